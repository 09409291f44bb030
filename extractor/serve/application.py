"""The service as an ASGI application: `create_app`."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import anyio
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor import __version__
from extractor.models import json_schema
from extractor.serve.batch_lines import BatchResponse
from extractor.serve.openapi_document import openapi
from extractor.serve.options import ServeOptions, require_serve
from extractor.serve.page_request import language_of, read_request
from extractor.serve.people import docs_page, form_page, problem_page
from extractor.serve.work import AnswerFormat, AnswerPage, PageRequest, Problem
from extractor.workers import Desk, Lost, WorkerError

_TYPES: dict[AnswerFormat, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
_LOST = {"time_limit": 504, "crashed": 500, "error": 500}
log = logging.getLogger("extractor.serve")


class Service:
    """The workers, and the line before them."""

    def __init__(self, options: ServeOptions) -> None:
        self.options = options
        work = AnswerPage(options.reader, options.size_limit)
        self.desk: Desk[PageRequest, bytes | Problem] = Desk(
            work, workers=options.workers, time_limit=options.time_limit
        )
        self._threads = anyio.CapacityLimiter(options.workers)
        self._waiting = 0

    async def answer(self, page: PageRequest, *, queue: bool = True) -> bytes | Problem:
        """The answer to a page. With `queue` a request that finds too many before it is sent away."""
        if queue and self._waiting >= self.options.waiting + self.options.workers:
            return Problem(503, "too many requests are waiting", "try again in a moment")
        self._waiting += 1
        try:
            answer = await run_sync(partial(self.desk.run, page), limiter=self._threads)
        except WorkerError as error:
            return Problem(503, str(error))
        finally:
            self._waiting -= 1
        return Problem(_LOST[answer.kind], answer.reason) if isinstance(answer, Lost) else answer

    async def warm(self) -> None:
        """Start the processes and load what they read, so that the first request does not wait for it."""
        async with anyio.create_task_group() as tasks:
            for _ in range(self.options.workers):
                tasks.start_soon(partial(self.answer, PageRequest("去年赔付3万元。".encode()), queue=False))


def create_app(options: ServeOptions | None = None) -> Starlette:
    """The application, for `run_server` or an ASGI server of yours. Raises ImportError that names the extra where a package is missing."""
    require_serve()
    service = Service(options or ServeOptions())

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        del app
        await service.warm()
        yield
        service.desk.close()

    return Starlette(
        routes=[
            Route("/", partial(_home, service), methods=["GET", "POST"]),
            Route("/extract", partial(_extract, service), methods=["POST"]),
            Route("/extract/batch", partial(_batch, service), methods=["POST"]),
            Route("/schema", _schema, methods=["GET"]),
            Route("/openapi.json", _openapi, methods=["GET"]),
            Route("/docs", _docs, methods=["GET"]),
            Route("/health", partial(_health, service), methods=["GET"]),
        ],
        middleware=[Middleware(_Envelope, hosts=frozenset(service.options.hosts))],
        exception_handlers={HTTPException: _refused, Exception: _broken},
        lifespan=lifespan,
    )


async def _extract(service: Service, request: Request) -> Response:
    page = await read_request(request, service.options.body_limit)
    answer = page if isinstance(page, Problem) else await service.answer(page)
    if isinstance(page, Problem) or isinstance(answer, Problem):
        return _problem(request, answer if isinstance(answer, Problem) else Problem(500, "no answer"))
    return Response(answer, media_type=_TYPES[page.form])


async def _home(service: Service, request: Request) -> Response:
    """The page for people: a form, and what came of it."""
    language = language_of(request)
    if request.method == "GET":
        return _html(form_page(language))
    page = await read_request(request, service.options.body_limit, form="html")
    answer = page if isinstance(page, Problem) else await service.answer(page)
    if isinstance(answer, Problem):
        return _html(problem_page(language, answer), answer.status)
    return Response(answer, media_type=_TYPES["html"])


async def _batch(service: Service, request: Request) -> Response:
    return BatchResponse(request, service.answer, service.options)


async def _schema(request: Request) -> Response:
    del request
    return JSONResponse(json_schema())


async def _openapi(request: Request) -> Response:
    del request
    return JSONResponse(openapi())


async def _docs(request: Request) -> Response:
    return _html(docs_page(language_of(request)))


async def _health(service: Service, request: Request) -> Response:
    del request
    return JSONResponse(
        {"status": "ok", "version": __version__, "workers": service.options.workers, "busy": service.desk.busy}
    )


def _html(page: str, status: int = 200) -> Response:
    return Response(page, status, media_type=_TYPES["html"])


def _problem(request: Request, problem: Problem) -> Response:
    error = {"message": problem.message, "hint": problem.hint or None, "request_id": request.state.request_id}
    headers = {"Retry-After": "1"} if problem.status == 503 else None
    return JSONResponse({"error": error}, problem.status, headers)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    hint = "the addresses are /extract, /extract/batch, /schema, /docs, /health and / for people"
    return _problem(request, Problem(error.status_code, error.detail, hint if error.status_code in (404, 405) else ""))


async def _broken(request: Request, error: Exception) -> Response:
    log.exception("request %s failed", request.state.request_id, exc_info=error)
    return _problem(request, Problem(500, f"an error of the service ({type(error).__name__})"))


class _Envelope:
    """Around every answer: an id for the request (the caller's own, where it gives a sensible one), headers that forbid what is not needed, a line in the log."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        request_id = given if 0 < len(given) <= 100 and given.isascii() and given.isprintable() else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        began = time.monotonic()

        async def send_wrapped(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_headers(request_id)]
                log.info(
                    "%s %s %d %s %.0f ms",
                    scope["method"],
                    scope["path"],
                    message["status"],
                    request_id,
                    1000 * (time.monotonic() - began),
                )
            await send(message)

        if self._hosts & {"*", host_of(scope)}:
            await self._app(scope, receive, send_wrapped)
            return
        refused = Problem(400, f"called by the name {host_of(scope)!r}", "--allow-host NAME lets a name in")
        await _problem(Request(scope), refused)(scope, receive, send_wrapped)


def host_of(scope: Scope) -> str:
    """The name by which the service was called, without the port: a page elsewhere whose name was bent to lead here has its own."""
    host: str = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


def _headers(request_id: str) -> list[tuple[bytes, bytes]]:
    headers = {
        "x-request-id": request_id,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        "x-frame-options": "DENY",
    }
    return [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]


__all__ = ["Service", "create_app"]
