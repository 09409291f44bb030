"""Tables of a PDF page, by pdfplumber: ruled ones by their lines, others by where their words stand.

Ruled tables come out as lines with `|` between cells, what a cell spans left empty; tables without rules as columns set with spaces. A table that
goes on over a page's end is one. Compared on the same pages printed by Chromium, pypdfium2 alone gives the cells in reading order without their borders.
"""

from __future__ import annotations

import io
import logging
import re
import statistics
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfplumber.page import Page

_FIGURES = re.compile(r"(?:^|\s)[≤≥+\-−]?\d[\d,]*(?:\.\d+)?%?(?=\s|$)")
_PAGE_NUMBER = re.compile(r"[\s\-—–·]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页.{0,12})?[\s\-—–·]*")
_LONGEST = 60  # characters of the middle cell: beyond it rules are frames around text
_LEAST_ROWS = 3  # lines one below the other that make a table without rules
_SPACE = 0.7  # widths of a half-width character between words that a space parts
_GAP = 1.6  # widths of a half-width character between words that part cells
Rows = list[list[str]]


class TableNotRead(UserWarning):
    """A table was seen on a page of a PDF and its cells could not be told apart."""


@dataclass(slots=True)
class _Part:
    """A stretch of a page: text lines, or the rows of a table."""

    lines: list[str]
    rows: Rows | None = None


def has_figures_in_rows(text: str) -> bool:
    """Whether lines of several figures stand one below the other, as those of a table do."""
    run = 0
    for line in text.splitlines():
        run = run + 1 if len(_FIGURES.findall(line)) >= 2 else 0
        if run >= _LEAST_ROWS - 1:
            return True
    return False


def text_with_tables(data: bytes, plain: Sequence[str], pages: Sequence[int], name: str) -> list[str]:
    """The texts `plain` of all pages, those numbered `pages` read anew with their tables. Warns with TableNotRead where a page has a table that it cannot read.

    Where pdfplumber is not installed (it comes with the extra `pdf`) the plain text stays, with that warning.
    """
    try:
        import pdfplumber
    except ImportError:
        warnings.warn(f"{name}: tables were seen but not read: pdfplumber is not installed", TableNotRead, stacklevel=2)
        return list(plain)
    parts: list[list[_Part]] = [[_Part(text.splitlines())] for text in plain]
    with _quiet(), pdfplumber.open(io.BytesIO(data)) as document:
        for number in pages:
            page = document.pages[number]
            try:
                found = list(_read_page(page))
            except Exception as error:  # the library raises anything on a broken page; its plain text stays
                said = f"{name}: page {number + 1}: a table was seen but not read ({type(error).__name__}: {error})"
                warnings.warn(said, TableNotRead, stacklevel=2)
                continue
            if any(part.rows for part in found) or any("  " in line for part in found for line in part.lines):
                parts[number] = found
            elif has_figures_in_rows(plain[number]):
                warnings.warn(f"{name}: page {number + 1}: a table was seen but not read", TableNotRead, stacklevel=2)
            page.close()
    _join_over_pages(parts)
    return ["\n".join(line for part in page for line in _printed(part)) for page in parts]


@contextmanager
def _quiet() -> Iterator[None]:
    """pdfminer logs every font without a box as a warning."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _read_page(page: Page) -> Iterator[_Part]:
    tables = [(table.bbox, rows) for table in page.find_tables() if _is_table(rows := _rows(table.extract()))]
    boxes = [box for box, _ in tables]
    outside = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes)) if boxes else page
    lines = outside.extract_text_lines(strip=True, return_chars=True)
    placed = [(line["top"], _Part([_spaced(line["chars"])])) for line in lines if line["text"].strip()]
    placed += [(box[1], _Part([], rows)) for box, rows in tables]
    placed.sort(key=lambda item: item[0])
    text: list[str] = []
    for _, part in placed:
        if part.rows is None:
            text += part.lines
            continue
        if text:
            yield _Part(_close_up(text))
            text = []
        yield part
    if text:
        yield _Part(_close_up(text))


def _rows(cells: Sequence[Sequence[str | None]]) -> Rows:
    """The cells as texts: lines of a wrapped cell joined, Latin words with a space."""
    return [
        [re.sub(r"(?<=[A-Za-z])\n(?=[A-Za-z])", " ", cell or "").replace("\n", "").strip() for cell in row]
        for row in cells
    ]


def _is_table(rows: Rows) -> bool:
    said = [cell for row in rows for cell in row if cell]
    wide = max((len(row) for row in rows), default=0)
    return len(rows) > 1 and wide > 1 and len(said) >= 4 and statistics.median(map(len, said)) <= _LONGEST


def _inside(thing: dict[str, float | str], box: tuple[float, float, float, float]) -> bool:
    middle = (float(thing["top"]) + float(thing["bottom"])) / 2
    return box[1] <= middle <= box[3] and box[0] <= (float(thing["x0"]) + float(thing["x1"])) / 2 <= box[2]


def _spaced(chars: Sequence[dict[str, float | str]]) -> str:
    """A line of characters, wide gaps between words told by as many spaces as would fill them."""
    out: list[str] = []
    end: float | None = None
    for char in chars:
        half = float(char["size"]) / 2 or 1
        if end is not None:
            gap = (float(char["x0"]) - end) / half
            if gap >= _SPACE:
                out.append(" " * max(2, round(gap)) if gap >= _GAP else " ")
        elif float(char["x0"]) > 0:
            out.append(" " * round(float(char["x0"]) / half))
        out.append(str(char["text"]))
        end = float(char["x1"])
    return "".join(out)


def _close_up(lines: list[str]) -> list[str]:
    """The lines, spaces kept where several lines of cells stand one below the other, as those of a table without rules."""
    kept = [len(re.split(r"\s{2,}", line.strip())) > 1 for line in lines]
    out = []
    for k, line in enumerate(lines):
        start, end = k, k
        while start > 0 and kept[start - 1]:
            start -= 1
        while end + 1 < len(lines) and kept[end + 1]:
            end += 1
        table = kept[k] and end - start + 1 >= _LEAST_ROWS
        out.append(line if table else re.sub(r"(?<=\S)\s{2,}", " ", line.strip()))
    return out


def _join_over_pages(pages: list[list[_Part]]) -> None:
    """A table at a page's top goes on the one at the foot of the page before, where both have as many columns; a repeated head is left out."""
    last: _Part | None = None
    for page in pages:
        content = [
            part for part in page if part.rows is not None or not all(_PAGE_NUMBER.fullmatch(x) for x in part.lines)
        ]
        first = content[0] if content else None
        if last and first and last.rows and first.rows and len(first.rows[0]) == len(last.rows[0]):
            last.rows.extend(first.rows[1:] if first.rows[0] == last.rows[0] else first.rows)
            page.remove(first)
            content = content[1:] or [last]
        last = content[-1] if content else last


def _printed(part: _Part) -> list[str]:
    if part.rows is None:
        return part.lines
    return ["", *("| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in part.rows), ""]
