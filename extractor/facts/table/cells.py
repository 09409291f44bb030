"""Table cells as facts. Either the rows are things and the heads say what is measured, or the rows are measures (营业收入) and the heads say when or of whom.

地块编号 | 面积（亩） | 起始价（万元）          项目     | 本报告期 | 上年同期
LC-01    | 45.2       | 6,780                   营业收入 | 96,310   | 88,207
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractor.facts.clauses.token import FIGURES, NAMED
from extractor.facts.found import FoundFact, Owner, ReadBlock, Site, owner_of
from extractor.facts.table.head import Head, is_change, is_measure, narrowing, narrowing_key, read_head, without_unit
from extractor.facts.table.reporting import Reporting, first_period
from extractor.mentions import Mention
from extractor.models import Date
from extractor.page import (
    Article,
    Block,
    Row,
    Table,
    core,
    is_blank,
    is_figure,
    is_period,
    role_of,
    without_unit_bracket,
)

_NUMBERING = regex.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|(?:其中|减|加)[:：])\s*+"
)
_LABEL = regex.compile(r"[\p{Han}“”·（）()]{2,}+(?=[:：\s]*$)")
_NOT_SAID = frozenset(
    {"盈利", "约为", "大约", "不超过", "不低于", "合计", "共计", "左右", "最高", "最低", "人民币", "每年", "每月"}
)
_TITLES = ("title", "subtitle", "kicker")
# Columns beside the name whose text narrows the row.
_BESIDE = {
    "place": "place",
    "class": "",
    "lot": "item",
    "named": "item",
    "project": "item",
    "position": "item",
    "indicator": "item",
}
_THINGS = frozenset({"bidder", "parcel", "position", "named", "project", "place", "lot", "body"})
_MOSTLY = 0.6


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
    return list(
        _Reading(
            number, block, block.table, blocks[number], *_context(number, article, blocks, topic, reporting)
        ).facts()
    )


def _context(
    number: int, article: Article, blocks: Sequence[ReadBlock], topic: Owner | None, reporting: Reporting
) -> tuple[Owner | None, Owner | None, Reporting, str]:
    """Whom the table is about, the place it is about, the period it reports on, and what it measures by its caption."""
    table = article.blocks[number].table
    caption = table.caption if table else ""
    above = next((n for n in range(number - 1, -1, -1) if caption and article.blocks[n].text.folded == caption), None)
    titles = [n for n, block in enumerate(article.blocks) if block.kind in _TITLES]
    near = ([above] if above is not None else []) + titles
    names = [(n, m) for n in near for m in blocks[n].mentions if m.type in NAMED and m.type != "person"]
    named = [owner_of(Site(n, m), article.blocks[n].text.clean[m.start : m.end]) for n, m in names]
    place = next((owner for owner in named if owner.type == "place"), None)
    period = first_period(blocks[above].mentions) if above is not None else None
    measured = next((text for n in near if (text := _measure_in(article.blocks[n].text.folded))), "")
    return (named[0] if named else topic), place, reporting.under(period), measured


_IN_TITLE = regex.compile(
    r"\p{Han}{0,2}(?:量|额|价格|均价|人数|面积|产值|收入|值|费用|增加值)(?=(?:历年|月度|年度)?(?:统计|情况|一览|表|信息|监测|汇总|公示|排名|数据|行情|走势|明细|$))"
)


def _measure_in(text: str) -> str:
    match = _IN_TITLE.search(text)
    return match[0] if match else ""


@dataclass(slots=True)
class _Reading:
    """A table being read. `figures` are the texts of its figures: a label that is one of them (60—69岁) names no thing."""

    number: int
    block: Block
    table: Table
    read: ReadBlock
    topic: Owner | None
    place: Owner | None
    reporting: Reporting
    measured: str
    figures: frozenset[str] = frozenset()

    def facts(self) -> Iterator[FoundFact]:
        """The facts, row by row."""
        start = self.table.rows[0].cells[0][0] if self.table.rows and self.table.rows[0].cells else 0
        above = [m for m in self.read.mentions if m.end <= start]
        heads = [read_head(self.block, column, above, self.reporting) for column in self.table.columns]
        named = {
            self.block.text.folded[m.start : m.end].strip(): m for m in reversed(self.read.mentions) if m.type in NAMED
        }
        self.figures = frozenset(
            self.block.text.folded[m.start : m.end].strip() for m in self.read.mentions if m.type in FIGURES
        )
        measures = self._rows_are_measures(heads)
        if measures:
            heads = self._without_common(heads)
        bases = self._bases(heads)
        mentions = list(self.read.mentions)
        at = 0
        for row in self.table.rows:
            if not row.cells:
                continue
            while at < len(mentions) and mentions[at].start < row.cells[0][0]:
                at += 1
            inside = []
            while at < len(mentions) and mentions[at].end <= row.cells[-1][1]:
                inside.append(mentions[at])
                at += 1
            if inside and not row.is_section:
                yield from self._row(row, inside, heads, bases, named, measures=measures)

    def _figure_columns(self) -> list[int]:
        """The columns most of whose cells are figures."""
        columns = []
        for c, column in enumerate(self.table.columns):
            if c == self.table.name or self.table.is_silent(c) or column.role == "time":
                continue
            texts = [row.texts[c] for row in self.table.rows[:60] if c < len(row.texts) and not is_blank(row.texts[c])]
            if sum(any(map(str.isdigit, text)) for text in texts) * 2 > len(texts):
                columns.append(c)
        return columns

    def _rows_are_measures(self, heads: Sequence[Head]) -> bool:
        """Whether the rows name what is measured, and the heads when, of whom, or by how much it changed."""
        table = self.table
        if not table.first:
            return True
        if table.name is None:
            return False
        figures = self._figure_columns()
        measured = [c for c in figures if heads[c].metric and is_measure(table.columns[c].head)]
        role = table.columns[table.name].role
        if measured and len(figures) > 1 and not self._is_transposed(heads, figures):
            return False
        labels = [row.names[table.name] for row in table.rows[:60] if table.name < len(row.names) and not row.sums]
        labels = [label for label in labels if label]
        share = sum(is_measure(label) for label in labels) / len(labels) if labels else 0
        if role == "indicator":
            return not measured or share > _MOSTLY
        if len(table.columns) == 2 and share > _MOSTLY and not measured:
            return True
        if role in _THINGS and len(table.columns) > 2 and any(heads[c].metric for c in figures):
            return share > _MOSTLY and not measured and not any(is_measure(table.columns[c].head) for c in figures)
        return share > _MOSTLY and not measured

    def _without_common(self, heads: Sequence[Head]) -> list[Head]:
        """The heads, where all columns of figures name the same (上市后) that as what narrows them: an owner would tell them apart."""
        said = [heads[c].metric for c in self._figure_columns()]
        if len(said) < 2 or len(set(said)) > 1 or not said[0] or is_measure(said[0]):
            return list(heads)
        return [replace(h, metric="", narrows=h.narrows or h.metric) if h.metric == said[0] else h for h in heads]

    def _is_transposed(self, heads: Sequence[Head], figures: Sequence[int]) -> bool:
        return bool(figures) and all(heads[c].is_open for c in figures)

    def _bases(self, heads: Sequence[Head]) -> list[str]:
        """For each column the measure that a change in it is a change of: that of the nearest column on its left that measures one."""
        bases: list[str] = []
        base = other = ""
        for head in heads:
            said = "" if head.change else head.metric or head.generic
            if said and is_measure(said):
                base = said
            other = said or other
            bases.append(head.metric or base or other)
        return bases

    def _row(
        self,
        row: Row,
        inside: Sequence[Mention],
        heads: Sequence[Head],
        bases: Sequence[str],
        named: dict[str, Mention],
        *,
        measures: bool,
    ) -> Iterator[FoundFact]:
        label = row.names[self.table.name] if self.table.name is not None and self.table.name < len(row.names) else ""
        if not self.table.first:
            label = next((text for text in row.texts if not is_blank(text) and not is_figure(text)), "")
        dated = self._row_period(row, inside)
        for mention in inside:
            if mention.type not in FIGURES:
                continue
            column = next(
                (c for c, (start, end) in enumerate(row.cells) if start <= mention.start and mention.end <= end), None
            )
            if column is None or column >= len(heads) or self.table.is_silent(column):
                continue
            if column == self.table.name and mention.end - mention.start < len(label):
                continue
            yield self._fact(
                row, inside, mention, column, heads[column], bases[column], label, dated, named, measures=measures
            )

    def _fact(
        self,
        row: Row,
        inside: Sequence[Mention],
        mention: Mention,
        column: int,
        head: Head,
        base: str,
        label: str,
        dated: Date | None,
        named: dict[str, Mention],
        *,
        measures: bool,
    ) -> FoundFact:
        qualifiers = {"aggregate": "total"} if row.sums else {}
        if row.section:
            qualifiers["item"] = _NUMBERING.sub("", row.section, count=1)
        owner, rule = self._owner(row, label, named)
        metric, metric_rule = head.metric or (base if head.change else ""), "column header"
        if measures:
            subject_head = head.metric if head.metric and not is_measure(head.metric) else ""
            mention_head = named.get(subject_head)
            if subject_head:
                owner = (
                    owner_of(Site(self.number, mention_head), subject_head)
                    if mention_head
                    else Owner(subject_head, "thing")
                )
                rule = "column header"
            else:
                owner, rule = self.topic, "article topic"
            metric, metric_rule = (
                without_unit(_NUMBERING.sub("", label, count=1)) if label else head.metric,
                "row label",
            )
        elif not metric and head.generic and not head.change:
            metric = head.generic
        elif not metric:
            metric, metric_rule = self.measured or without_unit(label), "caption" if self.measured else "row label"
            if not self.measured and owner is not None and owner.site is None:
                owner, rule = self.topic, "article topic"
        said = self._said_in_cell(row, inside, column, mention)
        if head.change and head.change not in metric:
            metric += head.change
        elif said and is_change(said):
            metric += said if said not in metric else ""
        elif said and said not in _NOT_SAID and metric and said not in metric:
            qualifiers = {**qualifiers, "item": said}
        if head.change and said in ("减少", "下降", "降低"):
            qualifiers["direction"] = said
        narrows = {**(narrowing(head.narrows) if head.narrows else {}), **self._beside(row, label, measures=measures)}
        qualifiers = {**narrows, **qualifiers}
        period = (
            head.period
            if head.dated
            else dated or self.reporting.said or (self.reporting.read if head.change and measures else None)
        )
        return FoundFact(
            figure=Site(self.number, mention),
            subject=owner,
            metric=metric or "数量",
            period=period,
            evidence=(row.cells[0][0], row.cells[-1][1]),
            qualifiers=qualifiers,
            rules={
                "metric": metric_rule,
                "subject": rule,
                "evidence": "table row",
                **({"period": "table header" if head.dated or dated else "caption or title"} if period else {}),
            },
        )

    def _owner(self, row: Row, label: str, named: dict[str, Mention]) -> tuple[Owner | None, str]:
        """Whom the row is about: the name or thing that its label says, the place for 全市, else whom the table is about."""
        if row.sums and role_of(row.sums) == "everywhere" and self.place is not None:
            return self.place, "place of the title"
        if row.sums and self.topic is not None and self.topic.type not in ("place", "organization"):
            return None, "sum"
        if row.sums or not label or is_period(label):
            return self.topic, "article topic"
        mention = named.get(label)
        if mention is not None:
            return owner_of(Site(self.number, mention), label), "name in the row"
        if label in self.figures or narrowing_key(label) == "tier" or _is_class(label):
            return self.topic, "article topic"
        return Owner(without_unit_bracket(_NUMBERING.sub("", label, count=1)), "thing"), "row label"

    def _beside(self, row: Row, label: str, *, measures: bool) -> dict[str, str]:
        """What the other columns of words say of the row: 中央资金 of 大塘镇, 第一阶梯 of 居民用水."""
        found: dict[str, str] = {}
        if (
            label
            and not measures
            and not row.sums
            and (label in self.figures or _is_class(label) or narrowing_key(label) == "tier")
        ):
            found |= narrowing(label)
        for c, column in enumerate(self.table.columns):
            if c == self.table.name or column.role not in _BESIDE or c >= len(row.names):
                continue
            text = row.names[c]
            if column.role != "lot" and is_figure(text):
                continue
            if not text or is_blank(text) or text == label or row.sums:
                continue
            key = _BESIDE[column.role]
            if text.isdecimal():
                text = f"{core(column.head)}{text}"
            found = {**(narrowing(text) if not key else {key: text}), **found}
        return found

    def _row_period(self, row: Row, inside: Sequence[Mention]) -> Date | None:
        """The date that says when the row holds: that of a column of dates, or of a first cell that is one."""
        for c, column in enumerate(self.table.columns):
            if c >= len(row.cells) or not (column.role == "time" or (c == 0 and is_period(row.texts[c]))):
                continue
            start, end = row.cells[c]
            found = first_period(m for m in inside if start <= m.start and m.end <= end)
            if found is not None:
                return found
        return None

    def _said_in_cell(self, row: Row, inside: Sequence[Mention], column: int, mention: Mention) -> str:
        """What stands right before the figure in its cell: 商业用地40年, 比上年同期下降：45%."""
        start = row.cells[column][0]
        before = max(
            (m.end for m in inside if m.type in FIGURES and start <= m.start and m.end <= mention.start), default=start
        )
        match = _LABEL.search(self.block.text.folded[before : mention.start])
        text = match[0] if match else ""
        return "" if text.startswith(("每", "平均", "最")) else text


def _is_class(label: str) -> bool:
    """Whether a label is a group by age, learning or the like and no thing: 60—69岁, 博士研究生."""
    return narrowing_key(label) == "population"
