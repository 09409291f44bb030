"""Words by which lines and cells are told apart: lexicons/page_words.tsv."""

from __future__ import annotations

from extractor.lexicon import PageWord, words_of


def page_words(role: str) -> tuple[str, ...]:
    """The words of a role, as the lexicon's head names them, in its order; KeyError where there is none."""
    return words_of(PageWord, role)
