"""Reimbursement: told cases as waterfalls, and cap schemes applied to an expense."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.calculators.reimbursements.waterfall import CapScheme, apply_cap, find_cap_schemes, find_waterfalls
from extractor.figures.working import CalculationError

CASE = "市民王先生因病住院，总费用50万元，其中基本医保报销30万元，“安居保”赔付12万元，个人只承担8万元，报销比例达84%。"
CAPS = "对特困人员4000元、低保家庭2万元、低收入家庭6万元以上的住院费用按90%给予救助。"


def test_a_waterfall_goes_from_the_total_to_the_own_share() -> None:
    (fall,) = find_waterfalls(extract(CASE, published="2025-03"))
    assert fall.person == "王先生"
    assert [(p.payer, p.amount, p.left) for p in fall.payments] == [
        ("基本医保", 300000, 200000),
        ("安居保", 120000, 80000),
    ]
    assert fall.own == 80000 and fall.own_used is not None and fall.rate == Decimal("0.84")
    assert [step.formula for step in fall.steps] == ["500000 - 300000 - 120000", "420000 / 500000"]
    assert fall.used[0].fact.evidence.text in CASE


def test_hedges_stay_in_the_working() -> None:
    (fall,) = find_waterfalls(extract("王先生住院花费90多万元，医保报销60万元。", published="2025-03"))
    assert fall.steps[0].modifier == "over" and fall.steps[1].modifier == "under"
    assert fall.own == 300000 and fall.own_used is None


def test_what_a_payer_without_a_sum_leaves_is_not_told() -> None:
    text = "王先生看病花费90万元，在医保报销的基础上，又拿到救助金11万元。"
    (fall,) = find_waterfalls(extract(text, published="2025-03"))
    assert fall.own is None


def test_no_case_no_waterfall() -> None:
    assert find_waterfalls(extract("全市参保50万人，累计赔付3亿元。", published="2025-03")) == []
    assert find_waterfalls(extract("")) == []


@pytest.fixture
def scheme() -> CapScheme:
    (found,) = find_cap_schemes(extract(CAPS, published="2025-03"))
    return found


def test_a_cap_scheme_has_a_threshold_for_each_group(scheme: CapScheme) -> None:
    assert {tier.population: tier.threshold for tier in scheme.tiers} == {
        "特困人员": 4000,
        "低保家庭": 20000,
        "低收入家庭": 60000,
    }
    assert scheme.rate == Decimal("0.9")


def test_an_expense_under_a_cap_scheme(scheme: CapScheme) -> None:
    result = apply_cap(scheme, "低保家庭", 120000)
    assert (result.covered, result.own) == (90000, 30000)
    assert [step.formula for step in result.steps] == ["max(120000 - 20000, 0)", "100000 * 0.9", "120000 - 90000"]
    assert apply_cap(scheme, "低收入家庭", 60000).own == 60000


@given(st.decimals(0, 10**9, places=2))
def test_what_is_paid_adds_up_to_the_expense(expense: Decimal) -> None:
    (found,) = find_cap_schemes(extract(CAPS, published="2025-03"))
    for tier in found.tiers:
        result = apply_cap(found, tier.population, expense)
        assert result.own + result.covered == expense and 0 <= result.covered <= expense


def test_wrong_groups_and_sums_are_told(scheme: CapScheme) -> None:
    with pytest.raises(CalculationError, match="老年人") as error:
        apply_cap(scheme, "老年人", 100)
    assert error.value.stated[0] == "特困人员: 4000 CNY"
    for wrong in (Decimal(-1), Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(ValueError, match="not a sum of money"):
            apply_cap(scheme, "低保家庭", wrong)
