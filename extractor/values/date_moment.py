"""What the words of a date say, before it is known what they mean.

Rules read atoms (去年, 11月, 28日, 下午3点) into a `Moment` each; adjacent ones merge into one Moment, two Moments make an interval, and
the words around them add bounds and hedges. Nothing here knows the publication date: `date_resolve` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from typing import Literal

Base = Literal["published", "context"]
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
    """A time of day as printed: 下午3点 is hour 3, half `pm`. `hour` None is a part of the day alone (下午)."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    half: Half | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after: 三年前 is -3 years. `unit` is one of year month week day hour minute second."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a date that stand there. Pairs are first and last: 3-5月 is `months=(3, 5)`.

    Shifts count from the publication date (去年: `year_shift=-1`) or, with `base` context, from an earlier date (次年: 1).
    `mask` is a decade or century in EDTF (`198X`). A `weak` moment counts only merged with another or beside a cue.
    """

    year: int | None = None
    year_to: int | None = None
    year_shift: int | None = None
    mask: str | None = None
    stem_branch: str | None = None
    months: tuple[int, int] | None = None
    month_shift: int | None = None
    quarter_shift: int | None = None
    season: int | None = None
    feast: str | None = None
    third: tuple[int, int] | None = None
    edge: Edge | None = None
    edge_of: Literal["year", "month", "before"] | None = None
    week_shift: int | None = None
    weekdays: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    day_shift: int | None = None
    clock: Clock | None = None
    offset: Offset | None = None
    lunar: bool = False
    leap: bool = False
    same_period: bool = False
    base: Base = "published"
    vague: bool = False
    weak: bool = False

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
            self.months is None and self.month_shift is None and self.quarter_shift is None and self.season is None
        ):
            present.append(Level.MONTH)
        if self.feast is not None or self.offset is not None:
            present += [Level.MONTH, Level.DAY]
        if not (
            self.days is None
            and self.day_shift is None
            and self.third is None
            and self.edge is None
            and self.week_shift is None
            and self.weekdays is None
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


_FIELDS: dict[Level, tuple[str, ...]] = {
    Level.YEAR: ("year", "year_shift", "mask", "stem_branch"),
    Level.MONTH: ("months", "month_shift", "quarter_shift", "season", "feast", "offset"),
    Level.DAY: ("third", "edge", "week_shift", "weekdays", "days", "day_shift"),
    Level.CLOCK: ("clock",),
}
_DEFAULTS = {each.name: each.default for each in fields(Moment) if each.init}
_NAMES = tuple(_DEFAULTS)


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole date as printed: a moment or an interval of two, its bound, hedge and outlook (`ahead`: 将于)."""

    first: Moment
    last: Moment | None = None
    bound: Bound | None = None
    about: bool = False
    ahead: bool = False
    yearly: bool = False


def merge(left: Moment, right: Moment) -> Moment | None:
    """`left` and the finer `right` behind it as one moment, or None where they do not go together."""
    if left.vague or right.vague or right.offset is not None:
        return None
    finest, coarsest = left.levels()[1], right.levels()[0]
    if right.day_shift == 0 and right.base == "context" and (left.days is not None or left.feast is not None):
        return replace(left, clock=right.clock) if left.clock is None else None
    if right.feast is not None and left.days is not None and left.clock is None and not right.clock:
        return left
    if right.day_shift is not None and not (right.day_shift == 0 and finest == Level.YEAR):
        return None
    if left.mask is not None and right.edge is None:
        return None
    if (left.year_to is not None or left.same_period) and right.edge is None:
        return None
    if right.edge_of == "before" and (finest not in (Level.YEAR, Level.MONTH) or left.season or left.feast):
        return None
    if right.edge_of == "year" and finest != Level.YEAR:
        return None
    if right.edge_of == "month" and (finest != Level.MONTH or left.months is None):
        return None
    if right.days is not None or right.third is not None:
        if left.quarter_shift is not None or left.season or (finest == Level.YEAR and right.months is None):
            return None
        if right.lunar and not right.days:
            return None
    if right.lunar and right.days is not None and right.months is None and right.weak and not left.lunar:
        return None
    if right.weekdays is not None and right.week_shift is None and finest == Level.DAY:
        return left if left.days is not None or left.day_shift is not None else None
    if right.week_shift is not None or (right.weekdays is not None and finest != Level.DAY and left.week_shift is None):
        return None
    if right.month_shift is not None or right.quarter_shift is not None:
        return None
    if right.lunar and right.levels()[1] == Level.CALENDAR:
        return None if finest > Level.YEAR or left.lunar else replace(left, lunar=True)
    if left.clock is not None and left.clock.hour is None and right.levels() == (Level.CLOCK, Level.CLOCK):
        if right.clock is None or right.clock.hour is None:
            return None
        return replace(left, clock=replace(right.clock, half=right.clock.half or left.clock.half), weak=False)
    if finest >= coarsest:
        return None
    values = {}
    for name in _NAMES:
        mine, other = getattr(left, name), getattr(right, name)
        values[name] = other if other != _DEFAULTS[name] else mine
    values["weak"] = False
    values["lunar"] = left.lunar or right.lunar
    values["base"] = left.base
    return Moment(**values)


def inherit(left: Moment, right: Moment) -> Moment:
    """`right`, the end of an interval, with the coarser parts that only its beginning names: 2017年8月至11月."""
    coarsest = right.levels()[0]
    if right.vague or right.offset is not None or right.day_shift is not None or right.week_shift is not None:
        return right
    if right.month_shift is not None or right.weekdays is not None:
        return replace(right, week_shift=left.week_shift) if right.weekdays and right.week_shift is None else right
    values = {name: getattr(right, name) for name in _NAMES}
    for level, names in _FIELDS.items():
        if level < coarsest:
            for name in names:
                values[name] = getattr(left, name)
    if coarsest > Level.YEAR:
        values["base"] = left.base
        values["lunar"] = left.lunar or right.lunar
    return Moment(**values)
