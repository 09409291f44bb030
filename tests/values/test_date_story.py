"""Dates that count from the publication or from an earlier date of the article, and what a page says of its own date.

A marked date is `<text|canonical form>`; lines of one paragraph are blocks of one article, published on 2025-03-20 unless said otherwise.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.page import Article, Block, read_page
from extractor.text import Text
from extractor.values.date.find import find_dates
from extractor.values.duration.find import find_durations, parse_duration
from extractor.values.parse import parse_date
from extractor.values.publication_date import infer_published

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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("每周三", "vague"),
        ("每周一至周五", "vague"),
        ("每天上午9点", "T09:00"),
        ("将来", "vague"),
        ("5/1", "2025-05-01"),
        ("“十四五”", "2021/2025"),
        ('"十四五"期间', "2021/2025"),
        ("国庆长假", "2024-10-01"),
        ("2019年—2021年间", "2019/2021"),
        ("去年全年", "2024"),
        ("昨天夜里", "2025-03-19"),
        ("民国元年", "1912"),
        ("下个月的今天", "2025-04-20"),
        ("三周后的周一", "2025-04-07"),
    ],
)
def test_parse_date_alone(text: str, value: str) -> None:
    assert str(parse_date(text, published="2025-03-20")) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("最近两个月", "P2M"),
        ("过去的三年", "P3Y"),
        ("接下来三天", "P3D"),
        ("整整三年", "P3Y"),
        ("三年之久", "P3Y"),
        ("建校100周年", "P100Y"),
        ("有效期三年", "P3Y"),
        ("60日", "P60D"),
        ("3至5个工作日内", "P3D..P5D"),
        ("1小时1分1秒", "PT1H1M1S"),
        ("今后几年", "P1Y several"),
        ("自收到之日起30日内", "P30D at_most"),
    ],
)
def test_parse_duration_alone(text: str, value: str) -> None:
    assert str(parse_duration(text)) == value


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("他熬了三天三夜，歇了大半天，前后用了一年多来完善。", ["P3D", "PT12H over", "P1Y over"]),
        ("比赛用时3小时20分获胜，一小时四十分后赶到。", ["PT3H20M"]),
        ("最近两个月，附近两条街离家最近两公里。", ["P2M"]),
        ("5岁的孩子上三年级，大半年级学生到校，扩大半年产能。", []),
        ("从三个月到半年不等，个把月见效，月余方止，公司年余额增长。", ["P3M..P6M", "P1M about", "P1M over"]),
    ],
)
def test_durations_in_sentences(text: str, durations: list[str]) -> None:
    assert [str(m.value) for m in find_durations(text)] == durations


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
