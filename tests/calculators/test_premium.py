"""What a household pays: rates by age, population, tier and edition, and what is said where a page does not tell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import SEEDS
from made_facts import document, fact, money, quantity, year

from extractor import Document, extract
from extractor.calculators import CalculationError, Premium, premium
from extractor.calculators.premiums.age_group import AgeGroup, read_groups

PAGE = (
    "2025年度的“安居保”分为两档：基础版年保费99元/年，少儿医保、在校大学生和未满18岁新市民保费只需69元/年；"
    "升级版保费199元/年，少儿医保、在校大学生和未满18岁新市民保费149元/年。"
)


@pytest.fixture(scope="module")
def page() -> Document:
    return extract(PAGE, published="2024-12", source="page.txt")


@pytest.fixture(scope="module")
def sample_pages() -> list[Document]:
    return [
        extract((SEEDS / f"{name}.txt").read_text(encoding="utf-8"), published=published, source=name)
        for name, published in (("insurance", "2025-04"), ("renewal", "2026-04"))
    ]


def rates(result: Premium) -> dict[str, int]:
    return {member.member: int(member.rate) for member in result.members}


def test_a_family(page: Document) -> None:
    result = premium(page, "安居保", tier="升级版", household=[41, 39, 12, "在校大学生"])
    assert rates(result) == {"41": 199, "39": 199, "12": 149, "在校大学生": 149}
    assert (result.total, result.currency, result.edition, result.modifier) == (696, "CNY", "2025", "exact")
    assert result.steps[-1].formula == "199 + 199 + 149 + 149"
    child = result.members[2]
    assert child.basis == "age" and "少儿 is 0 to 17" in child.why
    assert child.condition == "少儿医保 or 新市民; otherwise the general rate, 199 CNY/year"
    assert child.used.fact.evidence.text in PAGE
    assert result.members[3].condition is None
    assert len(result.used) == 2


def test_names_and_tiers_as_people_write_them(page: Document) -> None:
    assert premium(page, "“安居保”", tier="升级", edition="2025年度", household=["40"]).total == 199


@pytest.mark.parametrize(
    ("member", "rate", "condition"),
    [
        ("少儿医保", 69, None),
        ("大学生", 69, "在校大学生"),
        ("新市民", 69, "未满18岁新市民"),
        ("未满18岁新市民", 69, None),
        ("成年人", 99, None),
        ("老人", 99, None),
        ("市民", 99, None),
        (17, 69, "少儿医保 or 新市民; otherwise the general rate, 99 CNY/year"),
        (18, 99, None),
    ],
)
def test_who_pays_what(page: Document, member: int | str, rate: int, condition: str | None) -> None:
    (paid,) = premium(page, "安居保", tier="基础版", household=[member]).members
    assert (paid.rate, paid.condition) == (rate, condition)


def test_an_age_beside_the_population(sample_pages: list[Document]) -> None:
    """未满18岁的学生: the population is 学生, its age a fact of the same clause."""
    result = premium(sample_pages, "越惠保", tier="安心版", edition="2026", household=[35, 10, 60, 59, "学生"])
    assert rates(result) == {"35": 120, "10": 80, "60": 110, "59": 120, "学生": 80}
    assert [member.condition is None for member in result.members] == [True, False, True, True, False]
    assert (result.members[1].condition or "").startswith("学生; otherwise")
    assert premium(sample_pages, "越惠保", tier="安心版", edition="2025", household=[60]).total == 120


@pytest.mark.parametrize(
    ("options", "message", "stated"),
    [
        ({"programme": "安居保", "household": [35]}, "several tiers", ("基础版", "升级版")),
        ({"programme": "安居保", "tier": "尊享版", "household": [35]}, "no tier 尊享版", ("基础版", "升级版")),
        ({"programme": "安居保", "tier": "基础版", "edition": "2023", "household": [35]}, "edition 2023", ("2025",)),
        (
            {"programme": "乐业保", "household": [35]},
            "no programme with premiums is called 乐业保",
            ("安居保: page.txt",),
        ),
        ({"programme": "安居保", "tier": "基础版", "household": [-1]}, "age -1", ()),
        ({"programme": "安居保", "tier": "基础版", "household": []}, "a member at least", ()),
        (
            {"programme": "安居保", "tier": "基础版", "household": ["退休职工"]},
            "no premium is stated for 退休职工",
            (
                "基础版, 2025, general rate: 99 CNY/year",
                "基础版, 2025, 少儿医保、在校大学生和未满18岁新市民: 69 CNY/year",
            ),
        ),
    ],
)
def test_what_is_not_stated(page: Document, options: dict, message: str, stated: tuple[str, ...]) -> None:
    with pytest.raises(CalculationError, match=message) as error:
        premium(page, **options)
    assert error.value.stated == stated


def test_several_editions_are_told(sample_pages: list[Document]) -> None:
    with pytest.raises(CalculationError, match="several editions") as error:
        premium(sample_pages, "越惠保", tier="安心版", household=[35])
    assert error.value.stated == ("2025", "2026")


def test_a_programme_whose_premium_is_not_stated() -> None:
    other = fact(money("12"), "累计赔付", code="payout_total", subject="乐业保")
    paid = fact(money("100", per=["year"]), "保费", code="premium", period=year(2025))
    with pytest.raises(CalculationError, match="no premium of 乐业保 is stated") as error:
        premium(document(other, paid), "乐业保", household=[35])
    assert error.value.stated == ("安居保: page.txt",)


def rate(amount: str, population: str | None = None, per: tuple[str, ...] = ("year",), **more: object) -> object:
    qualifiers = {} if population is None else {"population": population}
    value = money(amount, per=list(per), **more)
    return fact(value, "保费", code="premium", period=year(2025), **qualifiers)


def test_the_narrowest_group_pays() -> None:
    page = document(rate("120"), rate("90", "60周岁以上老人"), rate("50", "七十周岁及以上老人"), rate("60", "18—25岁"))
    result = premium(page, "安居保", household=[59, 60, 69, 70, 25, 26])
    assert rates(result) == {"59": 120, "60": 90, "69": 90, "70": 50, "25": 60, "26": 120}
    assert all(member.condition is None for member in result.members)


def test_a_group_without_condition_goes_before_one_with() -> None:
    page = document(rate("120"), rate("90", "60岁以上"), rate("10", "65岁以上困难人员"))
    assert rates(premium(page, "安居保", household=[70, "困难人员"])) == {"70": 90, "困难人员": 10}


def test_no_general_rate() -> None:
    with pytest.raises(CalculationError, match="no general rate") as error:
        premium(document(rate("90", "60岁以上")), "安居保", household=[30])
    assert error.value.stated == ("2025, 60岁以上: 90 CNY/year",)


def test_two_rates_for_one_group_are_refused() -> None:
    with pytest.raises(CalculationError, match="different premiums are stated for everybody"):
        premium(document(rate("90"), rate("95")), "安居保", household=[30])


def test_a_word_whose_ages_two_rates_share_is_refused() -> None:
    with pytest.raises(CalculationError, match="holds some of these ages only"):
        premium(document(rate("90"), rate("60", "80岁以上")), "安居保", household=["老人"])


def test_months_hedges_and_premiums_without_a_term() -> None:
    monthly = premium(document(rate("10", per=("month",), modifier="about")), "安居保", household=[30, 31])
    assert (monthly.total, monthly.modifier) == (240, "about")
    assert [step.formula for step in monthly.steps] == ["10 * 12", "10 * 12", "120 + 120"]
    assert monthly.steps[-1].unit == "CNY/year"
    bare = premium(document(rate("100", per=())), "安居保", household=[30])
    assert bare.total == 100 and bare.notes == ["no premium says for how long it pays: each is taken for one year"]


def test_sums_that_are_no_rate_are_left_out() -> None:
    household = rate("500", per=("household",))
    page = document(rate("100"), household, rate("80", upper=Decimal(90)))
    assert premium(page, "安居保", household=[30]).total == 100


@pytest.mark.parametrize(
    ("population", "groups"),
    [
        ("未满18岁新市民", [(None, 17, "新市民")]),
        ("18周岁以下", [(None, 18, None)]),
        ("不满十八周岁的学生", [(None, 17, "学生")]),
        ("60岁以上", [(60, None, None)]),
        ("70周岁及以上老人", [(70, None, None)]),
        ("年满六十周岁的参保人员", [(60, None, None)]),
        ("超过65岁的居民", [(66, None, None)]),
        ("0至3岁婴幼儿", [(0, 3, None)]),
        ("18—59岁", [(18, 59, None)]),
        ("18岁至59岁", [(18, 59, None)]),
        ("60岁以上70岁以下", [(60, 70, None)]),
        ("60岁", [(60, 60, None)]),
        ("一百零五岁以上", [(105, None, None)]),
        ("少儿医保", [(0, 17, "少儿医保")]),
        ("未成年人", [(0, 17, None)]),
        ("高龄老人", [(80, None, None)]),
        ("在校大学生", [(None, None, "在校大学生")]),
        (
            "少儿医保、在校大学生和未满18岁新市民",
            [(0, 17, "少儿医保"), (None, None, "在校大学生"), (None, 17, "新市民")],
        ),
        ("学生及70周岁及以上老人", [(None, None, "学生"), (70, None, None)]),
    ],
)
def test_groups_of_a_population(population: str, groups: list[tuple[int | None, int | None, str | None]]) -> None:
    assert [(group.low, group.high, group.condition) for group in read_groups(population)] == groups


def test_a_group_without_an_age_holds_nobody_by_age() -> None:
    (students,) = read_groups("在校大学生")
    assert not any(students.holds(age) for age in range(131))
    (children,) = read_groups("未满18岁新市民")
    assert [age for age in range(131) if children.holds(age)] == list(range(18))
    assert isinstance(children, AgeGroup)


@pytest.mark.parametrize(
    ("age", "bounds"),
    [
        (quantity("18", "岁", "under"), (None, 17)),
        (quantity("60", "周岁", "at_least"), (60, None)),
        (quantity("6", "岁", "at_most"), (None, 6)),
        (quantity("65", "岁", "over"), (66, None)),
        (quantity("0", "岁", upper=Decimal(6)), (0, 6)),
        (quantity("60", "岁"), (60, 60)),
    ],
)
def test_an_age_that_is_a_fact(age: object, bounds: tuple[int | None, int | None]) -> None:
    (group,) = read_groups("学生", [fact(age, "年龄", code="age", population="学生")])
    assert (group.low, group.high, group.condition) == (*bounds, "学生")
