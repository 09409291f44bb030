"""Slips of the pen: which pairs of numbers look like one number written wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.checks.judging.slip import is_slip


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("27.59", "72.59"), ("27.59", "27.95"), ("415.54", "451.54"), ("111.68", "1111.68"), ("5018", "50118"), ("98.2", "68.2"), ("1530000", "153000000"), ("520000", "257400")],
)  # fmt: skip
def test_slips(right: str, wrong: str) -> None:
    assert is_slip(Decimal(right), Decimal(wrong)) and is_slip(Decimal(wrong), Decimal(right))


@pytest.mark.parametrize(
    ("one", "other"),
    [("27.59", "27.59"), ("3", "7"), ("2470000000", "20000"), ("36", "6.2"), ("27.59", "34.16"), ("0", "5"), ("800", "896")],
)  # fmt: skip
def test_other_numbers(one: str, other: str) -> None:
    assert not is_slip(Decimal(one), Decimal(other)) and not is_slip(Decimal(other), Decimal(one))
