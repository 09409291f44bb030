"""Texts to measure speed on: always the same, made from a seed, of any length. Nothing in them is true."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_PLACES = ("柳江县", "长岭市", "东湖区", "青山镇", "云溪乡", "北安省", "南浦新区", "白河街道")
_BODIES = (
    "财政局",
    "医疗保障局",
    "农业农村局",
    "统计局",
    "市场监督管理局",
    "发展和改革委员会",
    "人民医院",
    "供水集团有限公司",
)
_PEOPLE = ("王建国", "李秀兰", "陈志远", "赵敏", "欧阳文博", "周桂芳", "孙立军", "马春梅")
_POSTS = ("局长", "副主任", "负责人", "院长", "工程师", "党委书记")
_THINGS = (
    "新增就业",
    "参保人数",
    "粮食产量",
    "游客接待量",
    "新建改建学校学位",
    "惠及群众",
    "完成改造老旧小区住户",
    "发放补贴对象",
)
_SUMS = (
    "一般公共预算收入",
    "固定资产投资",
    "规模以上工业企业利润",
    "社会消费品零售总额",
    "农产品网络零售额",
    "医保基金支出",
)
_SENTENCES: tuple[Callable[[Random], str], ...] = (
    lambda r: (
        f"{r.randint(2021, 2025)}年，{r.choice(_PLACES)}{r.choice(_SUMS)}达到{r.randint(2, 900)}.{r.randint(1, 9)}亿元，同比增长{r.randint(1, 19)}.{r.randint(0, 9)}%。"
    ),
    lambda r: (
        f"{r.choice(_PLACES)}{r.choice(_BODIES)}{r.choice(_POSTS)}{r.choice(_PEOPLE)}介绍，截至{r.randint(1, 12)}月底，全县{r.choice(_THINGS)}超{r.randint(2, 80)}万人次，比上年同期多{r.randint(1, 9)}.{r.randint(1, 9)}万人次。"
    ),
    lambda r: (
        f"“过去要跑{r.randint(3, 9)}趟，现在{r.randint(1, 3)}天就能办完。”{r.choice(_PEOPLE)}说，家门口的服务站让老人们省了不少心。"
    ),
    lambda r: (
        f"走进{r.choice(_PLACES)}的蔬菜大棚，{r.choice(_PEOPLE)}正忙着采摘，{r.randint(20, 400)}多亩番茄长势喜人，每公斤能卖到{r.randint(4, 12)}元。"
    ),
    lambda r: (
        f"据了解，该项目总投资{r.randint(1, 30)}.{r.randint(1, 9)}亿元，占地{r.randint(50, 900)}亩，计划于{r.randint(2026, 2028)}年{r.randint(1, 12)}月建成，预计带动{r.randint(200, 5000)}人就业。"
    ),
    lambda r: (
        f"其中，第一产业增长{r.randint(1, 5)}.{r.randint(0, 9)}%，第二产业增长{r.randint(1, 9)}.{r.randint(0, 9)}%，第三产业占比提高{r.randint(1, 3)}.{r.randint(0, 9)}个百分点。"
    ),
    lambda r: f"下一步，{r.choice(_PLACES)}将继续完善帮扶机制，把好事办好、实事办实，不断提升群众的获得感和满意度。",
    lambda r: (
        f"{r.choice(_PEOPLE)}今年{r.randint(30, 88)}岁，{r.randint(3, 20)}年前从{r.choice(_PLACES)}搬到城里，如今每月领取养老金{r.randint(1200, 6000)}元。"
    ),
    lambda r: (
        f"活动由{r.choice(_PLACES)}{r.choice(_BODIES)}主办，{r.choice(_BODIES)}协办，来自{r.randint(5, 30)}个乡镇的{r.randint(100, 900)}余名代表参加。"
    ),
    lambda r: (
        f"雨后的山路有些滑，村里人却一早就聚到了祠堂前，{r.choice(_PEOPLE)}也在其中，大家都想听听这件事到底怎么办。"
    ),
)


def news(number: int) -> str:
    """A short article: a headline, a dateline, five to nine sentences in three paragraphs."""
    r = Random(number)
    sentences = [r.choice(_SENTENCES)(r) for _ in range(r.randint(5, 9))]
    third = len(sentences) // 3
    paragraphs = sentences[:third], sentences[third : 2 * third], sentences[2 * third :]
    head = f"{r.choice(_PLACES)}{r.choice(_SUMS)}稳步增长"
    return "\n".join([head, f"2025-{r.randint(1, 12):02}-{r.randint(1, 28):02}", *map("".join, paragraphs)]) + "\n"


def articles(length: int) -> str:
    """Articles one behind the other."""
    return _filled(length, lambda number: news(number) + "\n")


def one_paragraph(length: int) -> str:
    """One paragraph without a line end."""
    return _filled(length, lambda number: _SENTENCES[number % len(_SENTENCES)](Random(number)))


def table(length: int) -> str:
    """A table, a village a row."""
    rows = _filled(length, lambda i: f"第{i % 97}村\t{i * 3 % 991}\t{i * 7 % 89}.{i % 10}%\t{i * 13 % 7001}万元\n")
    return "地区\t户数\t占比\t金额\n" + rows


def price_list(length: int) -> str:
    """Lines of goods and prices."""
    goods = ("黄瓜", "番茄", "土豆", "白菜", "茄子", "鸡蛋", "草鱼")
    return _filled(length, lambda i: f"{goods[i % len(goods)]}：每公斤{i % 30 + 2}.{i % 10}元，比上周涨{i % 9 + 1}%\n")


def _filled(length: int, part: Callable[[int], str]) -> str:
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(part(len(parts)))
        size += len(parts[-1])
    return "".join(parts)
