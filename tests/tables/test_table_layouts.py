"""Layouts that only one form has: broken cells, spans written as they are copied, units that heads imply, and what is no form."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.page import read_page

Told = list[tuple[str | None, str, str, str | None]]


def told(text: str, published: str | None = None) -> Told:
    """Subject, metric, value and period of each fact."""
    return [
        (f.subject.text if f.subject else None, f.metric, str(f.value), str(f.period) if f.period else None)
        for f in extract(text, published=published).facts
    ]


def test_a_cell_that_a_fixed_width_broke_is_one_and_a_total_leaves_columns_out() -> None:
    page = """货物清单公示

设备名称              数量    单价（元）    金额（元）
台式空气质量连续监      4       9500.00      38000.00
测仪
噪声计                 10        820.00       8200.00
合计                                         46200.00
"""
    facts = told(page)
    assert ("台式空气质量连续监测仪", "金额", "38000.00 CNY", None) in facts
    assert ("噪声计", "金额", "8200.00 CNY", None) in facts
    total = list(extract(page).facts)[-1]
    assert (str(total.value), total.metric, total.qualifiers["aggregate"]) == ("46200.00 CNY", "金额", "total")


def test_a_label_over_two_rows_names_the_row_without_it() -> None:
    page = "业绩预告\n\n项目 | 本报告期 | 上年同期 |\n净利润 | 亏损：120万元–150万元 | 盈利：88.6万元 |\n比上年同期下降：235% - 269% | ||\n每股收益 | 亏损：0.03元/股 | 盈利：0.02元/股 |\n"
    metrics = {(metric, value) for _, metric, value, _ in told(page, "2025-01")}
    assert ("净利润", "1200000..1500000 CNY") in metrics
    assert ("净利润比上年同期下降", "2.35..2.69") in metrics or ("净利润比上年同期下降", "2.35") in metrics
    assert ("每股收益", "0.02 CNY/share") in metrics


def test_periods_over_the_columns_without_the_gap_over_the_names() -> None:
    page = "2025年第二季度 | 2025年第一季度 | |\n---|---|---|\n合并前/合并后 | 合并后 | 合并后 |\n一、营业收入(元) | 51,200 | 48,700 |\n"
    assert told(page) == [
        (None, "营业收入", "51200 CNY", "2025-04/2025-06"),
        (None, "营业收入", "48700 CNY", "2025-01/2025-03"),
    ]


@pytest.mark.parametrize(
    ("head", "cell", "value"),
    [
        ("投放额度（亿）", "3.5", "350000000 CNY"),
        ("参训人数", "128", "128 人"),
        ("农机台数", "16", "16 台"),
        ("容积率", "1.2≤R≤2.5", "1.2..2.5"),
        ("容积率", "R≤3.0", "3.0 at_most"),
        ("月租金（元/㎡·月）", "45", "45 CNY/square_metre/month"),
        ("数量", "36块", "36 块"),
    ],
)
def test_what_a_head_says_of_its_cells(head: str, cell: str, value: str) -> None:
    facts = told(f"一览表\n\n序号\t名称\t{head}\n1\t东苑甲栋\t{cell}\n2\t西苑乙栋\t—\n")
    assert [f[2] for f in facts] == [value]


@pytest.mark.parametrize("head", ["序号", "联系电话", "项目编号", "规格型号", "名次"])
def test_what_only_names_or_numbers_gives_no_fact(head: str) -> None:
    assert told(f"一览表\n\n名称\t{head}\t金额（元）\n甲物\t3\t50\n乙物\t4\t60\n") == [
        ("甲物", "金额", "50 CNY", None),
        ("乙物", "金额", "60 CNY", None),
    ]


def test_an_amount_before_its_bidder_is_still_his() -> None:
    page = (
        "成交公告\n\n成交金额：86万元\n成交供应商：甲泰科技有限公司\n成交金额：91万元\n成交供应商：乙和工程有限公司\n"
    )
    assert [(f[0], f[2]) for f in told(page)] == [
        ("甲泰科技有限公司", "860000 CNY"),
        ("乙和工程有限公司", "910000 CNY"),
    ]


def test_a_buyer_never_owns_the_award() -> None:
    page = "采购结果公告\n\n采购人：东林县教育局\n代理机构：正和招标代理有限公司\n成交金额：45.6万元\n"
    assert told(page) == [(None, "成交金额", "456000 CNY", None)]


def test_questions_and_answers_are_no_form() -> None:
    page = (
        "访谈\n\n记者：今年投入多少？\n答：投入了300万元，比去年多。\n记者：惠及多少人？\n答：惠及2000人，都是老人。\n"
    )
    assert all(block.text.clean != "" for article in read_page(page) for block in article.blocks)
    assert not any(metric == "答" for _, metric, _, _ in told(page, "2025"))


def test_spans_of_a_web_page() -> None:
    pytest.importorskip("trafilatura")
    from extractor.reading.html import read_html

    page = """<html><head><meta charset="utf-8"><title>各县产值</title></head><body><article><h1>各县产值</h1><p>现将各县产值公布如下，请对照检查。</p>
<table><tr><th rowspan="2">地区</th><th colspan="2">产值（亿元）</th></tr><tr><th>2024年</th><th>2023年</th></tr>
<tr><td>东林县</td><td>5.5</td><td>4.8</td></tr><tr><td>西<br>林县</td><td>7</td><td>6</td></tr></table></article></body></html>"""
    assert told(read_html(page.encode(), "page.html").text) == [
        ("东林县", "产值", "550000000 CNY", "2024"),
        ("东林县", "产值", "480000000 CNY", "2023"),
        ("西林县", "产值", "700000000 CNY", "2024"),
        ("西林县", "产值", "600000000 CNY", "2023"),
    ]


def test_a_range_under_a_word_of_falling_has_its_direction() -> None:
    page = """业绩预告表

项目 | 本报告期 | 上年同期 |
净利润 | 盈利：410万元–560万元 | 盈利：1,305.22万元 |
比上年同期下降：57.10% - 68.59% | ||
"""
    facts = [f for f in extract(page, published="2025-01-20").facts if f.value.type == "percent"]
    assert [(f.metric, str(f.value), f.qualifiers) for f in facts] == [
        ("净利润比上年同期下降", "0.5710..0.6859", {"direction": "下降"})
    ]


def test_totals_of_a_scope_and_quarters_of_the_captions_year() -> None:
    page = """分季度用水情况

2023年度，单位：万吨
地区	第一季度	第二季度
东港区	31.5	40.2
全区合计	31.5	40.2
"""
    facts = list(extract(page, published="2024-03-05").facts)
    assert [str(f.period) for f in facts] == ["2023-01/2023-03", "2023-04/2023-06"] * 2
    assert [f.qualifiers.get("aggregate") for f in facts] == [None, None, "total", "total"]
