"""Dossiers: one subject over many documents, its history by metric, and conflicts that are real."""

from __future__ import annotations

import pytest
from conftest import REAL, SEEDS, pages_of
from made_facts import Figure, document, fact, money, percent, place, programme, quantity, span, year

from extractor import Document, extract
from extractor.calculators import Dossier, make_dossiers
from extractor.calculators.same_name import merge_things
from extractor.figures.metrics import metric_key
from extractor.models import Date, Entity, Fact, Organization

TOTAL = {"metric": "赔付总额", "code": "payout_total"}
HANGZHOU, JINHUA = place("杭州市", "浙江省", "杭州市"), place("金华市", "浙江省", "金华市")


@pytest.fixture(scope="module")
def sample_pages() -> list[Document]:
    return [extract(page.text, published=page.published, source=page.path.stem) for page in pages_of(SEEDS)]


@pytest.fixture(scope="module")
def dossiers(sample_pages: list[Document]) -> dict[str, Dossier]:
    return {dossier.name: dossier for dossier in make_dossiers(sample_pages)}


def conflicts(*documents: Document) -> list[str]:
    return [
        conflict.reason
        for dossier in make_dossiers(documents)
        for metric in dossier.metrics
        for conflict in metric.conflicts
    ]


def test_one_subject_over_two_pages(dossiers: dict[str, Dossier]) -> None:
    found = dossiers["越惠保"]
    assert (found.type, found.category) == ("programme", "insurance")
    assert found.aliases == ["商业补充医疗保险“越惠保”"]
    assert found.documents == ["insurance", "renewal"]
    history = {metric.code: metric for metric in found.metrics if metric.code}
    assert [(used.document, str(used.fact.value)) for used in history["beneficiaries"].used] == [
        ("insurance", "173000 人"),
        ("renewal", "246000 人"),
    ]
    assert history["premium"].metric == "保费" and len(history["premium"].used) == 9


def test_a_headline_that_says_the_same_is_not_told_twice(dossiers: dict[str, Dossier]) -> None:
    history = {metric.code: metric.used for metric in dossiers["越惠保"].metrics if metric.code}
    assert all(used.fact.period is not None for used in history["beneficiaries"] + history["payout_count"])


def test_undated_facts_stand_last(dossiers: dict[str, Dossier]) -> None:
    undated = [
        [used.fact.period is None for used in metric.used] for each in dossiers.values() for metric in each.metrics
    ]
    assert any(True in told for told in undated)
    assert all(told == sorted(told) for told in undated)


def test_the_sample_pages_do_not_contradict_each_other(sample_pages: list[Document]) -> None:
    found = make_dossiers(sample_pages, types=("programme", "organization", "person", "place"))
    assert len(found) > 20
    assert [conflict for dossier in found for metric in dossier.metrics for conflict in metric.conflicts] == []


@pytest.mark.skipif(not REAL.exists(), reason=f"no real pages at {REAL}")
def test_the_real_pages_do_not_contradict_each_other() -> None:
    pages = [extract(page.text, published=page.published, source=page.path.stem) for page in pages_of(REAL)]
    found = make_dossiers(pages, types=("programme", "organization", "person", "place"))
    assert [conflict for dossier in found for metric in dossier.metrics for conflict in metric.conflicts] == []
    on_two_pages = {dossier.name for dossier in found if dossier.type == "programme" and len(dossier.documents) > 1}
    assert on_two_pages == {"西湖益联保", "金惠保"}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (money("2759000000"), money("2800000000"), True),
        (money("360000", "over"), money("369200"), False),
        (money("360000", "over"), money("360000"), False),
        (money("360000", "over"), money("350000"), True),
        (money("360000", "at_least"), money("360000", "at_most"), False),
        (money("360000", "under"), money("400000", "over"), True),
        (money("360000", "nearly"), money("355000"), False),
        (money("360000", "nearly"), money("100000"), True),
        (money("360000", "about"), money("380000"), False),
        (money("100", "several"), money("600"), False),
        (money("100", "several"), money("6000"), True),
        (percent("0.9", "about"), percent("0.87"), False),
        (percent("0.6"), percent("0.87"), True),
        (quantity("15", "亩"), quantity("1", "公顷"), False),
        (quantity("15", "亩"), quantity("2", "公顷"), True),
        (quantity("12", "人"), quantity("15", "人次"), False),
        (money("100", currency="USD"), money("200"), False),
        (money("100", per=["year"]), money("200"), False),
        (money("100", upper=money("200").amount), money("150"), False),
        (money("100", upper=money("200").amount), money("250"), True),
    ],
)
def test_values_that_cannot_both_hold(one: Figure, other: Figure, differ: bool) -> None:
    facts = [fact(value, **TOTAL, period=year(2024)) for value in (one, other)]
    assert bool(conflicts(document(facts[0], source="a.txt"), document(facts[1], source="b.txt"))) is differ


@pytest.mark.parametrize(
    "other",
    [
        fact(money("200"), **TOTAL, period=year(2025)),
        fact(money("200"), **TOTAL),
        fact(money("200"), **TOTAL, period=year(2024), tier="升级版"),
        fact(money("200"), **TOTAL, period=year(2024), population="家庭"),
        fact(money("200"), "个人赔付总额", code="payout_total", period=year(2024)),
        fact(money("200"), "补助", code="subsidy", period=year(2024)),
        fact(money("200"), **TOTAL, period=year(2024), subject="乐业保"),
        fact(money("200"), **TOTAL, period=year(2024), linked="a0f1"),
    ],
)
def test_different_things_are_no_conflict(other: Fact) -> None:
    one = fact(money("100"), **TOTAL, period=year(2024))
    assert conflicts(document(one, source="a.txt"), document(other, source="b.txt")) == []


