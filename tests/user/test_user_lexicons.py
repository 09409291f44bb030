"""A user's lexicons: every kind is found where it stands, speaks in `explain`, and stays with its own extractor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from extractor import Document, Entity, Extractor
from extractor.models import Organization, Person, Place, Programme, Quantity

Write = Callable[..., Path]

PROGRAMMES = "# kind: programmes\n江海惠民健康卡\tservice\t健康卡|“海卡”\n"
ORGANIZATIONS = "# kind: organizations\n江海市民生服务集团\t民生集团\n"
PEOPLE = "# kind: people\n欧阳木木\n"
PLACES = "# kind: places\n凤凰新苑\tsite\t330102\n"
UNITS = "# kind: units\n标方\tm3\t1\n站次\n"
CURRENCIES = "# kind: currencies\n太阳币\tXTS\n海分\tCNY\tbehind\t0.01\n"
CODES = "# kind: metric_codes\n发卡量\tquantity\tcards_issued\n惠及户数\tquantity\thouseholds_served\n"
HEADS = "# kind: programme_heads\n安居券\tsubsidy\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a lexicon and gives its path."""

    def written(text: str, name: str = "own.tsv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def find(document: Document, kind: str) -> list[Entity]:
    return [entity for entity in document.entities if entity.type == kind]


def test_a_programme_has_one_name_for_all_its_wordings(write: Write) -> None:
    text = "江海市健康卡发放了30万张。去年，“江海惠民健康卡”惠及25万人。海卡可在200家药店使用。"
    document = Extractor(lexicons=[write(PROGRAMMES)]).extract(text)
    found = find(document, "programme")
    assert [entity.text for entity in found] == ["健康卡", "江海惠民健康卡", "海卡"]
    value = Programme(name="江海惠民健康卡", aliases=["健康卡", "海卡"], category="service")
    assert all(entity.value == value for entity in found)
    subjects = [fact.subject.text for fact in document.facts if fact.subject]
    assert subjects == ["江海惠民健康卡"] * 3


def test_aliases_are_those_of_the_article(write: Write) -> None:
    (only,) = find(Extractor(lexicons=[write(PROGRAMMES)]).extract("健康卡发放了30万张。"), "programme")
    assert only.value == Programme(name="江海惠民健康卡", aliases=["健康卡"], category="service")


def test_what_our_rules_found_of_the_programme_takes_its_name(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: programmes\n江海惠民健康卡\tservice\t惠民健康\n")])
    text = "江海市推出“惠民健康”服务计划，惠及25万人。江海惠民健康卡发放30万张。"
    found = {entity.text: entity.value for entity in find(own.extract(text), "programme")}
    assert set(found) == {"“惠民健康”服务计划", "江海惠民健康卡"}
    assert {value.name for value in found.values() if isinstance(value, Programme)} == {"江海惠民健康卡"}
    rules = {mention.text: mention.rule for mention in own.explain(text).mentions}
    assert rules["“惠民健康”服务计划"].startswith("programme+user.lexicon:")


def test_a_category_left_empty_is_told_by_the_head_noun(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: programmes\n暖巢计划\n海小暖\n")])
    found = find(own.extract("暖巢计划惠及300户，海小暖发放20张。"), "programme")
    assert [str(entity.value) for entity in found] == ["暖巢计划 plan", "海小暖 other"]


def test_organizations(write: Write) -> None:
    text = "江海市民生服务集团去年营业收入3亿元。民生集团还招聘了50人。"
    document = Extractor(lexicons=[write(ORGANIZATIONS)]).extract(text)
    value = Organization(name="江海市民生服务集团", aliases=["民生集团"])
    assert [entity.value for entity in find(document, "organization")] == [value, value]
    assert [fact.subject.text for fact in document.facts if fact.subject] == ["江海市民生服务集团"] * 2


def test_a_body_with_its_division_before_it(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: organizations\n江海民生服务有限公司\t民生服务公司\n")])
    found = find(own.extract("江海市民生服务公司去年营业收入3亿元。民生服务公司还招聘了50人。"), "organization")
    assert [entity.text for entity in found][-1] == "民生服务公司"
    assert {entity.value.name for entity in found if isinstance(entity.value, Organization)} == {"江海民生服务有限公司"}


def test_people_keep_the_post_beside_their_name(write: Write) -> None:
    own = Extractor(lexicons=[write(PEOPLE), write(ORGANIZATIONS, "bodies.tsv")])
    (person,) = find(own.extract("民生集团总经理欧阳木木说，今年将更换路灯300盏。"), "person")
    assert person.value == Person(name="欧阳木木", title="总经理", organization="民生集团")


def test_a_person_by_another_name(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: people\n周大海\t海哥老周\n")])
    (person,) = find(own.extract("大家叫他海哥老周，他捐了3万元。"), "person")
    assert person.text == "海哥老周" and person.value == Person(name="周大海")


def test_a_place_takes_in_the_run_before_it(write: Write) -> None:
    own = Extractor(lexicons=[write(PLACES)])
    text = "凤凰新苑有300户。杭州市上城区凤凰新苑更换了路灯。"
    alone, whole = find(own.extract(text), "place")
    path = ["浙江省", "杭州市", "上城区", "凤凰新苑"]
    assert alone.value == Place(name="凤凰新苑", level="site", code="330102", path=path)
    assert whole.text == "杭州市上城区凤凰新苑" and whole.value == alone.value


def test_a_place_without_a_code_has_the_one_it_stands_in(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: places\n凤凰新苑\tsite\n")])
    (place,) = find(own.extract("杭州市上城区凤凰新苑更换了路灯。"), "place")
    path = ["浙江省", "杭州市", "上城区", "凤凰新苑"]
    assert place.value == Place(name="凤凰新苑", level="site", code="330102", path=path)


def test_units_and_measure_words(write: Write) -> None:
    own = Extractor(lexicons=[write(UNITS)])
    document = own.extract("全年浇筑混凝土约3.5万标方，接驳公交120余站次。")
    concrete, stops = find(document, "quantity")
    assert (concrete.text, str(concrete.value)) == ("约3.5万标方", "35000 标方 about")
    assert isinstance(concrete.value, Quantity) and concrete.value.si is not None
    assert (str(concrete.value.si.value), concrete.value.si.unit) == ("35000", "m3")
    assert (stops.text, str(stops.value)) == ("120余站次", "120 站次 over")
    assert [fact.entity for fact in document.facts] == [concrete.id, stops.id]


def test_a_unit_that_is_shipped_is_the_users(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: units\n亩\tm2\t1000\n")])
    ((theirs,), (ours,)) = (find(each.extract("种植红薯68亩。"), "quantity") for each in (own, Extractor()))
    assert isinstance(theirs.value, Quantity) and isinstance(ours.value, Quantity)
    assert (str(theirs.value.si), str(ours.value.si)) == (
        "value=Decimal('68000') unit='m2'",
        "value=Decimal('45333.3') unit='m2'",
    )


def test_a_unit_in_the_header_of_a_table(write: Write) -> None:
    page = "江海市混凝土用量表\n\n| 项目 | 用量(标方) |\n|---|---|\n| 东桥 | 1200 |\n| 西桥 | 800 |\n"
    found = find(Extractor(lexicons=[write(UNITS)]).extract(page), "quantity")
    assert [str(entity.value) for entity in found] == ["1200 标方", "800 标方"]
    assert not [entity for entity in find(Extractor().extract(page), "quantity") if "标方" in str(entity.value)]


def test_currencies(write: Write) -> None:
    own = Extractor(lexicons=[write(CURRENCIES)])
    found = find(own.extract("共发放太阳币，其中学生500太阳币至800太阳币，另找零3万海分。"), "money")
    assert [str(entity.value) for entity in found] == ["500 XTS", "800 XTS", "300 CNY"]


def test_metric_codes(write: Write) -> None:
    own = Extractor(lexicons=[write(CODES)])
    text = "健康卡发卡量达30万张，惠及300户。"
    assert [fact.metric_code for fact in own.extract(text).facts] == ["cards_issued", "households_served"]
    assert [fact.metric_code for fact in Extractor().extract(text).facts] == [None, "beneficiaries"]
    assert own.explain(text).facts[0].rules["metric_code"].startswith("user.lexicon:")
    assert any("metric_code: cards_issued  ← user.lexicon:" in line for line in own.explain(text).lines())


@pytest.mark.parametrize("names", ["network", "fast"])
def test_head_nouns(write: Write, names: str) -> None:
    own = Extractor(names=names, lexicons=[write(HEADS)])  # type: ignore[arg-type]  # a literal, given by parametrize
    text = "去年，该市推出新苑安居券，已发放260万元。"
    (found,) = find(own.extract(text), "programme")
    assert found.value == Programme(name="新苑安居券", category="subsidy")
    rules = {mention.text: mention.rule for mention in own.explain(text).mentions}
    assert rules["新苑安居券"].startswith("programme+user.lexicon:")
    assert not find(own.extract("市民领到一张安居券，可抵3000元。"), "programme")


def test_explain_names_file_and_line(write: Write) -> None:
    path = write("# a comment\n" + PROGRAMMES + "\n# another\n暖巢计划\tplan\n")
    mentions = Extractor(lexicons=[path]).explain("健康卡和暖巢计划惠及300户。").mentions
    rules = {mention.text: mention.rule for mention in mentions}
    assert rules["健康卡"] == f"user.lexicon:{path}:3"
    assert rules["暖巢计划"] == f"user.lexicon:{path}:6"


def test_offsets_over_broken_lines(write: Write) -> None:
    """A name that the layout cut in two is one mention, and points at its raw characters."""
    body = (
        "本报讯 记者从会上了解到，今年以来全市已累计推广江海惠民健康卡三十余万张，覆盖了全市十二个街道和"
        "六十多个社区的居民家庭。到今年年底，为了方便居民就近使用，民生集团还将增设二十个服务点。"
    )
    lines = [body[i : i + 26] for i in range(0, len(body), 26)]
    page = "社区新闻\n\n" + "\n".join(lines) + "\n"
    own = Extractor(lexicons=[write(PROGRAMMES), write(ORGANIZATIONS, "bodies.tsv")])
    document = own.extract(page)
    for kind, name in (("programme", "江海惠民健康卡"), ("organization", "民生集团")):
        (entity,) = find(document, kind)
        assert entity.text == name
        assert "\n" in page[entity.start : entity.end]
        assert page[entity.start : entity.end].replace("\n", "") == name


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("中信", "其中信息化投入3亿元", False),
        ("中信", "中信投入3亿元", True),
        ("西山", "西山投入3亿元", True),
        ("惠民卡", "一批惠民卡片投入3亿元", False),
        ("暖巢", "海卡和暖巢惠及300户", True),
        ("其中", "尤其中心城区投入3亿元", False),
        ("AIX", "AIX投入3亿元", True),
        ("AIX", "MAIX投入3亿元", False),
        ("AIX", "AIX2投入3亿元", False),
        ("海卡2", "海卡20投入3亿元", False),
        ("ＡＩＸ", "AIX投入3亿元", True),
        ("AIX", "ＡＩＸ投入3亿元", True),
        ("惠民醫保", "惠民医保投入3亿元", True),
        ("惠民医保", "惠民醫保投入3億元", True),
        ("Health Card", "推广Health Card投入3亿元", True),
    ],
)
def test_word_borders_and_forms(write: Write, name: str, text: str, stands: bool) -> None:
    own = Extractor(names="fast", lexicons=[write(f"# kind: programmes\n{name}\tother\n")])
    rules = [m.rule for m in own.explain(text).mentions if m.type == "programme"]
    assert any(rule.startswith("user.lexicon:") for rule in rules) == stands


def test_the_longest_name_wins(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: programmes\n海卡\tservice\n海卡计划\tplan\n")])
    assert [str(entity.value) for entity in find(own.extract("海卡计划惠及300户。"), "programme")] == ["海卡计划 plan"]


def test_a_longer_mention_of_ours_wins_over_the_users(write: Write) -> None:
    own = Extractor(lexicons=[write("# kind: programmes\n江海\tother\n")])
    text = "江海市医疗保障局去年支出3亿元。"
    assert "江海市医疗保障局" in [entity.text for entity in own.extract(text).entities]


def test_of_one_length_the_users_wins(write: Write) -> None:
    text = "大病保险去年赔付3亿元。杭州市参保900万人。"
    kinds = {entity.text: entity.type for entity in Extractor().extract(text).entities}
    assert kinds["杭州市"] == "place"
    own = Extractor(lexicons=[write("# kind: organizations\n杭州市\n")])
    assert {entity.text: entity.type for entity in own.extract(text).entities}["杭州市"] == "organization"


def test_two_extractors_side_by_side(write: Write) -> None:
    text = "健康卡惠及300户，浇筑混凝土500标方，新苑安居券发放200张，健康卡发卡量30万张，找零300太阳币。"
    every = (PROGRAMMES, UNITS, HEADS, CODES, CURRENCIES)
    plain = Extractor()
    before = plain.extract(text)
    own = Extractor(lexicons=[write(lexicon, f"{n}.tsv") for n, lexicon in enumerate(every)])
    other = Extractor(lexicons=[write("# kind: programmes\n健康卡\tbrand\n", "other.tsv")])
    first = own.extract(text)
    assert {str(entity.value) for entity in first.entities} >= {
        "江海惠民健康卡 service",
        "500 标方",
        "新苑安居券 subsidy",
        "300 XTS",
    }
    assert find(other.extract(text), "programme")[0].value == Programme(name="健康卡", category="brand")
    assert plain.extract(text) == before == Extractor().extract(text)
    assert own.extract(text) == first
    assert not {"500 标方", "新苑安居券 subsidy", "300 XTS"} & {str(entity.value) for entity in before.entities}


def test_threads(write: Write) -> None:
    """Extractors with different lexicons, each used by several threads at once."""
    lexicons = [
        write(f"# kind: programmes\n江海惠民卡{n}号\t{c}\n", f"{n}.tsv")
        for n, c in enumerate(("fund", "plan", "brand"))
    ]
    extractors = [Extractor(names="fast", lexicons=[path]) for path in lexicons]
    text = "江海惠民卡0号、江海惠民卡1号、江海惠民卡2号惠及300户。"

    def own(n: int) -> list[str]:
        entities = extractors[n % 3].explain(text).mentions
        return [mention.value for mention in entities if mention.rule.startswith("user.")]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(own, range(60)))
    assert found == [["江海惠民卡0号 fund"], ["江海惠民卡1号 plan"], ["江海惠民卡2号 brand"]] * 20


def test_a_lexicon_that_says_nothing_of_the_page_changes_nothing(write: Write, sample_page) -> None:  # type: ignore[no-untyped-def]
    every = (PROGRAMMES, ORGANIZATIONS, PEOPLE, PLACES, UNITS, CURRENCIES, CODES, HEADS)
    own = Extractor(lexicons=[write(lexicon, f"{n}.tsv") for n, lexicon in enumerate(every)])
    wanted = Extractor().extract(sample_page.text, published=sample_page.published)
    codes = {fact.id: fact.metric_code for fact in wanted.facts}
    found = own.extract(sample_page.text, published=sample_page.published)
    assert list(found.entities) == list(wanted.entities)
    assert {
        fact.id: fact.metric_code for fact in found.facts if fact.metric_code != "households_served"
    }.items() <= codes.items()


def test_large_gazetteers_are_quick(write: Write) -> None:
    """Fifty thousand names cost a page no more than a look."""
    names = "".join(f"江海第{n}号惠民工程\tplan\n" for n in range(50_000))
    own = Extractor(names="fast", lexicons=[write(f"# kind: programmes\n{names}")])
    document = own.extract("江海第41234号惠民工程投入3亿元，江海第412345号惠民工程没有。")
    assert [entity.text for entity in find(document, "programme")] == ["江海第41234号惠民工程"]
