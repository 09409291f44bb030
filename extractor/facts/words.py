"""The words that give a statement of figures its shape, by role (lexicons/fact_words.tsv)."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import read_lexicon


@cache
def words_of(role: str) -> frozenset[str]:
    """The words of one role, e.g. `copula` (达, 为, 升至). An unknown role is a KeyError."""
    return _by_role()[role]


@cache
def _by_role() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for surface, role in read_lexicon("fact_words"):
        found.setdefault(role, set()).add(surface)
    return {role: frozenset(surfaces) for role, surfaces in found.items()}


def ends_like(text: str, role: str) -> str | None:
    """The longest word of `role` that `text` ends with, or None."""
    words = words_of(role)
    for length in range(min(len(text), _longest(role)), 0, -1):
        if text[-length:] in words:
            return text[-length:]
    return None


@cache
def _longest(role: str) -> int:
    return max(map(len, words_of(role)))


def is_change_word(text: str) -> bool:
    """Whether it is a verb of change (增长, 缩短)."""
    return text in words_of("up") or text in words_of("down")
