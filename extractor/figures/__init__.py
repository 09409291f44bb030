"""Figures as numbers: units, magnitudes, intervals, hedges, the days they were counted over; what calculators and checks reckon with."""

from __future__ import annotations

from extractor.figures.case import Case, find_cases
from extractor.figures.hedges import Operation, combine, possible
from extractor.figures.interval import Interval, sum_of
from extractor.figures.magnitude import (
    Figure,
    base_number,
    base_upper,
    in_unit_of,
    measure,
    number,
    per_factor,
    printed_unit,
)
from extractor.figures.metrics import metric_key, scope, scope_text
from extractor.figures.moments import Moment, TimedSentence, tell_moments
from extractor.figures.printed_figure import Printed, align
from extractor.figures.repeats import without_repeats
from extractor.figures.rounding import EXACT, quotient, to_decimal, trimmed
from extractor.figures.spans import YEARS_CONVENTION, Comparison, Span, compare, span_of, why_apart, years_between
from extractor.figures.stated import Sentence, Told, tell, tell_cells
from extractor.figures.units import counting_unit, denominator_name, is_physical, money_unit, quantity_unit
from extractor.figures.working import CalculationError, Reckoned, Step, Used, stated_facts

__all__ = [
    "EXACT",
    "YEARS_CONVENTION",
    "CalculationError",
    "Case",
    "Comparison",
    "Figure",
    "Interval",
    "Moment",
    "Operation",
    "Printed",
    "Reckoned",
    "Sentence",
    "Span",
    "Step",
    "TimedSentence",
    "Told",
    "Used",
    "align",
    "base_number",
    "base_upper",
    "combine",
    "compare",
    "counting_unit",
    "denominator_name",
    "find_cases",
    "in_unit_of",
    "is_physical",
    "measure",
    "metric_key",
    "money_unit",
    "number",
    "per_factor",
    "possible",
    "printed_unit",
    "quantity_unit",
    "quotient",
    "scope",
    "scope_text",
    "span_of",
    "stated_facts",
    "sum_of",
    "tell",
    "tell_cells",
    "tell_moments",
    "to_decimal",
    "trimmed",
    "why_apart",
    "without_repeats",
    "years_between",
]
