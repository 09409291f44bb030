"""Words in and around names that say what they are: lexicons/name_cues.tsv."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import NameCue, rows


@cache
def name_cues(role: str) -> tuple[str, ...]:
    """The words of a role, as the lexicon's head names them, in its order; KeyError where there is none."""
    words = tuple(row.surface for row in rows(NameCue) if row.role == role)
    if not words:
        raise KeyError(role)
    return words
