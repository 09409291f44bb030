"""Several programmes, editions or towns side by side: metric by metric, like with like, in one unit, with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from extractor.calculators.same_name import find_thing, merge_things
from extractor.calculators.selection import by_metric
from extractor.figures import (
    CalculationError,
    Figure,
    Reckoned,
    Span,
    Used,
    base_number,
    base_upper,
    in_unit_of,
    measure,
    metric_key,
    printed_unit,
    scope,
    span_of,
    to_decimal,
)
from extractor.models import Document, Modifier, Number, Record


class Cell(Record):
    """A subject's figure in the row's unit, with its hedge; `upper` where it is a range; `period` in EDTF."""

    number: Number
    upper: Number | None
    modifier: Modifier
    period: str | None
    used: Used


class ComparedRow(Record):
    """One measure of all subjects: `cells` in the order of the subjects, None where a subject's figure is not stated."""

    metric: str
    code: str | None
    unit: str | None
    scope: dict[str, str]
    cells: list[Cell | None]


class SideBySide(Reckoned):
    """The rows that at least two subjects have first, then what only one states; `left_out` says why a figure stands in no row."""

    subjects: list[str]
    rows: list[ComparedRow]
    left_out: list[str]


def compare_subjects(
    documents: Document | Iterable[Document], subjects: Sequence[str], metrics: Sequence[str] = ()
) -> SideBySide:
    """The figures of `subjects` (names or aliases) side by side; `metrics` (codes or wordings) narrow the rows.

    A row holds one metric, scope (qualifiers), currency or unit and denominators, so that like stands beside like; of several figures of a subject in a row
    the latest period counts. Planned, denied and disputed figures are left out. Raises CalculationError where fewer than two subjects are asked for or
    one is not there.
    """
    if len(set(subjects)) < 2:
        raise CalculationError("compare at least two subjects")
    things = merge_things(documents)
    chosen = [find_thing(things, subject, "subject") for subject in subjects]
    rows: dict[object, list[list[Used]]] = {}
    left_out = []
    for at, thing in enumerate(chosen):
        stated = thing.once
        if metrics:
            stated = [used for metric in metrics for used in by_metric(stated, metric)]
        for used in stated:
            reason = _unusable(used)
            if reason is not None:
                left_out.append(f"{used}: {reason}")
                continue
            fact = used.fact
            key = (metric_key(fact), measure(fact.value), scope(fact))
            rows.setdefault(key, [[] for _ in chosen])[at].append(used)
    made = [_row(cells) for cells in rows.values()]
    made.sort(key=lambda row: -sum(cell is not None for cell in row.cells))
    return SideBySide(subjects=[thing.name for thing in chosen], rows=made, left_out=left_out)


def _unusable(used: Used) -> str | None:
    if used.fact.status != "actual":
        return f"{used.fact.status}, not actual"
    return "no single number" if base_number(used.fact.value) is None else None


def _row(cells: list[list[Used]]) -> ComparedRow:
    first = next(used for stated in cells for used in stated).fact
    return ComparedRow(
        metric=first.metric,
        code=first.metric_code,
        unit=printed_unit(first.value) or None,
        scope=dict(scope(first)),
        cells=[_cell(max(stated, key=_latest), first.value) if stated else None for stated in cells],
    )


def _latest(used: Used) -> tuple[date, str]:
    span = span_of(used)
    return (span.end if isinstance(span, Span) else date.min), used.published or ""


def _cell(used: Used, like: Figure) -> Cell:
    value = used.fact.value
    number, _ = in_unit_of(value, like)
    upper = None
    top, base = base_upper(value), base_number(value)
    if top is not None and base:
        upper = to_decimal(Fraction(number) * top / base)[0]
    period = used.fact.period.edtf if used.fact.period else None
    return Cell(number=number, upper=upper, modifier=value.modifier, period=period, used=used)
