"""One figure told twice: in the headline and in the body, or in two sentences of the body; hedged and exact (超36万 and 36.92万)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.checks.judging.judge import make_check, number
from extractor.checks.judging.slip import digits_of, is_slip
from extractor.checks.verdict import Check, Verdict
from extractor.figures import Sentence, Told
from extractor.models import Quantity

_TOTAL = re.compile("总|累计|共")
_FINE = 3  # significant digits
_HEADLINES = ("kicker", "title", "subtitle")
# Words that tell nothing of what is measured.
_LIGHT = re.compile("累计|达到|超过|突破|总额|金额|人数|数量|已|共|达|为|年|月|“|”|，|。| ")

_Placed = tuple[Sentence, Told]


def check_repeated(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Every figure of the headlines against the figures of the body that measure the same, and the totals that the body tells twice."""
    placed = [(s, f) for s in sentences for f in s.figures]
    heads = [(s, f) for s, f in placed if _is_head(s, f)]
    body = [(s, f) for s, f in placed if not _is_head(s, f)]
    for head in heads:
        # A code in common is enough to agree by, but not to differ by.
        worded = [told for s, told in body if _words(*head) & _words(s, told)]
        near = [p for p in body if _shares_words(head, p) or (_one_kind(head[1], p[1]) and _is_fine(head[1], p[1]))]
        agreeing = [told for _, told in near if _agree(head[1], told)]
        if agreeing:
            told = min(agreeing, key=lambda t: abs(t.figure.number - head[1].figure.number))
            yield make_check(
                "repeated", _verdict(head[1], told), head[1], [told], _formula(head[1], told), None, cue=told.metric
            )
            continue
        wrong = [told for _, told in near if told in worded and is_slip(head[1].figure.number, told.figure.number)]
        # Another figure of the body that agrees, whatever its words, is where the headline may have it from.
        if len(wrong) == 1 and not any(_agree(head[1], told) and _one_kind(head[1], told) for _, told in body):
            yield make_check(
                "repeated", "contradicted", head[1], wrong, _formula(head[1], wrong[0]), None, cue=wrong[0].metric
            )
    yield from _check_body([(at, f) for at, s in enumerate(sentences) if s.kind not in _HEADLINES for f in s.figures])


def _is_head(sentence: Sentence, told: Told) -> bool:
    """Whether the figure stands in a headline, or in one that opens its paragraph in brackets: 【暴雨致12人受伤】截至昨晚，…."""
    bracketed = sentence.text.startswith("【") and told.end <= sentence.text.find("】")
    return sentence.kind in _HEADLINES or bracketed


def _check_body(body: Sequence[tuple[int, Told]]) -> Iterator[Check]:
    """Totals (总…, 累计…) of one subject, metric, period and scope that stand in two sentences."""
    first: dict[object, tuple[int, Told]] = {}
    for at, told in body:
        fact = told.used.fact
        dated = fact.period is not None and fact.period.start is not None
        if not dated or fact.subject is None or "direction" in fact.qualifiers or not _TOTAL.search(fact.metric):
            continue
        key = (
            fact.subject.text,
            fact.metric,
            fact.period and (fact.period.start, fact.period.end),
            tuple(sorted(fact.qualifiers.items())),
            told.figure.unit,
        )
        earlier = first.setdefault(key, (at, told))
        if earlier[0] != at:
            verdict = _verdict(told, earlier[1]) if _agree(told, earlier[1]) else "contradicted"
            yield make_check("repeated", verdict, told, [earlier[1]], _formula(told, earlier[1]), None, cue=told.metric)


def _verdict(head: Told, told: Told) -> Verdict:
    """On two figures that agree: the same number, one within the hedge of the other, or one rounded to the other."""
    hedged = head.figure.modifier != "exact" and head.figure.interval.holds(told.figure.number)
    return "confirmed" if hedged or told.figure.number == head.figure.number else "rounding"


def _formula(head: Told, told: Told) -> str:
    signs = {"over": ">=", "at_least": ">=", "nearly": "<=", "at_most": "<=", "under": "<="}
    equal = "=" if head.figure.number == told.figure.number else "≈" if _agree(head, told) else "≠"
    return f"{number(told)} {signs.get(head.figure.modifier, equal)} {number(head)}"


def _one_kind(head: Told, told: Told) -> bool:
    """Whether the two count in one unit, and neither is a change where the other is a level."""
    way = [t.used.fact.qualifiers.get("direction") is None for t in (head, told)]
    return way[0] == way[1] and (head.figure.unit == told.figure.unit or _both_people(head, told))


def _both_people(head: Told, told: Told) -> bool:
    """超36万群众 and 36.92万人."""
    counts = [t.used.fact.value for t in (head, told)]
    units = [t.figure.unit for t in (head, told)]
    return any(unit[1:] == ("人",) for unit in units) and all(
        isinstance(value, Quantity) and (value.unit is None or unit[1] == "人")
        for value, unit in zip(counts, units, strict=True)
    )


def _shares_words(head: _Placed, placed: _Placed) -> bool:
    """Whether both figures are of one kind and measure one thing: by their codes, or by words that stand around both."""
    a, b = head[1].used.fact, placed[1].used.fact
    if not _one_kind(head[1], placed[1]):
        return False
    if a.metric_code is not None and a.metric_code == b.metric_code:
        return True
    return bool(_words(*head) & _words(*placed))


def _words(sentence: Sentence, told: Told) -> set[str]:
    """The pairs of characters of the metric and of the words around the figure."""
    texts = [told.used.fact.metric, sentence.near(told)[-20:], sentence.after(told)[:14]]
    return {
        piece[i : i + 2] for text in texts for piece in _LIGHT.sub(" ", text).split() for i in range(len(piece) - 1)
    }


def _is_fine(head: Told, told: Told) -> bool:
    """Whether the numbers are the same, or one slip apart, in so many digits that this is no chance."""
    a, b = head.figure.number, told.figure.number
    return min(digits_of(a), digits_of(b)) >= _FINE and (a == b or is_slip(a, b))


def _agree(head: Told, told: Told) -> bool:
    """Whether both can be true: one number, or the one within the rounding and hedge of the other."""
    return head.figure.interval.meets(told.figure.interval)
