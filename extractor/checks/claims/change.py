"""Changes: their two ends and what is told of the way between; and whether the verb says the right way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.judging.slip import is_slip
from extractor.checks.verdict import Check
from extractor.figures import Interval, Printed, Told, align
from extractor.relation import Relation, Way

# A bound compares with nothing: 扩大到20人以上.
_PERCENT_OF_POINTS = "a difference of percentages is one in percentage points (百分点), not in percent"
_POINTS_OF_RATE = "a rate of change is one in percent, not in percentage points (百分点)"
_LEAST, _MOST = Decimal("0.3"), Decimal(3)
_BOUNDS = ("at_least", "at_most", "under", "several")


def check_change(relation: Relation[Told]) -> Iterator[Check]:
    """What a `change` relation claims: the way of the verb, or the change between both ends."""
    before, after = relation.parts
    if relation.whole is None:
        yield from _check_direction(relation.way, before, after)
    else:
        for check in _check_between(before, after, relation.whole, relation.cue):
            if check.verdict != "contradicted" or _is_near(check):
                yield check


def _is_near(check: Check) -> bool:
    """Whether the change told is of the size of what comes out, or a slip away: a change of something else has any size."""
    if not check.computed or check.computed < 0:
        return check.computed is None
    return _LEAST <= check.stated / check.computed <= _MOST or is_slip(check.stated, check.computed)


def check_growth(relation: Relation[Told]) -> Iterator[Check]:
    """What a `growth` relation claims: the amount and the rate are of one change."""
    assert relation.whole is not None
    level, amount = relation.parts
    yield from _check_growth(level, amount, relation.whole, relation.way)


def _check_direction(way: Way, before: Told, after: Told) -> Iterator[Check]:
    a, b = before.figure, after.figure
    if not way or a.modifier in _BOUNDS or b.modifier in _BOUNDS or a.number == b.number:
        return
    low, high = (a, b) if way == "up" else (b, a)
    sign = "<" if way == "up" else ">"
    # Rounding never turns the order of two numbers round; a hedge may.
    exact = a.modifier == b.modifier == "exact"
    wrong = low.number > high.number and (exact or not low.interval.meets(high.interval))
    formula = f"{number(before)} {sign} {number(after)}"
    yield make_check("change", "contradicted" if wrong else "confirmed", after, [before], formula, None)


def _check_between(before: Told, after: Told, told: Told, cue: str) -> Iterator[Check]:
    """A change told beside both of its ends."""
    (a, b), change = align([before.figure, after.figure]), told.figure
    if a.number == b.number or not a.number or not b.number:
        return
    up = b.number > a.number
    low, high, small, large = (a, b, before, after) if up else (b, a, after, before)
    difference = f"{number(large)} - {number(small)}"
    share = change.unit[:2] == ("percent", "percent")
    if change.unit[:2] == ("quantity", "倍"):
        yield from _check_times(before, after, told, cue)
        return
    if change.unit[:2] == a.unit[:2] or (a.unit[0] == "percent" and change.unit[0] == "percent"):
        computed = high.number - low.number
        rounded, possible = high.rounded - low.rounded, high.interval - low.interval
        check = _made(told, [before, after], difference, computed, rounded, possible)
        if check.verdict != "contradicted" or not share:
            yield check.model_copy(update={"note": _PERCENT_OF_POINTS}) if share else check
            return
    points = change.unit[:2] == ("percent", "point") and a.unit[0] != "percent"
    if share or points:
        # From 12% to 15%, 增幅25% is of the first.
        computed = (high.number - low.number) / a.number
        formula = f"({difference}) / {number(before)}"
        rounded, possible = (_rate(a, b, up, hedged) for hedged in (False, True))
        check = _made(told, [before, after], formula, computed, rounded, possible)
        if share:
            yield check
        elif check.verdict != "contradicted":
            yield check.model_copy(update={"note": _POINTS_OF_RATE})


def _check_times(before: Told, after: Told, told: Told, cue: str) -> Iterator[Check]:
    """是去年的1.5倍 is the quotient; 增长1.5倍 is the change over the level before, and in loose use the quotient too."""
    a, b = before.figure, after.figure
    one = Interval(Decimal(1), Decimal(1))
    times = b.number / a.number
    quotient = _made(
        told,
        [before, after],
        f"{number(after)} / {number(before)}",
        times,
        b.rounded / a.rounded,
        b.interval / a.interval,
    )
    if "的" in cue or told.text.startswith("翻"):
        yield quotient
        return
    formula = f"({number(after)} - {number(before)}) / {number(before)}"
    grown = _made(told, [before, after], formula, times - 1, b.rounded / a.rounded - one, b.interval / a.interval - one)
    if grown.verdict != "contradicted" or quotient.verdict == "contradicted":
        yield grown


def _rate(a: Printed, b: Printed, up: bool, hedged: bool) -> Interval:
    x, y = (a.interval, b.interval) if hedged else (a.rounded, b.rounded)
    ratio, one = y / x, Interval(Decimal(1), Decimal(1))
    return ratio - one if up else one - ratio


def _check_growth(level: Told, amount: Told, rate: Told, way: Way) -> Iterator[Check]:
    """达C，比上年增加D，增长x%: D and x tell one change in two ways, so that x = D / (C - D)."""
    down = way == "down"
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
