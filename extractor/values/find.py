"""All kinds of values but dates and durations in running text: every rule asked where it may match, and the overlaps resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

import regex

from extractor.grammar import NumberSite, Rule, RuleSet
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Quantity, Value
from extractor.text import fold, fold_width
from extractor.values.contact.phone import PHONE
from extractor.values.contact.phone_abroad import PHONE_ABROAD
from extractor.values.contact.phone_spoken import PHONE_SPOKEN
from extractor.values.contact.reference import DOCUMENT, URL
from extractor.values.custom_measures import UserMeasures
from extractor.values.lists import share
from extractor.values.money.amount import MONEY
from extractor.values.money.currency_first import SIGNED
from extractor.values.money.implied import IMPLIED
from extractor.values.money.jiao_fen import CHANGE
from extractor.values.number.numeral import VULGAR, number_sites, with_commas
from extractor.values.number.value_words import any_word
from extractor.values.quantity.by_context import TOLD
from extractor.values.quantity.compound import COMPOUND
from extractor.values.quantity.simple import QUANTITY
from extractor.values.quantity.without_unit import BARE
from extractor.values.ratio.fraction import FRACTIONS
from extractor.values.ratio.percent import PERCENT
from extractor.values.ratio.tenths import SHARES
from extractor.values.two_bounds import join_bounds

_DIGIT = regex.compile(
    rf"[\d零〇一二三四五六七八九十百千万亿两几半壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅对番倍幺{VULGAR}]|://|\.[A-Za-z]"
)

# Without one of these a text has no phone number: six digits with at most signs between them, or a word for dialling.
_PHONE = re.compile(
    rf"\d{{3}}[ \-()（）–—.]{{0,3}}\d{{2}}|\+\d|(?:{any_word('dialled')}|打)[^\d，。；]{{0,12}}\d{{3}}|\d{{3}}[^\d，。；！？、]{{0,6}}{any_word('dialled_behind', 'dialled_right_behind')}|(?:[零〇一二三四五六七八九幺]{{3,4}}[ ，、-]?){{3}}|(?:{any_word('dialled', 'phone_cue')}|打)[^\d，。；]{{0,6}}[零〇一二三四五六七八九幺]{{3}}"
)


def rule_sets() -> tuple[RuleSet[Value], ...]:
    """The rules of the kinds in this file's care, in the order in which they are tried."""
    return cast(
        "tuple[RuleSet[Value], ...]",
        (
            MONEY,
            SIGNED,
            CHANGE,
            IMPLIED,
            PERCENT,
            SHARES,
            FRACTIONS,
            QUANTITY,
            COMPOUND,
            BARE,
            TOLD,
            PHONE,
            PHONE_ABROAD,
            PHONE_SPOKEN,
            URL,
            DOCUMENT,
        ),
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


def find_running(text: str, own: UserMeasures | None = None, *, folded: str | None = None) -> list[Mention]:
    """The money, percent, quantity, phone, URL and document number mentions of `text`, without overlaps, in order.

    `own` are the user's measures; `folded` is the text as rules match it (`extractor.text.fold`), where the caller has it.
    """
    if folded is None:
        folded = fold(text)
    if _DIGIT.search(folded) is None:
        return []
    folded = with_commas(folded)
    mentions = join_bounds(folded, share(folded, _found(folded, own), _found))
    printed = fold_width(text)
    if printed == folded:
        return mentions
    return [
        Mention(m.start, m.end, as_printed(m.value, m.start, m.end, folded, printed), m.rule)
        if isinstance(m.value, Quantity)
        else m
        for m in mentions
    ]


def _found(folded: str, own: UserMeasures | None = None) -> list[Mention]:
    sites = number_sites(folded)
    found = [*_at_numbers(folded, sites), *_elsewhere(folded, sites)]
    if own is not None:
        found += own.find(folded, sites)
    return resolve_overlaps(found)


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
        elif word and name == "unit":
            # 攝氏25度: the unit stands on both sides of its number
            as_seen = dict(zip(folded[start:end], printed[start:end], strict=True))
            update[name] = "".join(as_seen.get(c, c) for c in word)
    return value.model_copy(update=update)
