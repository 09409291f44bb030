"""`map_ordered`: a function over many tasks in worker processes, results in the order of the tasks."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, cast

from extractor.workers.limits import MEMORY_LIMIT, check_limits, memory_suspected
from extractor.workers.serve import BOOTSTRAP, BROKEN, DONE, read_frame, write_frame

T = TypeVar("T")
R = TypeVar("R")

# Tasks taken from the caller and not yet given back, a worker. A slow task holds back the results behind it; the others work on for so long.
WINDOW = 8
MAX_WORKERS = 1000
_START_SECONDS = 120.0
_STARTS = 3
# Several BLAS threads in several processes are slower than one in each.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class WorkerError(RuntimeError):
    """No worker could be started: what is wrong holds for every task."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result. `kind`: `error` (it raised), `time_limit`, or `crashed` (its process died, twice)."""

    kind: Literal["error", "time_limit", "crashed"]
    reason: str


def default_workers() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_ordered(
    work: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int | None = None,
    time_limit: float = 120.0,
    memory_limit: int = MEMORY_LIMIT,
) -> Generator[R | Lost, None, None]:
    """`work(task)` for each task, in the order of the tasks, as a generator with back-pressure.

    `work`, tasks and results are pickled. At most 8 tasks a worker are taken and not yet given back, and no more processes are started than there are
    tasks. A task may take `time_limit` seconds (`inf`: any time); then its process is killed and it counts as Lost, as does a task that raises or wants more than
    `memory_limit` bytes (where the system can tell). A task whose process dies is tried once more on another: being killed need not be its fault. Raises
    WorkerError where no worker starts, ValueError for a wrong option and TypeError where `work` cannot be pickled.
    """
    count = default_workers() if workers is None else workers
    if not 1 <= count <= MAX_WORKERS:
        raise ValueError(f"workers={workers}: at least 1, at most {MAX_WORKERS}")
    time_limit = check_limits(time_limit, memory_limit)
    try:
        setup = pickle.dumps((work, time_limit, memory_limit), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(f"worker processes need what they run as a pickle: {error}") from error
    return _Pool[T, R](setup, count, time_limit, memory_limit).map(tasks)


class _Pool(Generic[T, R]):
    """A thread for each worker process feeds it a task at a time; the caller's own thread takes the tasks and gives the results."""

    def __init__(self, setup: bytes, count: int, time_limit: float, memory_limit: int) -> None:
        self._workers = [_Worker(setup, time_limit, memory_limit) for _ in range(count)]
        self._window = WINDOW * count
        self._tasks: queue.SimpleQueue[tuple[int, bytes] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, bytes | Lost | WorkerError]] = queue.SimpleQueue()

    def map(self, tasks: Iterable[T]) -> Generator[R | Lost, None, None]:
        threads = [threading.Thread(target=self._drive, args=[worker], daemon=True) for worker in self._workers]
        ready: dict[int, bytes | Lost] = {}
        given = taken = 0
        source = iter(tasks)
        exhausted = False
        idle = iter(threads)
        try:
            while True:
                while not exhausted and taken - given < self._window:
                    try:
                        task = next(source)
                    except StopIteration:
                        exhausted = True
                        break
                    self._tasks.put((taken, pickle.dumps(task, pickle.HIGHEST_PROTOCOL)))
                    taken += 1
                    _start_next(idle)
                if given == taken:
                    return
                while given not in ready:
                    index, answer = self._answers.get()
                    if isinstance(answer, WorkerError):
                        raise answer
                    ready[index] = answer
                answer = ready.pop(given)
                given += 1
                yield answer if isinstance(answer, Lost) else cast("R", pickle.loads(answer))
        finally:
            for worker in self._workers:
                worker.close()
            for _ in threads:
                self._tasks.put(None)
            for thread in threads:
                if thread.ident is not None:
                    thread.join(timeout=5)

    def _drive(self, worker: _Worker) -> None:
        while (item := self._tasks.get()) is not None and not worker.closed:
            index, payload = item
            try:
                answer: bytes | Lost | WorkerError = worker.run(payload)
            except WorkerError as error:
                answer = error
            except Exception as error:
                # The caller waits for an answer to every task: whatever goes wrong here must reach it.
                answer = WorkerError(f"a worker could not be driven ({type(error).__name__}: {error})")
            self._answers.put((index, answer))
        worker.finish()


def _start_next(threads: Iterator[threading.Thread]) -> None:
    """One thread more, while there are any."""
    thread = next(threads, None)
    try:
        if thread is not None:
            thread.start()
    except RuntimeError as error:
        raise WorkerError(f"no thread more for a worker ({error}); give fewer workers") from error


class _Worker:
    """One process, started when first needed and again after a death."""

    def __init__(self, setup: bytes, time_limit: float, memory_limit: int) -> None:
        self._setup = setup
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
            late = threading.Event()
            timer = threading.Timer(self._limit, lambda p=process, e=late: (e.set(), p.kill()))
            timer.daemon = True
            timer.start()
            try:
                kind, answer = _exchange(process, payload)
            except (EOFError, OSError):
                self._end(process)
                if late.is_set():
                    return Lost("time_limit", f"took longer than {self._limit:g} s")
                died = _death(process)
                if attempt or self.closed:
                    break
                continue
            finally:
                timer.cancel()
            return answer if kind == DONE else Lost("error", answer.decode("utf-8"))
        return Lost("crashed", f"its worker process died twice ({died}){memory_suspected(died, self._memory)}")

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
        timer = threading.Timer(_START_SECONDS, process.kill)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None
            process.stdin.write(pickle.dumps(sys.path))
            kind, answer = _exchange(process, self._setup)
        finally:
            timer.cancel()
        if kind == BROKEN:
            self._end(process)
            raise WorkerError(f"a worker process could not load its work: {answer.decode('utf-8')}")
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


def _exchange(process: subprocess.Popen[bytes], payload: bytes) -> tuple[int, bytes]:
    assert process.stdin is not None and process.stdout is not None
    write_frame(process.stdin, 0, payload)
    return read_frame(process.stdout)


def _death(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
