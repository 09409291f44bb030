"""The verb `query`: SQL over what `batch` wrote. Exit codes: 0 done; 2 a wrong argument, file or statement."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.messages import CONTEXT, fail, is_stdout, printed, write_pieces
from extractor.cli.verb import Verb

if TYPE_CHECKING:
    import duckdb


@click.command(cls=Verb, context_settings=CONTEXT)
@click.argument("database", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("sql", metavar="SQL", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    help="By default a table on a terminal, else CSV.",
)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file; - is standard output."
)
@click.option("--bom", is_flag=True, help="CSV for Excel: begin with a byte order mark, and disarm formulas.")
@click.option(
    "--allow-external",
    is_flag=True,
    help="Let the statement, and the views of OUT, read and write other files and load extensions.",
)
def query(
    database: Path, sql: str | None, form: str | None, output: Path | None, bom: bool, allow_external: bool
) -> None:
    """Ask an output of `extractor batch` in SQL (DuckDB's).

    OUT is a .duckdb database or a .parquet folder, with the tables documents, articles, entities and facts and the views figures, money, programmes,
    organizations, people, places and dates; or a .jsonl file, with the one table documents (its articles are nested). Without SQL
    the columns are listed. SQL may only ask, and only of OUT: no other file is read, none is written, nothing is loaded (see --allow-external).

    \b
    Examples:
      extractor query news.duckdb
      extractor query news.duckdb "select subject, metric, amount from money order by amount desc limit 10"
      extractor query news.parquet "from programmes order by documents desc" --format csv
      extractor query news.duckdb "from figures where metric_code = 'premium'" --bom -o premiums.csv
    """
    if form is None:
        form = "table" if is_stdout(output) and not bom and sys.stdout.isatty() else "csv"
    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv")
    if not database.exists():
        fail(f"{database}: no such file or folder")
    from extractor.batch import database as databases

    try:
        databases.require_duckdb()
    except ImportError as error:
        fail(str(error))
    import duckdb

    statement = sql or "select table_name, column_name, data_type from information_schema.columns"
    try:
        with databases.connect(database, allow_external=allow_external) as connection:
            if not (allow_external or databases.only_reads(connection, statement)):
                fail("the statement does more than ask", "--allow-external lets it, also read and write other files")
            connection.execute(statement)
            columns = [str(column[0]) for column in connection.description or ()]
            write_pieces(_written(columns, _rows(connection), form, bom, styled=is_stdout(output)), output)
    except ValueError as error:
        fail(str(error))
    except duckdb.Error as error:
        fail(f"{database}: {str(error).strip()}")


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    """A row at a time, whatever their number."""
    while rows := connection.fetchmany(256):
        yield from rows


def _written(
    columns: list[str], rows: Iterator[tuple[object, ...]], form: str, bom: bool, *, styled: bool
) -> Iterator[str]:
    """The answer in a format, a row at a time; a table as a whole, `styled` where it is for a terminal."""
    if form == "csv":
        from extractor.frames import csv_table

        yield from csv_table(chain([columns], ([_unpadded(cell) for cell in row] for row in rows)), bom=bom)
    elif form == "jsonl":
        for row in rows:
            yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_plain) + "\n"
    else:
        yield _table(columns, rows, styled=styled)


def _table(columns: list[str], rows: Iterator[tuple[object, ...]], *, styled: bool) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # As `Text`: in a `str` [/b] and the like would be taken for markup.
    table = Table()
    for column in columns:
        table.add_column(Text(printed(column)))
    for row in rows:
        table.add_row(*(Text("" if cell is None else printed(_plain(cell))) for cell in row))
    out = io.StringIO()
    width = shutil.get_terminal_size((120, 24)).columns
    Console(file=out, width=width, force_terminal=styled and sys.stdout.isatty()).print(table)
    return out.getvalue()


def _unpadded(cell: object) -> object:
    """A decimal without the zeros that its column pads it with; anything else as it is."""
    from decimal import Decimal

    return Decimal(_plain(cell)) if isinstance(cell, Decimal) else cell


def _plain(cell: object) -> str:
    """A decimal without the zeros that its column pads it with; anything else as it prints."""
    from decimal import Decimal

    if isinstance(cell, Decimal):
        text = format(cell, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(cell)
