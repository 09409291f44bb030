"""All kinds of values but dates in running text, and what one figure's hedge means for its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

import regex

from extractor.grammar import NumberSite, Rule, RuleSet
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Money, Percent, Quantity, Value
from extractor.text import fold, fold_width
from extractor.values.contact import DOCUMENT, PHONE, URL
from extractor.values.custom_measures import UserMeasures
from extractor.values.money.amount import MONEY
from extractor.values.money.implied import IMPLIED
from extractor.values.money.jiao_fen import CHANGE
from extractor.values.number.hedge import hedge_before
from extractor.values.number.numeral import number_sites
from extractor.values.quantity.bare import BARE
from extractor.values.quantity.compound import COMPOUND
from extractor.values.quantity.simple import QUANTITY
from extractor.values.quantity.told import TOLD
from extractor.values.ratio.percent import PERCENT
from extractor.values.ratio.share import SHARES

_DIGIT = regex.compile(r"[\d零〇一二三四五六七八九十百千万亿两几半壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅对番倍]|://|\.[a-z]")

# Without one of these a text has no phone number: six digits with at most signs between them, or a word for dialling.
_PHONE = re.compile(r"\d{3}[ \-()（）–—]{0,3}\d{3}|\d{4}[ -]\d{2}|\+\d|热线|拨打|致电|电话|客服")


def rule_sets() -> tuple[RuleSet[Value], ...]:
    """The rules of the kinds in this file's care, in the order in which they are tried."""
    return cast(
        "tuple[RuleSet[Value], ...]",
        (MONEY, CHANGE, IMPLIED, PERCENT, SHARES, QUANTITY, COMPOUND, BARE, TOLD, PHONE, URL, DOCUMENT),
    )


@cache
def _by_following() -> tuple[Mapping[str, Sequence[Rule[Value]]], Sequence[Rule[Value]]]:
    """The rules that begin with a number, by the character behind it, and those of them that ask only what the number holds."""
    rules = [rule for rules in rule_sets() for rule in rules.rules if rule.after or rule.holds]
    by_following: dict[str, list[Rule[Value]]] = {}
    for rule in rules:
        for c in rule.after:
            by_following.setdefault(c, []).append(rule)
    return by_following, [rule for rule in rules if not rule.after]


def _at_numbers(text: str, sites: Sequence[NumberSite]) -> Iterator[Mention]:
    """What the rules find that begin with a number: what `Rule.find` finds at `sites`, but each number is shown only to the rules it may suit."""
    by_following, asking = _by_following()
    taken: dict[str, int] = {}
    needed: dict[str, bool] = {}
    for site in sites:
        for rule in (*by_following.get(site.following, ()), *asking):
            name = rule.name
            if site.start < taken.get(name, 0) or (rule.holds and rule.holds.isdisjoint(site.text)):
                continue
            if rule.needs and name not in needed:
                needed[name] = any(need in text for need in rule.needs)
            if not needed.get(name, True):
                continue
            for start in site.starts:
                match = rule.pattern.match(text, start) if start >= taken.get(name, 0) else None
                if match is not None:
                    taken[name] = match.end()
                    for one in rule.made(match):
                        yield Mention(one.start, one.end, one.value, one.rule)
                    break


@cache
def _other_rules() -> Sequence[tuple[bool, Rule[Value]]]:
    """The rules that begin with something else than a number, and whether they are for phones."""
    return [
        (rules.kind == "phone", rule) for rules in rule_sets() for rule in rules.rules if not (rule.after or rule.holds)
    ]


def _elsewhere(text: str, sites: Sequence[NumberSite]) -> Iterator[Mention]:
    phones = _PHONE.search(text) is not None
    for phone, rule in _other_rules():
        if phones or not phone:
            for one in rule.find(text, sites):
                yield Mention(one.start, one.end, one.value, one.rule)


def find_running(text: str, own: UserMeasures | None = None) -> list[Mention]:
    """The money, percent, quantity, phone, URL and document number mentions of `text`, without overlaps, in order. `own` are the user's measures."""
    if _DIGIT.search(text) is None:
        return []
    folded = fold(text)
    sites = number_sites(folded)
    found = [*_at_numbers(folded, sites), *_elsewhere(folded, sites)]
    if own is not None:
        found += own.find(folded, sites)
    mentions = share_hedges(folded, resolve_overlaps(found))
    printed = fold_width(text)
    if printed == folded:
        return mentions
    return [
        Mention(m.start, m.end, as_printed(m.value, m.start, m.end, folded, printed), m.rule)
        if isinstance(m.value, Quantity)
        else m
        for m in mentions
    ]


def as_printed(value: Quantity, start: int, end: int, folded: str, printed: str) -> Quantity:
    """The value with unit and counted noun in the characters of the text, where rules read them in simplified ones (三個櫃子)."""
    update = {}
    for name, word, low, high in (
        ("unit", value.unit, start, end),
        ("of", value.of, start, end + len(value.of or "") + 14),
    ):
        at = (
            folded.rfind(word, low, high)
            if word and name == "unit"
            else folded.find(word or "", end - len(word or ""), high)
        )
        if word and at >= 0:
            update[name] = printed[at : at + len(word)]
    return value.model_copy(update=update)


_LINK = regex.compile(r"(?:、|和|及|或|以及)[^\d\s，。；、！？：（）()]{0,8}")
_LEADING = regex.compile(r"(?:分别|各)[^\d\s，。；、]{0,6}$")


def share_hedges(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a hedge over a list given to each of its members.

    学生50元、老人30元、教师60元以上: what stands behind the last holds for all before it that follow each other through 、 or 和 and
    are of its kind and unit; what stands before the first holds for all behind it only after 分别 or 各 (分别超3万元、5万元).
    """
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
        if _hedge(after) == "exact" and _hedge(first) != "exact" and _is_list(text, first, after):
            leads = _LEADING.search(text[max(0, first.start - 8) : first.start])
            if leads or (i > 1 and shared[i - 1].rule.endswith("+list")):
                shared[i] = Mention(after.start, after.end, _with_hedge(after, first).value, after.rule + "+list")
    return shared


def _hedge(mention: Mention) -> str:
    value = mention.value
    return value.modifier if isinstance(value, Money | Percent | Quantity) else ""


def _leads(text: str, mention: Mention) -> bool:
    """Whether the hedge stands before the number."""
    return hedge_before(text, mention.start)[1] is not None or not (
        text[mention.start].isdigit() or text[mention.start] in "零一二三四五六七八九十百千万两$¥€£"
    )


def _is_list(text: str, first: Mention, second: Mention) -> bool:
    if type(first.value) is not type(second.value) or not _LINK.fullmatch(text[first.end : second.start]):
        return False
    if isinstance(first.value, Quantity) and isinstance(second.value, Quantity):
        return first.value.unit == second.value.unit
    return True


def _with_hedge(mention: Mention, source: Mention) -> Mention:
    value = mention.value.model_copy(update={"modifier": _hedge(source)})
    return Mention(mention.start, mention.end, value, mention.rule)
