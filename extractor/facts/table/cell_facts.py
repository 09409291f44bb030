"""Table cells as facts. Either the rows are things and the heads say what is measured, or the rows are measures (营业收入) and the heads say when or of whom.

地块编号 | 面积（亩） | 起始价（万元）          项目     | 本报告期 | 上年同期
LC-01    | 45.2       | 6,780                   营业收入 | 96,310   | 88,207
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.facts.clauses.token import FIGURES
from extractor.facts.found import FoundFact, Owner, ReadBlock, Site
from extractor.facts.table.head import Head, is_change, is_measure, narrowing, read_head, without_unit
from extractor.facts.table.orientation import THINGS, bases_of, rows_are_measures, without_common
from extractor.facts.table.reporting import Reporting
from extractor.facts.table.row import RowReader, without_numbering
from extractor.facts.table.table_context import Context, read_context
from extractor.mentions import Mention
from extractor.models import Date
from extractor.page import Article, Block, Row, Table, is_of

_LABEL = regex.compile(r"[\p{Han}“”·（）()]{2,}+(?=[:：\s]*$)")
_NOT_SAID = frozenset(
    {"盈利", "约为", "大约", "不超过", "不低于", "合计", "共计", "左右", "最高", "最低", "人民币", "每年", "每月"}
)
_DOWNWARDS = ("减少", "下降", "降低")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure in its cell: the row, its mentions, the column's head and base, the words that name the row, and when it holds."""

    row: Row
    inside: tuple[Mention, ...]
    column: int
    mention: Mention
    head: Head
    base: str
    label: str
    dated: Date | None


def find_table_facts(
    number: int,
    article: Article,
    blocks: Sequence[ReadBlock],
    topic: Owner | None,
    reporting: Reporting,
) -> list[FoundFact]:
    """A fact for every figure in the cells of the table block `number`, in reading order.

    `topic` is whom the article is about: the owner of a row that names nobody where neither caption nor title names one.
    """
    block = article.blocks[number]
    if block.table is None:
        return []
    context = read_context(number, article, blocks, topic, reporting)
    return list(_Reading(number, block, block.table, blocks[number], context).facts())


