"""One promise a test: which subject, metric, period, qualifiers and links a figure gets."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from facts_marked import Example, read_article

from extractor import extract
from extractor.facts import FoundFact, ReadBlock, find_facts
from extractor.mentions import Mention
from extractor.models import Quantity
from extractor.page import Article, Block
from extractor.text import Text


def facts_of(text: str, names: str = "", title: str = "", published: str = "2025-03") -> dict[str, FoundFact]:
    """The facts of a one-paragraph article by their figure's text; `names`: `type name; type name`."""
    pairs = tuple((kind, name) for kind, name in (n.strip().split(" ", 1) for n in names.split(";") if n.strip()))
    article, read = read_article(Example(title, published, pairs, text, ()))
    body = len(article.blocks) - 1
    return {
        text[f.figure.mention.start : f.figure.mention.end]: f
        for f in find_facts(article, read)
        if f.figure.block == body
    }


def subject(fact: FoundFact) -> str | None:
    return fact.subject.text if fact.subject else None


@pytest.mark.parametrize(
    ("text", "names", "title", "figure", "wanted"),
    [
        ("恒通物流新增车辆60台，投资2000万元。", "organization 恒通物流", "", "2000万元", "恒通物流"),
        ("恒通物流新增车辆60台。该公司去年营收3亿元。", "organization 恒通物流", "", "3亿元", "恒通物流"),
        (
            "县医保局局长王明表示，“惠乡保”参保率达80%。",
            "organization 县医保局; person 王明; programme 惠乡保",
            "",
            "80%",
            "惠乡保",
        ),
        ("去年共接待游客8万人次。", "programme 稻田节", "稻田节火了", "8万人次", "稻田节"),
        ("走进500平方米的红枫书院，书香扑面而来。", "organization 红枫书院", "", "500平方米", "红枫书院"),
        (
            "李强、王芳、天河集团等12家单位参与。",
            "organization 天河集团; place 青山县",
            "青山县植树忙",
            "12家",
            "青山县",
        ),
        ("在白沙镇，村民人均收入达3万元。", "place 白沙镇", "", "3万元", "白沙镇"),
        ("72岁的退休教师刘奶奶每天来读报。", "person 刘奶奶", "", "72岁", "刘奶奶"),
        (
            "“我家的果园去年收入8万元。”村民张阿旺说。",
            "person 张阿旺; programme 果香节",
            "果香节开幕",
            "8万元",
            "张阿旺/我家的果园/果园",
        ),
        ("“我们已发放补贴8万元。”镇干部张阿旺说。", "person 张阿旺; place 果香镇", "果香镇助农", "8万元", "果香镇"),
    ],
)
def test_subject(text: str, names: str, title: str, figure: str, wanted: str) -> None:
    assert subject(facts_of(text, names, title)[figure]) in wanted.split("/")


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("大学生小翁是受害者之一。小翁前后付了1158元。", "1158元", "小翁"),
        ("山东省的番茄到了。全市25种蔬菜平均零售价为7.86元。", "7.86元", "全市"),
        ("福建晋江的恒羽伞业忙得很。上半年厂里共出了412万把伞。", "412万把", "恒羽伞业"),
        ("跌幅最大的是生菜，达31%。", "31%", "生菜"),
        ("全市蔬菜平均零售价为7.86元，周环比下跌9.1%。", "9.1%", "全市"),
    ],
)
def test_whom_a_word_means(text: str, figure: str, wanted: str) -> None:
    """小翁 is called as printed, 全市 is no province, 厂里 the firm named …业, …的是 singles out, 周环比 is nobody."""
    owners = [
        f.subject.text
        for f in extract(text, published="2025-03").facts
        if f.evidence and figure in text[f.evidence.start : f.evidence.end] and f.subject
    ]
    assert owners[-1] == wanted


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("全年总销售额达8000万元。", "8000万元", "总销售额"),
        ("合格率为99%。", "99%", "合格率"),
        ("已带动80余户果农增收。", "80余户", "带动果农"),
        ("提供岗位500个。", "500个", "提供岗位"),
        ("成功处置事故32起。", "32起", "成功处置事故/处置事故"),
        ("种植茶叶300亩、桑树120亩。", "120亩", "种植桑树/桑树"),
        ("累计减税1.2亿元。", "1.2亿元", "累计减税"),
        ("以每斤12元的批发价售出。", "12元", "每斤批发价/批发价"),
        ("平均候车时间从20分钟缩短至8分钟。", "8分钟", "平均候车时间"),
        ("已有300人报名。", "300人", "报名/报名人数"),
        ("营业收入同比增长12%。", "12%", "营业收入同比增长"),
        ("联合5家医院、3所学校。", "3所", "联合学校/学校"),
    ],
)
def test_metric(text: str, figure: str, wanted: str) -> None:
    assert facts_of(text)[figure].metric in wanted.split("/")


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        ("截至2024年12月底，3年来已建成公园40座。", "40座", ("2022-01-01", "2024-12-31")),
        ("3年来已建成公园40座。", "40座", None),
        ("截至2024年12月底，2021年以来已建成公园40座。", "40座", ("2021-01-01", "2024-12-31")),
        ("2024年，该县出台新规，2021年以来已建成公园40座。", "40座", ("2021-01-01", None)),
        ("2024年，完成投资3亿元，新增就业500人。", "500人", ("2024-01-01", "2024-12-31")),
        ("2024年，完成投资3亿元。其中，民间投资1亿元。", "1亿元", ("2024-01-01", "2024-12-31")),
        ("2024年，完成投资3亿元。目前，已开工项目20个。", "20个", None),
        ("自2019年起，累计培训农民2万人次。", "2万人次", ("2019-01-01", None)),
        ("客流量比2023年增加3万人次。", "3万人次", None),
        ("小组于2月13日出发，共走访企业12家。", "12家", None),
    ],
)
def test_period(text: str, figure: str, wanted: tuple[str, str | None] | None) -> None:
    period = facts_of(text)[figure].period
    assert ((period.start, period.end) if period else None) == wanted


