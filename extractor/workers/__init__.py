"""Work spread over processes that may hang, crash or be killed: each loses only the task it was at. Knows nothing of pages."""

from __future__ import annotations

from extractor.workers.desk import Desk
from extractor.workers.pool import Lost, WorkerError, default_workers, map_ordered

__all__ = ["Desk", "Lost", "WorkerError", "default_workers", "map_ordered"]
