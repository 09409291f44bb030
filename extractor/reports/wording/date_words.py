"""EDTF dates in words: 2024年11月, 2018年以来, 2023年1月1日至2025年2月28日. What has no words stays EDTF."""

from __future__ import annotations

import re

from extractor.models import Date
from extractor.reports.wording.interface_words import Words

_DATE = re.compile(r"(?P<year>-?\d{4,})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>[\d:]+))?)?)?")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def tell_date(date: Date, words: Words) -> str:
    """The date with its hedge; the word for vague or unresolved where it has no EDTF form."""
    if date.edtf is None:
        return words("basis.vague") if date.basis == "vague" else words("value.unresolved")
    return words(f"hedge.{date.modifier}", tell_edtf(date.edtf, words))


def tell_edtf(edtf: str, words: Words) -> str:
    """An EDTF date or interval in words."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _tell_day(edtf, words)
    if end in ("..", ""):
        return words("date.since", start=_tell_day(start, words))
    if start in ("..", ""):
        return words("date.until", end=_tell_day(end, words))
    return words("date.between", start=_tell_day(start, words), end=_tell_day(end, words))


def _tell_day(edtf: str, words: Words) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf.removeprefix("T")
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        return words("date.year", year=year)
    if month in _SEASONS:
        return words(f"date.{_SEASONS[month]}", year=year)
    if day is None:
        return words("date.month", year=year, month=int(month))
    told = words("date.day", year=year, month=int(month), day=int(day))
    return words("date.clock", day=told, clock=match["clock"]) if match["clock"] else told
