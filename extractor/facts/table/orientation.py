"""Which way a table is to be read: whether its rows are things or measures, and what a column of changes is a change of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.facts.table.head import Head, is_measure
from extractor.page import Table, is_blank

THINGS = frozenset({"bidder", "parcel", "position", "named", "project", "place", "lot", "body"})
_MOSTLY = 0.6
_LOOKED_AT = 60  # rows


def rows_are_measures(table: Table, heads: Sequence[Head]) -> bool:
    """Whether the rows name what is measured (营业收入), and the heads when, of whom, or by how much it changed."""
    if not table.first:
        return True
    if table.name is None:
        return False
    figures = figure_columns(table)
    open_heads = bool(figures) and all(heads[c].is_open for c in figures)
    measured = any(heads[c].metric and is_measure(table.columns[c].head) for c in figures)
    if measured and len(figures) > 1 and not open_heads:
        return False
    share = _share_of_measures(table, table.name)
    role = table.columns[table.name].role
    if role == "indicator":
        return not measured or share > _MOSTLY
    if role in THINGS and len(table.columns) > 2 and any(heads[c].metric for c in figures):
        return share > _MOSTLY and not any(is_measure(table.columns[c].head) for c in figures)
    return share > _MOSTLY and not measured


def figure_columns(table: Table) -> list[int]:
    """The columns most of whose cells hold figures."""
    columns = []
    for c, column in enumerate(table.columns):
        if c == table.name or table.is_silent(c) or column.role == "time":
            continue
        texts = [row.texts[c] for row in table.rows[:_LOOKED_AT] if c < len(row.texts) and not is_blank(row.texts[c])]
        if sum(any(map(str.isdigit, text)) for text in texts) * 2 > len(texts):
            columns.append(c)
    return columns


def without_common(table: Table, heads: Sequence[Head]) -> list[Head]:
    """The heads, where all columns of figures name the same (上市后) that as what narrows them: an owner would tell them apart."""
    said = [heads[c].metric for c in figure_columns(table)]
    if len(said) < 2 or len(set(said)) > 1 or not said[0] or is_measure(said[0]):
        return list(heads)
    return [replace(h, metric="", narrows=h.narrows or h.metric) if h.metric == said[0] else h for h in heads]


def bases_of(heads: Sequence[Head]) -> list[str]:
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


def _share_of_measures(table: Table, name: int) -> float:
    """Which part of the rows' labels name measures; those that sum up aside."""
    labels = [row.names[name] for row in table.rows[:_LOOKED_AT] if name < len(row.names) and not row.sums]
    labels = [label for label in labels if label]
    return sum(map(is_measure, labels)) / len(labels) if labels else 0.0
