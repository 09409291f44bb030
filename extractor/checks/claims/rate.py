"""Shares and rates that two other figures give: 其中合格1176批次，合格率98%; 占全港的73.8%; 完成计划的85%."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Told
from extractor.relation import Relation


def check_share(relation: Relation[Told]) -> Iterator[Check]:
    """What a `share` relation claims; nothing where the whole is zero."""
    assert relation.whole is not None
    part, whole = relation.parts
    if whole.figure.number and part.figure.number:
        yield _check(relation.whole, part, whole, rest=not relation.complete)


def _check(told: Told, part: Told, whole: Told, *, rest: bool) -> Check:
    """`rest`: the rate is of those that are not the part (不合格19批次，合格率98.48%)."""
    a, p, w = told.figure, part.figure, whole.figure
    rounded, possible = ((w.rounded - p.rounded), (w.interval - p.interval)) if rest else (p.rounded, p.interval)
    computed = (w.number - p.number if rest else p.number) / w.number
    formula = f"({number(whole)} - {number(part)})" if rest else number(part)
    verdict = judge(a, computed, rounded / w.rounded, possible / w.interval)
    return make_check("rate", verdict, told, [part, whole], f"{formula} / {number(whole)}", computed)
