"""The lexicons that come with the package: where they lie, and their rows."""

from __future__ import annotations

from pathlib import Path

from extractor.lexicon.file import parse_lexicon

_PACKAGE = Path(__file__).resolve().parent.parent
# Installed, they lie inside the package; in a clone, beside it.
HOME = _PACKAGE / "lexicons" if (_PACKAGE / "lexicons").is_dir() else _PACKAGE.parent / "lexicons"


def read_lexicon(name: str) -> list[tuple[str, ...]]:
    """The rows of the shipped lexicon `name` (without `.tsv`), each as long as the header's columns.

    Raises LexiconError where header, row length, row count or uniqueness of rows is broken, FileNotFoundError where there is no such lexicon.
    """
    return parse_lexicon((HOME / f"{name}.tsv").read_text(encoding="utf-8"), f"{name}.tsv")
