"""The text of articles for a report: blocks cut into runs at the borders of mentions, and what each mention means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractor.figures import Used, stated_facts
from extractor.models import Article, Block, BlockKind, Document, Entity, EntityType
from extractor.reports.telling.chart_series import Chart, chart_subjects
from extractor.reports.telling.fact_table import FactRow, Rows, article_anchor, block_anchor, title_of
from extractor.reports.telling.places import Mark, Places, cell_starts, find_marks
from extractor.reports.telling.utf16 import Utf16
from extractor.reports.wording.date_words import tell_edtf
from extractor.reports.wording.interface_words import Words
from extractor.reports.wording.values import Line, tell_value

# What a mention means, for a card: its type, lines of label and text, the anchors of its facts.
Card = tuple[EntityType, list[Line]]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; with a `type` it is a mention, `card` the number of its card, and `row` the anchor of its fact."""

    text: str
    type: EntityType | None = None
    card: int = 0
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table block; `start` is where it begins in the block's text, in UTF-16 units, None where that cannot be told."""

    start: int | None
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as it is shown: a table has `rows`, anything else `runs`."""

    anchor: str
    kind: BlockKind
    runs: list[Run]
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is shown. `blocks` holds its title and byline too, in reading order."""

    anchor: str
    title: str
    blocks: list[BlockView]
    charts: list[Chart]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A page as it is shown; `published` says when it came out and how that is known."""

    number: int
    anchor: str
    name: str
    published: str
    articles: list[ArticleView]


@dataclass(slots=True)
class Cards:
    """The cards of a report, each once however many mentions have it."""

    words: Words
    cards: list[Card] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, entity: Entity, rows: list[FactRow]) -> int:
        """The number of the mention's card, which also says what its facts are about."""
        lines = tell_value(entity.value, self.words)
        lines += [(self.words("fact.fact"), _gist(row)) for row in rows]
        key = f"{entity.type}\0{lines}"
        if key not in self._numbers:
            self._numbers[key] = len(self.cards)
            self.cards.append((entity.type, lines))
        return self._numbers[key]


def view_documents(documents: list[Document], rows: Rows, cards: Cards, first: int = 0) -> list[DocumentView]:
    """The pages of a report, in its order; the first one's number is `first`."""
    words = cards.words
    views = []
    for d, document in enumerate(documents, first):
        stated: defaultdict[str, list[Used]] = defaultdict(list)
        for used in stated_facts(document):
            stated[used.article].append(used)
        articles = [
            _view(article, d, a, rows[d, a], cards, chart_subjects(stated[article.id], words))
            for a, article in enumerate(document.articles)
        ]
        views.append(
            DocumentView(
                d, f"d{d}", document.source or words("report.unnamed"), describe_published(document, words), articles
            )
        )
    return views


def view_contents(documents: list[Document], words: Words) -> list[DocumentView]:
    """The pages of a report without their texts: names, and titles of articles."""
    return [
        DocumentView(
            d,
            f"d{d}",
            document.source or words("report.unnamed"),
            describe_published(document, words),
            [
                ArticleView(article_anchor(d, a), title_of(article, words), [], [])
                for a, article in enumerate(document.articles)
            ],
        )
        for d, document in enumerate(documents)
    ]


def published_dates(documents: list[Document], words: Words) -> str:
    """From when to when the documents were published, in words; empty where no date is known."""
    dates = sorted(document.published for document in documents if document.published)
    if not dates:
        return ""
    first, last = tell_edtf(dates[0], words), tell_edtf(dates[-1], words)
    return first if first == last else words("date.between", start=first, end=last)


def describe_published(document: Document, words: Words) -> str:
    """When the document was published, in words, and how that is known."""
    if document.published is None:
        return words("report.undated")
    basis = words(f"page.basis_{document.published_basis}") if document.published_basis else ""
    date = words("page.published", date=tell_edtf(document.published, words))
    return f"{date} · {basis}" if basis else date


def count_types(documents: list[Document]) -> Counter[EntityType]:
    """How many mentions of each type there are."""
    return Counter(entity.type for document in documents for entity in document.entities)


def _view(article: Article, d: int, a: int, rows: list[FactRow], cards: Cards, charts: list[Chart]) -> ArticleView:
    told: defaultdict[str, list[FactRow]] = defaultdict(list)
    for row in rows:
        told[row.fact.entity].append(row)
    marks = find_marks(Places(article.blocks), article.entities, len(article.blocks))
    blocks = [
        BlockView(block_anchor(d, a, number), block.kind, *_contents(block, marks[number], told, cards))
        for number, block in enumerate(article.blocks)
    ]
    return ArticleView(article_anchor(d, a), title_of(article, cards.words), blocks, charts)


def _contents(
    block: Block, marks: list[Mark], told: Mapping[str, list[FactRow]], cards: Cards
) -> tuple[list[Run], list[list[Cell]]]:
    """The runs of a block, or the cells of a table."""
    if block.rows is None:
        return list(_runs(block.text, 0, len(block.text), marks, told, cards)), []
    starts = cell_starts(block)
    if not starts:
        return [], [[Cell(None, [Run(cell)]) for cell in row] for row in block.rows]
    units = Utf16(block.text)
    table: list[list[Cell]] = []
    at = 0  # marks and cells are both in the order of the text
    for row, begins in zip(block.rows, starts, strict=True):
        cells = []
        for cell, begin in zip(row, begins, strict=True):
            end = begin + len(cell)
            own = []
            while at < len(marks) and marks[at].start < end:
                own += [marks[at]] if begin <= marks[at].start and marks[at].end <= end else []
                at += 1
            cells.append(Cell(units.at(begin), list(_runs(block.text, begin, end, own, told, cards))))
        table.append(cells)
    return [], table


def _runs(
    text: str, start: int, end: int, marks: list[Mark], told: Mapping[str, list[FactRow]], cards: Cards
) -> Iterator[Run]:
    at = start
    for mark in marks:
        if at < mark.start:
            yield Run(text[at : mark.start])
        rows = told.get(mark.entity.id, [])
        card = cards.number(mark.entity, rows)
        yield Run(text[mark.start : mark.end], mark.entity.type, card, rows[0].anchor if rows else None)
        at = mark.end
    if at < end:
        yield Run(text[at:end])


def _gist(row: FactRow) -> str:
    parts = [row.subject, row.fact.metric, row.period, *(text for _, text in row.qualifiers)]
    return " · ".join(filter(None, parts))
