"""Lines grouped into pieces: hard-wrapped paragraphs made whole, tables and vertical text gathered.

Pages are exported with a paragraph a line, or with a line break at every column end. Lines of the second kind share one
width; a line that fills it and does not end a sentence goes on in the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.page.bylines import read_byline
from extractor.page.lines import Line, read_lines, width
from extractor.page.seams import Ends, find_ends
from extractor.page.shapes import Shape, ends_sentence, find_shape, has_caption_lead, is_dateline
from extractor.page.structure import Cell
from extractor.page.tables import find_table, read_table
from extractor.text import Text


@dataclass(slots=True)
class Piece:
    """A stretch of the page that the layout kept together.

    `gap` counts the blank lines above it. `full` says that its last line fills the column. `rows` are those of a table.
    """

    text: Text
    shape: Shape | str
    gap: int
    full: bool = False
    names: list[str] = field(default_factory=list)
    rows: tuple[tuple[Cell, ...], ...] | None = None
    _ends: Ends | None = None

    @property
    def clean(self) -> str:
        """The text as it reads."""
        return self.text.clean

    @property
    def ends(self) -> Ends:
        """The marks left open in it, counted once."""
        if self._ends is None:
            self._ends = find_ends(self.clean)
        return self._ends


_NARROWEST, _WIDEST = 24, 92  # columns: 12 to 46 Chinese characters
_CHUNK = 16


def read_pieces(raw: str) -> list[Piece]:
    """The pieces of a raw page, in order."""
    lines = read_lines(raw)
    widths = _column_widths(lines)
    indented = _indented(lines)
    pieces: list[Piece] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if _is_rule(line.clean):
            i += 1
            continue
        end = find_table(lines, i)
        if end > i:
            text, rows = read_table(lines[i:end])
            pieces.append(Piece(text, "table", line.gap, rows=rows))
            i = end
            continue
        end = _vertical_end(lines, i)
        if end > i:
            pieces.append(Piece(Text.join(x.text for x in lines[i:end]), "vertical", line.gap))
            i = end
            continue
        end = i + 1
        parts = [line.text]
        while end < len(lines) and _goes_on(lines, end - 1, widths, indented) and find_table(lines, end) == end:
            parts.append(lines[end].text)
            end += 1
        text = join_texts(raw, parts)
        full = _is_full(lines[end - 1], widths[(end - 1) // _CHUNK])
        pieces.append(_piece(text, line.gap, full=full))
        i = end
    return pieces


def _piece(text: Text, gap: int, *, full: bool) -> Piece:
    names = read_byline(text.clean)
    shape = find_shape(text.clean)
    if names and shape not in ("credit", "furniture"):
        return Piece(text, "byline", gap, names=names)
    return Piece(text, shape, gap, full=full)


def join_texts(raw: str, parts: Sequence[Text]) -> Text:
    """Pieces of one sentence made one text: Chinese with nothing between, Latin words with one space, which stands for the raw line break."""
    out: list[Text] = []
    for part in parts:
        if out and needs_space(out[-1].clean, part.clean):
            end = out[-1].raw_span(0, len(out[-1]))[1]
            if end < len(raw) and raw[end].isspace():
                out.append(Text(" ", ((end, end + 1),)))
        out.append(part)
    return Text.join(out)


def needs_space(left: str, right: str) -> bool:
    """Whether two pieces must be kept apart because both sides of the seam are Latin words."""
    if not left or not right or not (left[-1].isascii() and right[0].isascii()):
        return False
    if left[-1].isalpha() and right[0].isalpha():
        return True
    latin = sum(char.isascii() and char.isalpha() for char in left[-20:])
    return latin >= 10 and left[-1] not in "-(/[" and (right[0].isalnum() or right[0] in "(\"'")


def _is_rule(text: str) -> bool:
    return len(text) >= 3 and not text.strip("-=*_—─━~·.＊ ") and len(set(text)) <= 2 and text[0] not in "…·."


def _vertical_end(lines: Sequence[Line], start: int) -> int:
    """Past the run of lines of one or two characters each, as vertical headings come out; `start` where there is none."""
    end = start
    while end < len(lines) and len(lines[end].clean) <= 2 and (end == start or lines[end].gap <= lines[start + 1].gap):
        end += 1
    single = sum(len(line.clean) == 1 for line in lines[start:end])
    return end if end - start >= 3 and single * 2 > end - start else start


def _column_widths(lines: Sequence[Line]) -> list[int]:
    """For each chunk of lines the column width that its neighbourhood shares, or 0."""
    columns = [width(line.clean) if len(line.clean) <= _WIDEST else _WIDEST + 1 for line in lines]
    found = []
    for start in range(0, len(lines), _CHUNK):
        near = [w for w in columns[max(0, start - _CHUNK) : start + 2 * _CHUNK] if w >= _NARROWEST]
        counts = Counter(w for w in near if w <= _WIDEST)
        best, votes = 0, 0
        for w in sorted(counts):
            here = counts[w] + counts[w - 1] + counts[w - 2]
            if here >= votes:
                best, votes = w, here
        found.append(best if votes >= 4 and votes * 3 >= len(near) else 0)
    return found


def _indented(lines: Sequence[Line]) -> list[bool]:
    """For each chunk whether its neighbourhood opens paragraphs with an indent."""
    flags = []
    for start in range(0, len(lines), _CHUNK):
        near = lines[max(0, start - _CHUNK) : start + 2 * _CHUNK]
        some = sum(2 <= line.indent <= 8 for line in near)
        flags.append(0 < some < len(near))
    return flags


def _is_full(line: Line, column: int) -> bool:
    return bool(column) and column - 5 <= width(line.clean[: _WIDEST + 1]) <= column + 3


def _goes_on(lines: Sequence[Line], i: int, widths: Sequence[int], indented: Sequence[bool]) -> bool:
    """Whether hard-wrapped line `i` goes on in line `i + 1`."""
    line, after = lines[i], lines[i + 1]
    if after.gap or not _is_full(line, widths[i // _CHUNK]):
        return False
    if width(after.clean[: _WIDEST + 1]) > widths[i // _CHUNK] + 3:
        return False
    by_indent = indented[i // _CHUNK]
    if by_indent and after.indent >= 2:
        return False
    shape = find_shape(after.clean)
    if shape not in ("body", "display") and not (shape == "words" or shape == "date"):
        return False
    if has_caption_lead(after.clean) or is_dateline(after.clean) or read_byline(after.clean):
        return False
    if find_shape(line.clean) in ("byline", "credit", "furniture", "number") or read_byline(line.clean):
        return False
    # A full line may end a paragraph by chance; indents tell, and where there are none most such lines go on.
    return by_indent or not ends_sentence(line.clean) or width(line.clean) >= widths[i // _CHUNK] - 2
