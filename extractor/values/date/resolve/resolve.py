"""From what a date says to the days it covers: late, against the publication date and the dates told before.

Intervals share parts, times of day share halves, bounds open an interval. What cannot be resolved has no EDTF.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractor.models import Date, DateBasis
from extractor.values.date.calendar.edtf_span import Span, add_months, join_spans, month_end, open_end, open_start
from extractor.values.date.merge import inherit
from extractor.values.date.moment import Clock, Expression, Level, Moment
from extractor.values.date.resolve.days import days_of
from extractor.values.date.resolve.nearest import REPORTED, Anchors
from extractor.values.date.resolve.within import in_month, in_year
from extractor.values.date.rules.clock import hour_of_day

__all__ = ["Anchors", "resolve"]


def resolve(expression: Expression, anchors: Anchors) -> tuple[Date, Span | None]:
    """The date value of an expression, and its span before bounds (what later dates may count from), None where unresolved."""
    first, last = expression.first, expression.last
    modifier = "about" if expression.about else "exact"
    if first.vague:
        return Date(basis="vague"), None
    parts = [first] if last is None else [first, inherit(first, last)]
    relative = first.is_relative or (last is not None and inherit(first, last).is_relative)
    basis: DateBasis = "relative" if relative else "explicit"
    try:
        if expression.yearly:
            ends = [_every_year(part) for part in parts]
            edtf = "/".join(end for end in ends if end) if all(ends) else None
            return Date(edtf=edtf, basis="explicit" if edtf else "vague", modifier=modifier), None
        span = _resolve_parts(parts, last, anchors, expression.ahead)
        if expression.bound == "until" and not expression.ahead and first.levels()[0] == Level.MONTH:
            span = _nearer(span, _resolve_parts(parts, last, anchors, True), anchors.published)
    except (ValueError, OverflowError):
        span = None
    if span is None:
        return Date(basis=basis, modifier=modifier), None
    bounded = span
    if first.levels() == (Level.CLOCK, Level.CLOCK):
        pass  # 12点以前: a time of no day has no open end
    elif expression.bound == "since":
        bounded = open_end(span)
    elif expression.bound == "until":
        bounded = open_start(span)
    value = Date(
        edtf=bounded.edtf,
        start=bounded.start.isoformat() if bounded.start else None,
        end=bounded.end.isoformat() if bounded.end else None,
        basis=basis,
        modifier=modifier,
    )
    return value, span


def _nearer(past: Span | None, coming: Span | None, published: Span | None) -> Span | None:
    """Of a deadline without its year (6月底前) the reading nearest to publication, on either side."""
    if past is None or coming is None or published is None:
        return past or coming
    if past.end is None or coming.end is None or published.start is None or published.end is None:
        return past
    return coming if coming.end - published.end < published.start - past.end else past


def _every_year(moment: Moment) -> str | None:
    if moment.part is not None or moment.edge is not None:
        return None
    if moment.months is None and moment.days is not None and moment.days[0] == moment.days[1]:
        return f"XXXX-XX-{moment.days[0]:02}"
    if moment.months is None or moment.lunar or moment.months[0] != moment.months[1]:
        return None
    edtf = f"XXXX-{moment.months[0]:02}"
    return f"{edtf}-{moment.days[0]:02}" if moment.days and moment.days[0] == moment.days[1] else edtf


def _resolve_parts(parts: list[Moment], unshared: Moment | None, anchors: Anchors, ahead: bool) -> Span | None:
    if len(parts) == 1:
        return _with_clock(parts[0], days_of(parts[0], anchors, ahead), None)
    left, right = parts
    if left.levels() == (Level.CLOCK, Level.CLOCK) and right.day_shift == 1 and right.clock and right.base == "context":
        right = Moment(clock=right.clock)  # 22:00至次日6:00, of no day
        first, last = _with_clock(left, None, None), _with_clock(right, None, None)
        return join_spans(first, last) if first and last else None
    if left.levels()[0] == Level.CLOCK and right.levels()[0] == Level.CLOCK:
        first = _with_clock(left, None, None)
        last = _with_clock(right, None, left)
        return join_spans(first, last) if first and last else None
    if left.levels() == (Level.CLOCK, Level.CLOCK) and right.day_shift is not None and right.base == "published":
        left = replace(left, day_shift=0)  # 3:30-明天6:30
    plain = days_of(left, anchors, ahead)
    if ahead and plain is not None and plain.start and anchors.published and anchors.published.start:
        plain = _still_running(left, right, plain, anchors) or plain
    if _is_long_bare(left, right) and not ahead and plain is not None and plain.start and anchors.published:
        last_month = month_end(plain.start.year, right.months[1]) if right.months else date.min
        if anchors.published.end and last_month > anchors.published.end and not anchors.same_sentence:
            plain = in_year(left, plain.start.year - 1)
    if not ahead and plain is not None:
        plain = _begun_a_year_before(left, right, plain, anchors) or plain
    first = _with_clock(left, plain, None)
    if first is None:
        return None
    story = replace(anchors, told=plain, same_sentence=True, same_block=True)
    end = days_of(right, story, ahead)
    if end is not None and plain is not None and end.start and plain.start and end.start < plain.start:
        end = _rolled(parts[1], unshared, end)
    last = _with_clock(right, end, left if left.clock else None)
    if last is None:
        return None
    if first.start is not None and last.end is not None and last.end < first.start:
        return None
    return join_spans(first, last)


def _still_running(left: Moment, right: Moment, coming: Span, anchors: Anchors) -> Span | None:
    """The beginning of an interval that looks ahead and has begun already: 9月29日至10月6日预计 on 6 October."""
    begun = days_of(left, anchors, False)
    if begun is None or begun.start is None or coming.start is None or begun.start >= coming.start:
        return None
    end = days_of(right, replace(anchors, told=begun, same_sentence=True, same_block=True), False)
    published = anchors.published
    assert published is not None and published.start is not None
    return begun if end is not None and end.end is not None and end.end >= published.start else None


def _begun_a_year_before(left: Moment, right: Moment, coming: Span, anchors: Anchors) -> Span | None:
    """The beginning of an interval without its year that as a whole lies nearer a year before than its beginning alone: 1月至8月 in September."""
    published = anchors.published
    if published is None or published.start is None or published.end is None or coming.start is None:
        return None
    bare = all(part.levels()[0] == Level.MONTH and part.months and not part.lunar for part in (left, right))
    if not bare or coming.start <= published.end or (anchors.same_sentence and anchors.told is not None):
        return None
    begun, end = in_year(left, coming.start.year - 1), in_year(right, coming.start.year - 1)
    if begun is None or begun.start is None or end is None or end.end is None or end.end < begun.start:
        return None
    return begun if (published.start - end.end).days < (coming.start - published.end).days else None


def _is_long_bare(left: Moment, right: Moment) -> bool:
    """1月至11月, without a year: told when it is over."""
    if left.levels()[0] != Level.MONTH or left.months is None or right.months is None or left.lunar:
        return False
    return 1 <= left.months[0] <= 12 and 1 <= right.months[1] <= 12 and right.months[1] - left.months[0] >= REPORTED


def _rolled(right: Moment, unshared: Moment | None, end: Span) -> Span | None:
    """The end of an interval that would lie before its beginning, in the next year or month: 2023年12月至1月, 28日至3日."""
    assert end.start is not None
    if unshared is None or unshared.levels()[0] == Level.YEAR:
        return end
    if unshared.levels()[0] == Level.DAY and unshared.days is not None:
        following = add_months(end.start, 1)
        return in_month(right, following.year, following.month)
    return in_year(replace(right, year=None, year_shift=None), end.start.year + 1)


def _with_clock(moment: Moment, span: Span | None, begin: Moment | None) -> Span | None:
    """The span at the moment's time of day. `begin` is the beginning of the interval that the moment ends."""
    clock = moment.clock
    if clock is None or clock.hour is None:
        return span if moment.levels()[0] != Level.CLOCK else None
    floor = None
    if begin is not None and begin.clock is not None and begin.clock.hour is not None and clock.half is None:
        shared = replace(clock, half=begin.clock.half)
        floor = hour_of_day(begin.clock)
        if floor is not None and (hour_of_day(shared) or 0) >= floor:
            clock = shared
    if clock.until is not None:
        ends = [
            _with_clock(replace(moment, clock=replace(clock, hour=hour, until=None)), span, None)
            for hour in (clock.hour, clock.until)
        ]
        return join_spans(ends[0], ends[1]) if ends[0] and ends[1] else None
    written = _clock_text(clock, floor)
    if moment.levels()[0] == Level.CLOCK:
        return Span(f"T{written}", None, None)
    if span is None or span.precision != "day":
        return span
    return Span(f"{span.edtf}T{written}", span.start, span.end)


def _clock_text(clock: Clock, floor: int | None) -> str:
    text = f"{hour_of_day(clock, floor):02}:{clock.minute or 0:02}"
    return text if clock.second is None else f"{text}:{clock.second:02}"
