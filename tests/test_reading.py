"""Files to text: encodings, HTML, PDF, and what is no page."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from conftest import SEEDS

from extractor import extract, read
from extractor.reading import UnreadableError, read_text
from extractor.reading.encoding import decode

TEXT = (SEEDS / "results.txt").read_text(encoding="utf-8")
TRADITIONAL = "臺北市政府今年編列新臺幣三億元，補助一萬兩千名長者裝設輔具。" * 3


@pytest.mark.parametrize("length", [12, 60, 800])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-32"])
def test_encodings_are_found(encoding: str, length: int) -> None:
    assert decode(TEXT[:length].encode(encoding), "page").lstrip("\ufeff") == TEXT[:length]


def test_big5_is_found() -> None:
    assert decode(TRADITIONAL.encode("big5hkscs"), "page") == TRADITIONAL


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n",
        bytes(range(256)) * 20,
        b"\x00\x01\x02",
        b"a\x00b",
        b"\xff" * 100,
        "Ça déjà été naïve".encode("latin-1"),
    ],
)
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"the page is (not|empty)"):
        decode(data, "the page")


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "huge.txt"
    with page.open("wb") as stream:
        stream.truncate(10**9)
    with pytest.raises(UnreadableError, match=r"huge\.txt is 953 MB"):
        read_text(page)


def html_page(title: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<html><head><meta charset="gb2312"><title>{title}</title></head><body><nav><a href="/">首页</a> <a href="/b">更多</a></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer>版权所有</footer></body></html>"
    )


def test_html(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")
    paragraphs = [line for line in TEXT.splitlines() if len(line) > 40]
    page = tmp_path / "page.html"
    page.write_bytes(html_page("台州港上半年集装箱吞吐量增长两成", paragraphs).encode("gb18030"))
    text = read_text(page)
    assert text.startswith("台州港上半年集装箱吞吐量增长两成")
    assert all(paragraph in text for paragraph in paragraphs) and "首页" not in text
    assert extract(text).articles[0].title == "台州港上半年集装箱吞吐量增长两成"


def test_html_without_an_article_is_told(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")
    page = tmp_path / "page.htm"
    page.write_bytes(b"<html><body></body></html>")
    with pytest.raises(UnreadableError, match="no article text"):
        read_text(page)


def pdf_page(lines: list[str]) -> bytes:
    """A one-page PDF in a font every reader knows by name, so that no font file is needed."""
    shown = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    content = f"BT /F1 12 Tf 50 780 Td 16 TL {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra zh-extractor[pdf] is not installed")
    page = tmp_path / "page.pdf"
    page.write_bytes(pdf_page(["累计赔付12.6亿元", "惠及17.3万人"]))
    assert read_text(page).split() == ["累计赔付12.6亿元", "惠及17.3万人"]


def test_radicals_of_pdf_fonts_become_characters() -> None:
    from extractor.text import radicals

    assert "⼈⺠医院⾦额⻓⻋".translate(radicals()) == "人民医院金额长车"


@pytest.mark.parametrize("data", [b"not a pdf", pdf_page([])])
def test_bad_pdf_is_told(data: bytes, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra zh-extractor[pdf] is not installed")
    page = tmp_path / "page.pdf"
    page.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"page\.pdf"):
        read_text(page)


def docx_page(title: str, paragraphs: list[str], rows: list[list[str]]) -> bytes:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph(title, style="Title")
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_heading("分区情况", 1)
    table = document.add_table(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for n, cell in enumerate(row):
            table.cell(i, n).text = cell
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_docx(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="the extra zh-extractor[docx] is not installed")
    page = tmp_path / "page.docx"
    rows = [["地区", "数量（个）"], ["东区", "126"], ["西区", "98"]]
    page.write_bytes(docx_page("各区新增岗位", ["全市上半年新增岗位224个，同比增长一成，目标完成过半。"], rows))
    (article,) = read(page).articles
    assert [(block.kind, block.text) for block in article.blocks[:3]] == [
        ("title", "各区新增岗位"),
        ("paragraph", "全市上半年新增岗位224个，同比增长一成，目标完成过半。"),
        ("heading", "分区情况"),
    ]
    assert article.blocks[3].rows == rows


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("page.docx", b"PK\x03\x04word/ but broken", r"page\.docx: not a readable DOCX"),
        ("page.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", r"page\.doc is a Word 97-2003 document"),
        ("page.txt", b"\xd0\xcf\x11\xe0\xa1\xb1", r"page\.txt is a Word 97-2003 document"),
        ("page.xlsx", b"PK\x03\x04xl/workbook.xml", r"page\.xlsx is a spreadsheet"),
        ("page.jpg", b"\xff\xd8\xff\xe0", r"page\.jpg is a picture"),
        ("page.zip", b"PK\x03\x04a.txt", r"page\.zip is an archive"),
        ("page.rtf", b"{\\rtf1 ", r"page\.rtf is a rich text document"),
    ],
)
def test_what_is_not_read_is_told_with_what_would_mend_it(name: str, data: bytes, what: str, tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="the extra zh-extractor[docx] is not installed")
    page = tmp_path / name
    page.write_bytes(data)
    with pytest.raises(UnreadableError, match=what) as caught:
        read(page)
    assert caught.value.hint or name == "page.docx"


def test_bytes_are_told_by_how_they_begin() -> None:
    pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")
    pytest.importorskip("pypdfium2", reason="the extra zh-extractor[pdf] is not installed")
    paragraph = "全市上半年新增岗位224个，同比增长一成，目标完成过半。"
    html = f"<!DOCTYPE html><html><body><h1>各区新增岗位</h1><p>{paragraph}</p></body></html>"
    texts = [read(data).text for data in (paragraph.encode(), html.encode(), pdf_page([paragraph]))]
    assert texts == [paragraph, f"各区新增岗位\n\n{paragraph}\n", f"{paragraph}\n"]


def test_read_takes_the_callers_date_and_source(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("去年全市新增岗位224个。\n", encoding="gb18030")
    document = read(page, published="2025-03")
    assert (document.published, document.published_basis, document.source) == ("2025-03", "given", str(page))
    assert read(str(page)).unresolved_dates == 1
    with pytest.raises(ValueError, match="2025/3"):
        read(page, published="2025/3")
    with pytest.raises(UnreadableError, match="No such file"):
        read(tmp_path / "none.txt")


@pytest.mark.parametrize("text", ["a.txt", "pages/2025-03.html", "新闻 1.pdf"])
def test_a_path_given_for_a_text_is_warned_of(text: str) -> None:
    with pytest.warns(UserWarning, match="looks like a path"):
        assert extract(text).text == text


@pytest.mark.parametrize("text", ["他把文件存为a.txt，发给了同事。", "a.txt\nb.txt", "txt", "网址是www.example.com"])
def test_a_text_is_not_taken_for_a_path(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        extract(text)


HEADS = {
    "jsonld": '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-17T22:30:00Z","author":{"name":"吴晓燕"}}</script>',
    "open graph": '<meta property="article:published_time" content="2025-06-18T09:30:00+08:00"><meta name="author" content="吴晓燕">',
    "government": '<meta name="PubDate" content="2025-06-18 09:30"><meta name="author" content="吴晓燕">',
    "time": '<meta name="author" content="吴晓燕"></head><body><time datetime="2025-06-18">3天前</time>',
    "broken": '<script type="application/ld+json">{"@type":</script><meta name="publishdate" content="2025-13-40"><meta name="pubdate" content="20250618"><meta name="author" content="吴晓燕">',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_what_a_web_page_declares(head: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")
    html = f"<html><head><title>培训班开班_青山网</title>{head}</head><body><h1>培训班开班</h1><p>去年全区共举办培训班18期，培训1076人，结业率97.2%。</p></body></html>"
    document = read(html.encode())
    assert (document.published, document.published_basis) == ("2025-06-18", "metadata")
    (article,) = document.articles
    assert (article.title, article.byline) == ("培训班开班", ["吴晓燕"])
    assert document.unresolved_dates == 0
    assert {fact.period.start for fact in article.facts if fact.period} == {"2024-01-01"}
