"""The days that one moment covers: which year, month, week or day it counts from, and which of several readings is nearest.

Nothing reads the clock. What cannot be resolved (no publication date, 2月30日) has no span. Conventions: contract.md, "date".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractor.values.calendar_lunar import stem_branch_year
from extractor.values.calendar_span import (
    Span,
    add_months,
    day_span,
    month_end,
    month_span,
    week_span,
    year_span,
)
from extractor.values.date_moment import Level, Moment
from extractor.values.date_within import edged, in_month, in_year, masked

# How far apart the two readings of 昨(17)日 may lie: a page may be printed a day or two after it was written.
_NEAR_DAYS = 5
# A stretch of so many months and more (前三季度) is spoken of when it is over.
REPORTED = 8


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date is counted from: the publication, the date last told, and whether that one stands in the same sentence or block."""

    published: Span | None = None
    told: Span | None = None
    same_sentence: bool = False
    same_block: bool = False


def days_of(moment: Moment, anchors: Anchors, ahead: bool) -> Span | None:
    """The span of a moment, its time of day left aside."""
    published = anchors.published
    base = anchors.told if moment.base == "context" else published
    if moment.part is not None and moment.levels()[0] == Level.DAY and moment.week_shift is None:
        return None
    if moment.offset is not None:
        return _offset(moment, anchors)
    if moment.day_shift is not None and moment.month_shift is None:
        return _shifted_day(moment, base)
    if moment.week_shift is not None or (moment.weekdays is not None and moment.levels()[0] == Level.DAY):
        return _week(moment, published)
    if moment.quarter_shift is not None:
        month = _month_of(base)
        if month is None:
            return None
        first = add_months(month.replace(month=(month.month - 1) // 3 * 3 + 1), 3 * moment.quarter_shift)
        return edged(month_span(first.year, first.month, first.month + 2), moment)
    if moment.month_shift is not None:
        month = _month_of(base)
        if month is None:
            return None
        if moment.day_shift is not None:
            day = _day_of(published)
            return None if day is None else day_span(add_months(day, moment.month_shift))
        month = add_months(month, moment.month_shift)
        return in_month(moment, month.year, month.month)
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
    return _nearest(moment, anchors, ahead)


def _year_base(moment: Moment, anchors: Anchors) -> Span | None:
    if moment.base == "context":
        if (
            moment.year_shift == 0 and not anchors.same_sentence and not moment.months
        ):  # 当年: long ago, unless the sentence says when
            return None
        if moment.year_shift == -1:  # 上年: before the year of the sentence, else before that of publication
            return anchors.told if anchors.told and anchors.same_sentence else anchors.published
        return anchors.told
    return anchors.published


def _years(moment: Moment) -> Span | None:
    assert moment.year is not None
    if moment.year < 1:
        return Span(f"-{abs(moment.year):04}" if moment.year else "0000", None, None)
    if moment.year_to is not None:
        return edged(year_span(moment.year, moment.year_to), moment)
    return in_year(moment, moment.year)


def _month_of(base: Span | None) -> date | None:
    """The first day of the month that a span lies in, None where it is not known to the month."""
    if base is None or base.start is None or base.precision not in ("month", "day"):
        return None
    return base.start.replace(day=1)


def _day_of(base: Span | None) -> date | None:
    return base.start if base is not None and base.precision == "day" else None


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
    month = _month_of(base)
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
        month = _month_of(base)
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
    if base is None or base.start is None or moment.year_shift is None:
        return None
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


def _nearest(moment: Moment, anchors: Anchors, ahead: bool) -> Span | None:
    """A month, a day or a feast without its year: nearest before publication, or after it where the words look ahead.

    Where the same sentence has just told a date, its year (its month, for a bare day) goes on.
    """
    coarsest = moment.levels()[0]
    told, published = anchors.told, anchors.published
    if moment.part is not None:
        whole = _nearest(replace(moment, part=None), anchors, ahead)
        return None if whole is None or whole.start is None else in_year(moment, whole.start.year)
    if coarsest == Level.DAY:
        if moment.edge_of == "year":
            base = told if told is not None and anchors.same_sentence else published
            return None if base is None or base.start is None else in_year(moment, base.start.year)
        month = _month_of(told) if told is not None and anchors.same_block else None
        if (
            month is None
            and told is not None
            and anchors.same_block
            and told.end
            and "/" in told.edtf
            and told.precision is None
        ):
            month = told.end.replace(day=1) if moment.days else None
        if month is not None:
            found = in_month(moment, month.year, month.month)
            if (
                moment.third
                or moment.edge
                or (found and found.start and told and told.start and found.start >= told.start)
            ):
                return found
            month = add_months(month, 1)
            found = in_month(moment, month.year, month.month)
            limit = published.end if published else None
            if found and found.start and (limit is None or found.start <= limit):
                return found
        month = _month_of(published)
        if month is None:
            return None
        if moment.third or moment.edge:
            return in_month(moment, month.year, month.month)
        shifts = range(3) if ahead else range(0, -3, -1)
        months = (add_months(month, shift) for shift in shifts)
        return _choose((in_month(moment, m.year, m.month) for m in months), published, ahead)
    if told is not None and told.start is not None and (anchors.same_sentence or published is None):
        found = _quiet(lambda: in_year(moment, told.start.year))  # type: ignore[union-attr]  # told.start is checked above
        if found is not None and (found.start is None or told.precision in ("year", None) or found.start >= told.start):
            return found
    if published is None or published.end is None or published.start is None:
        return None
    year = published.end.year
    if moment.feast is not None and not ahead:
        return _nearest_feast(moment, year, published)
    if (
        moment.months is not None
        and moment.months[1] - moment.months[0] >= REPORTED
        and published.end.month < moment.months[1]
    ):
        year -= 0 if ahead else 1  # 前三季度 is told when it is over
    years = range(year - 1, year + 5) if ahead else range(year, year - 5, -1)
    return _choose((in_year(moment, y) for y in years), published, ahead)


def _quiet(find: Callable[[], Span | None]) -> Span | None:
    try:
        return find()
    except ValueError:
        return None


def _choose(spans: Iterable[Span | None], published: Span | None, ahead: bool) -> Span | None:
    """The first of the spans that lies on the right side of publication; seasons, which have no days, are taken by their year."""
    assert published is not None and published.start is not None and published.end is not None
    for span in spans:
        if span is None:
            continue
        if span.start is None and span.end is None:
            return span
        if ahead and (span.end or span.start or date.max) >= published.start:
            return span
        if not ahead and (span.start or span.end or date.min) <= published.end:
            return span
    return None


def _nearest_feast(moment: Moment, year: int, published: Span) -> Span | None:
    """The feast nearest to publication, before or after: a paper of late September that says 国庆 means the coming one."""
    assert published.start is not None and published.end is not None
    best: tuple[int, Span] | None = None
    for candidate in (year - 1, year, year + 1):
        span = in_year(moment, candidate)
        if span is None or span.start is None:
            continue
        distance = max((published.start - span.start).days, (span.start - published.end).days, 0)
        if best is None or distance < best[0]:
            best = (distance, span)
    return best[1] if best else None
