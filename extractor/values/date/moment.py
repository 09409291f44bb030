"""What the words of a date say, before it is known what they mean.

Rules read atoms (去年, 11月, 28日, 下午3点) into a `Moment` each; adjacent ones merge into one Moment, two Moments make an interval, and
the words around them add bounds and hedges. Nothing here knows the publication date: `date_resolve` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from extractor.values.date.calendar.part_of_span import Part

Base = Literal["published", "context", "figures"]
Edge = Literal["start", "middle", "end"]
Bound = Literal["since", "until"]
Half = Literal["night", "am", "noon", "pm", "evening"]


class Level(IntEnum):
    """How fine a part of a date is. Parts merge from coarse to fine."""

    CALENDAR = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    CLOCK = 4


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed: 下午3点 is hour 3, half `pm`; 七八点 is hour 7 `until` 8. `hour` None is a part of the day alone (下午)."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    half: Half | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after: 三年前 is -3 years. `unit` is one of year month week day hour minute second."""

    count: int
    unit: str


_LEVEL_OF_OFFSET = {"year": Level.YEAR, "month": Level.MONTH}


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a date that stand there. Pairs are first and last: 3-5月 is `months=(3, 5)`.

    Shifts count from the publication date (去年: `year_shift=-1`) or, with `base` context, from an earlier date (次年: 1), or, with `base` figures,
    from the month or year that the figures around speak of, else from the publication date (上年, 比上月).
    `looks_back`: the words say that it is over (已于3月5日). `mask` is a decade or century in EDTF (`198X`). A `weak` moment counts only merged with another or beside a cue.
    """

    year: int | None = None
    year_to: int | None = None
    year_shift: int | None = None
    year_shift_to: int | None = None
    mask: str | None = None
    stem_branch: str | None = None
    months: tuple[int, int] | None = None
    month_shift: int | None = None
    quarter_shift: int | None = None
    half_shift: int | None = None
    season: int | None = None
    feast: str | None = None
    third: tuple[int, int] | None = None
    edge: Edge | None = None
    edge_of: Literal["year", "month", "before"] | None = None
    week_shift: int | None = None
    weekdays: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    day_shift: int | None = None
    day_shift_to: int | None = None
    part: Part | None = None
    clock: Clock | None = None
    offset: Offset | None = None
    lunar: bool = False
    leap: bool = False
    same_period: bool = False
    base: Base = "published"
    vague: bool = False
    weak: bool = False
    looks_back: bool = False

    coarsest: Level = field(init=False, repr=False, compare=False)
    finest: Level = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        coarsest, finest = self._levels()
        object.__setattr__(self, "coarsest", coarsest)
        object.__setattr__(self, "finest", finest)

    def levels(self) -> tuple[Level, Level]:
        """The coarsest and the finest level it speaks of."""
        return self.coarsest, self.finest

    def _levels(self) -> tuple[Level, Level]:
        present = []
        if not (self.year is None and self.year_shift is None and self.mask is None and self.stem_branch is None):
            present.append(Level.YEAR)
        if not (
            self.months is None
            and self.month_shift is None
            and self.quarter_shift is None
            and self.half_shift is None
            and self.season is None
        ):
            present.append(Level.MONTH)
        if self.feast is not None:
            present += [Level.MONTH, Level.DAY]
        if self.offset is not None:
            present.append(_LEVEL_OF_OFFSET.get(self.offset.unit, Level.DAY))
        if not (
            self.days is None
            and self.day_shift is None
            and self.third is None
            and self.edge is None
            and self.week_shift is None
            and self.weekdays is None
            and self.part is None
        ):
            present.append(Level.DAY)
        if self.clock is not None:
            present.append(Level.CLOCK)
        return (min(present), max(present)) if present else (Level.CALENDAR, Level.CALENDAR)

    @property
    def is_relative(self) -> bool:
        """Whether it needs the publication date or an earlier date."""
        if self.levels() == (Level.CLOCK, Level.CLOCK):
            return False
        return self.year is None and self.mask is None


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole date as printed: a moment or an interval of two, its bound, hedge and outlook (`ahead`: 将于, `back`: 已于); `compared`: 比2019年."""

    first: Moment
    last: Moment | None = None
    bound: Bound | None = None
    about: bool = False
    ahead: bool = False
    back: bool = False
    compared: bool = False
    yearly: bool = False
