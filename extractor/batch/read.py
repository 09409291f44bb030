"""What a worker does with an entry: read it, extract it, render it for the output. Everything that may go wrong with one page goes wrong here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractor.batch.published import PublishedFrom
from extractor.batch.sources import MAX_LINE_BYTES, Entry
from extractor.many import SIZE_LIMIT, Declared, FailureKind, Page, Reader, open_together, prepare, size_reason
from extractor.models import Document
from extractor.reading import PAGE_LIMIT, TooLargeError, UnreadableError, read_file


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How pages are read. `published` holds where `published_from` finds no date; `text_field` and `source_field` are of JSON Lines."""

    published: str | None = None
    published_from: PublishedFrom | None = None
    encoding: str | None = None
    text_field: str = "text"
    source_field: str | None = None
    size_limit: int = SIZE_LIMIT
    page_limit: int = PAGE_LIMIT


class Unread(ValueError):
    """A page that cannot be read, with the kind of its failure."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Refused:
    """The worker's answer for a page that cannot be read."""

    kind: FailureKind
    reason: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The worker's answer for a page that was read: what the output keeps of it, and how many of its dates stayed unresolved."""

    data: bytes
    unresolved: int


# Document and its index in the batch to the bytes that the output keeps of it.
Render = Callable[[Document, int], bytes]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """Entry and index to rendered bytes; pickled once to each worker."""

    options: ReadOptions
    render: Render
    reader: Reader

    def prepare(self) -> None:
        """See `extractor.workers.serve.Prepared`."""
        prepare(self.reader)

    def __call__(self, task: tuple[int, Entry]) -> Rendered | Refused:
        index, entry = task
        page = self._page(entry)
        return page if isinstance(page, Refused) else self._rendered(index, page.read_by(self.reader))

    def together(self, tasks: Sequence[tuple[int, Entry]]) -> Iterator[Callable[[], Rendered | Refused]]:
        """See `extractor.workers.Together`."""
        pages = open_together(self.reader, (self._page(entry) for _, entry in tasks))
        for (index, _), page in zip(tasks, pages, strict=True):
            yield partial(self._answer, index, page)

    def _answer(self, index: int, page: Callable[[], Document] | Refused) -> Rendered | Refused:
        return page if isinstance(page, Refused) else self._rendered(index, page())

    def _page(self, entry: Entry) -> Page | Refused:
        try:
            return read_page_of(entry, self.options)
        except Unread as error:
            return Refused(error.kind, str(error))

    def _rendered(self, index: int, document: Document) -> Rendered:
        return Rendered(self.render(document, index), document.unresolved_dates)


def read_page_of(entry: Entry, options: ReadOptions) -> Page:
    """The page of an entry with its date. Raises Unread with the reason."""
    if entry.unreadable:
        raise Unread("unreadable", entry.unreadable)
    source = entry.source
    record: Mapping[str, object] | None = None
    declared: Declared | None = None
    if entry.line is not None:
        record = _record(entry)
        text = record.get(options.text_field)
        if not isinstance(text, str):
            what = "no field" if text is None else "no text in the field"
            raise Unread("unreadable", f"{what} {options.text_field!r}; --text-field names another")
        if options.source_field is not None and record.get(options.source_field) is not None:
            source = str(record[options.source_field])
    else:
        try:
            file = read_file(
                Path(entry.path),
                encoding=options.encoding,
                size_limit=options.size_limit,
                page_limit=options.page_limit,
            )
            text, declared = file.text, file.declared
        except UnreadableError as error:
            kind: FailureKind = "size_limit" if isinstance(error, TooLargeError) else "unreadable"
            raise Unread(kind, f"{error}" + (f" ({error.hint})" if error.hint else "")) from error
    if len(text) > options.size_limit:
        raise Unread("size_limit", size_reason(len(text), options.size_limit))
    published = None
    if options.published_from is not None:
        try:
            published = options.published_from.date_of(entry.path, record)
        except (ValueError, OSError) as error:
            raise Unread("error", str(error)) from error
    return Page(text, published, source, declared).dated(options.published)


def _record(entry: Entry) -> Mapping[str, object]:
    if entry.data is None:
        raise Unread("size_limit", f"a line of {entry.size} bytes; a line may have {MAX_LINE_BYTES}")
    try:
        record = json.loads(entry.data)
    except RecursionError as error:
        raise Unread("unreadable", "not JSON that can be read (nested too deeply)") from error
    except ValueError as error:
        raise Unread("unreadable", f"not a line of JSON ({error})") from error
    if not isinstance(record, dict):
        raise Unread("unreadable", f"a JSON {type(record).__name__}, not an object with a field of text")
    return record


def render_json(document: Document, index: int) -> bytes:
    """A line of JSON Lines."""
    del index
    return document.model_dump_json().encode("utf-8") + b"\n"
