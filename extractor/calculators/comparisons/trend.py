"""A metric over its periods: its levels, and what the texts say of their change, checked against the levels."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from extractor.calculators.growth_rates.series import growth
from extractor.calculators.same_name import find_thing, merge_things
from extractor.figures import CalculationError, Reckoned, Span, Step, Used, quotient, scope, span_of
from extractor.models import Document, Number, Percent, Record, plain

_RISE, _FALL = ("增", "升", "涨", "提高", "扩大"), ("降", "减", "跌", "回落", "缩")
Verdict = Literal["fits", "rounding", "differs"]


class StatedChange(Record):
    """What a text says of the change to `level`, beside what the levels of the texts give. `differs` may also mean that the earlier figure was revised, or
    that the rate is one of comparable prices."""

    level: Used
    before: Used
    stated: Used
    stated_rate: Number
    reckoned_rate: Number
    verdict: Verdict
    step: Step


class Trend(Reckoned):
    """The levels in the order of their periods, and the stated changes that can be checked."""

    subject: str
    metric: str
    levels: list[Used]
    changes: list[StatedChange]
    notes: list[str]


def trend(documents: Document | Iterable[Document], subject: str, metric: str) -> Trend:
    """The levels of `metric` (a code or a wording) of `subject` over their periods, and the stated rates of change against them.

    A stated rate (利润总额同比增长12%) is checked where the same text or another states the level of a year earlier in the same scope. Raises CalculationError
    where fewer than two levels can be compared; planned and disputed figures are left out.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    grown = growth(documents, subject, metric)
    levels: dict[str, Used] = {}
    for each in grown.changes:
        for used in (each.first, each.last):
            levels.setdefault(f"{used.document}#{used.fact.id}", used)
    ordered = sorted(levels.values(), key=lambda used: str(span_of(used)))
    if any(used.fact.status != "actual" for used in ordered):
        raise CalculationError(
            f"{subject}, {metric}: planned and actual figures make no trend", [str(u) for u in ordered]
        )
    said = find_thing(merge_things(documents), subject, "subject").once
    changes = [
        checked
        for used in said
        for level in ordered
        if (before := _year_before(level, ordered)) is not None and (checked := _checked(used, level, before))
    ]
    return Trend(subject=grown.subject, metric=grown.metric, levels=ordered, changes=changes, notes=_notes(changes))


def _year_before(level: Used, levels: list[Used]) -> Used | None:
    span = span_of(level)
    for other in levels:
        earlier = span_of(other)
        if isinstance(span, Span) and isinstance(earlier, Span) and scope(other.fact) == scope(level.fact):
            same = (earlier.start.month, earlier.start.day, earlier.end.month) == (
                span.start.month,
                span.start.day,
                span.end.month,
            )
            if same and earlier.end.year == span.end.year - 1 and earlier.start.year == span.start.year - 1:
                return other
    return None


def _checked(used: Used, level: Used, before: Used) -> StatedChange | None:
    fact, value = used.fact, used.fact.value
    stem = level.fact.metric
    if not isinstance(value, Percent) or value.kind != "percent" or fact.status != "actual":
        return None
    if not fact.metric.startswith(stem) or "环比" in fact.metric or str(span_of(used)) != str(span_of(level)):
        return None
    rest = fact.metric.removeprefix(stem) + fact.qualifiers.get("direction", "")
    way = -1 if any(word in rest for word in _FALL) else 1 if any(word in rest for word in _RISE) else 0
    first, last = _number(before), _number(level)
    if not way or first is None or last is None or not first:
        return None
    reckoned, rounding = quotient(last - first, first, 6)
    stated = way * value.value
    formula = f"({plain(last)} - {plain(first)}) / {plain(first)}"
    step = Step(name="rate", formula=formula, result=reckoned, rounding=rounding)
    return StatedChange(
        level=level,
        before=before,
        stated=used,
        stated_rate=stated,
        reckoned_rate=reckoned,
        verdict=_verdict(stated, reckoned),
        step=step,
    )


def _number(used: Used) -> Decimal | None:
    value = used.fact.value
    if value.type == "money":
        return value.amount
    return value.value if value.type == "quantity" else None


def _verdict(stated: Decimal, reckoned: Decimal) -> Verdict:
    """Stated to tenths of a percent, a rate fits within half of one; figures printed to three digits give it within half a percent."""
    apart = abs(stated - reckoned)
    return "fits" if apart <= Decimal("0.0005") else "rounding" if apart <= Decimal("0.005") else "differs"


def _notes(changes: list[StatedChange]) -> list[str]:
    if any(change.verdict == "differs" for change in changes):
        return ["a stated rate may be one of comparable prices, or the earlier figure may have been revised since"]
    return []
