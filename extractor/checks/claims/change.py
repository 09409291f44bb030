"""Before and after: 从A增至B，增长x%; 达C，比上年增加D，增长x%; and whether the verb says the right way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.checks.claims.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Interval, Printed, Sentence, Told, same_kind

# Verbs whose direction is that of the number. 提升, 提高 and 优化 praise a shorter time as well as a larger sum: they say no direction.
_UP = "增长|增加|增多|上升|上涨|攀升|扩大|延长|新增|净增|多增|增|升|扩|多"
_DOWN = "下降|减少|降低|缩短|缩减|压缩|压减|下跌|回落|下滑|减|降|跌|缩|少"
_EITHER = "提高|提升|跃升|变化|变为|变|涨|提"
_VERB = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?:{_EITHER}))"
_LIGHT = r"(?:了|到|至|为|达到|达|出|约|近|超|幅度|幅|率|量|额|数|比例){0,3}"
_ADVERB = r"(?:微|略|猛|骤|激|暴|也|又|均|都|则|已|再|大幅|明显|同步|实现|总体|净|共|累计|实际){0,2}"
_BASE = r"(?P<base>同比|环比|(?:比|较|相比|与|和)[^，。；、]{0,10}?(?:相比|时|年|期|月|初|底|末|前)?)??"
# A change of the level before it: nothing stands between the two but the verb and what is compared with.
_CHANGE = re.compile(rf"[，,、（(：:]?(?:每[^，。；]{{1,3}}?|户均|人均|亩均)?{_ADVERB}{_BASE}{_ADVERB}{_VERB}{_LIGHT}")
_TO = re.compile(
    rf"[^，。；]{{0,6}}?{_ADVERB}{_VERB}{_LIGHT}(?:到|至|为|成){_LIGHT}的?|[^，。；、]{{0,8}}(?:到|至|为|成){_LIGHT}的?"
)
_FROM = re.compile(r"(?:从|由)[^，。；]{0,16}$")
# The next period's level without 从: 2023年为A，2024年为B.
_NEXT = re.compile(
    r"[^，。；、]{0,2}[，,；](?:而|到|则|目前|如今|现在)?(?:则|已|又|就)?"
    rf"(?:(?:为|达到|达|是|有)|(?:{_UP}|{_DOWN}|提高|提升|跃升)(?:到|至|为|达))?"
)
# Then the period before: 全年发生163起，上年为214起; 4127套，9月的数字是5430套.
_BEFORE = re.compile(
    r"[^，。；、]{0,2}[，,；（(](?:而)?(?:同期)?(?:的)?(?:数字|数据|这一数字|这一数据)?(?:则|仅|只)?(?:为|是|有)"
)
# 增长到 leads to a level; 降幅为 tells a change.
_LEADS_TO = re.compile("[到至](?:了|约|近|超)?$|(?<![幅度率])为$")
_YEAR_BEFORE = re.compile("上年|去年|上月|上季|同期|前一?年|一年前|改革前|整治前|改造前|原来|原先|此前|以前|这时候")
# 完成25.6亿元，比前一年的23.45亿元增长9.2%.
_THAN = re.compile(r"[，,]?(?:也|要)?(?:比|较)(?:(?![增减升降涨跌提多少扩缩])[^，。；、]){0,6}的")
# A bound compares with nothing: 扩大到20人以上.
_BOUNDS = ("at_least", "at_most", "under", "several")


@dataclass(frozen=True, slots=True)
class _Change:
    way: Literal["up", "down", ""]
    base: str


def check_changes(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The changes that each sentence tells of its own levels."""
    for sentence in sentences:
        figures = sentence.figures
        for i in range(1, len(figures)):
            before, after = figures[i - 1], figures[i]
            if not same_kind(before.figure, after.figure):
                continue
            gap = sentence.words(before.end, after.start)
            moved = _TO.fullmatch(gap) if _FROM.search(sentence.near(before)) else None
            than = _THAN.fullmatch(gap)
            if moved:
                yield from _check_direction(moved, before, after)
            elif than:
                before, after = after, before
            elif gap == sentence.text[before.end : after.start] and not _YEAR_BEFORE.search(gap):
                continue  # no other period is named
            elif _BEFORE.fullmatch(gap) and _goes_back(sentence, before, after):
                before, after = after, before
            elif not (_NEXT.fullmatch(gap) and _is_earlier(before, after)):
                continue
            for told, change in _changes(sentence, i, 2):
                # Where both ends are told, a change with a base of its own (比上一年增长14.6%) is another.
                if not (change.base and (moved or than)):
                    yield from _check_between(before, after, told)
        for i, level in enumerate(figures):
            changes = _changes(sentence, i, 2)
            if len(changes) == 2:
                yield from _check_of_level(level, *changes)


