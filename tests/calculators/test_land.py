"""What a land notice comes to: the sample notice, notices of other shapes, and what is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import SEEDS

from extractor import Document, extract
from extractor.calculators import CalculationError, Parcel, land


@pytest.fixture(scope="module")
def notice() -> Document:
    return extract((SEEDS / "notice.txt").read_text(encoding="utf-8"), published="2026-05-08", source="notice.txt")


def numbers(parcel: Parcel) -> dict[str, str]:
    return {
        "share": str(parcel.deposit_share),
        "floor area": f"{parcel.buildable_area.low}..{parcel.buildable_area.high}" if parcel.buildable_area else "",
        "floor price": f"{parcel.floor_price.low}..{parcel.floor_price.high}" if parcel.floor_price else "",
        "m2": str(parcel.price_per_square_metre),
        "mu": str(parcel.price_per_mu),
    }


def test_two_parcels(notice: Document) -> None:
    homes, factory = land(notice)
    assert [homes.name, factory.name] == ["暨阳街道东江路北侧地块", "陶朱街道城西工业区7号地块"]
    assert numbers(homes) == {
        "share": "0.2",
        "floor area": "34160.64..38430.72",
        "floor price": "4839.88..5444.86",
        "m2": "8711.78",
        "mu": "5807853.72",
    }
    assert numbers(factory) == {
        "share": "0.204327",
        "floor area": "39936..66560",
        "floor price": "250..416.67",
        "m2": "500",
        "mu": "333333.33",
    }
    assert [(term.use, term.term) for term in homes.terms + factory.terms] == [
        ("住宅用地", "P70Y"),
        ("工业用地", "P50Y"),
    ]
    assert [(limit.metric, limit.value) for limit in factory.limits] == [
        ("容积率", "1.20..2.00"),
        ("建筑限高", "40 米 at_most"),
        ("绿地率", "0.15 at_most"),
    ]
    assert homes.uses == ["住宅用地"] and homes.missing == [] and homes.document == "notice.txt"
    steps = {step.formula: step for step in homes.steps}
    assert steps["37200000 / 186000000"].rounding is None
    assert steps["186000000 / 38430.72"].rounding == "to 2 places, half to even"
    assert all(used.fact.evidence.text.startswith(homes.name) for used in homes.used)


def test_one_site(notice: Document) -> None:
    assert [parcel.name for parcel in land(notice, "望云路")] == ["暨阳街道东江路北侧地块"]
    with pytest.raises(CalculationError, match="no parcel is called 望海路") as error:
        land(notice, "望海路")
    assert error.value.stated == ("暨阳街道东江路北侧地块", "陶朱街道城西工业区7号地块")


def test_pages_without_a_parcel() -> None:
    page = extract((SEEDS / "insurance.txt").read_text(encoding="utf-8"), published="2025-04")
    with pytest.raises(CalculationError, match="no parcel of land is stated"):
        land(page)
    with pytest.raises(CalculationError, match="no parcel of land is stated"):
        land([])


def test_a_notice_that_leaves_things_out() -> None:
    page = extract(
        "玉环市国有建设用地使用权出让公告\n\n一、地块情况\n\n"
        "序号\t地块编号\t土地面积(平方米)\t规划用途\t容积率\t出让年限(年)\t起始价(万元)\n"
        "1\tYH2026-3\t12000\t商服用地、住宅用地\t≤2.5\t40\t9600\n"
        "2\tYH2026-4\t8000\t工业用地\t≥1.5\t50\t\n\n玉环市自然资源和规划局\n2026年3月1日\n"
    )
    shops, factory = land(page)
    assert (shops.name, shops.uses) == ("YH2026-3", ["商服用地", "住宅用地"])
    assert shops.buildable_area is not None and shops.floor_price is not None
    assert (shops.buildable_area.low, shops.buildable_area.high, shops.buildable_area.modifier) == (
        30000,
        30000,
        "at_most",
    )
    assert (shops.floor_price.low, shops.floor_price.modifier) == (3200, "at_least")
    assert shops.missing == ["deposit share of the starting price: no deposit is stated"]
    assert [(term.use, term.term) for term in shops.terms] == [(None, "P40Y")]
    assert factory.starting_price is None and factory.buildable_area is not None
    assert factory.buildable_area.modifier == "at_least"
    assert factory.missing == [
        "deposit share of the starting price: no deposit and no starting price is stated",
        "floor price: no starting price is stated",
        "price per m² of land: no starting price is stated",
        "price per 亩 of land: no starting price is stated",
    ]


def test_a_table_of_labels_and_values() -> None:
    page = extract(
        "玉环市国有建设用地使用权出让公告\n\n一、地块情况\n\n"
        "项目\t内容\n地块名称\t坎门街道渔港路南侧地块\n出让面积(平方米)\t12000\n土地用途\t住宅用地、商业用地\n容积率\t1.5—2.0\n"
        "起始价(万元)\t9600\n竞买保证金(万元)\t1920\n出让年限\t住宅用地70年 商业用地40年\n\n玉环市自然资源和规划局\n2026年3月1日\n"
    )
    (parcel,) = land(page)
    assert (parcel.name, parcel.uses) == ("坎门街道渔港路南侧地块", ["住宅用地", "商业用地"])
    assert numbers(parcel) == {
        "share": "0.2",
        "floor area": "18000..24000",
        "floor price": "4000..5333.33",
        "m2": "8000",
        "mu": "5333333.33",
    }
    assert [(term.use, term.term) for term in parcel.terms] == [("住宅用地", "P70Y"), ("商业用地", "P40Y")]


def test_a_parcel_in_running_text() -> None:
    page = extract(
        "仙居县挂牌出让公告\n\n西溪路南侧地块位于福应街道，出让面积45亩，容积率不大于2.0，建筑密度不超过30%，起始价9000万元，竞买保证金1800万元，出让年限70年。"
    )
    (parcel,) = land(page)
    assert parcel.area == 30000 and parcel.price_per_mu == 2000000 and parcel.price_per_square_metre == 3000
    assert parcel.deposit_share == Decimal("0.2") and parcel.missing == []
    assert parcel.steps[0].formula == "45 * 2000 / 3"
