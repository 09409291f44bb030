"""Documents as Arrow: flat tables for Parquet and SQL, and `extract_arrow`, a table of texts to a table of whole documents.

The schema of whole documents is made from the models, so that it is the JSON's: decimals are strings, exact; a value is one struct with the
fields of all kinds, of which those of its `type` are filled. The flat tables have typed columns: `decimal128(38, 9)` for numbers (null where one
does not fit; the column `value` has it exactly), `date32` for days.
"""

from __future__ import annotations

import struct
import types
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from extractor.extras import install_hint
from extractor.frames import TABLES, Row, TableName, columns_of, rows_of
from extractor.models import Document

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.api import Extractor

_LENGTHS = struct.Struct(f">{len(TABLES)}Q")
_ARTICLE_AND_VALUE = {"number": "number", "upper": "number", "si_number": "number", "per": "texts"}
# The columns that are not plain strings, by table.
_KINDS: Mapping[str, Mapping[str, str]] = {
    "documents": {"articles": "int", "entities": "int", "facts": "int"},
    "articles": {"byline": "texts"},
    "entities": _ARTICLE_AND_VALUE | {"date_start": "day", "date_end": "day", "raw_start": "int", "raw_end": "int"},
    "facts": _ARTICLE_AND_VALUE
    | {"period_start": "day", "period_end": "day", "qualifiers": "map", "raw_start": "int", "raw_end": "int"},
}
_LARGEST = Decimal(10) ** 29
_STEP = Decimal("1e-9")
# As many digits as the column has: the usual 28 are too few for money beyond ten trillions of millions.
_COLUMN = Context(prec=38)


def require_arrow() -> None:
    """Raises ImportError that names the extra where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ImportError(f"tables need pyarrow: {install_hint('parquet')}") from error


@cache
def table_schema(table: TableName) -> pa.Schema:
    """The flat table's columns; `document` is the number of the document in its batch, from 0, and joins the tables."""
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "int": pa.int64(),
        "number": pa.decimal128(38, 9),
        "day": pa.date32(),
        "texts": pa.list_(pa.string()),
        "map": pa.map_(pa.string(), pa.string()),
    }
    columns = {"document": pa.int64()}
    columns |= {name: kinds[_KINDS[table].get(name, "text")] for name in columns_of(table)}
    return pa.schema(columns.items())


