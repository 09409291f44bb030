"""Sentences and clauses: marks stay with what they close, brackets and embedded quotations are never cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text import split_clauses, split_sentences

SENTENCES = [
    "今年赔付3万元。|去年赔付2万元！",
    "“多一份保障，就少一份负担。”|前不久，老周续了保。",
    "他说：“今天很好。|明天更好！”李老师说，“后天呢？”|大家笑了。",
    "实现“有病得保障。无病享服务”的模式（2025年。含试点），值得推广。",
    "正从“怎么看？”转向“怎么办？”的新阶段。",
    "累计接诊530人次……|数字背后是辛劳。",
    "气温升到38.5度。|网址为www.example.com，请查阅。",
    "AI is here to stay. |We use it daily.",
]
CLAUSES = [
    "惠及61万人，|赔付34.16亿元；|其中：|个人最高240万元。",
    "共有医院、药房、诊所1,200家，|8:30开门。",
    "“后天，”|他说，|“走？”",
    "既要“富口袋，富脑袋”，|又要（塑形，铸魂）。",
    "解决难题——|打通最后一公里。",
    "请登录https://www.example.com/a查询。",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", CLAUSES)
def test_clauses(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split_clauses(text)] == marked.split("|")


@given(st.text(alphabet="一二。，；：“”‘’（）()…—！？ \n.,a1", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    for spans in (split_sentences(text), split_clauses(text)):
        assert all(a < b for a, b in spans)
        assert all(b <= c for (_, b), (c, _) in pairwise(spans))
        kept = {i for a, b in spans for i in range(a, b)}
        assert all(i in kept for i, char in enumerate(text) if not char.isspace())
