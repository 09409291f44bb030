"""The verb for many pages, `batch`.

Exit codes: 0 all pages done; 1 some failed (they stand in the failures file) or the output could not be written; 2 a wrong argument or input;
130 interrupted.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

import click

from extractor.cli.inputs import UNRESOLVED_HINT_OF_MANY
from extractor.cli.limit_options import Limits, limit_options
from extractor.cli.messages import CONTEXT, check_date, check_output, counted, fail, is_stdout, loudness, printed, say
from extractor.cli.output.formats import Format, format_options
from extractor.cli.output.stream import stream_pages
from extractor.cli.own import own_options, read_rules
from extractor.cli.verb import Verb, files_argument

if TYPE_CHECKING:
    from extractor.batch import BatchOptions, Entry, ReadOptions, Summary


@click.command(cls=Verb, context_settings=CONTEXT)
@files_argument("inputs")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Where to; its ending says what. - is standard output.",
)
@format_options
@click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Processes; by default all cores.")
@click.option("--resume", is_flag=True, help="Go on with an interrupted run (the first time: begin).")
@click.option("--overwrite", is_flag=True, help="Replace an output, or an interrupted run, that is there.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first page that fails.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="Only the first N pages.")
@click.option("--dry-run", is_flag=True, help="List the pages and their dates; extract nothing.")
@click.option("--published", metavar="DATE", help="Publication date (EDTF) of pages that have no other.")
@click.option(
    "--published-from",
    metavar="WHERE",
    help="Where each page's date is: name, name:PATTERN, sidecar, sidecar:TABLE, field:NAME.",
)
@click.option("--text-field", metavar="NAME", default="text", show_default=True, help="JSON Lines: the page's text.")
@click.option("--source-field", metavar="NAME", help="JSON Lines: what names the page (by default FILE:LINE).")
@click.option(
    "--names",
    type=click.Choice(["network", "fast"]),
    default="network",
    show_default=True,
    help="How names are found: by the neural tagger, or faster and fewer.",
)
@own_options
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="What runs the processes: this machine, or Ray.",
)
@click.option("--address", metavar="ADDRESS", help="Ray: the cluster; without it one on this machine.")
@click.option("--encoding", metavar="NAME", help="The encoding of all files; found by itself where left out.")
@limit_options
def batch(
    inputs: tuple[str, ...],
    output: Path | None,
    form: Format | None,
    bom: bool,
    workers: int | None,
    resume: bool,
    overwrite: bool,
    fail_fast: bool,
    limit: int | None,
    dry_run: bool,
    published: str | None,
    published_from: str | None,
    text_field: str,
    source_field: str | None,
    names: Literal["network", "fast"],
    lexicons: tuple[str, ...],
    rules: tuple[str, ...],
    engine: Literal["local", "ray"],
    address: str | None,
    encoding: str | None,
    **limits: Unpack[Limits],
) -> None:
    """Read many pages into one output, in the order of the inputs.

    INPUT is a file (text, Markdown, HTML, PDF, DOCX), a folder, a quoted pattern, a JSON Lines file (.jsonl), or - for a list of files on standard input;
    a file named twice is read once. OUT ends in .jsonl (a document a line), .csv (a line a fact), .parquet (a folder of tables), .duckdb (a database of tables and views), or in
    nothing: a folder with a JSON file for each page. - is standard output, in the --format that is given (by default jsonl). Pages that fail stand
    with their reasons in OUT.failures.jsonl (with -o - on stderr); the rest goes on, and the exit code is 1.

    \b
    Examples:
      extractor batch news/ -o news.jsonl --published-from name
      extractor batch 'news/2025-*.txt' more.jsonl -o news.duckdb --resume
      find news -name '*.html' | extractor batch - -o out/ --workers 4
      extractor batch news/ -o facts.csv --bom
      extractor batch news/ -o - | jq .id
      extractor batch news/ --dry-run --published-from sidecar
      extractor batch news/ -o news.jsonl --lexicon programmes.tsv --resume
    """
    from extractor.batch import (
        BatchOptions,
        InputError,
        ReadOptions,
        find_entries,
        parse_published_from,
        without_readmes,
    )

    if resume and overwrite:
        fail("--resume goes on, --overwrite begins anew: give one of the two")
    check_date(published)
    form = _check_format(output, form, bom)
    try:
        where = parse_published_from(published_from) if published_from else None
    except ValueError as error:
        fail(f"--published-from {error}")
    try:
        own_rules = [] if dry_run else read_rules(rules)
    except ValueError as error:
        fail(str(error))
    read = ReadOptions(published, where, encoding, text_field, source_field, limits["size_limit"], limits["page_limit"])
    options = BatchOptions(
        read=read,
        workers=workers,
        time_limit=limits["time_limit"],
        memory_limit=limits["memory_limit"],
        limit=limit,
        resume=resume,
        overwrite=overwrite,
        fail_fast=fail_fast,
        names=names,
        lexicons=lexicons,
        rules=tuple(own_rules),
        engine=engine,
        address=address,
    )
    try:
        entries = without_readmes(find_entries(inputs, sys.stdin.buffer), inputs)
    except InputError as error:
        fail(str(error), error.hint)
    if dry_run:
        _list_pages(entries, read, limit)
    elif output is None:
        fail(
            "where to? give -o OUT",
            "OUT ends in .jsonl, .csv, .parquet, .duckdb, or in nothing for a folder; - is standard output",
        )
    elif form is not None:
        if resume or engine != "local":
            fail("-o - and -o OUT.csv take neither --resume nor --engine", "write .jsonl, .parquet or .duckdb")
        if not is_stdout(output) and output.exists() and not overwrite:
            fail(f"{output} is there already", "--overwrite replaces it")
        stream_pages(entries, output, options, form=form, bom=bom, show_progress=lambda: _progress(inputs, limit))
    else:
        check_output(output, inputs)
        _run(inputs, entries, output, options)


def _run(inputs: tuple[str, ...], entries: Iterator[Entry], output: Path, options: BatchOptions) -> None:
    from extractor.batch import BatchError, run_batch
    from extractor.workers import WorkerError

    # An order to end is an interruption like Ctrl-C: the state is brought to the disk first.
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        with _progress(inputs, options.limit) as on_progress:
            summary = run_batch(entries, output, options, on_progress=on_progress)
    except BatchError as error:
        fail(str(error), error.hint)
    except (ValueError, ImportError) as error:
        fail(str(error))
    except WorkerError as error:
        fail(str(error), code=1)
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}", "--resume goes on once that is mended", code=1)
    except KeyboardInterrupt:
        fail(f"interrupted; what is done is kept beside {output}", "--resume goes on with it", code=130)
    _report(summary, output)


def _check_format(output: Path | None, form: Format | None, bom: bool) -> Format | None:
    """The format in which the CLI itself writes: for standard output, and CSV; None where the batch's own outputs are meant."""
    made: Format | None
    if output is None:
        made = None
    elif is_stdout(output):
        made = form or "jsonl"
    elif output.suffix.lower() == ".csv":
        made = "csv"
    else:
        endings = {"": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
        if form is not None and endings.get(output.suffix.lower()) != form:
            fail(f"--format {form}: -o {output} is written by its ending", "leave --format out, or write to -o -")
        made = None
    if made == "csv" and form not in (None, "csv"):
        fail(f"--format {form}: -o {output} is CSV by its ending", "leave --format out, or write to -o -")
    if bom and made != "csv":
        fail("--bom goes with CSV", "-o facts.csv, or -o - --format csv")
    return made


def _report(summary: Summary, output: Path) -> None:
    if not (summary.done or summary.failed):
        say(f"{output} was whole already", hint="--overwrite makes it anew")
        return
    if summary.stopped is not None:
        fail(f"stopped at {summary.stopped}", "mend or leave out the page, then --resume", code=1)
    done = counted(summary.done - summary.failed, "document")
    if summary.unresolved:
        done += f", {counted(summary.unresolved, 'relative date')} unresolved"
    hint = UNRESOLVED_HINT_OF_MANY if summary.unresolved else ""
    if not summary.failed:
        say(f"{done} -> {output}", hint=hint)
        return
    say(f"{done} -> {output}; {counted(summary.failed, 'page')} failed: why stands in {summary.failures}", hint=hint)
    sys.exit(1)


@contextmanager
def _progress(inputs: tuple[str, ...], limit: int | None) -> Iterator[Callable[[int, int], object] | None]:
    """A bar with rate and time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty() or not loudness():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from extractor.batch import count_entries

    total = count_entries(inputs)
    if limit is not None:
        total = limit if total is None else min(total, limit)
    columns = [BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeElapsedColumn()]
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total, rate="")
        began: list[tuple[float, int]] = []

        def on_progress(done: int, failed: int) -> None:
            # From the first page on, so that the workers' start does not count, nor what an earlier run had done.
            now = time.monotonic()
            began.append((now, done)) if not began else None
            since, before = began[0]
            rate = f"{(done - before) / (now - since):.1f} pages/s" if done > before and now > since else ""
            bar.update(task, completed=done, rate=f"{rate}, {failed} failed" if failed else rate)

        yield on_progress


def _list_pages(entries: Iterator[Entry], read: ReadOptions, limit: int | None) -> None:
    """A line for each page: its source, its date, and what is wrong with it, tabs between them."""
    from itertools import islice

    from extractor.batch import Unread, read_page_of

    pages = wrong = 0
    for entry in islice(entries, limit):
        pages += 1
        try:
            page = read_page_of(entry, read)
            click.echo(printed(f"{page.source}\t{page.published or ''}\t"))
        except Unread as error:
            wrong += 1
            click.echo(printed(f"{entry.source}\t\t{error}"))
    say(f"{counted(pages, 'page')}, {wrong:,} that cannot be read")