def _goes_back(sentence: Sentence, told: Told, other: Told) -> bool:
    """Whether the second figure is of the period before: by its date, or because the words between say so."""
    return _is_earlier(other, told) or bool(_YEAR_BEFORE.search(sentence.text[told.end : other.start]))


def _is_earlier(told: Told, other: Told) -> bool:
    """Whether the figure's period begins before the other's."""
    a, b = told.used.fact.period, other.used.fact.period
    return a is not None and b is not None and (a.start or "9") < (b.start or "9")


def _changes(sentence: Sentence, at: int, most: int) -> list[tuple[Told, _Change]]:
    """The changes that follow the level `figures[at]` at once, as many as `most`."""
    found: list[tuple[Told, _Change]] = []
    for before, told in zip(sentence.figures[at:], sentence.figures[at + 1 : at + 1 + most], strict=False):
        match = _CHANGE.fullmatch(sentence.words(before.end, told.start))
        if match is None or _LEADS_TO.search(match[0]):
            break
        way: Literal["up", "down", ""] = "up" if match["up"] else "down" if match["down"] else ""
        found.append((told, _Change(way, match["base"] or "")))
    return found


def _check_direction(moved: re.Match[str], before: Told, after: Told) -> Iterator[Check]:
    a, b = before.figure, after.figure
    if not (moved["up"] or moved["down"]) or a.modifier in _BOUNDS or b.modifier in _BOUNDS or a.number == b.number:
        return
    low, high = (a, b) if moved["up"] else (b, a)
    sign = "<" if moved["up"] else ">"
    # Rounding never turns the order of two numbers round; a hedge may.
    exact = a.modifier == b.modifier == "exact"
    wrong = low.number > high.number and (exact or not low.interval.meets(high.interval))
    formula = f"{number(before)} {sign} {number(after)}"
    yield make_check("change", "contradicted" if wrong else "confirmed", after, [before], formula, None)


def _check_between(before: Told, after: Told, told: Told) -> Iterator[Check]:
    """A change told beside both of its ends."""
    a, b, change = before.figure, after.figure, told.figure
    if a.number == b.number or not a.number or not b.number:
        return
    up = b.number > a.number
    low, high, small, large = (a, b, before, after) if up else (b, a, after, before)
    difference = f"{number(large)} - {number(small)}"
    share = change.unit[:2] == ("percent", "percent")
    if change.unit[:2] == a.unit[:2] or (a.unit[0] == "percent" and change.unit[0] == "percent"):
        computed = high.number - low.number
        rounded, possible = high.rounded - low.rounded, high.interval - low.interval
        check = _made(told, [before, after], difference, computed, rounded, possible)
        if check.verdict != "contradicted" or not share:
            yield check
            return
    if share:
        # From 12% to 15%, 增幅25% is of the first.
        computed = (high.number - low.number) / a.number
        formula = f"({difference}) / {number(before)}"
        rounded, possible = (_rate(a, b, up, hedged) for hedged in (False, True))
        yield _made(told, [before, after], formula, computed, rounded, possible)


def _rate(a: Printed, b: Printed, up: bool, hedged: bool) -> Interval:
    x, y = (a.interval, b.interval) if hedged else (a.rounded, b.rounded)
    ratio, one = y / x, Interval(Decimal(1), Decimal(1))
    return ratio - one if up else one - ratio


def _check_of_level(level: Told, first: tuple[Told, _Change], second: tuple[Told, _Change]) -> Iterator[Check]:
    """达C，比上年增加D，增长x%: D and x tell one change in two ways, so that x = D / (C - D)."""
    if second[1].base and second[1].base != first[1].base:
        return
    if {first[1].way, second[1].way} >= {"up", "down"}:
        return
    amount, rate = (first[0], second[0]) if second[0].figure.unit[0] == "percent" else (second[0], first[0])
    if not same_kind(amount.figure, level.figure) or rate.figure.unit[:2] != ("percent", "percent"):
        return
    if level.figure.unit[0] == "percent":
        return
    down = "down" in (first[1].way, second[1].way)
    c, d = level.figure, amount.figure
    base = c.number + d.number if down else c.number - d.number
    formula = f"{number(amount)} / ({number(level)} {'+' if down else '-'} {number(amount)})"
    if base <= 0:
        yield make_check("change", "contradicted", rate, [level, amount], formula, None)
        return
    rounded, possible = (y / (x + y if down else x - y) for x, y in ((c.rounded, d.rounded), (c.interval, d.interval)))
    yield _made(rate, [level, amount], formula, d.number / base, rounded, possible)


def _made(
    claim: Told, others: Sequence[Told], formula: str, computed: Decimal, rounded: Interval, possible: Interval
) -> Check:
    verdict = judge(claim.figure, computed, rounded, possible)
    return make_check("change", verdict, claim, others, formula, computed)
