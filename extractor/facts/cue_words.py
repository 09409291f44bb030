"""Words by their role in one of the small lexicons of this room."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from extractor.lexicon import PeriodWord, QualifierWord, StatusWord, rows


Word = TypeVar("Word", PeriodWord, QualifierWord, StatusWord)


@cache
def cue_words(kind: type[Word], role: str) -> frozenset[str]:
    """The words of one role, e.g. `ahead` of the period words (将, 预计). An unknown role is a KeyError."""
    found: dict[str, list[str]] = {}
    for row in rows(kind):
        found.setdefault(row.role, []).append(row.surface)
    return frozenset(found[role])
