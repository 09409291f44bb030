"""Intervals of decimals that are not negative, with the arithmetic that checks need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both in it; `high` None is without end."""

    low: Decimal
    high: Decimal | None

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low, None if self.high is None or other.high is None else self.high + other.high
        )

    def __sub__(self, other: Interval) -> Interval:
        """The difference; below zero it is cut off, for what is left of a whole is never less than nothing."""
        low = Decimal(0) if other.high is None else max(self.low - other.high, Decimal(0))
        return Interval(low, None if self.high is None else max(self.high - other.low, Decimal(0)))

    def __mul__(self, other: Interval) -> Interval:
        return Interval(
            self.low * other.low, None if self.high is None or other.high is None else self.high * other.high
        )

    def __truediv__(self, other: Interval) -> Interval:
        low = Decimal(0) if other.high is None or not other.high else self.low / other.high
        return Interval(low, None if self.high is None or not other.low else self.high / other.low)

    def meets(self, other: Interval) -> bool:
        """Whether they have a value in common."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def holds(self, number: Decimal) -> bool:
        """Whether `number` lies in it."""
        return self.low <= number and (self.high is None or number <= self.high)


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """The sum of the intervals; of none of them, zero."""
    return sum(intervals, start=Interval(Decimal(0), Decimal(0)))
