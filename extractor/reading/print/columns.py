"""The reading order of a printed page: columns are read one after another, what spans them parts them into bands.

A table's cells stand side by side too, but they are short and end where they will; lines of a column of text mostly fill it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from extractor.reading.print.segments import Segment

_FEWEST = 4  # lines on either side of a gutter
_SHORTEST = 8  # characters of a line of a column, on average
_CROSSING = 0.3  # share of the stretches that may cross a gutter
_FULL = 0.5  # share of a column's lines that reach its right edge
_SHARED = 0.15  # share of the lines on a side that make an edge
_NARROWEST = 0.12  # of the page's text, for a column
_DEEPEST = 6


@dataclass(slots=True)
class Line:
    """A printed line in reading order: stretches side by side, of a column from `left` to `right`."""

    segments: list[Segment]
    left: float
    right: float

    @property
    def size(self) -> float:
        """The usual height of its characters."""
        return max(segment.size for segment in self.segments)

    @property
    def em(self) -> float:
        """The usual width of its characters."""
        return max(segment.em for segment in self.segments)

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return self.segments[0].middle

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.segments[-1].right


def read_lines(segments: Sequence[Segment], depth: int = 0) -> list[Line]:
    """The lines of a page or of a part of it, in reading order."""
    ordered = sorted(segments, key=lambda s: -s.middle)
    gutter = _gutter(ordered) if depth < _DEEPEST else None
    if gutter is None:
        return _rows(ordered)
    lines: list[Line] = []
    left: list[Segment] = []
    right: list[Segment] = []
    across: list[Segment] = []

    def close() -> None:
        nonlocal left, right, across
        lines.extend(_rows(across))
        lines.extend(read_lines(left, depth + 1) if left else [])
        lines.extend(read_lines(right, depth + 1) if right else [])
        left, right, across = [], [], []

    for segment in ordered:
        if segment.left < gutter < segment.right:
            if left or right:
                close()
            across.append(segment)
        else:
            (left if segment.right <= gutter else right).append(segment)
    close()
    return lines


def _gutter(segments: Sequence[Segment]) -> float | None:
    """The place of a white stripe with columns of text on both sides; None where there is none."""
    if len(segments) < 2 * _FEWEST:
        return None
    size = median(segment.em for segment in segments)
    first, last = min(s.left for s in segments), max(s.right for s in segments)
    best: tuple[int, float] | None = None
    for x in sorted({round(segment.left - 0.4 * size, 1) for segment in segments}):
        if not first < x < last:
            continue
        crossing = sum(s.left < x < s.right for s in segments)
        if crossing > _CROSSING * len(segments) or (best and best[0] <= crossing):
            continue
        left = [s for s in segments if s.right <= x]
        right = [s for s in segments if s.left >= x]
        wide = min(x - first, last - x) > _NARROWEST * (last - first)
        if _is_column(left, size) and ((wide and _is_column(right, size)) or _is_rest(left, right, size)):
            best = (crossing, x)
    return best[1] if best else None


def _is_column(segments: Sequence[Segment], em: float) -> bool:
    """Whether stretches on one side of a stripe are lines of running text: long enough, and most of them end where others do (of one column or several)."""
    if len(segments) < _FEWEST or fmean(len(s.text) for s in segments) < _SHORTEST:
        return False
    edges = sorted(s.right for s in segments)
    ended = 0
    at = len(edges)
    while at > 0:  # the edges of the columns, from the right
        edge = edges[at - 1]
        first = bisect_left(edges, edge - 1.6 * em)
        if at - first >= max(2, _SHARED * len(edges)):
            ended += at - first
        at = first
    return ended >= _FULL * len(segments)


def _is_rest(left: Sequence[Segment], right: Sequence[Segment], em: float) -> bool:
    """Whether the stretches to the right are the last lines of a text that fills the column to their left: fewer, with one edge."""
    if not right or len(right) >= len(left) or len(left) < 2 * _FEWEST:
        return False
    edge = min(s.left for s in right)
    short = len(right) >= _FEWEST and fmean(len(s.text) for s in right) < _SHORTEST - 3
    return not short and all(s.left <= edge + 2.2 * em for s in right) and _is_column(left, em)


def _rows(segments: Sequence[Segment]) -> list[Line]:
    """Stretches of one height made a line, from the top; the edges are those of all lines set in one size, headlines being wider."""
    edges: dict[int, tuple[float, float]] = {}
    for segment in segments:
        left, right = edges.get(round(segment.size), (segment.left, segment.right))
        edges[round(segment.size)] = min(left, segment.left), max(right, segment.right)
    lines: list[Line] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        last = lines[-1] if lines else None
        if last and abs(last.middle - segment.middle) < 0.5 * min(last.size, segment.size):
            last.segments.append(segment)
        else:
            lines.append(Line([segment], *edges[round(segment.size)]))
    for line in lines:
        line.segments.sort(key=lambda s: s.left)
    return lines
