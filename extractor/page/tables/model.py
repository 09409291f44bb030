"""One model of a table, whatever it was laid out with: heads, names of the rows, sections, totals, units.

    caption 各县区粮食产量 · unit line 单位：万吨
    heads   地区 | 2024年 | 2024年 | …        the head rows, gaps closed, upper before lower
            ^    | 产量   | 增幅   |
    section 一、平原县                        a row of one cell that heads the rows below it
    row     东山县 | 12.5 | 3.1               its name, its figures
    total   合计   | 40.1 | 2.2

The texts are folded and stripped; `cells` are their offsets in the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extractor.page.structure import Article, Block, Cell
from extractor.page.tables.cell import counts_up, is_band, is_blank, is_figure, is_period, is_plain_number
from extractor.page.tables.head_rows import close_gaps, count_head_rows
from extractor.page.tables.head_words import core, role_of
from extractor.page.tables.repeated_heads import fold_blocks
from extractor.page.tables.unit_line import is_unit_line, read_unit_line

# Which column says what a row is about, most telling first.
_NAMING = ("bidder", "parcel", "position", "named", "project", "indicator", "place", "", "lot", "class", "body")
_NO_NAME = frozenset({"serial", "code", "spec", "unit", "aside", "generic", "change", "person"})
SILENT = frozenset({"serial", "code", "spec", "unit", "lot"})
_SUMS = frozenset({"total", "everywhere"})
_BROKEN = regex.compile(r"(?<=\p{Han}) (?=\p{Han})")  # a line break in a name, as web pages give it
_ABOVE = 4  # blocks above a table that may name it or its unit
_CAPTION = 60  # characters


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands over it, from the uppermost head down, where these heads stand, and the role of the lowest that has one."""

    heads: tuple[str, ...]
    cells: tuple[Cell, ...]
    role: str

    @property
    def head(self) -> str:
        """The lowest head, empty where the column has none."""
        return self.heads[-1] if self.heads else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, where they stand, the row and text that name it (from above where a cell spans rows), and what heads it."""

    texts: tuple[str, ...]
    cells: tuple[Cell, ...]
    names: tuple[str, ...]
    section: str = ""
    sums: str = ""
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is to be read: `rows` are those below the heads, `first` says how many rows of the block stand above them.

    `name` is the column that names the rows, None where none does; `unit` that of the units of the rows; `unit_line` are the units that the whole table bears.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first: int
    name: int | None
    unit: int | None
    unit_line: tuple[str, ...]
    caption: str = ""

    def is_silent(self, column: int) -> bool:
        """Whether the cells of the column give no facts: numbers of rows, codes, models, units."""
        return self.columns[column].role in SILENT


def read_model(block: Block, around: Sequence[str] = (), caption: str = "") -> Table:
    """The model of a table block. `around` are the lines that stand right above and below it, `caption` the one that names it."""
    cells = block.rows or ()
    folded = block.text.folded
    texts = [[folded[start:end].strip() for start, end in row] for row in cells]
    unit_line = read_unit_line(around)
    skip = 0
    while skip < min(2, len(texts) - 1) and (said := [t for t in texts[skip] if not is_blank(t)]) and len(said) == 1:
        inside = read_unit_line(said)
        if not inside and (is_figure(said[0]) or sum(not is_blank(t) for t in texts[skip + 1]) < 2):
            break
        if not inside:
            caption = said[0]
        unit_line = inside or unit_line
        skip += 1
    width = max((len(row) for row in texts), default=0)
    heads = count_head_rows(texts[skip:])
    first = skip + heads
    over, body, places = texts[skip:first], texts[first:], list(cells[first:])
    groups: list[str] = []
    set_twice = fold_blocks(over, body, places, width)
    if set_twice is not None:
        over, body, places, groups = set_twice.heads, set_twice.rows, set_twice.cells, set_twice.groups
        width = len(over[-1])
    grid = close_gaps(over, body[:8], width)
    columns = []
    for c in range(width):
        standing = list(dict.fromkeys(row[c] for row in grid))
        heads_of = [(texts[skip + p[0]][p[1]], cells[skip + p[0]][p[1]]) for p in standing if p is not None]
        columns.append(_column(heads_of, [row[c] for row in body[:200] if c < len(row)], c))
    name = _name_column(columns, body)
    unit = next((c for c, column in enumerate(columns) if column.role == "unit"), None)
    rows = _rows(places, body, columns, name)
    if any(groups):
        rows = [replace(row, section=group) for row, group in zip(rows, groups, strict=True)]
    return Table(tuple(columns), tuple(rows), first, name, unit, unit_line, caption)


def with_tables(article: Article) -> Article:
    """The article with a model on each of its table blocks, read with the lines around them."""
    if not any(block.rows for block in article.blocks):
        return article
    blocks = list(article.blocks)
    for place, block in enumerate(blocks):
        if block.rows:
            blocks[place] = replace(block, table=read_model(block, *_around(article.blocks, place)))
    return replace(article, blocks=tuple(blocks))


def _around(blocks: Sequence[Block], place: int) -> tuple[list[str], str]:
    """The lines that may speak of the table, the nearest above first and the one below last; and the one that names it."""
    above: list[str] = []
    for block in reversed(blocks[max(0, place - _ABOVE) : place]):
        if block.rows or block.kind == "title":
            break
        above.append(block.text.folded)
    names = [line for line in above if len(line) <= _CAPTION and not is_unit_line(line)]
    below = [block.text.folded for block in blocks[place + 1 : place + 2] if not block.rows]
    return above + below, names[0] if names else ""


def _column(heads: Sequence[tuple[str, Cell]], body: list[str], column: int) -> Column:
    role = next((role for head, _ in reversed(heads) if (role := role_of(head))), "")
    if counts_up(body) and column == 0 and role in ("", "lot", "serial"):
        role = role or "serial"
    if role == "unit" and any(is_plain_number(t) or len(t) > 8 for t in body):
        role = "named"
    if role == "class" and sum(map(is_figure, body)) * 2 > len(body) and not any(map(is_band, body)):
        role = ""
    return Column(tuple(head for head, _ in heads), tuple(cell for _, cell in heads), role)


def _name_column(columns: Sequence[Column], body: Sequence[Sequence[str]]) -> int | None:
    """The column that says what each row is about: of those that hold no figures the most telling, the leftmost of its kind."""
    best: tuple[int, int] | None = None
    for c, column in enumerate(columns):
        texts = [row[c] for row in body[:200] if c < len(row) and not is_blank(row[c])]
        if not texts or column.role in _NO_NAME or all(map(is_period, texts)):
            continue
        numbers = sum(map(is_figure, texts)) * 2 > len(texts)
        leads = c == 0 or all(left.role in SILENT for left in columns[:c])
        counted = column.role == "parcel" and counts_up(texts)
        numbered = (
            column.role == "named" and leads and len(set(texts)) == len(texts) and not any(map(is_plain_number, texts))
        )
        if numbers and not counted and not numbered and not (column.role == "class" and c == 0):
            continue
        if column.role not in _NAMING:
            continue
        rank = _NAMING.index(column.role)
        if column.role == "" and c > 0 and best is not None:
            continue
        if best is None or rank < best[0]:
            best = rank, c
    return best[1] if best is not None else None


def _rows(
    cells: Sequence[Sequence[Cell]], body: Sequence[Sequence[str]], columns: Sequence[Column], name: int | None
) -> list[Row]:
    rows: list[Row] = []
    section = ""
    above: list[str] = []
    width = len(columns)
    fills = [c for c in range(width) if columns[c].role not in SILENT and (name is None or c <= name)]
    for place, texts in enumerate(body):
        said = [c for c in range(len(texts)) if not is_blank(texts[c])]
        sums = next((core(texts[c]) for c in said if c <= (name or 0) + 1 and role_of(texts[c]) in _SUMS), "")
        alone = len(said) == 1 and width > 2 and not is_figure(texts[said[0]]) and not sums
        if alone and ":" not in texts[said[0]] and "：" not in texts[said[0]]:
            section = texts[said[0]]
            above = []
            rows.append(Row(tuple(texts), tuple(cells[place]), (), section, is_section=True))
            continue
        if alone and above and said == [0] and any(map(str.isdigit, texts[0])):
            # 比上年同期下降：45% under a label that spans two rows, set where the label would stand
            start, end = cells[place][0]
            spans = ((start, start), (start, end), *((end, end) for _ in texts[2:]))
            rows.append(Row(("", texts[0], *texts[2:]), spans, tuple(above), section))
            continue
        names = [_BROKEN.sub("", text) if " " in text else text for text in texts[:width]]
        if not sums and above:
            for c in fills:
                if c < len(names) and is_blank(names[c]) and c < len(above):
                    names[c] = above[c]
        above = names if not sums else []
        if sums and role_of(sums) == "total" and core(sums) != "小计":
            section = ""
        rows.append(Row(tuple(texts), tuple(cells[place]), tuple(names), section, sums))
    return rows
