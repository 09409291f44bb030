"""The service described in OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from extractor import __version__
from extractor.models import json_schema

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ERROR = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "message": {"type": "string"},
                "hint": {"type": ["string", "null"]},
                "request_id": {"type": "string"},
            },
        }
    },
}
_PAGE = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": {"type": "string", "description": "the raw page"},
        "published": {
            "type": ["string", "null"],
            "description": "publication date (EDTF): 2025, 2025-03 or 2025-03-20",
        },
        "source": {"type": ["string", "null"], "description": "kept in the document as it is"},
    },
}
_FILE = {
    "type": "object",
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "a page in .txt, .md, .html, .pdf or .docx"},
        "text": {"type": "string"},
        "published": {"type": "string"},
        "source": {"type": "string"},
        "encoding": {"type": "string"},
    },
}
_PARAMETERS = [
    ("published", "publication date (EDTF), against which 去年 and the like are resolved"),
    ("source", "what names the page in the document"),
    ("encoding", "the page's encoding; found by itself where left out"),
    ("format", "json (default), csv (a line a fact) or html (the page for people)"),
]


def openapi() -> dict[str, Any]:
    """The description that `/openapi.json` gives."""
    schema = json_schema()
    definitions = {name: _moved(part) for name, part in schema.pop("$defs").items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "extractor",
            "version": __version__,
            "description": "Structured facts out of Chinese news pages, with the characters that say so.",
        },
        "paths": {
            "/extract": {"post": _extract()},
            "/extract/batch": {"post": _batch()},
            "/schema": {"get": _get("The JSON Schema of a document.", "application/schema+json")},
            "/health": {"get": _get("Whether the service is up, and how many of its workers are busy.")},
            "/": {
                "get": _get("The page for people: paste a text or drop a file.", "text/html"),
                "post": {
                    "summary": "What the form sends; answered with the marked-up page, its facts and checks.",
                    "requestBody": {"content": {"multipart/form-data": {"schema": _FILE}}},
                    "responses": {"200": _content("a report of the page", "text/html", {"type": "string"})},
                },
            },
        },
        "components": {"schemas": {"Document": _moved(schema), **definitions}},
    }


def _extract() -> dict[str, Any]:
    text = {"schema": {"type": "string"}}
    return {
        "summary": "One page in, its document out.",
        "description": "The page is the body, as text, HTML, PDF or DOCX; or a form with a file; or JSON with a text.",
        "x-example": "curl -F file=@page.txt -F published=2025-03 http://127.0.0.1:8000/extract",
        "parameters": [
            {"name": name, "in": "query", "required": False, "description": what, "schema": {"type": "string"}}
            for name, what in _PARAMETERS
        ],
        "requestBody": {
            "required": True,
            "content": {
                "text/plain": text,
                "text/markdown": text,
                "text/html": text,
                "application/pdf": {"schema": {"type": "string", "format": "binary"}},
                _DOCX: {"schema": {"type": "string", "format": "binary"}},
                "application/json": {"schema": _PAGE},
                "multipart/form-data": {"schema": _FILE},
            },
        },
        "responses": {
            "200": _content("the document", "application/json", {"$ref": "#/components/schemas/Document"}),
            "400": _error("a wrong date, field, form or format"),
            "413": _error("longer than the limit"),
            "415": _error("not a kind of page"),
            "422": _error("cannot be read: not text, empty, a locked PDF"),
            "503": _error("too many requests are waiting"),
            "504": _error("took longer than the time limit"),
        },
    }


def _batch() -> dict[str, Any]:
    return {
        "summary": "JSON Lines in and out: a page a line, a document a line, in the same order, streamed.",
        "description": "A line that fails is answered with an error that has its number.",
        "x-example": "curl -T pages.jsonl -X POST http://127.0.0.1:8000/extract/batch",
        "requestBody": {"required": True, "content": {"application/x-ndjson": {"schema": _PAGE}}},
        "responses": {
            "200": _content(
                "a document or an error a line", "application/x-ndjson", {"$ref": "#/components/schemas/Document"}
            )
        },
    }


def _get(summary: str, kind: str = "application/json") -> dict[str, Any]:
    return {"summary": summary, "responses": {"200": _content(summary, kind, {})}}


def _content(description: str, kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {kind: {"schema": schema}}}


def _error(description: str) -> dict[str, Any]:
    return _content(description, "application/json", _ERROR)


def _moved(part: Any) -> Any:
    """A part of the JSON Schema with its references where OpenAPI keeps them."""
    if isinstance(part, dict):
        return {key: _moved(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_moved(value) for value in part]
    return part.replace("#/$defs/", "#/components/schemas/") if isinstance(part, str) else part
