"""Feasts and solar terms: their names in running text, and the day of each in a given year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from extractor.lexicon import FeastDay, rows
from extractor.values.date.calendar.lunar_calendar import easter, lunar_day, new_years_eve, nth_weekday, solar_term


@dataclass(frozen=True, slots=True)
class Feast:
    """A name of a feast and the rule of its day. A `weak` name also means something else: it needs a year before or a cue behind it."""

    name: str
    calendar: str
    day: str
    weak: bool


@cache
def feasts() -> dict[str, Feast]:
    """All names of feasts, from the lexicon `feasts`, by name."""
    return {row.name: Feast(row.name, row.calendar, row.day, row.weak == "weak") for row in rows(FeastDay)}


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a solar year (春节 2025 is 29 January 2025).

    Feasts of the lunar year's end (小年, 腊八, 除夕) lie in the solar year in which the lunar new year that follows begins.
    None where the calendar's tables end. Raises KeyError for a name that is none.
    """
    feast = feasts()[name]
    match feast.calendar:
        case "solar":
            month, day = map(int, feast.day.split("-"))
            return date(year, month, day)
        case "lunar":
            month, day = map(int, feast.day.split("-"))
            return lunar_day(year - 1 if month == 12 else year, month, day)
        case "term":
            return solar_term(year, feast.day)
        case "weekday":
            month, nth, weekday = map(int, feast.day.split("-"))
            return nth_weekday(year, month, nth, weekday)
        case "eve":
            return new_years_eve(year)
        case "easter":
            return easter(year)
        case other:
            raise ValueError(f"feasts.tsv: {name}: no calendar {other!r}")
