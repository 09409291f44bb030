"""What the verbs over documents (calc, report) share: their inputs and how these are read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from extractor.cli.limit_options import Limits, limit_options
from extractor.cli.messages import check_date, complain, counted, fail, is_stdout, loudness, say, say_more
from extractor.cli.own import make_extractor, own_options
from extractor.cli.verb import files_argument

if TYPE_CHECKING:
    from extractor.many import Failure
    from extractor.models import Document

UNRESOLVED_HINT = "give --published DATE, the day, month or year on which the page came out"
UNRESOLVED_HINT_OF_MANY = f"{UNRESOLVED_HINT}; --published-from WHERE for a date of each page's own"
F = TypeVar("F", bound=Callable[..., object])


class Inputs(Limits):
    """The values of `document_options`."""

    inputs: tuple[str, ...]
    published: str | None
    published_from: str | None
    encoding: str | None
    names: Literal["network", "fast"]
    workers: int | None
    lexicons: tuple[str, ...]
    rules: tuple[str, ...]


def document_options(verb: F) -> F:
    """Gives a verb the argument INPUT... and the options that say how pages are read: the keys of `Inputs`."""
    options = [
        files_argument("inputs"),
        click.option("--published", metavar="DATE", help="Publication date (EDTF) of pages that have no other."),
        click.option(
            "--published-from",
            metavar="WHERE",
            help="Where each page's date is: name, name:PATTERN, sidecar, sidecar:TABLE, field:NAME.",
        ),
        click.option("--encoding", metavar="NAME", help="The encoding of all pages; found by itself where left out."),
        click.option(
            "--names",
            type=click.Choice(["network", "fast"]),
            default="network",
            show_default=True,
            help="How names are found: by the neural tagger, or faster and fewer.",
        ),
        click.option("--workers", metavar="N", type=click.IntRange(min=1), help="Processes; by default all cores."),
    ]
    verb = own_options(limit_options(verb))
    for option in reversed(options):
        verb = option(verb)
    return verb


def read_inputs(given: Inputs) -> tuple[list[Document], list[Failure]]:
    """The documents of the inputs and the failures of those that cannot be read; ends the program where an argument is wrong."""
    from extractor.batch import InputError, ReadOptions, parse_published_from, read_documents
    from extractor.workers import WorkerError

    check_date(given["published"])
    try:
        where = parse_published_from(given["published_from"]) if given["published_from"] else None
    except ValueError as error:
        fail(f"--published-from {error}")
    options = ReadOptions(
        published=given["published"],
        published_from=where,
        encoding=given["encoding"],
        size_limit=given["size_limit"],
        page_limit=given["page_limit"],
    )
    failures: list[Failure] = []
    try:
        with _progress(given["inputs"]) as on_progress:
            documents = list(
                read_documents(
                    given["inputs"],
                    options,
                    reader=make_extractor(given["lexicons"], given["rules"], given["names"]),
                    stdin=sys.stdin.buffer,
                    workers=given["workers"],
                    time_limit=given["time_limit"],
                    memory_limit=given["memory_limit"],
                    on_failure=failures.append,
                    on_progress=on_progress,
                )
            )
    except InputError as error:
        fail(str(error), error.hint)
    except WorkerError as error:
        fail(str(error), code=1)
    except ValueError as error:  # a number of workers that no machine has
        fail(str(error))
    return documents, failures


def read_inputs_or_fail(given: Inputs) -> list[Document]:
    """The documents of the inputs. A page that cannot be read is told on stderr; the program ends where none can."""
    documents, failures = read_inputs(given)
    for failure in failures:
        complain(str(failure))
    if not documents:
        fail("no page could be read" if failures else "the inputs hold no pages")
    say_more(f"read {counted(len(documents), 'page')}, {counted(len(failures), 'page')} that cannot be read")
    return documents


def summarise(documents: Sequence[Document], output: Path | None, *, failed: int = 0) -> None:
    """The line about a run: how much was found, and what stays open for want of a publication date."""
    articles = sum(len(document.articles) for document in documents)
    mentions = sum(1 for document in documents for _ in document.entities)
    facts = sum(1 for document in documents for _ in document.facts)
    open_dates = sum(document.unresolved_dates for document in documents)
    one = documents[0].source or "standard input" if len(documents) == 1 else counted(len(documents), "page")
    found = f"{counted(articles, 'article')}, {counted(mentions, 'mention')}, {counted(facts, 'fact')}"
    what = [f"{one}: {found}"]
    if open_dates:
        what.append(f"{counted(open_dates, 'relative date')} unresolved")
    if failed:
        what.append(f"{counted(failed, 'page')} failed")
    to = "" if output is None or is_stdout(output) else f" -> {output}"
    hint = (
        UNRESOLVED_HINT
        if len(documents) == 1
        else f"{UNRESOLVED_HINT}; extractor batch takes a date of each page's own"
    )
    say("; ".join(what) + to, hint=hint if open_dates else "")


@contextmanager
def _progress(inputs: tuple[str, ...]) -> Iterator[Callable[[int], object] | None]:
    """A bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty() or not loudness():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    from extractor.batch import count_entries

    total = count_entries(inputs)
    # Without a thread of its own: a few pages are read by a fork of this process.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("reading", total=total or None)
        yield lambda done: bar.update(task, completed=done, refresh=True)
