"""Mentions and evidence stand in the blocks' text where their raw offsets say, whatever pieces a block was joined from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import Page
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.models import Block, Document, Entity, Quantity
from extractor.reports.telling.fact_table import make_rows
from extractor.reports.telling.places import Place, Places, cell_starts, find_marks
from extractor.reports.telling.utf16 import Utf16
from extractor.reports.wording.interface_words import Words

ALPHABET = st.characters(codec="utf-8", exclude_characters="\r")


@st.composite
def blocks_and_span(draw: st.DrawFn) -> tuple[list[Block], int, int, int]:
    """Blocks joined from pieces of a raw page, the pieces in any order, and the clean stretch `[start, end)` of one of them."""
    lengths = draw(st.lists(st.integers(1, 6), min_size=1, max_size=12))
    gaps = draw(st.lists(st.integers(0, 3), min_size=len(lengths), max_size=len(lengths)))
    raw = draw(st.text(ALPHABET, min_size=sum(lengths) + sum(gaps), max_size=sum(lengths) + sum(gaps)))
    pieces, at = [], 0
    for length, gap in zip(lengths, gaps, strict=True):
        at += gap
        pieces.append((at, at + length))
        at += length
    shuffled = draw(st.permutations(pieces))
    cuts = sorted(draw(st.sets(st.integers(1, len(pieces)), max_size=3)) | {len(pieces)})
    blocks, begin = [], 0
    for cut in cuts:
        spans = shuffled[begin:cut]
        blocks.append(Block(kind="paragraph", text="".join(raw[a:b] for a, b in spans), spans=spans))
        begin = cut
    number = draw(st.integers(0, len(blocks) - 1))
    start = draw(st.integers(0, len(blocks[number].text) - 1))
    end = draw(st.integers(start + 1, len(blocks[number].text)))
    return blocks, number, start, end


def raw_offset(block: Block, index: int) -> int:
    """The raw offset of the character at `index`, counted piece by piece."""
    for start, end in block.spans:
        if index < end - start:
            return start + index
        index -= end - start
    raise IndexError(index)


@given(blocks_and_span())
def test_raw_offsets_lead_back_to_the_stretch(made: tuple[list[Block], int, int, int]) -> None:
    blocks, number, start, end = made
    raw_start, raw_end = raw_offset(blocks[number], start), raw_offset(blocks[number], end - 1) + 1
    assert Places(blocks).find(raw_start, raw_end) == Place(number, start, end)


@given(blocks_and_span())
def test_the_hull_of_a_stretch_holds_it(made: tuple[list[Block], int, int, int]) -> None:
    blocks, number, start, end = made
    offsets = [raw_offset(blocks[number], index) for index in range(start, end)]
    place = Places(blocks).within(number, min(offsets), max(offsets) + 1)
    assert place is not None
    assert place.start <= start < end <= place.end


def test_a_mention_crosses_the_border_of_two_pieces() -> None:
    raw = "惠及36\n万人。"
    block = Block(kind="paragraph", text="惠及36万人。", spans=[(0, 4), (5, 8)])
    entity = Entity(id="e", type="quantity", text="36万人", start=2, end=7, value=Quantity(value=Decimal(360000)))
    (mark,) = find_marks(Places([block]), [entity], 1)[0]
    assert block.text[mark.start : mark.end] == "36万人"
    assert raw[entity.start : entity.end] == "36\n万人"


def test_what_lies_outside_or_across_blocks_has_no_place() -> None:
    blocks = [
        Block(kind="paragraph", text="甲乙", spans=[(1, 3)]),
        Block(kind="paragraph", text="丙丁", spans=[(4, 6)]),
    ]
    places = Places(blocks)
    assert places.find(0, 1) is None
    assert places.find(2, 5) is None
    assert places.find(3, 4) is None
    assert places.find(4, 99) is None
    assert places.within(0, 3, 4) is None


def test_a_block_whose_pieces_do_not_fit_has_no_places() -> None:
    assert Places([Block(kind="paragraph", text="甲乙丙", spans=[(0, 2)])]).find(0, 1) is None


def test_of_overlapping_mentions_the_first_is_marked() -> None:
    block = Block(kind="paragraph", text="甲乙丙", spans=[(0, 3)])
    value = Quantity(value=Decimal(1))
    entities = [
        Entity(id=str(start), type="quantity", text="", start=start, end=end, value=value)
        for start, end in ((1, 3), (0, 2))
    ]
    assert [(mark.start, mark.end) for mark in find_marks(Places([block]), entities, 1)[0]] == [(0, 2)]


def assert_all_found(document: Document) -> None:
    for article in document.articles:
        marks = find_marks(Places(article.blocks), article.entities, len(article.blocks))
        found = {
            mark.number: article.blocks[b].text[mark.start : mark.end] for b, own in enumerate(marks) for mark in own
        }
        assert found == {number: entity.text for number, entity in enumerate(article.entities)}
    for (_, a), rows in make_rows([document], Words("zh")).items():
        for row in rows:
            assert row.evidence_span is not None, row.fact
            block = document.articles[a].blocks[int(row.evidence_anchor.split("-")[-1])]
            start, end = row.evidence_span
            assert row.fact.evidence.text in block.text[start:end] or row.fact.evidence.text in block.text


def test_every_mention_of_the_sample_pages_is_marked(sample_page: Page) -> None:
    assert_all_found(extract(sample_page.text, published=sample_page.published))


def test_every_mention_of_the_real_pages_is_marked(real_page: Page) -> None:
    assert_all_found(extract(real_page.text, published=real_page.published))


@pytest.mark.parametrize(
    ("rows", "text", "starts"),
    [
        ([["甲", "乙"], ["丙", "丁"]], "甲\t乙\n丙\t丁", [[0, 2], [4, 6]]),
        ([["甲", "", "甲"], ["", "丁"]], "甲\t\t甲\n\t丁", [[0, 1, 3], [4, 6]]),
        ([["甲", "别的"]], "甲\t乙", []),
        ([["乙"]], "甲\t乙", []),
    ],
)
def test_cells_are_found_in_the_text_of_their_table(rows: list[list[str]], text: str, starts: list[list[int]]) -> None:
    assert cell_starts(Block(kind="table", text=text, spans=[(0, len(text))], rows=rows)) == starts


@given(st.text(ALPHABET, max_size=30), st.data())
def test_utf16_counts_as_javascript_does(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    assert Utf16(text).at(index) == len(text[:index].encode("utf-16-le")) // 2
