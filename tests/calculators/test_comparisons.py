"""Side by side, over the periods, by head."""

from __future__ import annotations

from decimal import Decimal

import pytest
from click.testing import CliRunner

from extractor import extract
from extractor.calculators import CalculationError, compare_subjects, per_head, trend, unit_price
from extractor.cli import cli

TOWNS = (
    "杭州市2023年地区生产总值20059亿元，常住人口1252.2万人。宁波市2023年地区生产总值16452.8亿元，常住人口969.7万人。"
)
LATER = "2024年，杭州市地区生产总值21860亿元，同比增长{}。"


def test_like_stands_beside_like_and_what_is_missing_is_shown() -> None:
    text = TOWNS + "宁波市2023年进出口总额1.28万亿元。"
    table = compare_subjects(extract(text, published="2024"), ["杭州市", "宁波市"])
    assert table.subjects == ["杭州市", "宁波市"]
    rows = {row.metric: [cell and cell.number for cell in row.cells] for row in table.rows}
    assert rows["地区生产总值"] == [Decimal("2005900000000"), Decimal("1645280000000")]
    assert rows["进出口总额"] == [None, Decimal("1280000000000")]


def test_units_are_made_equal() -> None:
    text = "萧山区2023年水稻种植面积3000亩。余杭区2023年水稻种植面积400公顷。"
    (row,) = compare_subjects(extract(text, published="2024"), ["萧山区", "余杭区"]).rows
    assert row.unit == "亩" and [cell and cell.number for cell in row.cells] == [Decimal(3000), Decimal(6000)]


def test_planned_figures_are_not_compared_with_actual_ones() -> None:
    text = "萧山区2023年新建学校3所。余杭区计划2024年新建学校12所。"
    table = compare_subjects(extract(text, published="2024-01"), ["萧山区", "余杭区"])
    assert all(None in row.cells for row in table.rows)


def test_two_at_least_are_compared() -> None:
    with pytest.raises(CalculationError, match="at least two"):
        compare_subjects(extract(TOWNS), ["杭州市"])
    with pytest.raises(CalculationError, match="温州市"):
        compare_subjects(extract(TOWNS), ["杭州市", "温州市"])


@pytest.mark.parametrize(("said", "verdict"), [("9%", "fits"), ("8.7%", "rounding"), ("4.7%", "differs")])
def test_a_stated_rate_is_held_against_the_levels(said: str, verdict: str) -> None:
    documents = [extract(TOWNS, published="2024"), extract(LATER.format(said), published="2025")]
    result = trend(documents, "杭州市", "地区生产总值")
    assert [level.fact.period and level.fact.period.edtf for level in result.levels] == ["2023", "2024"]
    assert [change.verdict for change in result.changes] == [verdict]


def test_totals_by_head() -> None:
    result = per_head(extract(TOWNS, published="2024"))
    assert [(one.place, one.code, one.result) for one in result] == [
        ("杭州市", "330100", Decimal("160190.07")),
        ("宁波市", "330200", Decimal("169668.97")),
    ]
    with pytest.raises(CalculationError, match="no place has both"):
        per_head(extract("杭州市2023年地区生产总值20059亿元。", published="2024"))


SALES = "2024年，萧山区住宅用地成交面积32万平方米，成交金额96亿元。2024年，余杭区住宅用地成交面积40万平方米，成交金额100亿元。"


def test_unit_prices_of_places() -> None:
    result = unit_price(extract(SALES, published="2025"), "成交面积", of="成交金额")
    assert [(one.place, one.code, one.result, one.unit) for one in result] == [
        ("萧山区", "330109", Decimal(30000), "CNY/平方米"),
        ("余杭区", "330110", Decimal(25000), "CNY/平方米"),
    ]
    with pytest.raises(CalculationError, match="no place has both a sum of money and 成交套数"):
        unit_price(extract(SALES, published="2025"), "成交套数")


def test_planned_sums_make_no_unit_price() -> None:
    text = "萧山区计划2025年成交金额96亿元，成交面积32万平方米。"
    with pytest.raises(CalculationError):
        unit_price(extract(text, published="2025-01"), "成交面积")


def test_on_the_command_line(tmp_path) -> None:
    page = tmp_path / "towns.txt"
    page.write_text(TOWNS, encoding="utf-8")
    for arguments in (["compare", "--subject", "杭州市", "--subject", "宁波市"], ["per-capita", "--place", "杭州市"]):
        done = CliRunner().invoke(cli, ["calc", arguments[0], str(page), "--published", "2024", *arguments[1:]])
        assert done.exit_code == 0 and "杭州市" in done.stdout, done.output
