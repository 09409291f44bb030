"""Figures by head of the people they are of: a place's totals over the population that the same article states."""

from __future__ import annotations

from collections.abc import Iterable

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
from extractor.models import Document, Modifier, Number, Percent, Place, Quantity

_POPULATION = ("常住人口", "户籍人口", "总人口", "人口总数")
_PEOPLE = ("人", "名", "口", "位")


class PerHead(Reckoned):
    """A total of a place over its people. `code`: the place's GB/T 2260 code, where it is known; `population`: whose heads are counted."""

    place: str
    code: str | None
    metric: str
    result: Number
    unit: str
    modifier: Modifier
    population: Used
    total: Used
    step: Step
    notes: list[str]


def per_head(documents: Document | Iterable[Document], place: str | None = None, *, places: int = 2) -> list[PerHead]:
    """The totals (money, quantities) of each place over the population that the same document states of it, in reading order.

    Only actual figures that are no rates, ranges or figures per something; a population and a total of different periods are divided only where one has
    none, with a note. `place` names one place. Raises CalculationError where no place has both.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    codes = {
        entity.value.name: entity.value.code
        for document in documents
        for entity in document.entities
        if isinstance(entity.value, Place)
    }
    stated = [
        used
        for used in stated_facts(documents)
        if used.fact.subject is not None
        and used.fact.subject.type == "place"
        and used.fact.status == "actual"
        and (place is None or used.fact.subject.text == place)
    ]
    people = [used for used in stated if _is_population(used)]
    found = [
        made
        for total in stated
        if not _is_population(total)
        for population in people[:]
        if (made := _divided(total, population, codes, places)) is not None
    ]
    if not found:
        raise CalculationError(
            "no place has both a population and a total in one document", [label(used) for used in people or stated]
        )
    return found


def _is_population(used: Used) -> bool:
    value, metric = used.fact.value, used.fact.metric
    return isinstance(value, Quantity) and value.unit in _PEOPLE and metric.endswith(_POPULATION)


def _divided(total: Used, population: Used, codes: dict[str, str | None], places: int) -> PerHead | None:
    one, other = total.fact, population.fact
    value = one.value
    same = one.subject is not None and other.subject is not None and one.subject.text == other.subject.text
    if not same or total.document != population.document or isinstance(value, Percent) or value.type == "duration":
        return None
    if value.per or value.upper is not None or "direction" in one.qualifiers or value.modifier == "several":
        return None
    heads = base_number(other.value)
    above = number(value)
    spans = [span for span in (span_of(total), span_of(population)) if isinstance(span, Span)]
    if not heads or above is None or (len(spans) == 2 and spans[0].end.year != spans[1].end.year):
        return None
    below = number(other.value)
    assert below is not None and one.subject is not None
    step = divide("by head", total, population, (above, below), places, f"{printed_unit(value) or '1'}/人")
    notes = [] if len(spans) == 2 else [UNDATED]
    return PerHead(
        place=one.subject.text,
        code=codes.get(one.subject.text),
        metric=one.metric,
        result=step.result,
        unit=step.unit or "",
        modifier=step.modifier,
        population=population,
        total=total,
        step=step,
        notes=notes,
    )
