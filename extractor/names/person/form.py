"""How names of people are written: surname and given name, foreign names in Chinese characters, forms of address.

Shapes only; whether a stretch of text is a person is decided in find.py from what stands around it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

from extractor.lexicon import Honorific, Surname, Transliteration, rows

Shape = Literal["full", "japanese", "foreign", "nickname", "masked", "none"]

_NO_GIVEN = frozenset("化性率度型式类级版们的了着过")  # what a given name does not end in
_HAN = regex.compile(r"\p{Han}+")
_DOT = regex.compile(r"[\p{Han}A-Za-z]{1,8}(?:[·•・‧.][\p{Han}A-Za-z]{1,10})+")
_MASKED = regex.compile(r"某{1,2}[甲乙丙丁]?|某\p{Han}|\p{Han}某|[×xX*]{1,2}")


@cache
def transcribing(*kinds: str) -> frozenset[str]:
    """The characters of those kinds (strong, weak, town) that foreign names are written with."""
    return frozenset(row.character for row in rows(Transliteration) if row.kind in kinds)


@cache
def surnames() -> dict[str, str]:
    """Each surname with its kind: common, rare, compound or japanese."""
    return {row.surname: row.kind for row in rows(Surname)}


@cache
def honorifics() -> dict[str, str]:
    """Each honorific with its kind: address, post or weak."""
    return {row.honorific: row.kind for row in rows(Honorific)}


@cache
def address_pattern() -> regex.Pattern[str]:
    """Forms of address that go with a full name too, longest first."""
    words = sorted((word for word, kind in honorifics().items() if kind == "address"), key=len, reverse=True)
    return regex.compile("|".join(words))


def surname_of(name: str) -> str | None:
    """The surname that `name` opens with, the longest where several do; None where none does."""
    table = surnames()
    return next((name[:size] for size in (4, 3, 2, 1) if len(name) > size and name[:size] in table), None)


def split_honorific(name: str) -> tuple[str, str | None]:
    """`name` without its form of address, and that: 张女士 is (张, 女士), 小李 (李, 小), 王建国 (王建国, None)."""
    for size in range(min(4, len(name) - 1), 0, -1):
        kind = honorifics().get(name[-size:])
        stem = name[:-size]
        if kind and (stem in surnames() or (kind == "address" and shape(stem) != "none")):
            return stem, name[-size:]
    if len(name) == 2 and name[0] in "小老阿" and surnames().get(name[1]) in ("common", "rare"):
        return name[1], name[0]
    return name, None


def shape(name: str) -> Shape:
    """What kind of name of a person `name` looks like, without its form of address."""
    if _DOT.fullmatch(name):
        return "foreign"
    if not _HAN.fullmatch(name) or len(name) < 2:
        return "none"
    surname = surname_of(name)
    if surname is not None:
        given = name[len(surname) :]
        kind = surnames()[surname]
        if _MASKED.fullmatch(given):
            return "masked"
        if kind == "japanese" and len(given) <= 3:
            return "japanese"
        if len(given) <= 2:
            return "none" if given[-1] in _NO_GIVEN else "full"
        if len(given) == 3 and given[0] in surnames() and kind != "compound" and surnames()[given[0]] == "common":
            return "full"  # two surnames, as married women in Hong Kong have
    if len(name) == 2 and name[0] in "小老阿" and name[1] in surnames():
        return "nickname"
    if is_foreign(name):
        return "foreign"
    return "none"


def is_foreign(name: str) -> bool:
    """Whether the characters are nearly all ones that foreign names are written with."""
    foreign, strong = transcribing("strong", "weak"), transcribing("strong")
    known = sum(char in foreign for char in name)
    return len(name) >= 2 and known >= len(name) - (len(name) > 3) and any(char in strong for char in name)


def is_half_foreign(name: str) -> bool:
    """Whether half of the characters (of longer names more) are ones that foreign names are written with, and it does not open like a Chinese name grown too long."""
    known = sum(char in transcribing("strong", "weak") for char in name)
    return 2 * known >= len(name) + (len(name) > 3) and (len(name) < 4 or surnames().get(name[0]) != "common")


def split_run(name: str) -> list[str]:
    """Names that were run together, apart: only where there is one way to read them as full names, else `name` alone."""
    if len(name) < 4 or shape(name) != "none" or not _HAN.fullmatch(name):
        return [name]
    ways = list(_ways(name))
    return ways[0] if len(ways) == 1 else [name]


def _ways(name: str) -> list[list[str]]:
    if not name:
        return [[]]
    found = []
    for size in (2, 3, 4):
        head = name[:size]
        if (
            len(head) == size
            and shape(head) == "full"
            and (size < 4 or surnames()[surname_of(head) or ""] == "compound")
        ):
            found += [[head, *rest] for rest in _ways(name[size:])]
        if len(found) > 1:
            break
    return found
