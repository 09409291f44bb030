"""The other side of a worker: a process that reads tasks from stdin and writes results to stdout, framed.

Started as `python -P -c BOOTSTRAP`, not by `multiprocessing`: the caller's `__main__` is not imported again, so scripts need no guard and
notebooks and `python -` work.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import os
import pickle
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, Protocol, cast, runtime_checkable

from extractor.workers.task_limits import limit_memory, memory_reason

# sys.path comes first, so that the worker finds the same modules as its parent. Ctrl-C is the parent's to handle.
BOOTSTRAP = (
    "import pickle, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "sys.path[:] = pickle.load(sys.stdin.buffer); from extractor.workers.serve import serve; serve()"
)
_LENGTH = struct.Struct(">BQ")

# READY says what could not be loaded ahead, if anything. BEGUN tells that what comes next is one task's own work, and not what it shares with others.
READY, DONE, FAILED, BROKEN, BEGUN = range(5)
ONE, MANY = range(2)


@runtime_checkable
class Together(Protocol):
    """Work that does for several tasks at once what they can share."""

    def __call__(self, task: Any, /) -> object:
        """The result of one task."""

    def together(self, tasks: Sequence[Any], /) -> Iterator[Callable[[], object]]:
        """For each task, in order, the call that gives its result. What tasks share is done on the way; each call is made before the next is asked for."""


@runtime_checkable
class Prepared(Protocol):
    """Work that has something to load before its first task; the time of it is no task's."""

    def prepare(self) -> None:
        """Load it."""


def write_frame(stream: IO[bytes], kind: int, payload: bytes) -> None:
    """One message: its kind, its length, its bytes."""
    stream.write(_LENGTH.pack(kind, len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[int, bytes]:
    """The next message; EOFError where the other side has gone, in mid-message too."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    kind, length = _LENGTH.unpack(head)
    payload = stream.read(length)
    if len(payload) < length:
        raise EOFError
    return kind, payload


def serve() -> None:
    """Answer tasks until the parent closes the pipe. What the work prints goes to stderr: stdout is the wire."""
    tasks: IO[bytes] = sys.stdin.buffer
    wire = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        _, payload = read_frame(tasks)
        work, time_limit, memory_limit = cast("tuple[Callable[[object], object], float, int]", pickle.loads(payload))
        unprepared = _unprepared(work)
        limit_memory(memory_limit)
        greeting = READY, unprepared.encode("utf-8", "backslashreplace")
    except Exception as error:
        greeting = BROKEN, f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")
    _send(wire, *greeting)
    if greeting[0] == BROKEN:
        return
    # The parent ends a worker that is over its time. Should the parent be gone by then, the worker ends itself, even out of a C loop.
    silence = io.FileIO(os.open(os.devnull, os.O_WRONLY), "w")
    while True:
        try:
            kind, payload = read_frame(tasks)
        except EOFError:
            return
        payloads = pickle.loads(payload) if kind == MANY else [payload]
        answers = _answers(work, payloads, memory_limit)
        for _ in range(2 * len(payloads)):
            faulthandler.dump_traceback_later(time_limit + 10, exit=True, file=silence)
            answer = next(answers)
            faulthandler.cancel_dump_traceback_later()
            _send(wire, *answer)


def _unprepared(work: object) -> str:
    """Load ahead what the work needs. Why that failed, where it did: no reason to end, since each task answers for itself, but the parent says it."""
    if isinstance(work, Prepared):
        try:
            work.prepare()
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return ""


def _answers(
    work: Callable[[object], object], payloads: Sequence[bytes], memory_limit: int
) -> Iterator[tuple[int, bytes]]:
    """For each task that it is begun, then its result or why there is none."""
    opened = _opened(work, payloads)
    for payload in payloads:
        call = next(opened, None)
        yield BEGUN, b""
        yield answer_task(work, payload, memory_limit) if call is None else _answer(call, memory_limit)


def _opened(work: Callable[[object], object], payloads: Sequence[bytes]) -> Iterator[Callable[[], object]]:
    """What is left of each task when what they share is done; ends early where that fails: the rest share nothing."""
    if len(payloads) > 1 and isinstance(work, Together):
        # Which of the tasks is at fault is not known here: each is tried alone then, and answers for itself.
        with contextlib.suppress(Exception):
            yield from work.together([pickle.loads(payload) for payload in payloads])


def _send(wire: IO[bytes], kind: int, payload: bytes) -> None:
    try:
        write_frame(wire, kind, payload)
    except BrokenPipeError:
        # The parent was killed: nobody is there to be told.
        os._exit(1)


def answer_task(work: Callable[[object], object], payload: bytes, memory_limit: int) -> tuple[int, bytes]:
    """The pickled result of a pickled task, or why there is none."""
    return _answer(lambda: work(pickle.loads(payload)), memory_limit)


def _answer(call: Callable[[], object], memory_limit: int) -> tuple[int, bytes]:
    # Whatever goes wrong here is the task's: it is reported as its failure, and the next task is answered.
    try:
        return DONE, pickle.dumps(call(), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return FAILED, memory_reason(memory_limit).encode()
    except RecursionError:
        return FAILED, b"RecursionError: nested too deeply"
    except Exception as error:
        return FAILED, f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")
