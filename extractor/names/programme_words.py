"""The language of schemes: head nouns, verbs that go with them, and words that speak against one (three lexicons)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

import regex

from extractor.models import Category
from lexicons import read_lexicon


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun (计划, 基金, 学堂): the category it gives and its weight behind, inside and without quotation marks."""

    surface: str
    category: Category
    after: int
    inside: int
    bare: int


# Words that end in a one-character head without being named by it (环保 is no 保, 畅通 no 通).
_NOT_HEADED = regex.compile(
    r"(?:环|担|确|力|劳|医|社|参|投|续|承|低|应|尽|兜|难|脱|风|保|危|冒|抢|探)(?:保|险)|(?:交|沟|打|互|畅|流|卡|普|疏|联|贯|融|变|精|开|直)通"
    r"|(?:体|机|控|限|研|编|复|定|强|抑|法|学|税|管|钳|遏|牵|炼|绘|克|录|监|自|调|型|缝|创|双|全日|公|专|帝|节|压|印)制"
    r"|(?:办|方|做|说|看|想|用|手|立|执|司|依|合|违|守|普|宪|刑|民|书|魔|非|以|释)法|(?:环|季|细|关|情|调|礼|春|时|章|使|枝|音|气|小|脱)节"
    r"|(?:国|经|运|民|私|合|直|联|露|军|阵|自|公|宿|主)营|(?:上|联|入|互联|全|触|官|渔|电|铁路|物联|织)网|(?:号|密|编|代|数|解|起|筹|扫|条)码"
    r"|(?:多|白|风|蓝|乌|青|流)云|(?:借|信|房|还|放|小额)贷|(?:职|中|专)课"
)


@cache
def heads() -> dict[str, Head]:
    """All head nouns by surface."""
    return {
        surface: Head(surface, cast(Category, category), int(after), int(inside), int(bare))
        for surface, category, after, inside, bare in read_lexicon("programme_heads")
    }


@cache
def _longest_head() -> int:
    return max(map(len, heads()))


def head_of(phrase: str) -> Head | None:
    """The longest head noun that `phrase` ends in; None where it ends in none, or is nothing but it in one character."""
    table = heads()
    for length in range(min(len(phrase), _longest_head()), 0, -1):
        head = table.get(phrase[-length:])
        if head is not None:
            return None if length == 1 and _NOT_HEADED.search(phrase[-4:], pos=0) and _ends_badly(phrase) else head
    return None


def _ends_badly(phrase: str) -> bool:
    return any(match.end() == len(phrase[-4:]) for match in _NOT_HEADED.finditer(phrase[-4:], overlapped=True))


@cache
def verbs(side: str) -> dict[str, int]:
    """The verbs of one side (`before`, `after`, `barrier`) with their weights."""
    return {surface: int(weight) for surface, where, weight in read_lexicon("programme_verbs") if where == side}


@cache
def cues(kind: str) -> frozenset[str]:
    """The words that speak against a scheme: `figure`, `abstract`, `people`, `honour` or `generic`."""
    return frozenset(surface for surface, which in read_lexicon("programme_cues") if which == kind)


@cache
def _cue_pattern(kind: str) -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, sorted(cues(kind), key=len, reverse=True))))


def has_cue(kind: str, text: str) -> bool:
    """Whether a cue word of that kind stands anywhere in `text`."""
    return _cue_pattern(kind).search(text) is not None


def starts_with_cue(kind: str, text: str) -> bool:
    """Whether `text` opens with a cue word of that kind."""
    return _cue_pattern(kind).match(text) is not None


def ends_with_cue(kind: str, text: str) -> bool:
    """Whether `text` ends in a cue word of that kind."""
    return any(text.endswith(cue) for cue in cues(kind))


@cache
def verb_pattern(side: str) -> regex.Pattern[str]:
    """All verbs of one side, the longest first."""
    return regex.compile("|".join(map(regex.escape, sorted(verbs(side), key=len, reverse=True))))
