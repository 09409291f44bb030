"""The days over which a figure was counted, and whether two of them can be compared."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from extractor.figures.working import Used

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
Comparison = Literal["cumulative", "successive"]
YEARS_CONVENTION = "whole years by anniversary, the days left over by the days of their year; to 6 places, half to even"


@dataclass(frozen=True, slots=True)
class Span:
    """From the day `start` to the day `end`, both in it. `as_of_publication`: the text leaves it open (2018年以来), and the page's date ends it."""

    start: date
    end: date
    as_of_publication: bool = False

    def __str__(self) -> str:
        return f"{self.start}" if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def months(self) -> int | None:
        """Its length in whole calendar months; None where it does not begin and end with one."""
        if self.start.day != 1 or self.end.day != calendar.monthrange(self.end.year, self.end.month)[1]:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def days(self) -> int:
        """Its length in days."""
        return (self.end - self.start).days + 1

    def is_same(self, other: Span) -> bool:
        """Whether both cover the same days."""
        return (self.start, self.end) == (other.start, other.end)

    def lasts_like(self, other: Span) -> bool:
        """Whether both have one length: in calendar months, else in days."""
        if self.months is not None and other.months is not None:
            return self.months == other.months
        return self.days == other.days


def span_of(used: Used) -> Span | str:
    """The days of a fact's period, or why they cannot be told."""
    period = used.fact.period
    if period is None:
        return "no period"
    if period.start is None:
        return f"the period {period} has no first day"
    try:
        start = date.fromisoformat(period.start)
        end = date.fromisoformat(period.end) if period.end is not None else None
    except ValueError:
        return f"the period {period} is not in the calendar"
    if end is not None:
        return Span(start, end)
    published = last_day(used.published)
    if published is None or published < start:
        return f"the period {period} is open, and no later publication date ends it"
    return Span(start, published, as_of_publication=True)


def compare(first: Span, second: Span) -> Comparison | None:
    """How two spans relate; None where they cannot be compared (`why_apart` tells why).

    `cumulative`: counted from one day on, so that the later figure holds the earlier one. `successive`: of one length, one after the other.
    """
    if first.is_same(second):
        return None
    if first.lasts_like(second):
        return "successive"
    return "cumulative" if first.start == second.start else None


def why_apart(first: Span, second: Span) -> str:
    """Why two spans that `compare` refuses cannot be compared."""
    if first.is_same(second):
        return f"the same period, {first}"
    return f"periods of different starts and lengths, {first} and {second}"


def years_between(first: date, second: date) -> Decimal:
    """The years from one day to a later one, by `YEARS_CONVENTION`: 2024-12-31 to 2025-12-31 is 1."""
    years = second.year - first.year
    if _anniversary(first, years) > second:
        years -= 1
    last, following = _anniversary(first, years), _anniversary(first, years + 1)
    part = Decimal((second - last).days) / Decimal((following - last).days)
    return (Decimal(years) + part).quantize(Decimal("0.000001")).normalize() if part else Decimal(years)


def last_day(edtf: str | None) -> date | None:
    """The last day of an EDTF year, month or day; None for anything else."""
    match = _DATE.fullmatch(edtf or "")
    if match is None:
        return None
    year, month = int(match["year"]), int(match["month"] or 12)
    try:
        return date(year, month, int(match["day"] or calendar.monthrange(year, month)[1]))
    except ValueError:
        return None


def _anniversary(day: date, years: int) -> date:
    """The same day so many years on; the last of February stands in for the 29th. A month's last day stays one."""
    year = day.year + years
    length = calendar.monthrange(year, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, length if is_last else min(day.day, length))
