"""Atoms in English, as pages print them in datelines and citations: May 3, 2024; 3 May 2024; Dec. 2023; 05-May-2024."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.moment import Moment

latin: RuleSet[Moment] = RuleSet("date")

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)} | {"Sept": 9}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()}
_MONTHS |= {name.upper(): number for name, number in _MONTHS.items()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![A-Za-z])\.?"
_WEEKDAY = (
    r"(?:(?:Mon|Tue(?:s|sday)?|Wed(?:nesday)?|Thu(?:rs|rsday)?|Fri|Sat(?:urday)?|Sun|Monday|Friday|Sunday)\.?,? )?"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d{2})"
_END = r"(?![\dA-Za-z%]|[.,:]\d)"


def _moment(match: Match) -> Moment:
    groups = match.groupdict()
    month = _MONTHS[match["month"]]
    day = int(groups["day"]) if groups.get("day") else None
    return Moment(
        year=int(groups["year"]) if groups.get("year") else None,
        months=(month, month),
        days=None if day is None else (day, day),
    )


@latin.rule(
    rf"(?<![A-Za-z\d.-])(?:{_WEEKDAY}{_MONTH} ?{_DAY}(?:(?:, ?| ){_YEAR})?|{_YEAR}[ -]{_MONTH}[ -]{_DAY}){_END}",
    yes={
        "May 3, 2024": "2024-05-03",
        "Dec. 25th, 2023": "2023-12-25",
        "Mon, Jan 6, 2025": "2025-01-06",
        "March 5": "2025-03-05",
        "2024-May-03": "2024-05-03",
    },
    no=["May the force", "Mar 45", "Marathon 5", "Jun 3.5"],
    needs="JFMASOND",
)
def month_first(match: Match) -> Moment:
    """A day in English, the month first; the year may be left out."""
    return _moment(match)


@latin.rule(
    rf"(?<![A-Za-z\d./-]){_WEEKDAY}{_DAY}(?: of)?[ -]?{_MONTH}(?:[ -]|, ?){_YEAR}{_END}|(?<![A-Za-z\d./-]){_DAY} {_MONTH}(?! ?\d)",
    yes={
        "3 May 2024": "2024-05-03",
        "05-Nov-2023": "2023-11-05",
        "1st of January, 2020": "2020-01-01",
        "5 March": "2025-03-05",
    },
    no=["33 May 2024", "3 Maybach 2024"],
    needs="JFMASOND",
)
def day_first(match: Match) -> Moment:
    """A day in English, the day first."""
    return _moment(match)


@latin.rule(
    rf"(?<![A-Za-z\d.-]){_MONTH},? ?{_YEAR}{_END}",
    yes={"March 2024": "2024-03", "Sept. 2023": "2023-09", "DEC 2022": "2022-12"},
    no=["Mars 2024", "May 20245"],
    needs="JFMASOND",
)
def month_of_year(match: Match) -> Moment:
    """A month and its year in English."""
    return _moment(match)
