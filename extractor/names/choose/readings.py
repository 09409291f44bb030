"""The network's own readings as candidates, beside what the finders make of them: where their rules do worse than the network, it wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.mentions import Mention
from extractor.models import Organization, Person, Place
from extractor.names.choose.near import near_divisions, near_people
from extractor.names.organization.known import known_names
from extractor.names.organization.suffixes import is_plain, suffix_of
from extractor.names.person.form import split_honorific
from extractor.names.person.person_nouns import post_before
from extractor.names.place.chance import OF_COUNTRY, is_slogan
from extractor.names.place.divisions import names
from extractor.names.place.find import resolve_place, starts_with_place
from extractor.names.place.letters import find_letters
from extractor.names.place.site import is_kind
from extractor.names.place.value import place_inside, world
from extractor.names.tagger.tagged import TaggedBlock

LONGEST = 40  # characters in a name


def network_readings(block: TaggedBlock, found: Sequence[Mention]) -> Iterator[Mention]:
    """What the network reads as a name in the block and no finder offers as just that."""
    offered = {(mention.start, mention.end, mention.type) for mention in found}
    for start, end in block.candidates("place"):
        part = _place_inside(block.text[start:end])
        if part is not None and (start + part[0], start + part[1], "place") not in offered:
            yield _reading(block.text, start + part[0], start + part[1], "place")
    for kind in ("person", "place", "organization"):
        for start, end in block.candidates(kind):
            if (
                (start, end, kind) not in offered
                and 1 < end - start <= LONGEST
                and _can_be(block.text, start, end, kind)
            ):
                offered.add((start, end, kind))
                yield _reading(block.text, start, end, kind)
    for start, place in find_letters(block.text):
        if (start, start + 1, "place") not in offered:
            yield Mention(start, start + 1, place, "place.letter")
    for start, end in near_divisions(block):
        if (start, end, "place") not in offered:
            yield replace(_reading(block.text, start, end, "place"), rule="place.near")
    for start, end in near_people(block):
        if (start, end, "person") not in offered and _can_be(block.text, start, end, "person"):
            offered.add((start, end, "person"))
            yield replace(_reading(block.text, start, end, "person"), rule="person.near")


_JOINED = re.compile("[\u4e00-\u9fff][+＋][\u4e00-\u9fff]")
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))


def is_whole(name: str) -> bool:
    """Whether each bracket and quotation mark in the name has its other half: not 江西）食品有限公司."""
    return name.isalnum() or all(name.count(first) == name.count(last) for first, last in _PAIRS)


def _can_be(text: str, start: int, end: int, kind: str) -> bool:
    """Not for a person alone in quotation marks (a storm, a ship), a kind of place (城中村), what is of a country (越南|语, 中国|梦), a post (对外发言人)."""
    if kind == "person":
        if any(text[i:end] in known_names() for i in range(start + 1, end - 2)):
            return False  # 黎|真主党
        return text[start - 1 : start] not in _OPEN or text[end : end + 1] not in _CLOSE
    if kind == "place":
        name = text[start:end]
        if text.startswith("时间", end):  # 北京|时间
            return False
        if name in world() and (OF_COUNTRY.match(text, end) or (name == "中国" and is_slogan(text, start, end))):
            return False
        return not is_kind(name)
    if _JOINED.search(text, start, end):
        return False  # 柑橘+文旅 is a slogan, not a body
    if text[start - 1 : start].isdigit() and text[start].isalpha() and not text[start].isascii():
        return False  # 250|万立方米
    return post_before(text, end, start) is None and _can_be_body(text[start:end])


def _can_be_body(name: str) -> bool:
    """No clause (某县|把|县医院), no people (朝鲜族), no place with a common word (广西|人社)."""
    if "把" in name or "被" in name or name[-1] == "族":
        return False
    size = starts_with_place(name, 0)
    return suffix_of(name) is not None or not (size and (size == len(name) or is_plain(name[size:])))


_OPEN, _CLOSE = ("“", "‘", "「"), ("”", "’", "」")


@lru_cache(maxsize=4096)
def _place_inside(name: str) -> tuple[int, int] | None:
    """Where the dictionary has a place in what the network reads as one, a verb or a noun before or behind it: 夜游|鸣沙山, 昆明|上|高原."""
    if len(name) < 4 or name in names() or name in world():
        return None
    import rjieba

    pieces = rjieba.tag(name)
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 2 and first[1] in ("v", "n", "vn", "d") and last[1] == "ns" and len(last[0]) > 1:
        return len(first[0]), len(name)
    if len(pieces) > 2 and first[0] in names() and pieces[1][1] in ("v", "f", "p"):
        return 0, len(first[0])
    return None


def _reading(text: str, start: int, end: int, kind: str) -> Mention:
    name = text[start:end]
    if kind == "person":
        stem, honorific = split_honorific(name)
        return Mention(start, end, Person(name=stem, honorific=honorific), "person.read")
    if kind == "organization":
        return Mention(start, end, Organization(name=name), "organization.read")
    if len(name) > 3 and name[-1] in "州省邦" and name not in names():  # 杰济拉州: a state abroad
        return Mention(start, end, Place(name=name, level="province"), "place.read")
    known = resolve_place(name) if name in names() or name in world() else None
    return Mention(start, end, known or place_inside(None, name), "place.read")
