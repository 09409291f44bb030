"""Places that the gazetteer does not know: from the tagger's spans, and from what the article says elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from extractor.models import Place
from extractor.names.name_cues import name_cues
from extractor.names.place import site as place_site
from extractor.names.place.border import Borders, Span
from extractor.names.place.context import Context
from extractor.names.place.divisions import ambiguous, name_of, names, path_of, plain_townships
from extractor.names.place.letters import place_of
from extractor.names.place.value import FoundPlace, abbreviations, place_inside, world
from extractor.names.place.zone import grown, without_part

Known = dict[str, FoundPlace]
_LINE = regex.compile(
    r"(?:、\p{Han}{2,5}){0,4}(?:等)?(?:沿[江海河])?(?:高铁|铁路|高速|公路|高架|线(?!上|下)|动车|城际|航线|干线|班列)"
)
_PORT = regex.compile("港$|机场$|湾$")
_VILLAGE_SUFFIX = regex.compile("社区|村")


def township_forms(context: Context) -> Known:
    """The names of the townships that the article names in full, and the short ones (南坪 for 南坪乡) where they mean nothing else."""
    known: Known = {}
    for code in context.sure:
        if len(code) == 9 and (name := name_of(code)):
            place = Place(name=name, level="township", code=code, path=path_of(code))
            known[name] = FoundPlace(0, 0, place, code, "place.again")
            short = name.removesuffix("街道") if name.endswith("街道") else name[:-1]
            if (
                len(short) > 1
                and short[-1] not in "路街道"
                and short not in ambiguous()
                and short not in names()
                and short not in plain_townships()
            ):
                known[short] = known[name]
    return known


def villages(found: Iterable[FoundPlace]) -> Known:
    """The villages and communities found, by name."""
    return {
        each.place.name: each
        for each in found
        if each.place.level == "village" and len(each.place.name) > 2 and each.code
    }


def add_tagged(borders: Borders, found: list[FoundPlace], context: Context, known: Known) -> list[FoundPlace]:
    """The places of a block with those that only the tagger sees; a longer span of the tagger extends a place.

    `found` is in order; `known` are names sure elsewhere in the article.
    """
    starts, ends = [each.start for each in found], [each.end for each in found]
    added: list[FoundPlace] = []
    gone: set[int] = set()
    for start, end in _spans(borders):
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        if first > last:
            added += _read_tagged(borders, start, end, context, known)
        elif (
            first < last
            and found[first].start == start
            and all(found[i].end == found[i + 1].start for i in range(first, last))
            and (found[last].end == end or end - found[last].end in (1, 2))
            and _PORT.search(borders.text, end - 2, end)
        ):
            name = borders.text[start:end]  # 宁波舟山港
            added.append(FoundPlace(start, end, place_inside(None, name), None, "place.port"))
            gone.update(range(first, last + 1))
        elif first == last and found[last].start <= start and found[last].end < end:
            longer = _stretched(borders, found[last], end)
            if longer is not None:
                added.append(longer)
                gone.add(last)
    added += _listed_letters(borders, [*(each for i, each in enumerate(found) if i not in gone), *added])
    whole = _joined([*(each for i, each in enumerate(found) if i not in gone), *added])
    return grown(borders.text, whole, borders.candidates)


def _joined(found: list[FoundPlace]) -> list[FoundPlace]:
    """The places in order; a village, a site or an unknown place right behind another is part of it (日本福岛县, 德清后坞村)."""
    joined: list[FoundPlace] = []
    for each in sorted(found, key=lambda each: each.start):
        last = joined[-1] if joined else None
        if last is None or last.end < each.start or each.rule not in ("place.tagger", "place.village", "place.again"):
            joined.append(each)
            continue
        place = each.place
        if each.code is None or each.rule == "place.tagger":
            around = last.place.path or [last.place.name]
            path = [*around, place.name] if last.code or last.place.level == "country" or last.place.path else []
            place = Place(name=place.name, level=place.level, code=last.place.code, path=path)
        joined[-1] = FoundPlace(last.start, each.end, place, each.code or last.code, "place.site")
    return joined


def add_again(blocks: Sequence[Borders], found: Sequence[list[FoundPlace]], known: Known) -> list[list[FoundPlace]]:
    """The places of each block with the other mentions of names sure elsewhere in the article."""
    if not known:
        return list(found)
    from ahocorasick_rs import AhoCorasick, MatchKind

    matcher = AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest)
    sources = list(known.values())
    completed = []
    for borders, places in zip(blocks, found, strict=True):
        covered = bytearray(len(borders.text))
        for each in places:
            covered[each.start : each.end] = b"\1" * (each.end - each.start)
        added = []
        for i, start, end in matcher.find_matches_as_indexes(borders.text):
            sure = end - start > 2
            if (
                any(covered[start:end])
                or not borders.begins(start, sure=sure)
                or not borders.ends(start, end, sure=sure)
            ):
                continue
            added.append(FoundPlace(start, end, sources[i].place, sources[i].code, "place.again"))
        completed.append(_joined([*places, *added]) if added else places)
    return completed


def _read_tagged(borders: Borders, start: int, end: int, context: Context, known: Known) -> Iterator[FoundPlace]:
    name = borders.text[start:end]
    letters = next((i for i, char in enumerate(name) if char not in abbreviations()), len(name))
    listed = borders.text[start - 1 : start] == "、"
    if end - start == 1 or (letters + listed > 1 and name[letters:] in ("", *name_cues("counted_places"))):
        if _LINE.match(borders.text, start + max(letters, 1)):
            return  # 京沪高铁
        # 中美, 沪苏浙三省: a place each
        for i in range(start, start + max(letters, 1)):
            if (place := _abbreviated(borders, i)) is not None:
                yield FoundPlace(i, i + 1, place, place.code, "place.abbreviated")
    elif name in known:
        yield FoundPlace(start, end, known[name].place, known[name].code, "place.again")
    elif start_known := next(
        (end - cut for cut in range(len(name) - 1, len(name) - 3, -1) if cut > 2 and name[-cut:] in known), None
    ):
        source = known[name[start_known - start :]]
        yield FoundPlace(start_known, end, source.place, source.code, "place.again")  # 南坪乡 in 汇聚成南坪乡
    elif name in names() or name in world() or borders.is_quoted(start, end):
        return  # already judged, or a brand
    elif name[0] in "省市县乡镇村户" and len(name) == 3:
        return  # 县管乡, 乡聘村: who does what to whom
    elif place_site.is_village(name):
        code = context.focus()
        yield FoundPlace(start, end, place_inside(code, name), code, "place.village")
    elif not _VILLAGE_SUFFIX.search(name, len(name) - 2) and place_site.is_place_like(name):
        code = context.focus() if place_site.is_local(name) else None
        yield FoundPlace(start, end, place_inside(code, name), code, "place.tagger")


def _stretched(borders: Borders, found: FoundPlace, end: int) -> FoundPlace | None:
    """The place as far as the tagger's span, where the rest of the span can belong to its name."""
    rest = borders.text[found.end : end]
    if not place_site.goes_on(rest):
        return None
    if len(rest) == 1 and borders.text[found.start : found.end].endswith(found.place.name[-1]):
        return None  # 杭州湾 goes on, 恩施州山 does not
    if rest in ("江", "河", "湖", "山", "海"):  # 鄱阳湖 is no part of 鄱阳县
        return FoundPlace(found.start, end, place_inside(None, borders.text[found.start : end]), None, "place.namesake")
    place = found.place
    if place.level == "site" and place.path[-1:] == [place.name]:
        name = place.name + rest  # 北仑大道|59号
        longer = Place(name=name, level="site", code=place.code, path=[*place.path[:-1], name])
        return FoundPlace(found.start, end, longer, found.code, "place.site")
    return FoundPlace(found.start, end, place_inside(found.code, rest), found.code, "place.site")


