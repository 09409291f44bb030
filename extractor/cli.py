"""The command line: one verb a function. JSON goes to stdout, messages to stderr.

Exit codes: 0 done; 1 the result could not be written; 2 a wrong argument or a page that cannot be read.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from extractor import __version__

if TYPE_CHECKING:
    from extractor.models import Document

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main() -> None:
    """The entry point of the `extractor` command and of `python -m extractor`."""
    try:
        cli(prog_name="extractor")
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: that is its right. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


@click.group(context_settings=_CONTEXT, no_args_is_help=True)
@click.version_option(__version__, prog_name="extractor")
def cli() -> None:
    """Structured facts out of Chinese news pages.

    \b
    Examples:
      extractor extract page.txt --published 2025-03 --pretty
      extractor explain 累计赔付超317万人次，总赔付金额达27.59亿元
      extractor schema > document.schema.json
    """


@cli.command(context_settings=_CONTEXT)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--published", metavar="DATE", help="Publication date in EDTF: 2025, 2025-03 or 2025-03-20.")
@click.option("--pretty", is_flag=True, help="Indent the JSON.")
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Write to this file, not stdout.")
@click.option("--encoding", metavar="NAME", help="The page's encoding; found by itself where left out.")
@click.option("--table", is_flag=True, help="Also print the facts as a table, on stderr.")
def extract(
    file: str, published: str | None, pretty: bool, output: Path | None, encoding: str | None, table: bool
) -> None:
    """Read one page and write its records as JSON.

    FILE is a text file (UTF-8, GB18030, Big5 or UTF-16); - or nothing reads standard input. Offsets in the JSON count the characters of
    the field "text".

    \b
    Examples:
      extractor extract page.txt --published 2025-03 --pretty
      extractor extract - < page.txt | jq '.articles[].facts'
      extractor extract page.txt -o page.json --table
    """
    _check_published(published)
    text = _read(file, encoding)

    from extractor.api import Extractor

    document = Extractor().extract(text, published=published, source=None if file == "-" else file)
    _write(document.model_dump_json(indent=2 if pretty else None) + "\n", output)
    if table:
        _print_table(document)


@cli.command(context_settings=_CONTEXT)
@click.argument("text")
@click.option("--published", metavar="DATE", help="Publication date in EDTF: 2025, 2025-03 or 2025-03-20.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def explain(text: str, published: str | None, as_json: bool) -> None:
    """Show the mentions and facts of TEXT, each with the rule behind it.

    \b
    Examples:
      extractor explain 4年来已累计赔付超317万人次，总赔付金额达27.59亿元
      extractor explain --published 2025-03 "$(cat page.txt)"
    """
    _check_published(published)

    from extractor.api import Extractor

    explanation = Extractor().explain(text, published=published)
    _write(
        explanation.model_dump_json(indent=2) + "\n" if as_json else "".join(f"{x}\n" for x in explanation.lines()),
        None,
    )


@cli.command(context_settings=_CONTEXT)
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="Write to this file, not stdout.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of what `extract` writes.

    \b
    Example:
      extractor schema > document.schema.json
    """
    from extractor.models import json_schema

    _write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", output)


def _check_published(published: str | None) -> None:
    from extractor.api import check_published

    try:
        check_published(published)
    except ValueError as error:
        _fail(str(error).replace("published=", "--published ", 1))


def _read(file: str, encoding: str | None) -> str:
    """The text of FILE or standard input; ends the program with a message where there is none."""
    from extractor.reading import MAX_BYTES, UnreadableError, decode, read_text

    try:
        if file != "-":
            return read_text(Path(file), encoding=encoding)
        if sys.stdin.isatty():
            click.echo("extractor: reading a page from the terminal; end it with Ctrl-D", err=True)
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", encoding=encoding)
    except UnreadableError as error:
        _fail(str(error), error.hint)


def _write(text: str, output: Path | None) -> None:
    """To the file, whole or not at all, or to stdout."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    try:
        handle, part = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8"))
            # mkstemp files are private; the result gets the rights that an ordinary new file would have.
            umask = os.umask(0)
            os.umask(umask)
            Path(part).chmod(0o666 & ~umask)
            Path(part).replace(output)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        _fail(f"cannot write {output}: {error.strerror or error}", code=1)


def _fail(message: str, hint: str = "", code: int = 2) -> NoReturn:
    click.echo(f"extractor: error: {message}" + (f"\n  hint: {hint}" if hint else ""), err=True)
    sys.exit(code)


def _print_table(document: Document) -> None:
    """The facts, a row each, for a person to look over."""
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True)
    for article in document.articles:
        if not article.facts:
            continue
        table = Table(title=article.title, title_justify="left", title_style="bold", expand=True)
        for column, ratio in (("subject", 5), ("metric", 5), ("value", 5), ("period", 3), ("qualifiers", 4)):
            table.add_column(column, ratio=ratio, overflow="fold")
        for fact in article.facts:
            table.add_row(
                fact.subject.text if fact.subject else "",
                fact.metric,
                str(fact.value),
                str(fact.period) if fact.period else "",
                " ".join(f"{name}={text}" for name, text in fact.qualifiers.items()),
            )
        console.print(table)
    entities = sum(1 for _ in document.entities)
    facts = sum(1 for _ in document.facts)
    console.print(f"{len(document.articles)} articles, {entities} mentions, {facts} facts", highlight=False)
