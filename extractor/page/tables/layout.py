"""Tables laid out by tabs, by pipes (Markdown) or by aligned spaces.

The text of a table block holds the cells of a row with one tab between them and the rows with one line break between them, whatever
the page used; each of these separators stands for a raw character of the page, so that offsets stay true.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.grammar import compiled
from extractor.page.lines.lines import Line, width
from extractor.page.structure import Cell
from extractor.text import Text

_RULE = compiled(r"[|+]?(?:\s*+:?[-=—─━]{2,}+:?\s*+[|+┼]?)++|[|](?:\s*+:?-++:?\s*+[|])++")
_GAP = compiled(r"[ \u3000]{2,}+|\u3000")
_WIDE_GAP = compiled(r" {3,}+|\u3000[ \u3000]++")
_PADDED = compiled(r"[^\S\t]\t|\t[^\S\t]")
_MOST_CELLS = 60
_ONE_CELL = 30  # characters of a line of one cell
_INDENTED = 4
_SUMS_UP = compiled(r"[|｜│┃\s]*(?:合\s*计|总\s*计|小\s*计|共\s*计)")  # such a row leaves columns out
_OPENS_SECTION = compiled(r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）])")
_OPENS_TABLE = compiled(r"[（(]?(?:附?表|附件|单位|注|图|备注|说明|资料来源|数据来源)")
_Split = Callable[[str], list[Cell]]


def find_tables(lines: Sequence[Line]) -> dict[int, int]:
    """The tables among `lines`: the number of the first line of each, and that just past its last."""
    found: dict[int, int] = {}
    barren = {_by_tab: 0, _by_pipe: 0, _by_space: 0}  # up to where a layout was tried in vain
    i = 0
    while i < len(lines):
        for split, least_rows in ((_by_tab, 1), (_by_pipe, 2), (_by_space, 2)):
            if i < barren[split]:
                continue
            end, is_table = _extent(lines, i, split, least_rows)
            if is_table:
                found[i] = end
                i = end - 1
                break
            barren[split] = end
        i += 1
    return found


def read_table(lines: Sequence[Line]) -> tuple[Text, tuple[tuple[Cell, ...], ...]]:
    """The text of a table and its cells, as clean offsets, from the lines that `find_tables` found."""
    split = next(s for s in (_by_tab, _by_pipe, _by_space) if s(lines[0].clean))
    ready = _as_it_stands(lines) if split is _by_tab else None
    if ready is not None:
        return ready
    rows: list[list[list[Text]]] = []
    stops = _stops(lines, split) if split is _by_space else []
    for line in lines:
        if _RULE.fullmatch(line.clean):
            continue
        spans = split(line.clean)
        if not spans and split is _by_space and rows and not _OPENS_SECTION.match(line.clean):
            rows[-1][_column_at(rows[-1], line)].append(line.text)  # what a fixed width broke off a cell above
            continue
        cells = [[_stripped(line, start, end)] for start, end in spans or [(0, len(line.clean))]]
        rows.append(_at_stops(line, spans, cells, stops) if 1 < len(spans) < len(stops) else cells)
    if all(not any(part.clean for part in row[0]) for row in rows):
        rows = [row[1:] for row in rows]
    return _set(rows, lines[0].text.raw_offset(0))


def _as_it_stands(lines: Sequence[Line]) -> tuple[Text, tuple[tuple[Cell, ...], ...]] | None:
    """The table of lines with tabs between bare cells, whose text needs no setting anew; None where white space or an empty first column does."""
    if any(_PADDED.search(line.clean) or _RULE.fullmatch(line.clean) for line in lines) or all(
        line.clean[0] == "\t" for line in lines
    ):
        return None
    parts: list[Text] = []
    rows: list[tuple[Cell, ...]] = []
    at = 0
    for line in lines:
        if parts:
            end = parts[-1].pieces[-1][1]
            parts.append(Text("\n", ((end, end + 1),)))
            at += 1
        spans = _by_tab(line.clean) or [(0, len(line.clean))]
        rows.append(tuple([(at + start, at + end) for start, end in spans]))
        parts.append(line.text)
        at += len(line.text)
    return Text.join(parts), tuple(rows)


def _stripped(line: Line, start: int, end: int) -> Text:
    content = line.clean[start:end]
    start += len(content) - len(content.lstrip())
    return line.text.slice(start, start + len(content.strip()))


def _printed(line: Line, cell: Cell) -> Cell:
    """Where a cell stands on paper, in half-width columns."""
    content = line.clean[cell[0] : cell[1]]
    left = line.indent + width(line.clean[: cell[0]]) + width(content[: len(content) - len(content.lstrip())])
    return left, left + width(content.strip())


def _stops(lines: Sequence[Line], split: _Split) -> list[Cell]:
    """Where the columns of a table set with spaces stand on paper: the widest reach of the cells of its fullest rows."""
    found = [(line, spans) for line in lines if len(spans := split(line.clean)) > 1]
    most = max(len(spans) for _, spans in found)
    places = [[_printed(line, cell) for cell in spans] for line, spans in found if len(spans) == most]
    return [(min(p[c][0] for p in places), max(p[c][1] for p in places)) for c in range(most)]


def _at_stops(line: Line, spans: Sequence[Cell], cells: list[list[Text]], stops: Sequence[Cell]) -> list[list[Text]]:
    """The cells of a row that leaves columns out, each in the column it stands nearest to, in order."""
    row: list[list[Text]] = [[] for _ in stops]
    column = 0
    for k, (span, cell) in enumerate(zip(spans, cells, strict=True)):
        left, right = _printed(line, span)

        def distance(c: int, left: int = left, right: int = right) -> tuple[int, int]:
            return max(stops[c][0] - right, left - stops[c][1], 0), abs(sum(stops[c]) - left - right)

        column = min(range(column, len(stops) - len(spans) + k + 1), key=distance)
        row[column] = cell
        column += 1
    return row


def _column_at(row: Sequence[Sequence[Text]], line: Line) -> int:
    """The cell of the row above that a line of one cell goes on in: the first, or by its indent a later one."""
    return 0 if line.indent < _INDENTED or len(row) < 2 else 1


def _set(rows: Sequence[Sequence[Sequence[Text]]], begin: int) -> tuple[Text, tuple[tuple[Cell, ...], ...]]:
    """The cells of the table that begins at the raw offset `begin` in one text, a tab between those of a row, a line break between rows. Each separator stands for a raw character of its own; where the
    page has none left, as between columns that a row leaves out, there is none."""
    parts: list[Text] = []
    cells: list[tuple[Cell, ...]] = []
    ahead = _starts(rows)
    at, last = 0, begin
    for row, starts in zip(rows, ahead, strict=True):
        spans: list[Cell] = []
        for texts, (start, here) in zip(row, starts, strict=True):
            if (spans or cells) and start is not None and last + (not here and bool(spans)) < start:
                parts.append(Text("\t" if spans else "\n", ((last, last + 1),)))
                at += 1
                last += 1
            begun = at
            for text in texts:
                if text.clean:
                    parts.append(text)
                    at += len(text)
                    last = text.raw_span(0, len(text))[1]
            spans.append((begun, at))
        cells.append(tuple(spans))
    return Text.join(parts), tuple(cells)


def _starts(rows: Sequence[Sequence[Sequence[Text]]]) -> list[list[tuple[int | None, bool]]]:
    """For each cell the raw offset of the next content from it on (None: there is no more), and whether that stands in its own row."""
    found: list[list[tuple[int | None, bool]]] = []
    following: int | None = None
    for row in reversed(rows):
        own: list[tuple[int | None, bool]] = []
        here = False
        for texts in reversed(row):
            first = next((text for text in texts if text.clean), None)
            if first is not None:
                following, here = first.raw_offset(0), True
            own.append((following, here))
        found.append(own[::-1])
    return found[::-1]


def _extent(lines: Sequence[Line], start: int, split: _Split, least_rows: int) -> tuple[int, bool]:
    """Past the lines from `start` on that share a layout, and whether they make a table."""
    first = split(lines[start].clean)
    if not first:
        return start, False
    end, rows = start, 0
    while end < len(lines):
        line = lines[end]
        if end > start and line.gap > 1:
            break
        ruled = _RULE.fullmatch(line.clean) is not None
        spans = [] if ruled else split(line.clean)
        if not ruled and not spans and rows and _is_inside(lines, end, split, len(first)):
            end += 1
            continue
        if not ruled and (not spans or (split is not _by_tab and not _fits(line, spans, len(first)))):
            break
        rows += not ruled
        end += 1
    whole = (
        rows >= least_rows and (rows > 1 or len(first) >= 3) and (split is not _by_space or rows > 2 or len(first) > 2)
    )
    return end, whole and (split is not _by_space or _is_tabular(lines[start:end], split))


def _fits(line: Line, spans: Sequence[Cell], count: int) -> bool:
    """Whether a row has about as many cells as the first; one that sums up may leave columns out."""
    return abs(len(spans) - count) <= 1 or (len(spans) > 1 and _SUMS_UP.match(line.clean) is not None)


def _is_inside(lines: Sequence[Line], at: int, split: _Split, count: int) -> bool:
    """Whether a line of one cell goes on in a table: the head of a section, or what a fixed width broke off, with a row of figures right below."""
    line = lines[at]
    if (
        line.gap
        or len(line.clean) > _ONE_CELL
        or _OPENS_TABLE.match(line.clean)
        or any(c in line.clean for c in "。；：:，")
    ):
        return False
    if at + 1 >= len(lines) or lines[at + 1].gap or split is _by_pipe:
        return False
    below = split(lines[at + 1].clean)
    if len(below) < 2 or abs(len(below) - count) > (count if split is _by_tab else 1):
        return False
    return any(char.isdigit() for char in lines[at + 1].clean[below[0][1] :])


def _by_tab(text: str) -> list[Cell]:
    return _between(text, [(i, i + 1) for i, char in enumerate(text) if char == "\t"]) if "\t" in text else []


def _by_pipe(text: str) -> list[Cell]:
    if not any(bar in text for bar in "|｜│┃"):
        return []
    bars = [i for i, char in enumerate(text) if char in "|｜│┃"]
    if len(bars) < 2 and not (len(bars) == 1 and 0 < bars[0] < len(text) - 1):
        return []
    cells = _between(text, [(i, i + 1) for i in bars])
    if bars[0] == 0:
        cells = cells[1:]
    return cells[:-1] if bars[-1] == len(text) - 1 else cells


def _by_space(text: str) -> list[Cell]:
    if len(text) > 400 or ("  " not in text and "\u3000" not in text):
        return []
    cells = _between(text, [m.span() for m in _GAP.finditer(text)])
    if len(cells) >= 3:
        return cells
    return cells if len(cells) == 2 and _WIDE_GAP.search(text) and _is_pair(text, cells) else []


def _is_pair(text: str, cells: Sequence[Cell]) -> bool:
    """Whether two cells may be a row: short, and no sentence or label with its value (电话：…)."""
    parts = [text[start:end] for start, end in cells]
    return all(len(part) <= 24 and not any(mark in part for mark in "。，；：！？") for part in parts)


def _between(text: str, separators: list[Cell]) -> list[Cell]:
    if len(separators) > _MOST_CELLS:
        return []
    starts = [0, *(end for _, end in separators)]
    ends = [*(start for start, _ in separators), len(text)]
    return list(zip(starts, ends, strict=True)) if separators else []


def _is_tabular(lines: Sequence[Line], split: _Split) -> bool:
    """Whether lines set with spaces are a table and not couplets or names: as many cells in each, figures below the first."""
    rows = [(line.clean, split(line.clean)) for line in lines]
    rows = [row for k, row in enumerate(rows) if row[1] or not k]
    counts = [len(cells) for text, cells in rows if not _SUMS_UP.match(text)]
    # Of two columns the second must hold the figures.
    figures = sum(
        any(char.isdigit() for char in (text if len(cells) > 2 else text[cells[-1][0] :]))
        for text, cells in rows[1:]
        if cells
    )
    return max(counts) - min(counts) <= 1 and figures * 2 >= len(rows) - 1
