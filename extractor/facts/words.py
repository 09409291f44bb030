"""The words that give a statement of figures its shape, by role (lexicons/fact_words.tsv)."""

from __future__ import annotations

from functools import cache, lru_cache

from extractor.lexicon import FactWord, rows


@cache
def words_of(role: str) -> frozenset[str]:
    """The words of one role, e.g. `copula` (达, 为, 升至). An unknown role is a KeyError."""
    return _by_role()[role]


@cache
def endings(role: str) -> tuple[str, ...]:
    """The words of one role, for `str.endswith` and `str.startswith`."""
    return tuple(sorted(words_of(role)))


@cache
def _by_role() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(FactWord):
        found.setdefault(row.role, set()).add(row.surface)
    return {role: frozenset(surfaces) for role, surfaces in found.items()}


@lru_cache(maxsize=1 << 14)
def ends_like(text: str, role: str) -> str | None:
    """The longest word of `role` that `text` ends with, or None."""
    for word in _by_last_character(role).get(text[-1:], ()):
        if text.endswith(word):
            return word
    return None


@cache
def _by_last_character(role: str) -> dict[str, list[str]]:
    """The words of a role by their last character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(sorted(words_of(role)), key=len, reverse=True):
        found.setdefault(word[-1], []).append(word)
    return found


def is_change_word(text: str) -> bool:
    """Whether it is a verb of change (增长, 缩短)."""
    return text in change_words()


@cache
def change_words() -> frozenset[str]:
    """The verbs of change, up and down."""
    return words_of("up") | words_of("down")


@lru_cache(maxsize=1 << 14)
def ends_in_change(text: str) -> int:
    """The length of the longest verb of change that `text` ends with, 0 where it ends with none."""
    words = change_words()
    return next((length for length in (4, 3, 2, 1) if text[-length:] in words), 0)
