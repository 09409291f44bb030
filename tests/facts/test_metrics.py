"""Metrics word for word, on sentences of our own; pairs that must not be mixed up; wordings of one thing."""

from __future__ import annotations

import pytest
from test_fact_parts import facts_of, subject


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("2024年，我国茶叶产量达到350万吨，比上年增长2.1%。", "2.1%", "产量比上年增长"),
        ("全国规模以上食品企业实现利润总额310亿元。", "310亿元", "利润总额"),
        ("全国规模以上食品企业实现利润总额310亿元，同比下降3.3%。", "3.3%", "利润总额同比下降"),
        ("早稻播种面积21万亩。", "21万亩", "播种面积"),
        ("黄瓜均价每公斤5.00元，环比跌0.2%，同比高2.2%。", "2.2%", "黄瓜均价同比高"),
        ("全县新开工项目21个，增长31.3%。", "31.3%", "新开工项目增长"),
        ("固定资产投资增长11.9%，高于全省5.6个百分点。", "5.6个百分点", "固定资产投资高于全省"),
        ("2024年、2025年的产值分别为3亿元、5亿元。", "5亿元", "产值"),
        ("保额由20万元提高到50万元。", "20万元", "保额"),
        ("其中女学员占三成五。", "三成五", "女学员占比"),
        ("教师王小平今年38岁。", "38岁", "年龄"),
        ("新厂距县城15公里。", "15公里", "距离"),
    ],
)
def test_word_for_word(text: str, figure: str, wanted: str) -> None:
    assert facts_of(text)[figure].metric == wanted


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("茶叶产量350万吨，比上年增长2.1%。", ("350万吨", "茶叶产量"), ("2.1%", "茶叶产量比上年增长")),
        ("最高气温35度，最低气温21度。", ("35度", "最高气温"), ("21度", "最低气温")),
        ("海东县进口12亿元，出口31亿元。", ("12亿元", "进口"), ("31亿元", "出口")),
        ("存款余额增长5%，贷款余额增长8%。", ("5%", "存款余额增长"), ("8%", "贷款余额增长")),
    ],
)
def test_contrasts_are_kept_apart(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    facts = facts_of(text, "place 海东县")
    for figure, metric in (first, second):
        assert facts[figure].metric == metric


@pytest.mark.parametrize(
    "text",
    [
        "据省统计局介绍，2024年青河县茶叶产量达到3.5万吨。",
        "省统计局发布数据，青河县2024年茶叶产量为3.5万吨。",
        "记者从省统计局获悉，2024年，青河县茶叶产量突破3.5万吨。",
        "2024年，青河县的茶叶产量首次超过3.5万吨，省统计局表示。",
    ],
)
def test_wordings_of_one_fact(text: str) -> None:
    ((_, fact),) = facts_of(text, "place 青河县; organization 省统计局").items()
    assert subject(fact) in ("青河县", "青河县茶叶")
    assert fact.metric in ("茶叶产量", "产量")


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("冰箱、彩电、空调的销量分别上涨9.4%、6.8%和3.5%。", "6.8%", "彩电"),
        ("冰箱、彩电、空调的销量分别上涨9.4%、6.8%和3.5%。", "3.5%", "空调"),
        ("外商企业进口3亿元，国有企业进口2亿元，分别增长16%、8%。", "8%", "国有企业"),
        ("全国规模以上食品企业实现利润总额310亿元。", "310亿元", "全国规模以上食品企业"),
        ("我国发明专利21万件。", "21万件", "中国"),
    ],
)
def test_common_nouns_own(text: str, figure: str, wanted: str) -> None:
    assert subject(facts_of(text)[figure]) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "记者从县统计局获悉，一季度茶叶产值3亿元。",
        "据县统计局介绍，一季度茶叶产值3亿元。",
        "县统计局的公报写着，一季度茶叶产值3亿元。",
    ],
)
def test_sources_own_nothing(text: str) -> None:
    assert subject(facts_of(text, "organization 县统计局")["3亿元"]) != "县统计局"
