"""Lines grouped into pieces: hard-wrapped paragraphs made whole, tables and vertical text gathered.

Pages are exported with a paragraph a line, or with a line break at every column end. Lines of the second kind share one
width; a line that fills it and does not end a sentence goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.page.columns.seams import Ends, find_ends
from extractor.page.columns.side_by_side import part_columns
from extractor.page.columns.widths import Column, Columns
from extractor.page.headlines.bylines import opening_byline, read_byline
from extractor.page.lines.datelines import is_dateline
from extractor.page.lines.lines import Line, read_lines
from extractor.page.lines.page_heads import page_head
from extractor.page.lines.shapes import (
    Shape,
    ends_sentence,
    find_shape,
    has_caption_lead,
    is_field,
    item_lead,
)
from extractor.page.structure import Cell
from extractor.page.tables.fields import find_form_lines
from extractor.page.tables.layout import find_tables, read_table
from extractor.page.web.chrome import is_chrome, page_edges
from extractor.page.web.markdown import read_marks
from extractor.page.web.source_lines import source_names
from extractor.page.web.surroundings import page_frame, split_dates
from extractor.text import Text


@dataclass(slots=True)
class Piece:
    """A stretch of the page that the layout kept together.

    `gap` counts the blank lines above it. `full` says that its last line fills the column, `indented` that it opens as paragraphs do
    there. `level` is that of a Markdown heading. `rows` are those of a table.
    """

    text: Text
    shape: Shape | str
    gap: int
    full: bool = False
    indented: bool = False
    names: tuple[str, ...] = ()
    level: int = 0
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


_NO_FIELD = frozenset({"furniture", "credit", "legend", "picture"})
_HEADING = 8  # characters of a line between fields that heads those below it
_NUMERALS = frozenset("〇零一二两三四五六七八九十")
_TALLEST = 40  # lines of vertical text


def read_pieces(raw: str) -> list[Piece]:
    """The pieces of a raw page, in order."""
    lines = part_columns(read_marks(read_lines(raw)))
    edges = page_edges(lines) | page_head(lines) | page_frame(lines)
    dates = split_dates(lines)
    columns = Columns(lines)
    # Rows that name the staff (编辑 | 高一晗) are no table.
    tables = {
        start: end
        for start, end in find_tables(lines).items()
        if not all(is_chrome(line.clean) or read_byline(line.clean) for line in lines[start:end])
    }
    forms = find_form_lines(lines, edges)
    pieces: list[Piece] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if _is_rule(line.clean):
            i += 1
            continue
        if i in dates:
            text = Text.join(_spaced(lines[i : dates[i]]))
            pieces.append(Piece(text, "furniture", line.gap))
            i = dates[i]
            continue
        if i in edges or line.level or line.picture:
            shape = "furniture" if i in edges else "mark" if line.level else "picture"
            names = source_names(line.clean) if i in edges else ()
            pieces.append(Piece(line.text, shape, line.gap, names=names, level=line.level))
            i += 1
            continue
        end = tables.get(i, i)
        if end > i:
            text, rows = read_table(lines[i:end])
            pieces.append(Piece(text, "table", line.gap, rows=rows))
            i = end
            continue
        field = i in forms and find_shape(line.clean) not in _NO_FIELD and not item_lead(line.clean)
        end = i if field else _vertical_end(lines, i)
        if end > i:
            pieces.append(Piece(Text.join(x.text for x in lines[i:end]), "vertical", line.gap))
            i = end
            continue
        end = i + 1
        parts = [line.text]
        while (
            end < len(lines)
            and end not in tables
            and end not in edges
            and end not in forms
            and not (field and end + 1 in forms and len(lines[end].clean) <= _HEADING)
            and _goes_on(lines, end - 1, columns.at(end - 1))
        ):
            parts.append(lines[end].text)
            end += 1
        text = join_texts(raw, parts)
        if field:
            pieces.append(Piece(text, "field", line.gap))
            i = end
            continue
        full = columns.at(end - 1).is_filled(lines[end - 1])
        indented = columns.at(i).size > 0 and columns.at(i).indented and 2 <= line.indent <= 6
        pieces.append(_piece(text, line.gap, full=full, indented=indented))
        i = end
    return pieces


def _spaced(lines: Sequence[Line]) -> Iterator[Text]:
    """The texts of lines with a space for each line break between them."""
    for n, line in enumerate(lines):
        if n:
            end = lines[n - 1].text.raw_span(0, len(lines[n - 1].text))[1]
            yield Text(" ", ((end, end + 1),))
        yield line.text


def _piece(text: Text, gap: int, *, full: bool, indented: bool) -> Piece:
    names = read_byline(text.clean)
    shape = find_shape(text.clean)
    if shape == "furniture":
        return Piece(text, shape, gap, names=source_names(text.clean))
    if shape == "dateline":
        return Piece(text, shape, gap, names=opening_byline(text.clean))
    if names and shape != "credit":
        return Piece(text, "byline", gap, names=names)
    return Piece(text, shape, gap, full=full, indented=indented)


def join_texts(raw: str, parts: Sequence[Text]) -> Text:
    """Pieces of one sentence made one text: Chinese with nothing between, Latin words and two numbers with one space, which stands for the raw line break."""
    out: list[Text] = []
    for part in parts:
        if out and _is_hyphenated(out[-1].clean, part.clean):
            out[-1] = out[-1].slice(0, len(out[-1]) - 1)
        elif out and needs_space(out[-1].clean, part.clean):
            end = out[-1].raw_span(0, len(out[-1]))[1]
            if end < len(raw) and raw[end].isspace():
                out.append(Text(" ", ((end, end + 1),)))
        out.append(part)
    return Text.join(out)


def _is_hyphenated(left: str, right: str) -> bool:
    """Whether a Latin word was cut with a hyphen: pub-|lic."""
    return (
        left.endswith("-")
        and left[-3:-1].isascii()
        and left[-3:-1].isalpha()
        and right[:1].isascii()
        and right[:1].islower()
    )


def needs_space(left: str, right: str) -> bool:
    """Whether two pieces must be kept apart because both sides of the seam are Latin words, or two numbers: 2024|12月."""
    if not left or not right:
        return False
    if (left[-1].isdigit() and (right[0].isdigit() or right[0] in _NUMERALS)) or (
        left[-1] in _NUMERALS and right[0].isdigit()
    ):
        return True
    if not (left[-1].isascii() and right[0].isascii()):
        return False
    if left[-1].isalpha() and right[0].isalpha():
        return True
    latin = sum(char.isascii() and char.isalpha() for char in left[-20:])
    return latin >= 10 and left[-1] not in "-(/[" and (right[0].isalnum() or right[0] in "(\"'")


def _is_rule(text: str) -> bool:
    return len(text) >= 3 and not text.strip("-=*_—─━~·.＊ ") and len(set(text)) <= 2 and text[0] not in "…·."


def _vertical_end(lines: Sequence[Line], start: int) -> int:
    """Past the run of lines of one or two characters each, as vertical headings come out; `start` where there is none."""
    end, single = start, 0
    while end < min(len(lines), start + _TALLEST) and len(lines[end].clean) <= 2:
        if end > start + 1 and (lines[end].gap > lines[start + 1].gap or single * 2 < end - start):
            break
        single += len(lines[end].clean) == 1
        end += 1
    return end if end - start >= 3 and single * 2 > end - start else start


def _goes_on(lines: Sequence[Line], i: int, column: Column) -> bool:
    """Whether hard-wrapped line `i` goes on in line `i + 1`."""
    line, after = lines[i], lines[i + 1]
    if after.gap or after.level or after.picture or not column.is_filled(line) or column.is_exceeded(after):
        return False
    if column.indented and after.indent >= 2:
        return False
    shape = find_shape(after.clean)
    if shape not in ("body", "display", "words", "date"):
        return False
    if has_caption_lead(after.clean) or is_dateline(after.clean) or is_field(after.clean) or read_byline(after.clean):
        return False
    if find_shape(line.clean) in ("byline", "credit", "furniture", "number") or read_byline(line.clean):
        return False
    if ends_sentence(line.clean):
        if shape == "display" and not column.is_filled(after):
            return False
        if column.gapped:
            return True
    # A full line may end a paragraph by chance; indents tell, and where there are none most such lines go on.
    return column.indented or not ends_sentence(line.clean) or column.is_brimful(line)
