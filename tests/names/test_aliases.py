"""Wordings that are one name, and wordings that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.names.aliases import group_names, is_short_for, plain_name


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("长护险", "长期护理保险"),
        ("基本医保", "基本医疗保险"),
        ("交易平台", "公共资源交易平台"),
        ("训练营", "青年干部训练营"),
        ("临海市医保局", "临海市医疗保障局"),
        ("发改委", "发展改革委员会"),
    ],
)
def test_short_forms(short: str, long: str) -> None:
    assert is_short_for(short, long)
    assert group_names([short, long]) == {short: long, long: long}
    assert group_names([long, short]) == {short: long, long: long}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大病保险", "大病补充保险"),
        ("中国银行", "中国建设银行"),
        ("浙江大学", "浙江工业大学"),
        ("平台", "公共资源交易平台"),
        ("金华市医保局", "临海市医疗保障局"),
        ("助学计划", "助老计划"),
        ("安心办", "安心联办"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert group_names([one, other]) == {one: one, other: other}


def test_marks_do_not_count() -> None:
    assert group_names(["“晨星”助学计划", "晨星助学计划"]) == {
        "“晨星”助学计划": "“晨星”助学计划",
        "晨星助学计划": "“晨星”助学计划",
    }
    assert plain_name("“春风” (2026)") == "春风2026"


def test_a_short_form_of_two_names_is_its_own() -> None:
    names = ["公共资源交易平台", "农村产权交易平台", "交易平台"]
    assert group_names(names)["交易平台"] == "交易平台"


@given(st.lists(st.text(alphabet="长期护理保险医疗障局“”·", max_size=10), max_size=8))
def test_canonical_names_are_stable(names: list[str]) -> None:
    canonical = group_names(names)
    assert set(canonical) == set(names)
    assert all(canonical[owner] == owner for owner in canonical.values())