def test_a_conflict_says_where_it_is() -> None:
    pages = [
        document(fact(money(amount), metric, code="payout_total", period=period), source=source)
        for amount, metric, period, source in (
            ("2759000000", "累计赔付", span("2021-01-01", "2025-12-31"), "a.txt"),
            ("2800000000", "赔付总额", Date(edtf="2021/2025", start="2021-01-01", end="2025-12-31"), "b.txt"),
            ("2759000000", "总赔付金额", span("2021-01-01", "2025-12-31"), "c.txt"),
        )
    ]
    (dossier,) = make_dossiers(pages)
    (metric,) = dossier.metrics
    (conflict,) = metric.conflicts
    assert conflict.reason == (
        "different values for 2021-01-01/2025-12-31 (no qualifiers): 2759000000 CNY and 2800000000 CNY"
    )
    assert [used.document for used in conflict.used] == ["a.txt", "b.txt", "c.txt"]


def test_within_an_article_only_one_wording_can_conflict() -> None:
    first = fact(money("100"), "累计赔付", code="payout_total", period=year(2024))
    other = fact(money("200"), "赔付总额", code="payout_total", period=year(2024))
    again = fact(money("200"), "累计赔付", code="payout_total", period=year(2024))
    assert conflicts(document(first, other)) == []
    assert len(conflicts(document(first, again))) == 1


def names(*documents: Document) -> list[tuple[str, list[str]]]:
    return [(thing.name, thing.documents) for thing in merge_things(documents)]


def body(name: str) -> Entity:
    return Entity(id="a0e2", type="organization", text=name, start=0, end=len(name), value=Organization(name=name))


def told(name: str, source: str, *entities: Entity) -> Document:
    """A document with a fact about a programme of that name, which the entities may describe."""
    return document(fact(money("5"), subject=name), source=source, entities=entities)


def test_a_name_and_an_alias_are_one() -> None:
    full = programme("浙里惠民保·越惠保", "越惠保", "“越惠保”")
    assert names(told("浙里惠民保·越惠保", "a", full), told("越惠保", "b")) == [("浙里惠民保·越惠保", ["a", "b"])]
    assert names(told("“越惠保”", "a"), told("越惠保", "b")) == [("“越惠保”", ["a", "b"])]


def test_a_short_name_of_two_things_joins_neither() -> None:
    one = programme("浙江省土地交易平台", "交易平台", category="platform")
    other = programme("浙江省产权交易平台", "交易平台", category="platform")
    pages = [told("浙江省土地交易平台", "a", one), told("浙江省产权交易平台", "b", other)]
    assert [name for name, _ in names(*pages)] == ["浙江省土地交易平台", "浙江省产权交易平台"]
    assert len(names(*pages, told("交易平台", "c"))) == 3


def test_everybodys_names_stay_apart_by_prefecture() -> None:
    here, there = told("基本医保", "a", HANGZHOU), told("基本医保", "b", JINHUA)
    assert names(here, there) == [("基本医保", ["a"]), ("基本医保", ["b"])]
    assert names(here, there, told("基本医保", "c")) == [("基本医保", ["a"]), ("基本医保", ["b"]), ("基本医保", ["c"])]
    assert names(here, told("基本医保", "c")) == [("基本医保", ["a", "c"])]
    assert names(here, there, told("基本医保", "c", HANGZHOU, JINHUA)) == [("基本医保", ["a", "b", "c"])]


def test_an_alias_joins_nothing_of_another_prefecture() -> None:
    full = programme("杭州市长期护理保险", "长期护理保险")
    assert len(names(told("杭州市长期护理保险", "a", full, HANGZHOU), told("长期护理保险", "b", JINHUA))) == 2
    assert len(names(told("杭州市长期护理保险", "a", full, HANGZHOU), told("长期护理保险", "b", HANGZHOU))) == 1


@pytest.mark.parametrize(
    ("name", "things"),
    [("社区党支部", 2), ("市教育局", 2), ("人民医院", 2), ("绍兴市教育局", 1), ("镇海区教育局", 1), ("教育部", 1)],
)
def test_a_body_that_is_named_by_its_kind_alone_is_another_elsewhere(name: str, things: int) -> None:
    pages = [
        document(fact(money("5"), subject=name, type="organization"), source=source, entities=(body(name),))
        for source in ("a", "b")
    ]
    assert len(merge_things(pages)) == things


def test_a_person_known_by_surname_is_another_elsewhere() -> None:
    pages = [extract(f"市民张女士获赔{n}万元。", source=str(n)) for n in (3, 5)]
    assert [(thing.name, len(thing.documents)) for thing in merge_things(pages)] == [("张女士", 1), ("张女士", 1)]


def test_what_a_wording_holds_beside_its_code() -> None:
    def key(metric: str, code: str | None, **qualifiers: str) -> tuple[str, str]:
        return metric_key(fact(money("1"), metric, code=code, **qualifiers))

    assert key("累计赔付", "payout_total") == key("赔付总额", "payout_total") == key("总赔付金额", "payout_total")
    assert key("安心版保费", "premium", tier="安心版") == key("年保费", "premium")
    assert key("诊疗服务", "served") != key("增值服务", "served")
    assert key("平均参保率", "enrolment_rate") != key("参保率", "enrolment_rate")
    assert key("结业率", None) != key("及格率", None)
