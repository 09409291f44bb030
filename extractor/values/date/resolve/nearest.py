"""Which of several readings of a date without its year or month is meant: the one nearest to publication, or to the date just told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from extractor.values.date.calendar.edtf_span import Span, add_months, month_span
from extractor.values.date.moment import Level, Moment
from extractor.values.date.resolve.within import in_month, in_year

# A stretch of so many months and more (前三季度) is spoken of when it is over.
REPORTED = 8
# A lunar day told right behind a solar one lies no more days from it.
_BESIDE = 31
# What figures speak of lies at most so many days before publication (last year's figures come out in this).
_OF_LATE = 800


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date is counted from: the publication, the date last told, and whether that one stands in the same sentence or block; `day` is the day last told."""

    published: Span | None = None
    told: Span | None = None
    same_sentence: bool = False
    same_block: bool = False
    day: Span | None = None

    @property
    def figures(self) -> Span | None:
        """The year or month that the figures around speak of: what was last told, where that is of late and no single day; else the publication."""
        told, published = self.told, self.published
        if told is None or told.start is None or told.end is None:
            return published
        if published is None or published.start is None or published.end is None:
            return told
        of_late = told.start <= published.end and (published.start - told.end).days <= _OF_LATE
        if not of_late or told.precision == "day" or (told.precision is None and "-" not in told.edtf[:5]):
            return published
        return month_span(told.end.year, told.end.month) if told.precision is None else told


def nearest(moment: Moment, anchors: Anchors, ahead: bool) -> Span | None:
    """A month, a day or a feast without its year: nearest to publication, on either side; behind it where the words look ahead.

    Where the same sentence has just told a date, its year (its month, for a bare day) goes on.
    """
    if moment.part is not None:
        whole = nearest(replace(moment, part=None), anchors, ahead)
        return None if whole is None or whole.start is None else in_year(moment, whole.start.year)
    if moment.levels()[0] == Level.DAY:
        return _nearest_day(moment, anchors, ahead)
    going_on = None if moment.looks_back and anchors.published is not None else _going_on(moment, anchors)
    if going_on is not None:
        return going_on
    published = anchors.published
    if published is None or published.end is None or published.start is None:
        return None
    year = published.end.year
    if moment.feast is not None and not ahead:
        return _closest((in_year(moment, y) for y in (year - 1, year, year + 1)), published)
    if ahead:
        return _choose((in_year(moment, y) for y in range(year - 1, year + 5)), published, True)
    if moment.months == (7, 12) and not moment.looks_back and published.start.month == published.end.month > 2:
        return in_year(moment, year)  # 下半年 from March on is this year's
    if moment.edge is not None and moment.season is None and not moment.looks_back and _is_statistical(moment):
        # 三季度末 in September is to come: the whole quarter says of which year it is the end.
        whole = nearest(replace(moment, edge=None, edge_of=None), anchors, ahead)
        return None if whole is None or whole.start is None else in_year(moment, whole.start.year)
    if moment.looks_back or _is_statistical(moment):
        last = moment.months[1] if moment.months is not None else 0
        counted = moment.months is not None and moment.months[0] == 1 and last not in (1, 3, 6)
        over = counted and last > published.end.month
        if not moment.looks_back and _has_not_begun(moment, published):
            return _closest((in_year(moment, year - 1), in_year(moment, year)), published)
        return _choose((in_year(moment, y) for y in range(year - over, year - 5, -1)), published, False)
    month = month_of(anchors.told)
    if month is not None and moment.months == (month.month, month.month) and date(year, 1, 1) <= month <= published.end:
        return in_year(moment, year)  # 今年4月…。4月23日…, in December: the month goes on
    return _closest((in_year(moment, y) for y in (year, year - 1, year + 1)), published) or _choose(
        (in_year(moment, y) for y in range(year, year - 5, -1)), published, False
    )


def _is_statistical(moment: Moment) -> bool:
    """Whether it is a stretch that is told when it is over: a quarter, a half, the months since January (1至9月, 前三季度)."""
    if moment.season is not None:
        return True
    if moment.months is None or moment.days is not None:
        return False
    first, last = moment.months
    return last - first >= REPORTED or (first == 1 and last > 1) or (last - first in (2, 5) and last % 3 == 0)


def _has_not_begun(moment: Moment, published: Span) -> bool:
    """Whether the second half still lies ahead in the year of publication. Unlike a quarter it is often spoken of before: 下半年 in May is the coming one."""
    return moment.months == (7, 12) and published.end is not None and published.end.month < 7


