"""From an HTTP request to the page that it brings: text, HTML, PDF, DOCX, a form with a file, or JSON."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Literal, cast

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request

from extractor.serve.work import AnswerFormat, PageRequest, Problem

_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_FILE_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".pdf", ".docx"})
_KNOWN = ", ".join([*_ENDINGS, "application/json", "multipart/form-data"])


async def read_request(request: Request, body_limit: int, form: AnswerFormat = "json") -> PageRequest | Problem:
    """The page, with the date, source and encoding that the address, the form or the JSON give; or why it is refused."""
    kind, charset = _content_type(request)
    body = await read_body(request, body_limit)
    if isinstance(body, Problem):
        return body
    if kind == "application/json":
        return _of_json(request, body, form)
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        return await _of_form(request, body, form)
    if kind not in _ENDINGS:
        return Problem(415, f"Content-Type {kind or 'missing'}: not a kind of page", f"send {_KNOWN}")
    return _made(request, body, _ENDINGS[kind], form, encoding=charset)


async def read_body(request: Request, limit: int) -> bytes | Problem:
    """The whole body, or a problem as soon as it is longer than `limit` bytes."""
    too_long = Problem(413, f"a request of more than {limit} bytes", "split it, or raise --body-limit")
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        return too_long
    parts: list[bytes] = []
    size = 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > limit:
                return too_long
            parts.append(part)
    except ClientDisconnect:
        return Problem(400, "the request broke off")
    return b"".join(parts)


def page_of_record(record: object) -> PageRequest | Problem:
    """The page of a JSON object with the fields text, published and source."""
    if not isinstance(record, dict):
        return Problem(400, f"a JSON {type(record).__name__}, not an object with a field 'text'")
    for name in ("text", "published", "source"):
        if not isinstance(record.get(name, ""), str) and not (name != "text" and record.get(name) is None):
            return Problem(400, f"the field {name!r} is no string")
    if "text" not in record:
        return Problem(400, "no field 'text'", '{"text": "…", "published": "2025-03", "source": "page.txt"}')
    # Lone surrogates cannot be UTF-8; the library puts U+FFFD for each.
    data = str(record["text"]).encode("utf-8", "replace")
    return PageRequest(data, published=record.get("published"), source=record.get("source"), encoding="utf-8")


def _of_json(request: Request, body: bytes, form: AnswerFormat) -> PageRequest | Problem:
    try:
        record = json.loads(body)
    except (ValueError, RecursionError) as error:
        return Problem(400, f"not JSON ({type(error).__name__})", '{"text": "…"}')
    page = page_of_record(record)
    if isinstance(page, Problem):
        return page
    return _made(request, page.data, ".txt", form, page.published, page.source, "utf-8")


async def _of_form(request: Request, body: bytes, form: AnswerFormat) -> PageRequest | Problem:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    again = Request(request.scope, receive)  # the body has been read, to measure it
    try:
        fields = await again.form(max_files=1, max_fields=16, max_part_size=max(len(body), 1))
    except MultiPartException as error:
        return Problem(400, f"not a form ({error.message})")
    except Exception as error:  # starlette turns a broken form into its HTTPException
        return Problem(400, f"not a form ({type(error).__name__})")
    published, source, encoding = (_field(fields, name) for name in ("published", "source", "encoding"))
    file = fields.get("file")
    if isinstance(file, UploadFile) and file.filename:
        name = PurePath(file.filename.replace("\\", "/")).name
        ending = PurePath(name).suffix.lower()
        if ending and ending not in _FILE_ENDINGS:
            return Problem(415, f"{name}: not a kind of page", f"send {', '.join(sorted(_FILE_ENDINGS))}")
        return _made(request, await file.read(), ending or ".txt", form, published, source or name, encoding, name)
    text = _field(fields, "text")
    if text is None:
        return Problem(400, "a form without a field 'file' or 'text'", "curl -F file=@page.txt …/extract")
    return _made(request, text.encode("utf-8", "replace"), ".txt", form, published, source, "utf-8")


def _made(
    request: Request,
    data: bytes,
    ending: str,
    form: AnswerFormat,
    published: str | None = None,
    source: str | None = None,
    encoding: str | None = None,
    name: str = "the request",
) -> PageRequest | Problem:
    """What the address says holds where the body says nothing."""
    asked = request.query_params
    wanted = asked.get("format", form)
    if wanted not in ("json", "csv", "html"):
        return Problem(400, f"format={wanted}: not a format", "json, csv or html")
    return PageRequest(
        data,
        ending,
        name,
        published or asked.get("published") or None,
        source or asked.get("source") or None,
        encoding or asked.get("encoding") or None,
        cast("AnswerFormat", wanted),
        _language(request),
    )


def _language(request: Request) -> Literal["zh", "en"]:
    """Of the page for people: as asked for, else the browser's first if that is English, else Chinese."""
    asked = request.query_params.get("lang") or request.headers.get("accept-language", "")
    return "en" if asked.lower().startswith("en") else "zh"


language_of = _language


def _content_type(request: Request) -> tuple[str, str | None]:
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    charset = next(
        (part.split("=", 1)[1] for part in rest.split(";") if part.strip().lower().startswith("charset=")), ""
    )
    return kind.strip().lower(), charset.strip().strip('"') or None


def _field(fields: FormData, name: str) -> str | None:
    value = fields.get(name)
    return value.strip("\r") if isinstance(value, str) and value.strip() else None
