"""Many pages at once: from files, folders and JSON Lines to JSON Lines, Parquet, DuckDB or a folder, resumable after any interruption.

The public names load on first use, those of clusters and Arrow with their packages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__all__ = [
    "BatchError",
    "BatchOptions",
    "Entry",
    "InputError",
    "PublishedFrom",
    "ReadOptions",
    "Refused",
    "Summary",
    "Unread",
    "count_entries",
    "extract_arrow",
    "extract_dataframe",
    "extract_dataset",
    "find_entries",
    "parse_published_from",
    "read_documents",
    "read_page_of",
    "run_batch",
    "without_readmes",
]

if TYPE_CHECKING:
    from extractor.batch.arrow import extract_arrow
    from extractor.batch.documents import read_documents, without_readmes
    from extractor.batch.journal import BatchError
    from extractor.batch.on_ray import extract_dataset
    from extractor.batch.on_spark import extract_dataframe
    from extractor.batch.published import PublishedFrom, parse_published_from
    from extractor.batch.read import ReadOptions, Refused, Unread, read_page_of
    from extractor.batch.run import BatchOptions, Summary, run_batch
    from extractor.batch.sources import Entry, InputError, count_entries, find_entries

_HOME = {
    "BatchError": "extractor.batch.journal",
    "BatchOptions": "extractor.batch.run",
    "Entry": "extractor.batch.sources",
    "InputError": "extractor.batch.sources",
    "PublishedFrom": "extractor.batch.published",
    "ReadOptions": "extractor.batch.read",
    "Summary": "extractor.batch.run",
    "Refused": "extractor.batch.read",
    "Unread": "extractor.batch.read",
    "count_entries": "extractor.batch.sources",
    "extract_arrow": "extractor.batch.arrow",
    "extract_dataframe": "extractor.batch.on_spark",
    "extract_dataset": "extractor.batch.on_ray",
    "find_entries": "extractor.batch.sources",
    "parse_published_from": "extractor.batch.published",
    "read_documents": "extractor.batch.documents",
    "read_page_of": "extractor.batch.read",
    "run_batch": "extractor.batch.run",
    "without_readmes": "extractor.batch.documents",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