def test_a_new_topic_ends_the_reach_of_a_date() -> None:
    facts = facts_of(
        "2023年，东湖公司获专利5项。西湖公司现有员工300人。", "organization 东湖公司; organization 西湖公司"
    )
    assert facts["5项"].period is not None
    assert facts["300人"].period is None


@pytest.mark.parametrize(
    ("text", "figure", "name", "wanted"),
    [
        ("标准版每年保费90元，尊享版每年保费180元。", "180元", "tier", "尊享版"),
        ("每吨成本较改造前下降80元。", "80元", "compared_with", "改造前"),
        ("每吨成本较改造前下降80元。", "80元", "direction", "下降"),
    ],
)
def test_qualifiers(text: str, figure: str, name: str, wanted: str) -> None:
    assert facts_of(text)[figure].qualifiers[name] == wanted


def test_the_ends_of_a_change_are_linked() -> None:
    before, after = facts_of("平均候车时间从20分钟缩短至8分钟。").values()
    assert (before.linked, after.linked) == (1, 0)
    assert before.metric == after.metric == "平均候车时间"


def test_a_title_that_says_the_same_is_linked_not_dropped() -> None:
    article, read = read_article(
        Example(
            "蓝天计划累计资助3000万元", "2025-03", (("programme", "蓝天计划"),), "蓝天计划累计资助金额达3000万元。", ()
        )
    )
    title, body = find_facts(article, read)
    assert (title.same_as, body.same_as) == (None, 0)


def upright(values: dict[str, str]) -> list[tuple[str, str]]:
    """Metric and value of the facts of a table with a label and a value in each row."""
    table = "".join(f"{label}\t{value}\n" for label, value in values.items())
    return [(fact.metric, str(fact.value)) for fact in extract(f"情况公布\n\n{table}\n").facts]


def test_a_table_of_labels_and_values_has_its_metrics_on_the_left() -> None:
    assert upright({"项目": "内容", "出让面积(平方米)": "12000", "容积率": "1.5—2.0", "起始价(万元)": "9600"}) == [
        ("出让面积", "12000 平方米"),
        ("容积率", "1.5..2.0"),
        ("起始价", "96000000 CNY"),
    ]
    assert upright({"单位": "产量(吨)", "甲": "960", "乙": "870", "丙": "900"}) == [
        ("产量", "960 吨"),
        ("产量", "870 吨"),
        ("产量", "900 吨"),
    ]


def cells(*rows: str) -> list[tuple[str, str, str, str | None, dict[str, str]]]:
    """Figure, subject, metric, period and qualifiers of the facts of a table in a notice of a town."""
    text = "云溪县青年创业补贴申报公告\n\n现将有关事项公告如下：\n\n" + "\n".join(rows).replace("|", "\t") + "\n"
    document = extract(text, published="2025-09-08")
    return [
        (str(f.value), f.subject.text if f.subject else "", f.metric, f.period.edtf if f.period else None, f.qualifiers)
        for f in document.facts
    ]


def test_a_header_tells_the_period_and_the_row_whom_it_is_for() -> None:
    found = cells("企业类型|2024年度营收(万元)|2025年补贴比例", "小微企业|300以下|80%", "骨干企业|300以上|60%")
    assert [row[0::2] for row in found] == [
        ("3000000 CNY at_most", "营收", {"population": "小微企业"}),
        ("0.80", "补贴比例", {"population": "小微企业"}),
        ("3000000 CNY at_least", "营收", {"population": "骨干企业"}),
        ("0.60", "补贴比例", {"population": "骨干企业"}),
    ]
    assert [row[3] for row in found] == ["2024", "2025", "2024", "2025"]


