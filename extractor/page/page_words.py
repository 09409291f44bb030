"""Words by which lines and cells are told apart: lexicons/page_words.tsv."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import PageWord, rows


@cache
def page_words(role: str) -> tuple[str, ...]:
    """The words of a role, as the lexicon's head names them, in its order; KeyError where there is none."""
    words = tuple(row.surface for row in rows(PageWord) if row.role == role)
    if not words:
        raise KeyError(role)
    return words
