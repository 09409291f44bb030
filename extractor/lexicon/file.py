"""Data that explains itself: TSV files with a header, and the functions that read their text.

A lexicon opens with comment lines. Required: `# columns: name <tab> name …`, `# source:`, `# edition:`, `# licence:`
and `# rows: N`. Every further line is a row with that many tab-separated cells (trailing empty cells may be left out).
"""

from __future__ import annotations

from collections.abc import Container

_REQUIRED = ("columns", "source", "edition", "licence", "rows")


class LexiconError(ValueError):
    """A lexicon is not as its header says; the message names file and line."""


def parse_lexicon(text: str, path: str) -> list[tuple[str, ...]]:
    """The rows of a lexicon's text; `path` names it in errors. Raises LexiconError where header, row length, row count or uniqueness of
    rows is broken."""
    return parse_table(text, path)[1]


def parse_table(text: str, path: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The names of a lexicon's columns, and its rows. Arguments and errors as for `parse_lexicon`."""
    header, lines = scan_lexicon(text, _REQUIRED)
    if not lines:
        raise LexiconError(f"{path}: no rows")
    missing = [key for key in _REQUIRED if key not in header]
    if missing:
        raise LexiconError(f"{path}:{lines[0][0]}: header lacks {', '.join(missing)}")
    columns = [name.strip() for name in header["columns"][1].split("<tab>")]
    width = len(columns)
    rows: list[tuple[str, ...]] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in lines:
        if len(cells) > width:
            raise LexiconError(f"{path}:{number}: {len(cells)} cells, the header names {width} columns")
        row = cells + ("",) * (width - len(cells))
        if row in seen:
            raise LexiconError(f"{path}:{number}: same row as line {seen[row]}")
        seen[row] = number
        rows.append(row)
    said = header["rows"][1]
    if said != str(len(rows)):
        raise LexiconError(f"{path}: header says {said} rows, found {len(rows)}")
    return columns, rows


def scan_lexicon(
    text: str, keys: Container[str]
) -> tuple[dict[str, tuple[int, str]], list[tuple[int, tuple[str, ...]]]]:
    """What stands in a lexicon's text, nothing checked: the header's values for `keys` and the cells of the rows, each with its line number.

    Of a key that stands twice the first counts. A full-width colon will do.
    """
    header: dict[str, tuple[int, str]] = {}
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#"):
            key, colon, value = line[1:].strip().replace("：", ":", 1).partition(":")
            if colon and key.strip() in keys:
                header.setdefault(key.strip(), (number, value.strip()))
        elif line.strip():
            rows.append((number, tuple(map(str.strip, line.split("\t")))))
    return header, rows
