"""The facts of a report as rows: in words, with where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.figures import base_number
from extractor.models import Article, Document, Fact
from extractor.reports.telling.places import Places
from extractor.reports.telling.utf16 import Utf16
from extractor.reports.wording.date_words import tell_date
from extractor.reports.wording.interface_words import Words
from extractor.reports.wording.numbers import tell_figure


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact in words.

    `anchor` names its row, `evidence_anchor` the block that holds the evidence (the article where none does), and `evidence_span` the stretch of the
    block's text, in UTF-16 units as JavaScript counts. `number` and `day` are what the table sorts by.
    """

    anchor: str
    fact: Fact
    document: int
    article: int
    article_title: str
    subject: str
    status: str
    value: str
    period: str
    qualifiers: list[tuple[str, str]]
    number: float | None
    day: str
    evidence_anchor: str
    evidence_span: tuple[int, int] | None


# A fact is found again by its document, its article's number in that document, and its number in that article.
Rows = dict[tuple[int, int], list[FactRow]]


def make_rows(documents: list[Document], words: Words, first: int = 0) -> Rows:
    """The rows of every article, by the numbers of its document (the first one's is `first`) and its own."""
    return {
        (d, a): list(_rows(article, d, a, words))
        for d, document in enumerate(documents, first)
        for a, article in enumerate(document.articles)
    }


def _rows(article: Article, d: int, a: int, words: Words) -> Iterator[FactRow]:
    places = Places(article.blocks)
    entities = {entity.id: entity for entity in article.entities}
    units = [Utf16(block.text) for block in article.blocks]
    for number, fact in enumerate(article.facts):
        anchor, span = article_anchor(d, a), None
        entity = entities.get(fact.entity)
        figure = None if entity is None else places.find(entity.start, entity.end)
        if figure is not None:
            anchor = block_anchor(d, a, figure.block)
            evidence = places.within(figure.block, fact.evidence.start, fact.evidence.end) or figure
            span = units[figure.block].at(evidence.start), units[figure.block].at(evidence.end)
        yield FactRow(
            anchor=f"f{d}-{a}-{number}",
            fact=fact,
            document=d,
            article=a,
            article_title=title_of(article, words),
            subject=fact.subject.text if fact.subject else "",
            status=_status(fact, words),
            value=tell_figure(fact.value, words),
            period=tell_date(fact.period, words) if fact.period else "",
            qualifiers=[(words.of("qualifier", name), text) for name, text in fact.qualifiers.items()],
            number=_sort_number(fact),
            day=(fact.period.start or fact.period.end or "") if fact.period else "",
            evidence_anchor=anchor,
            evidence_span=span,
        )


def article_anchor(document: int, article: int) -> str:
    """The id of an article in the report."""
    return f"a{document}-{article}"


def block_anchor(document: int, article: int, block: int) -> str:
    """The id of a block in the report."""
    return f"b{document}-{article}-{block}"


def title_of(article: Article, words: Words) -> str:
    """The article's title; where it has none the beginning of its text."""
    first = article.blocks[0].text[:24] if article.blocks else ""
    return article.title or first or words("report.untitled")


def _status(fact: Fact, words: Words) -> str:
    """What becomes of a figure that is no plain statement, in words; empty for one that is."""
    status = fact.status
    return "" if status == "actual" else words.of("status", status)


def _sort_number(fact: Fact) -> float | None:
    number = base_number(fact.value)
    if number is None or abs(number) > Decimal("1e300"):
        return None
    return float(number)
