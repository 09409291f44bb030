"""What one page may cost: it is read as far as the limits and not beyond, in whatever form it comes, and what it cost is said."""

from __future__ import annotations

import json
import os
import threading
import time
import zlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor import Document
from extractor.batch.arrow import render_batches
from extractor.batch.database import connect, write_duckdb
from extractor.batch.parquet import write_parquet
from extractor.cli import cli
from extractor.reading import TooLargeError, UnreadableError, read_bytes, read_text


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)])


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, the first of which is its root."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def stream(data: bytes, times: int = 1, head: bytes = b"") -> bytes:
    """A stream that is deflated so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b" /FlateDecode" * times
    return b"<< /Length %d /Filter [%s] %s >>\nstream\n%s\nendstream" % (len(data), filters, head, data)


FONT = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font %s /XObject << /X 5 0 R >> >> >>"


def pdf_page(content: bytes, *forms: bytes, pages: int = 1, count: int | None = None, times: int = 2) -> bytes:
    """The same page so many times, which says that it is there `count` times; `forms` are objects 5 and on."""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages if count is None else count),
            PAGE % FONT,
            stream(content, times),
            *forms,
        ]
    )


def shown(text: bytes, times: int) -> bytes:
    return b"BT /F1 12 Tf 50 780 Td 16 TL " + b"(%s) Tj T* " % text * times + b"ET"


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_page(shown(b"abc", 1), pages=30))
    assert read_text(file, page_limit=30).split() == ["abc"] * 30
    with pytest.raises(TooLargeError, match="has 30 pages; a document may have 29"):
        read_text(file, page_limit=29)
    done = run("extract", file, "--page-limit", 29)
    assert done.exit_code == 2 and "--page-limit allows more" in done.output
    # What the file says of itself may be wrong: that is told, not taken for the whole.
    file.write_bytes(pdf_page(shown(b"abc", 1), count=3))
    with pytest.raises(UnreadableError, match="page 2 of 3 cannot be read"):
        read_text(file)
    file.write_bytes(pdf_page(shown(b"abc", 1), count=1_000_000_000))
    # PDFium takes a number that no tree of pages can have for none, and counts itself.
    assert read_text(file) == "abc\n"


def test_characters_of_a_pdf(tmp_path: Path) -> None:
    """Counted page by page: the second is not read to its end."""
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf_page(shown(b"abcdefgh", 500), pages=3))
    assert len(read_text(file, size_limit=20_000).split()) == 1500
    with pytest.raises(TooLargeError, match="more than 6000 characters by page 2"):
        read_text(file, size_limit=6000)


def nested(depth: int, width: int) -> bytes:
    """Forms that show the next one so many times each: a few hundred bytes that mean `width ** depth` texts."""
    forms = []
    for level in range(depth):
        content = b"/X Do " * width if level < depth - 1 else b"BT /F1 12 Tf 50 700 Td (abcdefgh) Tj ET"
        own = b"/Resources << /Font %s /XObject << /X %d 0 R >> >>" % (FONT, 6 + level)
        forms.append(stream(content, 1, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + own))
    return pdf_page(b"/X Do " * width, *forms)


@pytest.mark.parametrize("data", [pdf_page(shown(b"abc", 300_000)), nested(8, 10)], ids=["deflated", "nested"])
def test_a_pdf_that_swells(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(data)
    assert len(data) < 4000
    done = run("extract", file, "--memory-limit", 150, "--time-limit", 20)
    assert done.exit_code == 2 and "150 MB of memory" in done.output and "--memory-limit" in done.output
    # Beside another page it costs only itself.
    (tmp_path / "ok.txt").write_text("甲公司赔付3万元。", encoding="utf-8")
    out = tmp_path / "out.md"
    done = run("report", file, tmp_path / "ok.txt", "-o", out, "--memory-limit", 500, "--time-limit", 30)
    assert done.exit_code == 1 and "bomb.pdf" in done.output and "甲公司" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_swells_is_not_unpacked(times: int, tmp_path: Path) -> None:
    """Refused by its size, before PDFium takes memory for it; more is a matter of an option. A picture stays packed, and may be of any size."""
    much = shown(b"abc", 1) + b" " * 70_000_000
    file = tmp_path / "bomb.pdf"
    file.write_bytes(pdf_page(much, times=times))
    with pytest.raises(TooLargeError, match=r"bomb\.pdf unpacks to more than 64 MB for one page") as told:
        read_text(file)
    assert "--size-limit of more than 16777216 characters" in told.value.hint
    assert read_text(file, size_limit=20_000_000) == "abc\n"
    picture = b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8"
    file.write_bytes(pdf_page(shown(b"abc", 1), stream(much, times, picture)))
    assert read_text(file) == "abc\n"


def test_tens_of_thousands_of_attributes() -> None:
    """Over which the HTML parser sits for minutes: a page is read without those beyond the thousandth of a tag, and loses none of its text."""
    attributes = " ".join(f'a{number}="x"' for number in range(50_000))
    script = "<script>if(i<n){" + "a b = c; " * 2000 + "}</script>"
    page = f"<html><body>{script}<article><p {attributes}>累计赔付3万元，惠及五百户居民。</p><p>次年再增5%。</p></article></body></html>"
    began = time.process_time()
    assert read_bytes(page.encode(), "a", ending=".html").text.split() == [
        "累计赔付3万元，惠及五百户居民。",
        "次年再增5%。",
    ]
    assert time.process_time() - began < 5


def test_a_page_that_takes_too_long(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("收入增长5%，利润3万元。" * 30_000, encoding="utf-8")
    for arguments in (["extract", file], ["calc", "consistency", file], ["report", file, "-o", tmp_path / "out.md"]):
        done = run(*arguments, "--time-limit", 1.5)
        assert done.exit_code == (1 if arguments[0] == "report" else 2)
        assert "took longer than 1.5 s" in done.output, done.output


def test_characters_of_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("赔" * 101, encoding="utf-8")
    done = run("extract", file, "--size-limit", 100)
    assert done.exit_code == 2 and "has 101 characters; a page may have 100" in done.output
    assert run("extract", file, "--size-limit", 101).exit_code == 0
    done = CliRunner().invoke(cli, ["extract", "-", "--size-limit", "100"], input=file.read_bytes())
    assert done.exit_code == 2 and "standard input has 101 characters" in done.output


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a" * 3000)
    status = file.stat()
    file.write_bytes(b"a" * 5000)
    monkeypatch.setattr("extractor.reading._most_bytes", lambda _: 4000)
    with monkeypatch.context() as patch:
        patch.setattr("os.fstat", lambda _: status)
        with pytest.raises(TooLargeError, match="has no end; a page may have"):
            read_text(file)
    with pytest.raises(TooLargeError, match="MB"):
        read_text(file)


def test_devices_and_pipes(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "zero.txt"):
        with pytest.raises(UnreadableError, match="a device or a pipe"):
            read_text(tmp_path / name)
    # What a shell gives for <(command) is a pipe that somebody writes to.
    reader, writer = os.pipe()
    thread = threading.Thread(target=lambda: (os.write(writer, "甲。".encode()), os.close(writer)))
    thread.start()
    assert read_text(Path(f"/dev/fd/{reader}")) == "甲。"
    thread.join()
    os.close(reader)


def html(charset: str) -> str:
    text = "累计赔付3万元，惠及五百户居民，这一段要写得够长，才会被认作正文。"
    return f'<html><head><meta charset="{charset}"></head><body><article><h1>标题</h1><p>{text}</p></article></body></html>'


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "zip", "rot13", "undefined", "idna", "x-none", "latin-1", "utf-16"]
)
def test_a_page_that_is_wrong_about_its_encoding(charset: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra for HTML is not installed")
    for encoding in ("utf-8", "gb18030"):
        if (charset, encoding) != ("latin-1", "gb18030"):  # every byte is a letter there: nothing tells
            (tmp_path / "a.html").write_bytes(html(charset).encode(encoding))
            assert "惠及五百户居民" in read_text(tmp_path / "a.html")


@pytest.mark.parametrize("wrong", ["<math><mi>x</mo><mfrac></math><p>", "<math><mrow><mfrac>", "<table><td><math>"])
def test_broken_html_is_text_or_is_told(wrong: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra for HTML is not installed")
    (tmp_path / "a.html").write_text(html("utf-8").replace("五百", f"五百{wrong}"), encoding="utf-8")
    try:
        assert "累计赔付3万元" in read_text(tmp_path / "a.html")
    except UnreadableError as error:
        assert "a.html" in str(error)


def test_whatever_the_parser_raises_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura", reason="the extra for HTML is not installed")
    # A page without running text, so that trafilatura is asked.
    (tmp_path / "a.html").write_text("<html><body><h1>标题</h1></body></html>", encoding="utf-8")
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: {}["x"])
    with pytest.raises(UnreadableError, match=r"HTML that cannot be read \(KeyError: 'x'\)"):
        read_text(tmp_path / "a.html")


def test_options_without_sense_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("甲公司赔付3万元。", encoding="utf-8")
    assert run("extract", file, "--time-limit", "nan").exit_code == 2
    assert run("extract", file, "--time-limit", "inf").exit_code == 0
    done = run("batch", file, "-o", tmp_path / "out.jsonl", "--workers", 100_000)
    assert done.exit_code == 2 and "at most 1000" in done.output


@pytest.mark.parametrize("arguments", [["extract"], ["batch", "--overwrite"], ["report"]])
def test_the_page_is_not_written_over(arguments: list[str], tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.md"):
        (tmp_path / name).write_text('{"text": "甲公司赔付3万元。"}\n', encoding="utf-8")
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(tmp_path / name)
        for file in (tmp_path / name, tmp_path / "link"):
            done = run(*arguments, file, "-o", tmp_path / name)
            assert done.exit_code == 2
            assert (tmp_path / name).read_text(encoding="utf-8") == '{"text": "甲公司赔付3万元。"}\n'


def test_what_a_page_says_to_a_terminal(tmp_path: Path) -> None:
    """It is shown, not obeyed; and is no markup of ours."""
    text = "\x1b[31m甲公司[/b]赔付3万元。\x1b]0;x\x07乙公司\x9b31m赔付5万元。\u202e"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    outputs = [
        run("explain", text),
        run("extract", tmp_path / "a.txt", "--table", "-o", tmp_path / "a.json"),
        run("extract", tmp_path / "\x1b[31m.txt"),
        run("batch", tmp_path / "a.txt", "--dry-run"),
    ]
    for done in outputs:
        assert not any(control in done.output for control in "\x1b\x07\x9b\u202e")
    assert [done.exit_code for done in outputs] == [0, 0, 2, 0]


def document_with(amount: str) -> Document:
    """A document of one fact, of this sum of money."""
    value = {"type": "money", "amount": amount}
    entity = {"id": "a0e0", "type": "money", "text": "3元", "start": 0, "end": 2, "value": value}
    evidence = {"text": "3元", "start": 0, "end": 2}
    fact = {"id": "a0f0", "metric": "赔付", "value": value, "entity": "a0e0", "evidence": evidence}
    block = {"kind": "paragraph", "text": "3元", "spans": [(0, 2)]}
    article = {"id": "a0", "blocks": [block], "entities": [entity], "facts": [fact]}
    return Document.model_validate({"id": "x", "text": "3元", "articles": [article]})


@pytest.mark.parametrize("number", ['"1e9999999"', "1e9999999", '"1e-9999999"', '"NaN"', '"Infinity"', "9" * 5000])
def test_a_number_in_a_document_that_cannot_be_written_out(number: str, tmp_path: Path) -> None:
    document = document_with("3")
    data = document.model_dump_json().replace('"amount":"3"', f'"amount":{number}')
    assert json.loads(document.model_dump_json())["articles"]
    (tmp_path / "a.json").write_text(data, encoding="utf-8")
    done = run("report", tmp_path / "a.json", "-o", tmp_path / "out.md")
    assert done.exit_code == 1 and "not a document of extractor" in done.output, done.output


@pytest.mark.parametrize("amount", ["9" * 30, "9" * 60, "0." + "9" * 60, "-" + "9" * 45])
def test_money_beyond_the_columns(amount: str, tmp_path: Path) -> None:
    """Beyond 28 digits with its nine places, beyond the 38 of the column: rounded or null there, and whole in `value`; never a lost page."""
    for ending in ("parquet", "duckdb"):
        document = document_with(amount)
        (tmp_path / "log").write_bytes(render_batches(document, 0))
        out = tmp_path / f"out.{ending}"
        (write_parquet if ending == "parquet" else write_duckdb)(tmp_path / "log", out)
        with connect(out) as connection:
            rows = connection.execute("SELECT number, value FROM facts").fetchall()
            connection.execute("SELECT * FROM money").fetchall()
        assert [json.loads(value)["amount"] for _, value in rows] == [amount]
        number = rows[0][0]
        assert number is None or abs(number - Decimal(amount)) < Decimal("1e-9")
        assert (number is None) == (abs(Decimal(amount)) >= Decimal(10) ** 29)


@pytest.mark.parametrize("amount", ["9" * 45, "1" + "0" * 300, "0." + "0" * 300 + "1", "-" + "9" * 45])
@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_report_on_absurd_numbers(amount: str, ending: str, tmp_path: Path) -> None:
    for number, value in enumerate([amount, "3", amount]):
        (tmp_path / f"{number}.json").write_text(document_with(value).model_dump_json(), encoding="utf-8")
    files = [tmp_path / f"{number}.json" for number in range(3)]
    done = run("report", *files, "-o", tmp_path / f"out.{ending}")
    assert done.exit_code == 0, done.output
    assert (tmp_path / f"out.{ending}").stat().st_size > 100


def test_a_page_that_speaks_of_reports_is_no_report(tmp_path: Path) -> None:
    text = "extractor-report 一文说，甲公司赔付3万元。\n<!-- extractor-report --> 是记号。"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "b.html").write_text(html("utf-8").replace("标题", "extractor-report"), encoding="utf-8")
    assert run("report", tmp_path / "a.md", tmp_path / "b.html", "-o", tmp_path / "out" / "r.md").exit_code == 0
    report = (tmp_path / "out" / "r.md").read_text(encoding="utf-8")
    assert "甲公司" in report and "五百户" in report
    # But a report is one.
    done = run("report", tmp_path / "out", "-o", tmp_path / "s.md")
    assert done.exit_code == 2 and "hold no pages" in done.output
