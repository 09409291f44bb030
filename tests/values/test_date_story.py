"""Dates that count from the publication or from an earlier date of the article, and what a page says of its own date.

A marked date is `<text|canonical form>`; lines of one paragraph are blocks of one article, published on 2025-03-20 unless said otherwise.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.page import Article, Block, read_page
from extractor.text import Text
from extractor.values.date import find_dates
from extractor.values.duration import parse_duration
from extractor.values.parse import parse_date
from extractor.values.published import infer_published

MARKED = re.compile(r"<([^|>]+)\|([^>]+)>")
STORIES = [
    part.strip()
    for part in (Path(__file__).parent / "date_stories.txt").read_text(encoding="utf-8").split("\n\n")
    if part.strip()
]


def article(*lines: str) -> Article:
    return Article(blocks=tuple(Block("paragraph", Text.of(line)) for line in lines))


@pytest.mark.parametrize("story", STORIES, ids=range(len(STORIES)))
def test_story(story: str) -> None:
    published: str | None = "2025-03-20"
    lines = []
    for line in story.split("\n"):
        if line.startswith("# published "):
            published = None if line.endswith("none") else line.removeprefix("# published ")
        elif not line.startswith("#"):
            lines.append(line)
    plain = [MARKED.sub(r"\1", line) for line in lines]
    found = find_dates(article(*plain), published)
    for line, text, mentions in zip(lines, plain, found, strict=True):
        assert [(text[m.start : m.end], str(m.value)) for m in mentions] == MARKED.findall(line), text


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("去年11月", "2025-03", ("2024-11-01", "2024-11-30")),
        ("2024年12月底", None, ("2024-12-31", "2024-12-31")),
        ("2023年初", None, ("2023-01-01", None)),
        ("2018年以来", None, ("2018-01-01", None)),
        ("2018年以前", None, (None, "2018-12-31")),
        ("2024年夏天", None, (None, None)),
        ("上周三", "2025-03", (None, None)),
        ("今天", "2025-03", (None, None)),
        ("本月", "2025-03", ("2025-03-01", "2025-03-31")),
        ("85年", None, ("1985-01-01", "1985-12-31")),
        ("三点", None, (None, None)),
        ("20240305", None, ("2024-03-05", "2024-03-05")),
        ("周末", "2025-03-20", ("2025-03-22", "2025-03-23")),
        ("农历二〇二四年腊月廿三", None, ("2025-01-22", "2025-01-22")),
        ("闰六月初一", "2025-09-01", ("2025-07-25", "2025-07-25")),
        ("90年代末", None, (None, "1999-12-31")),
    ],
)
def test_parse_date_days(text: str, published: str | None, days: tuple[str | None, str | None]) -> None:
    value = parse_date(text, published=published)
    assert (value.start, value.end) == days


@pytest.mark.parametrize("text", ["", "天天", "五公里", "3:2", "版本2.3.1", "三年级"])
def test_what_is_no_date_is_an_error_that_names_it(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(text))):
        parse_date(text)
    with pytest.raises(ValueError, match=re.escape(repr(text))):
        parse_duration(text)


def test_published_must_be_edtf() -> None:
    with pytest.raises(ValueError, match="2025/3"):
        find_dates(article("今天"), "2025/3")


@pytest.mark.parametrize(
    ("page", "published"),
    [
        ("医保新政落地\n\n据新华社北京2025年3月5日电 记者从会上获悉，新政落地。\n", ("2025-03-05", "text")),
        ("关于道路施工的公告\n\n因施工需要，道路封闭。\n\n某市交通运输局\n2025年3月5日\n", ("2025-03-05", "text")),
        ("关于征收的公告\n\n现公告如下。\n\n某县人民政府\n二〇二五年三月五日\n", ("2025-03-05", "text")),
        ("新政落地\n\n发布时间：2025-03-05 10:20 来源：某网\n\n今年，新政落地。\n", ("2025-03-05", "text")),
        ("新政落地\n\n本报讯 3月5日，记者获悉，今年是“十五五”开局之年。\n", ("2026-03-05", "inferred")),
        ("新政落地\n\n今年（2025年），新政落地，惠及群众。\n", ("2025", "inferred")),
        ("新政落地\n\n去年很好，今年更好。\n", (None, None)),
        ("新政落地\n\n2024年，全市完成投资10亿元。今年将再投5亿元。\n", (None, None)),
        ("新政落地\n\n到2030年，全市将建成10个中心。\n", (None, None)),
        ("", (None, None)),
    ],
)
def test_infer_published(page: str, published: tuple[str | None, str | None]) -> None:
    assert infer_published(read_page(page)) == published
