"""When a figure holds: the dates that could say so, each with what speaks for it.

Candidates are the dates of the figure's sentence, those that the sentences and paragraphs before and the title leave, spans that these make together
(4年来 back from 截至2024年12月底; 由2000年…增长至2024年…), and none. Which one it is, the learned weights say (choose/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.candidates.period_features import FigureInTime, describe
from extractor.facts.choose.candidate import Candidate
from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.anchor import Anchor, read_anchors
from extractor.facts.discourse.dates import Dates, Left
from extractor.facts.discourse.span import closed, count_back, first_months, from_to
from extractor.models import Date

_MOST_OWN = 14  # dates of its own sentence
_JOINED = frozenset({"、", "和", "与", "及", "以及", "，"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A date and where it stands for the figure: `where` (own clause, sentence, paragraph, …), `nearer` dates and `figures` between the two."""

    anchor: Anchor
    where: str
    nearer: int
    figures: int
    vague_nearer: bool
    clauses: int
    opens: bool = True


def period_candidates(
    sentence: Sentence, clause: Clause, at: int, dates: Dates, *, block_kind: str
) -> list[Candidate[Date | None]]:
    """The periods that the figure `clause.tokens[at]` could have, none among them; in an order that does not matter."""
    listed = _respectively(sentence, clause, at, dates)
    if listed is not None:
        return [listed]
    figure = FigureInTime.of(sentence, clause, at, block_kind)
    own = _own_sentence(sentence, clause, at, dates)
    placed = [*own, *_left(dates, own)]
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
            if anchor.token.start == figure.start:
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
        vague = vague or anchor.vague
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


def _left(dates: Dates, own: list[Placed]) -> Iterator[Placed]:
    """What the sentences before leave, the nearest first."""
    nearer, vague = 0, any(one.anchor.vague for one in own if one.where != "behind")
    for left in reversed(dates.paragraph):
        back = dates.sentence - left.sentence
        where = f"{min(back, 3)} sentences back"
        yield Placed(left.anchor, where, nearer, 0, vague, 0, left.opens)
        nearer += 1
        vague = vague or left.anchor.vague
    for left in reversed(dates.before):
        where = "paragraph before" if dates.number - left.paragraph == 1 else "paragraphs back"
        yield Placed(left.anchor, where, nearer, 0, vague, 0, left.opens)
        nearer += 1
    for left in reversed(dates.heads):
        yield Placed(left.anchor, "heading" if left.kind == "heading" else "title", nearer, 0, vague, 0, left.opens)
        nearer += 1


def _values(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """The spans that a date can mean, each with its source."""
    anchor = one.anchor
    if anchor.duration is not None:
        yield from _reckoned(one, own, dates)
        return
    yield anchor.value, "vague" if anchor.vague else "date"
    as_of = next((o.anchor.value for o in own if "before it as_of" in o.anchor.marks and o.anchor is not anchor), None)
    if anchor.value is not None and as_of is not None and as_of.end:
        until = closed(anchor.value, as_of.end)
        if until is not None:
            yield until, "up to the day of counting"


def _reckoned(one: Placed, own: list[Placed], dates: Dates) -> Iterator[tuple[Date | None, str]]:
    """4年来, 连续三个月, 前4个月: spans whose end or year another date gives."""
    duration = one.anchor.duration
    assert duration is not None
    others = [o for o in own if o.anchor.value is not None and o.anchor is not one.anchor and o.where != "behind"]
    if "first" in one.anchor.marks:
        years = [o.anchor.value for o in others] + [left.anchor.value for left in _all_left(dates)]
        year = next((str(value.start or value.end)[:4] for value in years if value and (value.start or value.end)), "")
        span = first_months(duration, int(year)) if year.isdigit() and int(year) > 0 else None
        if span is not None:
            yield span, "first months"
            return
    ends: list[tuple[str, str]] = []
    for other in others:
        if other.anchor.value and other.anchor.value.end:
            as_of = "before it as_of" in other.anchor.marks
            ends.append((other.anchor.value.end, "back from the day of counting" if as_of else "back from a date"))
    if dates.as_of is not None and dates.as_of.end:
        ends.append((dates.as_of.end, "back from the day of counting before"))
    ends += [
        (left.anchor.value.end, "back from a date before")
        for left in _all_left(dates)
        if left.anchor.value is not None and left.anchor.value.end
    ][:2]
    seen: list[str] = []
    for end, source in ends:
        span = count_back(duration, end) if end not in seen else None
        seen.append(end)
        if span is not None:
            yield span, source
    yield None, "length without an end"


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
