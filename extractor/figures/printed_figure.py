"""A figure as it was printed: its number, how far its last digit reaches, and the interval in which the true value may lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.figures.interval import Interval
from extractor.models import Duration, Modifier, Money, Percent, Quantity
from extractor.text import fold_width

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
# Lengths of one unit; days may have hours and hours minutes, which is how 4.5天 and 1.5小时 are written in ISO 8601.
_ISO_LENGTH = re.compile(
    r"P(?:(?P<days>\d+(?:\.\d+)?)(?P<unit>[YMWD])(?:(?<=D)T(?P<half>\d+)H)?|T(?P<hours>\d+)H(?:(?P<minutes>\d+)M)?|T(?P<short>\d+)(?P<clock>[MS]))"
)
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
    """`number` in the unit that `unit` names (two figures of one `unit` can be added and compared); `step` is the worth of the last printed digit, 0 where
    the number is a whole count; `places` are the printed digits behind the point."""

    number: Decimal
    unit: tuple[str, ...]
    step: Decimal
    modifier: Modifier
    upper: Decimal | None = None
    places: int = 0

    @property
    def rounded(self) -> Interval:
        """Where the true value may lie if the digits are rounded, the hedge left aside."""
        return Interval(max(self.number - self.step / 2, Decimal(0)), (self.upper or self.number) + self.step / 2)

    @property
    def claimed(self) -> Interval:
        """As `interval`, for a figure that is said to come out of others: its digits may be cut off instead of rounded (92.55% told as 92%)."""
        if self.modifier == "exact":
            return Interval(max(self.number - self.step / 2, Decimal(0)), (self.upper or self.number) + self.step)
        return self.interval

    @property
    def interval(self) -> Interval:
        """Where the true value may lie: by its hedge where it has one, else by the rounding of its digits."""
        if self.modifier == "exact":
            return self.rounded
        below, above = _REACH[self.modifier]
        top = self.upper or self.number
        return Interval(self.number * below, None if above is None else top * above)


def same_kind(a: Printed, b: Printed) -> bool:
    """Whether the two are of one unit; a denominator (每周) that only one of them names holds for both."""
    return a.unit == b.unit or (a.unit[:2] == b.unit[:2] and 2 in (len(a.unit), len(b.unit)))


def align(figures: Sequence[Printed]) -> list[Printed]:
    """The figures of one equation, those without digits behind the point (8万元) taken to be as fine as the finest of the others (24.2万元): who writes
    tenths beside it left out a zero."""
    finest = min((figure.step for figure in figures if figure.places), default=None)
    return [
        figure if figure.places or finest is None else replace(figure, step=min(figure.step, finest))
        for figure in figures
    ]


def printed(value: Money | Percent | Quantity | Duration, text: str) -> Printed | None:
    """The figure `value` that stands in the page as `text`; None where it is no single number (8天又二十个小时) or below zero."""
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
    if number < 0:
        return None
    step, places = _step(number, text)
    return Printed(number, kind, step, value.modifier, value.upper, places)


def counting_unit(value: Quantity) -> str:
    """What a quantity counts: people have one unit, whatever their measure word; without a measure word it is the noun."""
    if value.unit is None:
        return value.of or ""
    return "人" if value.unit in _PEOPLE else value.unit


def _step(number: Decimal, text: str) -> tuple[Decimal, int]:
    """The worth of the last printed digit, and how many stand behind the point: 31.5万 gives 1000 and 1, 73.8% 0.001 and 1, 三成五 0.01 and 0, 1140 0 and 0."""
    runs = list(_DIGITS.finditer(fold_width(text)))
    run = Decimal(runs[0][0].replace(",", "")) if len(runs) == 1 else Decimal(0)
    if run and number:
        scale, places = number / run, len(runs[0][1] or "")
        return (Decimal(0) if scale == 1 and not places else scale.scaleb(-places)), places
    exponent = number.normalize().as_tuple().exponent
    return (Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent and number else Decimal(0)), 0


def _length(iso: str | None) -> tuple[Decimal | None, str]:
    match = _ISO_LENGTH.fullmatch(iso or "")
    if match is None:
        return None, ""
    if match["hours"]:
        return Decimal(match["hours"]) + Decimal(match["minutes"] or 0) / 60, "TH"
    number = Decimal(match["days"] or match["short"]) + Decimal(match["half"] or 0) / 24
    return number, match["unit"] or f"T{match['clock']}"
