"""How figures grew: what is compared, what comes out, and what is refused with which reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st
from made_facts import document, fact, money, percent, quantity, span, year

from extractor import Document, extract
from extractor.calculators import CalculationError, growth
from extractor.figures.spans import Span, compare, years_between
from extractor.models import Date, Fact

TOTAL = {"metric": "总赔付金额", "code": "payout_total"}


def pages(*facts: Fact) -> list[Document]:
    """Each fact in a document of its own, a month after the other."""
    return [document(one, source=f"{n}.txt", published=f"2026-{n:02}") for n, one in enumerate(facts, start=1)]


@pytest.fixture(scope="module")
def sample_pages() -> list[Document]:
    return [
        extract((SEEDS / f"{name}.txt").read_text(encoding="utf-8"), published=published, source=name)
        for name, published in (("insurance", "2025-04"), ("renewal", "2026-04"))
    ]


def test_what_came_in_between_two_running_totals(sample_pages: list[Document]) -> None:
    result = growth(sample_pages, "越惠保", "惠及人数")
    (change,) = result.changes
    assert (change.kind, change.difference, change.unit, change.rate) == (
        "cumulative",
        73000,
        "人",
        Decimal("0.421965"),
    )
    assert (change.years, change.per_year, change.about, change.modifier) == (1, 73000, False, "exact")
    assert [step.formula for step in change.steps] == [
        "246000 - 173000",
        "73000 / 173000",
        "2025-02-28 to 2026-02-28",
        "73000 / 1",
    ]
    assert change.steps[0].name == "added between 2025-02-28 and 2026-02-28"
    assert [change.first.document, change.last.document] == ["insurance", "renewal"]
    assert result.code == "beneficiaries" and result.left_out == []


def test_two_hedges_of_one_kind_leave_about(sample_pages: list[Document]) -> None:
    (change,) = growth(sample_pages, "商业补充医疗保险“越惠保”", "payout_count").changes
    assert (change.difference, change.about, change.modifier) == (145000, True, "about")


def test_percentages_change_by_points(sample_pages: list[Document]) -> None:
    (change,) = growth(sample_pages, "越惠保", "平均参保率").changes
    assert (change.difference, change.unit, change.rate) == (Decimal("0.017"), "point", None)
    assert change.steps[0].name == "difference"


def test_tiers_apart_and_the_rest_with_reasons(sample_pages: list[Document]) -> None:
    result = growth(sample_pages, "越惠保", "premium")
    assert {tuple(change.scope.values()): change.difference for change in result.changes} == {
        ("安心版",): 0,
        ("学生", "安心版"): 0,
        ("尊享版",): 20,
    }
    assert all(change.kind == "successive" for change in result.changes)
    assert len(result.left_out) == 3 and all(out.reason.startswith("different scope") for out in result.left_out)
    (only,) = growth(sample_pages, "越惠保", "premium", where={"tier": "尊享版"}).changes
    assert only.difference == 20


def test_three_years_and_the_whole_of_them() -> None:
    sums = [money("100000000"), money("120000000"), money("180000000")]
    facts = [fact(value, **TOTAL, period=year(2023 + n)) for n, value in enumerate(sums)]
    result = growth(pages(*facts), "安居保", "payout_total")
    assert [(c.difference, str(c.years), c.per_year) for c in result.changes] == [
        (20000000, "1", 20000000),
        (60000000, "1", 60000000),
        (80000000, "2", 40000000),
    ]


def test_a_period_left_open_ends_with_its_page() -> None:
    facts = [fact(money(amount), **TOTAL, period=span("2018-01-01", None)) for amount in ("100", "150")]
    first = document(facts[0], source="a.txt", published="2025-07-01")
    last = document(facts[1], source="b.txt", published="2026-07-01")
    (change,) = growth([first, last], "安居保", "payout_total").changes
    assert (change.kind, change.difference, change.years) == ("cumulative", 50, 1)
    assert any("ends with the publication" in note for note in change.notes)


def test_areas_in_different_units() -> None:
    facts = [
        fact(quantity("150", "亩"), "种植面积", code="area_planted", period=year(2024)),
        fact(quantity("12", "公顷"), "种植面积", code="area_planted", period=year(2025)),
    ]
    (change,) = growth(pages(*facts), "安居保", "种植面积").changes
    assert (change.difference, change.unit, change.rate) == (2, "公顷", Decimal("0.2"))


def test_a_running_total_that_falls_is_noted() -> None:
    facts = [
        fact(money("100"), **TOTAL, period=span("2021-01-01", "2024-12-31")),
        fact(money("90"), **TOTAL, period=span("2021-01-01", "2025-12-31")),
    ]
    (change,) = growth(pages(*facts), "安居保", "payout_total").changes
    assert change.difference == -10 and any("cannot fall" in note for note in change.notes)


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (
            fact(money("100", "over"), **TOTAL, period=year(2024)),
            fact(money("120"), **TOTAL, period=year(2025)),
            "different bounds: one is over, the other exact",
        ),
        (
            fact(money("100", currency="USD"), **TOTAL, period=year(2024)),
            fact(money("120"), **TOTAL, period=year(2025)),
            "different currencies: USD and CNY",
        ),
        (
            fact(quantity("100", "人"), "服务", code="served", period=year(2024)),
            fact(quantity("120", "人次"), "服务", code="served", period=year(2025)),
            "different units: 人 and 人次",
        ),
        (
            fact(money("100", per=["year"]), "保费", code="premium", period=year(2024)),
            fact(money("120"), "保费", code="premium", period=year(2025)),
            "one is per year, the other for no unit of time",
        ),
        (
            fact(percent("0.1"), "增长", code="growth_rate", period=year(2024)),
            fact(money("120"), "增长", code="growth_rate", period=year(2025)),
            "one is a percentage, the other money",
        ),
        (
            fact(money("100"), **TOTAL, period=year(2024), tier="升级版"),
            fact(money("120"), **TOTAL, period=year(2025)),
            "different scope: tier=升级版; no qualifiers",
        ),
        (
            fact(quantity("5", "项"), "诊疗服务", code="served", period=year(2024)),
            fact(quantity("10", "项"), "增值服务", code="served", period=year(2025)),
            "different metrics: 诊疗服务 and 增值服务",
        ),
        (
            fact(money("100"), **TOTAL, period=span("2021-01-01", "2024-12-31")),
            fact(money("120"), **TOTAL, period=span("2022-01-01", "2024-06-30")),
            "periods of different starts and lengths",
        ),
        (
            fact(money("100"), **TOTAL, period=year(2025)),
            fact(money("120"), **TOTAL, period=year(2025)),
            "the same period",
        ),
        (fact(money("100"), **TOTAL), fact(money("120"), **TOTAL, period=year(2025)), "no period"),
        (
            fact(money("100", "several"), **TOTAL, period=year(2024)),
            fact(money("100", "several"), **TOTAL, period=year(2025)),
            "several is no number",
        ),
        (
            fact(money("100", upper=Decimal(200)), **TOTAL, period=year(2024)),
            fact(money("120"), **TOTAL, period=year(2025)),
            "a range",
        ),
        (
            fact(money("100"), **TOTAL, period=Date(edtf="../2024", end="2024-12-31")),
            fact(money("120"), **TOTAL, period=year(2025)),
            "has no first day",
        ),
    ],
)
def test_unlike_things_are_refused(first: Fact, last: Fact, reason: str) -> None:
    with pytest.raises(CalculationError, match="no two figures can be compared") as error:
        growth(pages(first, last), "安居保", first.metric_code or "")
    assert any(reason in line for line in error.value.stated), error.value.stated
    assert all(line.startswith(("1.txt#", "2.txt#")) for line in error.value.stated)


def test_unknown_subjects_metrics_and_qualifiers_are_told(sample_pages: list[Document]) -> None:
    with pytest.raises(CalculationError, match="no subject is called 平安保") as error:
        growth(sample_pages, "平安保", "payout_total")
    assert "越惠保" in error.value.stated
    with pytest.raises(CalculationError, match="no fact measures 利润") as error:
        growth(sample_pages, "越惠保", "利润")
    assert any("惠及人数" in line for line in error.value.stated)
    with pytest.raises(CalculationError, match="no fact is narrowed so"):
        growth(sample_pages, "越惠保", "premium", where={"tier": "豪华版"})


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2024-12-31", "2025-12-31", "1"),
        ("2024-02-29", "2025-02-28", "1"),
        ("2025-02-28", "2028-02-29", "3"),
        ("2024-12-31", "2025-02-28", "0.161644"),
        ("2020-01-01", "2025-07-02", "5.49863"),
    ],
)
def test_years_between_days(first: str, last: str, years: str) -> None:
    assert years_between(date.fromisoformat(first), date.fromisoformat(last)) == Decimal(years)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 40), st.integers(0, 364))
def test_years_grow_with_the_days(start: date, years: int, days: int) -> None:
    end = date.fromordinal(start.toordinal() + years * 365 + days)
    between = years_between(start, end)
    assert abs(between - Decimal((end - start).days) / Decimal("365.2425")) < Decimal("0.01")
    if end < date(2090, 1, 1):
        assert years_between(start, date.fromordinal(end.toordinal() + 1)) > between


def test_which_periods_compare() -> None:
    def of(start: str, end: str) -> Span:
        return Span(date.fromisoformat(start), date.fromisoformat(end))

    assert compare(of("2021-01-01", "2024-12-31"), of("2021-01-01", "2025-12-31")) == "cumulative"
    assert compare(of("2024-01-01", "2024-12-31"), of("2025-01-01", "2025-12-31")) == "successive"
    assert compare(of("2024-02-01", "2024-02-29"), of("2025-02-01", "2025-02-28")) == "successive"
    assert compare(of("2024-12-31", "2024-12-31"), of("2025-02-28", "2025-02-28")) == "successive"
    assert compare(of("2024-11-01", "2024-11-30"), of("2025-03-20", "2025-03-20")) is None
    assert compare(of("2021-01-01", "2024-12-31"), of("2022-01-01", "2025-06-30")) is None
