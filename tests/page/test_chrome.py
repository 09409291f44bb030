"""Lines that a web page or a PDF page prints around an article, and lines that only look so."""

from __future__ import annotations

import pytest

from extractor.page import read_page
from extractor.page.web.chrome import chrome_names, is_chrome


@pytest.mark.parametrize(
    "line",
    [
        "来源：青山日报 2025-03-05 10:00 编辑：李红",
        "2025年03月05日 10:00 来源：青山网",
        "2025-03-05",
        "青山网 2025-03-05 10:00",
        "首页 > 新闻 > 正文",
        "浏览次数：1234次",
        "分享到：微信 微博",
        "【打印】【关闭】",
        "- 12 -",
        "第3页 共10页",
        "上一篇：北岸新区开工",
        "关键词：医保 保险",
    ],
)
def test_chrome(line: str) -> None:
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "2025年3月5日10:00，全市启动检查。",
        "2025年3月5日",
        "评论：老城需要更多公园",
        "年度关键词：稳",
        "关键词：稳",
        "阅读",
        "分享",
        "时间：2025年3月5日上午9点",
        "收入来源：工资",
        "12",
        "一路向前 > 的人",
    ],
)
def test_no_chrome(line: str) -> None:
    assert not is_chrome(line)


def test_names_in_a_source_line() -> None:
    assert chrome_names("来源：青山日报 作者：王小明 编辑：李红") == ("王小明",)
    assert chrome_names("来源：青山日报 编辑：李红") == ()


BODY = "青山县去年建成社区食堂12家，服务老人3.4万人次，老人们都说好。"


@pytest.mark.parametrize(
    "head",
    [
        "综合",
        "A05 经济",
        "03 综合新闻",
        "A6 金融周刊",
        "民生周刊 第04版",
        "第3版·农业农村",
        "A05 经济\n2026年7月24日 星期五",
        "青山日报",
    ],
)
def test_a_page_head_is_no_headline(head: str) -> None:
    (article,) = read_page(f"{head}\n\n身边事\n\n食堂开到老人家门口\n\n青山县三年建成食堂12家\n\n■ 李明\n\n{BODY}\n")
    assert [(b.kind, b.text.clean) for b in article.blocks if b.kind != "credit"][:3] == [
        ("kicker", "身边事"),
        ("title", "食堂开到老人家门口"),
        ("subtitle", "青山县三年建成食堂12家"),
    ]


@pytest.mark.parametrize("title", ["经济回暖看青山", "01 从前的日子", "综合", "健康青山三年记"])
def test_a_headline_is_no_page_head(title: str) -> None:
    (article,) = read_page(f"{title}\n\n■ 李明\n\n{BODY}\n")
    assert [b.text.clean for b in article.blocks if b.kind == "title"] == [title]


@pytest.mark.parametrize(
    ("title", "opening", "notice"),
    [
        ("青山县2026年稳岗补贴申报指南", "为做好稳岗工作，现将申报事项说明如下。", True),
        ("青山县数字乡村实施方案", "根据上级部署，制定本方案。", True),
        ("青山县数字乡村实施方案", "镇里的干部说，方案好在看得懂。", False),
    ],
)
def test_names_that_headings_have_too_open_a_notice_by_their_text(title: str, opening: str, notice: bool) -> None:
    text = f"食堂开到家门口\n\n■ 李明\n\n{BODY}\n\n{title}\n\n{opening}\n\n一、对象\n\n{BODY}\n"
    assert len(read_page(text)) == 1 + notice


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("二、收费公示", False),
        ("（二）其他说明", False),
        ("二、关于城区道路封闭施工的公告", True),
        ("二、青山县水务局停水通知", True),
    ],
)
def test_a_numbered_line_is_a_notice_only_where_it_says_whose_or_of_what(title: str, notice: bool) -> None:
    text = (
        f"青山县第一中学招生公告\n\n根据有关规定，现将招生事项公告如下：\n\n一、计划\n\n{BODY}\n\n{title}\n\n{BODY}\n"
    )
    assert len(read_page(text)) == 1 + notice
