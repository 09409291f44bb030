"""One page, whatever it is sent as: Markdown, HTML, DOCX and PDF give the same articles and the same facts."""

from __future__ import annotations

import html
import io
import os
import shutil
from collections.abc import Callable, Sequence

import pytest

from extractor import Extractor
from extractor.reading import read_bytes

Rows = tuple[tuple[str, ...], ...]
Part = tuple[str, str | Rows]
CHROMIUM = os.environ.get("EXTRACTOR_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

PAGES: dict[str, list[Part]] = {
    "report": [
        ("title", "青禾县粮食收购进度过半"),
        ("byline", "记者 周文远 通讯员 李素芬"),
        (
            "paragraph",
            "本报讯 截至8月20日，青禾县累计收购早稻4.6万吨，同比增长12%，兑付粮款1.27亿元，惠及农户2.3万户。",
        ),
        ("heading", "烘干跟得上"),
        (
            "paragraph",
            "今年全县新增烘干机38台，日烘干能力提高到5200吨。农户送粮的平均等候时间由去年的3小时缩短到40分钟。",
        ),
        ("paragraph", "县粮食收储公司在石梁镇、大溪镇增设6个收购点，每个点配备检验员2名，质价当场公示，粮款当天到账。"),
        ("heading", "价格有保底"),
        (
            "paragraph",
            "今年早稻最低收购价为每50公斤127元，比上年提高1元。县财政另安排补贴资金850万元，对订单农户每亩补贴60元。",
        ),
    ],
    "table": [
        ("title", "2024年澄湖区各镇蔬菜生产情况"),
        ("paragraph", "现将2024年澄湖区各镇蔬菜生产情况公布如下，数据来自区农业农村局年报。"),
        ("paragraph", "单位：亩、吨、万元"),
        (
            "table",
            (
                ("地区", "播种面积（亩）", "产量（吨）", "产值（万元）", "产值增速（%）"),
                ("石梁镇", "12,400", "31,860", "9,558", "6.2"),
                ("大溪镇", "8,650", "20,114", "6,637.6", "-1.5"),
                ("合计", "21,050", "51,974", "16,195.6", "2.9"),
            ),
        ),
        ("paragraph", "全区蔬菜产值首次超过1.6亿元，其中设施蔬菜占四成。"),
    ],
    "notice": [
        ("title", "青禾县第三小学塑胶跑道工程中标结果公告"),
        ("paragraph", "项目名称：青禾县第三小学塑胶跑道工程"),
        ("paragraph", "中标人：杭城卓越体育设施有限公司"),
        ("paragraph", "中标金额：186.5万元"),
        ("paragraph", "工期：45天"),
        ("paragraph", "本项目最高限价200万元。公示期为2025年7月1日至7月3日。"),
    ],
}


def as_markdown(parts: Sequence[Part]) -> bytes:
    lines = []
    for kind, said in parts:
        if isinstance(said, tuple):
            rows = ["| " + " | ".join(row) + " |" for row in said]
            lines.append("\n".join([rows[0], "|" + "---|" * len(said[0]), *rows[1:]]))
        else:
            lines.append({"title": "# ", "heading": "## "}.get(kind, "") + said)
    return ("\n\n".join(lines) + "\n").encode()


def as_html(parts: Sequence[Part]) -> bytes:
    body = []
    for kind, said in parts:
        if isinstance(said, tuple):
            cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in said]
            body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        else:
            tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
            body.append(f"<{tag}>{html.escape(said)}</{tag}>")
    style = "table{border-collapse:collapse} td{border:1px solid #333;padding:4px}"
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{parts[0][1]}</title><style>{style}</style></head>'
        f"<body><article>{''.join(body)}</article></body></html>"
    ).encode()


def as_docx(parts: Sequence[Part]) -> bytes:
    docx = pytest.importorskip("docx", reason="the extra zh-extractor[docx] is not installed")
    document = docx.Document()
    for kind, said in parts:
        if isinstance(said, tuple):
            table = document.add_table(len(said), len(said[0]))
            for row, texts in zip(table.rows, said, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        elif kind == "heading":
            document.add_heading(said, 1)
        else:
            document.add_paragraph(said, style="Title" if kind == "title" else None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(parts: Sequence[Part]) -> bytes:
    sync_api = pytest.importorskip("playwright.sync_api")
    pytest.importorskip("pdfplumber", reason="the extra zh-extractor[pdf] is not installed")
    if CHROMIUM is None:
        pytest.skip("no browser to print with")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(as_html(parts).decode())
        data: bytes = page.pdf(format="A4")
        browser.close()
    return data


@pytest.mark.parametrize(
    ("ending", "form"), [(".html", as_html), (".docx", as_docx), (".pdf", as_pdf)], ids=["html", "docx", "pdf"]
)
@pytest.mark.parametrize("name", PAGES)
def test_same_articles_and_facts(name: str, ending: str, form: Callable[[Sequence[Part]], bytes]) -> None:
    if ending == ".html":
        pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")
    wanted = told(as_markdown(PAGES[name]), ".md")
    assert len(wanted[1]) >= 3
    assert told(form(PAGES[name]), ending) == wanted


def told(
    data: bytes, ending: str
) -> tuple[list[tuple[str | None, list[str], list[tuple[str, str]]]], list[tuple[str, ...]]]:
    """The title, byline and blocks of each article, and the facts."""
    file = read_bytes(data, "page", ending=ending)
    document = Extractor(names="fast").extract(file.text, published="2025-08")
    articles = [(a.title, a.byline, [(b.kind, "".join(b.text.split())) for b in a.blocks]) for a in document.articles]
    facts = [
        (f.subject.text if f.subject else "", f.metric, str(f.value), str(f.period), str(sorted(f.qualifiers.items())))
        for f in document.facts
    ]
    return articles, facts
