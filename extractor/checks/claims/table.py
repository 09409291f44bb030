"""Table totals against their rows: the 合计 row against the rows of each column, the 合计 column against the columns of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.checks.claims.whole import check_sum
from extractor.checks.judging.alarm import is_credible
from extractor.checks.verdict import Check
from extractor.figures import Told, tell_cells
from extractor.models import Article, Document

# Columns whose figures are no sums of those above them.
_NO_SUM = re.compile(
    "均|率|占比|比重|比例|比上年|同比|环比|增[长减速幅]|单价|均价|价格|排名|排序|名次|指数|人均|年份|得分|评分"
)
# Rows that are parts of the row above them, so that they would count twice.
_NESTED = re.compile("其中|小计|^[#＃·\\-—]|^（|^\\(")
_TOTAL_HEAD = re.compile(r"(?:合|总|共)\s*计(?:[（(].*)?")
_LEAST_ROWS = 2

_Column = tuple[object, ...]


@dataclass
class _Row:
    """A row of a table: its first cell, its figures by column, and whether it is a total."""

    label: str
    total: bool
    cells: dict[_Column, Told] = field(default_factory=dict)


def check_tables(document: Document, article: Article) -> Iterator[Check]:
    """The totals of the article's tables. A total that differs is told only where another of the table's totals is borne out, so that the rows are all of it."""
    for cells in tell_cells(document, article):
        rows = _rows(cells)
        for checks in (list(_check_rows(rows)), list(_check_columns(rows))):
            holds = any(check.verdict != "contradicted" for check in checks)
            yield from (check for check in checks if check.verdict != "contradicted" or (holds and is_credible(check)))


def _check_rows(rows: Sequence[_Row]) -> Iterator[Check]:
    """Each total row against the rows before it, or, where it is the first, those behind it, up to the next total."""
    totals = [at for at, row in enumerate(rows) if row.total]
    for number, at in enumerate(totals):
        begin = totals[number - 1] + 1 if number else 0
        parts = rows[begin:at]
        if not parts and number == 0:
            parts = rows[at + 1 : totals[1] if len(totals) > 1 else len(rows)]
        if len(parts) < _LEAST_ROWS or any(_NESTED.search(row.label) for row in parts):
            continue
        for column, whole in rows[at].cells.items():
            told = [row.cells[column] for row in parts if column in row.cells]
            if len(told) == len(parts) and _adds_up(whole):
                yield check_sum(whole, told).model_copy(update={"cue": rows[at].label})


def _check_columns(rows: Sequence[_Row]) -> Iterator[Check]:
    """A column headed 合计 against the others of its unit, row by row."""
    for row in rows:
        wholes = [told for told in row.cells.values() if _TOTAL_HEAD.fullmatch(told.metric)]
        if len(wholes) != 1 or not _adds_up(wholes[0]):
            continue
        parts = [t for t in row.cells.values() if t is not wholes[0] and t.unit == wholes[0].unit and _adds_up(t)]
        if len(parts) >= _LEAST_ROWS and len(parts) == len(row.cells) - 1:
            yield check_sum(wholes[0], parts).model_copy(update={"cue": wholes[0].metric})


def _adds_up(told: Told) -> bool:
    """Whether figures like this one may be added: no percentages, prices or averages."""
    figure = told.figure
    return (
        told.unit[0] in ("money", "quantity")
        and len(told.unit) == 2
        and not _NO_SUM.search(told.metric)
        and figure.upper is None
        and figure.number > Decimal(0)
    )


def _rows(cells: Sequence[Told]) -> list[_Row]:
    """The rows of a table, by the clause that each figure was read from."""
    rows: dict[tuple[int, int], _Row] = {}
    for told in cells:
        fact = told.used.fact
        place = (fact.evidence.start, fact.evidence.end)
        total = fact.qualifiers.get("aggregate") == "total"
        row = rows.setdefault(place, _Row(fact.evidence.text.split("\t")[0].strip(), total))
        row.total |= total
        others = tuple(sorted((k, v) for k, v in fact.qualifiers.items() if k != "aggregate"))
        period = fact.period.edtf if fact.period else None
        column: _Column = (fact.metric, told.unit, period, others)
        while column in row.cells:
            column = (*column, "again")  # two columns of one head
        row.cells[column] = told
    return [row for _, row in sorted(rows.items(), key=lambda placed: placed[0])]
