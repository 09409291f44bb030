"""The page for people in headless Chromium: paste a text, drop a file, see the report, copy and download it; nothing is asked of any other machine."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import SEEDS
from extractor_service import service

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from playwright.sync_api import Page as Tab

__all__ = ["service"]
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("EXTRACTOR_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason=f"no browser: none of {', '.join(_NAMES)} on PATH, and EXTRACTOR_CHROMIUM is not set"
)
TEXT = "截至2024年底，“越惠保”累计赔付超12.6亿元，惠及17.3万人。去年的情况也一样。"


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_context(
            accept_downloads=True, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"]
        )
        browser.close()


@pytest.fixture
def tab(context: BrowserContext, service: str) -> Iterator[Tab]:
    """A tab with the form; at the end its console must have been silent, and every request the service's."""
    opened = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(service)
    yield opened
    opened.close()
    assert not said
    assert all(url.startswith((service, "blob:")) for url in asked)


def test_a_text_is_pasted_and_its_facts_are_shown(tab: Tab, tmp_path: Path) -> None:
    tab.fill("#text", TEXT)
    tab.fill("#published", "2025-03")
    tab.click("#read")
    tab.wait_for_selector("#fact-table")
    assert "超12.6亿元" in tab.inner_text("#fact-table") and tab.inner_text("mark.date, a.date") == "2024年底"
    tab.click("#fact-table .to-text >> nth=0")
    assert "累计赔付超12.6亿元" in "".join(tab.locator(".evidence").all_inner_texts())
    with tab.expect_download() as download:
        tab.click('[data-export="csv"]')
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["amount"] or row["quantity"] for row in rows] == ["1260000000", "173000"]
    tab.click('[data-copy="json"]')
    tab.locator("#copied:not(:empty)").wait_for()
    copied = json.loads(tab.evaluate("navigator.clipboard.readText()"))
    assert copied[0]["subject"] == "越惠保" and copied[0]["amount"] == "1260000000"


def test_a_file_is_dropped_and_another_page_follows(tab: Tab) -> None:
    tab.set_input_files("#file", str(SEEDS / "notice.txt"))
    tab.click("#read")
    tab.wait_for_selector("#fact-table")
    assert "notice.txt" in tab.inner_text("h1")
    tab.click(".back a")
    tab.wait_for_selector("#text")


def test_what_is_wrong_is_said_on_the_page(context: BrowserContext, service: str) -> None:
    tab = context.new_page()
    tab.goto(service)
    tab.set_input_files("#file", {"name": "a.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 40})
    tab.click("#read")
    assert "a.txt is not text" in tab.inner_text("[role=alert]")
    tab.close()


def test_hostile_text_is_text(tab: Tab) -> None:
    tab.fill("#text", "<script>alert(1)</script><img src=x onerror=alert(2)>公司获赔3万元。")
    tab.click("#read")
    tab.wait_for_selector("#fact-table")
    assert "<script>alert(1)</script>" in tab.inner_text(".documents")
    assert tab.locator(".documents img").count() == 0


def test_it_fits_a_phone(context: BrowserContext, service: str) -> None:
    tab = context.new_page()
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(service)
    for _ in range(2):
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        if tab.locator("#text").count():
            tab.fill("#text", TEXT)
            tab.click("#read")
            tab.wait_for_selector("#fact-table")
    tab.close()