def test_a_header_without_a_year_keeps_its_last_character() -> None:
    found = cells("地块名称|建筑密度|满意度2024年", "甲地块|≤28%|95%", "乙地块|≤45%|96%")
    assert [row[2] for row in found] == ["建筑密度", "满意度"] * 2


def test_years_classes_and_places_across_the_top_measure_nothing() -> None:
    assert [row[2:] for row in cells("指标|2023年|2024年", "产量(吨)|1250|1300", "均价(元/斤)|8|9")] == [
        ("产量", "2023", {}),
        ("产量", "2024", {}),
        ("均价", "2023", {}),
        ("均价", "2024", {}),
    ]
    assert [row[2:] for row in cells("项目|60—69岁|70岁以上", "高龄津贴(元/月)|80|120", "护理补贴(元/月)|60|90")] == [
        ("高龄津贴", None, {"item": "60—69岁"}),
        ("高龄津贴", None, {"item": "70岁以上"}),
        ("护理补贴", None, {"item": "60—69岁"}),
        ("护理补贴", None, {"item": "70岁以上"}),
    ]
    assert [row[1:3] for row in cells("指标|杭州市|宁波市", "参保人数(万人)|120.5|98", "参保率(%)|95.2|96")] == [
        ("杭州市", "参保人数"),
        ("宁波市", "参保人数"),
        ("杭州市", "参保率"),
        ("宁波市", "参保率"),
    ]


def test_a_row_s_date_is_the_period_of_its_figures() -> None:
    assert [row[2:4] for row in cells("年份|产量(吨)|产值(万元)", "2023|1250|350", "2024|1400|420")] == [
        ("产量", "2023"),
        ("产值", "2023"),
        ("产量", "2024"),
        ("产值", "2024"),
    ]


def test_the_lower_header_row_measures_and_the_upper_one_dates() -> None:
    found = cells(
        "地区|上半年||下半年|",
        "|申报数(件)|通过率(%)|申报数(件)|通过率(%)",
        "兰溪市|120|85|130|86",
        "东阳市|90|80|95|81",
    )
    assert [row[:4] for row in found[:4]] == [
        ("120 件", "兰溪市", "申报数", "2025-01/2025-06"),
        ("0.85", "兰溪市", "通过率", "2025-01/2025-06"),
        ("130 件", "兰溪市", "申报数", "2025-07/2025-12"),
        ("0.86", "兰溪市", "通过率", "2025-07/2025-12"),
    ]


def test_every_fact_tells_its_rules() -> None:
    for fact in facts_of("2024年，恒通物流投资2000万元。", "organization 恒通物流").values():
        assert {"subject", "metric", "period"} <= set(fact.rules)


@pytest.mark.parametrize("unit", ["1元", "1元、", "（1元", "“1元", "1元的金，", "该公司1元。"])
def test_lines_without_a_sentence_give_every_fact(unit: str) -> None:
    text = unit * 400
    mentions = tuple(
        Mention(m.start(), m.end(), Quantity(value=Decimal(1), unit="元"), "x") for m in re.finditer("1元", text)
    )
    assert len(find_facts(Article((Block("paragraph", Text.of(text)),)), [ReadBlock(mentions, ())])) == 400


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("重点人群签约率93.5%。", "重点人群"),
        ("其中灵活就业人员缴存额突破2亿元。", "灵活就业人员"),
        ("其中50张床位提供给失能老人。", "失能老人"),
        ("300个名额面向退役军人。", "退役军人"),
        ("针对困难家庭，每户发放补助3000元。", "困难家庭"),
        ("推出30个岗位面向社会公开招聘。", None),
    ],
)
def test_whom_a_figure_is_for(text: str, wanted: str | None) -> None:
    """The owner, or where it is not, the population: said once."""
    (fact,) = extract(f"云溪县见闻\n\n■ 李明\n\n{text}\n").facts
    population = fact.qualifiers.get("population")
    said = [name for name in (fact.subject.text if fact.subject else None, population) if name and name == wanted]
    assert said == ([wanted] if wanted else [])
    assert population in (wanted, None)


def test_degrees_and_lists_of_people_at_a_rows_head_are_populations() -> None:
    found = cells(
        "类别|安家费(万元)|名额", "博士、正高职称|90|2个", "大专及以上|30|3个", "特困人员、孤儿|5|4个", "设备购置|8|5个"
    )[::2]
    assert [list(row[4].items()) for row in found] == [
        [("population", "博士、正高职称")],
        [("population", "大专及以上")],
        [("population", "特困人员、孤儿")],
        [],  # the row is about the thing itself
    ]


def test_a_cells_kind_of_land_is_its_item() -> None:
    facts = list(extract("地块\t面积（平方米）\t出让年期\n东门地块\t1200\t商业用地40年\n").facts)
    assert [fact.subject.text for fact in facts if fact.subject] == ["东门地块", "东门地块"]
    area, term = facts
    assert [area.metric, term.metric] == ["面积", "出让年期"]
    assert term.qualifiers["item"] == "商业用地"
