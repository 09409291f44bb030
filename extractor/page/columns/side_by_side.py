"""Two columns printed side by side, parted by white space, as plain-text exports of PDF leave them: the left is read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extractor.page.lines.lines import Line, width
from extractor.page.lines.shapes import ends_sentence

_GUTTER = regex.compile(r"[ \u3000]{2,}+")
_FEWEST = 5  # lines that make columns rather than a table or a couplet
_LEAST = 9  # Chinese characters of a full line in either column
_LONGEST = 240  # characters of a line that is looked at


@dataclass(frozen=True, slots=True)
class _Parted:
    """A line with a gutter: the ends of its left half and the start of its right one, in characters; where the right one is printed."""

    left: int
    right: int
    column: int


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines in reading order, those of side-by-side columns cut in two."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        first = _part(lines[i])
        end = i + 1
        if first:
            while (
                end < len(lines)
                and lines[end].gap <= 1
                and (_part(lines[end]) or lines[end].indent >= first.column - 2)
            ):
                end += 1
            # The last lines of the longer column may stand alone at the left.
            if (
                end < len(lines)
                and end - i >= _FEWEST
                and lines[end].gap == 0
                and width(lines[end].clean) < first.column
            ):
                end += 1
        out += _read(lines[i:end]) if end - i >= _FEWEST else lines[i:end]
        i = end
    return out


def _part(line: Line) -> _Parted | None:
    """The gutter of a line that has just one."""
    text = line.clean
    if len(text) > _LONGEST or ("  " not in text and "\u3000" not in text):
        return None
    gaps = list(_GUTTER.finditer(text))
    if len(gaps) != 1:
        return None
    left, right = gaps[0].span()
    return _Parted(left, right, line.indent + width(text[:right]))


def _read(lines: Sequence[Line]) -> list[Line]:
    parted = [_part(line) for line in lines]
    places = Counter(part.column for part in parted if part)
    column, _ = places.most_common(1)[0]
    lefts: list[Line] = []
    rights: list[Line] = []
    for line, part in zip(lines, parted, strict=True):
        if part and abs(part.column - column) <= 4:
            lefts.append(replace(line, text=line.text.slice(0, part.left)))
            rights.append(
                replace(
                    line,
                    text=line.text.slice(part.right, len(line.text)),
                    indent=max(0, part.column - column),
                    gap=line.gap,
                )
            )
        elif not part and line.indent >= column - 2:
            rights.append(replace(line, indent=max(0, line.indent - column)))
        elif not part and width(line.clean) + line.indent < column:
            lefts.append(line)
        else:
            return list(lines)
    if not (_is_running(lefts) and _is_running(rights)):
        return list(lines)
    return [*lefts, replace(rights[0], gap=max(1, rights[0].gap)), *rights[1:]]


def _is_running(half: Sequence[Line]) -> bool:
    """Whether lines are running text cut at a column's width, not a table's cells."""
    sizes = sorted(len(line.clean) for line in half)
    open_lines = sum(not ends_sentence(line.clean) for line in half)
    return (
        len(half) >= 3
        and sizes[len(sizes) // 2] >= _LEAST
        and open_lines * 2 > len(half)
        and sizes[-1] - sizes[len(sizes) // 2] <= 6
    )
