"""`Desk`: worker processes for tasks that come one at a time and from many threads, a service's."""

from __future__ import annotations

import pickle
import queue
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from extractor.workers.process import Lost, Unprepared, Worker
from extractor.workers.task_limits import MEMORY_LIMIT, check_limits

T = TypeVar("T")
R = TypeVar("R")


class Desk(Generic[T, R]):
    """`work` in so many processes, each at one task. What holds of `map_ordered`'s tasks holds of these: a time limit, and a crash costs one task."""

    def __init__(
        self, work: Callable[[T], R], *, workers: int, time_limit: float, memory_limit: int = MEMORY_LIMIT
    ) -> None:
        time_limit = check_limits(time_limit, memory_limit)
        setup = pickle.dumps((work, time_limit, memory_limit), pickle.HIGHEST_PROTOCOL)
        unprepared = Unprepared()
        self._workers = [Worker(setup, time_limit, memory_limit, unprepared) for _ in range(workers)]
        # The last that was at work is the warmest.
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def run(self, task: T) -> R | Lost:
        """The result of a task, or why there is none; waits for a worker. Raises WorkerError where none can be started, or the desk is closed."""
        worker = self._idle.get()
        try:
            answer = worker.run(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
        finally:
            self._idle.put(worker)
        return answer if isinstance(answer, Lost) else cast("R", pickle.loads(answer))

    @property
    def busy(self) -> int:
        """How many workers are at a task."""
        return len(self._workers) - self._idle.qsize()

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.close()
