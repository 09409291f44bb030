"""Who wrote it: the lines that name authors, and the lines that only look so."""

from __future__ import annotations

import pytest

from extractor.page.bylines import closing_byline, opening_byline, read_byline

NAMED = {
    "■ 郭海峰 程泉": "郭海峰 程泉",
    "张宇青 刘维佳": "张宇青 刘维佳",
    "郭海峰": "郭海峰",
    "张 三 李小四": "张三 李小四",
    "余　明　刘大海": "余明 刘大海",
    "本报记者 周小川 通讯员 王红": "周小川 王红",
    "文/图 钱学林": "钱学林",
    "记者 王小明/文 李大山/摄": "王小明 李大山",
    "作者：欧阳修文": "欧阳修文",
    "□ 宁可 祁红": "宁可 祁红",
}


@pytest.mark.parametrize(("line", "names"), NAMED.items())
def test_names(line: str, names: str) -> None:
    assert " ".join(read_byline(line) or []) == names


@pytest.mark.parametrize(
    "line",
    [
        "高质量",
        "金融",
        "文明 和谐",
        "富强 民主 文明 和谐",
        "建德钦堂乡",
        "经济大省挑大梁",
        "许下心愿。",
        "万无一失",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_inside_text() -> None:
    assert opening_byline("本报讯（记者 周小川 通讯员 王红）昨日，全市启动检查。") == ["周小川", "王红"]
    assert opening_byline("昨日（周三）全市启动检查。") == []
    text = "道路恢复通行。（记者周小川）"
    assert closing_byline(text) == (7, ["周小川"])
    assert closing_byline("道路恢复通行。（下同）") == (0, [])
