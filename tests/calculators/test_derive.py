"""Ratios and shares of facts, and how facts are chosen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import SEEDS
from made_facts import document, fact, money, percent, quantity, year

from extractor import Document, extract
from extractor.calculators import CalculationError, ratio, share
from extractor.calculators.selection import choose


@pytest.fixture(scope="module")
def sample_pages() -> list[Document]:
    return [
        extract((SEEDS / f"{name}.txt").read_text(encoding="utf-8"), published=published, source=f"{name}.txt")
        for name, published in (("insurance", "2025-04"), ("renewal", "2026-04"))
    ]


def test_money_a_head(sample_pages: list[Document]) -> None:
    """Both figures are stated for two periods, so the period is named."""
    result = ratio(
        sample_pages, ("越惠保", "赔付总额", "2022-03-01/2026-02-28"), ("越惠保", "惠及人数", "2022-03-01/2026-02-28")
    )
    assert (str(result.result), result.unit, result.modifier) == ("7699.19", "CNY/人", "exact")
    assert result.steps[0].formula == "1894000000 / 246000"
    assert result.steps[0].rounding == "to 2 places, half to even"
    assert [used.document for used in result.used] == ["renewal.txt", "renewal.txt"] and result.notes == []


def test_money_a_claim_keeps_the_hedge(sample_pages: list[Document]) -> None:
    result = ratio(sample_pages[1], ("越惠保", "payout_total"), ("越惠保", "payout_count"), places=1)
    assert (str(result.result), result.unit, result.modifier) == ("3364.1", "CNY/人次", "under")


def test_a_share_by_ids() -> None:
    notice = extract((SEEDS / "notice.txt").read_text(encoding="utf-8"), source="notice.txt")
    result = share(notice, "a0f14", "notice.txt#a0f13")
    assert (str(result.result), result.unit, result.steps[0].rounding) == (
        "0.204327",
        None,
        "to 6 places, half to even",
    )
    assert result.notes == []  # one row of a table


def test_a_share_over_units_and_of_undated_facts() -> None:
    page = document(
        fact(quantity("150", "亩"), "种植面积", code="area_planted"),
        fact(quantity("40", "公顷"), "耕地面积", code="area"),
    )
    result = share(page, ("安居保", "种植面积"), ("安居保", "耕地面积"))
    assert result.result == Decimal("0.25") and len(result.notes) == 1


@pytest.mark.parametrize(
    ("part", "whole", "message"),
    [
        (fact(money("100"), "支出"), fact(quantity("50", "人"), "人数"), "one is money, the other a quantity"),
        (fact(money("100"), "支出"), fact(money("50"), "收入"), "the part is more than the whole"),
        (fact(money("0"), "支出"), fact(money("0"), "收入"), "divided by zero"),
        (fact(money("100", upper=Decimal(120)), "支出"), fact(money("500"), "收入"), "a range"),
        (
            fact(money("100"), "支出", period=year(2024)),
            fact(money("500"), "收入", period=year(2025)),
            "different periods: 2024-01-01/2024-12-31 and 2025-01-01/2025-12-31",
        ),
    ],
)
def test_shares_that_are_none(part: object, whole: object, message: str) -> None:
    with pytest.raises(CalculationError, match=message):
        share(document(part, whole), ("安居保", "支出"), ("安居保", whole.metric))


def test_ratios_that_are_none() -> None:
    page = document(fact(percent("0.5"), "参保率"), fact(money("100"), "支出"))
    with pytest.raises(CalculationError, match="a percentage is a ratio already"):
        ratio(page, ("安居保", "支出"), ("安居保", "参保率"))


def test_a_choice_that_is_not_one_fact(sample_pages: list[Document]) -> None:
    with pytest.raises(CalculationError, match="2 facts are 越惠保, 惠及人数") as error:
        choose(sample_pages, ("越惠保", "惠及人数"))
    assert [line.split(":")[0] for line in error.value.stated] == ["insurance.txt#a0f6", "renewal.txt#a0f5"]
    assert choose(sample_pages, ("越惠保", "惠及人数", "2022-03-01/2026-02-28")).document == "renewal.txt"
    assert choose(sample_pages, "renewal.txt#a0f5").fact.metric == "惠及人数"
    with pytest.raises(CalculationError, match="not stated for 2019") as error:
        choose(sample_pages, ("越惠保", "惠及人数", "2019"))
    assert len(error.value.stated) == 2
    with pytest.raises(CalculationError, match="no fact has the id a9f9") as error:
        choose(sample_pages, "a9f9")
    assert len(error.value.stated) > 30
    with pytest.raises(CalculationError, match="2 facts are a0f5"):
        choose(sample_pages, "a0f5")


def test_a_figure_said_twice_is_one(sample_pages: list[Document]) -> None:
    """The headline's figure and the same in the text: the dated one stands for both."""
    assert choose(sample_pages[1], ("越惠保", "惠及人数")).fact.period is not None
