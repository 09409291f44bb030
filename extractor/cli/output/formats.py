"""How documents are written: `json`, `jsonl`, `csv` and `table`."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeVar

import click

if TYPE_CHECKING:
    from extractor.models import Document

Format = Literal["json", "jsonl", "csv", "table"]
FORMATS: tuple[Format, ...] = ("json", "jsonl", "csv", "table")
F = TypeVar("F", bound=Callable[..., object])


def format_options(verb: F) -> F:
    """Gives a verb `--format` and `--bom`: the arguments `form` and `bom`."""
    options = [
        click.option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            help="json: whole documents; jsonl: one a line; csv: a line a fact; table: facts for the eye.",
        ),
        click.option("--bom", is_flag=True, help="CSV for Excel: begin with a byte order mark, and disarm formulas."),
    ]
    for option in reversed(options):
        verb = option(verb)
    return verb


def written(
    documents: Iterable[Document],
    form: Format,
    *,
    one: bool,
    pretty: bool = False,
    bom: bool = False,
    styled: bool = False,
) -> Iterator[str]:
    """The documents in a format, piece by piece. JSON of more than `one` is an array; a table is as wide as the terminal, `styled` for one."""
    if form == "jsonl":
        yield from (document.model_dump_json() + "\n" for document in documents)
    elif form == "csv":
        from extractor.frames import csv_head, csv_lines

        yield csv_head(bom=bom)
        yield from (csv_lines(document, bom=bom) for document in documents)
    elif form == "table":
        yield from (_table(document, styled) for document in documents)
    elif one:
        yield from (document.model_dump_json(indent=2 if pretty else None) + "\n" for document in documents)
    else:
        yield from _array(documents, pretty)


def _array(documents: Iterable[Document], pretty: bool) -> Iterator[str]:
    """A JSON array, a document at a time."""
    before = "[\n"
    for document in documents:
        yield before + document.model_dump_json(indent=2 if pretty else None)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _table(document: Document, styled: bool) -> str:
    from extractor.cli.output.terminal_table import print_facts

    out = io.StringIO()
    print_facts([document], out, styled=styled)
    return out.getvalue()
