"""`POST /extract/batch`: a line of JSON a page in, a line a page out, in the same order and as soon as each is done."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable
from typing import Protocol

import anyio
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from extractor.serve.options import ServeOptions
from extractor.serve.page_request import page_of_record
from extractor.serve.work import PageRequest, Problem

# Pages at the workers or done and not yet written, a worker.
_AHEAD = 4
# Lines that were sent and not yet begun; their bytes are bounded by `batch_limit`.
_MOST_LINES = 10_000_000


class Answer(Protocol):
    """What answers a page: `Service.answer`."""

    def __call__(self, page: PageRequest, *, queue: bool = True) -> Awaitable[bytes | Problem]: ...


class BatchResponse(Response):
    """The documents, and for a line that fails `{"error": {"message", "hint", "line"}}`; lines are counted from 1, blank ones too.

    The request is read while answers are written, and ahead of them: a client that sends everything before it reads anything is not held up. A client
    that goes away ends the work. (Starlette's own streaming response would take parts of the request for news of that.)
    """

    media_type = "application/x-ndjson"

    def __init__(self, request: Request, answer: Answer, options: ServeOptions) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._request = request
        self._answer = answer
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        given, taken = anyio.create_memory_object_stream[tuple[int, bytes | Problem]](max_buffer_size=_MOST_LINES)
        started, finished = anyio.create_memory_object_stream[_Slot](max_buffer_size=_AHEAD * self._options.workers)

        async def read_all() -> None:
            async with given:
                async for numbered in _lines(self._request, self._options):
                    await given.send(numbered)
            while (await receive())["type"] != "http.disconnect":
                pass
            tasks.cancel_scope.cancel()

        async def start_all() -> None:
            async with taken, started:
                async for number, line in taken:
                    slot = _Slot(number)
                    await started.send(slot)
                    tasks.start_soon(slot.fill, line, self._answer)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read_all)
            tasks.start_soon(start_all)
            async with finished:
                async for slot in finished:
                    await slot.done.wait()
                    await send({"type": "http.response.body", "body": slot.line, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
            tasks.cancel_scope.cancel()


class _Slot:
    """A line on its way."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.line = b""
        self.done = anyio.Event()

    async def fill(self, line: bytes | Problem, answer: Answer) -> None:
        page = line if isinstance(line, Problem) else _page(line)
        result = page if isinstance(page, Problem) else await answer(page, queue=False)
        if isinstance(result, Problem):
            error = {"message": result.message, "hint": result.hint or None, "line": self.number}
            result = json.dumps({"error": error}, ensure_ascii=False).encode("utf-8") + b"\n"
        self.line = result
        self.done.set()


def _page(line: bytes) -> PageRequest | Problem:
    try:
        return page_of_record(json.loads(line))
    except (ValueError, RecursionError) as error:
        return Problem(400, f"not a line of JSON ({type(error).__name__})", '{"text": "…"}')


async def _lines(request: Request, options: ServeOptions) -> AsyncIterator[tuple[int, bytes | Problem]]:
    """Each line that is not blank, with its number; the last one is a problem where the request is too long or breaks off."""
    number, size, rest = 0, 0, b""
    try:
        async for part in request.stream():
            size += len(part)
            if size > options.batch_limit:
                yield number + 1, Problem(413, f"a batch of more than {options.batch_limit} bytes", "split it")
                return
            *whole, rest = (rest + part).split(b"\n")
            for line in whole:
                number += 1
                if line.strip():
                    yield number, _measured(line, options)
            if len(rest) > options.body_limit:
                yield number + 1, _measured(rest, options)
                return
    except ClientDisconnect:
        return
    if rest.strip():
        yield number + 1, _measured(rest, options)


def _measured(line: bytes, options: ServeOptions) -> bytes | Problem:
    if len(line) > options.body_limit:
        return Problem(413, f"a line of more than {options.body_limit} bytes", "split it, or raise --body-limit")
    return line


__all__ = ["Answer", "BatchResponse"]
