"""When a figure holds: the dates that could say so, each with what speaks for it.

Candidates are the dates of the figure's sentence, those that the sentences and paragraphs before and the title leave, spans that these make together
(4年来 back from 截至2024年12月底; 由2000年…增长至2024年…), and none. Which one it is, the learned weights say (choose/).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extractor.facts.candidates.period_features import FigureInTime, describe
from extractor.facts.candidates.period_place import Placed, place_dates
from extractor.facts.candidates.period_span import spans_of
from extractor.facts.choose import Candidate
from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.dates import Dates
from extractor.facts.discourse.span import from_to
from extractor.models import Date

_SAID_HERE = frozenset({"clause", "sentence", "behind"})
_JOINED = frozenset({"、", "和", "与", "及", "以及", "，"})


def period_candidates(
    sentence: Sentence, clause: Clause, at: int, dates: Dates, *, block_kind: str, last: LastPeriod | None = None
) -> list[Candidate[Date | None]]:
    """The periods that the figure `clause.tokens[at]` could have, none among them; in an order that does not matter."""
    listed = _respectively(sentence, clause, at)
    if listed is not None:
        return [listed]
    figure = FigureInTime.of(sentence, clause, at, block_kind)
    own, placed = place_dates(sentence, clause, at, dates)
    found: list[Candidate[Date | None]] = []
    for one in placed:
        for value, source in spans_of(one, own, dates):
            if value is not None and not (value.start or value.end) and one.where not in _SAID_HERE:
                continue  # a season without days (去年冬天) dates what stands beside it
            found.append(_candidate(figure, one, value, source))
    if found and all(one.where == "behind" for one in placed):
        return found  # 首批48人已于今年3月上岗: nothing else can say when
    found += _spans(figure, own)
    none_marks = describe(figure, None, "none", has_dates=bool(own), has_left=bool(placed))
    candidates = [*found, Candidate("none", "none", None, shared=none_marks)]
    if last is None or "change" in figure.kinds:
        return candidates
    link = _link(last, sentence, clause, own)
    return [_linked(one, last, link) for one in candidates]


@dataclass(frozen=True, slots=True)
class LastPeriod:
    """The period of the figure before in the same block, and where that figure ends."""

    value: Date | None
    end: int


def _link(last: LastPeriod, sentence: Sentence, clause: Clause, own: list[Placed]) -> str:
    where = "clause" if last.end > clause.start else "sentence" if last.end > sentence.start else "block"
    between = any(one.anchor.token.start >= last.end for one in own if one.where != "behind")
    return f"{where}, a date between" if between else where


def _linked(one: Candidate[Date | None], last: LastPeriod, link: str) -> Candidate[Date | None]:
    if last.value is None or one.value is None:
        if last.value is not one.value or link.startswith("block"):
            return one
        mark = f"none as before, {link}"
    elif (one.value.start, one.value.end) == (last.value.start, last.value.end):
        mark = f"as before, {link}"
    else:
        return one
    one.own = (*one.own, mark)
    return one


def _candidate(figure: FigureInTime, one: Placed, value: Date | None, source: str) -> Candidate[Date | None]:
    text = str(value) if value is not None else f"none ({one.anchor.token.text})"
    return Candidate(text, f"{source}, {one.where}", value, shared=describe(figure, one, source, value=value))


def _spans(figure: FigureInTime, own: list[Placed]) -> list[Candidate[Date | None]]:
    """From one date of the sentence to the next: 由2000年的3亿元增长至2024年的5亿元, 今天夜间到明天."""
    dated = [one for one in own if one.anchor.value is not None and one.where != "behind"]
    found = []
    for last, first in pairwise(dated):  # the nearest comes first
        starts = "before it start" in first.anchor.marks
        stops = "before it stop" in last.anchor.marks
        if not (starts or stops) or first.anchor.value is None or last.anchor.value is None:
            continue
        span = from_to(first.anchor.value, last.anchor.value)
        if span is not None:
            source = "from a date to another" if starts and stops else "from or to a date"
            found.append(_candidate(figure, last, span, source))
    return found


def _respectively(sentence: Sentence, clause: Clause, at: int) -> Candidate[Date | None] | None:
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
    if len(listed) < 2 or len(run) + len(more) < len(listed):
        return None
    turn = run.index(here) % len(listed) if here in run else None
    value = tokens[listed[turn]].value if turn is not None else None
    if not isinstance(value, Date):
        return None
    return Candidate(str(value), "respectively", value, ("respectively",))
