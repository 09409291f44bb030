"""Where the name of an organization begins and ends, once its ending or the tagger has given it away.

Leftward over nouns to the place or the proper word that opens it; rightward no further than the registered form, but with a seat in brackets.
"""

from __future__ import annotations

import regex

from extractor.names.nominal import nominal_words
from extractor.names.organization.suffixes import suffix_of
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.place.find import starts_with_place
from extractor.names.tagger.tagged import TaggedBlock

_PROPER = frozenset(("LOC", "ns", "ORG", "nt"))
# Parts of speech between the opening of a name and its ending.
_INSIDE = frozenset(("n", "nz", "nw", "vn", "an", "nr", "PER"))
_DEPARTMENT = regex.compile(
    r"(?<=公司|银行|集团|分行|支行|医院|大学|学院|局|厅)\p{Han}{1,8}?(?:部|处|科|股|室|办公室|中心|事业部)$"
)
_BRACKET = regex.compile(r"[（(](\p{Han}{2,6})[）)](?:\p{Han}{0,8}?有限公司)?")
_ANYTHING = _INSIDE | {"v", "a", "d", "nd", "xc", "q"}
_BRANCH_ENDING = regex.compile(r"(?:分公司|支公司|分行|支行)$|^(?:股份)?有限公司$")
_BELONGING = frozenset(("附属", "直属", "下属"))
_REGISTERED = regex.compile(r"有限责任公司|有限公司|分公司|支公司")
_BODY_OF = regex.compile(r"分公司|支公司|分行|支行|党委|党支部|党总支|工会|子公司|研究院|基金会|团委|中心支")


def with_place(block: TaggedBlock, start: int, begins: dict[int, int], *, state: bool = False) -> int:
    """Leftward over the places and bodies that directly precede a name."""
    while True:
        if start in begins:
            start = begins[start]
            continue
        word = block.word_to(start)
        if (
            word is not None
            and block.text[word.start : word.end] in _BELONGING
            and (owner := block.word_to(word.start))
        ):
            word = owner
        if word is None or word.tag not in _PROPER or start - word.start < 2:
            return start
        if (state and word.tag in ("ORG", "nt")) or block.text[word.end - 1] == "号":
            return start
        start = word.start


def opening(block: TaggedBlock, index: int, start: int, begins: dict[int, int], kind: str) -> int | None:
    """Where the name opens whose ending begins at `start`: leftward over nouns to a proper word, then over all that stand there."""
    text = block.text
    ending = text[start : block.words[index].end]
    inside = _ANYTHING if "有限" in ending else _INSIDE
    for word in reversed(block.words[max(0, index - 10) : index]):
        if word.start >= start:
            continue
        if word.end != start and word.end > start:
            start = word.start  # the ending began inside this word
            continue
        if word.tag in _PROPER or start in begins:
            return _with_house(block, with_place(block, start, begins), text[start : block.words[index].end])
        surface = text[word.start : word.end]
        if (
            kind in ("school", "hospital", "company", "shop")
            and word.tag in ("nr", "nz", "PER")
            and (start == block.words[index].start or kind == "shop")
        ):
            return word.start
        noun = word.tag in inside or surface in nominal_words() or (surface.startswith("第") and len(surface) <= 4)
        joint = surface == "和" and kind == "agency" and suffix_of(text[max(0, word.start - 6) : word.start]) is None
        if not noun and not joint:
            return None
        if post_before(text, word.end, word.start):
            return None
        start = word.start
    return None


def _with_house(block: TaggedBlock, start: int, ending: str) -> int | None:
    """With the house that a branch belongs to: 某某保险|某地支公司. A branch without one is no name."""
    if not _BRANCH_ENDING.search(ending):
        return start
    first = start
    while (word := block.word_to(start)) is not None:
        if word.tag not in ("n", "nz", "nr", "ns", "nt", "ORG", "LOC", "a", "PER") or start - word.start < 2:
            break
        start = word.start
    return start if start < first or suffix_of(block.text[first : first + 12]) else None


def registered_end(text: str, start: int, end: int) -> int:
    """The end of a registered name that stands inside: …有限公司|实验室; a branch or a party committee of it belongs to it."""
    match = next(reversed(list(_REGISTERED.finditer(text, start, end))), None)
    if match and match.end() < end and not _BODY_OF.search(text, match.end(), end):
        return match.end()
    return end


def without_department(text: str, start: int, end: int) -> int:
    """Without the department that belongs to the post behind it: …分公司|健康部 经理."""
    match = _DEPARTMENT.search(text, start, end)
    if match and match.start() > start and post_behind(text, end):
        return match.start()
    return end


def with_bracket(text: str, end: int, kind: str) -> int:
    """With the place in brackets that tells one seat or company from another: 某某大学（深圳）."""
    match = _BRACKET.match(text, end) if kind in ("company", "school") else None
    return match.end() if match and starts_with_place(match[1], 0) == len(match[1]) else end
