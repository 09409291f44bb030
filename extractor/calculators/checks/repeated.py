"""One figure told twice: in the headline and in the body, or in two sentences of the body; hedged and exact (超36万 and 36.92万)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.calculators.checks.judge import make_check, number
from extractor.calculators.story import Sentence, Told
from extractor.calculators.verdict import Check, Verdict
from extractor.models import Quantity

_TOTAL = re.compile("总|累计|共")
_HEADLINES = ("kicker", "title", "subtitle")


def check_repeated(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Every figure of the headlines against the figures of the body that measure the same, and the totals that the body tells twice."""
    heads = [f for s in sentences if s.kind in _HEADLINES for f in s.figures]
    body = [f for s in sentences if s.kind not in _HEADLINES for f in s.figures]
    for head in heads:
        alike = [told for told in body if _same_measure(head, told, 2)]
        # Where the numbers agree, less likeness of wording is enough.
        agreeing = [told for told in body if _agree(head, told) and _same_measure(head, told, 1)]
        if agreeing:
            told = min(agreeing, key=lambda t: abs(t.figure.number - head.figure.number))
            yield make_check("repeated", _verdict(head, told), head, [told], _formula(head, told), None)
        elif len(alike) == 1 and _surely_same(head, alike[0]):
            yield make_check("repeated", "contradicted", head, alike, _formula(head, alike[0]), None)

    yield from _check_body([(at, f) for at, s in enumerate(sentences) if s.kind not in _HEADLINES for f in s.figures])


def _check_body(body: Sequence[tuple[int, Told]]) -> Iterator[Check]:
    """Totals (总…, 累计…) of one subject, metric, period and scope that stand in two sentences."""
    first: dict[object, tuple[int, Told]] = {}
    for at, told in body:
        fact = told.used.fact
        if fact.period is None or fact.period.start is None or fact.subject is None or not _TOTAL.search(fact.metric):
            continue
        key = (
            fact.subject.text,
            fact.metric_code or fact.metric,
            (fact.period.start, fact.period.end),
            tuple(sorted(fact.qualifiers.items())),
            told.figure.unit,
        )
        earlier = first.setdefault(key, (at, told))
        if earlier[0] != at:
            verdict = _verdict(told, earlier[1]) if _agree(told, earlier[1]) else "contradicted"
            yield make_check("repeated", verdict, told, [earlier[1]], _formula(told, earlier[1]), None)


def _verdict(head: Told, told: Told) -> Verdict:
    """On two figures that agree: the same number, one within the hedge of the other, or one rounded to the other."""
    hedged = head.figure.modifier != "exact" and head.figure.interval.holds(told.figure.number)
    return "confirmed" if hedged or told.figure.number == head.figure.number else "rounding"


def _formula(head: Told, told: Told) -> str:
    signs = {"over": ">=", "at_least": ">=", "nearly": "<=", "at_most": "<=", "under": "<="}
    equal = "=" if head.figure.number == told.figure.number else "≈" if _agree(head, told) else "≠"
    return f"{number(told)} {signs.get(head.figure.modifier, equal)} {number(head)}"


def _same_measure(head: Told, told: Told, least: int) -> bool:
    """Whether both measure one thing: by their codes, or by a half of their character pairs, `least` of them at the least."""
    a, b = head.used.fact, told.used.fact
    if head.figure.unit != told.figure.unit and not _both_people(head, told):
        return False
    if a.qualifiers.get("direction") != b.qualifiers.get("direction"):
        return False
    if a.metric_code is not None and a.metric_code == b.metric_code:
        return True
    x, y = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (a.metric, b.metric))
    shared = len(x & y)
    return shared >= least and (least == 1 or shared * 2 >= min(len(x), len(y)))


def _both_people(head: Told, told: Told) -> bool:
    """超36万群众 and 36.92万人."""
    counts = [t.used.fact.value for t in (head, told)]
    return all(
        isinstance(v, Quantity) and (v.unit is None or t.figure.unit[1] == "人")
        for v, t in zip(counts, (head, told), strict=True)
    ) and any(t.figure.unit[1:] == ("人",) for t in (head, told))


def _agree(head: Told, told: Told) -> bool:
    """Whether both can be true: one number, or the one within the rounding and hedge of the other."""
    return head.figure.interval.meets(told.figure.interval)


def _surely_same(head: Told, told: Told) -> bool:
    """Whether the two cannot be of different things: one subject, one scope, one code."""
    a, b = head.used.fact, told.used.fact
    return (
        a.metric_code == b.metric_code
        and (a.metric_code is not None or a.metric == b.metric)
        and a.subject is not None
        and b.subject is not None
        and a.subject.text == b.subject.text
        and all(
            len({a.qualifiers.get(k), b.qualifiers.get(k)} - {None}) < 2
            for k in ("tier", "population", "place", "item")
        )
    )
