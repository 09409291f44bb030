"""Twice the text takes twice the time, however it is made: the patterns of `hostile_patterns`, at two lengths."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hostile_patterns import PATTERNS, text_of

from extractor import Extractor

# The steps with the longest reach: names, tables, columns, lists, brackets. `benchmarks/growth.py` and the slow test go through all.
CHOSEN = [
    "digits",
    "companies",
    "companies that begin alike",
    "ever other rows",
    "people",
    "modifiers",
    "nested brackets",
    "table rows",
    "two columns",
    "wide spaces",
]
# So much more than linear counts as more: a square would be 2, and a short time is never measured to the tenth.
MOST = 1.5


@cache
def extractor() -> Extractor:
    reader = Extractor(names="fast")
    reader.extract("江海公司2024年赔付3万元，增长5%。")
    return reader


def seconds(name: str, length: int) -> float:
    """Of the processor, the better of two."""
    text = text_of(PATTERNS[name], length)
    times = []
    for _ in range(2):
        began = time.process_time()
        extractor().extract(text)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("name", CHOSEN)
def test_growth(name: str) -> None:
    few, many = seconds(name, 1000), seconds(name, 4000)
    assert many < few * 4**MOST + 0.05


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_growth_of_all(name: str) -> None:
    few, many = seconds(name, 4000), seconds(name, 16_000)
    assert many < few * 4**MOST + 0.05
