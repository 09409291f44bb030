"""When a figure holds: the dates that could say so, each with what speaks for it.

Candidates are the dates of the figure's sentence, those that the sentences and paragraphs before and the title leave, spans that these make together
(4年来 back from 截至2024年12月底; 由2000年…增长至2024年…), and none. Which one it is, the learned weights say (choose/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.facts.candidates.period_features import FigureInTime, describe
from extractor.facts.choose.candidate import Candidate
from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.anchor import Anchor, read_anchors
from extractor.facts.discourse.dates import Dates, Left, nouns_of
from extractor.facts.discourse.span import closed, count_back, first_months, from_to
from extractor.models import Date, Duration

_MOST_OWN = 14  # dates of its own sentence
_JOINED = frozenset({"、", "和", "与", "及", "以及", "，"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A date and where it stands for the figure: `where` (own clause, sentence, paragraph, …), `nearer` dates and `figures` between the two, `rank` among those that
    govern figures, how it compares with the other dates (`marks`), and how many nouns
    its sentence and the figure's share."""

    anchor: Anchor
    where: str
    nearer: int
    figures: int
    vague_nearer: bool
    clauses: int
    opens: bool = True
    governs: bool = False
    rank: int = 0
    marks: tuple[str, ...] = ()
    shared: int = -1
    sentence: int = -1


def period_candidates(
    sentence: Sentence, clause: Clause, at: int, dates: Dates, *, block_kind: str
) -> list[Candidate[Date | None]]:
    """The periods that the figure `clause.tokens[at]` could have, none among them; in an order that does not matter."""
    listed = _respectively(sentence, clause, at, dates)
    if listed is not None:
        return [listed]
    figure = FigureInTime.of(sentence, clause, at, block_kind)
    own = _own_sentence(sentence, clause, at, dates)
    settled = _settled(own)
    placed = _marked([*settled, *_left(dates, own, nouns_of(sentence))], settled)
    found: list[Candidate[Date | None]] = []
    for one in placed:
        for value, source in _values(one, own, dates):
            found.append(_candidate(figure, one, value, source))
    found += _spans(figure, own)
    none_marks = describe(figure, None, "none", has_dates=bool(own), has_left=bool(placed))
    return [*found, Candidate("none", "none", None, none_marks)]


def _candidate(figure: FigureInTime, one: Placed, value: Date | None, source: str) -> Candidate[Date | None]:
    text = str(value) if value is not None else f"none ({one.anchor.token.text})"
    return Candidate(text, source, value, describe(figure, one, source, value=value))


def _own_sentence(sentence: Sentence, clause: Clause, at: int, dates: Dates) -> list[Placed]:
    """The dates of the figure's sentence, the nearest one before it first; dates behind it, of its own clause only, last."""
    figure = clause.tokens[at]
    before: list[tuple[Anchor, int]] = []
    behind: list[Anchor] = []
    holiday = dates.holiday
    around = [*sentence.before(clause), clause]
    for n, other in enumerate(around):
        for anchor in read_anchors(other, holiday):
            if anchor.token.start == figure.start or anchor.compared:
                continue
            if anchor.token.start < figure.start and not any(anchor.token is seen.token for seen, _ in before):
                before.append((anchor, len(around) - 1 - n))
            elif anchor.token.start > figure.start and other is clause and len(behind) < 2:
                behind.append(anchor)
    before.sort(key=lambda pair: -pair[0].token.start)
    found: list[Placed] = []
    vague = False
    for nearer, (anchor, clauses) in enumerate(before[:_MOST_OWN]):
        where = "clause" if clauses == 0 else "sentence"
        found.append(
            Placed(anchor, where, nearer, _figures_between(around, anchor.token.start, figure.start), vague, clauses)
        )
        vague = vague or _is_vague(anchor)
    found += [
        Placed(anchor, "behind", nearer, _figures_between(around, figure.end, anchor.token.start), False, 0)
        for nearer, anchor in enumerate(behind)
    ]
    return found


