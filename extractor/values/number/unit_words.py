"""Patterns out of word lists: `any_of`, and the unit, measure word and currency lexicons as look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType

import regex

from extractor.lexicon import read_lexicon


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
    return MappingProxyType(
        {surface: (si, Fraction(factor) if factor else None, per) for surface, si, factor, per in read_lexicon("units")}
    )


@cache
def measure_words() -> Mapping[str, str]:
    """Measure words: surface to English name (empty where it is no denominator)."""
    return MappingProxyType({row[0]: row[1] for row in read_lexicon("measure_words")})


@cache
def currencies() -> Mapping[str, tuple[str, str, Decimal]]:
    """Currencies: surface to ISO 4217 code, side (before, behind, both) and factor to the major unit."""
    return MappingProxyType(
        {surface: (iso, side, Decimal(factor)) for surface, iso, side, factor in read_lexicon("currencies")}
    )
