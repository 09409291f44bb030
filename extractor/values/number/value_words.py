"""The words around values that say how they are meant, by role (lexicons/value_words.tsv)."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import ValueWord, rows
from extractor.values.number.unit_words import any_of


@cache
def value_words(role: str) -> tuple[str, ...]:
    """The words of one role, e.g. `phone_cue` (电话, 热线), in the lexicon's order. Raises KeyError where there is no such role."""
    words = tuple(row.surface for row in rows(ValueWord) if row.role == role)
    if not words:
        raise KeyError(role)
    return words


def any_word(role: str, *more: str) -> str:
    """A pattern that matches the longest word of the roles at a place."""
    return any_of(word for each in (role, *more) for word in value_words(each))
