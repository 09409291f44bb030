"""What every calculator gives back beside its result: the facts it rests on and the arithmetic, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import computed_field, model_validator

from extractor.models import Document, Fact, Modifier, Number, Record, Status


class Used(Record):
    """A fact that a result rests on, and the document it was read in: its source where it has one, else its id."""

    document: str
    published: str | None = None
    article: str
    fact: Fact

    def __str__(self) -> str:
        fact = self.fact
        parts = [fact.subject.text if fact.subject else "", fact.metric, str(fact.value)]
        if fact.period is not None and fact.period.edtf is not None:
            parts.append(fact.period.edtf)
        parts += [f"{name}={text}" for name, text in fact.qualifiers.items()]
        return " ".join(filter(None, parts))


class Reckoned(Record):
    """A result of a calculator. `statuses` are those of the facts it rests on, each once: a figure that is only planned makes no actual result."""

    @model_validator(mode="before")
    @classmethod
    def _leave_out_statuses(cls, data: object) -> object:
        """What was written out can be read back: `statuses` is worked out anew."""
        return {k: v for k, v in data.items() if k != "statuses"} if isinstance(data, dict) else data

    @computed_field  # type: ignore[prop-decorator]  # as pydantic documents it
    @property
    def statuses(self) -> list[Status]:
        """The statuses of the facts that the result rests on, in their order."""
        return list(dict.fromkeys(used.fact.status for used in _used_in(dict(self))))


def _used_in(value: object) -> Iterator[Used]:
    """The facts that stand anywhere in a result."""
    if isinstance(value, Used):
        yield value
    elif isinstance(value, Record):
        yield from _used_in(dict(value))
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _used_in(part)


class Step(Record):
    """One line of arithmetic: `formula` in plain decimals (`677800 - 300000 - 302500`), what comes out and in which unit.

    `modifier` is what the hedges of the operands leave of the result's exactness; `rounding` says how it was rounded, None where it is exact.
    """

    name: str
    formula: str
    result: Number
    unit: str | None = None
    modifier: Modifier = "exact"
    rounding: str | None = None


class CalculationError(ValueError):
    """A result that the documents do not give away. `stated` lists what they do say of the kind that was asked for, a line each."""

    def __init__(self, message: str, stated: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.stated = tuple(stated)


def stated_facts(documents: Document | Iterable[Document]) -> Iterator[Used]:
    """The facts of the documents in reading order, each with its document and the id of its article."""
    for document in [documents] if isinstance(documents, Document) else documents:
        name = document.source or document.id
        for article in document.articles:
            for fact in article.facts:
                yield Used(document=name, published=document.published, article=article.id, fact=fact)
