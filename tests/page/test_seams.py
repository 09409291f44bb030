"""Seams: what goes on where another piece breaks off, and what does not."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.page import read_page
from extractor.page.columns.seams import score_seam

TOGETHER = [
    ("不断提升群众基础性、兜底性保", "障水平是工作的重点。"),
    ("以智慧医保的“速度”，刷", "新了群众的体验。"),
    ("指定医院在4小", "时内派出陪诊人员。"),
    ("每亩产值突破10", "万元大关。"),
    ("为有效缓解需要长期住院的", "患者转院难题，全市推行新办法。"),
    ("年轻干部们怀着“手上有茧、眼里有", "光”的劲头走进车间。"),
    ("高新区服务中心主任齐", "云表示，接下来将推动改革。"),
    ("五年来，全市共受理问题", "6240件，办结率为97%。"),
    ("在降低种粮大户生产", "成本负担的同时，各地还出台了新政策。"),
]
APART = [
    ("今年以来，全市新增就业3万人。", "近日，记者走进人才市场。"),
    ("取之于民，用之于民", "近年来，全市参保人数稳步增长。"),
    ("名单是怎么来的", "三年前的那次台风，岛上靠敲锣通知。"),
    ("医保服务中心挂牌", "“办事方便多了。”市民高先生说。"),
    ("固定资产投资增速全省第一", "1至6月，固定资产投资完成232亿元。"),
    ("工业生产稳步增长", "1—6月，全市规模以上工业增加值增长6.8%。"),
    ("全市工业企业2024", "12家企业上榜。"),
    ("全市工业企业二十", "12家企业上榜。"),
    ("三、附则", "本办法自发布之日起施行。"),
]


@pytest.mark.parametrize(("left", "right"), TOGETHER)
def test_together(left: str, right: str) -> None:
    assert score_seam(left, right) >= 1.5


@pytest.mark.parametrize(("left", "right"), APART)
def test_apart(left: str, right: str) -> None:
    assert score_seam(left, right) < 0.5


def test_two_numbers_on_two_lines_stay_two() -> None:
    raw = "全市规模以上工业企业和重点服务业企业共有2024\n12家企业新上规模，比上年同期多出了三家企业来\n，增加值继续保持稳步增长的良好态势不变又一\n"
    (article,) = read_page(raw)
    assert "2024 12家" in article.blocks[0].text.clean


def test_a_clock_on_its_line_is_not_glued_to_the_next() -> None:
    (article,) = read_page("登高赏秋\n\n09:56\n\n20名游客登上山顶，合影留念。\n")
    assert [block.text.clean for block in article.blocks] == ["登高赏秋", "09:56", "20名游客登上山顶，合影留念。"]


@pytest.mark.parametrize(("left", "right"), [("12.6", "亿元"), ("12.", "6亿元"), ("12.6亿", "元")])
def test_a_mention_that_a_caption_cuts_in_two_is_kept_with_its_fact(left: str, right: str) -> None:
    raw = (
        "惠民保三年记\n\n■ 李明\n\n青山市惠民保开办三年来，参保人数逐年增加，今年已经有三百万人参加，赔付总额"
        f"{left}\n\n\n\n图为群众在窗口办理理赔手续\n\n{right}，惠及17.3万人次，群众都说好。保费一直没有涨过。\n"
    )
    document = extract(raw)
    (entity,) = (entity for entity in document.entities if entity.spans)
    assert entity.text == "12.6亿元" and [raw[a:b] for a, b in entity.spans or []] == [left, right]
    assert raw[entity.start : entity.end].startswith(left) and raw[entity.start : entity.end].endswith(right)
    (fact,) = (fact for fact in document.facts if fact.entity == entity.id)
    assert fact.metric == "赔付总额"
