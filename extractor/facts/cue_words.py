"""Words by their role in one of the small lexicons of this room."""

from __future__ import annotations

from functools import cache
from typing import Literal

from extractor.lexicon import PeriodWord, QualifierWord, StatusWord, rows


@cache
def cue_words(lexicon: Literal["period", "qualifier", "status"], role: str) -> frozenset[str]:
    """The words of one role, e.g. `ahead` of the period words (将, 预计). An unknown role is a KeyError."""
    found: dict[str, list[str]] = {}
    for surface, of_role in _pairs(lexicon):
        found.setdefault(of_role, []).append(surface)
    return frozenset(found[role])


def _pairs(lexicon: Literal["period", "qualifier", "status"]) -> list[tuple[str, str]]:
    if lexicon == "period":
        return [(row.surface, row.role) for row in rows(PeriodWord)]
    if lexicon == "qualifier":
        return [(row.surface, row.role) for row in rows(QualifierWord)]
    return [(row.surface, row.role) for row in rows(StatusWord)]
