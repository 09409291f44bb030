"""Sums and differences of short whole numbers that do not come out: 12亿元, of which 5亿元 and 8亿元.

Rounding to whole 亿 could explain it. But who adds up figures of one or two digits for a reader writes them as they are, or says that they are rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.checks.judging.slip import digits_of
from extractor.checks.verdict import Verdict
from extractor.figures import Told

_DIGITS = 2
_LEAST_GAP = Decimal("0.04")  # of the whole: 317 of 163 and 155 is rounding, 12 of 5 and 8 is not


def unrounded(verdict: Verdict, figures: Sequence[Told], gap: Decimal) -> Verdict:
    """The verdict on an addition or subtraction of `figures` that leaves `gap`: no rounding is granted where all of them are plain, short and whole in one
    printed unit, and the gap is a good part of the largest."""
    steps = {told.figure.step for told in figures}
    largest = max(told.figure.number for told in figures)
    plain = all(
        told.figure.modifier == "exact"
        and told.figure.upper is None
        and not told.figure.places
        and digits_of(told.figure.number) <= _DIGITS
        for told in figures
    )
    if verdict == "rounding" and plain and len(steps) == 1 and abs(gap) >= largest * _LEAST_GAP:
        return "contradicted"
    return verdict
