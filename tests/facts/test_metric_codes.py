"""Codes of common metrics: the wording must say what is measured, and unit and counted noun must fit."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.facts.metric_code import find_metric_code
from extractor.lexicon import MetricCodeRow, UnitClass, rows
from extractor.models import Value


def value_of(figure: str) -> Value:
    """The value of a figure as it stands in running text."""
    (fact,) = extract(f"共{figure}。").facts
    return fact.value


@pytest.mark.parametrize(
    ("metric", "figure", "wanted"),
    [
        ("总赔付金额", "3亿元", "payout_total"),
        ("累计赔付", "3万人次", "payout_count"),
        ("年保费", "90元", "premium"),
        ("平均投保率", "30%", "enrolment_rate"),
        ("种植“红梅”面积", "30亩", "area"),
        ("种植红梅", "30亩", "area_planted"),
        ("资助投保困难人员", "3万人次", "subsidized_count"),
        ("学生人数", "300人", "students"),
        ("外贸进出口总值", "3亿元", "trade_total"),
        ("产量同比增长", "5%", "growth_rate"),
        # the unit does not fit
        ("种植大户", "60位", None),
        ("服务中心", "13个", None),
        ("参加活动", "300人", None),
        ("门票", "300张", None),
        # the wording is no head
        ("对经济增长的贡献率", "30%", None),
        ("消费券", "300万元", None),
        ("出口退税", "300万元", None),
        ("企业用工", "300人", None),
        ("组织服务人员", "300名", None),
        # a level is not its change
        ("粮食产量比上年增加", "30万吨", None),
        ("减少成本", "300万元", None),
        ("参保率提高", "3个百分点", None),
        ("增速高于全国", "3个百分点", None),
        ("来意", "300万元", None),
    ],
)
def test_metric_code(metric: str, figure: str, wanted: str | None) -> None:
    found = find_metric_code(metric, value_of(figure))
    assert (found and found.code) == wanted


def test_every_code_of_a_quantity_states_its_units() -> None:
    classes = {row.name for row in rows(UnitClass)}
    quantities = [row for row in rows(MetricCodeRow) if row.value_type == "quantity"]
    assert quantities and all(row.units for row in quantities)
    assert not [row for row in rows(MetricCodeRow) if row.value_type != "quantity" and row.units]
    named = {word for row in quantities for word in row.units.split() if word.isascii() and word.isalpha()}
    assert named <= classes
    assert classes <= named, "a class that no code uses"
