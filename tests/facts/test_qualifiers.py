"""What narrows a figure; what it is compared with; nothing that owner, metric or counted noun say already."""

from __future__ import annotations

import pytest

from extractor import extract


def qualifiers(text: str, figure: str) -> dict[str, str]:
    document = extract(text, published="2025-06-10")
    texts = {entity.id: entity.text for entity in document.entities}
    (fact,) = [fact for fact in document.facts if texts[fact.entity] == figure]
    return fact.qualifiers


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("全县粮食产量比上年增长5%。", "5%", "上年"),
        ("库存水泥较4月末增加340万吨。", "340万吨", "4月末"),
        ("库存水泥较4月末增加340万吨，增幅为1%。", "1%", "4月末"),
        ("入园人数与前年端午假期相比多出约25%。", "约25%", "前年端午假期"),
        ("投资增速高于全国平均水平1.5个百分点。", "1.5个百分点", "全国平均水平"),
        ("年通过量是老闸的2.5倍。", "2.5倍", "老闸"),
        ("节水能力比改造前提高10%以上。", "10%以上", "改造前"),
        ("日均客流比2019年同期日均增长18%。", "18%", "2019年同期"),
        ("两项占比分别比“十三五”末提高8个和11个百分点。", "11个百分点", "“十三五”末"),
        ("票房比上届增加2000万元。", "2000万元", "上届"),
        ("动车票比高铁票便宜80元。", "80元", "高铁票"),
        ("菜价跟前年春节比贵了三成。", "三成", "前年春节"),
        ("今天比昨天一下子掉了12℃。", "12℃", "昨天"),
        ("降水与近十年平均值相比较少8天。", "8天", "近十年平均值"),
        ("相比2023年同期，产量增加了3吨。", "3吨", "2023年同期"),
    ],
)
def test_compared_with(text: str, figure: str, wanted: str) -> None:
    assert qualifiers(text, figure)["compared_with"] == wanted


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("全县粮食产量增长5%。", "5%"),
        ("比例达到5%。", "5%"),
        ("报名者超过3000人。", "超过3000人"),
        ("增速低于前一年的3%。", "3%"),  # the figure is what is compared with
        ("两队比赛吸引观众3000人。", "3000人"),
        ("超千亿的产业集群达19个。", "19个"),
    ],
)
def test_compared_with_nothing(text: str, figure: str) -> None:
    assert "compared_with" not in qualifiers(text, figure)


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("尊享版保费每年300元。", "300元", {"tier": None}),  # the metric says it
        ("选择二档的居民每年缴费400元。", "400元", {"tier": "二档"}),
        ("针对困难职工，工会发放补助300万元。", "300万元", {"population": "困难职工"}),
        ("报销比例在基本医保的基础上提高8个百分点。", "8个百分点", {"condition": "在基本医保的基础上"}),
        ("全县出口额下降5%。", "5%", {"direction": "下降"}),
        ("红枫公司办理理赔案件320件，涉及金额800万元。", "800万元", {"item": "理赔案件"}),
        ("青山县看好糖度可达16度、皮薄多汁的蜜柚新品种。", "16度", {"item": "蜜柚新品种"}),
        ("“惠乡保”开卖，青山县全县有8万人投保，“惠乡保”参保率达90%。", "90%", {"place": "青山县全县"}),
        pytest.param(
            "“惠乡保”开卖，青山县全县有8万人参加“惠乡保”，参保率达90%。",
            "90%",
            {"place": "青山县全县"},
            marks=pytest.mark.xfail(reason="the county is taken as the owner of the rate", strict=True),
        ),
        ("红枫公司向3至6岁幼儿家庭发放补助300万元。", "300万元", {"population": "3至6岁幼儿家庭"}),
    ],
)
def test_qualifier(text: str, figure: str, wanted: dict[str, str]) -> None:
    found = qualifiers(text, figure)
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("安徽、福建等14个省份受灾。", "14个", "place"),  # what is counted
        ("与广东、福建等地相比，车流量达3万辆。", "3万辆", "place"),
        ("我国共有高速公路18万公里。", "18万公里", "place"),
        ("种粮大户王小海种植水稻700亩。", "700亩", "population"),  # says who a person is
        ("全县粮食产量60万吨。", "60万吨", "item"),  # the metric says it
        ("家庭医生签约3万人。", "3万人", "population"),
        ("展出新品400项，意向成交金额9亿元。", "9亿元", "item"),
        ("粮食产量60万吨，其中玉米种植面积30万亩。", "30万亩", "item"),
        ("困难职工补贴惠及9万老年人。", "9万", "population"),  # others than those counted
        ("铁路网覆盖全国90%的县城。", "90%", "place"),  # the metric says it
    ],
)
def test_no_qualifier(text: str, figure: str, name: str) -> None:
    assert name not in qualifiers(text, figure)


@pytest.mark.parametrize(
    "text",
    [
        "2024年，全国规模以上工业企业利润总额7万亿元，比上年增长3%，国有企业利润2万亿元。",
        "全县资助困难学生1200名，补助金额300万元，惠及家庭900户。",
        "青山村种植红薯300亩，红薯每斤售价3元。",
    ],
)
def test_nothing_is_said_twice(text: str) -> None:
    for fact in extract(text, published="2025-06-10").facts:
        said = [fact.metric, fact.subject.text if fact.subject else "", str(getattr(fact.value, "of", None))]
        assert not [text for text in fact.qualifiers.values() if text in said]
