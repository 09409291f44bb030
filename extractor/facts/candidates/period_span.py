"""The spans that a date means for a figure: its own, up to a day of counting, or reckoned from another date (4年来, 连续三个月, 前4个月)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.candidates.period_place import Placed, is_vague
from extractor.facts.discourse.dates import Dates, Left
from extractor.facts.discourse.span import closed, count_back, first_months
from extractor.models import Date, Duration


def spans_of(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """The spans that a date can mean, each with its source."""
    anchor = one.anchor
    near = one.where in ("clause", "sentence", "behind")
    if anchor.duration is not None:
        yield from _reckoned(one, own, dates)
    elif anchor.grain == "that year":
        earlier = [o.anchor.value for o in own if o.anchor.token.start < anchor.token.start and o.where != "behind"]
        year = (
            _year([*earlier, *(left.anchor.value for left in _all_left(dates))])
            if near and anchor.place != "inner"
            else None
        )
        if year is not None:
            yield (
                Date(edtf=f"{year:04d}", start=f"{year:04d}-01-01", end=f"{year:04d}-12-31", basis="relative"),
                "that year",
            )
    elif anchor.value is None:
        if near and is_vague(anchor):
            yield None, "vague"
    else:
        until = closed(anchor.value, _day_of_counting(one, own, dates))
        yield (until, "up to the day of counting") if until is not None else (anchor.value, "date")


def _day_of_counting(one: Placed, own: list[Placed], dates: Dates) -> str:
    """The day that the date's own sentence counts up to, or an empty string: 截至6月30日，今年…."""
    if one.where in ("clause", "sentence"):
        beside = [o.anchor for o in own if o.where != "behind"]
    else:
        beside = [left.anchor for left in dates.paragraph if left.sentence == one.sentence]
    return next(
        (
            other.value.end
            for other in beside
            if "before it as_of" in other.marks and other.value and other.value.end and other is not one.anchor
        ),
        "",
    )


def _year(values: list[Date | None]) -> int | None:
    """The year of the first of these that has one."""
    years = (str(value.start or value.end)[:4] for value in values if value and (value.start or value.end))
    return next((int(year) for year in years if year.isdigit() and int(year) > 0), None)


def _reckoned(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """4年来, 连续三个月, 前4个月: spans whose end or year another date gives."""
    duration = one.anchor.duration
    assert duration is not None
    start = one.anchor.token.start
    others = [o for o in own if o.anchor.value is not None and o.anchor.token.start < start and o.where != "behind"]
    running = "running" in one.anchor.marks
    if running and (one.where != "clause" or any(o.anchor.grain == "since" for o in others)):
        return  # it counts one figure alone; 自2019年12月起，已连续六年: the length says it again
    if "first" in one.anchor.marks:
        year = _year([o.anchor.value for o in others] + [left.anchor.value for left in _all_left(dates)])
        span = first_months(duration, year) if year else None
        if span is not None:
            yield span, "date"
            return
    counted = [o.anchor.value.end for o in others if o.anchor.value and "before it as_of" in o.anchor.marks]
    for end in counted:
        span = count_back(duration, end) if end else None
        if span is not None:
            yield span, "back from the day of counting"
            return
    if not others and dates.as_of is not None and dates.as_of.end and not running:
        span = count_back(duration, dates.as_of.end)
        if span is not None:
            yield span, "back from the day of counting"
            return
    found = [(count_back(duration, end), source) for end, source in _ends(others, dates, duration)]
    yield from ((span, source) for span, source in found if span is not None)
    ended = running and any(span is not None for span, _ in found)
    if one.where in ("clause", "sentence") and one.anchor.place != "inner" and not ended:
        yield None, "length without an end"


def _ends(others: list[Placed], dates: Dates, duration: Duration) -> list[tuple[str, str]]:
    """The days with which a length can end, each once: the nearest date of the sentence, the paragraph's day of counting, the two dates before.

    Years do not end with a mere day: 2024年6月13日，…连续5年 says nothing of 14 June 2019.
    """
    days = ("day", "days") if "Y" in (duration.iso or "") or "M" in (duration.iso or "") else ()
    ends = [
        (o.anchor.value.end, "back from a date")
        for o in others
        if o.anchor.value and o.anchor.value.end and o.anchor.grain not in days
    ][:2]
    if dates.as_of is not None and dates.as_of.end:
        ends.append((dates.as_of.end, "back from the day of counting before"))
    left = [
        one.anchor.value.end
        for one in _all_left(dates)
        if not others and one.anchor.value is not None and one.anchor.value.end and one.anchor.grain not in days
    ]
    ends += [(end, "back from a date before") for end in left[:2]]
    return [(end, source) for n, (end, source) in enumerate(ends) if end not in [other for other, _ in ends[:n]]]


def _all_left(dates: Dates) -> list[Left]:
    return [*reversed(dates.paragraph), *reversed(dates.before), *reversed(dates.heads)]
