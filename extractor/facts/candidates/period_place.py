"""Where the dates around a figure stand for it: in its clause, its sentence, before it in the paragraph, in the title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.facts.candidates.own_time import dates_what_was_done, has_own_time, is_norm
from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.anchor import Anchor
from extractor.facts.discourse.dates import Dates, Left
from extractor.facts.discourse.span import closed

_MOST_OWN = 14  # dates of its own sentence


class Placed(NamedTuple):
    """A date and where it stands for the figure: `where` (own clause, sentence, paragraph, …), `nearer` dates and `figures` between the two, `rank` among those that
    govern figures, and how it compares with the other dates (`marks`)."""

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
    sentence: int = -1


def place_dates(sentence: Sentence, clause: Clause, at: int, dates: Dates) -> tuple[list[Placed], list[Placed]]:
    """The dates of the figure's own sentence, and all that can say when the figure `clause.tokens[at]` holds."""
    own = _own_sentence(sentence, clause, at, dates)
    settled = _settled(own)
    told = [*(one for one in settled if not _dates_a_beginning(one)), *_left(dates, own)]
    placed = _marked([one for one in told if not _only_tells(one)], settled)
    if clause.tokens[at].is_age:  # whoever is of that age is so whenever the story happens
        placed = [one for one in placed if one.where in ("clause", "sentence")]
    if is_norm(clause, at):
        placed = []
    elif has_own_time(sentence, clause, at):
        placed = [one for one in placed if one.where in ("clause", "sentence", "behind")]
    done = [one for one in placed if one.where == "behind" and dates_what_was_done(clause, at, one.anchor.index)]
    return own, done or placed


def _dates_a_beginning(one: Placed) -> bool:
    """Whether a date is that of the figure where the change began, which lies between: 从去年同期的22.1%降到20.7%."""
    marks = one.anchor.marks
    begins = "before it start" in marks and ("的 behind it" in marks or "a figure behind it" in marks)
    return begins and one.figures > 0 and one.where == "clause"


def is_vague(anchor: Anchor) -> bool:
    """Whether it says that what follows is of no certain date: 目前，… (but not 延续往年惠民力度)."""
    return anchor.vague and anchor.place != "inner"


def _own_sentence(sentence: Sentence, clause: Clause, at: int, dates: Dates) -> list[Placed]:
    """The dates of the figure's sentence, the nearest one before it first; dates behind it, of its own clause only, last."""
    figure = clause.tokens[at]
    before: list[tuple[Anchor, int]] = []
    behind: list[Anchor] = []
    read = dates.read(sentence)
    around = [*sentence.before(clause), clause]
    for n, other in enumerate(around):
        for anchor in read.anchors[other.start, other.end]:
            if anchor.token.start == figure.start or anchor.compared:
                continue
            if "of an age" in anchor.marks and not figure.is_age:
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
        vague = vague or is_vague(anchor)
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
    vague = any(is_vague(one.anchor) for one in own if one.where != "behind")
    rank = 0
    before = [one for one in dates.before if not any(one is other for other in dates.lead)]
    everything = [
        *reversed(_without_ends(dates.paragraph)),
        *reversed(before),
        *reversed(dates.lead),
        *reversed(dates.heads),
    ]
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
            sentence=left.sentence if left.paragraph == dates.number else -1,
        )
        rank += left.governs
        vague = vague or is_vague(left.anchor)
    if dates.opening is not None:
        yield Placed(dates.opening.anchor, "body", len(everything), 0, vague, 0, True, dates.opening.governs, rank)


def _where(left: Left, dates: Dates) -> str:
    if left.paragraph == dates.number:
        return f"{min(dates.sentence - left.sentence, 3)} sentences back"
    if left.kind in ("title", "subtitle", "kicker", "heading"):
        return "heading" if left.kind == "heading" else "title"
    if any(left is one for one in dates.lead):
        return "lead"
    return "paragraph before" if dates.number - left.paragraph == 1 else "paragraphs back"


def _only_tells(one: Placed) -> bool:
    """Whether it is the day of a report that another clause or sentence makes: 今天公布, 昨日获悉. It is no figure's period (contract.md, "Fact")."""
    return (
        one.where not in ("clause", "behind") and one.anchor.grain == "day" and "day of the telling" in one.anchor.marks
    )


def _settled(own: list[Placed]) -> list[Placed]:
    """Without what is no period of its own: a day of counting that ends the span of a length or year behind it (截至2023年6月底，3年来), and a date that tells a
    noun apart."""
    before = [one for one in own if one.where != "behind"]
    kept = [one for one in own if not any(_ends_span_of(one.anchor, other.anchor) for other in before)]
    return [one for one in kept if not any(_is_inside(one, other) for other in kept)]


def _without_ends(left: tuple[Left, ...]) -> list[Left]:
    """Without the days of counting that only end the span of another date of their sentence."""
    return [
        one
        for one in left
        if not any(one.sentence == other.sentence and _ends_span_of(one.anchor, other.anchor) for other in left)
    ]


def _ends_span_of(anchor: Anchor, other: Anchor) -> bool:
    if "before it as_of" not in anchor.marks or other.token.start <= anchor.token.start:
        return False
    end = anchor.value.end if anchor.value is not None else None
    return other.duration is not None or (other.value is not None and closed(other.value, end or "") is not None)


def _is_inside(one: Placed, other: Placed) -> bool:
    """Whether a date only tells a noun apart, beside a finer one: 3月5日，县里今年首支宣讲队…; 2025年国庆档票房昨天超过9亿元."""
    coarse, fine = one.anchor, other.anchor
    if coarse.value is None or fine.value is None or "a noun behind it" not in coarse.marks:
        return False
    if (
        "day of the telling" in fine.marks
        or "before it as_of" in fine.marks
        or closed(coarse.value, fine.value.end or "") is None
    ):
        return False
    if fine.token.start < coarse.token.start:
        return fine.place == "opening" and coarse.place != "opening"
    return one.where == other.where and fine.grain == "day" and "an adverb or verb behind it" in fine.marks


def _marked(placed: list[Placed], own: list[Placed]) -> list[Placed]:
    """With how each compares with the other dates: a day inside the year said beside it, the same span said elsewhere."""
    spans = [(o.anchor.value.start, o.anchor.value.end) if o.anchor.value else (None, None) for o in placed]
    inner = [(start, end) for o, (start, end) in zip(placed, spans, strict=True) if start and end and o in own]
    found = []
    for one, (start, end) in zip(placed, spans, strict=True):
        marks: list[str] = []
        if start:
            if any(
                start <= first and (end is None or last <= end) and (start, end) != (first, last)
                for first, last in inner
            ):
                marks.append("holds another")
            if end and any(first <= start and end <= last and (start, end) != (first, last) for first, last in inner):
                marks.append("lies in another")
        if start or end:
            again = sum((start, end) == span for span in spans) - 1
            marks.append(f"said {min(again, 2)} times more")
        found.append(one._replace(marks=tuple(marks)) if marks else one)
    return found