def _figures_between(clauses: list[Clause], start: int, end: int) -> int:
    seen: list[int] = []
    for clause in clauses:
        if clause.end <= start or clause.start >= end:
            continue
        seen += [t.start for t in clause.tokens if t.is_figure and start < t.start < end and t.start not in seen]
    return len(seen)


def _left(dates: Dates, own: list[Placed], nouns: frozenset[str]) -> Iterator[Placed]:
    """What the sentences before leave, the nearest first."""
    vague = any(_is_vague(one.anchor) for one in own if one.where != "behind")
    rank = 0
    everything = [*reversed(dates.paragraph), *reversed(dates.before), *reversed(dates.heads)]
    for nearer, left in enumerate(everything):
        yield Placed(
            left.anchor,
            _where(left, dates),
            nearer,
            0,
            vague,
            0,
            left.opens,
            left.governs,
            rank,
            shared=len(nouns & left.words),
            sentence=left.sentence if left.paragraph == dates.number else -1,
        )
        rank += left.governs
        vague = vague or _is_vague(left.anchor)


def _where(left: Left, dates: Dates) -> str:
    if left.paragraph == dates.number:
        return f"{min(dates.sentence - left.sentence, 3)} sentences back"
    if left.kind in ("title", "subtitle", "kicker", "heading"):
        return "heading" if left.kind == "heading" else "title"
    return "paragraph before" if dates.number - left.paragraph == 1 else "paragraphs back"


def _is_vague(anchor: Anchor) -> bool:
    """Whether it says that what follows is of no certain date: 目前，… (but not 延续往年惠民力度)."""
    return anchor.vague and anchor.place != "inner"


def _settled(own: list[Placed]) -> list[Placed]:
    """Without a day of counting that only ends the span of a length behind it: 截至2024年12月底，4年来."""
    lengths = [o.anchor.token.start for o in own if o.anchor.duration is not None and o.where != "behind"]
    last = max(lengths, default=-1)
    kept = [o for o in own if "before it as_of" not in o.anchor.marks or o.anchor.token.start > last]
    return [o for o in kept if not _belongs_to_a_noun(o.anchor, kept)]


def _belongs_to_a_noun(anchor: Anchor, own: list[Placed]) -> bool:
    """Whether a date only tells a noun apart, behind a finer one that opens the sentence: 2月16日，平湖今年最后一支招工团…."""
    value = anchor.value
    if value is None or "a noun behind it" not in anchor.marks or anchor.place == "opening":
        return False
    return any(
        other.anchor.place == "opening"
        and other.anchor.token.start < anchor.token.start
        and other.anchor.value is not None
        and closed(value, str(other.anchor.value.end or "")) is not None
        and "day of the telling" not in other.anchor.marks
        and "before it as_of" not in other.anchor.marks
        for other in own
    )


def _marked(placed: list[Placed], own: list[Placed]) -> list[Placed]:
    """With how each compares with the other dates: a day inside the year said beside it, the same span said elsewhere."""
    spans = [(o.anchor.value.start, o.anchor.value.end) if o.anchor.value else (None, None) for o in placed]
    inner = [(start, end) for o, (start, end) in zip(placed, spans, strict=True) if start and end and o in own]
    found = []
    for one, (start, end) in zip(placed, spans, strict=True):
        marks: list[str] = []
        if start:
            if any(start <= first and (end is None or last <= end) and (start, end) != (first, last) for first, last in inner):
                marks.append("holds another")
            if end and any(first <= start and end <= last and (start, end) != (first, last) for first, last in inner):
                marks.append("lies in another")
        if start or end:
            again = sum((start, end) == span for span in spans) - 1
            marks.append(f"said {min(again, 2)} times more")
        found.append(replace(one, marks=tuple(marks)))
    return found


