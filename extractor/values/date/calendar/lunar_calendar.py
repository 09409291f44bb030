"""The Chinese lunar calendar, solar terms and the days of feasts.

Lunar dates and solar terms come from `borax` (MIT), whose tables cover the lunar years 1900 to 2100; outside of them nothing is found.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 1900, 2099
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


@cache
def lunar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one; None where there is no such day (大月 have 30 days, 小月 29) or year."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    try:
        solar: date = LunarDate(year, month, day, 1 if leap else 0).to_solar_date()
    except (InvalidLunarDateError, ValueError):
        return None
    return solar


@cache
def lunar_month(year: int, month: int, leap: bool = False) -> tuple[date, date] | None:
    """The first and last solar day of a lunar month, or None where there is none."""
    first = lunar_day(year, month, 1, leap)
    last = lunar_day(year, month, 30, leap) or lunar_day(year, month, 29, leap)
    return None if first is None or last is None else (first, last)


@cache
def solar_term(year: int, name: str) -> date | None:
    """The day of one of the 24 solar terms (清明, 冬至 …) in a year, or None outside the tables or for another name."""
    from borax.calendars.lunardate import TERMS_CN, TermUtils

    if name not in TERMS_CN or not FIRST_YEAR < year <= LAST_YEAR:
        return None
    day: date = TermUtils.nth_term_day(year, TERMS_CN.index(name))
    return day


def new_years_eve(year: int) -> date | None:
    """除夕: the eve of the lunar new year that begins in the solar year `year`."""
    first = lunar_day(year, 1, 1)
    return None if first is None else first - timedelta(days=1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The `nth` weekday (1 Monday to 7 Sunday) of a month: Mother's Day is the second Sunday of May."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def stem_branch_year(name: str, near: int) -> int | None:
    """The year of a name of the sixty-year cycle (乙巳) that is the last one not after `near`; None for no such name.

    The year 4 is 甲子.
    """
    stem, branch = STEMS.find(name[0]), BRANCHES.find(name[1])
    if len(name) != 2 or stem < 0 or branch < 0 or (stem - branch) % 2:
        return None
    index = (6 * stem - 5 * branch) % 60
    return near - (near - 4 - index) % 60
