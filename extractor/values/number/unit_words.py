"""Patterns out of word lists: `any_of`, and the unit, measure word and currency lexicons as look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType

import regex

from extractor.lexicon import Currency, MeasureWord, Unit, rows


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words` at a place; words with a common first character share a branch."""
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):  # in any order: no two have one key
        branches.setdefault(word[0], []).append(word[1:])
    single = [head for head, tails in branches.items() if tails == [""]]
    longer = [
        regex.escape(head)
        + (regex.escape(tails[0]) if len(tails) == 1 else f"(?:{'|'.join(map(regex.escape, tails))})")
        for head, tails in branches.items()
        if tails != [""]
    ]
    if single:
        longer.append("[" + "".join("\\" + c if c in "[]^-\\&~|" else c for c in single) + "]")
    return f"(?:{'|'.join(longer)})"


@cache
def units() -> Mapping[str, tuple[str, Fraction | None, str]]:
    """Physical units: surface to SI symbol (empty where there is none), factor, English name."""
    return MappingProxyType({row.surface: (row.si_symbol, row.si_factor, row.per) for row in rows(Unit)})


@cache
def measure_words() -> Mapping[str, str]:
    """Measure words: surface to English name (empty where it is no denominator)."""
    return MappingProxyType({row.surface: row.per for row in rows(MeasureWord)})


@cache
def currencies() -> Mapping[str, tuple[str, str, Decimal]]:
    """Currencies: surface to ISO 4217 code, side (before, behind, both) and factor to the major unit."""
    return MappingProxyType({row.surface: (row.iso, row.side, row.factor) for row in rows(Currency)})
