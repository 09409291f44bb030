"""What every document promises, whatever the text: offsets, ids, exact JSON, no exceptions."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

import pytest
from conftest import Page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Document, extract

# Pieces that news pages are made of, so that random text reaches the rules instead of passing them by.
PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "\t", " ", "，", "。", "“", "”", "（", ")", "：", "、", "……", "——", "■ ", "|", "- ", "#"),
        *(
            "截至2024年12月底",
            "去年",
            "3年来",
            "12.5%",
            "近三成",
            "100余户",
            "27.59亿元",
            "1万元",
            "两",
            "十几万",
            "0571-8888",
        ),
        *(
            "杭州市",
            "西湖区",
            "张女士",
            "李明",
            "人民医院",
            "有限公司",
            "保险",
            "计划",
            "累计赔付",
            "超",
            "以上",
            "达",
            "每",
            "/年",
        ),
        *(
            "一、",
            "本报讯 ",
            "记者 ",
            "摄",
            "图片由",
            "地块名称",
            "起始价(万元)",
            "https://a.cn/",
            "義烏",
            "\u202e",
            "\ufeff",
            "\0",
            "😀",
            "\ud800",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


def check(document: Document, text: str) -> None:
    """The contract's promises that hold for any document."""
    squeezed = [i for i, c in enumerate(document.text) if not c.isspace()]
    assert len(document.text) == len(text)
    ids = Counter([e.id for e in document.entities]) + Counter([f.id for f in document.facts])
    assert all(n == 1 for n in ids.values())
    entities = {entity.id: entity for entity in document.entities}
    for article in document.articles:
        for block in article.blocks:
            assert block.text.strip()
            assert sum(end - start for start, end in block.spans) == len(block.text)
            raw = "".join(document.text[start:end] for start, end in block.spans)
            # White space may stand for a line break, or for the rule between two cells.
            assert all(
                c == r or (c.isspace() and (r.isspace() or r in "|｜│┃\ufeff"))
                for c, r in zip(block.text, raw, strict=True)
            )
        spans = sorted(span for entity in article.entities for span in entity.spans or [(entity.start, entity.end)])
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        for entity in article.entities:
            assert entity.type == entity.value.type
            pieces = entity.spans or [(entity.start, entity.end)]
            assert (min(a for a, _ in pieces), max(b for _, b in pieces)) == (entity.start, entity.end)
            raw = "".join(document.text[a:b] for a, b in pieces)
            assert raw.split() and "".join(raw.split()) == "".join(entity.text.split())
        figured = {fact.entity for fact in article.facts}
        for block in article.blocks:
            if block.kind not in ("paragraph", "subtitle", "table"):
                continue
            inside = [e for e in article.entities if any(a <= e.start and e.end <= b for a, b in block.spans)]
            missing = [e.text for e in inside if e.type in ("money", "percent", "quantity") and e.id not in figured]
            assert not missing, f"figures without a fact: {missing}"
        for fact in article.facts:
            assert entities[fact.entity].value == fact.value
            assert any(map(str.isalnum, fact.metric)) or fact.value.type != "money"
            if fact.subject is not None and fact.subject.entity is None:  # a common noun, or 我国
                assert fact.subject.type == "thing" or (fact.subject.type, fact.subject.text) == ("place", "中国")
                assert any(char.isalnum() for char in fact.subject.text)
            else:
                assert fact.subject is None or fact.subject.entity in entities
            assert 0 <= fact.evidence.start < fact.evidence.end <= len(document.text)
            assert entities[fact.entity].start >= fact.evidence.start
            assert entities[fact.entity].end <= fact.evidence.end
    assert squeezed or not document.articles
    again = Document.model_validate_json(document.model_dump_json())
    assert again == document
    assert json.loads(document.model_dump_json()) == json.loads(again.model_dump_json())


# The same texts on every run: a new find belongs into the list below, not into somebody else's red build.
@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([None, "2024", "2025-03", "2026-03-20"]))
def test_any_text(text: str, published: str | None) -> None:
    check(extract(text, published=published), text)


@pytest.mark.parametrize(
    "text",
    [
        "五。\n起\n昭和近三成~最高记者 )内同比增长两\xad主\ue0003时户第保险—倍“十四五”期间12.5%两年半》基金政发",
        "||\n||",
        "|a|b|\n|-|-|\n|1元|2%|\r",
        "||\r0|0",
        "甲\t5\n叾\t乙",
        "以上|0571-8888|地块\ufeff\n李明|12.5%|27.59亿元",
    ],
)
def test_texts_that_once_broke_a_promise(text: str) -> None:
    check(extract(text), text)


def test_sample_page(sample_page: Page) -> None:
    check(extract(sample_page.text, published=sample_page.published), sample_page.text)


def test_real_page(real_page: Page) -> None:
    check(extract(real_page.text, published=real_page.published), real_page.text)


def test_empty_text_has_no_articles() -> None:
    assert extract("").articles == []
    assert extract(" \n\t\u3000").articles == []


def test_same_text_same_id() -> None:
    assert extract("一").id == extract("一", published="2025").id != extract("二").id


@pytest.mark.parametrize(
    "published", ["2025/3", "2025-13", "2025-02-30", "0000", "", "昨天", "2025-03-01T10:00", "２０２５"]
)
def test_unreadable_date_is_named(published: str) -> None:
    with pytest.raises(ValueError, match="published="):
        extract("一", published=published)


def test_the_mend_is_named() -> None:
    with pytest.raises(ValueError, match="write 2025-03"):
        extract("一", published="2025/3")


@pytest.mark.parametrize("text", [None, 1, b"x", ["x"]])
def test_wrong_type_is_named(text: object) -> None:
    with pytest.raises(TypeError, match="text: expected str"):
        extract(text)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(TypeError, match="published: expected str"):
        extract("一", published=2025)  # type: ignore[arg-type]  # that is the point
