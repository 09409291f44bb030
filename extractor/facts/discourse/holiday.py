"""The days off around a feast: 清明假期三天, 国庆假期前四天, “五一”假期第二天.

Which days are off is announced year by year (lexicons/holidays.tsv); a year that is not listed has no holidays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import regex

from extractor.lexicon import PublicHoliday, rows
from extractor.models import Date
from extractor.values import parse_number

# Behind the name of a feast (or alone, of the holidays last named): the days off, and which of them.
_BEHIND = regex.compile(
    r"[”’]?(?:国庆|中秋|元旦|春节)?(?P<off>[一二三四五六七八\d]天(?:小?长)?假期?|[节]?(?:小长假|长假|黄金周|假期|假日)|节?期间)"
    r"(?:[的里中内]|期间)?(?P<part>前(?P<first>[一二两三四五六七八九十\d]{1,2})[天日]|首日|首天|第(?P<nth>[一二三四五六七八九十\d]{1,2})[天日]|最后[一1][天日])?"
)


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off, and how many characters of the text say so (from the end of the feast's name)."""

    days: Date
    length: int
    whole: Date


def holiday_at(text: str, day: str | None, last: Date | None = None) -> Holiday | None:
    """The days off that `text`, which begins right behind a feast's name, speaks of.

    `day` is the feast's day (ISO 8601) or None where no feast is named and `last`, the holidays last spoken of, are meant. None where the
    text speaks of no days off, or they are not known.
    """
    match = _BEHIND.match(text)
    if match is None or (day is None and match["off"] == "期间"):
        return None
    whole = _days_off(day) if day else last
    if whole is None or whole.start is None or whole.end is None:
        return None
    days = _part(whole, match)
    return Holiday(days, match.end(), whole) if days else None


def _part(whole: Date, match: regex.Match[str]) -> Date | None:
    first, last = date.fromisoformat(str(whole.start)), date.fromisoformat(str(whole.end))
    if match["part"] is None:
        return whole
    if match["first"]:
        days = _count(match["first"])
        end = first + timedelta(days=days - 1)
        return span(first, end) if days and end <= last else None
    if match["nth"]:
        days = _count(match["nth"])
        day = first + timedelta(days=days - 1)
        return span(day, day) if days and day <= last else None
    day = last if match["part"].startswith("最后") else first
    return span(day, day)


def _count(text: str) -> int:
    """The number of days, 0 where the characters are no number (三五天)."""
    try:
        return int(parse_number(text))
    except ValueError:
        return 0


def span(first: date, last: date) -> Date:
    """An interval of days as a date value."""
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Date(edtf=edtf, start=first.isoformat(), end=last.isoformat(), basis="relative")


def _days_off(day: str) -> Date | None:
    return next(
        (span(first, last) for first, last in _holidays() if first.isoformat() <= day <= last.isoformat()), None
    )


@cache
def _holidays() -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(row.first), date.fromisoformat(row.last)) for row in rows(PublicHoliday))
