"""Whether what comes out of a calculation bears out what an article says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from extractor.checks.verdict import Check, CheckKind, Verdict
from extractor.figures import Interval, Printed, Told
from extractor.models import plain


def judge(claimed: Printed, computed: Decimal, rounded: Interval, possible: Interval) -> Verdict:
    """The verdict on a figure that other figures give.

    `computed` comes out of the printed numbers, `rounded` out of the intervals of their rounding, `possible` out of those of rounding and hedges.
    """
    if not possible.meets(claimed.claimed):
        return "contradicted"
    if claimed.modifier == "exact":
        if abs(computed - claimed.number) * 2 <= claimed.step or computed == claimed.number:
            return "confirmed"
        return "rounding" if rounded.meets(claimed.claimed) else "confirmed"
    return "confirmed" if claimed.interval.holds(computed) else "rounding"


def make_check(
    kind: CheckKind, verdict: Verdict, claim: Told, others: Sequence[Told], formula: str, computed: Decimal | None
) -> Check:
    """The check of `claim` against the other figures. `formula` is the left side of the arithmetic; what it gives is put behind it."""
    stated = claim.figure.number
    arithmetic = formula
    if computed is not None:
        arithmetic += f" {'=' if computed == computed_short(computed) else '≈'} {plain(computed_short(computed))}"
    return Check(
        kind=kind,
        verdict=verdict,
        claim=claim.used.fact.evidence.text,
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
