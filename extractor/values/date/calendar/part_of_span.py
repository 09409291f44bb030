"""Parts counted within a stretch of days, or right beside it: 第一周, 最后一天, 前三年, 第二个星期一, 节后三天.

A week belongs to the month or year in which its Thursday lies (GB/T 7408.1-2023, ISO 8601): 3月第一周 of 2025 is 3 to 9 March.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from extractor.values.date.calendar.edtf_span import Span, add_months, day_span, join_spans, month_span, year_span

_WEEK = 7
_TO_THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Units within a stretch. `first` and `last` count from 1, or from the end where they are negative (最后三天: -3 to -1).

    `weekday` (1 Monday to 7 Sunday) counts only that day of the week. `beside` 1 or -1: units behind or before the stretch.
    """

    unit: Literal["day", "week", "weekend", "month", "year"]
    first: int
    last: int
    weekday: int | None = None
    beside: int = 0


def part_of(span: Span, part: Part) -> Span | None:
    """The part of a span; None where it has no such part, or is open itself."""
    if span.start is None or span.end is None:
        return None
    if part.beside:
        return _beside(span.start, span.end, part)
    units = _units(span.start, span.end, part)
    first, last = (index - 1 if index > 0 else len(units) + index for index in (part.first, part.last))
    if not 0 <= first <= last < len(units):
        return None
    return units[first] if first == last else _joined(units[first], units[last])


def _units(start: date, end: date, part: Part) -> list[Span]:
    """All units of the part's kind in the days `start` to `end`."""
    if part.unit == "year":
        return [year_span(year) for year in range(start.year, end.year + 1)]
    if part.unit == "month":
        count = 12 * (end.year - start.year) + end.month - start.month + 1
        months = (add_months(start.replace(day=1), shift) for shift in range(count))
        return [month_span(month.year, month.month) for month in months]
    if part.unit == "week":
        thursday = start + timedelta(days=(4 - start.isoweekday()) % _WEEK)
        count = (end - thursday).days // _WEEK + 1
        mondays = (thursday + timedelta(days=_WEEK * shift - _TO_THURSDAY) for shift in range(count))
        return [day_span(monday, monday + timedelta(days=_WEEK - 1)) for monday in mondays]
    if part.unit == "weekend":  # of the month in which its Saturday lies
        saturday = start + timedelta(days=(6 - start.isoweekday()) % _WEEK)
        saturdays = (saturday + timedelta(days=shift) for shift in range(0, (end - saturday).days + 1, _WEEK))
        return [day_span(day, day + timedelta(days=1)) for day in saturdays]
    step = 1 if part.weekday is None else _WEEK
    first = start if part.weekday is None else start + timedelta(days=(part.weekday - start.isoweekday()) % _WEEK)
    return [day_span(first + timedelta(days=shift)) for shift in range(0, (end - first).days + 1, step)]


def _joined(first: Span, last: Span) -> Span:
    if first.start is not None and last.end is not None and "/" in first.edtf:
        return day_span(first.start, last.end)
    return join_spans(first, last)


def _beside(start: date, end: date, part: Part) -> Span:
    """The units `first` to `last` counted away from the stretch."""
    size = _WEEK if part.unit == "week" else 1
    near, far = (part.first - 1) * size + 1, part.last * size
    if part.beside > 0:
        return day_span(end + timedelta(days=near), end + timedelta(days=far))
    return day_span(start - timedelta(days=far), start - timedelta(days=near))
