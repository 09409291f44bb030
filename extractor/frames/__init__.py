"""Records as flat rows: for data frames, Parquet and SQL, and in a notebook. The public names load on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

__all__ = [
    "QUALIFIERS",
    "SPREADSHEET_COLUMNS",
    "TABLES",
    "Row",
    "TableName",
    "columns_of",
    "csv_head",
    "csv_lines",
    "csv_table",
    "fact_line",
    "fact_rows",
    "html",
    "rows_of",
    "spreadsheet_rows",
    "to_dataframe",
]

if TYPE_CHECKING:
    from extractor.frames.fact_rows import QUALIFIERS, fact_line, fact_rows
    from extractor.frames.notebook import html, to_dataframe
    from extractor.frames.spreadsheet import SPREADSHEET_COLUMNS, csv_head, csv_lines, csv_table, spreadsheet_rows
    from extractor.frames.tables import TABLES, Row, TableName, columns_of, rows_of

_HOME = {
    "QUALIFIERS": "extractor.frames.fact_rows",
    "Row": "extractor.frames.tables",
    "SPREADSHEET_COLUMNS": "extractor.frames.spreadsheet",
    "TABLES": "extractor.frames.tables",
    "TableName": "extractor.frames.tables",
    "columns_of": "extractor.frames.tables",
    "csv_head": "extractor.frames.spreadsheet",
    "csv_lines": "extractor.frames.spreadsheet",
    "csv_table": "extractor.frames.spreadsheet",
    "fact_line": "extractor.frames.fact_rows",
    "fact_rows": "extractor.frames.fact_rows",
    "html": "extractor.frames.notebook",
    "rows_of": "extractor.frames.tables",
    "spreadsheet_rows": "extractor.frames.spreadsheet",
    "to_dataframe": "extractor.frames.notebook",
}

__getattr__, __dir__ = on_first_use(__name__, _HOME)
