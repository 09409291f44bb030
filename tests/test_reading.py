"""Files to text: encodings, HTML, PDF, and what is no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SEEDS

from extractor import extract
from extractor.reading import UnreadableError, decode, read_text

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
