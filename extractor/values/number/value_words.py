"""The words around values that say how they are meant, by role (lexicons/value_words.tsv)."""

from __future__ import annotations

from extractor.lexicon import ValueWord, words_of
from extractor.values.number.unit_words import any_of


def value_words(role: str) -> tuple[str, ...]:
    """The words of one role, e.g. `phone_cue` (电话, 热线), in the lexicon's order. Raises KeyError where there is no such role."""
    return words_of(ValueWord, role)


def any_word(role: str, *more: str) -> str:
    """A pattern that matches the longest word of the roles at a place."""
    return any_of(word for each in (role, *more) for word in value_words(each))