def _abbreviated(borders: Borders, start: int) -> Place | None:
    """The place that one character stands for, where it stands beside another (中美, 沪苏浙) or before 方."""
    table = abbreviations()
    near = borders.text[max(0, start - 1) : start] + borders.text[start + 1 : start + 2]
    if "、" in near:  # 英、法两国
        near += borders.text[max(0, start - 2) : start - 1] * (near[0] == "、")
        near += borders.text[start + 2 : start + 3] * (near[-1] == "、")
    name = table.get(borders.text[start])
    if name is None or not any(each in table or each == "方" for each in near):
        return None
    return place_of(borders.text[start])


def _listed_letters(borders: Borders, found: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
    """Countries and provinces of one character in a list of nothing else: 苏、浙、皖 and 英、法、德三国, not 德、智、体."""
    if "、" not in borders.text:
        return
    for match in _letters().finditer(borders.text):
        last = borders.word_at(match.end() - 1)
        if last is None or not (last.end == match.end() or _COUNTS.match(borders.text, match.end())):
            continue
        for i in range(match.start(), match.end(), 2):
            if not any(each.start <= i < each.end for each in found):
                place = _abbreviated(borders, i)
                if place is not None:
                    yield FoundPlace(i, i + 1, place, place.code, "place.abbreviated")


_COUNTS = regex.compile("等|[两三四五六七八九]?[国省地市方]")


@cache
def _letters() -> regex.Pattern[str]:
    letters = "".join(sorted(abbreviations()))
    return regex.compile(rf"(?<![\p{{Han}}、])[{letters}](?:[、][{letters}])++(?![、色])")


def _spans(borders: Borders) -> list[Span]:
    """What may be a place that the gazetteer does not know, in order and without overlaps."""
    spans = list(_unknown_villages(borders))
    if borders.network:
        inside = {i for start, end in spans for i in range(start, end)}
        trimmed = ((start, without_part(borders.text, start, end)) for start, end in borders.candidates)
        spans += [span for span in trimmed if not inside.intersection(range(*span))]
    return sorted(spans)


def _unknown_villages(borders: Borders) -> Iterator[Span]:
    """Names that end in, or stand before, the suffix of a village."""
    tags = ("nr", "ns", "nz", "PER", "LOC", "nw") if borders.network else ("nr", "ns", "nz")
    for match in _VILLAGE_SUFFIX.finditer(borders.text):
        word = borders.word_at(match.start())
        if word is None or word.end != match.end():
            continue
        start = word.start
        if start == match.start():
            word = borders.word_at(start - 1) if start else None
        if word is not None and word.tag in tags and match.start() - word.start > 1:
            if borders.text[word.start : match.start()] in names():
                continue  # 桐乡市社区学院
            yield word.start, match.end()
