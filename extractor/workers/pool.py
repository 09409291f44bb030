"""`map_ordered`: a function over many tasks in worker processes, results in the order of the tasks."""

from __future__ import annotations

import os
import pickle
import queue
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Generic, TypeVar, cast

from extractor.workers.process import Lost, Unprepared, Worker, WorkerError
from extractor.workers.serve import Together
from extractor.workers.task_limits import MEMORY_LIMIT, check_limits

T = TypeVar("T")
R = TypeVar("R")

# Tasks taken from the caller and not yet given back, a worker. A slow task holds back the results behind it; the others work on for so long.
WINDOW = 8
# Small tasks, so many bytes of them and their results a worker, may be more: those that can share work are handed over together, about so many seconds' worth.
SMALL_WINDOW = 40
SMALL = 4 * 1024**2
TOGETHER = 32
TOGETHER_SECONDS = 4.0
MAX_WORKERS = 1000


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

    `work`, tasks and results are pickled. At most 8 tasks a worker are taken and not yet given back (of `Together` work 40, where they are small), and no more processes are started than there are
    tasks. Tasks of `Together` work are handed over together, where many wait and each takes little time. A task may take `time_limit` seconds (`inf`: any time); then its process is killed and it counts as Lost, as does a task that raises or wants more than
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
    return _Pool[T, R](setup, count, time_limit, memory_limit, together=isinstance(work, Together)).map(tasks)


class _Pool(Generic[T, R]):
    """A thread for each worker process feeds it a task at a time; the caller's own thread takes the tasks and gives the results."""

    def __init__(self, setup: bytes, count: int, time_limit: float, memory_limit: int, *, together: bool) -> None:
        unprepared = Unprepared()
        self._workers = [Worker(setup, time_limit, memory_limit, unprepared) for _ in range(count)]
        self._together = min(TOGETHER_SECONDS, time_limit / 4) if together else 0.0
        self._tasks: queue.SimpleQueue[tuple[int, bytes] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[int, bytes | Lost | WorkerError]] = queue.SimpleQueue()

    def _has_room(self, ahead: int, size: int) -> bool:
        """Whether one task more may be taken, when `ahead` are on their way, of `size` bytes with the results that wait."""
        count = len(self._workers)
        return ahead < WINDOW * count or bool(self._together and ahead < SMALL_WINDOW * count and size < SMALL * count)

    def map(self, tasks: Iterable[T]) -> Generator[R | Lost, None, None]:
        threads = [threading.Thread(target=self._drive, args=[worker], daemon=True) for worker in self._workers]
        ready: dict[int, bytes | Lost] = {}
        sizes: dict[int, int] = {}
        given = taken = 0
        source = iter(tasks)
        exhausted = False
        idle = iter(threads)
        try:
            while True:
                while not exhausted and self._has_room(taken - given, sum(sizes.values())):
                    try:
                        task = next(source)
                    except StopIteration:
                        exhausted = True
                        break
                    payload = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
                    sizes[taken] = len(payload)
                    self._tasks.put((taken, payload))
                    taken += 1
                    _start_next(idle)
                if given == taken:
                    return
                while given not in ready:
                    index, answer = self._answers.get()
                    if isinstance(answer, WorkerError):
                        raise answer
                    ready[index] = answer
                    sizes[index] += 0 if isinstance(answer, Lost) else len(answer)
                answer = ready.pop(given)
                del sizes[given]
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

    def _drive(self, worker: Worker) -> None:
        share = 1
        while (item := self._tasks.get()) is not None and not worker.closed:
            items = [item, *self._further(share)]
            begun = time.monotonic()
            self._answer(worker, items)
            if self._together:
                share = min(TOGETHER, max(1, int(self._together * len(items) / (time.monotonic() - begun + 1e-6))))
        worker.finish()

    def _further(self, share: int) -> Iterator[tuple[int, bytes]]:
        """The tasks that a worker takes with its next, `share` in all, where so many wait that the other workers have as many."""
        for _ in range(min(share - 1, self._tasks.qsize() // len(self._workers))):
            try:
                item = self._tasks.get_nowait()
            except queue.Empty:
                return
            if item is None:
                self._tasks.put(None)  # the sign to end
                return
            yield item

    def _answer(self, worker: Worker, items: Sequence[tuple[int, bytes]]) -> None:
        answered = 0
        try:
            for (index, _), answer in zip(items, worker.run_together([payload for _, payload in items]), strict=True):
                self._answers.put((index, answer))
                answered += 1
        except WorkerError as error:
            self._answers.put((items[answered][0], error))
        except Exception as error:
            # The caller waits for an answer to every task: whatever goes wrong here must reach it.
            wrong = WorkerError(f"a worker could not be driven ({type(error).__name__}: {error})")
            self._answers.put((items[answered][0], wrong))


def _start_next(threads: Iterator[threading.Thread]) -> None:
    """One thread more, while there are any."""
    thread = next(threads, None)
    try:
        if thread is not None:
            thread.start()
    except RuntimeError as error:
        raise WorkerError(f"no thread more for a worker ({error}); give fewer workers") from error
