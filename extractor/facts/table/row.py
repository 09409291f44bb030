"""What a row of a table is about: its name or thing, what its other words say of it, and when it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractor.facts.clauses.token import FIGURES, NAMED
from extractor.facts.found import Owner, ReadBlock, Site, owner_of
from extractor.facts.table.head import narrowing, narrowing_key
from extractor.facts.table.orientation import THINGS
from extractor.facts.table.reporting import first_period
from extractor.facts.table.table_context import Context
from extractor.mentions import Mention
from extractor.models import Date
from extractor.page import Block, Row, Table, core, is_blank, is_figure, is_period, role_of, without_unit_bracket

_NUMBERING = regex.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|(?:其中|减|加)[:：])\s*+"
)
# Which qualifier the words of a column beside the name are; empty: what they themselves tell.
_BESIDE = {"place": "place", "class": ""} | dict.fromkeys(("lot", "named", "project", "position", "indicator"), "item")
_PAIR_NAMES = ("bidder", "parcel", "position", "project", "named")


def without_numbering(label: str) -> str:
    """The label without 一、, （二）, 3. or 其中： before it."""
    return _NUMBERING.sub("", label, count=1)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table. `named` are the names that cells of the block are, by their text; `figures` the texts of its figures: a label that is one
    of them (60—69岁) names no thing. `own_name` is what a table without heads names by one of its labels (项目名称 | 某某工程)."""

    number: int
    table: Table
    context: Context
    named: Mapping[str, Mention]
    figures: frozenset[str]
    own_name: str

    @classmethod
    def of(cls, number: int, block: Block, table: Table, read: ReadBlock, context: Context) -> RowReader:
        """The reader of the table block `number` of an article."""
        text = block.text.folded
        named = {text[m.start : m.end].strip(): m for m in reversed(read.mentions) if m.type in NAMED}
        figures = frozenset(text[m.start : m.end].strip() for m in read.mentions if m.type in FIGURES)
        return cls(number, table, context, named, figures, "" if table.first else _named_by_a_pair(table))

    def label(self, row: Row, column: int) -> str:
        """The words that name the row; in a table without heads those that the cell of `column` is the value of, the nearest on its left."""
        name = self.table.name
        if self.table.first:
            return row.names[name] if name is not None and name < len(row.names) else ""
        words = [text for text in row.texts[:column] if not is_blank(text) and not is_figure(text)]
        return words[-1] if words else ""

    def owner(self, row: Row, label: str) -> tuple[Owner | None, str]:
        """Whom the row is about and by which rule: the name or thing that its label says, the place for 全市, else whom the table is about."""
        topic = self.context.topic
        if row.sums and role_of(row.sums) == "everywhere" and self.context.place is not None:
            return self.context.place, "place of the title"
        if row.sums and topic is not None and topic.type not in ("place", "organization"):
            return None, "sum"
        if row.sums or not label or is_period(label) or self._is_group(label):
            return topic, "article topic"
        return self.called(label), "name in the row" if label in self.named else "row label"

    def called(self, text: str) -> Owner:
        """The name or thing that a cell's text is."""
        mention = self.named.get(text)
        if mention is not None:
            return owner_of(Site(self.number, mention), text)
        return Owner(without_unit_bracket(without_numbering(text)), "thing")

    def beside(self, row: Row, label: str, *, measures: bool) -> dict[str, str]:
        """What the words of the row's other columns say of it: 中央资金 of 大塘镇, 第一阶梯 of 居民用水. `measures`: the rows are measures."""
        if row.sums:
            return {}
        found = narrowing(label) if label and not measures and self._is_group(label) else {}
        for c, column in enumerate(self.table.columns):
            left = not column.role and self.table.name is not None and c < self.table.name
            if c == self.table.name or c >= len(row.names) or not (left or column.role in _BESIDE):
                continue
            text = row.names[c]
            if is_blank(text) or text == label or (column.role != "lot" and is_figure(text)):
                continue
            key = _BESIDE.get(column.role, "item")
            if text.isdecimal():
                text = f"{core(column.head)}{text}"
            found = {**(narrowing(text) if not key else {key: text}), **found}
        return found

    def period(self, row: Row, inside: Sequence[Mention]) -> Date | None:
        """The date that says when the row holds: that of a column of dates, or of a first cell that is one. `inside` are the row's mentions."""
        for c, column in enumerate(self.table.columns):
            if c >= len(row.cells) or not (column.role == "time" or (c == 0 and is_period(row.texts[c]))):
                continue
            start, end = row.cells[c]
            found = first_period(m for m in inside if start <= m.start and m.end <= end)
            if found is not None:
                return self.context.reporting.placed(found, row.texts[c])
        return None

    def _is_group(self, label: str) -> bool:
        """Whether a label is a class of what is counted and no thing: 60—69岁, 一档, 博士研究生; of a column that names things (年级) none is."""
        if label in self.figures:
            return True
        role = self.table.columns[self.table.name].role if self.table.name is not None else ""
        return role not in THINGS and narrowing_key(label) in ("tier", "population")


def _named_by_a_pair(table: Table) -> str:
    found: dict[str, str] = {}
    for row in table.rows:
        for label, text in pairwise(row.texts):
            if not is_blank(text) and not is_figure(text):
                found.setdefault(role_of(label), text)
    return next((found[role] for role in _PAIR_NAMES if role in found), "")
