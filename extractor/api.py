"""`extract` and `Extractor`: from a raw page to a `Document`, room by room."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from extractor.facts import FoundFact, ReadBlock, Site, find_facts
from extractor.many import SIZE_LIMIT, TIME_LIMIT, Failure, Page
from extractor.many import extract_many as read_many
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Article, Block, Document, Entity, Evidence, Fact, PublishedBasis, Subject
from extractor.names import NamedBlock, NameFinder
from extractor.page import Article as PageArticle
from extractor.page import read_page
from extractor.text import Text
from extractor.values import find_values, infer_published

_SURROGATE = re.compile("[\ud800-\udfff]")
_PUBLISHED = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


class Extractor:
    """Reads pages. Options are given once; `extract` may be called often and from several threads."""

    def __init__(self) -> None:
        self._names = NameFinder()

    def extract(self, text: str, *, published: str | None = None, source: str | None = None) -> Document:
        """The records of a raw page.

        `published` is the publication date as EDTF: a year, a month or a day. `source` is kept in the document as it is.
        Never raises on a `str`; a text that is none is a TypeError, an unreadable date a ValueError.
        """
        if not isinstance(text, str):
            raise TypeError(f"text: expected str, got {type(text).__name__}")
        check_published(published)
        # JSON in UTF-8 has no lone surrogates; one character takes the place of one, so that offsets hold.
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
        articles = read_page(text)
        basis: PublishedBasis | None = "given" if published is not None else None
        if published is None:
            published, basis = infer_published(articles)
        values = [find_values(article, published) for article in articles]
        names = self._names.find(articles, values)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return Document(
            id=f"sha256:{digest}",
            source=source,
            published=published,
            published_basis=basis,
            text=text,
            articles=[
                _assemble(number, text, *parts)
                for number, parts in enumerate(zip(articles, values, names, strict=True))
            ],
        )

    def extract_many(
        self,
        pages: Iterable[str | Page],
        *,
        published: str | None = None,
        workers: int | None = None,
        time_limit: float = TIME_LIMIT,
        size_limit: int = SIZE_LIMIT,
        on_failure: Callable[[Failure], object] | None = None,
    ) -> Iterator[Document]:
        """The documents of many pages, in their order, read by several processes; a generator that takes pages as it is asked for documents.

        `workers` is the number of processes (default: the cores at hand); at most 8 pages a worker are taken and not yet given back.
        `published` holds for pages that bring no date of their own. A page of more than `size_limit` characters is not read, one that takes longer than
        `time_limit` seconds is given up with its process, and a crash costs only the page that was being read. Such a page raises ExtractionError, or with
        `on_failure` is handed to it as a `Failure` and left out. Closing the generator ends the processes. Raises TypeError for a page that is
        neither a `str` nor a `Page`, ValueError for a wrong option, WorkerError where no process can be started.
        """
        check_published(published)
        return read_many(
            self,
            pages,
            published=published,
            workers=workers,
            time_limit=time_limit,
            size_limit=size_limit,
            on_failure=on_failure,
        )


def check_published(published: str | None) -> None:
    """Raises TypeError or ValueError where `published` is not a year, month or day in EDTF."""
    if published is None:
        return
    if not isinstance(published, str):
        raise TypeError(f"published: expected str, got {type(published).__name__}")
    match = _PUBLISHED.fullmatch(published)
    if match is None or not _exists(*match.groups()):
        numbers = re.findall(r"\d+", published)
        mend = "-".join([numbers[0], *(n.zfill(2) for n in numbers[1:3])]) if numbers else ""
        match = _PUBLISHED.fullmatch(mend)
        hint = mend if match and _exists(*match.groups()) else "2025, 2025-03 or 2025-03-20"
        raise ValueError(f"published={published!r}: not an EDTF date; write {hint}")


def _exists(year: str, month: str | None, day: str | None) -> bool:
    from datetime import date

    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


@cache
def _default() -> Extractor:
    return Extractor()


def extract(text: str, *, published: str | None = None, source: str | None = None) -> Document:
    """The records of a raw page, with the default options: see `Extractor.extract`."""
    return _default().extract(text, published=published, source=source)


def extract_many(
    pages: Iterable[str | Page],
    *,
    published: str | None = None,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    size_limit: int = SIZE_LIMIT,
    on_failure: Callable[[Failure], object] | None = None,
) -> Iterator[Document]:
    """The documents of many pages, with the default options: see `Extractor.extract_many`."""
    return _default().extract_many(
        pages,
        published=published,
        workers=workers,
        time_limit=time_limit,
        size_limit=size_limit,
        on_failure=on_failure,
    )


def _assemble(
    number: int, raw: str, article: PageArticle, values: Sequence[Sequence[Mention]], names: Sequence[NamedBlock]
) -> Article:
    """The output record of one article: mentions merged, facts found, ids given."""
    read = []
    for block, found, named in zip(article.blocks, values, names, strict=True):
        mentions = [m for m in resolve_overlaps([*found, *named.mentions]) if _is_whole(raw, block.text, m)]
        read.append(ReadBlock(tuple(mentions), named.words))
    entities: list[Entity] = []
    ids: dict[tuple[int, int], str] = {}
    for b, block in enumerate(article.blocks):
        for mention in read[b].mentions:
            start, end = block.text.raw_span(mention.start, mention.end)
            ids[b, mention.start] = f"a{number}e{len(entities)}"
            entities.append(
                Entity(
                    id=ids[b, mention.start],
                    type=mention.type,
                    text=block.text.clean[mention.start : mention.end],
                    start=start,
                    end=end,
                    value=mention.value,
                )
            )
    by_id = {entity.id: entity for entity in entities}
    facts = [_fact(f"a{number}f{i}", found, article, ids, by_id) for i, found in enumerate(find_facts(article, read))]

    def text_of(kind: str) -> str | None:
        block = next((block for block in article.blocks if block.kind == kind), None)
        return block.text.clean if block else None

    return Article(
        id=f"a{number}",
        kicker=text_of("kicker"),
        title=text_of("title"),
        subtitle=text_of("subtitle"),
        byline=list(article.byline),
        blocks=[
            Block(
                kind=block.kind,
                text=block.text.clean,
                spans=list(block.text.pieces),
                rows=None if block.rows is None else [[block.cell_text(cell) for cell in row] for row in block.rows],
            )
            for block in article.blocks
        ],
        entities=entities,
        facts=facts,
    )


def _is_whole(raw: str, text: Text, mention: Mention) -> bool:
    """Whether the raw slice of the mention holds nothing but its text and white space.

    A mention broken in two by a caption or by another article has no such slice; the contract has no way to point at it, so it is left out.
    """
    start, end = text.raw_span(mention.start, mention.end)
    return "".join(raw[start:end].split()) == "".join(text.clean[mention.start : mention.end].split())


def _fact(
    id: str,
    found: FoundFact,
    article: PageArticle,
    ids: dict[tuple[int, int], str],
    entities: dict[str, Entity],
) -> Fact:
    def entity(site: Site) -> Entity:
        return entities[ids[site.block, site.mention.start]]

    figure = entity(found.figure)
    if figure.value.type not in ("money", "percent", "quantity", "duration"):
        raise TypeError(f"a fact's figure is a {figure.value.type}")
    subject = None
    if found.subject is not None:
        source = entity(found.subject)
        subject = Subject(text=getattr(source.value, "name", source.text), type=source.type, entity=source.id)
    text = article.blocks[found.figure.block].text
    start, end = text.raw_span(*found.evidence)
    return Fact(
        id=id,
        subject=subject,
        metric=found.metric,
        value=figure.value,
        entity=figure.id,
        period=found.period,
        qualifiers=dict(found.qualifiers),
        evidence=Evidence(text=text.clean[found.evidence[0] : found.evidence[1]], start=start, end=end),
    )
