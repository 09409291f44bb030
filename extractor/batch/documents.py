"""`read_documents`: the documents of many inputs at once, for calculators and reports: pages that are extracted now, and documents extracted before."""

from __future__ import annotations

import json
import os
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from extractor.api import Extractor
from extractor.batch.read import ReadOptions, Refused, Unread, read_page_of
from extractor.batch.sources import Entry, find_entries
from extractor.many import TIME_LIMIT, Failure, Reader, prepare
from extractor.models import Document
from extractor.reports import is_report
from extractor.workers import MEMORY_LIMIT, Lost, map_alone, map_ordered

# So few pages are read in a copy of this process: starting others takes longer.
_FEW = 8
_README = re.compile(r"read[-_ ]?me\b", re.I)

Mapped = Callable[["_ReadDocument", Iterator[Entry]], Iterator["Document | Refused | Lost"]]


def read_documents(
    inputs: Sequence[str],
    options: ReadOptions | None = None,
    *,
    reader: Reader | None = None,
    stdin: IO[bytes] | None = None,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    on_failure: Callable[[Failure], object] | None = None,
    on_progress: Callable[[int], object] | None = None,
) -> Iterator[Document]:
    """The documents of the inputs, in their order; a generator.

    An input is what `find_entries` takes, and besides these a document of `extractor extract` (`.json`) or a file of them (`.jsonl`, as `extractor batch`
    writes it); a folder that holds no pages is read for its `.json` documents. Such documents are taken as they are. Pages are read by `reader`
    (default: `Extractor()`), up to eight in one other process, more over `workers` processes, each in `time_limit` seconds and `memory_limit` bytes. What cannot be read is handed to `on_failure`
    and left out; reports of ours, and a folder's README, are left out without a word. `on_progress(done)` counts documents and failures. Raises InputError for an input that is not there.
    """
    options = options or ReadOptions()
    entries = without_readmes(_once(chain.from_iterable(_entries(given, stdin) for given in inputs)), inputs)
    find_entries(inputs)  # raises for a wrong input before the first page is read
    ahead = list(islice(entries, _FEW + 1))
    work = _ReadDocument(options, reader or Extractor())
    if len(ahead) > (_FEW if workers is None else 1):
        mapped = partial(map_ordered, workers=workers, time_limit=time_limit, memory_limit=memory_limit)
    else:
        mapped = partial(map_alone, time_limit=time_limit, memory_limit=memory_limit)
    return _documents(work, chain(ahead, entries), mapped, on_failure, on_progress)


def _entries(given: str, stdin: IO[bytes] | None) -> Iterator[Entry]:
    entries = find_entries([given], stdin)
    first = next(entries, None)
    if first is not None:
        yield first
        yield from entries
    elif Path(given).is_dir():
        for path in sorted(Path(given).rglob("*.json")):
            if not path.name.startswith("."):
                yield Entry(str(path), path.name, path.stat().st_size)


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Each file or line where it comes first: an input may name what another has named (`find_entries` sees to one call's inputs only). No report of ours."""
    seen: set[tuple[str, int | None]] = set()
    for entry in entries:
        place = (os.path.abspath(entry.path), entry.line)  # noqa: PTH100  # as in `find_entries`
        if place not in seen:
            seen.add(place)
            if not is_report(entry.path):
                yield entry


def without_readmes(entries: Iterator[Entry], inputs: Sequence[str]) -> Iterator[Entry]:
    """The entries but for the README files of folders: they tell of the pages, and are none. One that is itself an input is a page."""
    named = set(inputs)
    return (entry for entry in entries if entry.path in named or not _README.match(Path(entry.path).name))


def _documents(
    work: _ReadDocument,
    entries: Iterator[Entry],
    mapped: Mapped,
    on_failure: Callable[[Failure], object] | None,
    on_progress: Callable[[int], object] | None,
) -> Iterator[Document]:
    asked: deque[Entry] = deque()

    def tasks() -> Iterator[Entry]:
        for entry in entries:
            asked.append(entry)
            yield entry

    for index, result in enumerate(mapped(work, tasks())):
        source = asked.popleft().source
        if isinstance(result, Document):
            yield result
        elif on_failure is not None:
            on_failure(Failure(index, source, result.kind, result.reason))
        if on_progress is not None:
            on_progress(index + 1)


@dataclass(frozen=True, slots=True)
class _ReadDocument:
    """An entry to its document; pickled once to each worker."""

    options: ReadOptions
    reader: Reader = field(repr=False)

    def prepare(self) -> None:
        """See `extractor.workers.serve.Prepared`."""
        prepare(self.reader)

    def __call__(self, entry: Entry) -> Document | Refused:
        try:
            return _extracted(entry) or self._extract(entry)
        except Unread as error:
            return Refused(error.kind, str(error))

    def _extract(self, entry: Entry) -> Document:
        return read_page_of(entry, self.options).read_by(self.reader)


def _extracted(entry: Entry) -> Document | None:
    """The document that the entry is, or None where it is a page. Raises Unread for a document that is broken or of another schema."""
    if entry.unreadable or (entry.line is None and Path(entry.path).suffix.lower() != ".json"):
        return None
    try:
        data = entry.data if entry.line is not None else Path(entry.path).read_bytes()
    except OSError as error:
        raise Unread("unreadable", f"{entry.path}: {error.strerror or error}") from error
    if data is None or (entry.line is not None and not _looks_like_document(data)):
        return None
    try:
        document = Document.model_validate_json(data)
    except ValidationError as error:
        what = error.errors()[0]
        where = ".".join(map(str, what["loc"])) or "the whole"
        raise Unread("unreadable", f"not a document of extractor ({where}: {what['msg']})") from error
    _check_offsets(document)
    return document


def _check_offsets(document: Document) -> None:
    """Raises Unread where the blocks cannot be joined from the pieces of the text that they name: somebody changed the file by hand."""
    for article in document.articles:
        for number, block in enumerate(article.blocks):
            inside = all(0 <= start <= end <= len(document.text) for start, end in block.spans)
            if not inside or sum(end - start for start, end in block.spans) != len(block.text):
                raise Unread("unreadable", f"block {number} of article {article.id} does not fit its spans in the text")


def _looks_like_document(line: bytes) -> bool:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "schema_version" in record and "articles" in record
