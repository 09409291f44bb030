"""The service: pages in over HTTP, the documents of the contract out, and a page for people. Extra `serve`. The public names load on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__all__ = ["LOOPBACK", "ServeOptions", "create_app", "openapi", "require_serve", "run_server"]

if TYPE_CHECKING:
    from extractor.serve.application import create_app
    from extractor.serve.openapi_document import openapi
    from extractor.serve.options import LOOPBACK, ServeOptions, require_serve
    from extractor.serve.server import run_server

_HOME = {
    "LOOPBACK": "extractor.serve.options",
    "ServeOptions": "extractor.serve.options",
    "create_app": "extractor.serve.application",
    "openapi": "extractor.serve.openapi_document",
    "require_serve": "extractor.serve.options",
    "run_server": "extractor.serve.server",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
