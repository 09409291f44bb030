"""Figures in other units: exact factors, and back again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_facts import money, percent, quantity

from extractor.calculators import CalculationError, convert
from extractor.figures.rounding import quotient, trimmed
from extractor.models import Money, Quantity

NUMBERS = st.decimals(min_value="0.01", max_value=10**10, places=2)
PAIRS = [
    ("亩", "平方米"),
    ("公顷", "亩"),
    ("斤", "公斤"),
    ("里", "公里"),
    ("吨", "万斤"),
    ("平方公里", "万亩"),
    ("人次", "万人次"),
]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (quantity("15", "亩"), "公顷", "1"),
        (quantity("15", "亩"), "平方米", "10000"),
        (quantity("2.5", "公顷"), "平方米", "25000"),
        (quantity("18", "公里/小时"), "米/秒", "5"),
        (quantity("3", "斤"), "公斤", "1.5"),
        (quantity("3", "公里"), "里", "6"),
        (quantity("3170000", "人次"), "万人次", "317"),
        (quantity("120", "名"), "人", "120"),
        (money("2759000000"), "亿元", "27.59"),
        (money("2759000000"), "万元", "275900"),
        (money("38", per=["jin"]), "元/公斤", "76"),
        (money("80", per=["kilogram"]), "元/斤", "40"),
        (money("100000", per=["mu"]), "元/公顷", "1500000"),
        (money("150", per=["year"]), "万元/年", "0.015"),
        (money("150", per=["year"]), "万元", "0.015"),
    ],
)
def test_conversions(value: Money | Quantity, unit: str, expected: str) -> None:
    result = convert(value, unit)
    assert result.result == Decimal(expected) and result.step.rounding is None and result.unit == unit


def test_what_is_not_finite_is_rounded_and_says_so() -> None:
    result = convert(quantity("68", "亩", "over"), "平方米")
    assert str(result.result) == "45333.3333333" and result.modifier == "over"
    assert result.step.formula == "68 * 2000 / 3" and "12 significant digits" in (result.step.rounding or "")


def test_both_ends_of_a_range() -> None:
    result = convert(quantity("30", "亩", upper=Decimal(45)), "公顷")
    assert (result.result, result.upper) == (2, 3)


@given(NUMBERS, st.sampled_from(PAIRS))
def test_there_and_back(number: Decimal, pair: tuple[str, str]) -> None:
    there = convert(Quantity(value=number, unit=pair[0]), pair[1])
    back = convert(Quantity(value=there.result, unit=pair[1]), pair[0])
    if there.step.rounding is None:
        assert back.result == number
    else:
        assert abs(back.result - number) <= number * Decimal("1e-11")


@given(NUMBERS, st.sampled_from([("元", 1), ("万元", 10**4), ("百万元", 10**6), ("亿元", 10**8), ("万亿元", 10**12)]))
def test_money_is_never_rounded(number: Decimal, unit: tuple[str, int]) -> None:
    there = convert(Money(amount=number), unit[0])
    assert there.step.rounding is None and there.result * unit[1] == number


@pytest.mark.parametrize(
    ("value", "unit", "message"),
    [
        (money("5"), "美元", "no money in 美元"),
        (money("5"), "亩", "no money in 亩"),
        (quantity("5", "亩"), "斤", "measure different things"),
        (quantity("5", "家"), "人", "measure different things"),
        (money("100", per=["year"]), "元/月", "per year and per month"),
        (money("100"), "元/年", "1 denominators, the figure 0"),
        (percent("0.5"), "元", "only money and quantities"),
    ],
)
def test_what_cannot_be_converted(value: Money, unit: str, message: str) -> None:
    with pytest.raises(CalculationError, match=message):
        convert(value, unit)


@given(
    st.decimals(min_value=1, max_value="1e70", places=3),
    st.decimals(min_value=1, max_value="1e9", places=2),
    st.integers(0, 12),
)
def test_quotients_are_rounded_once_and_say_so(above: Decimal, below: Decimal, places: int) -> None:
    result, rounding = quotient(above, below, places)
    off = abs(Fraction(result) - Fraction(above) / Fraction(below))
    assert off <= Fraction(1, 2 * 10**places) and (rounding is None) == (off == 0)
    exponent = trimmed(result).as_tuple().exponent
    assert isinstance(exponent, int) and exponent <= 0
