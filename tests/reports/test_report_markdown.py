"""The Markdown report: tables that hold, and texts of pages that make no markup, no links and no mentions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import document_of, hostile_document, sample_documents, wrong_document
from markdown_it import MarkdownIt

from extractor.many import Failure
from extractor.reports import make_report, to_markdown
from extractor.reports.inline import clean
from extractor.reports.markdown import escape

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2060]")


def cell_of(text: str) -> str:
    """What a reader sees of the text in a cell of a table. Raises where it is more than text."""
    tokens = PARSER.parse(f"| a | b |\n| --- | --- |\n| {escape(text)} | end |\n")
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.content for token in inline][:2] == ["a", "b"]
    assert len(inline) == 4 and inline[3].content == "end"
    children = inline[2].children or []
    assert {child.type for child in children} <= {"text", "text_special"}, children
    return "".join(child.content for child in children)


def plain(text: str) -> str:
    return " ".join(BIDI.sub("", clean(text)).split())


MARKED = ("<b>", "&lt;", "&#35;", "![x](y)", "```", "~~", "<!--")
MARKUP = st.lists(
    st.sampled_from([*"a词1 \n\t|`*_~\\[](){}<>&#@!$^-+.:/=\"'\u202e\u2028\x00😀", *MARKED]),
    max_size=14,
).map("".join)


@given(MARKUP)
def test_a_cell_shows_the_text(text: str) -> None:
    assert BIDI.sub("", cell_of(text)) == plain(text)


@pytest.mark.parametrize("text", ["@octocat", "#123", "见#4号", "GH-12", "http://a.cn/b", "www.a.cn", "a@b.cn"])
def test_what_would_become_a_link_does_not(text: str) -> None:
    escaped = escape(text)
    assert not re.search(r"@\w|#\w|GH-\d|://|www\.", escaped)
    assert escaped.replace("\u2060", "").replace("\\", "") == text


def test_the_report_of_the_sample_pages() -> None:
    text = to_markdown(
        make_report([*sample_documents(), wrong_document()], failures=[Failure(0, "a|b.txt", "error", "no *")])
    )
    assert text.startswith("# 新闻事实报告\n")
    assert "| **不符** | 余额 | 个人只承担18万元 | 500,000 − 300,000 − 120,000 = 80,000 (文中说 18万元) |" in text
    assert "| 惠及人数 | 2022年3月1日至2026年2月28日 | **24.6万人** |" in text
    assert "- a\\|b.txt：no \\*" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_tables_hold(language: str) -> None:
    documents = [*sample_documents(), wrong_document(), hostile_document(), document_of("|`<b>\n@a #1")]
    tokens = PARSER.parse(to_markdown(make_report(documents, language=language)))  # type: ignore[arg-type]  # parametrized
    facts = sum(1 for document in documents for _ in document.facts)
    assert sum(token.type == "tr_open" for token in tokens) > facts
    assert not [token for token in tokens if token.type == "html_block" and "extractor-report" not in token.content]
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special", "strong_open", "strong_close"}


def test_every_fact_is_in_its_table() -> None:
    documents = sample_documents()
    text = to_markdown(make_report(documents))
    for document in documents:
        for fact in document.facts:
            assert f"| {escape(fact.evidence.text)} |" in text
