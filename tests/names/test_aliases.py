"""Wordings that are one name, and wordings that only look like it."""

from __future__ import annotations

import pytest

from extractor.names.aliases import is_short_for, plain_name


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
    assert not is_short_for(long, short)


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
    assert not is_short_for(one, other) and not is_short_for(other, one)


def test_marks_do_not_count() -> None:
    assert plain_name("“晨星”助学计划") == plain_name("晨星助学计划")
    assert plain_name("“春风” (2026)") == "春风2026"
