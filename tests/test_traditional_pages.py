"""A page in traditional characters gives what its simplified twin gives, at the same places, and prints what stands on it."""

from __future__ import annotations

from collections import Counter
from functools import cache

from conftest import Page

from extractor import Document, extract
from extractor.lexicon import Traditional, rows
from extractor.text import fold


@cache
def _traditional() -> dict[int, str]:
    """Simplified characters to the one traditional character that stands for them, where there is one only."""
    many = Counter(row.simplified for row in rows(Traditional))
    return {ord(row.simplified): row.traditional for row in rows(Traditional) if many[row.simplified] == 1}


def _told(document: Document) -> list[object]:
    """All that a document tells, folded, but for its texts."""
    told: list[object] = []
    for article in document.articles:
        told += [(block.kind, block.spans) for block in article.blocks]
        told += [(e.type, e.start, e.end, fold(str(e.value))) for e in article.entities]
        for fact in article.facts:
            subject = fold(fact.subject.text) if fact.subject else None
            qualifiers = {name: fold(words) for name, words in fact.qualifiers.items()}
            told.append((fact.evidence.start, subject, fold(fact.metric), fact.period, qualifiers, fact.status))
    return told


def test_a_sample_page(sample_page: Page) -> None:
    turned = sample_page.text.translate(_traditional())
    assert turned != sample_page.text
    document = extract(turned, published=sample_page.published)
    assert _told(document) == _told(extract(sample_page.text, published=sample_page.published))


def test_a_real_page(real_page: Page) -> None:
    turned = real_page.text.translate(_traditional())
    document = extract(turned, published=real_page.published)
    assert _told(document) == _told(extract(real_page.text, published=real_page.published))


def test_what_is_printed_is_what_stands_there() -> None:
    text = "截至2024年12月底，“臨惠保”已累計賠付超3.2萬人次，賠付總額1.8億元。"
    (article,) = extract(text, published="2025-03").articles
    assert {(fact.subject and fact.subject.text, fact.metric) for fact in article.facts} == {
        ("臨惠保", "累計賠付人次"),
        ("臨惠保", "賠付總額"),
    }
    assert article.blocks[0].text == text
