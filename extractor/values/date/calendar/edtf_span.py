"""Stretches of days and their EDTF: years, months, quarters, halves, thirds of a month, weeks, offsets.

EDTF is ISO 8601-2:2019. A span always has its EDTF; its first and last day are null where they are open or not certain.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["year", "month", "day"]
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Span:
    """An EDTF string and the first and last day it covers."""

    edtf: str
    start: date | None
    end: date | None

    @property
    def first_edtf(self) -> str:
        """The left side of the EDTF where it is an interval, else all of it."""
        return self.edtf.partition("/")[0]

    @property
    def last_edtf(self) -> str:
        """The right side of the EDTF where it is an interval, else all of it."""
        return self.edtf.rpartition("/")[2]

    @property
    def precision(self) -> Precision | None:
        """Whether it is one year, one month or one day; None for anything else."""
        head = self.edtf.partition("T")[0]
        if not _PUBLISHED.fullmatch(head):
            return None
        return {4: "year", 7: "month", 10: "day"}[len(head)]  # type: ignore[return-value]  # the pattern allows these lengths only


def year_span(year: int, last: int | None = None) -> Span:
    """A year, or the years `year` to `last`. Raises ValueError outside the years 1 to 9999."""
    last = year if last is None else last
    edtf = f"{year:04}" if year == last else f"{year:04}/{last:04}"
    return Span(edtf, date(year, 1, 1), date(last, 12, 31))


def month_span(year: int, month: int, last: int | None = None) -> Span:
    """A month, or the months `month` to `last` of a year; a `last` before `month` lies in the next year.

    Raises ValueError where there is no such month.
    """
    if last is None or last == month:
        return Span(f"{year:04}-{month:02}", date(year, month, 1), month_end(year, month))
    last_year = year + 1 if last < month else year
    edtf = f"{year:04}-{month:02}/{last_year:04}-{last:02}"
    return Span(edtf, date(year, month, 1), month_end(last_year, last))


def month_end(year: int, month: int) -> date:
    """The last day of a month. Raises ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return date(year, month, monthrange(year, month)[1])


def day_span(first: date, last: date | None = None) -> Span:
    """A day, or the days `first` to `last`."""
    if last is None or last == first:
        return Span(first.isoformat(), first, first)
    return Span(f"{first.isoformat()}/{last.isoformat()}", first, last)


def third_span(year: int, month: int, third: int, last: int | None = None) -> Span:
    """A third of a month: 上旬 (1) the days 1 to 10, 中旬 (2) 11 to 20, 下旬 (3) the rest; or the thirds `third` to `last`."""
    last = third if last is None else last
    end = month_end(year, month) if last == 3 else date(year, month, 10 * last)
    return day_span(date(year, month, 10 * third - 9), end)


def week_span(day: date) -> Span:
    """The week, Monday to Sunday (GB/T 7408.1-2023), that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return day_span(monday, monday + timedelta(days=6))


def join_spans(first: Span, last: Span) -> Span:
    """From the beginning of `first` to the end of `last`."""
    return Span(f"{first.first_edtf}/{last.last_edtf}", first.start, last.end)


def open_end(span: Span) -> Span:
    """From `span` on: 2018年以来 is `2018/..`."""
    return Span(f"{span.first_edtf}/..", span.start, None)


def open_start(span: Span) -> Span:
    """Up to `span`: 2018年以前 is `../2018`."""
    return Span(f"../{span.last_edtf}", None, span.end)


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that month is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def published_span(published: str | None) -> Span | None:
    """The span of a publication date (an EDTF year, month or day), or None without one.

    Raises ValueError where `published` is no such date.
    """
    if published is None:
        return None
    match = _PUBLISHED.fullmatch(published)
    if match is None:
        raise ValueError(f"published={published!r}: not an EDTF date; write 2025, 2025-03 or 2025-03-20")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if month is None:
        return year_span(year)
    if day is None:
        return month_span(year, month)
    return day_span(date(year, month, day))
