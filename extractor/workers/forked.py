"""`map_alone`: a function over a few tasks in one other process that starts at once, being a copy of this one."""

from __future__ import annotations

import contextlib
import faulthandler
import io
import os
import pickle
import select
import signal
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import IO, NoReturn, TypeVar, cast

from extractor.workers.pool import map_ordered
from extractor.workers.process import Lost
from extractor.workers.serve import DONE, answer_task, read_frame, write_frame
from extractor.workers.task_limits import MEMORY_LIMIT, check_limits, limit_memory, memory_suspected

T = TypeVar("T")
R = TypeVar("R")


def map_alone(
    work: Callable[[T], R], tasks: Iterable[T], *, time_limit: float = 120.0, memory_limit: int = MEMORY_LIMIT
) -> Generator[R | Lost, None, None]:
    """`work(task)` for each task, with the limits of `map_ordered` and one process that is forked: for a program with no threads of its own.

    `work` need not be pickled; tasks and results are. Where the system cannot fork it is `map_ordered` with one worker.
    """
    time_limit = check_limits(time_limit, memory_limit)
    if not hasattr(os, "fork"):
        return map_ordered(work, tasks, workers=1, time_limit=time_limit, memory_limit=memory_limit)
    return _map(work, tasks, time_limit, memory_limit)


def _map(
    work: Callable[[T], R], tasks: Iterable[T], time_limit: float, memory_limit: int
) -> Generator[R | Lost, None, None]:
    child: _Child | None = None
    try:
        for task in tasks:
            child = child or _fork(cast("Callable[[object], object]", work), time_limit, memory_limit)
            answer = child.ask(pickle.dumps(task, pickle.HIGHEST_PROTOCOL), time_limit, memory_limit)
            if isinstance(answer, Lost):
                yield answer
                if answer.kind != "error":
                    child = None
            else:
                yield cast("R", pickle.loads(answer))
    finally:
        if child is not None:
            child.end()


@dataclass(frozen=True, slots=True)
class _Child:
    """The forked process, seen from its parent."""

    pid: int
    tasks: IO[bytes]
    answers: IO[bytes]

    def ask(self, payload: bytes, time_limit: float, memory_limit: int) -> bytes | Lost:
        try:
            write_frame(self.tasks, 0, payload)
            ready, _, _ = select.select([self.answers], [], [], time_limit)
            if not ready:
                self.end()
                return Lost("time_limit", f"took longer than {time_limit:g} s")
            kind, answer = read_frame(self.answers)
        except (EOFError, OSError):
            died = self.end()
            return Lost("crashed", f"its process died ({died}){memory_suspected(died, memory_limit)}")
        return answer if kind == DONE else Lost("error", answer.decode("utf-8"))

    def end(self) -> str:
        """End it, whatever it is at; how it ended."""
        # A process that has died by itself is not yet gone, but on its way: what it died of is of interest.
        for _ in range(20):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid or not _closed(self.answers):
                break
            time.sleep(0.01)
        if not pid:
            os.kill(self.pid, signal.SIGKILL)
            _, status = os.waitpid(self.pid, 0)
        # Closing flushes what the dead process did not read; the descriptor is closed all the same.
        with contextlib.suppress(BrokenPipeError):
            self.tasks.close()
        self.answers.close()
        code = os.waitstatus_to_exitcode(status)
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _closed(pipe: IO[bytes]) -> bool:
    """Nobody writes to it any more, and all is read."""
    ready, _, _ = select.select([pipe], [], [], 0)
    return bool(ready)


def _fork(work: Callable[[object], object], time_limit: float, memory_limit: int) -> _Child:
    task_end, tasks = os.pipe()
    answers, answer_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(tasks)
        os.close(answers)
        _serve(os.fdopen(task_end, "rb"), os.fdopen(answer_end, "wb"), work, time_limit, memory_limit)
    os.close(task_end)
    os.close(answer_end)
    return _Child(pid, os.fdopen(tasks, "wb"), os.fdopen(answers, "rb"))


def _serve(
    tasks: IO[bytes], answers: IO[bytes], work: Callable[[object], object], time_limit: float, memory_limit: int
) -> NoReturn:
    """The child's whole life. It ends without what the parent has set up for its own end."""
    code = 1
    try:
        # Ctrl-C is the parent's to handle. Should the parent be gone, the child ends itself some time after the limit, even out of a C loop.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        faulthandler.disable()  # the parent says what it died of
        limit_memory(memory_limit)
        silence = io.FileIO(os.open(os.devnull, os.O_WRONLY), "w")
        while True:
            _, payload = read_frame(tasks)
            faulthandler.dump_traceback_later(time_limit + 10, exit=True, file=silence)
            write_frame(answers, *answer_task(work, payload, memory_limit))
            faulthandler.cancel_dump_traceback_later()
    except (EOFError, BrokenPipeError):
        code = 0
    finally:
        os._exit(code)
