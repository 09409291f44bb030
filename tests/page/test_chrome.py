"""Lines that a web page or a PDF page prints around an article, and lines that only look so."""

from __future__ import annotations

import pytest

from extractor.page.chrome import chrome_names, is_chrome


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
