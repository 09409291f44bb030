"""What is left of hedges after arithmetic never claims more than the figures say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures.hedges import Operation, combine, possible
from extractor.models import Modifier

MODIFIERS = get_args(Modifier)
OPERATIONS = get_args(Operation)
NUMBERS = st.fractions(min_value=Fraction(1, 100), max_value=10_000)


def true_value(draw: st.DrawFn, printed: Fraction, modifier: Modifier) -> Fraction:
    """A positive value that may stand behind the printed number."""
    above = printed + draw(st.fractions(min_value=Fraction(1, 1000), max_value=1000))
    below = printed * draw(st.fractions(min_value=Fraction(1, 1000), max_value=Fraction(999, 1000)))
    on = [printed]
    sides = {
        "exact": on,
        "about": [above, below, printed],
        "over": [above],
        "at_least": [above, printed],
        "several": [above, printed],
        "under": [below],
        "nearly": [below],
        "at_most": [below, printed],
    }
    return draw(st.sampled_from(sides[modifier]))


def holds(value: Fraction, printed: Fraction, modifier: Modifier) -> bool:
    return {
        "exact": value == printed,
        "about": True,
        "over": value > printed,
        "at_least": value >= printed,
        "several": value >= printed,
        "under": value < printed,
        "nearly": value < printed,
        "at_most": value <= printed,
    }[modifier]


def reckon(operation: Operation, left: Fraction, right: Fraction) -> Fraction:
    return {
        "add": left + right,
        "subtract": left - right,
        "multiply": left * right,
        "divide": left / right,
    }[operation]


@given(st.data(), st.sampled_from(OPERATIONS), st.sampled_from(MODIFIERS), st.sampled_from(MODIFIERS), NUMBERS, NUMBERS)
def test_the_result_lies_where_its_hedge_says(
    data: st.DataObject, operation: Operation, left: Modifier, right: Modifier, a: Fraction, b: Fraction
) -> None:
    true_a = data.draw(st.composite(true_value)(a, left))
    true_b = data.draw(st.composite(true_value)(b, right))
    hedge = combine(operation, left, right)
    assert holds(reckon(operation, true_a, true_b), reckon(operation, a, b), hedge), hedge


@pytest.mark.parametrize(
    ("operation", "left", "right", "expected"),
    [
        ("divide", "over", "exact", "over"),
        ("divide", "exact", "over", "under"),
        ("divide", "over", "over", "about"),
        ("subtract", "over", "over", "about"),
        ("subtract", "exact", "at_most", "at_least"),
        ("multiply", "exact", "at_least", "at_least"),
        ("multiply", "several", "exact", "several"),
        ("add", "several", "exact", "at_least"),
        ("add", "nearly", "nearly", "nearly"),
        ("add", "under", "nearly", "under"),
        ("add", "exact", "exact", "exact"),
    ],
)
def test_what_a_reader_expects(operation: Operation, left: Modifier, right: Modifier, expected: Modifier) -> None:
    assert combine(operation, left, right) == expected


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("modifier", MODIFIERS)
def test_an_exact_operand_adds_no_doubt(operation: Operation, modifier: Modifier) -> None:
    """What one hedge leaves, a second operand of the same side does not undo; exact leaves exact alone."""
    assert (combine(operation, modifier, "exact") == "exact") == (modifier == "exact")


@given(st.sampled_from(MODIFIERS), st.decimals(min_value=1, max_value=10**9, places=2))
def test_the_printed_number_is_possible(modifier: Modifier, number: Decimal) -> None:
    low, high = possible(number, modifier)
    assert low <= number and (high is None or number <= high)
