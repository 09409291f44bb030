"""A figure as it was printed: its number, how far its last digit reaches, and the interval in which the true value may lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.calculators.interval import Interval
from extractor.models import Duration, Modifier, Money, Percent, Quantity
from extractor.text import fold_width

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_ISO_LENGTH = re.compile(r"P(?:(\d+)([YMWD])|T(\d+)([HMS]))")
# Measure words for people are one unit; 人次 counts visits and is another.
_PEOPLE = frozenset({"人", "名", "位", "口"})

# How far the true value may lie from a hedged number, as factors of it; None: no bound. The hedge's logic gives one side, usage the other: who
# writes 超36万 would have written 超70万 for twice as many. Only values outside count against a claim, so the sides are wide.
_REACH: dict[Modifier, tuple[Decimal, Decimal | None]] = {
    "about": (Decimal("0.85"), Decimal("1.15")),
    "nearly": (Decimal("0.85"), Decimal(1)),
    "over": (Decimal(1), Decimal(2)),
    "at_least": (Decimal(1), None),
    "at_most": (Decimal(0), Decimal(1)),
    "under": (Decimal(0), Decimal(1)),
    "several": (Decimal(1), Decimal(10)),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """`number` in the unit that `unit` names (two figures of one `unit` can be added and compared); `step` is the worth of the last printed digit, 0 where the number is a whole count."""

    number: Decimal
    unit: tuple[str, ...]
    step: Decimal
    modifier: Modifier
    upper: Decimal | None = None

    @property
    def rounded(self) -> Interval:
        """Where the true value may lie if the digits are rounded or cut off, the hedge left aside."""
        return Interval(max(self.number - self.step / 2, Decimal(0)), (self.upper or self.number) + self.step)

    @property
    def interval(self) -> Interval:
        """Where the true value may lie: by its hedge where it has one, else by the rounding of its digits."""
        if self.modifier == "exact":
            return self.rounded
        below, above = _REACH[self.modifier]
        top = self.upper or self.number
        return Interval(self.number * below, None if above is None else top * above)


def printed(value: Money | Percent | Quantity | Duration, text: str) -> Printed | None:
    """The figure `value` that stands in the page as `text`; None where it is no single number (8天又二十个小时)."""
    if isinstance(value, Duration):
        number, unit = _length(value.iso)
        upper = _length(value.upper)[0] if value.upper else None
        if number is None:
            return None
        return Printed(number, ("duration", unit), Decimal(0), value.modifier, upper)
    if isinstance(value, Money):
        number, kind = value.amount, ("money", value.currency, *value.per)
    elif isinstance(value, Percent):
        number, kind = value.value, ("percent", value.kind, *value.per)
    else:
        number, kind = value.value, ("quantity", counting_unit(value), *value.per)
    return Printed(number, kind, _step(number, text), value.modifier, value.upper)


def counting_unit(value: Quantity) -> str:
    """What a quantity counts: people have one unit, whatever their measure word; without a measure word it is the noun."""
    if value.unit is None:
        return value.of or ""
    return "人" if value.unit in _PEOPLE else value.unit


def _step(number: Decimal, text: str) -> Decimal:
    """31.5万 has the step 1000, 73.8% 0.001, 三成五 0.01, 1140 none."""
    runs = list(_DIGITS.finditer(fold_width(text)))
    if len(runs) == 1 and number:
        run = Decimal(runs[0][0].replace(",", ""))
        if run:
            scale = abs(number / run)
            places = len(runs[0][1] or "")
            return Decimal(0) if scale == 1 and not places else scale.scaleb(-places)
    _, digits, exponent = number.normalize().as_tuple()
    return (
        Decimal(0) if not isinstance(exponent, int) or digits == (0,) or exponent == 0 else Decimal(1).scaleb(exponent)
    )


def _length(iso: str | None) -> tuple[Decimal | None, str]:
    match = _ISO_LENGTH.fullmatch(iso or "")
    if match is None:
        return None, ""
    return Decimal(match[1] or match[3]), match[2] or f"T{match[4]}"
