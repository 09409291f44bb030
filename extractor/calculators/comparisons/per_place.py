"""A place's totals over another figure that the same article states of it: over its people (by head), or over an area or a count (a unit price)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractor.calculators.division import UNDATED, divide
from extractor.calculators.selection import label
from extractor.figures import (
    CalculationError,
    Reckoned,
    Span,
    Step,
    Used,
    base_number,
    number,
    printed_unit,
    span_of,
    stated_facts,
)
from extractor.models import Document, Modifier, Money, Number, Percent, Place, Quantity

_POPULATION = ("常住人口", "户籍人口", "总人口", "人口总数")
_PEOPLE = ("人", "名", "口", "位")


class PerPlace(Reckoned):
    """A total of a place over another figure of it. `code`: the place's GB/T 2260 code, where it is known."""

    place: str
    code: str | None
    metric: str
    result: Number
    unit: str
    modifier: Modifier
    total: Used
    step: Step
    notes: list[str]


class PerHead(PerPlace):
    """A total of a place over its people; `population`: whose heads are counted."""

    population: Used


class UnitPrice(PerPlace):
    """A sum of money of a place over an area or a count of it; `size`: what the sum is divided by."""

    size: Used


def per_head(documents: Document | Iterable[Document], place: str | None = None, *, places: int = 2) -> list[PerHead]:
    """The totals (money, quantities) of each place over the population that the same document states of it, in reading order.

    Only actual figures that are no rates, ranges or figures per something; a population and a total of different periods are divided only where one has
    none, with a note. `place` names one place. Raises CalculationError where no place has both.
    """
    quotients = _quotients(documents, place, _is_population, lambda used: not _is_population(used), "by head", places)
    found = [PerHead.model_validate({"population": below, **parts}) for below, parts in quotients]
    if not found:
        stated = _stated(documents, place)
        people = [used for used in stated if _is_population(used)]
        raise CalculationError(
            "no place has both a population and a total in one document", [label(used) for used in people or stated]
        )
    return found


def unit_price(
    documents: Document | Iterable[Document],
    by: str,
    *,
    of: str | None = None,
    place: str | None = None,
    places: int = 2,
) -> list[UnitPrice]:
    """The sums of money of each place over what the same document states of it as `by` (成交面积, 套数), in reading order.

    `by` and `of` are wordings that the metric ends with; `of` names the sums (成交金额), otherwise all are taken. What is divided is chosen as by `per_head`.
    Raises CalculationError where no place has both.
    """

    def is_size(used: Used) -> bool:
        return isinstance(used.fact.value, Quantity) and used.fact.metric.endswith(by)

    def is_sum(used: Used) -> bool:
        return isinstance(used.fact.value, Money) and (of is None or used.fact.metric.endswith(of))

    quotients = _quotients(documents, place, is_size, is_sum, f"by {by}", places)
    found = [UnitPrice.model_validate({"size": below, **parts}) for below, parts in quotients]
    if not found:
        raise CalculationError(
            f"no place has both a sum of money and {by} in one document", [label(u) for u in _stated(documents, place)]
        )
    return found


def _stated(documents: Document | Iterable[Document], place: str | None) -> list[Used]:
    """The actual figures of places, or of the one place."""
    return [
        used
        for used in stated_facts([documents] if isinstance(documents, Document) else documents)
        if used.fact.subject is not None
        and used.fact.subject.type == "place"
        and used.fact.status == "actual"
        and (place is None or used.fact.subject.text == place)
    ]


def _quotients(
    documents: Document | Iterable[Document],
    place: str | None,
    is_below: Callable[[Used], bool],
    is_above: Callable[[Used], bool],
    rule: str,
    places: int,
) -> Iterator[tuple[Used, dict[str, object]]]:
    """What each total is divided by, and the parts of the result that all quotients have."""
    documents = [documents] if isinstance(documents, Document) else list(documents)
    codes = {
        entity.value.name: entity.value.code
        for document in documents
        for entity in document.entities
        if isinstance(entity.value, Place)
    }
    stated = _stated(documents, place)
    divisors = [used for used in stated if is_below(used)]
    for total in filter(is_above, stated):
        for below in divisors:
            step = _divided(total, below, rule, places)
            if step is None or total.fact.subject is None:
                continue
            name, dated = total.fact.subject.text, [isinstance(span_of(used), Span) for used in (total, below)]
            yield (
                below,
                {
                    "place": name,
                    "code": codes.get(name),
                    "metric": total.fact.metric,
                    "result": step.result,
                    "unit": step.unit or "",
                    "modifier": step.modifier,
                    "total": total,
                    "step": step,
                    "notes": [] if all(dated) else [UNDATED],
                },
            )


def _is_population(used: Used) -> bool:
    value, metric = used.fact.value, used.fact.metric
    return isinstance(value, Quantity) and value.unit in _PEOPLE and metric.endswith(_POPULATION)


def _divided(total: Used, below: Used, rule: str, places: int) -> Step | None:
    """The division, where both are of one place and one year, and plain levels."""
    one, other = total.fact, below.fact
    same = one.subject is not None and other.subject is not None and one.subject.text == other.subject.text
    if not same or total is below or total.document != below.document or isinstance(one.value, Percent):
        return None
    if one.value.type == "duration" or not (_is_level(total) and _is_level(below)):
        return None
    divisor, above, number_below = base_number(other.value), number(one.value), number(other.value)
    spans = [span for span in (span_of(total), span_of(below)) if isinstance(span, Span)]
    if not divisor or above is None or number_below is None:
        return None
    if len(spans) == 2 and spans[0].end.year != spans[1].end.year:
        return None
    assert isinstance(other.value, Quantity)
    counted = "人" if other.value.unit in _PEOPLE else other.value.unit or other.value.of or "1"
    unit = f"{printed_unit(one.value) or '1'}/{counted}"
    return divide(rule, total, below, (above, number_below), places, unit)


def _is_level(used: Used) -> bool:
    """Whether the figure is one number that is no change, no range and not per anything."""
    value = used.fact.value
    plain = not isinstance(value, Percent) and value.type != "duration" and not value.per
    return plain and value.upper is None and "direction" not in used.fact.qualifiers and value.modifier != "several"
