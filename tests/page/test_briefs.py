"""Short items and headings: pages on which the same form, a short line above a text, is the one or the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_forms import outline

from extractor import Extractor
from extractor.page import read_page
from extractor.page.lines.datelines import dateline_end, is_dateline

PAGES = Path(__file__).parent / "briefs"


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    raw, expected = path.read_text(encoding="utf-8").split("\n>>>\n")
    assert outline(raw) == expected.strip().split("\n")


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_page_without_empty_lines(path: Path) -> None:
    raw, expected = path.read_text(encoding="utf-8").split("\n>>>\n")
    assert outline(raw.replace("\n\n", "\n")) == expected.strip().split("\n")


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("新华社北京5月3日电（记者 周林）", "全国新增就业12万人。"),
        ("央视网消息（新闻联播）：", "商务部数据显示，出口增长。"),
        ("本报讯（记者 张三 通讯员 李四）", "昨天，清河大桥通车。"),
        ("本报讯 ", "6月17日，南湖区启动培训。"),
        ("中原网讯（记者 谢小庆）", "日前，全市签约13个项目。"),
        ("据新华社北京2025年3月5日电 ", "记者从大会获悉。"),
        ("中新网杭州3月5日电(王题)", "5日，西湖断桥人流如织。"),
        ("钱江晚报·小时新闻讯 ", "昨天，地铁客流创新高。"),
        ("【环球网报道 记者 李青】", "据外媒消息，该国加息。"),
        ("", "国家电网电价下调，每度0.52元。"),
        ("", "台风橙色预警消息：今晚到明天有暴雨。"),
        ("", "互联网讯息服务管理办法公布。"),
        ("", "据央视新闻报道，5日有地震。"),
        ("", "社区消息灵通，居民都说好。"),
        ("", "国台办5月3日消息，会谈结束。"),
    ],
)
def test_dateline(dateline: str, text: str) -> None:
    assert dateline_end(dateline + text) == len(dateline)
    assert is_dateline(dateline + text) == bool(dateline)


def test_a_dateline_belongs_to_its_paragraph_and_owns_nothing() -> None:
    text = "全市签约13个项目\n\n中原网消息（早间播报）：全市签约13个项目，总投资262亿元。\n"
    (article,) = read_page(text)
    assert [block.dateline for block in article.blocks] == [0, 12]
    found = Extractor(names="fast").extract(text).articles[0]
    assert "programme" not in {entity.type for entity in found.entities}
    assert all(fact.subject is None or "中原" not in fact.subject.text for fact in found.facts)


@pytest.mark.parametrize(
    "dateline", ["新华社杭州6月3日电（记者 王明）", "青山网北京6月4日消息（记者 李华）", "本报讯（记者 张三）"]
)
def test_a_dateline_is_no_part_of_the_facts_below_it(dateline: str) -> None:
    text = f"外贸稳中有进\n\n{dateline}浙江省上半年出口增长8.2%。\n"
    [fact] = Extractor(names="fast").extract(text, published="2025-06").facts
    assert fact.subject is not None and fact.subject.text == "浙江省"
    assert (fact.metric, fact.evidence.text) == ("出口增长", "浙江省上半年出口增长8.2%")
