"""Records as flat rows: for data frames, Parquet and SQL, and in a notebook. The public names load on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__all__ = [
    "TABLES",
    "Row",
    "TableName",
    "columns_of",
    "fact_line",
    "fact_rows",
    "html",
    "rows_of",
    "to_dataframe",
]

if TYPE_CHECKING:
    from extractor.frames.fact_rows import fact_line, fact_rows
    from extractor.frames.notebook import html, to_dataframe
    from extractor.frames.tables import TABLES, Row, TableName, columns_of, rows_of

_HOME = {
    "Row": "extractor.frames.tables",
    "TABLES": "extractor.frames.tables",
    "TableName": "extractor.frames.tables",
    "columns_of": "extractor.frames.tables",
    "fact_line": "extractor.frames.fact_rows",
    "fact_rows": "extractor.frames.fact_rows",
    "html": "extractor.frames.notebook",
    "rows_of": "extractor.frames.tables",
    "to_dataframe": "extractor.frames.notebook",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
