"""The words that say when a figure holds, by role (lexicons/period_words.tsv)."""

from __future__ import annotations

from extractor.facts.cue_words import cue_words


def time_words(role: str) -> frozenset[str]:
    """The words of one role, e.g. `ahead` (将, 预计). An unknown role is a KeyError."""
    return cue_words("period_words", role)
