"""The pipeline component `extractor` for spaCy: `nlp.add_pipe("extractor")`, found through the entry point `spacy_factories`.

It reads `doc.text` as a page and sets

- `doc.spans["extractor"]`: every mention that the tokens can hold, with our types as labels (`programme`, `money`);
- `doc.ents`: the same with spaCy's usual labels (`PERSON`, `ORG`, `GPE`, `MONEY`; see `LABELS`). Entities that an earlier component set stay
  where ours leave room;
- `doc._.facts` and `doc._.extracted`: the facts, and the whole `Document`, as our models;
- `doc._.unaligned`: the entities whose borders lie inside a token. With the character segmenter of `spacy.blank("zh")` there are
  none but in words of letters; with a word segmenter there are, and `alignment` says what becomes of them.

The id of a span (`span.id_`) is that of our entity. `doc._.published` may be set before: the publication date in EDTF.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractor.api import Extractor
from extractor.arguments import check_published
from extractor.models import Date, Document, Duration, Entity, Fact, Place, Quantity

if TYPE_CHECKING:
    from pathlib import Path

# Our type to the label of OntoNotes, which spaCy's models use. Where one type has several, `label_of` chooses.
LABELS: dict[str, str] = {
    "programme": "PRODUCT",
    "organization": "ORG",
    "person": "PERSON",
    "place": "GPE",
    "money": "MONEY",
    "percent": "PERCENT",
    "quantity": "CARDINAL",
    "date": "DATE",
    "duration": "DATE",
    "phone": "PHONE",
    "url": "URL",
    "document_number": "LAW",
}
SPANS_KEY = "extractor"
_DATA = "extractor"
_EXTENSIONS = ("facts", "extracted", "unaligned")

Alignment = Literal["strict", "contract", "expand"]


class ExtractorComponent:
    """See the module. `alignment` is spaCy's: `strict` leaves out of `doc` what does not end with a token, `expand` takes the whole tokens,
    `contract` those inside. `doc.ents` may not overlap: where expanded mentions do, the longer stays. `labels` replaces entries of `LABELS`.
    """

    def __init__(
        self,
        name: str,
        *,
        published: str | None,
        alignment: Alignment,
        labels: dict[str, str],
        names: str,
        lexicons: list[str],
    ) -> None:
        if alignment not in ("strict", "contract", "expand"):
            raise ValueError(f"alignment={alignment!r}: strict, contract or expand")
        unknown = sorted(set(labels) - set(LABELS))
        if unknown:
            raise ValueError(f"labels: no type {unknown[0]!r}; there are {', '.join(LABELS)}")
        check_published(published)
        _register()
        self.name = name
        self._published = published
        self._alignment = alignment
        self._labels = labels
        self._extractor = Extractor(names=cast("Literal['network', 'fast']", names), lexicons=lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """The doc, with what was found in it."""
        # A component that was pickled to another process has not been made there.
        _register()
        document = self._extractor.extract(doc.text, published=doc._.published or self._published)
        spans = []
        for entity in document.entities:
            if entity.spans is not None:  # a span of tokens would take in what stands between its pieces
                continue
            span = doc.char_span(
                entity.start, entity.end, entity.type, alignment_mode=self._alignment, span_id=entity.id
            )
            if span is not None:
                spans.append((span, label_of(entity, self._labels)))
        doc.spans[SPANS_KEY] = [span for span, _ in spans]
        ours = [Span(doc, span.start, span.end, label, span_id=span.id_) for span, label in spans]
        kept = filter_spans(ours)
        taken = {token.i for span in kept for token in span}
        before = [span for span in doc.ents if not taken.intersection(range(span.start, span.end))]
        doc.ents = (*kept, *before)
        # Text, so that it survives `doc.to_bytes` and the way between processes.
        doc.user_data[_DATA] = document.model_dump_json()
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing is learnt: the options in the pipeline's config are all there is."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> ExtractorComponent:
        return self

    def to_disk(self, _: str | Path, **__: object) -> None:
        """Nothing to write, as for `to_bytes`."""

    def from_disk(self, _: str | Path, **__: object) -> ExtractorComponent:
        return self


@Language.factory(
    "extractor",
    assigns=["doc.ents", "doc.spans", "doc._.facts", "doc._.extracted", "doc._.unaligned"],
    default_config={"published": None, "alignment": "strict", "labels": {}, "names": "network", "lexicons": []},
)
def make_component(
    nlp: Language,
    name: str,
    published: str | None,
    alignment: Alignment,
    labels: dict[str, str],
    names: str,
    lexicons: list[str],
) -> ExtractorComponent:
    """The component for a pipeline; its options are those of `ExtractorComponent`, `names` and `lexicons` those of `Extractor`."""
    del nlp
    return ExtractorComponent(
        name, published=published, alignment=alignment, labels=labels, names=names, lexicons=lexicons
    )


def label_of(entity: Entity, labels: dict[str, str] | None = None) -> str:
    """spaCy's usual label of an entity: `FAC` for a site, `TIME` for a clock time or a span of hours, `QUANTITY` for a measure, else by its type."""
    if labels and entity.type in labels:
        return labels[entity.type]
    value = entity.value
    if isinstance(value, Place) and value.level == "site":
        return "FAC"
    if isinstance(value, Quantity) and value.si is not None:
        return "QUANTITY"
    if isinstance(value, Date) and (value.edtf or "").startswith("T"):
        return "TIME"
    if isinstance(value, Duration) and (value.iso or "").startswith("PT"):
        return "TIME"
    return LABELS[entity.type]


def _register() -> None:
    """The underscore attributes, once. Raises ValueError where another package has taken a name."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    for name, getter in zip(_EXTENSIONS, (_facts, _extracted, _unaligned), strict=True):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
        elif Doc.get_extension(name)[2] is not getter:
            raise ValueError(f"doc._.{name} is another package's; extractor needs the name")


def _extracted(doc: Doc) -> Document | None:
    data = doc.user_data.get(_DATA)
    return None if data is None else _parsed(data)


def _facts(doc: Doc) -> list[Fact]:
    document = _extracted(doc)
    return [] if document is None else list(document.facts)


def _unaligned(doc: Doc) -> list[Entity]:
    """The entities that do not begin and end with a token, or that a caption cuts in two."""
    document = _extracted(doc)
    if document is None:
        return []
    return [e for e in document.entities if e.spans is not None or doc.char_span(e.start, e.end) is None]


@lru_cache(maxsize=16)
def _parsed(data: str) -> Document:
    return Document.model_validate_json(data)
