"""The HTML report in a browser: headless Chromium, found on PATH or named by EXTRACTOR_CHROMIUM."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_pages import hostile_document, sample_documents, wrong_document

from extractor.many import Failure
from extractor.reports import make_report, to_html, to_html_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from playwright.sync_api import Page as Tab

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("vl_convert")

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("EXTRACTOR_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason=f"no browser: none of {', '.join(_NAMES)} on PATH, and EXTRACTOR_CHROMIUM is not set"
)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same report in both languages, one whose table has many pages, and one in several files."""
    folder = tmp_path_factory.mktemp("reports")
    documents = [*sample_documents(), wrong_document(), hostile_document()]
    failures = [Failure(0, "<b>broken</b>.txt", "unreadable", "not text")]
    for language in ("zh", "en"):
        made = make_report(documents, language=language, failures=failures)  # type: ignore[arg-type]  # a loop's str
        (folder / f"{language}.html").write_text(to_html(made), encoding="utf-8")
    many = [page.model_copy(update={"source": f"{n}.txt"}) for n in range(2) for page in documents]
    (folder / "many.html").write_text(to_html(make_report(many)), encoding="utf-8")
    (folder / "overview.files").mkdir()
    for name, html in to_html_files(make_report(documents), "overview.html", articles=8):
        (folder / name).write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield launched
        launched.close()


class Watched:
    """A tab that has a report open, with what its console said and what it asked of the network."""

    def __init__(self, browser: Browser, path: Path, size: tuple[int, int], scheme: str) -> None:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]  # a test's str
            reduced_motion="reduce",
        )
        self.tab: Tab = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.tab.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.tab.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.tab.on("dialog", lambda dialog: (self.said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.url = path.as_uri()
        self.tab.goto(self.url)

    def close(self) -> None:
        self.tab.context.close()
        assert self.said == []
        assert [url for url in self.asked if not url.startswith(self.url.rpartition("/")[0])] == []


@pytest.fixture
def open_report(browser: Browser, reports: Path) -> Iterator[Opener]:
    opened: list[Watched] = []

    def opener(name: str = "zh", size: tuple[int, int] = WIDE, scheme: str = "light") -> Tab:
        opened.append(Watched(browser, reports / f"{name}.html", size, scheme))
        return opened[-1].tab

    yield opener
    for watched in opened:
        watched.close()


class Opener:
    """The type of what the fixture gives."""

    def __call__(self, name: str = "zh", size: tuple[int, int] = WIDE, scheme: str = "light") -> Tab: ...


def until(tab: Tab, expression: str) -> None:
    """Waits until the expression is true. The page's policy forbids what `wait_for_function` does."""
    for _ in range(100):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(f"not in five seconds: {expression}")


def press(tab: Tab, target: Locator) -> None:
    """Clicks when nothing moves any more: what comes into view is laid out and drawn then (`content-visibility`, charts), and a row that moves between press and release is not clicked, for a person neither."""
    target.scroll_into_view_if_needed()
    still, before = 0, None
    for _ in range(100):
        at = target.bounding_box()
        still = still + 1 if at == before else 0
        if still == 3:
            break
        before = at
        tab.wait_for_timeout(50)
    target.click()


def visible_rows(tab: Tab) -> int:
    return tab.locator("#fact-table tbody tr:visible").count()


def row_of(tab: Tab, text: str) -> str:
    """The id of the first row of the table that has the text."""
    found = tab.locator("#fact-table tbody tr", has_text=text).first.get_attribute("id")
    assert found
    return found


def draw_all(tab: Tab) -> None:
    """Every chart comes into view once."""
    while tab.locator("[data-chart-waits]:visible").count():
        tab.locator("[data-chart-waits]:visible").first.scroll_into_view_if_needed()
        tab.wait_for_timeout(50)


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("zh", WIDE, "light"), ("zh", PHONE, "dark"), ("en", WIDE, "dark"), ("en", PHONE, "light")],
)
def test_it_opens_and_fits(open_report: Opener, language: str, size: tuple[int, int], scheme: str) -> None:
    """The console stays empty, nothing is asked of the network (the fixture looks), no page is wider than the window, and the charts are drawn."""
    tab = open_report(language, size, scheme)
    draw_all(tab)
    until(
        tab,
        "[...document.querySelectorAll('.plot')].every(p => p.closest('details:not([open])') || p.querySelector('svg'))",
    )
    assert tab.locator(".plot svg").count() > 3
    assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_hostile_text_is_inert(open_report: Opener) -> None:
    tab = open_report()
    assert tab.locator(".article", has_text="<script>alert(1)</script>保障升级").count() == 1
    assert tab.locator("main img, main script, main iframe, .article svg").count() == 0
    assert "<b>broken</b>.txt" in tab.locator(".failures").inner_text()
    # What turns direction in the text does so to the end of its block at most.
    assert tab.evaluate("getComputedStyle(document.querySelector('#fact-table bdi')).unicodeBidi") == "isolate"
    assert tab.evaluate("getComputedStyle(document.querySelector('.article .m')).unicodeBidi") == "isolate"


