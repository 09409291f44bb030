"""Folding: one form for matching, of the same length as what is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text import Text, fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("臺灣總統府發言人說", "台湾总统府发言人说"),
        ("賠付１２．５％，約￥３萬", "赔付12.5%，约¥3万"),
        ("⻄安市⻓安区", "西安市长安区"),
        ("⼀⽇三餐", "一日三餐"),
        ("\uf9d1月", "六月"),
        ("他说：“（三）！”", "他说：“（三）！”"),
        ("壹佰伍拾參人參加，參拾元", "壹佰伍拾叁人参加，叁拾元"),
    ],
)
def test_what_is_matched(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert Text.of(printed).folded == folded


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
