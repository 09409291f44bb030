"""The facts of a document as flat dicts with the same keys, for a data frame or a file of lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from extractor.frames.tables import Row, rows_of
from extractor.models import Document

# The qualifiers that facts have (docs/en/reference/records.md: Fact), each a column of its own.
QUALIFIERS = ("tier", "population", "place", "item", "condition", "row", "aggregate", "direction", "compared_with")


def fact_rows(document: Document) -> Iterator[Row]:
    """A dict a fact, in reading order, every value a scalar or None.

    The keys are those of the facts table (`extractor.frames.tables`), but each qualifier has a key of its own and `per` joins its units with `/`
    (元/年/人: `year/person`). `number` and `upper` are Decimals, `period_start` and `period_end` are `datetime.date`.
    """
    for row in rows_of(document, "facts"):
        flat = {key: value for key, value in row.items() if key != "qualifiers"}
        qualifiers = cast(dict[str, str], row["qualifiers"])
        flat["per"] = "/".join(cast(list[str], row["per"])) or None
        yield {**flat, **{key: qualifiers.get(key) for key in QUALIFIERS}}


def fact_line(row: Row) -> str:
    """A row as one line of JSON: Decimals and days as strings, as everywhere in the JSON."""
    return json.dumps({key: _plain(value) for key, value in row.items()}, ensure_ascii=False) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