def test_search_and_filters(open_report: Opener) -> None:
    tab = open_report()
    everything = visible_rows(tab)
    assert everything == 100 and "100" in tab.locator("#shown").inner_text()
    tab.fill("#search", "越惠保 保费")
    until(tab, "document.querySelectorAll('#fact-table tbody tr:not([hidden])').length < 30")
    found = visible_rows(tab)
    assert found > 3
    assert all("越惠保" in text for text in tab.locator("#fact-table tbody tr:visible").all_inner_texts())
    tab.select_option("[data-filter=type]", "money")
    assert 0 < visible_rows(tab) <= found
    tab.select_option("[data-filter=article]", label=tab.locator("[data-filter=article] option").last.inner_text())
    assert visible_rows(tab) == 0 and "没有符合条件" in tab.locator("#shown").inner_text()
    tab.click("#reset")
    assert visible_rows(tab) == everything
    tab.select_option("[data-filter=metric]", label=tab.locator("[data-filter=metric] option").nth(1).inner_text())
    tab.select_option("[data-filter=subject]", index=1)
    assert visible_rows(tab) < everything


def test_a_search_for_nothing_that_is_there(open_report: Opener) -> None:
    tab = open_report()
    tab.fill("#search", "ＡＬＥＲＴ")  # full width and upper case find half width and lower case
    until(tab, "document.querySelectorAll('#fact-table tbody tr:not([hidden])').length < 100")
    assert "alert" in tab.locator("#fact-table tbody tr:visible").first.inner_text()


def test_more_rows_on_demand(open_report: Opener) -> None:
    tab = open_report("many")
    assert visible_rows(tab) == 100
    tab.click("#more")
    assert visible_rows(tab) == 200
    assert tab.evaluate("document.activeElement.tagName") == "TR"


def test_the_table_is_sorted(open_report: Opener) -> None:
    tab = open_report()
    tab.select_option("[data-filter=type]", "money")
    header = tab.locator("#fact-table th[data-sort=number]")
    for order in ("ascending", "descending"):
        header.locator("button").click()
        assert header.get_attribute("aria-sort") == order
        numbers = tab.eval_on_selector_all(
            "#fact-table tbody tr:not([hidden])", "rows => rows.map(row => Number(row.dataset.number))"
        )
        assert numbers == sorted(numbers, reverse=order == "descending") and len(numbers) > 20
    tab.locator("#fact-table th[data-sort=day] button").click()
    assert header.get_attribute("aria-sort") is None
    days = tab.eval_on_selector_all(
        "#fact-table tbody tr:not([hidden])", "rows => rows.map(r => r.dataset.day || '9999')"
    )
    assert days == sorted(days)


def test_a_row_leads_to_its_evidence_and_back(open_report: Opener) -> None:
    tab = open_report()
    row = row_of(tab, "未满18岁的学生只需80元/年")
    press(tab, tab.locator(f"#{row} .to-text"))
    tab.wait_for_selector(".evidence")
    assert "".join(tab.locator(".evidence").all_inner_texts()) == "未满18岁的学生只需80元/年"
    box = tab.locator(".evidence").first.bounding_box()
    assert box is not None and 0 < box["y"] < WIDE[1]
    press(tab, tab.locator(".current a.m", has_text="120元/年"))
    tab.wait_for_selector("#fact-table tr.current")
    assert "安心版保费" in tab.locator("#fact-table tr.current").inner_text()
    assert tab.locator(".evidence").count() == 0
    tab.go_back()
    assert tab.url.split("#")[1].startswith("b")