def _values(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """The spans that a date can mean, each with its source."""
    anchor = one.anchor
    near = one.where in ("clause", "sentence", "behind")
    if anchor.duration is not None:
        yield from _reckoned(one, own, dates)
    elif anchor.grain == "that year":
        earlier = [o.anchor.value for o in own if o.anchor.token.start < anchor.token.start and o.where != "behind"]
        year = _year([*earlier, *(left.anchor.value for left in _all_left(dates))]) if near and anchor.place != "inner" else None
        if year is not None:
            yield Date(edtf=f"{year:04d}", start=f"{year:04d}-01-01", end=f"{year:04d}-12-31", basis="relative"), "that year"
    elif anchor.value is None:
        if near and _is_vague(anchor):
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
    if not others and dates.as_of is not None and dates.as_of.end and "running" not in one.anchor.marks:
        span = count_back(duration, dates.as_of.end)
        if span is not None:
            yield span, "back from the day of counting"
            return
    found = [(count_back(duration, end), source) for end, source in _ends(others, dates, duration)]
    yield from ((span, source) for span, source in found if span is not None)
    running = "running" in one.anchor.marks and any(span is not None for span, _ in found)
    if one.where in ("clause", "sentence") and one.anchor.place != "inner" and not running:
        yield None, "length without an end"


def _ends(others: list[Placed], dates: Dates, duration: Duration) -> list[tuple[str, str]]:
    """The days with which a length can end, each once: the nearest date of the sentence, the paragraph's day of counting, the two dates before.

    Years do not end with a mere day: 2024年6月13日，…连续5年 says nothing of 14 June 2019.
    """
    days = ("day", "days") if "Y" in (duration.iso or "") or "M" in (duration.iso or "") else ()
    ends = [(o.anchor.value.end, "back from a date") for o in others if o.anchor.value and o.anchor.value.end and o.anchor.grain not in days][:2]
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


def _spans(figure: FigureInTime, own: list[Placed]) -> list[Candidate[Date | None]]:
    """From one date of the sentence to the next: 由2000年的3亿元增长至2024年的5亿元, 今天夜间到明天."""
    dated = [one for one in own if one.anchor.value is not None and one.where != "behind"]
    found = []
    for last, first in zip(dated, dated[1:], strict=False):  # the nearest comes first
        starts = "before it start" in first.anchor.marks
        stops = "before it stop" in last.anchor.marks
        if not (starts or stops) or first.anchor.value is None or last.anchor.value is None:
            continue
        span = from_to(first.anchor.value, last.anchor.value)
        if span is not None:
            source = "from a date to another" if starts and stops else "from or to a date"
            found.append(_candidate(figure, last, span, source))
    return found


def _respectively(sentence: Sentence, clause: Clause, at: int, dates: Dates) -> Candidate[Date | None] | None:
    """The date whose turn it is in a list: 2018年、2019年和2020年的产值分别为3亿元、5亿元和8亿元."""
    around = [*sentence.before(clause), clause]
    tokens = [t for other in around if not other.inner or other is clause for t in other.tokens]
    here = next((i for i, token in enumerate(tokens) if token is clause.tokens[at]), None)
    if here is None:
        return None
    shared = next((i for i in range(here - 1, -1, -1) if tokens[i].text in ("分别", "分别为", "各为", "依次为")), None)
    if shared is None:
        return None
    listed: list[int] = []
    for i in range(shared - 1, -1, -1):
        if tokens[i].kind == "date":
            listed.insert(0, i)
        elif listed and tokens[i].text not in _JOINED:
            break
    run = [i for i in range(shared, len(tokens)) if tokens[i].is_figure]
    more = [t for t in clause.tokens if t.start > tokens[here].start and t.is_figure]
    if len(listed) < 2 or len(run) + len(more) < len(listed) and len(run) < len(listed):
        return None
    turn = run.index(here) % len(listed) if here in run else None
    value = tokens[listed[turn]].value if turn is not None else None
    if not isinstance(value, Date):
        return None
    return Candidate(str(value), "respectively", value, ("respectively",))
