"""Consistency: claims that hold are confirmed, claims that do not are contradicted, and what is no claim is passed over."""

from __future__ import annotations

import random

import pytest
from claims import corrupt, make_articles
from conftest import Page
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.checks.check import check_consistency
from extractor.checks.verdict import Check


def checks_of(text: str) -> list[Check]:
    return check_consistency(extract(text, published="2025-03"))


# Sentence, then kind, verdict and arithmetic of what is said of it.
SAID = {
    # change
    "就业人数从12.5万人增加到15万人，增长20%。": [
        "change confirmed 125000 < 150000",
        "change confirmed (150000 - 125000) / 125000 = 0.2",
    ],
    "2023年产值为120亿元，2024年达到150亿元，增长35%。": [
        "change contradicted (15000000000 - 12000000000) / 12000000000 = 0.25"
    ],
    "全年完成投资120亿元，比上年增加20亿元，增长20%；利润5亿元，同比增长3%。": [
        "change confirmed 2000000000 / (12000000000 - 2000000000) = 0.2"
    ],
    "参保率由93%提高到95%，提高2个百分点。": ["change confirmed 0.95 - 0.93 = 0.02"],
    "平均耗时由93天增加到65天。": ["change contradicted 93 < 65"],
    # rate
    "抽检食品1200批次，合格1176批次，合格率98%。": ["rate confirmed 1176 / 1200 = 0.98"],
    "应参保50万人，实际参保49万人，参保率89%。": ["rate contradicted 490000 / 500000 = 0.98"],
    "计划投资10亿元，已完成投资8.5亿元，完成年度计划的85%。": ["rate confirmed 850000000 / 1000000000 = 0.85"],
    "全港完成集装箱吞吐量42.7万标箱。其中，北港区完成集装箱吞吐量31.5万标箱，占全港的73.8%。": [
        "rate confirmed 315000 / 427000 ≈ 0.737705"
    ],
    # sum and part
    "学校共招收新生1140名，其中男生640名、女生500名。": ["sum confirmed 640 + 500 = 1140"],
    "学校共招收新生1140名，其中男生640名、女生600名。": ["sum contradicted 640 + 600 = 1240"],
    "甲镇种植120亩，乙镇种植80亩，合计200亩。": ["sum confirmed 120 + 80 = 200"],
    "共有企业500余家，其中规上企业73家。": ["part confirmed 73 <= 500"],
    "共安排项目35个，其中市级项目40个。": ["part contradicted 40 <= 35"],
    # average
    "基金已为432户家庭支付补助566.2万元，户均1.31万元。": ["average confirmed 5662000 / 432 ≈ 13106.48"],
    "基金已为432户家庭支付补助566.2万元，户均13.1万元。": ["average contradicted 5662000 / 432 ≈ 13106.48"],
    # remainder, and the rate of the case
    "王先生住院总费用50万元，医保报销30万元，惠民保报销12万元，个人只承担8万元，报销比例达84%。": [
        "remainder confirmed 500000 - 300000 - 120000 = 80000",
        "rate confirmed (300000 + 120000) / 500000 = 0.84",
    ],
    "王先生住院总费用50万元，医保报销30万元，惠民保报销12万元，个人只承担18万元。": [
        "remainder contradicted 500000 - 300000 - 120000 = 80000"
    ],
    # count
    "服务分为体检、巡诊、康复三大类。": ["count confirmed 1 + 1 + 1 = 3"],
    "服务分为体检、巡诊、康复四大类。": ["count contradicted 1 + 1 + 1 = 3"],
    "推出5项服务（体检、巡诊、康复、咨询和随访）。": ["count confirmed 1 + 1 + 1 + 1 + 1 = 5"],
    # wordings of other kinds
    "检出不合格样品24批次，共抽检1200批次，合格率98%。": ["rate confirmed (1200 - 24) / 1200 = 0.98"],
    "共有住户1200户，1104户业主投了赞成票，占92%。": ["rate confirmed 1104 / 1200 = 0.92"],
    "全年发生事故163起，上年为214起，同比下降23.8%。": ["change confirmed (214 - 163) / 214 ≈ 0.238318"],
    "财政收入完成25.6亿元，比前一年的23.45亿元增长9.2%。": [
        "change confirmed (2560000000 - 2345000000) / 2345000000 ≈ 0.091684"
    ],
    "覆盖率由12%提高到15%，增幅25%。": ["change confirmed (0.15 - 0.12) / 0.12 = 0.25"],
    "考点共安排考生2318人，北校1264人、南校687人、东校367人。": ["sum confirmed 1264 + 687 + 367 = 2318"],
    "资金共计8亿元，分三个方向：教育3.2亿元，医疗2.8亿元，养老2亿元。": [
        "sum confirmed 320000000 + 280000000 + 200000000 = 800000000",
        "count confirmed 1 + 1 + 1 = 3",
    ],
    "通航三座城市，即石桥、白塔和南浦。": ["count confirmed 1 + 1 + 1 = 3"],
    "推出“甲米”“乙茶”“丙蜜”四个品牌。": ["count contradicted 1 + 1 + 1 = 3"],
    "新房面积96平方米，合同总价182.4万元，折合每平方米1.9万元。": ["average confirmed 1824000 / 96 = 19000"],
    # prices, what is left, balances, shares of all
    "食堂买进大米60袋，每袋120元，共花7200元。": ["average confirmed 120 * 60 = 7200"],
    "食堂买进大米60袋，每袋120元，共花7600元。": ["average contradicted 120 * 60 = 7200"],
    "全县有水库52座，已加固38座，还剩14座。": ["remainder confirmed 52 - 38 = 14"],
    "全县有水库52座，已加固38座，还剩24座。": ["remainder contradicted 52 - 38 = 14"],
    "上半年出口48亿元，进口31亿元，贸易顺差19亿元。": ["remainder contradicted 4800000000 - 3100000000 = 1700000000"],
    "居民用电占62%，工业用电占21%，其他用电占17%。": ["remainder confirmed 1 - 0.62 - 0.21 = 0.17"],
    "去年营收4.12亿元，今年营收5.15亿元，同比增长25%。": [
        "change confirmed (515000000 - 412000000) / 412000000 = 0.25"
    ],
    "服务进出口总额325.4亿元。其中，出口140.3亿元，增长15.1%；进口185.1亿元，增长2.7%。": [
        "sum confirmed 14030000000 + 18510000000 = 32540000000"
    ],
    "项目有越野滑雪、现代五项、雪车雪橇等58个小项。": [],
    "第二产业投资125亿元，其中工业投资124亿元；第三产业投资265亿元。": ["part confirmed 12400000000 <= 12500000000"],
    "公司净利润1.72亿元，其中研发费用2.31亿元。": [],
    "公司收入18.36亿元，赚得净利润1.72亿元，是多花钱搞研究的缘故。其中，研发费用2.31亿元，等于收入的12.6%。": [],
    "工程分三期，一期投资8亿元，二期投资11亿元，三期尚在论证，总投资约35亿元。": [],
    "全市在建道路7025公里，占比约15.5%；已建成3.53万公里，占比约77.9%。": [],
    # No claims, or none that can be checked: nothing is contradicted and little is said.
    "来自浙江、江苏12家企业参加。": [],
    "走访石桥、白塔5次。": [],
    "发放补贴300万元，增收500万元，户均增收1.2万元，惠及农户800户。": [],
    "全市生产总值2000亿元，占全省的5.2%。": [],
    "王先生花费50万元，经医保、大病保险报销，惠民保又赔付12万元，个人只承担8万元。": [],
    "适用范围由50人以上企业扩大到20人以上企业。": [],
    "办事效率从3天提升到1天。": [],
    "全市用电86.4亿千瓦时，工业用电58.9亿千瓦时，占全省工业用电的14.1%。": [],
    "总费用67.2万元，自费部分为31.5万元，惠民保对这一部分赔付20.4万元，其余11.1万元由本人承担。": [
        "remainder confirmed 315000 - 204000 = 111000"
    ],
    "从流向看，留在本省的3096人，前往外省的合计1204人，毕业生5117人居前两位。": [],
    "去年产值96亿元，比2018年的41亿元增长1.3倍，比上一年增长14.6%。": [
        "change confirmed (9600000000 - 4100000000) / 4100000000 ≈ 1.34146"
    ],
    "共有党员120名，其中女党员80名、大专以上学历90名。": [
        "part confirmed 80 <= 120",
        "part confirmed 90 <= 120",
    ],
}