def test_evidence_behind_an_emoji_and_in_a_table(open_report: Opener) -> None:
    """An emoji is two units to JavaScript; a table's cells are counted across."""
    tab = open_report()
    article = tab.locator(".article", has_text="alert(1)").last.get_attribute("id")
    tab.select_option("[data-filter=article]", article)
    rows = tab.locator("#fact-table tbody tr:visible")
    seen = set()
    for number in range(rows.count()):
        link = rows.nth(number).locator(".to-text")
        wanted = link.inner_text()
        press(tab, link)
        tab.wait_for_selector(".evidence")
        shown = "".join(tab.locator(".evidence").all_inner_texts())
        assert "".join(shown.split()) == "".join(wanted.split())
        seen.add(tab.locator(".evidence").first.evaluate("e => e.closest('td') ? 'table' : 'text'"))
        tab.keyboard.press("Escape")
        assert tab.locator(".evidence").count() == 0
    assert seen == {"table", "text"}


def test_marking_leaves_the_text_as_it_was(open_report: Opener) -> None:
    tab = open_report()
    texts = "[...document.querySelectorAll('.article')].map(a => a.textContent)"
    nodes = "document.querySelectorAll('.article > :not(.chart) *').length"
    before = tab.evaluate(texts), tab.evaluate(nodes)
    for number in range(0, 60, 7):
        press(tab, tab.locator("#fact-table tbody tr:visible .to-text").nth(number))
        tab.wait_for_selector(".evidence")
    tab.keyboard.press("Escape")
    assert (tab.evaluate(texts), tab.evaluate(nodes)) == before


def test_a_filtered_row_is_shown_when_the_text_leads_to_it(open_report: Opener) -> None:
    tab = open_report("many")
    tab.fill("#search", "没有这样的事实")
    until(tab, "document.querySelectorAll('#fact-table tbody tr:not([hidden])').length == 0")
    mention = tab.locator(".article a.m").last
    target = mention.get_attribute("href")
    press(tab, mention)
    tab.wait_for_selector(f"{target}.current")
    assert tab.locator(f"{target}").is_visible()
    assert tab.input_value("#search") == ""


def test_an_address_with_a_row_opens_there(open_report: Opener, reports: Path) -> None:
    tab = open_report("many")
    last = tab.locator("#fact-table tbody tr").last.get_attribute("id")
    tab.goto(f"{(reports / 'many.html').as_uri()}#{last}")
    tab.reload()
    assert tab.locator(f"#{last}.current").is_visible()


def test_cards_on_hover_and_on_focus(open_report: Opener) -> None:
    tab = open_report()
    mention = tab.locator(".article a.m.money", has_text="120元/年").first
    mention.hover()
    card = tab.locator("#card")
    assert card.is_visible()
    text = card.inner_text()
    assert "120元/年" in text and "120 CNY" in text and "安心版保费" in text
    assert mention.get_attribute("aria-describedby") == "card"
    tab.keyboard.press("Escape")
    assert card.is_hidden() and mention.get_attribute("aria-describedby") is None
    tab.locator(".article mark.m.place", has_text="府山街道").first.focus()
    assert "330602002" in card.inner_text()
    tab.locator(".article .m.date", has_text="去年12月").first.focus()
    assert "2024-12-01 – 2024-12-31" in card.inner_text()
    tab.locator(".article .m.programme", has_text="越惠保").first.focus()
    assert "保险" in card.inner_text()


def test_cards_stay_inside_the_window(open_report: Opener) -> None:
    tab = open_report(size=PHONE)
    for number in range(0, tab.locator(".article .m").count(), 17):
        tab.locator(".article .m").nth(number).focus()
        box = tab.locator("#card").bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0]


def test_keys(open_report: Opener) -> None:
    tab = open_report()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    # One stop an article, arrows inside it.
    stops = "document.querySelectorAll('.article .m[tabindex=\"0\"]').length"
    assert tab.evaluate(stops) == tab.evaluate(
        "[...document.querySelectorAll('.article')].filter(a => a.querySelector('.m')).length"
    )
    first = tab.locator(".article .m[tabindex='0']").first
    first.focus()
    before = tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("ArrowRight")
    assert tab.locator("#card").is_visible()
    assert tab.evaluate("document.activeElement.matches('.article .m')")
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("document.activeElement.textContent") == before
    tab.keyboard.press("End")
    tab.wait_for_timeout(100)
    assert tab.locator("#card").is_visible()  # also where the text scrolled
    tab.keyboard.press("Home")
    while not tab.evaluate("document.activeElement.matches('a.m')"):
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#fact-table tr.current")
    assert tab.evaluate("document.activeElement.tagName") == "TR"


