"""The service over loopback, with a client as programs have it: what comes out, what is refused and how, limits, streams, a graceful stop."""

from __future__ import annotations

import csv
import io
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import SEEDS
from extractor_service import service, start
from test_reading import docx_page, pdf_page

from extractor import Document, extract
from extractor.models import json_schema
from extractor.serve import openapi

__all__ = ["service"]
TEXT = "截至2024年底，“越惠保”累计赔付超12.6亿元，惠及17.3万人。"
HTML = f"<html><head><title>赔付</title></head><body><article><p>{TEXT * 8}</p></article></body></html>"
PAGE = SEEDS / "notice.txt"


def document_of(answer: httpx.Response) -> Document:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return Document.model_validate_json(answer.content)


# What comes out


def test_a_file_gives_the_document_of_the_library(service: str) -> None:
    answer = httpx.post(
        f"{service}/extract",
        files={"file": ("notice.txt", PAGE.read_bytes())},
        data={"published": "2026-05-08"},
        timeout=60,
    )
    wanted = extract(PAGE.read_text(encoding="utf-8"), published="2026-05-08", source="notice.txt")
    assert document_of(answer) == wanted


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", TEXT.encode()),
        ("text/plain; charset=gb18030", TEXT.encode("gb18030")),
        ("application/json", json.dumps({"text": TEXT, "published": "2025-03", "source": "u"}).encode()),
        ("text/html; charset=utf-8", HTML.encode()),
        ("application/pdf", None),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
    ],
)
def test_each_kind_of_body(kind: str, body: bytes | None, service: str) -> None:
    if kind.startswith("text/html"):
        pytest.importorskip("trafilatura", reason="the extra zh-extractor[html] is not installed")
    if kind == "application/pdf":
        pytest.importorskip("pypdfium2", reason="the extra zh-extractor[pdf] is not installed")
        body = pdf_page(["累计赔付超12.6亿元"])
    if kind.endswith(".document"):
        pytest.importorskip("docx", reason="the extra zh-extractor[docx] is not installed")
        body = docx_page("赔付", ["累计赔付超12.6亿元。"], [["区", "街道"], ["越城区", "府山街道"]])
    address = f"{service}/extract?published=2025-03&source=u"
    document = document_of(httpx.post(address, content=body, headers={"content-type": kind}, timeout=60))
    assert (document.published, document.source) == ("2025-03", "u")
    assert str(document.facts[0].value) == "1260000000 CNY over"


