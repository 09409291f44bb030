"""The facts of a report as data, so that the page itself can hand them out as CSV and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.frames import SPREADSHEET_COLUMNS, spreadsheet_rows
from extractor.models import Document, plain


def export_rows(documents: Sequence[Document]) -> dict[str, object]:
    """The columns of `extractor extract --format csv`, and each fact as the places and contents of the cells that are filled, in the order of the table."""
    columns = list(SPREADSHEET_COLUMNS)
    rows = [
        {str(place): _cell(row[name]) for place, name in enumerate(columns) if row[name] is not None}
        for document in documents
        for row in spreadsheet_rows(document)
    ]
    return {"columns": columns, "rows": rows}


def _cell(value: object) -> object:
    return plain(value) if isinstance(value, Decimal) else value
