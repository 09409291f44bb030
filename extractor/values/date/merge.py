"""How the parts of a date go together: adjacent moments merge, and the end of an interval inherits from its beginning."""

from __future__ import annotations

from dataclasses import fields, replace

from extractor.values.date.calendar.part_of_span import Part
from extractor.values.date.moment import Level, Moment

_FIELDS: dict[Level, tuple[str, ...]] = {
    Level.YEAR: ("year", "year_shift", "year_shift_to", "mask", "stem_branch"),
    Level.MONTH: ("months", "month_shift", "quarter_shift", "half_shift", "season", "feast", "offset"),
    Level.DAY: ("third", "edge", "week_shift", "weekdays", "days", "day_shift", "day_shift_to", "part"),
    Level.CLOCK: ("clock",),
}
_DEFAULTS = {each.name: each.default for each in fields(Moment) if each.init}
_NAMES = tuple(_DEFAULTS)


def merge(left: Moment, right: Moment) -> Moment | None:
    """`left` and the finer `right` behind it as one moment, or None where they do not go together."""
    if left.vague or right.vague or right.offset is not None:
        return None
    for special in (_same_day, _part_or_offset, _week_or_month_word, _calendar_or_clock):
        made = special(left, right)
        if made is not None:
            return made[0]
    if not _fits(left, right) or left.levels()[1] >= right.levels()[0]:
        return None
    values = {}
    for name in _NAMES:
        mine, other = getattr(left, name), getattr(right, name)
        values[name] = other if other != _DEFAULTS[name] else mine
    values["weak"] = False
    values["lunar"] = left.lunar or right.lunar
    values["base"] = left.base
    return Moment(**values)


# What a special case decides: the merged moment, (None,) where the two do not go together, or None where the case is none of its own.
_Made = tuple[Moment | None] | None


def _same_day(left: Moment, right: Moment) -> _Made:
    """A word for the day behind its date (3月5日当天), and a feast behind its day (2月17日春节)."""
    if right.day_shift == 0 and right.base == "context" and (left.days is not None or left.feast is not None):
        return (replace(left, clock=right.clock) if left.clock is None else None,)
    if right.day_shift == 0 and right.base == "published" and left.week_shift is not None and left.weekdays is None:
        return (Moment(day_shift=7 * left.week_shift),)  # 上周的今天
    if right.feast is not None and left.days is not None and left.clock is None and not right.clock:
        return (left,)
    return None


def _part_or_offset(left: Moment, right: Moment) -> _Made:
    """Parts of a stretch (上周第一天), and what may stand behind so many units (三周后的周一) or behind two days (明后天上午)."""
    if left.offset is not None and not _goes_with_offset(left.offset.unit, right):
        return (None,)
    if right.part is not None:
        if not _has_parts(left, right.part):
            return (None,)
        return (replace(left, part=_from_feast(right.part) if left.feast else right.part, weak=False),)
    if left.part is not None or left.day_shift_to is not None or right.day_shift_to is not None:
        clock = right.levels() == (Level.CLOCK, Level.CLOCK)
        return (replace(left, clock=right.clock, weak=False) if clock else None,)
    if left.offset is not None and left.offset.unit == "week" and right.weekdays is not None:
        return (replace(left, weekdays=right.weekdays),)
    return None


def _week_or_month_word(left: Moment, right: Moment) -> _Made:
    """A weekday behind its date (3月5日周三), a week or month that counts from another year (去年本月)."""
    finest = left.levels()[1]
    if right.weekdays is not None and right.week_shift is None and finest == Level.DAY:
        return (left if left.days is not None or left.day_shift is not None else None,)
    if right.week_shift is not None or (right.weekdays is not None and left.week_shift is None):
        return (None,)
    if right.month_shift == 0 and right.base != "context" and left.year_shift is not None and finest == Level.YEAR:
        return (replace(right, year_shift=left.year_shift, weak=False),)
    if right.month_shift is not None or right.quarter_shift is not None or right.half_shift is not None:
        return (None,)
    return None


def _calendar_or_clock(left: Moment, right: Moment) -> _Made:
    """农历 behind a year, and a time behind the part of the day that it belongs to."""
    if right.lunar and right.levels()[1] == Level.CALENDAR:
        return (None if left.levels()[1] > Level.YEAR or left.lunar else replace(left, lunar=True),)
    if left.clock is not None and left.clock.hour is None and right.levels() == (Level.CLOCK, Level.CLOCK):
        if right.clock is None or right.clock.hour is None:
            return (None,)
        return (replace(left, clock=replace(right.clock, half=right.clock.half or left.clock.half), weak=False),)
    return None


def _fits(left: Moment, right: Moment) -> bool:
    """Whether the finer moment may stand behind the coarser one at all."""
    finest = left.levels()[1]
    if right.day_shift is not None:
        counted = left.month_shift is not None or (left.offset is not None and left.offset.unit == "month")
        if right.day_shift != 0 or not (finest == Level.YEAR or (finest == Level.MONTH and counted)):
            return False
    several = left.mask is not None or left.year_to is not None or left.year_shift_to is not None or left.same_period
    if several and right.edge is None:
        return False
    if right.edge_of is not None and not _has_edge(left, right.edge_of):
        return False
    if right.days is None and right.third is None:
        return True
    if left.quarter_shift is not None or left.season or (finest == Level.YEAR and right.months is None):
        return False
    if right.lunar and not right.days:
        return False
    return not (right.lunar and right.months is None and right.weak and not left.lunar)


def _has_edge(left: Moment, edge_of: str) -> bool:
    """Whether 年底, 月底 or a bare 底 may stand behind it."""
    finest = left.levels()[1]
    if edge_of == "before":
        return finest in (Level.YEAR, Level.MONTH) and not left.season and not left.feast
    return finest == Level.YEAR if edge_of == "year" else finest == Level.MONTH and left.months is not None


def _goes_with_offset(unit: str, right: Moment) -> bool:
    """Whether something may stand behind so many units before or after: 三年前的5月, 两个月后的今天, 三周后的周一, 三天后上午."""
    if right.month_shift is not None or right.quarter_shift is not None or right.week_shift is not None:
        return False
    today = right.day_shift == 0 and right.base == "published"
    coarsest = right.levels()[0]
    if unit == "year":
        return today or coarsest == Level.MONTH
    if unit == "month":
        return today or right.days is not None or right.third is not None
    return (
        coarsest == Level.CLOCK or (unit == "week" and right.weekdays is not None) if unit in ("day", "week") else False
    )


def _has_parts(left: Moment, part: Part) -> bool:
    """Whether a stretch has parts of such a kind: a plan has years, a year months, a feast only the days at it."""
    if left.lunar or left.season or left.mask or left.part or left.day_shift_to is not None or left.same_period:
        return False
    finest = left.levels()[1]
    if left.year_to is not None or left.year_shift_to is not None:
        return part.unit == "year"
    if left.feast is not None:
        return part.unit == "day" and part.weekday is None and 1 < part.first == part.last and left.clock is None
    if left.week_shift is not None:
        return part.unit == "day" and part.weekday is None and left.weekdays is None
    if finest == Level.YEAR:
        return part.unit != "year"
    if finest != Level.MONTH:
        return False
    long = left.quarter_shift is not None or (left.months is not None and left.months[0] != left.months[1])
    return part.unit in ("day", "week", "weekend") or (part.unit == "month" and long)


def _from_feast(part: Part) -> Part:
    """春节第二天: the days of a feast go on behind it."""
    return replace(part, first=part.first - 1, last=part.last - 1, beside=1)


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
