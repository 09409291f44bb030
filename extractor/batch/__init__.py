"""Many pages at once: from files, folders and JSON Lines to JSON Lines, Parquet, DuckDB or a folder, resumable after any interruption."""

from __future__ import annotations

from extractor.batch.published import PublishedFrom, parse_published_from
from extractor.batch.run import BatchError, BatchOptions, Summary, run_batch
from extractor.batch.sources import Entry, InputError, find_entries

__all__ = [
    "BatchError",
    "BatchOptions",
    "Entry",
    "InputError",
    "PublishedFrom",
    "Summary",
    "find_entries",
    "parse_published_from",
    "run_batch",
]
