"""Who wrote it: the lines that name authors, and the lines that only look so."""

from __future__ import annotations

import pytest

from extractor.page.headlines.bylines import closing_byline, opening_byline, read_byline

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
    "■ 陆清和": "陆清和",
    "张三/文 李四/图": "张三 李四",
    "□ 张与之 周及": "张与之 周及",
    "（张三）": "张三",
    "作者：张三 单位：某某大学": "张三",
    "[美]约翰·史密斯": "约翰·史密斯",
    "作者：John Smith": "John Smith",
    "文天祥": "文天祥",
    "■ 图雅": "图雅",
    "王小明和李大山": "王小明 李大山",
    "记者 王小明和通讯员 李大山": "王小明 李大山",
    "本报驻北京记者 王小明": "王小明",
    "滨海日报记者 王小明": "王小明",
    "张三 李四 王五 赵六 钱七 孙八 周九": "张三 李四 王五 赵六 钱七 孙八 周九",
    "本报记者 王小明 杭州报道": "王小明",
    "文 静": "文静",
    "欧阳和平": "欧阳和平",
    "张 小 明": "张小明",
    "記者 王大明": "王大明",
    "记者 张文 摄影 王图": "张文 王图",
    "文化周刊 记者 王小明": "王小明",
    "财经记者 李大山": "李大山",
    "王小明 通讯员 李红": "王小明 李红",
    "通讯员方大为 记者 王小明": "方大为 王小明",
    "阿依古丽·买买提": "阿依古丽·买买提",
}


@pytest.mark.parametrize(("line", "names"), NAMED.items())
def test_names(line: str, names: str) -> None:
    assert " ".join(read_byline(line)) == names


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
        "新华社记者",
        "本报讯（记者 王小明）",
        "■ 今日关注",
        "文化·生活",
        "教师 王小明",
        "（作者单位：滨海大学）",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert read_byline(line) == ()


def test_inside_text() -> None:
    assert opening_byline("本报讯（记者 周小川 通讯员 王红）昨日，全市启动检查。") == ("周小川", "王红")
    assert opening_byline("【記者王大明／台北報導】昨天，") == ("王大明",)
    assert opening_byline("昨日（周三）全市启动检查。") == ()
    text = "道路恢复通行。（记者周小川）"
    assert closing_byline(text) == (7, ("周小川",))
    assert closing_byline("道路恢复通行。（下同）") == (0, ())
