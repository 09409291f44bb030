"""What a notice's dates are the dates of: 报名时间 of 报名时间：5月26日至6月6日, by the label or the head of the column that they stand under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.facts.found import ReadBlock
from extractor.page import Article, Block, is_of, read_fields, role_of, without_unit_bracket

_FORMS = frozenset({"paragraph", "list", "caption"})


def label_dates(article: Article, blocks: Sequence[ReadBlock]) -> Mapping[tuple[int, int], str]:
    """The label of each date mention that stands in a field or under a head that names a time, by its block and clean start."""
    labels: dict[tuple[int, int], str] = {}
    for number, (block, read) in enumerate(zip(article.blocks, blocks, strict=True)):
        starts = [m.start for m in read.mentions if m.type == "date"]
        if not starts:
            continue
        found = _in_cells(block) if block.table is not None else _in_fields(block)
        for label, first, end in found:
            labels |= {(number, start): label for start in starts if first <= start < end}
    return labels


def _in_fields(block: Block) -> list[tuple[str, int, int]]:
    fields = read_fields(block.text.folded) if block.kind in _FORMS else []
    return [(without_unit_bracket(f.label), f.start, f.end) for f in fields if not f.lot and role_of(f.label) != "code"]


def _in_cells(block: Block) -> list[tuple[str, int, int]]:
    """The cells under heads such as 报名时间; 年份 and 月份 say when their row holds, and are no steps."""
    assert block.table is not None
    columns = block.table.columns
    heads = {c: column.head for c, column in enumerate(columns) if is_of(column.head, "step")}
    return [
        (heads[c], *cell)
        for row in block.table.rows
        for c, cell in enumerate(row.cells)
        if c in heads and c < len(columns)
    ]
