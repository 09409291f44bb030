"""The verb `query`: SQL over what `batch` wrote. Exit codes: 0 done; 2 a wrong argument, file or statement."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.messages import CONTEXT, fail, printed
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
    "--allow-external",
    is_flag=True,
    help="Let the statement, and the views of OUT, read and write other files and load extensions.",
)
def query(database: Path, sql: str | None, form: str | None, allow_external: bool) -> None:
    """Ask an output of `extractor batch` in SQL (DuckDB's).

    OUT is a .duckdb database or a .parquet folder, with the tables documents, articles, entities and facts and the views figures, money, programmes,
    organizations, people, places and dates; or a .jsonl file, with the one table documents (its articles are nested). Without SQL
    the columns are listed. SQL may only ask, and only of OUT: no other file is read, none is written, nothing is loaded (see --allow-external).

    \b
    Examples:
      extractor query news.duckdb
      extractor query news.duckdb "select subject, metric, amount from money order by amount desc limit 10"
      extractor query news.parquet "from programmes order by documents desc" --format csv
    """
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
            _print_rows(columns, _rows(connection), form)
    except ValueError as error:
        fail(str(error))
    except duckdb.Error as error:
        fail(f"{database}: {error}")


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    """A row at a time, whatever their number."""
    while rows := connection.fetchmany(256):
        yield from rows


def _print_rows(columns: list[str], rows: Iterator[tuple[object, ...]], form: str | None) -> None:
    import csv
    import json

    if form is None:
        form = "table" if sys.stdout.isatty() else "csv"
    if form == "table":
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        # As `Text`: in a `str` [/b] and the like would be taken for markup.
        table = Table()
        for column in columns:
            table.add_column(Text(printed(column)))
        for row in rows:
            table.add_row(*(Text("" if cell is None else printed(_plain(cell))) for cell in row))
        Console().print(table)
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(["" if cell is None else _plain(cell) for cell in row])
    else:
        for row in rows:
            record = dict(zip(columns, row, strict=True))
            click.echo(json.dumps(record, ensure_ascii=False, default=_plain))


def _plain(cell: object) -> str:
    """A decimal without the zeros that its column pads it with; anything else as it prints."""
    from decimal import Decimal

    if isinstance(cell, Decimal):
        text = format(cell, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(cell)
