"""How far a site on a road or in a zone goes: a crossing of two roads, a lot beside one (解放路北侧地块), a numbered lot of a park.

Also what a tagger takes into a place though it only says which part or stage of it (港区二期, 大马士革郊区).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractor.grammar import compiled
from extractor.models import Place
from extractor.names.place.value import FoundPlace

_SIDE = r"(?:以?[东南西北]{1,2}(?:侧|面|角))"
_ROAD_NAME = r"[\p{Han}A-Za-z0-9]{1,10}?(?:路|街|大道|巷|道|国道|省道|线)"
_CROSS = r"(?:交叉路?口|交汇处|交会处|交界处|路口)"
_ROAD_END = compiled(r"(?:路|街|大道|巷|国道|省道|[国省县]道[A-Z]?\d{1,4}|线)\Z")
_ON_ROAD = compiled(rf"(?:[与和、及]{_ROAD_NAME})?{_CROSS}{_SIDE}?(?:地块)?|{_SIDE}地块")
_CROSSES = compiled(_CROSS)
_ZONE_END = compiled(r"(?:园区?|[工产]业区|开发区|新区|港区|作业区|片区|社区|村|镇|街道|小区|\d号?)\Z")
# 城北新区|3宗地块 are three lots, no name of one.
_IN_ZONE = compiled(rf"(?:[A-Z]{{0,2}}\d{{1,4}}(?:[-—]\d{{1,3}})?号?)?{_SIDE}?(?:地块|(?<!\d)宗地)")
# What says which part of a place is meant, and is no part of its name.
_PART = compiled(
    r"(?:(?<=\p{Han}{2}市)区|(?<=[湖河江海溪塘库])(?:边|畔|岸边|岸)|(?<=\p{Han}{2})国际|全[岛境域]|[东南西北]{1,2}[缘端麓坡隅]|[第]?[一二三四五六七八九十]期|郊区|郊外|近郊|远郊|市郊|城郊|境内|沿海|沿岸|沿线|沿江|上空|一带|全境|腹地|以[东南西北]|[东南西北]{1,2}岸|[东南西北]{1,2}部(?:地区|沿海|山区)?|[两三四五六七八九][省市县区州国地])\Z"
)


def without_part(text: str, start: int, end: int) -> int:
    """The end of the place in `[start, end)` without what says which part or stage of it is meant; at least two characters stay."""
    match = _PART.search(text, start + 2, end)
    return match.start() if match else end


def grown(text: str, found: Sequence[FoundPlace], roads: Collection[tuple[int, int]]) -> list[FoundPlace]:
    """The places in order, sites on roads and in zones as long as they go; what they swallow is left out.

    `roads` are the spans that the tagger holds for places: the road before the one that crosses it is among them.
    """
    if "地块" not in text and "口" not in text and "交" not in text and "宗地" not in text:
        return list(found)
    kept: list[FoundPlace] = []
    for each in found:
        if kept and each.start < kept[-1].end:
            continue
        end = _end(text, each.start, each.end)
        first = _first_road(text, each.start, roads) if end > each.end and _CROSSES.match(text, each.end) else None
        if first is not None and (not kept or kept[-1].end <= first):
            name = text[first:end]
            path = [*each.place.path[:-1], name] if each.place.path else []
            place = Place(name=name, level="site", code=each.place.code, path=path)
            kept.append(FoundPlace(first, end, place, each.code, "place.zone"))
        else:
            kept.append(_lengthened(text, each, end) if end > each.end else each)
    return kept


def _first_road(text: str, start: int, roads: Collection[tuple[int, int]]) -> int | None:
    """Where the road starts that 与 joins to the one at `start`, if one does."""
    if text[start - 1 : start] not in ("与", "和", "及", "、"):
        return None
    last = start - 1
    for first in range(max(0, last - 14), last - 1):
        if (first, last) in roads and _ROAD_END.search(text, first, last):
            return first
    return None


def _end(text: str, start: int, end: int) -> int:
    """Where the site that begins with the road or zone `[start, end)` ends."""
    for head, tail in ((_ROAD_END, _ON_ROAD), (_ZONE_END, _IN_ZONE)):
        if head.search(text, start, end) and (match := tail.match(text, end)):
            return match.end()
    return end


def _lengthened(text: str, each: FoundPlace, end: int) -> FoundPlace:
    """The place with the rest up to `end`, which its own name takes in."""
    place = each.place
    if place.level == "site":
        name, path = place.name + text[each.end : end], place.path[:-1]
    else:
        name, path = text[each.end : end], place.path
    place = Place(name=name, level="site", code=place.code, path=[*path, name] if path else [])
    return FoundPlace(each.start, end, place, each.code, "place.zone")
