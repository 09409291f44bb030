"""`batch -o -` and `batch -o facts.csv`: pages over the workers, written as they come and not to be resumed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.inputs import UNRESOLVED_HINT_OF_MANY
from extractor.cli.messages import complain, counted, fail, is_stdout, say, write_pieces
from extractor.cli.output.formats import Format, written
from extractor.cli.own import make_reader

if TYPE_CHECKING:
    from extractor.batch import BatchOptions, Entry, ReadOptions, Refused
    from extractor.many import Reader
    from extractor.models import Document

ShowProgress = Callable[[], AbstractContextManager[Callable[[int, int], object] | None]]


@dataclass(slots=True)
class _Counts:
    documents: int = 0
    failed: int = 0
    facts: int = 0
    open_dates: int = 0


def stream_pages(
    entries: Iterator[Entry],
    output: Path,
    options: BatchOptions,
    *,
    form: Format,
    bom: bool,
    show_progress: ShowProgress,
) -> None:
    """Read every entry and write its document. Failures are told on stderr; the program ends with 1 where there are any. A file is whole or not there."""
    counts = _Counts()
    with ExitStack() as stack:
        on_progress = stack.enter_context(show_progress())
        documents = _documents(islice(entries, options.limit), options, counts, on_progress)
        styled = form == "table" and is_stdout(output) and sys.stdout.isatty()
        pieces = written(documents, form, one=False, bom=bom, styled=styled)
        write_pieces(pieces, output)
    what = [counted(counts.documents, "page"), counted(counts.facts, "fact")]
    if counts.open_dates:
        what.append(f"{counted(counts.open_dates, 'relative date')} unresolved")
    if counts.failed:
        what.append(f"{counted(counts.failed, 'page')} failed")
    to = "" if is_stdout(output) else f" -> {output}"
    say(", ".join(what) + to, hint=UNRESOLVED_HINT_OF_MANY if counts.open_dates else "")
    if counts.failed:
        sys.exit(1)


def _documents(
    entries: Iterator[Entry],
    options: BatchOptions,
    counts: _Counts,
    on_progress: Callable[[int, int], object] | None,
) -> Iterator[Document]:
    from collections import deque

    from extractor.models import Document
    from extractor.workers import WorkerError, map_ordered

    asked: deque[Entry] = deque()

    def tasks() -> Iterator[Entry]:
        for entry in entries:
            asked.append(entry)
            yield entry

    work = _Read(options.read, make_reader(options))
    try:
        for result in map_ordered(
            work, tasks(), workers=options.workers, time_limit=options.time_limit, memory_limit=options.memory_limit
        ):
            entry = asked.popleft()
            if isinstance(result, Document):
                counts.documents += 1
                counts.facts += sum(len(article.facts) for article in result.articles)
                counts.open_dates += result.unresolved_dates
                yield result
            else:
                counts.failed += 1
                complain(f"{entry.source}: {result.reason}")
                if options.fail_fast:
                    return
            if on_progress is not None:
                on_progress(counts.documents + counts.failed, counts.failed)
    except WorkerError as error:
        fail(str(error), code=1)


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry to its document; pickled once to each worker."""

    options: ReadOptions
    reader: Reader

    def prepare(self) -> None:
        """See `extractor.workers.serve.Prepared`."""
        from extractor.many import prepare

        prepare(self.reader)

    def __call__(self, entry: Entry) -> Document | Refused:
        from extractor.batch import Refused, Unread, read_page_of

        try:
            page = read_page_of(entry, self.options)
        except Unread as error:
            return Refused(error.kind, str(error))
        return self.reader.extract(page.text, published=page.published, source=page.source)
