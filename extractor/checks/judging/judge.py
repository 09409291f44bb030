"""Whether what comes out of a calculation bears out what an article says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from extractor.checks.verdict import Check, CheckKind, Verdict
from extractor.figures import Interval, Printed, Told
from extractor.models import plain


def judge(claimed: Printed, computed: Decimal, rounded: Interval, possible: Interval) -> Verdict:
    """The verdict on a figure that other figures give.

    `computed` comes out of the printed numbers, `rounded` out of the intervals of their rounding, `possible` out of those of rounding and hedges.
    """
    # Rounded, or cut off instead (92.55% told as 92%): that much is not added to the rounding of the others.
    cut = claimed.modifier == "exact" and claimed.claimed.holds(computed) and computed < claimed.number + claimed.step
    if not cut and (not possible.meets(claimed.interval) or _only_touch(possible, claimed.interval)):
        return "contradicted"
    if claimed.modifier == "exact":
        if abs(computed - claimed.number) * 2 <= claimed.step or computed == claimed.number:
            return "confirmed"
        return "rounding" if rounded.meets(claimed.claimed) else "confirmed"
    return "confirmed" if claimed.interval.holds(computed) else "rounding"


def as_average(figure: Printed) -> Printed:
    """The figure as an average: a whole number of things is rounded (每班45人 is 44.6 of them)."""
    return figure if figure.step else replace(figure, step=Decimal(1))


def _only_touch(one: Interval, other: Interval) -> bool:
    """Whether two stretches have no more than an end in common: both figures would have to be rounded as far as can be."""
    if one.low == one.high or other.low == other.high:
        return False
    return one.high == other.low or other.high == one.low


def make_check(
    kind: CheckKind,
    verdict: Verdict,
    claim: Told,
    others: Sequence[Told],
    formula: str,
    computed: Decimal | None,
    *,
    cue: str = "",
) -> Check:
    """The check of `claim` against the other figures. `formula` is the left side of the arithmetic; what it gives is put behind it; `cue` the words
    that tie the figures together."""
    stated = claim.figure.number
    arithmetic = formula
    if computed is not None:
        arithmetic += f" {'=' if computed == computed_short(computed) else '≈'} {plain(computed_short(computed))}"
    return Check(
        kind=kind,
        verdict=verdict,
        claim=claim.used.fact.evidence.text,
        cue=cue.strip("，,、；：: "),
        arithmetic=arithmetic,
        stated=stated,
        computed=computed if computed is None else computed_short(computed),
        used=[claim.used, *(other.used for other in others)],
    )


def computed_short(number: Decimal) -> Decimal:
    """At most six significant digits behind the point, without trailing zeros: what a reader can check by hand."""
    if number == number.to_integral_value():
        return number.quantize(Decimal(1))
    places = max(6 - max(number.adjusted() + 1, 0), 2)
    short = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def number(told: Told) -> str:
    """The figure's number for a formula."""
    return plain(told.figure.number)
