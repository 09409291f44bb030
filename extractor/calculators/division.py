"""One figure over another, as a step that shows its working."""

from __future__ import annotations

from decimal import Decimal

from extractor.figures import Step, Used, combine, printed_unit, quotient
from extractor.models import plain

UNDATED = "not both figures are dated: whether they hold for one time cannot be told"


def divide(
    name: str, above: Used, below: Used, numbers: tuple[Decimal, Decimal], places: int, unit: str | None
) -> Step:
    """`numbers` (of `above` and `below`) divided, to so many places, half to even; hedges carry over (exact over 超 is `under`)."""
    result, rounding = quotient(*numbers, places)
    return Step(
        name=name,
        formula=f"{plain(numbers[0])} / {plain(numbers[1])}",
        result=result,
        unit=unit,
        modifier=combine("divide", above.fact.value.modifier, below.fact.value.modifier),
        rounding=rounding,
    )


def unit_over(above: Used, below: Used) -> str:
    """The unit of the quotient: CNY/人次, 1/人 where there is none above."""
    return f"{printed_unit(above.fact.value) or '1'}/{printed_unit(below.fact.value) or '1'}"
