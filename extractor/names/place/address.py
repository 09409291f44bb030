"""Addresses to the door: a road with its number, and block, unit, floor and room behind it.

金枫路216号|东创科技园B座5层, 团泊大道88弄12号楼3单元. The road itself may be in no gazetteer and unknown to the tagger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.grammar import compiled
from extractor.models import Place
from extractor.names.place.border import Borders
from extractor.names.place.value import FoundPlace

_ROAD = r"(?:大道|大街|路|街|巷|弄|胡同|里)"
_PART = r"(?:[东南西北中]段|[一二三四]段|[东南西北]侧)?"
_NUMBER = r"(?:附?\d{1,5}(?:[-—－]\d{1,4})?(?:号|弄))"
_STEP = (
    r"(?:附?\d{1,5}(?:[-—－]\d{1,4})?(?:号院|号楼|号房|号铺|号|弄|幢|栋|座|单元|室|楼|层|房|铺)|[A-Za-z]\d{0,3}(?:座|栋|幢|区)|[A-Za-z]\d{2,5}(?:室|号|房)?"
    r"|[一二三四五六七八九十]区|(?:负|地下)?[一二三四五六七八九十]{1,3}(?:号楼|单元|楼|层))"
)
_BUILDING = r"(?:\p{Han}{2,8}?(?:科技园|产业园|创业园|工业园|大厦|广场|中心|小区|公寓|大楼|花园|家园|公馆|新村|苑|城|[一二三四五六七八九十]区))"
_TAIL = compiled(rf"(?:{_STEP})*(?:{_BUILDING}(?:{_STEP})+)?")
_NUMBERED = compiled(rf"{_ROAD}{_PART}(?={_NUMBER})")
_HOLDS = frozenset(("LOC", "ns", "n", "nz", "nr", "nw", "PER", "s", "f", "a", "vn", "ORG", "nt"))
LONGEST_ROAD = 8


def with_doors(borders: Borders, found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """The places of a block in order, those that are roads or blocks as far as their numbers go, and the numbered roads that nobody has found."""
    text = borders.text
    kept: list[FoundPlace] = []
    roads = list(_roads(borders)) if "号" in text or "弄" in text else []
    for each in sorted([*found, *roads], key=lambda each: (each.start, -each.end)):
        last = kept[-1] if kept else None
        if last is not None and each.start < last.end:
            if each.end > last.end and each.rule == "place.address":
                kept[-1] = _longer(last, text, each.end)
            continue
        if last is not None and each.rule == "place.address" and each.start == last.end:
            kept[-1] = _inside(last, each)
            continue
        kept.append(each)
    return [_to_the_door(each, text) for each in kept]


def _roads(borders: Borders) -> Iterator[FoundPlace]:
    """Roads with a number behind them."""
    text = borders.text
    for match in _NUMBERED.finditer(text):
        start = _road_start(borders, match.start())
        if start is not None:
            name = text[start : match.end()]
            yield FoundPlace(start, match.end(), Place(name=name, level="site"), None, "place.address")


def _road_start(borders: Borders, end: int) -> int | None:
    """Where the name of a road begins whose class word begins at `end`: leftward over nouns and names."""
    start = end
    while start > 0 and end - start < LONGEST_ROAD:
        word = borders.word_at(start - 1)
        if word is None or word.tag not in _HOLDS or not borders.text[word.start : min(word.end, end)].isalpha():
            break
        if end - word.start > LONGEST_ROAD:
            break
        start = word.start
    return start if end - start > 1 else None


def _longer(each: FoundPlace, text: str, end: int) -> FoundPlace:
    """The place as far as `end`, which its last name takes in."""
    place = each.place
    if place.level == "site":
        name, path = place.name + text[each.end : end], place.path[:-1]
    else:
        name, path = text[each.end : end], place.path
    return FoundPlace(
        each.start,
        end,
        Place(name=name, level="site", code=place.code, path=[*path, name] if path else []),
        each.code,
        "place.address",
    )


def _inside(around: FoundPlace, road: FoundPlace) -> FoundPlace:
    """The road inside the division or village that stands right before it."""
    name, place = road.place.name, around.place
    path = [*place.path, name] if place.path else []
    return FoundPlace(
        around.start, road.end, Place(name=name, level="site", code=place.code, path=path), around.code, "place.address"
    )


def _to_the_door(each: FoundPlace, text: str) -> FoundPlace:
    """The place with number, block, unit, floor and room behind it."""
    if each.place.level not in ("site", "village", "township"):
        return each
    match = _TAIL.match(text, each.end)
    if (
        match is None
        or not match[0]
        or ("\u4e00" <= match[0][0] <= "\u9fff" and text[each.end - 1] not in "号弄幢栋村园苑里寓")
    ):
        return each
    return _longer(each, text, match.end())
