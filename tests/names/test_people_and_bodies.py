"""People with their posts and employers, bodies with their borders and wordings: one readable sentence a rule."""

from __future__ import annotations

import time

import pytest

from extractor import Extractor, extract


def people(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Mention, name, title and employer of each person."""
    return [
        (e.text, e.value.name, e.value.title, e.value.organization)
        for e in extract(text).entities
        if e.value.type == "person"
    ]


def bodies(text: str) -> list[str]:
    return [e.text for e in extract(text).entities if e.type == "organization"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("台州市总工会副主席江海波说。", ("江海波", "江海波", "副主席", "台州市总工会")),
        ("恒信证券温州分公司客户部经理殷小敏介绍。", ("殷小敏", "殷小敏", "客户部经理", "恒信证券温州分公司")),
        ("老人的邻居赵阿姨说。", ("赵阿姨", "赵", None, None)),
        ("市民钱丽华女士说。", ("钱丽华女士", "钱丽华", None, None)),
        ("年轻骑手小吴说。", ("小吴", "吴", "骑手", None)),
        ("农技专家覃志强来到田头。", ("覃志强", "覃志强", "农技专家", None)),
        ("俄罗斯总统普京发表讲话。", ("普京", "普京", "总统", None)),
        ("青田县财政局预算科副科长蒋丽君介绍。", ("蒋丽君", "蒋丽君", "预算科副科长", "青田县财政局")),
        (
            "桐庐县公共就业和人才服务局局长柴国锋说。",
            ("柴国锋", "柴国锋", "局长", "桐庐县公共就业和人才服务局"),
        ),
        (
            "恒泰源食品有限公司的车间里灯火通明。公司总经理卢卫东忙着装车。",
            ("卢卫东", "卢卫东", "公司总经理", "恒泰源食品有限公司"),
        ),
        ("县民政局局长余丽芳、副局长郑国强到村里。", ("郑国强", "郑国强", "副局长", "县民政局")),
        ("项目经理丘建国、施工员骆斌守在工地。", ("骆斌", "骆斌", "施工员", None)),
        (
            "金东县第二医院护理部副主任、主管护师何小燕介绍。",
            ("何小燕", "何小燕", "金东县第二医院护理部副主任、主管护师", "金东县第二医院"),
        ),
        ("医院院长邹明芳在乡下。", ("邹明芳", "邹明芳", "医院院长", None)),
        ("“当天结清。”五十岁的泥瓦工范德清说。", ("范德清", "范德清", "泥瓦工", None)),
        ("欧阳明霞获得一等奖。", ("欧阳明霞", "欧阳明霞", None, None)),
    ],
)
def test_people(text: str, wanted: tuple[str, str, str | None, str | None]) -> None:
    assert wanted in people(text)


def test_a_surname_with_a_post_finds_its_bearer() -> None:
    found = people("仙居县公安局局长蒋大伟到场。蒋局长说，一切顺利。")
    assert found[-1] == ("蒋局长", "蒋大伟", "局长", "仙居县公安局")


@pytest.mark.parametrize(
    "text", ["社区和谐，居民高兴。", "一张普惠的网。", "“金惠卡”卖得好，金惠卡很受欢迎。", "文明实践站就在家门口。"]
)
def test_words_are_no_people(text: str) -> None:
    assert people(text) == []


def test_names_in_a_list_are_told_apart() -> None:
    found = [name for _, name, _, _ in people("王明娟、乐茂盛、占旭刚将出征雅典。")]
    assert found == ["王明娟", "乐茂盛", "占旭刚"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("他把钱捐给了凉山州慈善总会。", ["凉山州慈善总会"]),
        ("台州市总工会联合市人社局开展活动。", ["台州市总工会", "市人社局"]),
        ("浙江泰丰机电有限公司实验室里很安静。", ["浙江泰丰机电有限公司"]),
        ("哈尔滨工业大学（深圳）与腾讯公司共建实验室。", ["哈尔滨工业大学（深圳）", "腾讯公司"]),
        ("普惠保险和环卫公司越来越多。", []),
    ],
)
def test_bodies(text: str, wanted: list[str]) -> None:
    assert bodies(text) == wanted


def test_short_and_full_names_share_one() -> None:
    text = "浙江泰丰机电有限公司订单排满。衢州市医疗保障局上门服务。泰丰机电感谢衢州市医保局。"
    names = {e.text: e.value.name for e in extract(text).entities if e.value.type == "organization"}
    assert names["泰丰机电"] == "浙江泰丰机电有限公司"
    assert names["衢州市医保局"] == names["衢州市医疗保障局"] == "衢州市医疗保障局"


def test_a_house_is_not_its_branch() -> None:
    text = "安信保险丽水中心支公司上门理赔。安信保险还送来慰问金。"
    names = {e.text: e.value.name for e in extract(text).entities if e.value.type == "organization"}
    assert names == {"安信保险丽水中心支公司": "安信保险丽水中心支公司", "安信保险": "安信保险"}


def test_a_spacy_pipeline_finds_the_names() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "巴图孟"}, {"label": "ORG", "pattern": "海丰公司"}])
    entities = list(Extractor(names=nlp).extract("海丰公司经理巴图孟说，一切顺利。").entities)
    assert [(e.text, e.type) for e in entities] == [("海丰公司", "organization"), ("巴图孟", "person")]
    assert entities[1].value.title == "经理"


@pytest.mark.parametrize(("names", "error"), [("quick", ValueError), (3, TypeError)])
def test_a_wrong_tagger_is_named(names: object, error: type[Exception]) -> None:
    with pytest.raises(error, match="names"):
        Extractor(names=names)


@pytest.mark.parametrize("unit", ["李先生", "张三、", "经理张三说", "记者 ", "有限公司", "斯"])
def test_repeated_text_stays_linear(unit: str) -> None:
    extractor = Extractor(names="fast")

    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        start = time.process_time()
        extractor._names.find(*_page(text))
        return time.process_time() - start

    seconds(1000)
    assert (
        seconds(32_000) < 16 * seconds(8_000) + 0.5
    )  # four times the text; a quadratic rule would take sixteen times as long or more


def _page(text: str):
    from extractor.page import Article, Block
    from extractor.text import Text

    return [Article((Block("paragraph", Text.of(text)),))], [[[]]]


def test_who_acts_is_no_part_of_what_is_acted_on() -> None:
    assert bodies("松阳县把县人民医院、县中医院拢到一起。")[0] == "县人民医院"


@pytest.mark.parametrize("text", ["装好的货箱由船运公司运走。", "海城人才公寓里灯火通明。"])
def test_plain_trades_and_buildings_are_no_bodies(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize("text", ["当地推行“县聘乡用、乡聘村用”。", "“县管乡用”很受欢迎。"])
def test_who_employs_whom_is_no_village(text: str) -> None:
    assert not [e.text for e in extract(text).entities if e.type == "place"]


def test_a_short_name_in_brackets_is_the_same_programme() -> None:
    found = [
        (e.value.name, e.value.category, set(e.value.aliases))
        for e in extract("市商务局推出外贸企业信用统保平台，简称“外贸速保”：“外贸速保”已覆盖142家企业。").entities
        if e.value.type == "programme"
    ]
    assert {name for name, _, _ in found} == {"外贸速保"}
    assert {category for _, category, _ in found} == {"platform"}
    assert all("外贸企业信用统保平台" in aliases for _, _, aliases in found)


@pytest.mark.parametrize("slogan", ["柑橘+文旅", "互联网+医疗", "生态+康养"])
def test_a_slogan_with_a_plus_is_no_body(slogan: str) -> None:
    found = extract(f"该村走出一条“{slogan}”融合发展之路。").entities
    assert [entity.text for entity in found if entity.type == "organization"] == []