@pytest.mark.parametrize("sentence", SAID)
def test_said_of_a_sentence(sentence: str) -> None:
    assert [f"{check.kind} {check.verdict} {check.arithmetic}" for check in checks_of(sentence)] == SAID[sentence]


@pytest.mark.parametrize(
    ("headline", "body", "verdict"),
    [
        ("累计赔付27.59亿元", "“安居保”累计赔付27.59亿元", "confirmed"),
        ("累计赔付超27亿元", "“安居保”累计赔付27.59亿元", "confirmed"),
        ("累计赔付28亿元", "“安居保”累计赔付27.59亿元", "rounding"),
        ("累计赔付72.59亿元", "“安居保”累计赔付27.59亿元", "contradicted"),
        ("累计赔付超72亿元", "“安居保”累计赔付27.59亿元", "contradicted"),
        ("累计赔付36亿元", "“安居保”去年赔付6.2亿元", None),
    ],
)
def test_headline_against_body(headline: str, body: str, verdict: str | None) -> None:
    text = f"“安居保”{headline}\n\n赵启明\n\n截至2024年底，{body}，受到欢迎，市民纷纷点赞。\n"
    assert [check.verdict for check in checks_of(text)] == ([] if verdict is None else [verdict])


def test_a_check_shows_its_working() -> None:
    text = "王先生住院总费用50万元，医保报销30万元，惠民保报销12万元，个人只承担8万元。"
    (check,) = checks_of(text)
    assert check.claim == "个人只承担8万元"
    assert [used.fact.value.model_dump()["amount"] for used in check.used] == [80000, 500000, 300000, 120000]
    first = check.used[0].fact.evidence
    assert text[first.start : first.end] == first.text == check.claim
    assert check.computed == check.stated == 80000


def test_planted_errors_are_found_and_true_articles_raise_no_alarm() -> None:
    rng = random.Random(7)
    articles = make_articles(46, seed=7)
    alarms = [a.text for a in articles if any(c.verdict == "contradicted" for c in checks_of(a.text))]
    found = sum(any(c.verdict == "contradicted" for c in checks_of(corrupt(rng, a))) for a in articles)
    assert alarms == []
    assert found / len(articles) >= 0.9


def test_no_alarm_on_the_sample_pages(sample_page: Page) -> None:
    checks = check_consistency(extract(sample_page.text, published=sample_page.published))
    assert [c.claim for c in checks if c.verdict == "contradicted"] == []


def test_no_alarm_on_the_real_pages(real_page: Page) -> None:
    checks = check_consistency(extract(real_page.text, published=real_page.published))
    assert [c.claim for c in checks if c.verdict == "contradicted"] == []


@given(
    st.text(
        alphabet="共其中占从由到至增加减少率均，、。；（）等大类三5万亿元人户%0.12个百分点报销花费自付", max_size=60
    )
)
def test_never_raises(text: str) -> None:
    for check in checks_of(text):
        assert check.used and check.arithmetic
