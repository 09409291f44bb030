"""Lines that a web page or a PDF page prints around an article, and lines that only look so."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.page import read_page
from extractor.page.web.chrome import is_chrome
from extractor.page.web.source_lines import source_day, source_names


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
        "发布时间：20-03-17 08:12",
        "发表于2014-08-24 15:44| 4283次阅读| 来源某技术网| 30 条评论| 作者周小舟",
        "张小北 · 2020-02-12 10:30",
        "评论 0人参与，0条评论",
        "评论一下",
        "某新闻网 > 即时新闻 > 时政",
        "发布时间：2022-06-22 13:53:00来源：某广网",
        "发布时间：2025-06-16   内容来源：某网站",
        "2025-06-18 09:30 记者 吴晓燕",
        "青山日报 2025年3月5日 第03版",
        "字号 大 中 小",
        "阅读：1.2万 点赞：300 评论：12",
        "索引号：000014349/2024-00012 发文机关：青山县人民政府 成文日期：2024年3月1日",
        "作者：张三 来源：市教育局 发布日期：2024-05-06 浏览量：1,234",
        "您现在的位置：首页 > 新闻中心 > 民生",
        "0人参与",
        "责任编辑：李红",
        "本网站使用Cookies改善您的体验，继续浏览即表示您同意。",
        "青ICP备12345678号-1  版权所有 青山新闻网",
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
        "3000人参与",
        "推荐300人",
        "文化广场",
        "文：一个字的力量",
        "设计：从图纸到现实",
        "大小",
        "青山市水利局 2025-03-05",
        "记者 张三",
        "评论：谁来给老人做饭",
        "联系人：张三 电话：0571-88886666",
        "阅读 300本",
        "编辑部的故事",
        "监督举报电话：0571-88886666",
        "报名时间：2024-05-06",
        "为乡村提供技术支持",
    ],
)
def test_no_chrome(line: str) -> None:
    assert not is_chrome(line)


def test_names_in_a_source_line() -> None:
    assert source_names("来源：青山日报 作者：王小明 编辑：李红") == ("王小明",)
    assert source_names("来源：青山日报 编辑：李红") == ()


@pytest.mark.parametrize(
    ("line", "day", "names"),
    [
        ("发布时间：20-03-17 08:12", "2020-03-17", ()),
        ("2014-08-24 15:44| 4283次阅读| 来源某技术网| 作者周小舟", "2014-08-24", ("周小舟",)),
        ("张小北 · 2020-02-12 10:30", "2020-02-12", ("张小北",)),
        ("2025年6月18日 09:30 记者 吴晓燕 李华", "2025-06-18", ("吴晓燕", "李华")),
        ("2024 03/28 09:56", "2024-03-28", ()),
        ("来源：青山日报", None, ()),
        ("3月5日，青山日报发布报告。", None, ()),
    ],
)
def test_what_a_source_line_says(line: str, day: str | None, names: tuple[str, ...]) -> None:
    assert source_day(line) == day
    assert source_names(line) == names


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


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("青山网首页\n登录\n注册\n个人中心", "食堂开到老人家门口"),
        ("新闻资讯\n\nnews center", "食堂开到老人家门口"),
        ("首页 | 新闻 | 视频 | 政务公开", "食堂开到老人家门口"),
        ("食堂开到老人家门口_青山网\n关注", "食堂开到老人家门口"),
        ("食堂开到老人家门口 - 民生 - 青山新闻网", "食堂开到老人家门口"),
        ("青山网 > 新闻 > 民生", "食堂开到老人家门口"),
    ],
)
@pytest.mark.parametrize(
    "source", ["2024\n03/28\n09:56", "来源：青山日报 2024-03-28 09:56 阅读 300", "李小北 · 2024-03-28 09:56"]
)
def test_what_stands_above_an_article_on_the_web(top: str, title: str, source: str) -> None:
    (article,) = read_page(f"{top}\n\n{title}\n\n{source}\n\n{BODY}\n")
    assert [b.text.clean for b in article.blocks if b.kind == "title"] == [title]
    assert [b.text.clean for b in article.blocks if b.kind == "paragraph"] == [BODY]
    document = extract(f"{top}\n\n{title}\n\n{source}\n\n{BODY}\n")
    assert (document.published, document.published_basis) == ("2024-03-28", "text")
    assert all(fact.value.type != "quantity" or fact.value.value != 300 for fact in document.facts)


@pytest.mark.parametrize(
    "foot",
    [
        "相关阅读\n\n北岸新区一季度投资12亿元\n\n全市发放消费券3000万元",
        "【推荐阅读】\n北岸新区一季度投资12亿元",
        "主办：青山市人民政府办公室\n网站标识码：3301000001\n地址：青山市和平路100号\n青ICP备12345678号",
        "关于我们\n联系我们\n违法和不良信息举报电话：0571-88886666",
    ],
)
def test_what_stands_below_an_article_on_the_web(foot: str) -> None:
    page = f"食堂开到老人家门口\n\n{BODY}\n\n{foot}\n"
    (article,) = read_page(page)
    assert {b.kind for b in article.blocks[2:]} == {"credit"}
    assert {fact.evidence.text for fact in extract(page).facts} == {
        fact.evidence.text for fact in extract(f"食堂开到老人家门口\n\n{BODY}\n").facts
    }


@pytest.mark.parametrize("line", ["关注", "要闻", "民生"])
def test_a_channel_alone_may_be_a_kicker(line: str) -> None:
    (article,) = read_page(f"{line}\n\n食堂开到老人家门口\n\n■ 李明\n\n{BODY}\n")
    assert [b.text.clean for b in article.blocks if b.kind == "title"] == ["食堂开到老人家门口"]


def test_a_contact_below_a_notice_stays() -> None:
    (article,) = read_page(f"关于停水的公告\n\n{BODY}\n\n联系人：李红\n\n电话：0571-88886666\n")
    assert [b.kind for b in article.blocks[1:]] == ["paragraph"] * 3
