"""The spans that a date means for a figure: its own, up to a day of counting, or reckoned from another date (4年来, 连续三个月, 前4个月)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.candidates.period_place import Placed, is_vague
from extractor.facts.discourse.dates import Dates, Left
from extractor.facts.discourse.span import closed, count_back, days_in_month, first_months, is_as_long
from extractor.facts.discourse.time_words import time_words
from extractor.models import Date, Duration


def spans_of(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """The spans that a date can mean, each with its source."""
    anchor = one.anchor
    near = one.where in ("clause", "sentence", "behind")
    if anchor.duration is not None:
        yield from _reckoned(one, own, dates)
    elif anchor.grain == "that year":
        earlier = [o.anchor.value for o in own if o.anchor.token.start < anchor.token.start and o.where != "behind"]
        if near and anchor.place != "inner":
            said = _years([*earlier, *(left.anchor.value for left in reversed(dates.paragraph))])
            years = said[:1] or _years([left.anchor.value for left in _all_left(dates)])
            for year, source in zip(years, ("that year", "that year, the one told before"), strict=False):
                yield (
                    Date(edtf=f"{year:04d}", start=f"{year:04d}-01-01", end=f"{year:04d}-12-31", basis="relative"),
                    source,
                )
    elif anchor.value is None:
        if near and is_vague(anchor):
            yield None, "vague"
    elif (since := _since_then(one)) is not None:
        yield since, "since"
    else:
        until = closed(anchor.value, _day_of_counting(one, own, dates))
        yield (until, "up to the day of counting") if until is not None else (anchor.value, "date")
        if near:
            yield from _of_the_story(one, own, dates)


def _since_then(one: Placed) -> Date | None:
    """What goes on since a date: 2021年6月开工至今."""
    value = one.anchor.value
    if "since it" not in one.anchor.marks or value is None or value.start is None:
        return None
    return Date(
        edtf=f"{(value.edtf or value.start).partition('T')[0]}/..", start=value.start, end=None, basis=value.basis
    )


def _of_the_story(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """What a date means that counts from the time the story speaks of: 年末 of that year, 去年同期 the same months a year before."""
    anchor = one.anchor
    assert anchor.value is not None
    told = [o.anchor.value for o in own if o.anchor.token.start < anchor.token.start and o.where != "behind"]
    told += [left.anchor.value for left in _all_left(dates)]
    if anchor.token.text in time_words("in_that_year"):
        for year in _years(told)[:2]:
            value = _in_year(anchor.value, year)
            if value is not None and value.start != anchor.value.start:
                yield value, "of the year told"
    elif anchor.token.text.endswith("同期") and anchor.grain == "year":
        for span in told:
            value = _year_before(span, str(anchor.value.start)[:4]) if span is not None else None
            if value is not None:
                yield value, "a year before"
                return


def _in_year(value: Date, year: int) -> Date | None:
    """The same day or days of another year."""
    if value.start is None or value.end is None or value.start[4:] == "-02-29":
        return None
    start, end = f"{year:04d}{value.start[4:]}", f"{year:04d}{value.end[4:]}"
    return Date(edtf=start if start == end else f"{start}/{end}", start=start, end=end, basis="relative")


def _year_before(span: Date, year: str) -> Date | None:
    """A stretch of months of the year behind `year`, in `year`; None where it is the whole year or a day."""
    start, end = span.start or "", span.end or ""
    if start[:4] != end[:4] or start[:4] != f"{int(year) + 1:04d}" or (start[5:] == "01-01" and end[5:] == "12-31"):
        return None
    if start == end or not start.endswith("-01"):
        return None
    last = days_in_month(int(year), int(end[5:7]))
    return Date(
        edtf=f"{year}-{start[5:7]}/{year}-{end[5:7]}",
        start=f"{year}{start[4:]}",
        end=f"{year}-{end[5:7]}-{last}",
        basis="relative",
    )


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
    return next(iter(_years(values)), None)


def _years(values: list[Date | None]) -> list[int]:
    """The years of these, each once."""
    years = (str(value.start or value.end)[:4] for value in values if value and (value.start or value.end))
    return list(dict.fromkeys(int(year) for year in years if year.isdigit() and int(year) > 0))


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
    same = _as_long(duration, dates) if not others and one.where in ("clause", "sentence") else None
    if same is not None:
        yield same, "as long as it"
        return
    found = [(count_back(duration, end), source) for end, source in _ends(others, dates, duration)]
    yield from ((span, source) for span, source in found if span is not None)
    ended = running and any(span is not None for span, _ in found)
    if one.where in ("clause", "sentence") and one.anchor.place != "inner" and not ended:
        yield None, "length without an end"


def _as_long(duration: Duration, dates: Dates) -> Date | None:
    """The span told before that lasts as long: 10月1日至8日…。八天里…. One of years must be told in the paragraph or its heading."""
    near = [*reversed(dates.paragraph), *(left for left in reversed(dates.heads) if left.kind == "heading")]
    told = near if "Y" in (duration.iso or "") else _all_left(dates)
    spans = [left.anchor.value for left in told if left.anchor.value is not None]
    return next((span for span in spans if is_as_long(span, duration)), None)


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
