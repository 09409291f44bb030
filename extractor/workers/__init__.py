"""Work spread over processes that may hang, crash or be killed: each loses only the task it was at. Knows nothing of pages."""

from __future__ import annotations

from extractor.workers.forked import map_alone
from extractor.workers.limits import MEMORY_LIMIT, check_limits
from extractor.workers.pool import Lost, WorkerError, default_workers, map_ordered

__all__ = ["MEMORY_LIMIT", "Lost", "WorkerError", "check_limits", "default_workers", "map_alone", "map_ordered"]
