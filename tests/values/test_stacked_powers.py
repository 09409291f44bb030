"""Powers upon powers: beyond what a hundred digits hold they are no number, and never an error."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import extract
from extractor.values.parse import (
    parse_date,
    parse_duration,
    parse_money,
    parse_number,
    parse_percent,
    parse_phone,
    parse_quantity,
)

STACKED = [
    "亿" * 13,
    "一" + "亿" * 40,
    "万亿" * 20,
    "3" + "兆" * 12,
    "一点五" + "亿" * 30,
    "负" + "亿" * 99,
    "一亿" * 13,
]


@pytest.mark.parametrize("text", [*STACKED, *(f"赔付{power}元，占{power}分之一，为{power}倍" for power in STACKED)])
def test_extract_raises_nothing(text: str) -> None:
    extract(text)


@pytest.mark.parametrize(
    "parse", [parse_date, parse_duration, parse_money, parse_number, parse_percent, parse_phone, parse_quantity]
)
@pytest.mark.parametrize("unit", ["", "元", "%", "亩", "年", "倍", "\ud800", "分之一"])
def test_parsing_says_what_is_no_value(parse: Callable[[str], object], unit: str) -> None:
    for text in (power + unit for power in STACKED):
        with pytest.raises(ValueError, match=r"亿|兆") as raised:
            parse(text)
        str(raised.value).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "number"),
    [("一亿亿", 10**16), ("3万亿", 3 * 10**12), ("五万亿亿", 5 * 10**20), ("三万亿五千亿", 35 * 10**11)],
)
def test_what_people_say(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("number", ["9" * 5000, "１" * 5000, "0" * 5000 + "1"])
@pytest.mark.parametrize(
    "page", ["项目 | {}\n甲 | {}\n乙 | {}\n丙 | {}", "序号 | 金额\n{} | 3\n{} | 4", "历时{}天，{}年来增长{}%。"]
)
def test_numbers_longer_than_python_reads(page: str, number: str) -> None:
    """`int` raises a ValueError beyond 4300 digits."""
    extract(page.replace("{}", number))
