"""The head rows of a table: how many there are, and which head stands over which column."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page.page_words import page_words
from extractor.page.tables.cell import is_blank, is_figure, is_period, is_plain_number
from extractor.page.tables.head_words import role_of

_MOST = 4  # head rows
_PAIRS = 4  # columns of two pairs
Place = tuple[int, int]


def count_head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top are heads. A row with figures is none, nor is the only row; a further head row closes gaps of the one above it."""
    if len(rows) < 2 or _has_figures(rows[0]) or _are_pairs(rows):
        return 0
    count = 1
    while count < min(_MOST, len(rows) - 1) and _is_lower_head(rows[count - 1], rows[count]):
        count += 1
    return count


def close_gaps(heads: Sequence[Sequence[str]], body: Sequence[Sequence[str]], width: int) -> list[list[Place | None]]:
    """For each head row and column the place (row, column) of the head that stands there, None where none does.

    A gap belongs to the head on its left where another row stands below it, and to the head above it in the last row. A first row of periods that
    lacks the gap over the rows' names (2024年 | 2023年 | ) is set one column to the right.
    """
    grid: list[list[Place | None]] = [
        [(r, c) if c < len(row) and not is_blank(row[c]) else None for c in range(width)] for r, row in enumerate(heads)
    ]
    if (
        grid
        and body
        and width > 1
        and grid[0][-1] is None
        and heads[0]
        and is_period(heads[0][0])
        and all(len(row) == width and row[-1] for row in body)
    ):
        grid[0] = [None, *grid[0][:-1]]
    for i, row in enumerate(grid[:-1]):
        for c in range(1, width):
            below = any(later[c] for later in grid[i + 1 :])
            fresh = any(upper[c] for upper in grid[:i])
            if row[c] is None and row[c - 1] is not None and below and not fresh:
                row[c] = row[c - 1]
    return grid


def _has_figures(row: Sequence[str]) -> bool:
    return any(is_plain_number(cell) or _is_measured(cell) for cell in row)


def _are_pairs(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row holds two labels with their values side by side: 建设单位 | 某局 | 总投资 | 1.2亿元."""
    if any(len(row) != _PAIRS for row in rows) or any(role_of(rows[0][c]) for c in (1, 3)):
        return False
    labels = [row[c] for row in rows for c in (0, 2) if not is_blank(row[c])]
    known = sum(bool(role_of(label)) for label in labels)
    return not any(any(map(str.isdigit, label)) for label in labels) and known * 2 >= len(labels) > 2


def _is_measured(cell: str) -> bool:
    """Whether a cell is a figure that no head is: 200元, ≤35%, 12台. A class of what is counted (60—69岁) may head a column."""
    return is_figure(cell) and not is_period(cell) and not cell.endswith(page_words("class_end"))


def _is_lower_head(upper: Sequence[str], row: Sequence[str]) -> bool:
    if _has_figures(row) or all(map(is_blank, row)):
        return False
    gaps = [c for c in range(len(row)) if (c >= len(upper) or is_blank(upper[c])) and not is_blank(row[c])]
    hollow = is_blank(row[0])
    if hollow:
        return True
    if not gaps or sum(not is_blank(cell) for cell in row) < 2:
        return False
    return all(not any(map(str.isdigit, cell)) for cell in row) or any(role_of(cell) for cell in row[1:])
