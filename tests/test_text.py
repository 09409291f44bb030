"""Text: slicing and joining keep raw offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text import Text, fold_width

RAW = st.text(alphabet="多层保障12，。“”\n\t ａ１％", min_size=1, max_size=60)


@st.composite
def joined(draw: st.DrawFn) -> tuple[str, Text]:
    """A raw text, and a Text joined from some of its stretches in any order."""
    raw = draw(RAW)
    cuts = st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw))).map(sorted)
    return raw, Text.join(Text.of(raw, a, b) for a, b in draw(st.lists(cuts, max_size=5)))


@given(joined())
def test_every_character_maps_back_to_itself(case: tuple[str, Text]) -> None:
    raw, text = case
    assert "".join(raw[text.raw_offset(i)] for i in range(len(text))) == text.clean
    assert "".join(raw[a:b] for a, b in text.pieces) == text.clean


@given(joined(), st.integers(0, 200), st.integers(0, 200))
def test_slice_is_the_slice_of_both(case: tuple[str, Text], a: int, b: int) -> None:
    raw, text = case
    part = text.slice(a, b)
    assert part.clean == text.clean[a:b]
    assert "".join(raw[x:y] for x, y in part.pieces) == part.clean


@given(st.text(max_size=50))
def test_folding_keeps_the_length(raw: str) -> None:
    assert len(fold_width(raw)) == len(raw)


def test_folding() -> None:
    assert fold_width("１２．５％，Ａｂ（￥）") == "12.5%，Ab（¥）"


def test_span_of_a_word_broken_over_a_line() -> None:
    raw = "增强兜底性保\n障是任务"
    text = Text.join([Text.of(raw, 0, 6), Text.of(raw, 7)])
    at = text.clean.index("保障")
    assert text.raw_span(at, at + 2) == (5, 8)
    assert text.strip() == text


def test_hull_of_pieces_out_of_order() -> None:
    raw = "后半句，前半句"
    text = Text.join([Text.of(raw, 4), Text.of(raw, 0, 4)])
    assert text.raw_hull(0, len(text)) == (0, 7)
    assert text.raw_hull(0, 3) == (4, 7)
    with pytest.raises(IndexError):
        text.raw_hull(2, 2)


def test_pieces_must_cover_the_text() -> None:
    with pytest.raises(ValueError, match="pieces cover 1"):
        Text("两字", ((0, 1),))
    with pytest.raises(IndexError):
        Text.of("一").raw_offset(1)
