"""What the members of a list share: the unit and the scale behind the last (1.1和0.6个百分点, 3、5、8亿元), a hedge at either end.

学生50元、老人30元、教师60元以上: what stands behind the last holds for all before it that follow each other through 、 or 和 and are of its kind and
unit; what stands before the first holds for all behind it only after 分别 or 各 (分别超3万元、5万元), where it is a word that reaches over a clause
(至少7人死亡、7人受伤), or before marks that are passed (突破13亿、14亿大关).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from extractor.grammar import compiled
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Money, Percent, Quantity
from extractor.values.number.hedge import hedge_before, hedging_word
from extractor.values.number.not_figures import is_ordinal
from extractor.values.number.unit_words import units

Find = Callable[[str], Sequence[Mention]]

_NUMBER = r"(?:\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,6})?[百千]?|[一二三四五六七八九两][百千](?:[一二三四五六七八九][百十]?)?|[一二三四五六七八九]?十[一二三四五六七八九]?(?=万))[万亿]{0,2}"
# A member that leaves its unit to the last of the list, with the 个 of 个百分点 at most.
_MEMBER = compiled(
    rf"(?<![\d.,:：～~A-Za-z%‰年月第\-—–]|(?<!\d)/|[表图附条款注号版][ ]?)(?P<num>{_NUMBER})个?(?:、|和|及|与|以及|/(?<=\d\d/))(?:[高低快慢]|增长|提高|提升|下降|回落|上升|增加|减少)? ?$",
    regex.VERSION1,
)
_FIRST_DIGITS = compiled(
    r"[^\d]{0,8}?(?P<digits>\d[\d,]*(?:\.\d+)?|[一二三四五六七八九两][百千](?:[一二三四五六七八九][百十]?)?)"
)
_SCALE = compiled(r"[百千]?[万亿]{1,2}")
_YEAR = compiled(r"(?:19|20)\d{2}")
# Counts of things need a word that deals them out: 分别有3、5个.
_DEALT = compiled(r"(?:分别|依次|各)[^\d。；！？]{0,8}(?:[\d.,、和及与]{0,24})$")
_BEFORE_MEMBER = frozenset("、和及与/ 高低快慢长升降落加少")
_REACH = 24
_MOST = 12  # members of one list

_LINK = compiled(r"(?:、|和|及|或|以及)[^\d\s，。；、！？：（）()]{0,8}")
_LEADING = compiled(r"(?:分别|各)[^\d\s，。；、]{0,6}$")
_REACHING = frozenset({"至少", "最少", "起码", "至多", "最多", "顶多"})
_LINK_BEHIND_NOUN = compiled(r"[^\d\s，。；、！？：（）()]{0,6}(?:、|和|及|以及)[^\d\s，。；、！？：（）()]{0,4}")
_UNSAID = frozenset({"money.implied", "quantity.bare_count", "quantity.bare_metric"})
_PASSED_MARK, _MARK = "quantity.passed_mark", "大关"
_MARKS = compiled(r"(?:整数)?(?:大关|关口)")


def share(text: str, mentions: Sequence[Mention], find: Find) -> list[Mention]:
    """The mentions of folded text with the members that a list leaves without unit, and with the hedges that a list shares.

    `find` gives the mentions of a phrase: what a member means is read with the last one's unit put behind it.
    """
    return _share_denominators(text, _share_hedges(text, _complete(text, mentions, find)))


def _share_denominators(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """每公斤分别为10元、15元: what stands before a list that 分别 deals out is the denominator of each of its members."""
    shared = list(mentions)
    for i in range(1, len(shared)):
        first, after = shared[i - 1], shared[i]
        if not isinstance(first.value, Money | Quantity) or not isinstance(after.value, Money | Quantity):
            continue
        dealt = _LEADING.search(text, max(0, first.start - 8), first.start) or first.rule.endswith("+per")
        if first.value.per and not after.value.per and dealt and _is_list(text, first, after):
            value = after.value.model_copy(update={"per": list(first.value.per)})
            shared[i] = Mention(after.start, after.end, value, f"{after.rule}+per")
    return shared


def _complete(text: str, mentions: Sequence[Mention], find: Find) -> list[Mention]:
    added: list[Mention] = []
    for mention in mentions:
        if (
            mention.start
            and text[mention.start - 1] in _BEFORE_MEMBER
            and isinstance(mention.value, Money | Percent | Quantity)
        ):
            added += _members(text, mention, find)
    if not added:
        return list(mentions)
    told = {(mention.start, mention.end) for mention in added}
    # 出口额跨过300亿、400亿美元: what the list says wins over a currency that would go without saying.
    stay = [m for m in mentions if not (m.rule in _UNSAID and (m.start, m.end) in told)]
    return resolve_overlaps([*stay, *added])


def _members(text: str, last: Mention, find: Find) -> list[Mention]:
    """The members of the list that ends in `last`, back to front."""
    first = _FIRST_DIGITS.match(text, last.start, last.end)
    if first is None:
        return []
    unit = text[first.end() : last.end] + (_MARK if last.rule.startswith(_PASSED_MARK) else "")
    found: list[Mention] = []
    at = last.start
    while len(found) < _MOST:
        member = _MEMBER.search(text, max(0, at - _REACH), at)
        if member is None or _YEAR.fullmatch(member["num"]) or is_ordinal(text, member.start()):
            break
        if not _may_share(text, last, member) or (member[0].endswith("/") and not isinstance(last.value, Money)):
            break
        low = max(0, member.start() - _REACH)
        low = max(low, text.rfind("、", low, member.start()) + 1)
        scaled = _SCALE.search(member["num"]) is not None
        phrase = text[low : member.end("num")] + (
            _SCALE.sub("", unit, count=1) if scaled and _SCALE.match(unit) else unit
        )
        read = next((m for m in find(phrase) if m.end >= member.end("num") - low), None)
        if read is None or type(read.value) is not type(last.value) or read.start > member.start() - low:
            break
        end = member.end("num") + (text[member.end("num")] == "个" and unit.startswith("个"))
        found.append(Mention(low + read.start, end, read.value, f"{read.rule}+list"))
        at = low + read.start
    return found


def _may_share(text: str, last: Mention, member: regex.Match[str]) -> bool:
    value = last.value
    if not isinstance(value, Quantity) or last.rule.startswith(_PASSED_MARK):
        return True
    if value.unit in units() and value.unit not in ("方", "度", "里", "两", "石", "钱", "担"):
        return True
    return _DEALT.search(text, max(0, member.start() - 30), member.start()) is not None


def _share_hedges(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    shared = list(mentions)
    for i in range(len(shared) - 1, 0, -1):
        last, before = shared[i], shared[i - 1]
        if (
            _is_list(text, before, last)
            and _hedge(before) == "exact"
            and _hedge(last) in ("at_least", "at_most")
            and not _leads(text, last)
        ):
            shared[i - 1] = _with_hedge(before, last)
    for i in range(1, len(shared)):
        first, after = shared[i - 1], shared[i]
        if _hedge(after) != "exact" or _hedge(first) == "exact":
            continue
        goes_on = i > 1 and first.rule.endswith("+shared")
        if _is_list(text, first, after):
            marks = _hedge(first) == "over" and _MARKS.match(text, after.end) is not None
            leads = _LEADING.search(text[max(0, first.start - 8) : first.start])
            if leads or marks or goes_on:
                shared[i] = _with_hedge(after, first, "+shared")
        elif _is_reached(text, first, after) or (goes_on and _is_list(text, first, after, _LINK_BEHIND_NOUN)):
            shared[i] = _with_hedge(after, first, "+shared")
    return shared


def _is_reached(text: str, first: Mention, after: Mention) -> bool:
    """Whether a word before `first` that reaches over its clause holds for `after` as well: 至少7人死亡、7人受伤."""
    if not _is_list(text, first, after, _LINK_BEHIND_NOUN):
        return False
    number = _FIRST_DIGITS.match(text, first.start, first.end)
    return hedging_word(text, number.start("digits") if number else first.start) in _REACHING


def _hedge(mention: Mention) -> str:
    value = mention.value
    return value.modifier if isinstance(value, Money | Percent | Quantity) else ""


def _leads(text: str, mention: Mention) -> bool:
    """Whether the hedge stands before the number."""
    return hedge_before(text, mention.start)[1] is not None or not (
        text[mention.start].isdigit() or text[mention.start] in "零一二三四五六七八九十百千万两$¥€£"
    )


def _is_list(text: str, first: Mention, second: Mention, link: regex.Pattern[str] = _LINK) -> bool:
    if type(first.value) is not type(second.value) or not link.fullmatch(text[first.end : second.start]):
        return False
    if isinstance(first.value, Quantity) and isinstance(second.value, Quantity):
        return first.value.unit == second.value.unit
    return True


def _with_hedge(mention: Mention, source: Mention, mark: str = "") -> Mention:
    value = mention.value.model_copy(update={"modifier": _hedge(source)})
    return Mention(mention.start, mention.end, value, mention.rule + mark)