def test_every_control_is_reached_with_the_tab_key(open_report: Opener) -> None:
    tab = open_report("en")
    reached: set[str] = set()
    tab.locator("#overview a").first.focus()
    for _ in range(600):
        reached.add(
            tab.evaluate(
                "document.activeElement.id || document.activeElement.dataset.filter || document.activeElement.dataset.type || ''"
            )
        )
        if {"search", "reset", "more", "all-types", "find-article"} <= reached:
            break
        tab.keyboard.press("Tab")
    assert {"search", "reset", "more", "all-types", "money", "subject", "metric", "article", "find-article"} <= reached


def test_escape_clears_the_search(open_report: Opener) -> None:
    tab = open_report()
    tab.fill("#search", "越惠保")
    until(tab, "document.querySelectorAll('#fact-table tbody tr:not([hidden])').length < 100")
    tab.keyboard.press("Escape")
    until(tab, "document.querySelectorAll('#fact-table tbody tr:not([hidden])').length == 100")
    assert tab.input_value("#search") == ""


def test_highlights_by_type(open_report: Opener) -> None:
    tab = open_report()
    tab.uncheck("#legend [data-type=money]")
    assert tab.locator(".m.money:not(.off)").count() == 0
    assert tab.locator(".m.date:not(.off)").count() > 0
    assert tab.evaluate("document.getElementById('all-types').indeterminate")
    tab.locator(".m.money").first.hover()
    assert tab.locator("#card").is_hidden()
    tab.check("#all-types")
    assert tab.locator(".m.off").count() == 0
    tab.uncheck("#all-types")
    assert tab.locator(".m:not(.off)").count() == 0


def test_articles_are_found_in_the_contents(open_report: Opener) -> None:
    tab = open_report()
    tab.fill("#find-article", "食堂")
    assert tab.locator("#contents ol ol li:visible").count() == 1
    tab.locator("#contents ol ol li:visible a").click()
    assert tab.locator(".article:target").is_visible()


def test_light_and_dark(open_report: Opener) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light, dark = open_report(), open_report(scheme="dark")
    colours = light.evaluate(background), dark.evaluate(background)
    assert colours[0] != colours[1]
    for tab in (light, dark):
        tab.click("#theme")
    assert (dark.evaluate(background), light.evaluate(background)) == colours
    light.click("#theme")
    assert light.evaluate(background) == colours[0]


def test_the_language_is_that_of_the_interface(open_report: Opener) -> None:
    english, chinese = open_report("en"), open_report("zh")
    assert english.evaluate("document.documentElement.lang") == "en"
    assert "contradicted" in english.locator("#verdicts").inner_text()
    assert "No" not in chinese.locator("nav.bar").inner_text()
    # The words around the pages' own; theirs are in Chinese in either.
    own = english.evaluate(
        "[...document.querySelectorAll('h2, .note, .bar a, .filters span, thead button, #legend')].map(e => e.innerText).join('')"
    )
    assert not [char for char in own if "\u4e00" <= char <= "\u9fff"]


def test_contradictions_stand_out(open_report: Opener) -> None:
    tab = open_report()
    alarm = tab.locator(".bar .alarm")
    assert alarm.inner_text() == "3"
    first = tab.locator("#verdicts .check").first
    assert "不符" in first.inner_text() and "18万元" in first.inner_text() and "8万元" in first.inner_text()
    press(tab, first.locator(".to-text").first)
    tab.wait_for_selector(".evidence")
    assert "".join(tab.locator(".evidence").all_inner_texts()) == "个人只承担18万元"


def test_an_overview_leads_to_the_files_and_they_lead_back(open_report: Opener) -> None:
    tab = open_report("overview")
    tab.fill("#find-article", "食堂")
    assert tab.locator("#contents ol ol li:visible").count() == 1
    tab.keyboard.press("Escape")
    press(tab, tab.locator("#verdicts .check .used a").first)
    tab.wait_for_selector("#fact-table tr.current")
    assert "overview.files/" in tab.url
    tab.locator(".back a").click()
    tab.wait_for_selector("#dossiers")
    press(tab, tab.locator("#verdicts .check .to-text").first)
    until(tab, "document.querySelector('.article :target') !== null")


def test_printing_opens_all(open_report: Opener) -> None:
    tab = open_report("many")
    tab.evaluate("window.print = () => {}; dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("details:not([open])").count() == 0
    assert visible_rows(tab) == tab.locator("#fact-table tbody tr").count()
    until(tab, "[...document.querySelectorAll('.plot')].every(p => p.querySelector('svg'))")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visible_rows(tab) == 100