def test_csv_is_that_of_the_command_line(service: str) -> None:
    answer = httpx.post(f"{service}/extract?format=csv", content=TEXT.encode(), headers={"content-type": "text/plain"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["amount"] or row["quantity"] for row in rows] == ["1260000000", "173000"]


def test_the_schema_and_the_description(service: str) -> None:
    assert httpx.get(f"{service}/schema").json() == json_schema()
    described = httpx.get(f"{service}/openapi.json").json()
    assert described == openapi() and described["openapi"] == "3.1.0"
    text = json.dumps(described)
    assert "#/$defs/" not in text
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= described["components"]["schemas"].keys()
    assert "POST /extract" in httpx.get(f"{service}/docs").text


def test_health(service: str) -> None:
    assert httpx.get(f"{service}/health").json() | {"version": ""} == {
        "status": "ok",
        "version": "",
        "workers": 1,
        "busy": 0,
    }


# What is refused


@pytest.mark.parametrize(
    ("status", "kind", "body", "query", "message"),
    [
        (400, "application/json", b'{"text":"a","published":"2025/3"}', "", "not an EDTF date; write 2025-03"),
        (400, "text/plain", b"a", "published=2025-02-30", "not an EDTF date"),
        (400, "application/json", b"{", "", "not JSON"),
        (400, "application/json", b"[1]", "", "a JSON list, not an object"),
        (400, "application/json", b'{"body":"a"}', "", "no field 'text'"),
        (400, "application/json", b'{"text":1}', "", "the field 'text' is no string"),
        (400, "text/plain", b"a", "format=xml", "format=xml: not a format"),
        (400, "multipart/form-data", b"nonsense", "", "not a form"),
        (413, "text/plain", "一".encode() * 20001, "", "has 20001 characters; a page may have 20000"),
        (413, "text/plain", b"a" * 200001, "", "more than 200000 bytes"),
        (415, "image/png", b"\x89PNG", "", "Content-Type image/png"),
        (422, "text/plain", b"", "", "the request is empty"),
        (422, "text/plain", bytes(range(256)) * 40, "", "is not text in UTF-8 or GB18030"),
        (422, "text/plain", b"a", "encoding=klingon", "no such encoding"),
        (422, "application/pdf", b"no pdf", "", "not a readable PDF"),
    ],
)
def test_bad_input_has_the_messages_of_the_command_line(
    status: int, kind: str, body: bytes, query: str, message: str, service: str
) -> None:
    answer = httpx.post(f"{service}/extract?{query}", content=body, headers={"content-type": kind}, timeout=60)
    error = answer.json()["error"]
    assert answer.status_code == status and message in error["message"], error
    assert error["request_id"] == answer.headers["x-request-id"]


def test_an_address_or_a_verb_that_is_not_there(service: str) -> None:
    assert httpx.get(f"{service}/nonsense").status_code == 404
    assert httpx.get(f"{service}/extract").status_code == 405
    assert "/extract" in httpx.get(f"{service}/nonsense").json()["error"]["hint"]


def test_a_name_that_was_bent_to_lead_here_is_refused(service: str) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", ""):
        answer = httpx.get(f"{service}/health", headers={"host": host})
        assert answer.status_code == 400
    assert httpx.get(f"{service}/health", headers={"host": "localhost:1"}).status_code == 200


def test_the_callers_request_id_is_kept_where_it_is_sensible(service: str) -> None:
    assert httpx.get(f"{service}/health", headers={"x-request-id": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert len(httpx.get(f"{service}/health", headers={"x-request-id": "a" * 101}).headers["x-request-id"]) == 32


def test_headers_forbid_what_is_not_needed(service: str) -> None:
    headers = httpx.get(f"{service}/").headers
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")


# Batches


def test_a_batch_answers_line_by_line_in_order(service: str) -> None:
    lines = [json.dumps({"text": f"第{n}家赔付{n}万元", "source": str(n)}, ensure_ascii=False) for n in range(20)]
    lines[3] = "nonsense"
    lines[5] = ""
    lines[7] = json.dumps({"text": "一" * 20001})
    answer = httpx.post(f"{service}/extract/batch", content="\n".join(lines).encode(), timeout=120)
    records: list[dict[str, Any]] = [json.loads(line) for line in answer.text.splitlines()]
    assert answer.headers["content-type"] == "application/x-ndjson" and len(records) == 19
    assert [record["source"] for record in records if "error" not in record] == [
        str(n) for n in range(20) if n not in (3, 5, 7)
    ]
    errors = [record["error"] for record in records if "error" in record]
    assert [error["line"] for error in errors] == [4, 8] and "may have 20000" in errors[1]["message"]


def test_a_batch_is_answered_while_it_is_sent(service: str) -> None:
    """The second page is sent when the answer to the first is here. Few clients can do that; a socket can."""
    host, port = service.removeprefix("http://").split(":")

    def chunk(text: str) -> bytes:
        line = json.dumps({"text": text}).encode() + b"\n"
        return f"{len(line):x}\r\n".encode() + line + b"\r\n"

    with socket.create_connection((host, int(port)), timeout=60) as wire, wire.makefile("rb") as answer:
        wire.sendall(b"POST /extract/batch HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        wire.sendall(chunk("一"))
        while b'"text":"\xe4\xb8\x80"' not in answer.readline():
            pass
        wire.sendall(chunk("二") + b"0\r\n\r\n")
        while b'"text":"\xe4\xba\x8c"' not in answer.readline():
            pass


def test_a_client_that_goes_away_leaves_the_service_free(service: str) -> None:
    many = "\n".join(json.dumps({"text": TEXT * 50}) for _ in range(200))
    with httpx.stream("POST", f"{service}/extract/batch", content=many.encode(), timeout=60) as answer:
        next(answer.iter_lines())
    began = time.monotonic()
    assert httpx.post(f"{service}/extract", json={"text": "一"}, timeout=60).status_code == 200
    assert time.monotonic() - began < 20


# Limits of time, and the end


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    process, address = start("--time-limit", "0.001")
    try:
        answer = httpx.post(f"{address}/extract", json={"text": TEXT * 200}, timeout=60)
        assert answer.status_code == 504 and "took longer than 0.001 s" in answer.json()["error"]["message"]
        assert httpx.get(f"{address}/health").status_code == 200
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_answers_what_was_asked(end: signal.Signals) -> None:
    process, address = start()
    answers: list[httpx.Response] = []
    text = {"text": TEXT * 200}
    asking = threading.Thread(target=lambda: answers.append(httpx.post(f"{address}/extract", json=text, timeout=120)))
    asking.start()
    while not httpx.get(f"{address}/health").json()["busy"] and asking.is_alive():
        time.sleep(0.01)
    process.send_signal(end)
    asking.join(timeout=120)
    assert [(answer.status_code, answer.text[:9]) for answer in answers] == [(200, '{"schema_')]
    assert process.wait(timeout=60) == (0 if end == signal.SIGTERM else 130)
    assert process.stderr is not None and b"Traceback" not in process.stderr.read()


def test_a_port_that_is_taken_is_told(service: str) -> None:
    port = service.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "serve", "--port", port], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2 and f"error: --host 127.0.0.1 --port {port}: Address already in use" in done.stderr


def test_without_the_extra_it_is_named(tmp_path: Path) -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from extractor.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "serve"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2 and 'pip install "zh-extractor[serve]"' in done.stderr