def _going_on(moment: Moment, anchors: Anchors) -> Span | None:
    """The reading in the year of the date that the same sentence has just told, or None."""
    told = anchors.told
    if told is None or told.start is None:
        return None
    year = told.start.year
    if moment.lunar and told.precision == "day" and anchors.same_sentence:
        twin = _quiet(lambda: in_year(moment, year - 1))
        if twin is not None and twin.start is not None and abs((twin.start - told.start).days) <= _BESIDE:
            return twin  # 2月3日，农历腊月十六: the same day, of the lunar year before
    if anchors.same_sentence or anchors.published is None:
        found = _quiet(lambda: in_year(moment, year))
        if found is not None and (found.start is None or told.precision in ("year", None) or found.start >= told.start):
            return found
    return None


def _nearest_day(moment: Moment, anchors: Anchors, ahead: bool) -> Span | None:
    """A day, a third or the end of a month without its month: in the month just told, else that of publication or the one beside it."""
    told, published = anchors.told, anchors.published
    if moment.edge_of == "year":
        year_told = told is not None and anchors.same_block and told.precision == "year" and not ahead
        base = told if told is not None and (anchors.same_sentence or year_told) else published
        return None if base is None or base.start is None else in_year(moment, base.start.year)
    month = _month_told(moment, anchors)
    if month is not None:
        found = in_month(moment, month.year, month.month)
        if moment.third or moment.edge or (found and found.start and told and told.start and found.start >= told.start):
            return found
        month = add_months(month, 1)
        found = in_month(moment, month.year, month.month)
        limit = published.end if published else None
        if found and found.start and (limit is None or found.start <= limit):
            return found
    month = month_of(published)
    if month is None or published is None:
        return None
    if moment.third or moment.edge:
        return in_month(moment, month.year, month.month)
    if ahead:
        return _choose(
            (in_month(moment, m.year, m.month) for m in (add_months(month, n) for n in range(3))), published, True
        )
    back = (in_month(moment, m.year, m.month) for m in (add_months(month, -n) for n in range(3)))
    past = _choose(back, published, False)
    coming = _quiet(lambda: in_month(moment, month.year, month.month))
    if moment.looks_back or published.precision != "day" or past is None or coming is None:
        return past
    return _closest(
        (past, coming), published
    )  # of the 16th, on the 14th: a day of another month has its month beside it


def _is_news(moment: Moment, published: Span) -> bool:
    """Whether a bare day of the month of publication is the day of the news itself, or the day before."""
    if published.precision != "day" or published.start is None or moment.days is None:
        return False
    return 0 <= published.start.day - moment.days[0] <= 1


def _month_told(moment: Moment, anchors: Anchors) -> date | None:
    """The month in which a bare day goes on: that of the date just told in the block. A bare month told in another sentence is none (a headline's 5月)."""
    told = anchors.told
    if told is None or not anchors.same_block:
        return None
    month = month_of(told)
    if (
        month is not None
        and told.precision == "month"
        and anchors.published is not None
        and (not anchors.same_sentence or _is_news(moment, anchors.published))
    ):
        return None
    if month is None and told.end and "/" in told.edtf and told.precision is None:
        return told.end.replace(day=1) if moment.days else None
    return month


def _quiet(find: Callable[[], Span | None]) -> Span | None:
    try:
        return find()
    except ValueError:
        return None


def _choose(spans: Iterable[Span | None], published: Span | None, ahead: bool) -> Span | None:
    """The first of the spans that lies on the right side of publication; seasons, which have no days, are taken by their year."""
    assert published is not None and published.start is not None and published.end is not None
    for span in spans:
        if span is None:
            continue
        if span.start is None and span.end is None:
            return span
        if ahead and (span.end or span.start or date.max) >= published.start:
            return span
        if not ahead and (span.start or span.end or date.min) <= published.end:
            return span
    return None


def _closest(spans: Iterable[Span | None], published: Span) -> Span | None:
    """The span closest to publication, before or after: a paper of late September that says 国庆 means the coming one."""
    assert published.start is not None and published.end is not None
    best: tuple[int, Span] | None = None
    for span in spans:
        if span is None or span.start is None or span.end is None:
            continue
        distance = max((published.start - span.end).days, (span.start - published.end).days, 0)
        if best is None or distance < best[0]:
            best = (distance, span)
    return best[1] if best else None


def month_of(base: Span | None) -> date | None:
    """The first day of the month that a span lies in, None where it is not known to the month."""
    if base is None or base.start is None or base.precision not in ("month", "day"):
        return None
    return base.start.replace(day=1)
