"""Data that explains itself: TSV files with a header, and the one function that reads them.

A lexicon opens with comment lines. Required: `# columns: name <tab> name …`, `# source:`, `# edition:`, `# licence:`
and `# rows: N`. Every further line is a row with that many tab-separated cells (trailing empty cells may be left out).
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["LexiconError", "parse_lexicon", "read_lexicon"]

_REQUIRED = ("columns", "source", "edition", "licence", "rows")


class LexiconError(ValueError):
    """A lexicon is not as its header says; the message names file and line."""


def read_lexicon(name: str) -> list[tuple[str, ...]]:
    """The rows of the shipped lexicon `name` (without `.tsv`), each as long as the header's columns.

    Raises LexiconError where header, row length, row count or uniqueness of rows is broken, FileNotFoundError where there is no such lexicon.
    """
    return parse_lexicon((files(__name__) / f"{name}.tsv").read_text(encoding="utf-8"), f"{name}.tsv")


def parse_lexicon(text: str, path: str) -> list[tuple[str, ...]]:
    """The rows of a lexicon's text; `path` names it in errors."""
    header: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    seen: dict[tuple[str, ...], int] = {}
    width = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#"):
            key, colon, value = line[1:].strip().partition(":")
            if colon and key in _REQUIRED:
                header[key] = value.strip()
            continue
        if not line.strip():
            continue
        if not width:
            missing = [key for key in _REQUIRED if key not in header]
            if missing:
                raise LexiconError(f"{path}:{number}: header lacks {', '.join(missing)}")
            width = len(header["columns"].split("<tab>"))
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > width:
            raise LexiconError(f"{path}:{number}: {len(cells)} cells, the header names {width} columns")
        row = cells + ("",) * (width - len(cells))
        if row in seen:
            raise LexiconError(f"{path}:{number}: same row as line {seen[row]}")
        seen[row] = number
        rows.append(row)
    if not rows:
        raise LexiconError(f"{path}: no rows")
    if header["rows"] != str(len(rows)):
        raise LexiconError(f"{path}: header says {header['rows']} rows, found {len(rows)}")
    return rows
