"""Actual, planned, negated, disputed: cues with what they govern, and what only looks like one."""

from __future__ import annotations

import pytest

from extractor import extract

PUBLISHED = "2025-06-10"

PLANNED = [
    ("该县计划投资8500万元建设农机项目。", "8500万元"),
    ("该校计划招生300人，目前报名1200人。", "300人"),
    ("公司拟收购3家企业。", "3家"),
    ("全年力争实现产值50亿元，带动就业3万人。", "50亿元"),
    ("全年力争实现产值50亿元，带动就业3万人。", "3万人"),
    ("预计本周末接待游客2300万人次，同比增加7.2%。", "2300万人次"),
    ("预计本周末接待游客2300万人次，同比增加7.2%。", "7.2%"),
    ("100多个项目将签约。", "100多个"),
    ("5000套住房拟于年底交付。", "5000套"),
    ("销售目标5亿元。", "5亿元"),
    ("水库建成后，年供水量可达15亿立方米。", "15亿立方米"),
    ("今年，该省提出目标。到2030年，全省新能源汽车达到100万辆。", "100万辆"),
    ("项目规划用地300亩。", "300亩"),
    ("全县计划投资5亿元，比上年增长5%。", "5%"),
]

ACTUAL = [
    ("全市已完成计划的80%。", "80%"),  # measured by the plan
    ("销量比预计高5%。", "5%"),
    ("提前完成目标，产值达5亿元。", "5亿元"),
    ("将军寺接待游客3万人。", "3万人"),  # 将 inside a word
    ("他将3万元捐给学校。", "3万元"),  # 将 for 把
    ("未来三年需求旺盛，产量保持5万吨。", "5万吨"),
    ("这一计划惠及3万名学生。", "3万名"),
    ("工程预计投资3亿元，已到位资金1亿元。", "1亿元"),  # told as a fact again
    ("该校计划招生300人，目前报名1200人。", "1200人"),
    ("活动预计吸引3万人，去年吸引2万人。", "2万人"),
    ("项目将于明年建成，总投资5亿元。", "5亿元"),  # another subject
    ("将于明年建成的大桥全长5公里。", "5公里"),  # shut in by 的
    ("到2022年，全省新能源汽车达到100万辆。今年继续推广。", "100万辆"),  # a year gone by
    ("未满18岁的居民有200人。", "200人"),  # a bound, no denial
    ("门票不超过50元。", "不超过50元"),
    ("收入不断增长，达3万元。", "3万元"),
    ("这不是3万元，而是5万元。", "5万元"),
    ("传统村落有8155个。", "8155个"),  # 传 inside a word
    ("志愿者发放宣传单3000份。", "3000份"),
    ("全年清理谣言1200条。", "1200条"),
    ("网传3万人感染，经核实，实际为12人。", "12人"),
]

NEGATED = [
    ("试点未覆盖3万人。", "3万人"),
    ("今年不再收取500元押金。", "500元"),
    ("公司没有裁员300人。", "300人"),
    ("该县未能完成3亿元的任务。", "3亿元"),
    ("这不是3万元，而是5万元。", "3万元"),
]

DISPUTED = [
    ("网传该厂欠薪300万元。", "300万元"),
    ("网传3万人感染，经核实，实际为12人。", "3万人"),
    ("“医院亏损3亿元”的说法系谣言。", "3亿元"),
    ("有传言称该店赔了20万元。", "20万元"),
    ("他否认收受50万元。", "50万元"),
]


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        (text, figure, wanted)
        for wanted, cases in (
            ("planned", PLANNED),
            ("actual", ACTUAL),
            ("negated", NEGATED),
            ("disputed", DISPUTED),
        )
        for text, figure in cases
    ],
)
def test_status(text: str, figure: str, wanted: str) -> None:
    document = extract(text, published=PUBLISHED)
    texts = {entity.id: entity.text for entity in document.entities}
    statuses = [fact.status for fact in document.facts if texts[fact.entity] == figure]
    assert statuses == [wanted]
