"""The days that one moment covers: which year, month, week or day it counts from, and which of several readings is nearest.

Nothing reads the clock. What cannot be resolved (no publication date, 2月30日) has no span. Conventions: contract.md, "date".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractor.values.date.calendar.edtf_span import (
    Span,
    add_months,
    day_span,
    month_end,
    month_span,
    week_span,
    year_span,
)
from extractor.values.date.calendar.lunar_calendar import stem_branch_year
from extractor.values.date.moment import Level, Moment
from extractor.values.date.resolve.nearest import Anchors, month_of, nearest
from extractor.values.date.resolve.within import edged, in_month, in_year, masked

# How far apart the two readings of 昨(17)日 may lie: a page may be printed a day or two after it was written.
_NEAR_DAYS = 5
_DAY_LENGTH = len("2026-01-31")


def days_of(moment: Moment, anchors: Anchors, ahead: bool) -> Span | None:
    """The span of a moment, its time of day left aside."""
    published = anchors.published
    base = anchors.told if moment.base == "context" else anchors.figures if moment.base == "figures" else published
    if moment.part is not None and moment.levels()[0] == Level.DAY and moment.week_shift is None:
        return None
    if moment.offset is not None:
        return _offset(moment, anchors)
    if moment.day_shift is not None and moment.month_shift is None:
        return _shifted_day(moment, _days_told(anchors) if moment.base == "context" else base)
    if moment.week_shift is not None or (moment.weekdays is not None and moment.levels()[0] == Level.DAY):
        return _week(moment, published)
    if moment.quarter_shift is not None or moment.half_shift is not None:
        return _shifted_months(moment, base)
    if moment.month_shift is not None:
        return _shifted_month(moment, base, published)
    if moment.same_period:
        return _same_period(moment, anchors)
    if moment.mask is not None:
        return masked(moment)
    if moment.stem_branch is not None:
        if published is None or published.end is None:
            return None
        year = stem_branch_year(moment.stem_branch, published.end.year)
        return None if year is None else in_year(moment, year)
    if moment.year is not None:
        return _years(moment)
    if moment.year_shift is not None:
        base = _year_base(moment, anchors)
        if base is None or base.start is None:
            return None
        if moment.year_shift_to is not None:
            return edged(year_span(base.start.year + moment.year_shift, base.start.year + moment.year_shift_to), moment)
        return in_year(moment, base.start.year + moment.year_shift)
    return nearest(moment, anchors, ahead)


def _shifted_months(moment: Moment, base: Span | None) -> Span | None:
    """A quarter or a half of a year counted from that of `base`: 上个半年 in March is the second half of last year."""
    month = month_of(base)
    shift, size = (moment.quarter_shift, 3) if moment.quarter_shift is not None else (moment.half_shift, 6)
    if month is None or shift is None:
        return None
    first = add_months(month.replace(month=(month.month - 1) // size * size + 1), size * shift)
    return edged(month_span(first.year, first.month, first.month + size - 1), moment)


def _shifted_month(moment: Moment, base: Span | None, published: Span | None) -> Span | None:
    """A month counted from that of `base`, or a day of it: 上月, 去年本月, 下个月的今天. 当月 of no story is that of publication."""
    assert moment.month_shift is not None
    if moment.base == "context" and moment.month_shift == 0 and month_of(base) is None:
        base = published
    month = month_of(base)
    if month is None:
        return None
    if moment.day_shift is not None:
        day = _day_of(published)
        return None if day is None else day_span(add_months(day, moment.month_shift))
    month = add_months(month, moment.month_shift + 12 * (moment.year_shift or 0))
    return in_month(moment, month.year, month.month)


def _year_base(moment: Moment, anchors: Anchors) -> Span | None:
    if moment.base == "figures":
        return anchors.figures or anchors.published
    if moment.base == "context":
        if (
            moment.year_shift == 0 and not anchors.same_sentence and not moment.months
        ):  # 当年: long ago, unless the sentence says when
            return None
        return anchors.told
    return anchors.published


def _years(moment: Moment) -> Span | None:
    assert moment.year is not None
    if moment.year < 1:
        return Span(f"-{abs(moment.year):04}" if moment.year else "0000", None, None)
    if moment.year_to is not None:
        return edged(year_span(moment.year, moment.year_to), moment)
    return in_year(moment, moment.year)


def _day_of(base: Span | None) -> date | None:
    return base.start if base is not None and base.precision == "day" else None


def _days_told(anchors: Anchors) -> Span | None:
    """What 当天 and 次日 count from: the day or days just told, else the day last told: 10月30日，…前三季度…。当日，…."""
    told = anchors.told
    if told is not None and len(told.last_edtf.partition("T")[0]) == _DAY_LENGTH:
        return told
    return anchors.day or told


def _shifted_day(moment: Moment, base: Span | None) -> Span | None:
    assert moment.day_shift is not None
    day = _day_of(base)
    if day is None and moment.base == "context" and base is not None and base.end is not None and "/" in base.edtf:
        day = base.end
    if moment.days is not None:
        return _told_in_brackets(moment, day, base)
    if day is None:
        return None
    if moment.year_shift is not None:
        return day_span(add_months(day, 12 * moment.year_shift))
    if moment.day_shift_to is not None:
        return day_span(day + timedelta(days=moment.day_shift), day + timedelta(days=moment.day_shift_to))
    return day_span(day + timedelta(days=moment.day_shift))


def _told_in_brackets(moment: Moment, day: date | None, base: Span | None) -> Span | None:
    """昨(17)日: the day of that number nearest to the one the word says, where the two are a few days apart at most."""
    assert moment.days is not None and moment.day_shift is not None
    month = month_of(base)
    if day is None or month is None:
        return None if month is None else in_month(replace(moment, day_shift=None), month.year, month.month)
    said = day + timedelta(days=moment.day_shift)
    for month in (add_months(month, shift) for shift in (-1, 0, 1)):
        span = in_month(moment, month.year, month.month)
        if span and span.start and abs((span.start - said).days) <= _NEAR_DAYS:
            return span
    return None


def _week(moment: Moment, published: Span | None) -> Span | None:
    day = _day_of(published)
    if day is None:
        return None
    week = week_span(day + timedelta(weeks=moment.week_shift or 0))
    if moment.weekdays is None:
        return edged(week, moment)
    assert week.start is not None
    first, last = (week.start + timedelta(days=number - 1) for number in moment.weekdays)
    return day_span(first, last)


def _offset(moment: Moment, anchors: Anchors) -> Span | None:
    """三年前 is a year, 两个月后 a month, 5天后 a day, as precise as the date it is counted from allows."""
    assert moment.offset is not None
    count, unit = moment.offset.count, moment.offset.unit
    base = anchors.published
    if moment.base == "context" and anchors.told is not None and anchors.same_sentence:
        base = anchors.told
    if base is None or base.start is None:
        return None
    day = _day_of(base)
    if moment.day_shift is not None:  # 三年前的今天
        months = 12 * count if unit == "year" else count
        return None if day is None else day_span(add_months(day, months))
    if unit == "year":
        return in_year(moment, base.start.year + count)
    if unit == "month":
        month = month_of(base)
        if month is None:
            return None
        month = add_months(month, count)
        return in_month(moment, month.year, month.month)
    if day is None or unit not in ("day", "week"):
        return None
    if moment.weekdays is not None:
        return _week(replace(moment, week_shift=count), base)
    return day_span(day + timedelta(days=count * (7 if unit == "week" else 1)))


def _same_period(moment: Moment, anchors: Anchors) -> Span | None:
    """去年同期: the stretch last told, in that year; the whole year where none was told."""
    base = _year_base(moment, anchors)
    if moment.base == "figures" and moment.year_shift == 0:
        return anchors.told if anchors.same_block else None
    if moment.year is not None:
        year = moment.year
    elif base is None or base.start is None or moment.year_shift is None:
        return None
    else:
        year = base.start.year + moment.year_shift
    told = anchors.told
    if told is None or told.start is None or told.end is None or not anchors.same_block:
        return year_span(year)
    if not anchors.same_sentence and (told.precision == "day" or told.start.year != year + 1):
        return year_span(year)
    if told.start.year != told.end.year or told.precision == "year" or told.start.year == year:
        return year_span(year)
    if told.precision == "day":
        day = add_months(told.start, 12 * (year - told.start.year))
        is_last = told.start == month_end(told.start.year, told.start.month)
        return day_span(month_end(day.year, day.month) if is_last else day)
    last = told.end.month
    return month_span(year, told.start.month, last)
