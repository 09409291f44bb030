"""Every cell a right record: the same page as text, Markdown, columns of spaces, HTML and PDF gives the same facts, all of them and no other."""

from __future__ import annotations

import os
import shutil

import pytest
from cases import Case, as_aligned, as_html, as_markdown, as_text, read_cases, score

from extractor import extract

CASES = [*read_cases("seen"), *read_cases("kept")]
CHROMIUM = os.environ.get("EXTRACTOR_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
# One of each layout is printed; all of them take half a minute.
PRINTED = ("award_goods", "finance_forecast", "district_statistics", "land_table", "price_market", "subsidy_blocks")


def assert_right(case: Case, text: str) -> None:
    right, missing, left = score(case, list(extract(text, published=case.published).facts))
    assert not missing, [f"{w.subject} {w.metric} {w.value} {w.period}" for w in missing]
    assert not left, [f"{f.subject and f.subject.text} {f.metric} {f.value} {f.period}" for f in left]
    assert right == len(case.facts) > 0


@pytest.mark.parametrize("form", [as_text, as_markdown, as_aligned], ids=["text", "markdown", "aligned"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page(case: Case, form) -> None:
    assert_right(case, form(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_web_page(case: Case) -> None:
    pytest.importorskip("trafilatura")
    from extractor.reading.html import read_html

    assert_right(case, read_html(as_html(case).encode(), "page.html").text)


@pytest.mark.skipif(CHROMIUM is None, reason="no browser to print with")
def test_printed_page() -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    pytest.importorskip("pdfplumber")
    from extractor.reading.pdf import read_pdf

    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for case in (case for case in CASES if case.name in PRINTED):
            page = browser.new_page()
            page.set_content(as_html(case))
            data = page.pdf(format="A4")
            page.close()
            assert_right(case, read_pdf(data, "page.pdf", size_limit=None, page_limit=10).text)
        browser.close()
