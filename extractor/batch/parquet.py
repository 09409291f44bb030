"""Parquet: a folder of one file a table, `documents.parquet`, `articles.parquet`, `entities.parquet`, `facts.parquet`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from extractor.batch.arrow import collected, table_schema
from extractor.frames import TABLES


def write_parquet(log: Path, folder: Path) -> None:
    """The tables of a log as Parquet files in a new folder, a row group for every 256 documents; the same log gives the same bytes."""
    import pyarrow.parquet as pq

    folder.mkdir()
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(
                pq.ParquetWriter(folder / f"{table}.parquet", table_schema(table), compression="zstd")
            )
            for table in TABLES
        }
        for tables in collected(log):
            for table, rows in tables.items():
                writers[table].write_table(rows)
