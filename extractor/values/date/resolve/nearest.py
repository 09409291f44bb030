"""Which of several readings of a date without its year or month is meant: the one nearest to publication, or to the date just told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from extractor.values.date.calendar.span import Span, add_months
from extractor.values.date.moment import Level, Moment
from extractor.values.date.resolve.within import in_month, in_year

# A stretch of so many months and more (前三季度) is spoken of when it is over.
REPORTED = 8
# A lunar day told right behind a solar one lies no more days from it.
_BESIDE = 31


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a date is counted from: the publication, the date last told, and whether that one stands in the same sentence or block."""

    published: Span | None = None
    told: Span | None = None
    same_sentence: bool = False
    same_block: bool = False


def nearest(moment: Moment, anchors: Anchors, ahead: bool) -> Span | None:
    """A month, a day or a feast without its year: nearest before publication, or after it where the words look ahead.

    Where the same sentence has just told a date, its year (its month, for a bare day) goes on.
    """
    coarsest = moment.levels()[0]
    told, published = anchors.told, anchors.published
    if moment.part is not None:
        whole = nearest(replace(moment, part=None), anchors, ahead)
        return None if whole is None or whole.start is None else in_year(moment, whole.start.year)
    if coarsest == Level.DAY:
        if moment.edge_of == "year":
            base = told if told is not None and anchors.same_sentence else published
            return None if base is None or base.start is None else in_year(moment, base.start.year)
        month = month_of(told) if told is not None and anchors.same_block else None
        if (
            month is None
            and told is not None
            and anchors.same_block
            and told.end
            and "/" in told.edtf
            and told.precision is None
        ):
            month = told.end.replace(day=1) if moment.days else None
        if month is not None:
            found = in_month(moment, month.year, month.month)
            if (
                moment.third
                or moment.edge
                or (found and found.start and told and told.start and found.start >= told.start)
            ):
                return found
            month = add_months(month, 1)
            found = in_month(moment, month.year, month.month)
            limit = published.end if published else None
            if found and found.start and (limit is None or found.start <= limit):
                return found
        month = month_of(published)
        if month is None:
            return None
        if moment.third or moment.edge:
            return in_month(moment, month.year, month.month)
        shifts = range(3) if ahead else range(0, -3, -1)
        months = (add_months(month, shift) for shift in shifts)
        return _choose((in_month(moment, m.year, m.month) for m in months), published, ahead)
    if (
        moment.lunar
        and told is not None
        and told.start is not None
        and told.precision == "day"
        and anchors.same_sentence
    ):
        twin = _quiet(lambda: in_year(moment, told.start.year - 1))  # type: ignore[union-attr]  # told.start is checked above
        if twin is not None and twin.start is not None and abs((twin.start - told.start).days) <= _BESIDE:
            return twin  # 2月3日，农历腊月十六: the same day, of the lunar year before
    if told is not None and told.start is not None and (anchors.same_sentence or published is None):
        found = _quiet(lambda: in_year(moment, told.start.year))  # type: ignore[union-attr]  # told.start is checked above
        if found is not None and (found.start is None or told.precision in ("year", None) or found.start >= told.start):
            return found
    if published is None or published.end is None or published.start is None:
        return None
    year = published.end.year
    if moment.feast is not None and not ahead:
        return _nearest_feast(moment, year, published)
    if (
        moment.months is not None
        and moment.months[1] - moment.months[0] >= REPORTED
        and published.end.month < moment.months[1]
    ):
        year -= 0 if ahead else 1  # 前三季度 is told when it is over
    years = range(year - 1, year + 5) if ahead else range(year, year - 5, -1)
    return _choose((in_year(moment, y) for y in years), published, ahead)


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


def _nearest_feast(moment: Moment, year: int, published: Span) -> Span | None:
    """The feast nearest to publication, before or after: a paper of late September that says 国庆 means the coming one."""
    assert published.start is not None and published.end is not None
    best: tuple[int, Span] | None = None
    for candidate in (year - 1, year, year + 1):
        span = in_year(moment, candidate)
        if span is None or span.start is None:
            continue
        distance = max((published.start - span.start).days, (span.start - published.end).days, 0)
        if best is None or distance < best[0]:
            best = (distance, span)
    return best[1] if best else None


def month_of(base: Span | None) -> date | None:
    """The first day of the month that a span lies in, None where it is not known to the month."""
    if base is None or base.start is None or base.precision not in ("month", "day"):
        return None
    return base.start.replace(day=1)
