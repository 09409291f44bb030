"""A report of very many articles: an overview, and files of a hundred articles each."""

from __future__ import annotations

import re
from urllib.parse import unquote

from made_pages import sample_documents, wrong_document

from extractor import extract
from extractor.reports import make_report, to_html, to_html_files
from extractor.reports.volumes import split

HREF = re.compile(r'href="([^"#]*)#([^"]+)"')


def test_a_report_that_is_small_enough_is_one_file() -> None:
    report = make_report(sample_documents())
    assert dict(to_html_files(report, "a.html")) == {"a.html": to_html(report)}


def test_no_document_is_divided_lost_or_doubled() -> None:
    report = make_report([*sample_documents(), wrong_document()])
    parts = split(report, 2)
    assert [document for part in parts for document in part.documents] == report.documents
    assert [check for part in parts for check in part.checks] == report.checks
    for part in parts:
        assert len(part.documents) == 1 or sum(len(document.articles) for document in part.documents) <= 2
        assert part.documents[0] is report.documents[part.first]


def test_every_link_from_the_overview_leads_to_what_it_names() -> None:
    documents = [page.model_copy(update={"source": f"{n}.txt"}) for n in range(2) for page in sample_documents()]
    report = make_report([*documents, wrong_document()], language="en")
    files = dict(to_html_files(report, "news #1.html", articles=2))
    overview = files.pop("news #1.html")
    assert list(files) == [f"news #1.files/{number:03d}.html" for number in range(1, len(files) + 1)]
    anchors = {name: set(re.findall(r'\bid="([^"]+)"', html)) for name, html in files.items()}
    led_to = set()
    for file, anchor in HREF.findall(overview):
        if file:
            assert anchor in anchors[unquote(file)], f"{file}#{anchor}"
            led_to.add((unquote(file), anchor))
    for name, html in files.items():
        assert 'href="../news%20%231.html"' in html
        assert {anchor for file, anchor in led_to if file == name} >= set(
            re.findall(r'<article class="article" id="([^"]+)"', html)
        )
    assert wrong_document().articles[0].title in overview and "<tbody>\n<tr id=" not in overview


def test_the_overview_shows_the_latest_of_what_very_many_pages_say() -> None:
    sentence = "截至{}年底，“越惠保”累计赔付{}亿元。"
    documents = [
        extract(sentence.format(2000 + n, n + 1), source=f"{n}.txt").model_copy(update={"id": f"sha256:{n}"})
        for n in range(25)
    ]
    files = dict(to_html_files(make_report(documents, language="en"), "a.html", articles=10))
    (dossier,) = re.findall(r'<table class="history".*?</table>', files["a.html"], re.S)
    shown = re.findall(r'<td class="value"><a [^>]*><bdi>([^<]*)', dossier)
    assert (len(shown), shown[0], shown[-1]) == (20, "CNY 600,000,000", "CNY 2,500,000,000")
    assert "5 earlier ones are in the files." in dossier
