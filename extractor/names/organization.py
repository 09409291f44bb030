"""Organizations: the tagger's candidates brought to their true borders, and names that an ending gives away.

A name runs from the place or the proper word that opens it (平湖市|就业管理服务中心) to its last ending (…公司|…分公司).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.mentions import Mention, Word
from extractor.models import Organization
from extractor.names.organization_words import is_plain, suffix_of
from extractor.names.person_words import post_before, post_behind
from extractor.names.tagged import TaggedBlock
from extractor.page import Article

LONGEST = 40  # characters in a name
_PROPER = frozenset(("LOC", "ns", "ORG", "nt"))
# Parts of speech between the opening of a name and its ending.
_INSIDE = frozenset(("n", "nz", "nw", "vn", "an", "j", "b", "nr", "PER"))
# Kinds of bodies whose name takes in the place before it; a company or university does so only in its registered form.
_LOCAL = frozenset(("agency", "party", "body", "hospital", "site", "centre", "team"))
_BRANCH = regex.compile(r"(?:分公司|支公司|子公司|分行|支行|分局|分院|附属.*|集团|有限公司|有限责任公司)$")
_DEPARTMENT = regex.compile(r"(?<=公司|银行|集团|分行|支行|医院|大学|学院)\p{Han}{1,8}?(?:部|处|科|室|办公室|中心|事业部)$")
_BRACKET = regex.compile(r"[（(]\p{Han}{2,6}[）)](?:\p{Han}{0,12}?(?:有限公司|公司|集团|分公司|股份有限公司|合伙\)))?")
_NUMBERED = regex.compile(r"第?[一二三四五六七八九十百0-9]{1,3}$")
_BAD = regex.compile(r"[，,。！？；：:、“”\"…]|的$|^的")
_VERB_LEAD = regex.compile(r"^(?:联合|会同|携手|走进|来到|前往|对接|依托|通过|由|在|从|与|和|为|让|把|被|对|向)(?=\p{Han}{2})")


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    rule: str


def find_organizations(
    article: Article, tagged: Sequence[TaggedBlock], places: Sequence[Sequence[Mention]]
) -> list[list[Mention]]:
    """The organizations of each block; mentions may overlap others. Names are as printed; aliases are joined later."""
    found = []
    for block, source, own in zip(tagged, article.blocks, places, strict=True):
        text = source.text.clean
        spans = {(span.start, span.end): span for span in _spans(block, own)}
        found.append([Mention(s.start, s.end, Organization(name=text[s.start : s.end]), s.rule) for s in spans.values()])
    return found


def _spans(block: TaggedBlock, places: Sequence[Mention]) -> Iterator[_Span]:
    begins = {place.end: place.start for place in places}
    whole = {(place.start, place.end) for place in places if getattr(place.value, "code", None)}
    for index, word in enumerate(block.words):
        if word.tag in ("ORG", "nt"):
            span = _bordered(block, index, begins)
            if span is not None and (span.start, span.end) not in whole:
                yield span
        elif word.tag in ("n", "nz", "vn", "LOC", "ns", "s") and suffix_of(block.text[word.start : word.end]):
            start = _opening(block, index, begins)
            if start is not None and word.end - start <= LONGEST:
                yield _Span(start, word.end, "organization.ending")


def _bordered(block: TaggedBlock, index: int, begins: dict[int, int]) -> _Span | None:
    """The tagger's candidate from its true beginning to its true end; None where it is no name."""
    word = block.words[index]
    start, end = word.start, word.end
    name = block.text[start:end]
    lead = _VERB_LEAD.match(name)
    if lead and is_plain(name[lead.end() :]):
        return None
    if _BAD.search(name) or "的" in name or len(name) < 2:
        return None
    ending = suffix_of(name)
    if ending is None and not _is_brand(block, word):
        return None
    if ending is not None and (word.tag == "nt" or len(ending[0]) == len(name)) and is_plain(name):
        opened = _opening(block, index, begins)
        if opened is None or opened == start:
            return None
        start = opened
    elif ending is None or ending[1] in _LOCAL or _BRANCH.search(name):
        start = _with_place(block, start, begins, joins=ending is not None)
    end = _trimmed(block.text, start, end)
    bracket = _BRACKET.match(block.text, end)
    if bracket and ending is not None and ending[1] in ("company", "school"):
        end = bracket.end()
    return _Span(start, end, "organization.network") if end - start <= LONGEST else None


def _with_place(block: TaggedBlock, start: int, begins: dict[int, int], *, joins: bool) -> int:
    """Leftward over the places and bodies that directly precede a name."""
    if not joins:
        return start
    ends = {word.end: word for word in block.words}
    while True:
        if start in begins:
            start = begins[start]
            continue
        word = ends.get(start)
        if word is None or word.tag not in _PROPER or start - word.start < 2:
            return start
        start = word.start


def _opening(block: TaggedBlock, index: int, begins: dict[int, int]) -> int | None:
    """Where the name that ends with the word at `index` begins: leftward over nouns to a proper word, then over all that stand there."""
    start = block.words[index].start
    for word in reversed(block.words[max(0, index - 8) : index]):
        if word.end != start:
            break
        if word.tag in _PROPER or start in begins:
            return _with_place(block, start, begins, joins=True)
        surface = block.text[word.start : word.end]
        if word.tag not in _INSIDE and not (_NUMBERED.fullmatch(surface) and surface.startswith("第")):
            break
        if post_before(block.text, word.end, word.start):
            break
        start = word.start
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    """Without the department that belongs to the post behind it: …分公司|健康部 经理."""
    match = _DEPARTMENT.search(text, start, end)
    if match and match.start() > start and post_behind(text, end):
        return match.start()
    return end


def _is_brand(block: TaggedBlock, word: Word) -> bool:
    """Whether a candidate without an ending can be a name: no stretch of common words."""
    name = block.text[word.start : word.end]
    return word.tag == "ORG" and not is_plain(name) and not is_plain(name[:2]) and not is_plain(name[-2:])
