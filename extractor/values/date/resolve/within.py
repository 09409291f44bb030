"""The part of a given year or month that a moment speaks of.

Conventions: contract.md, "date": 月底 is the last day, of 年初 only the first day is certain, 旬 are thirds of a month.
"""

from __future__ import annotations

from datetime import date

from extractor.values.date.calendar.edtf_span import (
    Span,
    add_months,
    day_span,
    month_end,
    month_span,
    third_span,
    year_span,
)
from extractor.values.date.calendar.feast_days import feast_day
from extractor.values.date.calendar.lunar_calendar import lunar_day, lunar_month
from extractor.values.date.calendar.part_of_span import part_of
from extractor.values.date.moment import Moment


def in_year(moment: Moment, year: int) -> Span | None:
    """The part of a given year that a moment speaks of; None where that year has no such days."""
    if not 1 <= year <= 9999:
        return None
    if moment.feast is not None:
        day = feast_day(moment.feast, year)
        return None if day is None else edged(day_span(day), moment)
    if moment.season is not None:
        return Span(f"{year:04}-{moment.season}", None, None)
    if moment.months is None:
        if moment.day_shift is not None or moment.days is not None or moment.third is not None:
            return None
        return edged(year_span(year), moment)
    first, last = moment.months
    if moment.lunar:
        return _lunar(moment, year, first)
    if first == last:
        return in_month(moment, year, first)
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    return edged(month_span(year, first, last), moment)


def _lunar(moment: Moment, year: int, month: int) -> Span | None:
    if moment.days is None:
        days = lunar_month(year, month, moment.leap)
        return None if days is None else day_span(*days)
    first, last = (lunar_day(year, month, day, moment.leap) for day in moment.days)
    return None if first is None or last is None else day_span(first, last)


def in_month(moment: Moment, year: int, month: int) -> Span | None:
    """The part of a given month that a moment speaks of."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    if moment.third is not None:
        return third_span(year, month, *moment.third)
    if moment.days is not None:
        first, last = moment.days
        if not (1 <= first <= 31 and 1 <= last <= 31):
            return None
        end = month_end(year, month)
        if first > end.day or (last > end.day and last >= first):
            return None
        begin = date(year, month, first)
        finish = add_months(date(year, month, 1), 1 if last < first else 0)
        return day_span(begin, finish.replace(day=last))
    return edged(month_span(year, month), moment)


def edged(span: Span, moment: Moment) -> Span | None:
    """The part or edge of a span: 月底 is its last day, of 年初 only the first day is certain, of 年中 none. None where it has no such part."""
    if moment.part is not None:
        return part_of(span, moment.part)
    if moment.edge is None:
        return span
    if moment.edge == "end" and span.end is not None:
        return day_span(span.end)
    return Span(span.edtf, span.start if moment.edge == "start" else None, None)


def masked(moment: Moment) -> Span:
    """A decade (`198X`) or century (`20XX`). Of its end only the last day is certain, of its beginning the first."""
    assert moment.mask is not None
    if moment.mask[0] == "-":
        return Span(moment.mask, None, None)
    start, end = (
        date(max(1, int(moment.mask.replace("X", "0"))), 1, 1),
        date(int(moment.mask.replace("X", "9")), 12, 31),
    )
    return Span(
        moment.mask,
        start if moment.edge in (None, "start") else None,
        end if moment.edge in (None, "end") else None,
    )
