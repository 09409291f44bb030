"""Figures that get their meaning from around them: table headers, lists under one hedge, explained steps, bad arguments."""

from __future__ import annotations

import pytest

from extractor.page import Article, Block
from extractor.text import Text
from extractor.values import find_values
from extractor.values.explain import explain_values
from extractor.values.numeral import number_sites
from extractor.values.parse import parse_money, parse_number, parse_percent, parse_phone, parse_quantity
from extractor.values.running import find_running, fold, rule_sets


def _table(*rows: tuple[str, ...]) -> dict[str, str]:
    """What is found in a table's cells: cell text to canonical form."""
    text, cells, at = "", [], 0
    for row in rows:
        line = []
        for cell in row:
            line.append((at, at + len(cell)))
            text += cell + "\t"
            at += len(cell) + 1
        cells.append(tuple(line))
    block = Block("table", Text.of(text), rows=tuple(cells))
    return {text[m.start : m.end]: str(m.value) for m in find_values(Article(blocks=(block,)), None)[0]}


def test_a_cell_takes_its_columns_unit() -> None:
    found = _table(
        ("地块", "面积(平方米)", "容积率", "绿地率", "限高", "起始价（万元）", "单价(元/平方米)", "编号"),
        ("甲", "9,764.69", "2.00—2.20", "30%—40%", "≤27米", "9220", "8500.5", "12"),
        ("乙", "120", "≥1.5", "35%", "50米", "1500-1800", "3200", "13"),
    )
    assert found == {
        "9,764.69": "9764.69 平方米",
        "2.00—2.20": "2.00..2.20",
        "30%—40%": "0.30..0.40",
        "≤27米": "27 米 at_most",
        "9220": "92200000 CNY",
        "8500.5": "8500.5 CNY/square_metre",
        "120": "120 平方米",
        "≥1.5": "1.5 at_least",
        "35%": "0.35",
        "50米": "50 米",
        "1500-1800": "15000000..18000000 CNY",
        "3200": "3200 CNY/square_metre",
    }


def test_a_cell_takes_its_rows_unit() -> None:
    assert _table(("项目", "甲", "乙"), ("人数(万人)", "3.5", "4"), ("占比(%)", "12.5", "20")) == {
        "3.5": "35000 人",
        "4": "40000 人",
        "12.5": "0.125",
        "20": "0.20",
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("甲类3000元、乙类2万元、丙类4万元以上", ["3000 CNY at_least", "20000 CNY at_least", "40000 CNY at_least"]),
        ("分别超过3万人、5万人", ["30000 人 over", "50000 人 over"]),
        ("增加3万人，达到5万人以上", ["30000 人", "50000 人 at_least"]),
        ("超过3万人、5万元", ["30000 人 over", "50000 CNY"]),
        ("从30%到20%", ["0.30", "0.20"]),
        ("由100元到80元", ["100 CNY", "80 CNY"]),
        ("统一一批，唯一一家", []),
        ("張先生花了兩萬塊錢買三個櫃子", ["20000 CNY", "3 個 of 櫃子"]),
    ],
)
def test_lists_and_neighbours(text: str, values: list[str]) -> None:
    assert [str(m.value) for m in find_running(text)] == values


def test_rules_find_the_same_at_known_numbers_and_in_the_whole_text() -> None:
    """`after`, `holds`, `before` and `needs` only save time."""
    for rules in rule_sets():
        for rule in rules.rules:
            for example in [*rule.yes, *rule.no]:
                text = f"其中，{fold(example)}。"
                sites = number_sites(text)
                known = [(f.start, f.end, str(f.value)) for f in rule.find(text, sites)]
                assert known == [(f.start, f.end, str(f.value)) for f in rule.find(text)], (rule.name, example)


def test_explain_names_the_rule_and_the_steps() -> None:
    first, second = explain_values("赔付超27.59亿元，涉及68亩")
    assert (first.text, first.rule, first.value) == ("超27.59亿元", "money.amount", "2759000000 CNY over")
    assert first.steps == ("27.59亿 = 2759000000", "超 = over")
    assert second.steps[-1] == "亩 -> 45333.3 m2"
    assert first.means


@pytest.mark.parametrize("parse", [parse_number, parse_money, parse_percent, parse_quantity, parse_phone])
@pytest.mark.parametrize("text", ["", "你好", "第三", "3月5日，晴", "百姓"])
def test_what_is_no_value_is_an_error_that_names_it(parse, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=text or "''"):
        parse(text)


@pytest.mark.parametrize("parse", [parse_number, parse_money, parse_percent, parse_quantity, parse_phone])
def test_what_is_no_text_is_a_type_error(parse) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TypeError, match="int"):
        parse(5)


def test_money_without_a_currency_needs_to_be_told_one() -> None:
    assert str(parse_money("三千五", currency="USD")) == "3500 USD"
    with pytest.raises(ValueError, match="三千五"):
        parse_money("三千五")
