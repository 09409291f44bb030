"""Spans that a clause reckons rather than writes: 4年来 back from its end, 前4个月 of the governing year, 截至6月底 and 今年 together."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from extractor.models import Date, Duration

_LENGTH = regex.compile(r"P(?P<number>\d{1,3})(?P<unit>[YMWD])")
_QUARTER = 3  # months
_MONTHS = 12


def count_back(duration: Duration, end: str) -> Date | None:
    """The span of `duration` that ends with the day `end` (ISO 8601): P4Y up to 2024-12-31 is 2021-01-01 to 2024-12-31.

    More than so many years (多, 余) leave the start open. None where the duration is no whole number of years, months, weeks or days, or is only
    said roughly. Convention: contract.md, "duration".
    """
    length = _LENGTH.fullmatch(duration.iso or "")
    if length is None or duration.upper or duration.modifier in ("several", "under", "about"):
        return None
    last = _day(end)
    if last is None:
        return None
    if duration.modifier == "over":
        return Date(edtf=f"../{end}", start=None, end=end, basis="relative")
    first = _before(last, int(length["number"]), length["unit"])
    if first is None:
        return None
    return Date(edtf=f"{first.isoformat()}/{end}", start=first.isoformat(), end=end, basis="relative")


def _before(last: date, number: int, unit: str) -> date | None:
    """The first of `number` units of time that end with the day `last`."""
    if unit in "WD":
        days = number * (7 if unit == "W" else 1) - 1
        return last - timedelta(days=days) if days < last.toordinal() else None
    after = last + timedelta(days=1)
    months = after.year * _MONTHS + after.month - 1 - number * (_MONTHS if unit == "Y" else 1)
    if months < _MONTHS:
        return None
    year, month = divmod(months, _MONTHS)
    if after.day == 1:
        return date(year, month + 1, 1)
    return date(year, month + 1, min(after.day, days_in_month(year, month + 1)))


def _day(text: str) -> date | None:
    """The day, or None where it lies outside the calendar's common years."""
    return date.fromisoformat(text) if text[:1].isdigit() and "0001" < text[:4] < "9999" else None


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (following - timedelta(days=1)).day


def first_months(duration: Duration, year: int) -> Date | None:
    """前4个月 of a year: from January to that month."""
    length = _LENGTH.fullmatch(duration.iso or "")
    if length is None or length["unit"] != "M" or not 1 <= int(length["number"]) <= _MONTHS:
        return None
    month = int(length["number"])
    end = date(year, month, days_in_month(year, month))
    return Date(
        edtf=f"{year:04d}-01/{year:04d}-{month:02d}", start=f"{year:04d}-01-01", end=end.isoformat(), basis="relative"
    )


def is_as_long(value: Date, duration: Duration) -> bool:
    """Whether a span of several days, months or years lasts exactly that long: 八天里 after 10月1日至8日, 五年来 after “十四五”."""
    length = _LENGTH.fullmatch(duration.iso or "")
    if (
        length is None
        or value.start is None
        or value.end is None
        or value.start == value.end
        or duration.modifier != "exact"
    ):
        return False
    last = _day(value.end)
    first = _before(last, int(length["number"]), length["unit"]) if last is not None else None
    return first is not None and int(length["number"]) > 1 and first.isoformat() == value.start


def closed(value: Date, end: str) -> Date | None:
    """今年以来 or 2025年, counted only up to the day `end` that lies in it; None where it does not lie in it or changes nothing."""
    if not end or value.start is None or not value.start <= end or (value.end is not None and value.end <= end):
        return None
    return Date(edtf=f"{value.start}/{end}", start=value.start, end=end, basis=value.basis)


def from_to(first: Date, last: Date) -> Date | None:
    """The span from the beginning of one date to the end of another: 由2000年的…增长至2024年的…."""
    if not first.start or not last.end or first.start > last.end:
        return None
    return Date(edtf=f"{first.start}/{last.end}", start=first.start, end=last.end, basis=last.basis)
