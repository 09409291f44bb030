"""Work spread over processes that may hang, crash or be killed: each loses only the task it was at. Knows nothing of pages."""

from __future__ import annotations

from extractor.workers.desk import Desk
from extractor.workers.forked import map_alone
from extractor.workers.pool import default_workers, map_ordered
from extractor.workers.process import Lost, WorkerError
from extractor.workers.serve import Together
from extractor.workers.task_limits import MEMORY_LIMIT, check_limits

__all__ = [
    "MEMORY_LIMIT",
    "Desk",
    "Lost",
    "Together",
    "WorkerError",
    "check_limits",
    "default_workers",
    "map_alone",
    "map_ordered",
]
