"""Figures of one subject that cannot both hold.

Two facts conflict where they measure the same thing (`metric_key`) in the same unit, for the same people and tier (`scope`) and the same days, and no one value can
stand behind both, hedges counted. Within an article only facts in one wording can conflict: an article that gives two figures for what looks like one thing means two
things more often than not. Undated facts never do, for they may be of different times; nor the two ends of a change (从15天延长至56天), nor ages,
which tell who is meant.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from fractions import Fraction

from extractor.figures import (
    Span,
    Used,
    base_number,
    base_upper,
    measure,
    metric_key,
    possible,
    scope,
    scope_text,
    span_of,
    to_decimal,
)
from extractor.models import Record

Bounds = tuple[Decimal, Decimal | None]


class Conflict(Record):
    """Facts that say different things of one metric, period and scope. `reason` tells how they differ."""

    reason: str
    used: list[Used]


def find_conflicts(used: Sequence[Used]) -> list[Conflict]:
    """The conflicts among facts about one subject: one for each metric, scope and period, with the facts that differ in their order."""
    groups: dict[Hashable, list[Used]] = {}
    for one in used:
        key = _key(one)
        if key is not None:
            groups.setdefault(key, []).append(one)
    conflicts = []
    for group in groups.values():
        bounds = [_possible(one) for one in group]
        differing = [
            one
            for one, mine in zip(group, bounds, strict=True)
            if any(
                not _meet(mine, theirs) and _may_contradict(one, other)
                for other, theirs in zip(group, bounds, strict=True)
            )
        ]
        if differing:
            conflicts.append(Conflict(reason=_reason(differing), used=differing))
    return conflicts


def _key(used: Used) -> Hashable | None:
    """What must agree before two figures can be compared; None for a figure that cannot be."""
    fact, span = used.fact, span_of(used)
    if isinstance(span, str) or base_number(fact.value) is None or fact.linked is not None or fact.metric_code == "age":
        return None
    return metric_key(fact), measure(fact.value), scope(fact), span, fact.status


def _may_contradict(one: Used, other: Used) -> bool:
    """Whether the two are of different articles, or in one wording."""
    return (one.document, one.article) != (other.document, other.article) or one.fact.metric == other.fact.metric


def _meet(one: Bounds, other: Bounds) -> bool:
    (low, high), (other_low, other_high) = one, other
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _possible(used: Used) -> Bounds:
    """Between which values, in the base unit, the figure may lie."""
    value = used.fact.value
    low, upper = to_decimal(base_number(value) or Fraction(0))[0], base_upper(value)
    return possible(low, value.modifier) if upper is None else (low, to_decimal(upper)[0])


def _reason(differing: Sequence[Used]) -> str:
    span = span_of(differing[0])
    values = dict.fromkeys(str(one.fact.value) for one in differing)
    when = f" for {span}" if isinstance(span, Span) else ""
    return f"different values{when} ({scope_text(differing[0].fact)}): {' and '.join(values)}"
