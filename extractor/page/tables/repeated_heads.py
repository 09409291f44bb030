"""Tables set twice side by side: the same heads come again to the right, and a row holds two records or more.

品种 | 价格 | 品种 | 价格           收入          | 支出
黄瓜 | 5.0  | 豆角 | 8.8            项目 | 预算数 | 项目 | 预算数
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.page.structure import Cell
from extractor.page.tables.cell import is_blank, is_figure, is_period

_LEAST = 2  # columns of one block
_LOOKED_AT = 40  # rows


@dataclass(frozen=True, slots=True)
class Folded:
    """A table with its blocks one below the other: `heads` without what stands over one block alone; `rows` and `cells` of the body, block by block within
    each row; `groups` the head over the block that each row is from, empty where none tells the blocks apart."""

    heads: list[list[str]]
    rows: list[list[str]]
    cells: list[tuple[Cell, ...]]
    groups: list[str]


def fold_blocks(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], cells: Sequence[Sequence[Cell]], width: int
) -> Folded | None:
    """The table folded, None where its heads do not come again. In each block the first column that is no number of a row names the records."""
    size = _block_size(heads, width)
    if not size or not all(_has_names(rows, start, size) for start in range(0, width, size)):
        return None
    starts = range(0, width, size)
    kept, over = [], [""] * len(starts)
    for head in heads:
        blocks = [list(head[start : start + size]) for start in starts]
        if all(block == blocks[0] for block in blocks):
            kept.append(blocks[0])
        else:
            said = [next((text for text in block if not is_blank(text)), "") for block in blocks]
            over = [text or above for text, above in zip(said, over, strict=True)]
            kept.append([""] * size)
    folded = Folded(kept, [], [], [])
    for row, places in zip(rows, cells, strict=True):
        for start, group in zip(starts, over, strict=True):
            block = list(row[start : start + size])
            if all(map(is_blank, block)):
                continue
            folded.rows.append(block)
            folded.cells.append(tuple(places[start : start + size]))
            folded.groups.append(group)
    return folded


def _block_size(heads: Sequence[Sequence[str]], width: int) -> int:
    """The columns of a block: the least number after which the lowest heads come again to the end; 0 where they do not."""
    lowest = list(heads[-1]) if heads else []
    if len(lowest) != width or any(map(is_blank, lowest)):
        return 0
    for size in range(_LEAST, width // 2 + 1):
        if width % size == 0 and len(set(lowest[:size])) == size and lowest == lowest[:size] * (width // size):
            return size
    return 0


def _has_names(rows: Sequence[Sequence[str]], start: int, size: int) -> bool:
    """Whether a column of the block holds words: 面积 | 产量 under each of two years is no table set twice."""
    for c in range(start, start + size):
        texts = [row[c] for row in rows[:_LOOKED_AT] if c < len(row) and not is_blank(row[c])]
        if texts and sum(not is_figure(text) and not is_period(text) for text in texts) * 2 > len(texts):
            return True
    return False
