"""What is left of two hedges when their figures are added, subtracted, multiplied or divided.

A hedge says on which side of the printed number `n` the true value lies:

    exact                     on it
    over       超, 余, 多      above n, near it
    at_least   以上, 满        n or above
    several    数十, 十几      n or some times n
    under      不足            below n
    nearly     近              below n, near it
    at_most    以内, 最高      n or below
    about      约, 左右        on either side, near it

A sum or product grows with both of its operands; a difference or quotient grows with the left one and falls as the right one grows, so the right
hedge is turned round first. Operands that push the same way keep that side, operands that push apart leave `about`: 超317万 out of 超429万 may be
more or less than 112万. All operands are taken as positive, as the figures of news are.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from extractor.models import Modifier

Operation = Literal["add", "subtract", "multiply", "divide"]

_ABOVE: frozenset[Modifier] = frozenset({"over", "at_least", "several"})
_BELOW: frozenset[Modifier] = frozenset({"under", "nearly", "at_most"})
_TURNED: dict[Modifier, Modifier] = {
    "exact": "exact",
    "about": "about",
    "over": "under",
    "at_least": "at_most",
    "several": "at_most",
    "under": "over",
    "nearly": "over",
    "at_most": "at_least",
}
# How near `nearly` and `about` are, as a share of the number. Usage knows no figure; this one is wide, for it only tells what cannot be meant.
_NEAR = Decimal("0.15")
# 数百 is no more than 900-odd.
_SEVERAL = 10


def combine(operation: Operation, left: Modifier, right: Modifier) -> Modifier:
    """The hedge of `left operation right`: over / exact is `over`, exact / over is `under`, over - over is `about`."""
    if operation in ("subtract", "divide"):
        right = _TURNED[right]
    if left == right and left != "several":
        return left
    if "about" in (left, right):
        return "about"
    if "exact" in (left, right):
        hedge = right if left == "exact" else left
        # 300 and 数百 together are no longer some times a number.
        return "at_least" if hedge == "several" and operation in ("add", "subtract") else hedge
    if left in _ABOVE and right in _ABOVE:
        return "over" if {left, right} == {"over", "at_least"} else "at_least"
    if left in _BELOW and right in _BELOW:
        return "under"
    return "about"


def possible(number: Decimal, modifier: Modifier) -> tuple[Decimal, Decimal | None]:
    """The least and the greatest value that the hedged number can mean, None where it has no greatest. The bound itself counts: papers write 超36万 and 36万 of one thing."""
    if modifier == "exact":
        return number, number
    if modifier == "about":
        return number - _NEAR * abs(number), number + _NEAR * abs(number)
    if modifier == "nearly":
        return number - _NEAR * abs(number), number
    if modifier == "several":
        return number, number * _SEVERAL
    if modifier in ("over", "at_least"):
        return number, None
    return Decimal(0), number
