"""The interface's words in both languages, and values in words."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.models import Date, Duration, Money, Percent, Person, Place, Programme, Quantity, Value
from extractor.reports.telling.findings import tell_arithmetic
from extractor.reports.wording.date_words import tell_edtf
from extractor.reports.wording.interface_words import LANGUAGES, Words
from extractor.reports.wording.numbers import tell_figure, tell_number
from extractor.reports.wording.values import tell_value

ZH, EN = Words("zh"), Words("en")


def entries() -> dict[str, dict[str, str]]:
    parts = tomllib.loads(files("extractor.reports.wording").joinpath("words.toml").read_text(encoding="utf-8"))
    return {f"{part}.{name}": texts for part, names in parts.items() for name, texts in names.items()}


@pytest.mark.parametrize("key", entries())
def test_each_word_is_there_in_each_language(key: str) -> None:
    texts = entries()[key]
    assert set(texts) == set(LANGUAGES)
    # What is filled in is the same in each, but for the currency, which is a name in one and a code in the other.
    fields = {language: set(re.findall(r"\{(\w*)", text)) for language, text in texts.items()}
    assert fields["zh"] - {"name"} == fields["en"] - {"code"}
    assert not re.search("[\u4e00-\u9fff]", texts["en"])


def test_a_word_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        ZH("fact.nonsense")
    assert ZH.of("qualifier", "nonsense") == "nonsense"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (Money(amount=Decimal(2759000000)), "27.59亿元", "CNY 2,759,000,000"),
        (Money(amount=Decimal(31000000), modifier="over"), "超3100万元", "over CNY 31,000,000"),
        (Money(amount=Decimal(120), per=["year", "person"]), "120元/年/人", "CNY 120/year/person"),
        (Money(amount=Decimal("1.5E+6"), currency="USD"), "150万美元", "USD 1,500,000"),
        (Money(amount=Decimal(5), currency="XYZ", upper=Decimal(8)), "5–8XYZ", "XYZ 5–8"),
        (Percent(value=Decimal("0.4387")), "43.87%", "43.87%"),
        (Percent(value=Decimal("0.30"), kind="point", modifier="nearly"), "近30个百分点", "nearly 30 points"),
        (Percent(value=Decimal("0.3"), upper=Decimal("0.4")), "30%–40%", "30%–40%"),
        (Percent(value=Decimal(2)), "200%", "200%"),
        (Quantity(value=Decimal(418000), unit="人次", modifier="over"), "超41.8万人次", "over 418,000 人次"),
        (Quantity(value=Decimal(12345), unit="户"), "12,345户", "12,345 户"),
        (Quantity(value=Decimal(1140), unit="名", of="学员"), "1140名 学员", "1,140 名 学员"),
        (
            Quantity(value=Decimal("9764.69"), unit="平方米", modifier="about"),
            "约9764.69平方米",
            "about 9,764.69 平方米",
        ),
        (Quantity(value=Decimal(100), modifier="several"), "100（概数）", "some 100"),
        (Duration(iso="P1M15D"), "1个月15天", "1 mo 15 d"),
        (Duration(iso="PT4H", modifier="at_most"), "至多4小时", "at most 4 h"),
        (Duration(iso="P3M", upper="P6M"), "3个月–6个月", "3 mo–6 mo"),
        (Duration(iso=None), "?", "?"),
    ],
)
def test_figures_in_words(value: Money | Percent | Quantity | Duration, chinese: str, english: str) -> None:
    assert tell_figure(value, ZH) == chinese
    assert tell_figure(value, EN) == english


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=Decimal("1e15"), places=4))
def test_no_digit_of_a_number_is_dropped(number: Decimal) -> None:
    told = tell_number(number, ZH).replace(",", "")
    scale = {"万": 10**4, "亿": 10**8}.get(told[-1], 1)
    assert Decimal(told.rstrip("万亿")) * scale == number
    assert Decimal(tell_number(number, EN).replace(",", "")) == number


@pytest.mark.parametrize(
    ("edtf", "chinese", "english"),
    [
        ("2025", "2025年", "2025"),
        ("2024-11", "2024年11月", "2024-11"),
        ("2026-03-20", "2026年3月20日", "2026-03-20"),
        ("2026-04-18T16:00", "2026年4月18日 16:00", "2026-04-18 16:00"),
        ("2018/..", "2018年以来", "since 2018"),
        ("../2018", "2018年及以前", "until 2018"),
        ("2021/2025", "2021年至2025年", "2021 to 2025"),
        ("2024-22", "2024年夏", "summer 2024"),
        ("T08:30", "08:30", "08:30"),
        ("-0220", "-0220年", "-0220"),
        ("anything", "anything", "anything"),
    ],
)
def test_dates_in_words(edtf: str, chinese: str, english: str) -> None:
    assert tell_edtf(edtf, ZH) == chinese
    assert tell_edtf(edtf, EN) == english


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (
            Money(amount=Decimal(31000000), modifier="over"),
            ["金额 超3100万元", "写全 31,000,000 CNY", "限定词 超（多于）"],
        ),
        (
            Date(edtf="2018/..", start="2018-01-01", basis="explicit"),
            ["EDTF 2018/..", "起止 2018-01-01 – …", "依据 文中写明"],
        ),
        (Date(basis="vague"), ["EDTF 含糊", "依据 含糊"]),
        (
            Programme(name="越惠保", aliases=["甲", "乙"], category="insurance"),
            ["名称 越惠保", "类别 保险", "又作 甲、乙"],
        ),
        (
            Place(name="越城区", level="county", code="330602", path=["浙江省", "绍兴市", "越城区"]),
            ["名称 越城区", "层级 县级", "代码 330602", "所属 浙江省 › 绍兴市 › 越城区"],
        ),
        (Person(name="张", honorific="女士"), ["名称 张", "称谓 女士"]),
    ],
)
def test_values_line_by_line(value: Value, lines: list[str]) -> None:
    assert [f"{label} {text}" for label, text in tell_value(value, ZH)] == lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_value_has_words(language: str) -> None:
    text = "记者张女士2025年3月在杭州市民政局说，越惠保去年赔付3万元，占30%，惠及5户，历时3年，电话0579-85232715，网址www.a.cn，文号浙政发[2025]3号。"
    document = extract(text, published="2025-04")
    assert {entity.type for entity in document.entities} >= {
        "person",
        "date",
        "organization",
        "money",
        "percent",
        "quantity",
        "phone",
    }
    assert all(tell_value(entity.value, Words(language)) for entity in document.entities)  # type: ignore[arg-type]  # parametrized


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("677800 - 300000 - 302500 = 75300", "677,800 − 300,000 − 302,500 = 75,300"),
        ("(300000 + 302500) / 677800 ≈ 0.888905", "(300,000 + 302,500) ÷ 677,800 ≈ 0.888905"),
        ("369200 >= 360000", "369,200 ≥ 360,000"),
        ("73 <= 500", "73 ≤ 500"),
        ("1234567.5 + 0.1234567 = 1234567.6234567", "1,234,567.5 + 0.1234567 = 1,234,567.6234567"),
    ],
)
def test_arithmetic_as_printed(plain: str, told: str) -> None:
    assert tell_arithmetic(plain) == told