def record_batch(document: Document, index: int, table: TableName) -> pa.RecordBatch:
    """The document's rows of one flat table."""
    import pyarrow as pa

    rows = list(rows_of(document, table))
    schema = table_schema(table)
    kinds = _KINDS[table]
    arrays = [pa.array([index] * len(rows), pa.int64())]
    for column in schema.names[1:]:
        cells = [row[column] for row in rows]
        if kinds.get(column) == "number":
            cells = [_fitting(cell) if isinstance(cell, Decimal) else None for cell in cells]
        elif kinds.get(column) == "map":
            cells = [list(cell.items()) if isinstance(cell, dict) else None for cell in cells]
        arrays.append(pa.array(cells, schema.field(column).type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def render_batches(document: Document, index: int) -> bytes:
    """The rows of all flat tables as one piece of a log: the lengths of the messages, then an Arrow IPC message each."""
    messages = [record_batch(document, index, table).serialize().to_pybytes() for table in TABLES]
    return _LENGTHS.pack(*map(len, messages)) + b"".join(messages)


def read_batches(log: Path) -> Iterator[dict[TableName, pa.RecordBatch]]:
    """The documents of a log that `render_batches` wrote, one at a time."""
    import pyarrow as pa

    with log.open("rb") as stream:
        while head := stream.read(_LENGTHS.size):
            yield {
                table: pa.ipc.read_record_batch(pa.py_buffer(stream.read(length)), table_schema(table))
                for table, length in zip(TABLES, _LENGTHS.unpack(head), strict=True)
            }


def count_batches(log: Path) -> int:
    """The number of documents in such a log. Raises ValueError where it breaks off in the middle of one."""
    end = log.stat().st_size
    count = at = 0
    with log.open("rb") as stream:
        while at < end:
            stream.seek(at)
            head = stream.read(_LENGTHS.size)
            at += len(head) + (sum(_LENGTHS.unpack(head)) if len(head) == _LENGTHS.size else end)
            count += 1
    if at != end:
        raise ValueError(f"{log} is broken behind document {count - 1}")
    return count


def collected(log: Path, documents: int = 256) -> Iterator[dict[TableName, pa.Table]]:
    """The flat tables of a log, so many documents at a time: row groups whose borders depend on nothing else."""
    import pyarrow as pa

    waiting: list[dict[TableName, pa.RecordBatch]] = []

    def taken() -> dict[TableName, pa.Table]:
        tables: dict[TableName, pa.Table] = {
            table: pa.Table.from_batches([one[table] for one in waiting], table_schema(table)).combine_chunks()
            for table in TABLES
        }
        waiting.clear()
        return tables

    for batches in read_batches(log):
        waiting.append(batches)
        if len(waiting) == documents:
            yield taken()
    if waiting:
        yield taken()


@cache
def document_schema() -> pa.Schema:
    """The columns that `extract_arrow` gives: the fields of `Document`, and `error`, why there is no document."""
    import pyarrow as pa

    return pa.schema([*_struct_of([Document]), pa.field("error", pa.string())])


def extract_arrow(
    table: pa.Table,
    *,
    text: str = "text",
    published: str | None = None,
    source: str | None = None,
    extractor: Extractor | None = None,
) -> pa.Table:
    """A table of texts to a table of documents: row for row, with the columns of `document_schema`.

    `text`, `published` and `source` name columns of strings; the last two may be left out, and are then taken from the columns of those names where the
    table has them. A row that cannot be read (a null, an unreadable date) has its reason in `error` and nulls else. Raises KeyError
    for a column that is not there and ImportError where pyarrow is not installed.
    """
    require_arrow()
    import pyarrow as pa

    reader = extractor if extractor is not None else shared_extractor()
    columns = []
    for name, default in ((text, ""), (published, "published"), (source, "source")):
        if name is not None and name not in table.column_names:
            raise KeyError(f"no column {name!r}; there are {', '.join(table.column_names)}")
        name = name if name is not None else default if default in table.column_names else None
        columns.append([None] * table.num_rows if name is None else table[name].to_pylist())
    schema = document_schema()
    rows = [_document_row(reader, *row) for row in zip(*columns, strict=True)]
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


@cache
def shared_extractor(names: Literal["network", "fast"] = "network") -> Extractor:
    """One extractor for all batches that a process is handed."""
    from extractor.api import Extractor

    return Extractor(names=names)


def _document_row(reader: Extractor, text: object, published: object, source: object) -> Row:
    if not isinstance(text, str):
        return {"error": f"text: expected a string, got {type(text).__name__}"}
    day = None if published is None else str(published)
    try:
        document = reader.extract(text, published=day, source=None if source is None else str(source))
    except ValueError as error:
        return {"error": str(error)}
    row: Row = document.model_dump(mode="json")
    for article in document.articles and row["articles"]:  # type: ignore[attr-defined]  # a list of dicts, as dumped
        for fact in article["facts"]:
            fact["qualifiers"] = list(fact["qualifiers"].items())
    return row


def _fitting(number: Decimal) -> Decimal | None:
    """The number with nine decimal places; None where it has too many digits before the point."""
    return number.quantize(_STEP, context=_COLUMN) if abs(number) < _LARGEST else None


Annotation: TypeAlias = Any  # What a model says of a field: a class, a union, a generic alias.


def _struct_of(models: list[type[BaseModel]]) -> list[pa.Field]:
    """The fields of all the models, in the order in which they first come; one name has one type in all of them."""
    import pyarrow as pa

    fields: dict[str, pa.Field] = {}
    for model in models:
        for name, info in model.model_fields.items():
            field = pa.field(name, _type_of(info.annotation))
            if fields.setdefault(name, field) != field:
                raise TypeError(f"{model.__name__}.{name} is {field.type}, elsewhere {fields[name].type}")
    return list(fields.values())


def _type_of(annotation: Annotation) -> pa.DataType:
    """The Arrow type of a model's field as it stands in JSON."""
    import pyarrow as pa

    origin: object = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Annotated:
        return _type_of(arguments[0])
    if origin in (Union, types.UnionType):
        kinds = [argument for argument in arguments if argument is not type(None)]
        return _type_of(kinds[0]) if len(kinds) == 1 else pa.struct(_struct_of(kinds))
    if origin is list:
        return pa.list_(_type_of(arguments[0]))
    if origin is tuple:
        return pa.list_(_type_of(arguments[0]))
    if origin is dict:
        return pa.map_(pa.string(), pa.string())
    if origin is Literal or annotation in (str, Decimal):
        return pa.string()
    if annotation is int:
        return pa.int64()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_struct_of([annotation]))
    raise TypeError(f"no Arrow type for {annotation}")
