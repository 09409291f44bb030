"""From a code or a row of the world's lexicon to the `Place` that the contract asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.lexicon import PlaceAbbreviation, WorldPlace, rows
from extractor.models import Place
from extractor.names.place.divisions import Codes, level_of, name_of, path_of, public_code
from extractor.names.place.site import level_of_name


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place at the clean offsets `[start, end)` of a block; `code` is the division that it is or lies in, Taiwan's keys included."""

    start: int
    end: int
    place: Place
    code: str | None
    rule: str


@cache
def world() -> dict[str, tuple[str, ...]]:
    """Countries, foreign cities and regions by name: (name, level, ISO code)."""
    return {row.name: (row.name, row.level, row.iso) for row in rows(WorldPlace)}


@cache
def abbreviations() -> dict[str, str]:
    """The characters that stand for a country or a province (中, 沪), each with its name."""
    return {row.character: row.name for row in rows(PlaceAbbreviation)}


@lru_cache(maxsize=4096)
def division_place(name: str, code: str | None, codes: Codes) -> Place:
    """A division; where `code` is None, the one of `codes` that is meant could not be told."""
    if code is not None:
        return Place(name=name_of(code) or name, level=level_of(code), code=public_code(code), path=path_of(code))
    levels = {level_of(code) for code in codes}
    return Place(name=name, level=levels.pop() if len(levels) == 1 else None)


@lru_cache(maxsize=4096)
def place_inside(code: str | None, *tail: str) -> Place:
    """A village or site, by its names from the larger down, inside the division `code` (None: it is not known which)."""
    level = level_of_name(tail[-1])
    if code is None:
        return Place(name=tail[-1], level=level)
    return Place(name=tail[-1], level=level, code=public_code(code), path=[*path_of(code), *tail])


@cache
def world_place(row: tuple[str, ...]) -> Place:
    """A country, a foreign city, or a region, which has no level."""
    name, level, iso = row
    if level == "country":
        return Place(name=name, level="country")
    path = [_countries()[iso], name] if level == "city" and iso in _countries() else []
    return Place(name=name, level="site" if level == "site" else None, path=path)


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows(WorldPlace):
        if row.level == "country":
            names.setdefault(row.iso, row.name)
    return names
