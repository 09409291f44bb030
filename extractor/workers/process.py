"""One worker process, as the thread sees it that feeds it tasks."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Literal

from extractor.workers.serve import BEGUN, BOOTSTRAP, BROKEN, DONE, MANY, ONE, read_frame, write_frame
from extractor.workers.task_limits import memory_suspected

_log = logging.getLogger("extractor.workers")
_START_SECONDS = 120.0
_STARTS = 3
# What tasks share has taken no time where it took less: the clock of the task's own work goes on.
_NO_TIME = 0.01
# Several BLAS threads in several processes are slower than one in each.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class WorkerError(RuntimeError):
    """No worker could be started: what is wrong holds for every task."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result. `kind`: `error` (it raised), `time_limit`, or `crashed` (its process died, twice)."""

    kind: Literal["error", "time_limit", "crashed"]
    reason: str


class Unprepared:
    """Logs why processes could not load their work ahead: once for all that share this, since what fails in one fails in each."""

    def __init__(self) -> None:
        self._told = threading.Lock()

    def tell(self, reason: str) -> None:
        if self._told.acquire(blocking=False):  # and never let go
            _log.warning("what pages are read with could not be loaded ahead: %s", reason)


class Worker:
    """One process, started when first needed and again after a death."""

    def __init__(self, setup: bytes, time_limit: float, memory_limit: int, unprepared: Unprepared) -> None:
        self._setup = setup
        self._unprepared = unprepared
        self._limit = time_limit
        self._memory = memory_limit
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.closed = False

    def run(self, payload: bytes) -> bytes | Lost:
        """The pickled result of a pickled task, or why there is none."""
        died = ""
        for attempt in range(2):
            process = self._process or self._start()
            alarm = _Alarm(process, self._limit)
            try:
                write_frame(_into(process), ONE, payload)
                kind, answer = _answer_of(process)
            except (EOFError, OSError):
                self._end(process)
                if alarm.rang:
                    return self._late()
                died = _death(process)
                if attempt or self.closed:
                    break
                continue
            finally:
                alarm.stop()
            return answer if kind == DONE else Lost("error", answer.decode("utf-8"))
        return Lost("crashed", f"its worker process died twice ({died}){memory_suspected(died, self._memory)}")

    def run_together(self, payloads: Sequence[bytes]) -> Iterator[bytes | Lost]:
        """The pickled result of each pickled task, or why there is none, as soon as it is there; the process may do at once what they share.

        Each task has the whole time limit, and as much again goes to what tasks share. Where the process dies, or what they share takes too long, the tasks that are left are done one by one.
        """
        given = 0
        if len(payloads) > 1:
            for answer in self._shared(payloads):
                given += 1
                yield answer
        for payload in payloads[given:]:
            yield self.run(payload)

    def _shared(self, payloads: Sequence[bytes]) -> Iterator[bytes | Lost]:
        """The answers to tasks that are handed over at once, as far as they come, and to one that is late by itself."""
        process = self._process or self._start()
        for number in range(len(payloads)):
            asked = time.monotonic()
            alarm = _Alarm(process, self._limit)
            begun = False
            try:
                if not number:
                    write_frame(_into(process), MANY, pickle.dumps([*payloads], pickle.HIGHEST_PROTOCOL))
                _frame_of(process)
                begun = True
                if time.monotonic() - asked > _NO_TIME:
                    alarm.stop()
                    alarm = _Alarm(process, self._limit)
                kind, answer = _frame_of(process)
            except (EOFError, OSError):
                self._end(process)
                if begun and alarm.rang:
                    yield self._late()
                return
            finally:
                alarm.stop()
            yield answer if kind == DONE else Lost("error", answer.decode("utf-8"))

    def _late(self) -> Lost:
        return Lost("time_limit", f"took longer than {self._limit:g} s")

    def _start(self) -> subprocess.Popen[bytes]:
        """A process that is ready. One that is killed on the way is replaced; where some die one after the other it is no accident."""
        for left in reversed(range(_STARTS)):
            process = self._spawn()
            try:
                return self._greet(process)
            except (EOFError, OSError) as error:
                self._end(process)
                if not left or self.closed:
                    raise WorkerError(f"a worker process died at its start ({_death(process)})") from error
        raise AssertionError("the last start returns or raises")

    def _spawn(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self.closed:
                raise WorkerError("the pool is closed")
            try:
                process = subprocess.Popen(
                    # -P: the folder of the pages is no place to import from. The parent's own path comes as the first message.
                    [sys.executable, "-P", "-c", BOOTSTRAP],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env={**os.environ, **_ONE_THREAD},
                )
            except OSError as error:
                raise WorkerError(f"a worker process could not be started ({error.strerror or error})") from error
            self._process = process
        return process

    def _greet(self, process: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
        """Hand the process its work; EOFError or OSError where it dies over that."""
        alarm = _Alarm(process, _START_SECONDS)
        try:
            _into(process).write(pickle.dumps(sys.path))
            write_frame(_into(process), ONE, self._setup)
            kind, answer = _answer_of(process)
        finally:
            alarm.stop()
        if kind == BROKEN:
            self._end(process)
            raise WorkerError(f"a worker process could not load its work: {answer.decode('utf-8')}")
        if answer:
            self._unprepared.tell(answer.decode("utf-8"))
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            # Closing flushes what the dead process did not read; the descriptor is closed all the same.
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        self._process = None

    def close(self) -> None:
        """End the process, whatever it is at. From then on `run` starts none. May be called from another thread than the one in `run`."""
        with self._lock:
            self.closed = True
            if self._process is not None:
                self._process.kill()

    def finish(self) -> None:
        """Bury the ended process; called by the thread that has called `run`."""
        self.close()
        if self._process is not None:
            self._end(self._process)


class _Alarm:
    """Kills a process after some seconds; `rang` tells that it did."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def stop(self) -> None:
        self._timer.cancel()


def _into(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdin is not None
    return process.stdin


def _frame_of(process: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    assert process.stdout is not None
    return read_frame(process.stdout)


def _answer_of(process: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """The next frame that is not only a sign of a beginning."""
    kind, answer = _frame_of(process)
    return _frame_of(process) if kind == BEGUN else (kind, answer)


def _death(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
