"""The words that say when a figure holds, by role (lexicons/period_words.tsv)."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import read_lexicon


def time_words(role: str) -> frozenset[str]:
    """The words of one role, e.g. `ahead` (将, 预计). An unknown role is a KeyError."""
    return _by_role()[role]


@cache
def _by_role() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for surface, role in read_lexicon("period_words"):
        found.setdefault(role, []).append(surface)
    return {role: frozenset(surfaces) for role, surfaces in found.items()}
