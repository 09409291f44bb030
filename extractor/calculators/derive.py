"""Figures that follow from two others: so much a head or a claim, and the share of a whole."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extractor.calculators.division import UNDATED, divide, unit_over
from extractor.calculators.selection import Choice, candidates, choose, label
from extractor.figures import (
    CalculationError,
    Reckoned,
    Span,
    Step,
    Used,
    base_number,
    in_unit_of,
    measure,
    number,
    span_of,
)
from extractor.models import Document, Modifier, Number, Percent


class Derived(Reckoned):
    """A figure reckoned from facts: its number, unit (None: a ratio) and hedge, how, and from which facts. `notes` are what a reader should know of it."""

    result: Number
    unit: str | None
    modifier: Modifier
    steps: list[Step]
    used: list[Used]
    notes: list[str]


def ratio(
    documents: Document | Iterable[Document], numerator: Choice, denominator: Choice, *, places: int = 2
) -> Derived:
    """One figure over another: 总赔付金额 over 赔付人次 is money per claim, over 惠及人数 per head.

    A choice is a fact's id (`a0f20`) or `(subject, metric)`, see `candidates`; where several facts are meant, the two of one period, if only two are. The result is in the printed units (`CNY/人次`), rounded to so many places, half to
    even; hedges carry over (exact over 超 is `under`). Raises CalculationError for a choice that is not one fact, for ranges, percentages, a denominator of
    zero, and for two figures of different periods.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    above, below = _choose_two(documents, numerator, denominator)
    _check_statuses(above, below)
    over, under = _plain_number(above), _plain_number(below)
    for used in (above, below):
        if isinstance(used.fact.value, Percent):
            raise CalculationError(f"{label(used)}: a percentage is a ratio already")
    notes = _check_periods(above, below)
    return _divided("ratio", (above, over), (below, under), unit_over(above, below), places, notes)


def share(documents: Document | Iterable[Document], part: Choice, whole: Choice, *, places: int = 6) -> Derived:
    """What share `part` is of `whole`, as a ratio: choices, rounding and hedges as in `ratio`.

    Raises CalculationError besides where the two are not measured alike (currency, unit, denominators) or the part is more than the whole.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    above, below = _choose_two(documents, part, whole)
    _check_statuses(above, below)
    reason = measure(above.fact.value).unlike(measure(below.fact.value))
    if reason is not None:
        raise CalculationError(f"no share: {reason}", [label(above), label(below)])
    under = _plain_number(below)
    _plain_number(above)
    notes = _check_periods(above, below)
    if (base_number(above.fact.value) or 0) > (base_number(below.fact.value) or 0):
        raise CalculationError("no share: the part is more than the whole", [label(above), label(below)])
    return _divided(
        "share", (above, in_unit_of(above.fact.value, below.fact.value)[0]), (below, under), None, places, notes
    )


def _check_statuses(one: Used, other: Used) -> None:
    if one.fact.status != other.fact.status:
        raise CalculationError(
            f"one figure is {one.fact.status}, the other {other.fact.status}", [label(one), label(other)]
        )


def _choose_two(documents: list[Document], one: Choice, other: Choice) -> tuple[Used, Used]:
    """The two facts that are meant. Raises CalculationError where more are."""
    if not isinstance(one, str) and not isinstance(other, str):
        pairs = [
            (left, right)
            for left in candidates(documents, one)
            for right in candidates(documents, other)
            if isinstance(a := span_of(left), Span) and isinstance(b := span_of(right), Span) and a.is_same(b)
        ]
        if len(pairs) == 1:
            return pairs[0]
    return choose(documents, one), choose(documents, other)


def _divided(
    name: str, above: tuple[Used, Decimal], below: tuple[Used, Decimal], unit: str | None, places: int, notes: list[str]
) -> Derived:
    if not below[1]:
        raise CalculationError("nothing can be divided by zero", [label(below[0])])
    step = divide(name, above[0], below[0], (above[1], below[1]), places, unit)
    return Derived(
        result=step.result,
        unit=unit,
        modifier=step.modifier,
        steps=[step],
        used=[above[0], below[0]],
        notes=notes,
    )


def _plain_number(used: Used) -> Decimal:
    value = used.fact.value
    plain_number = number(value)
    if plain_number is None or value.upper is not None:
        raise CalculationError(f"{label(used)}: {'a range' if value.upper else 'no single number'}")
    return plain_number


def _check_periods(one: Used, other: Used) -> list[str]:
    if one.document == other.document and one.fact.evidence == other.fact.evidence:
        return []
    spans = [span for span in (span_of(one), span_of(other)) if isinstance(span, Span)]
    if len(spans) == 2 and not spans[0].is_same(spans[1]):
        raise CalculationError(f"different periods: {spans[0]} and {spans[1]}", [label(one), label(other)])
    return [] if len(spans) == 2 else [UNDATED]
