"""How wide the columns of a hard-wrapped page are.

Lines cut at a column's end share a width; it is counted in characters by some exporters and in printed columns by others. A page
that keeps a paragraph on one line shows no such width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.page.lines.lines import Line, width
from extractor.page.lines.shapes import ends_sentence

_NARROWEST, _WIDEST = 12, 46  # Chinese characters
_CHUNK = 16  # lines that share one estimate; their neighbours on both sides vote too


@dataclass(frozen=True, slots=True)
class Column:
    """The width at some place of the page, counted by `measure`.

    `indented`: paragraphs open with white space there; `gapped`: a blank line stands between them.
    """

    measure: Callable[[str], int]
    size: int
    slack: int
    indented: bool
    gapped: bool = False

    def is_filled(self, line: Line) -> bool:
        """Whether a line fills the column, the two characters of an indent and hanging punctuation allowed for."""
        return self.size > 0 and self.size - 2 * self.slack - 1 <= self._of(line) <= self.size + self.slack

    def is_brimful(self, line: Line) -> bool:
        """Whether a line fills it to its last character or two: it may end a sentence there by chance."""
        return self.size > 0 and self._of(line) >= self.size - self.slack

    def is_exceeded(self, line: Line) -> bool:
        """Whether a line is too long to be cut from it."""
        return self._of(line) > self.size + self.slack

    def _of(self, line: Line) -> int:
        return self.measure(line.clean[: 2 * _WIDEST + 2]) + _indent(line) * self.slack // 2


class Columns:
    """The columns of a page, by line number."""

    def __init__(self, lines: Sequence[Line]) -> None:
        by_character = [len(line.clean) + _indent(line) // 2 for line in lines]
        by_width = [width(line.clean[: 2 * _WIDEST + 2]) + _indent(line) for line in lines]
        self._found: list[Column] = []
        for start in range(0, len(lines), _CHUNK):
            near = slice(max(0, start - _CHUNK), start + 2 * _CHUNK)
            indents = sum(2 <= line.indent <= 6 for line in lines[near])
            size, votes = _vote(by_character[near], 1)
            wide_size, wide_votes = _vote(by_width[near], 2)
            indented = 0 < indents < len(by_character[near])
            column = Column(width, wide_size, 2, indented) if wide_votes > votes else Column(len, size, 1, indented)
            self._found.append(replace(column, gapped=column.size > 0 and _is_gapped(lines[near], column)))

    def at(self, number: int) -> Column:
        """The column in which line `number` stands."""
        return self._found[number // _CHUNK]


def _indent(line: Line) -> int:
    """The white space of two characters or so that opens a paragraph, in printed columns; wider margins count for nothing."""
    return line.indent if line.indent <= 6 else 0


def _is_gapped(lines: Sequence[Line], column: Column) -> bool:
    """Whether a blank line follows wherever a paragraph surely ends: behind a line that ends a sentence and leaves room."""
    ends = [
        after.gap
        for line, after in pairwise(lines)
        if ends_sentence(line.clean) and not column.is_filled(line) and not column.is_exceeded(line)
    ]
    return len(ends) > 1 and min(ends) > 0


def _vote(sizes: Sequence[int], scale: int) -> tuple[int, int]:
    """The width that most lines share, and how many do; (0, 0) where the lines share none."""
    long = [size for size in sizes if size >= _NARROWEST * scale]
    counts = Counter(size for size in long if size <= _WIDEST * scale)
    best, votes = 0, 0
    for size in sorted(counts):
        here = sum(counts[size - k] for k in range(2 * scale))
        if here >= votes:
            best, votes = size, here
    return (best, votes) if votes >= 3 and votes * 3 >= len(long) else (0, 0)
