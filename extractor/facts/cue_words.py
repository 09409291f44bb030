"""Small lexicons of words by role: which of them a word is, by the lexicon's name."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import read_lexicon


@cache
def cue_words(lexicon: str, role: str) -> frozenset[str]:
    """The words of one role of a lexicon with the columns surface and role, e.g. `ahead` of `period_words` (将, 预计). An unknown role is a KeyError."""
    return _by_role(lexicon)[role]


@cache
def _by_role(lexicon: str) -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for surface, role in read_lexicon(lexicon):
        found.setdefault(role, []).append(surface)
    return {role: frozenset(surfaces) for role, surfaces in found.items()}
