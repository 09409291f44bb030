"""The HTML report: whatever the pages say shows as text, nothing is fetched, and everything stands where it should."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import document_of, hostile_document, sample_documents, wrong_document

from extractor.many import Failure
from extractor.reports import make_report, to_html
from extractor.reports.inline import clean
from extractor.reports.wording.interface_words import LANGUAGES, Language

pytest.importorskip("vl_convert")

_VOID = {"meta", "input", "circle", "path"}
# What the template itself draws; of a text of the pages none may become an element.
_OURS = """
html head meta title style body a header h1 p nav ul li button svg circle path main section h2 h3 h4 h5 b bdi span div article strong blockquote
dl dt dd details summary figure figcaption table caption thead tbody tr th td label input select option fieldset legend mark ol small footer noscript script
"""


class Structure(HTMLParser):
    """The elements of a page with the names of their attributes, all links, and the text of each element that has an id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.texts: dict[str, str] = {}
        self.metas: dict[str, str] = {}
        self.styles: list[str] = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.elements.append((tag, tuple(sorted(named))))
        self.attributes |= set(named)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "data", "poster")]
        if tag == "meta":
            self.metas[named.get("http-equiv") or named.get("name") or "charset"] = named.get("content") or ""
        if tag == "script":
            self.scripts.append((named, ""))
        if tag not in _VOID:
            self._open.append((tag, named.get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        if self._open and self._open[-1][0] == "style":
            self.styles.append(data)
        for _, id in self._open:
            if id:
                self.texts[id] = self.texts.get(id, "") + data


@cache
def page_of(language: Language = "zh") -> str:
    documents = [*sample_documents(), wrong_document(), hostile_document()]
    return to_html(make_report(documents, language=language))


@cache
def structure(language: Language = "zh") -> Structure:
    return Structure(page_of(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_elements_of_the_template(language: Language) -> None:
    found = structure(language)
    assert {tag for tag, _ in found.elements} <= set(_OURS.split())
    assert not [name for name in found.attributes if name.startswith("on")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched(language: Language) -> None:
    found = structure(language)
    assert all(link.startswith("#") for link in found.links)
    assert not re.search(r"url\(|@import", "".join(found.styles))
    policy = dict(part.strip().split(" ", 1) for part in found.metas["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert set(policy) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}


def test_the_policy_runs_our_scripts_and_no_others() -> None:
    found = structure()
    code = [text for attributes, text in found.scripts if "type" not in attributes]
    assert len(code) == 2  # the charts' package and ours
    hashes = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in code}
    assert set(re.findall(r"'sha256-[^']+'", found.metas["Content-Security-Policy"])) == hashes
    assert "unsafe-eval" not in found.metas["Content-Security-Policy"]


def test_a_report_without_charts_has_no_package_of_charts() -> None:
    found = Structure(to_html(make_report([document_of("词")])))
    assert [attributes for attributes, _ in found.scripts] == [{"type": "application/json", "id": "data"}, {}]


def test_links_lead_somewhere() -> None:
    found = structure()
    ids = set(found.texts) | {"search", "find-article", "more", "card"}
    assert {link[1:] for link in found.links} - ids == set()


def test_ids_are_unique() -> None:
    ids = re.findall(r'<[a-z0-9]+ [^>]*?\bid="([^"]*)"', re.sub(r"<script.*?</script>", "", page_of(), flags=re.S))
    assert len(ids) == len(set(ids)) > 100


def test_blocks_show_the_text_of_the_blocks() -> None:
    """Character by character: evidence is marked by counting them."""
    documents = [*sample_documents(), wrong_document(), hostile_document()]
    texts = structure().texts
    for d, document in enumerate(documents):
        for a, article in enumerate(document.articles):
            for b, block in enumerate(article.blocks):
                shown = texts[f"b{d}-{a}-{b}"]
                if block.rows is None:
                    assert shown == clean(block.text)
                else:
                    cells = [cell for row in block.rows for cell in row]
                    assert shown.replace("\n", "") == clean("".join(cells))


def test_every_fact_has_its_row() -> None:
    documents = [*sample_documents(), wrong_document(), hostile_document()]
    texts = structure().texts
    for d, document in enumerate(documents):
        for a, article in enumerate(document.articles):
            for f, fact in enumerate(article.facts):
                row = texts[f"f{d}-{a}-{f}"]
                assert clean(fact.metric) in row
                assert clean(fact.evidence.text) in row


def test_contradictions_come_first() -> None:
    page = page_of()
    first = page.index('class="check contradicted"')
    assert first < page.index("500,000 − 300,000 − 120,000 = 80,000") < page.index("<details")
    assert page.count('class="check contradicted"') == page.count('class="badge contradicted"') == 3


def test_failures_are_listed() -> None:
    failures = [Failure(0, "bad<b>.txt", "unreadable", "not text & more")]
    page = to_html(make_report([], failures=failures))
    assert "bad&lt;b&gt;.txt" in page
    assert "not text &amp; more" in page


def test_data_is_json_whatever_the_pages_say() -> None:
    (text,) = (text for attributes, text in structure().scripts if attributes.get("id") == "data")
    data = json.loads(text)
    assert not set("<>&\u2028\u2029") & set(text)
    assert len(data["charts"]) > 3
    assert data["types"]["money"] == "金额"


# Harmless letters, and all that HTML, JSON and JavaScript give a meaning to.
_PIECES = [*"词a1 \n\r\t<>&\"'`{}%#=/\\|\x00\x0b\x1b\x85\u2028\u2029\u202e\u2066\u200f\ufeff\ufffe😀"]
_PIECES += ["</script>", "<!--", "-->", "]]>", "<script>", "{{ w }}", "</style>", "<svg onload=x>", "&#60;"]
_NASTY = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join).filter(lambda text: text.strip() != "")


@settings(deadline=None, max_examples=60)
@given(_NASTY)
def test_no_text_changes_the_structure(text: str) -> None:
    found, plain = Structure(to_html(make_report([document_of(text)]))), Structure(plain_page())
    # An emoji or a mention's length changes nothing; a table cell that is blank at its ends has no offsets.
    assert [(tag, set(names) - {"data-at"}) for tag, names in found.elements] == [
        (tag, set(names) - {"data-at"}) for tag, names in plain.elements
    ]
    assert found.texts["b0-0-2"] == clean(text)


@cache
def plain_page() -> str:
    return to_html(make_report([document_of("词")]))


def test_same_input_same_bytes() -> None:
    documents = sample_documents()[:2]
    assert to_html(make_report(documents)) == to_html(make_report(documents))
