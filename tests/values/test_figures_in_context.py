"""Figures that get their meaning from around them: table headers, lists under one hedge, explained steps, bad arguments."""

from __future__ import annotations

import pytest

from extractor.page import Article, Block
from extractor.page.tables.model import with_tables
from extractor.text import Text
from extractor.values import find_values
from extractor.values.explain import explain_mention
from extractor.values.find import find_running, fold, rule_sets
from extractor.values.number.numeral import number_sites
from extractor.values.parse import parse_money, parse_number, parse_percent, parse_phone, parse_quantity


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("联合5家电商企业", "5 家 of 电商企业"),
        ("共有7位数字经济专家", "7 位 of 数字经济专家"),
        ("5项目标已经完成", "5 项 of 目标"),
    ],
)
def test_a_measure_word_that_the_dictionary_draws_to_the_noun(text: str, figure: str) -> None:
    assert [str(mention.value) for mention in find_running(text)] == [figure]


@pytest.mark.parametrize("text", ["8家具厂的订单", "2家政公司", "5支付方式"])
def test_a_measure_word_that_is_the_noun_s_own(text: str) -> None:
    assert not find_running(text)


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
    return {text[m.start : m.end]: str(m.value) for m in find_values(with_tables(Article(blocks=(block,))), None)[0]}


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
    ("rows", "found"),
    [
        (
            [
                ("险种", "标准(元/人)", "单价(元/㎡)", "金额(万元/年)", "人数(万人次)", "工期(天)", "占比%"),
                ("甲", "每月420", "12,000", "3.5", "1.5", "90", "12.5"),
                ("乙", "5000", "—", "/", "约3", "30-60", ""),
            ],
            {
                "420": "420 CNY/month/person",
                "12,000": "12000 CNY/square_metre",
                "3.5": "35000 CNY/year",
                "1.5": "15000 人次",
                "90": "P90D",
                "12.5": "0.125",
                "5000": "5000 CNY/person",
                "约3": "30000 人次 about",
                "30-60": "P30D..P60D",
            },
        ),
        (
            [
                ("项目", "甲地", "", "乙地", ""),
                ("", "数量(个)", "金额(万元)", "数量(个)", "金额(万元)"),
                ("合计", "12", "1,200", "15", "1.2亿"),
            ],
            {"12": "12 个", "1,200": "12000000 CNY", "15": "15 个", "1.2亿": "120000000 CNY"},
        ),
        (
            [("单位：万元",), ("项目", "收入", "增长率(%)", "比率"), ("甲", "3,000", "-5.2", "0.8")],
            {"3,000": "30000000 CNY", "-5.2": "-0.052", "0.8": "0.8"},
        ),
        (
            [("项目", "限额"), ("甲", "最高500元"), ("乙", "最长24个月")],
            {"最高500元": "500 CNY at_most", "最长24个月": "P24M at_most"},
        ),
        (
            [("序号", "价格(含税)", "座位号", "联系方式"), ("1", "200", "12", "85")],
            {"200": "200"},
        ),
        (
            [
                ("类别", "2025年度补助(元/人)", "年度营业额(万元)"),
                ("甲", "400", "300以下"),
                ("乙", "0", "300—600"),
                ("丙", "50", "600以上"),
            ],
            {
                "2025年度": "2025",
                "400": "400 CNY/person",
                "300以下": "3000000 CNY at_most",
                "0": "0 CNY/person",
                "300—600": "3000000..6000000 CNY",
                "50": "50 CNY/person",
                "600以上": "6000000 CNY at_least",
            },
        ),
        (
            [("指标", "2024年", "2025年"), ("产量(吨)", "1200", "1350"), ("产值(万元)", "30", "42")],
            {
                "2024年": "2024",
                "2025年": "2025",
                "1200": "1200 吨",
                "1350": "1350 吨",
                "30": "300000 CNY",
                "42": "420000 CNY",
            },
        ),
        (
            [("档次", "个人缴费(元/年)", "补贴"), ("一档", "200元", "40元/年"), ("二档", "500", "60元/年")],
            {"200元": "200 CNY", "40元/年": "40 CNY/year", "500": "500 CNY/year", "60元/年": "60 CNY/year"},
        ),
        (
            [("指标", "单位", "2025年"), ("参保人数", "万人", "50.5"), ("基金收入", "亿元", "3.2")],
            {"2025年": "2025", "50.5": "505000 人", "3.2": "320000000 CNY"},
        ),
        (
            [("序号", "对象", "六十岁以上", "八十岁以上"), ("1", "单人户(元/月)", "105", "210")],
            {"105": "105 CNY/month", "210": "210 CNY/month"},
        ),
        (
            [("年份", "产量(吨)", "工期时间(天)"), ("2023", "1201", "90")],
            {"2023": "2023", "1201": "1201 吨", "90": "P90D"},
        ),
    ],
)
def test_tables(rows: list[tuple[str, ...]], found: dict[str, str]) -> None:
    assert _table(*rows) == found


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("每户最高可领320元补助", "320元", "320 CNY/household at_most"),
        ("个人最高赔付金额88.4万元", "88.4万元", "884000 CNY at_most"),
        ("金额最高164万元", "最高164万元", "1640000 CNY at_most"),
        ("至少完成5项任务", "5项", "5 项 of 任务 at_least"),
        ("最高不超过3万元", "最高不超过3万元", "30000 CNY at_most"),
        ("超过了3万元", "超过了3万元", "30000 CNY over"),
        ("约占30%", "30%", "0.30 about"),
        ("最高气温28℃", "28℃", "28 ℃"),
        ("气温最高达38℃", "38℃", "38 ℃"),
        ("海拔最高1500米", "1500米", "1500 米"),
        ("最低工资标准2490元", "2490元", "2490 CNY"),
    ],
)
def test_only_a_hedge_beside_its_number_is_in_the_mention(text: str, mention: str, value: str) -> None:
    (one,) = find_running(text)
    assert (text[one.start : one.end], str(one.value)) == (mention, value)


@pytest.mark.parametrize(
    ("surface", "si"),
    [
        ("68亩", "45333.3 m2"),
        ("五里路", "2500 m"),
        ("98华氏度", "36.6667 °C"),
        ("五钱", "0.025 kg"),
        ("60公里/小时", "16.6667 m/s"),
        ("300毫克/升", "0.3 kg/m3"),
    ],
)
def test_physical_units_have_si(surface: str, si: str) -> None:
    found = parse_quantity(surface).si
    assert found is not None and f"{found.value:f} {found.unit}" == si


def test_what_stands_before_a_listed_sum_is_not_hedged_by_what_follows() -> None:
    assert [str(m.value) for m in find_running("奖励3000元、最高可补助5万元")] == ["3000 CNY", "50000 CNY at_most"]


def test_phrases_of_the_helpers() -> None:
    assert str(parse_money("最高可享320万元")) == "3200000 CNY at_most"
    assert str(parse_percent("打八折")) == "0.8"
    assert str(parse_quantity("三萬名學生")) == "30000 名 of 學生"
    assert parse_number("幺二三") == 123


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
    text = "赔付超27.59亿元，涉及68亩"
    first, second = find_running(text)
    assert (text[first.start : first.end], first.rule, str(first.value)) == (
        "超27.59亿元",
        "money.amount",
        "2759000000 CNY over",
    )
    means, steps = explain_mention(text, first)
    assert means and steps == ("27.59亿 = 2759000000", "超 = over")
    assert explain_mention(text, second)[1][-1] == "亩 -> 45333.3 m2"


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
