"""Seams: what goes on where another piece breaks off, and what does not."""

from __future__ import annotations

import pytest

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
    ("三、附则", "本办法自发布之日起施行。"),
]


@pytest.mark.parametrize(("left", "right"), TOGETHER)
def test_together(left: str, right: str) -> None:
    assert score_seam(left, right) >= 1.5


@pytest.mark.parametrize(("left", "right"), APART)
def test_apart(left: str, right: str) -> None:
    assert score_seam(left, right) < 0.5