class _Reading:
    """A table being read."""

    def __init__(self, number: int, block: Block, table: Table, read: ReadBlock, context: Context) -> None:
        self.number, self.block, self.table, self.context = number, block, table, context
        self.mentions = read.mentions
        self.rows = RowReader.of(number, block, table, read, context)
        start = table.rows[0].cells[0][0] if table.rows and table.rows[0].cells else 0
        above = [mention for mention in read.mentions if mention.end <= start]
        heads = [read_head(block, column, above, context.reporting) for column in table.columns]
        self.measures = rows_are_measures(table, heads)
        self.heads = without_common(table, heads) if self.measures else heads
        self.bases = bases_of(self.heads)

    def facts(self) -> Iterator[FoundFact]:
        """The facts, row by row."""
        at = 0
        for row in self.table.rows:
            if not row.cells:
                continue
            while at < len(self.mentions) and self.mentions[at].start < row.cells[0][0]:
                at += 1
            first = at
            while at < len(self.mentions) and self.mentions[at].end <= row.cells[-1][1]:
                at += 1
            if at > first and not row.is_section:
                yield from self._row(row, self.mentions[first:at])

    def _row(self, row: Row, inside: tuple[Mention, ...]) -> Iterator[FoundFact]:
        dated = self.rows.period(row, inside)
        for mention in (mention for mention in inside if mention.type in FIGURES):
            spans = enumerate(row.cells)
            column = next((c for c, (start, end) in spans if start <= mention.start and mention.end <= end), None)
            if column is None or column >= len(self.heads) or self.table.is_silent(column):
                continue
            label = self.rows.label(row, column)
            whole = mention.end - mention.start >= len(label)
            if column == self.table.name and (not whole or self.table.columns[column].role in THINGS):
                continue
            head, base = self.heads[column], self.bases[column]
            yield self._fact(_Cell(row, inside, column, mention, head, base, label, dated))

    def _fact(self, cell: _Cell) -> FoundFact:
        owner, by = self._owner(cell)
        metric, measured_by = self._metric(cell)
        if measured_by == "row label" and not self.measures and (owner is None or owner.site is None):
            owner, by = self.context.topic, "article topic"  # the label cannot be both
        row, head = cell.row, cell.head
        qualifiers = narrowing(head.narrows) if head.narrows else {}
        beside = self.rows.beside(row, cell.label, measures=self.measures)
        if head.narrows and beside.keys() & qualifiers.keys() and head.narrows not in metric:
            metric = f"{metric}（{head.narrows}）"  # 电价（高峰时段）: the row's own item takes the qualifier
        qualifiers |= beside
        qualifiers |= {"aggregate": "total"} if row.sums or (self.measures and is_of(cell.label, "total")) else {}
        qualifiers |= {"item": without_numbering(row.section)} if row.section else {}
        said = self._said_before(cell)
        if head.change and head.change not in metric:
            metric += head.change
        elif said and is_change(said):
            metric += said if said not in metric else ""
        elif said and said not in _NOT_SAID and metric and said not in metric:
            qualifiers["item"] = said
        fall = next((word for word in _DOWNWARDS if said.endswith(word)), "")
        if fall and (head.change or is_change(said)):
            qualifiers["direction"] = fall  # 比上年同期下降：82.01%-73.02% is a fall, however its ends are written
        period, dated_by = self._period(cell)
        return FoundFact(
            figure=Site(self.number, cell.mention),
            subject=owner,
            metric=metric or "数量",
            period=period,
            evidence=(row.cells[0][0], row.cells[-1][1]),
            qualifiers=qualifiers,
            rules={
                "metric": measured_by,
                "subject": by,
                "evidence": "table row",
                **({"period": dated_by} if period else {}),
            },
        )

    def _owner(self, cell: _Cell) -> tuple[Owner | None, str]:
        """Whom the figure is about: in a table of measures the thing over its column, the one that the table names, or its topic; else its row's."""
        if not self.measures:
            return self.rows.owner(cell.row, cell.label)
        over = cell.head.metric
        if over and not is_measure(over):
            return self.rows.called(over), "column header"
        if self.rows.own_name:
            return self.rows.called(self.rows.own_name), "label and value"
        return self.context.topic, "article topic"

    def _metric(self, cell: _Cell) -> tuple[str, str]:
        """What is measured and what says so; of a change its base."""
        head, label = cell.head, without_unit(without_numbering(cell.label)) if cell.label else ""
        if self.measures:
            return label or head.metric, "row label"
        if head.metric or (head.change and cell.base):
            return head.metric or cell.base, "column header"
        if head.generic and not head.change:
            return head.generic, "column header"
        return (self.context.measure, "caption") if self.context.measure else (label, "row label")

    def _period(self, cell: _Cell) -> tuple[Date | None, str]:
        """When the figure holds: by its column's head, by its row, else by caption or title."""
        if cell.head.dated:
            return cell.head.period, "table header"
        if cell.dated is not None:
            return cell.dated, "table row"
        reporting = self.context.reporting
        told = reporting.said or (reporting.read if cell.head.change and self.measures else None)
        return told, "caption or title"

    def _said_before(self, cell: _Cell) -> str:
        """What stands right before the figure in its cell: 商业用地40年, 比上年同期下降：45%."""
        start, at = cell.row.cells[cell.column][0], cell.mention.start
        ends = (m.end for m in cell.inside if m.type in FIGURES and start <= m.start and m.end <= at)
        match = _LABEL.search(self.block.text.folded[max(ends, default=start) : at])
        text = match[0] if match else ""
        return "" if text.startswith(("每", "平均", "最")) else text
