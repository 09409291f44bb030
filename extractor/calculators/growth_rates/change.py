"""The change from one figure to a later one of the same kind."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.figures import (
    EXACT,
    YEARS_CONVENTION,
    Comparison,
    Span,
    Step,
    Used,
    combine,
    in_unit_of,
    number,
    printed_unit,
    quotient,
    scope,
    years_between,
)
from extractor.models import Modifier, Number, Percent, Record, plain

# An average or a highest value is no running total: what is counted longer is not added to it.
_NO_TOTAL = re.compile(r"均|最[高低大小多少长短]|率")


class Change(Record):
    """From `first` to `last`.

    `kind` is `cumulative` where both count from one day on (of a total, the difference is what came in between their ends) and `successive` where they cover
    spans of one length. `difference` is in `unit`, percentages in points; `rate` is its share of the first figure, None for percentages; `years` lie between
    the ends of cumulative spans and the starts of successive ones; `per_year` is the difference over the years. `about`: both figures are hedged alike
    (超317万, 超429万), so that all of it is approximate.
    """

    kind: Comparison
    scope: dict[str, str]
    first: Used
    last: Used
    difference: Number
    unit: str | None
    rate: Number | None
    years: Number
    per_year: Number
    modifier: Modifier
    about: bool
    steps: list[Step]
    notes: list[str]


def change(first: Used, first_span: Span, last: Used, last_span: Span, kind: Comparison) -> Change:
    """The change between two figures of one measure, neither of them a range."""
    before, rounding = in_unit_of(first.fact.value, last.fact.value)
    after = number(last.fact.value)
    if after is None:
        raise ValueError(f"{last.fact.value}: no single number")
    percent = isinstance(last.fact.value, Percent)
    unit = ("point" if percent else printed_unit(last.fact.value)) or None
    modifier = combine("subtract", last.fact.value.modifier, first.fact.value.modifier)
    total = kind == "cumulative" and not percent and _is_total(last)
    difference = EXACT.subtract(after, before)
    name = f"added between {first_span.end} and {last_span.end}" if total else "difference"
    steps = [_step(name, f"{plain(after)} - {plain(before)}", difference, unit, modifier, rounding)]
    rate = None
    if not percent and before:
        rate, rounding = quotient(difference, before, 6)
        hedge = combine("divide", modifier, first.fact.value.modifier)
        steps.append(_step("rate", f"{plain(difference)} / {plain(before)}", rate, None, hedge, rounding))
    ends = (first_span.end, last_span.end) if kind == "cumulative" else (first_span.start, last_span.start)
    years = years_between(*ends)
    steps.append(
        _step(
            "years",
            f"{ends[0]} to {ends[1]}",
            years,
            "year",
            "exact",
            None if years == int(years) else YEARS_CONVENTION,
        )
    )
    per_year, rounding = quotient(difference, years, 6 if percent else 2)
    steps.append(_step("per year", f"{plain(difference)} / {plain(years)}", per_year, unit, modifier, rounding))
    return Change(
        kind=kind,
        scope=dict(scope(last.fact)),
        first=first,
        last=last,
        difference=difference,
        unit=unit,
        rate=rate,
        years=years,
        per_year=per_year,
        modifier=modifier,
        about=first.fact.value.modifier != "exact",
        steps=steps,
        notes=_notes(first_span, last_span, difference, years, total),
    )


def _is_total(used: Used) -> bool:
    return used.fact.value.modifier not in ("at_most", "at_least") and not _NO_TOTAL.search(used.fact.metric)


def _notes(first: Span, last: Span, difference: Decimal, years: Decimal, total: bool) -> list[str]:
    notes = []
    if first.as_of_publication or last.as_of_publication:
        notes.append("a period that the text leaves open (…以来) ends with the publication of its page")
    if total and difference < 0:
        notes.append("a running total cannot fall: the two figures do not count the same")
    if years < 1:
        notes.append("per year is reckoned up from less than a year")
    return notes


def _step(name: str, formula: str, result: Decimal, unit: str | None, modifier: Modifier, rounding: str | None) -> Step:
    return Step(name=name, formula=formula, result=result, unit=unit, modifier=modifier, rounding=rounding)
