"""Currencies whose name several countries share (比索, 第纳尔): whose is meant, by the country that the text names before the sum."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from extractor.values.number.unit_words import any_of, currencies

_REACH = 240  # characters before the sum in which a country may stand


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    """Of each shared name the countries that have it, with the code of theirs: 比索 {墨西哥: MXN, …}."""
    table: dict[str, dict[str, str]] = {}
    for name, (iso, side, _) in currencies().items():
        if side == "before" or not iso:
            continue
        for shared in _SHARED:
            country = name.removesuffix(shared)
            if name.endswith(shared) and len(country) > 1:
                table.setdefault(shared, {})[country.removesuffix("新")] = iso
    return table


_SHARED = (
    "第纳尔",
    "比索",
    "法郎",
    "克朗",
    "里亚尔",
    "卢比",
    "先令",
    "镑",
    "马克",
    "迪拉姆",
    "列伊",
    "马纳特",
    "卢布",
    "里拉",
)


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    return regex.compile(f"(?r){any_of(_countries()[name])}", regex.VERSION1)


def code_in_context(text: str, name: str, start: int, iso: str) -> str:
    """The code of a currency `name` at `start`: that of the country last named before it, else `iso`; empty where only a country could tell."""
    if name not in _countries():
        return iso
    country = _pattern(name).search(text, max(0, start - _REACH), start)
    return _countries()[name][country[0]] if country else iso
