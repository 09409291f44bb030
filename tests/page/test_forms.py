"""Forms a page may have besides the newspaper page: briefs, notices, tables, Markdown, hard-wrapped text, slogans."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page import Article, read_fields, read_page

FORMS = Path(__file__).parent / "forms"


def outline(raw: str) -> list[str]:
    """A page as the expectation files write it: an article a group, a block a line `kind: text`, table cells parted by ` | `."""
    lines = []
    for article in read_page(raw):
        lines.append(f"= {' '.join(article.byline)}".rstrip())
        for block in article.blocks:
            if block.rows is None:
                lines.append(f"{block.kind}: {block.text.clean}")
            else:
                lines += [f"{block.kind}: " + " | ".join(block.cell_text(cell) for cell in row) for row in block.rows]
    return lines


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.txt")), ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    raw, expected = path.read_text(encoding="utf-8").split("\n>>>\n")
    assert outline(raw) == expected.strip().split("\n")


def text_of(article: Article) -> str:
    return "".join(block.text.clean for block in article.blocks)


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.txt")), ids=lambda path: path.stem)
def test_offsets_hold_the_text(path: Path) -> None:
    raw = path.read_text(encoding="utf-8").split("\n>>>\n")[0]
    for article in read_page(raw):
        for block in article.blocks:
            pieces = "".join(raw[a:b] for a, b in block.text.pieces)
            assert len(pieces) == len(block.text.clean)
            # Only separators are printed otherwise: a raw line break, bar or space stands for a space, tab or line break.
            assert all(
                x == y or (y in " \t\n" and x in " \t\n|\u3000") for x, y in zip(pieces, block.text.clean, strict=True)
            )


@given(st.text(alphabet="一二三年省，。“”（）■|\t- #:：\n\n\n 王1a", max_size=200))
def test_any_text_is_read(raw: str) -> None:
    seen: set[int] = set()
    for article in read_page(raw):
        for block in article.blocks:
            for start, end in block.text.pieces:
                assert 0 <= start < end <= len(raw)
                span = set(range(start, end))
                assert not span & seen, "a raw character stands in one block only"
                seen |= span


# Sizes at which a step that looks at every other line takes minutes; how time grows is measured in tests/test_growth_of_time.py.
HOSTILE = {
    "one line": "一" * 200_000,
    "only line breaks": "\n" * 200_000,
    "one-character lines": "一\n" * 12_000,
    "two-character lines": "甲乙\n" * 4_000,
    "brackets": "（" * 200_000,
    "open lines": "“（\n" * 4_000,
    "tabs": "a\t" * 100_000,
    "bars": "|a|b|\n" * 4_000,
    "names": "郭海峰\n" * 2_000,
    "bullets": "- " * 100_000,
    "marks": "# 标\n" * 4_000,
    "roles": "记者" * 100_000,
    "surrogates and nulls": "\ud800\x00\n" * 2_000,
    "open paragraphs": "这是正文，还没有完结的一行文字和\n\n" * 1_000,
    "titles and texts": ("今年标题是这个\n\n这是一个完整的段落，说的是今年的情况和明年的计划。\n\n") * 1_000,
    "rows with an empty cell": "\ta\tb\n" * 4_000,
    "two columns": "这是左边的一行文字没完      这是右边的一行文字没完\n" * 4_000,
    "page breaks": "a\f" * 10_000,
    "stars": "*a" * 100_000,
    "links": "[a](b" * 40_000,
    "closing marks": "”）" * 80_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read(raw: str) -> None:
    assert isinstance(read_page(raw), list)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("每年3000元是起付线：超出的按六成报销", []),
        ("今年最大的变化是门槛：比去年低一半", []),
        ("是否接受联合体投标：否", ["是否接受联合体投标"]),
        ("起付标准：3000元", ["起付标准"]),
    ],
)
def test_a_predicate_is_no_label(line: str, labels: list[str]) -> None:
    assert [field.label for field in read_fields(line)] == labels
