"""`extract_many`: pages in, documents out, over several processes; a page that fails costs only itself.

Knows the reader of a page only by its `extract`, so that `Extractor.extract_many` can be built on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from extractor.workers import MEMORY_LIMIT, Lost, map_ordered

if TYPE_CHECKING:
    from extractor.models import Document

T = TypeVar("T")
TIME_LIMIT = 120.0
SIZE_LIMIT = 1_000_000
# So many characters of pages are opened together: what the tagger reads at once, and few enough that memory does not grow by them.
OPENED_TOGETHER = 12_000
__all__ = [
    "MEMORY_LIMIT",
    "SIZE_LIMIT",
    "TIME_LIMIT",
    "ExtractionError",
    "Failure",
    "FailureKind",
    "Page",
    "Reader",
    "extract_many",
    "open_together",
    "prepare",
    "size_reason",
]

FailureKind = Literal["error", "time_limit", "size_limit", "crashed", "unreadable"]


class Reader(Protocol):
    """What turns a page into a document: an `Extractor`."""

    def extract(
        self,
        text: str,
        *,
        published: str | None = None,
        source: str | None = None,
        declared: Declared | None = None,
    ) -> Document: ...


@dataclass(frozen=True, slots=True)
class Declared:
    """A publication day (ISO 8601) that a file's own metadata declare.

    `sure`: a web page's meta tags say when the article appeared; a PDF only says when it was made, which counts where its text says nothing.
    """

    day: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A raw page to be read, with its publication date (EDTF) and where it came from, as for `extract`.

    `declared` is the date of the file's own metadata, for pages whose `published` is not known.
    """

    text: str
    published: str | None = None
    source: str | None = None
    declared: Declared | None = None

    def dated(self, published: str | None) -> Page:
        """The page with `published` as its date, where neither the caller nor its own metadata have given it one."""
        own = self.published is not None or (self.declared is not None and self.declared.sure)
        return self if own or published is None else replace(self, published=published)

    def read_by(self, reader: Reader) -> Document:
        """The page's document."""
        if self.declared is None:  # readers other than ours need not know of it
            return reader.extract(self.text, published=self.published, source=self.source)
        return reader.extract(self.text, published=self.published, source=self.source, declared=self.declared)


class _Opening(Protocol):
    def __call__(self, pages: Sequence[Page]) -> list[Callable[[], Document]]: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A page without a document. `index` counts the pages given from 0.

    `kind`: `error` (a wrong date), `time_limit`, `size_limit`, `crashed` (its process died, twice) or, in a batch of files, `unreadable`.
    """

    index: int
    source: str | None
    kind: FailureKind
    reason: str

    def __str__(self) -> str:
        return f"{self.source or f'page {self.index}'}: {self.reason}"


class ExtractionError(RuntimeError):
    """A page of `extract_many` failed; `failure` says which and why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


def extract_many(
    reader: Reader,
    pages: Iterable[str | Page],
    *,
    published: str | None = None,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    size_limit: int = SIZE_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    on_failure: Callable[[Failure], object] | None = None,
) -> Iterator[Document]:
    """See `Extractor.extract_many`, which this is with its reader as the first argument."""
    # What is known of the pages that are on their way; never more than the pool's window.
    sources: deque[str | None] = deque()
    too_large: dict[int, Failure] = {}

    def tasks() -> Iterator[Page]:
        for index, given in enumerate(pages):
            page = Page(given, published) if isinstance(given, str) else given
            if not isinstance(page, Page):
                raise TypeError(f"page {index}: expected str or Page, got {type(page).__name__}")
            sources.append(page.source)
            if len(page.text) > size_limit:
                too_large[index] = Failure(index, page.source, "size_limit", size_reason(len(page.text), size_limit))
                page = Page("")
            yield page.dated(published)

    results = map_ordered(_Read(reader), tasks(), workers=workers, time_limit=time_limit, memory_limit=memory_limit)
    return _documents(results, sources, too_large, on_failure)


def size_reason(length: int, limit: int) -> str:
    """Why a page of `length` characters is not read."""
    return f"{length} characters; a page may have {limit}"


def _documents(
    results: Iterator[Document | Lost],
    sources: deque[str | None],
    too_large: dict[int, Failure],
    on_failure: Callable[[Failure], object] | None,
) -> Iterator[Document]:
    for index, result in enumerate(results):
        source = sources.popleft()
        failure = too_large.pop(index, None)
        if failure is None and isinstance(result, Lost):
            failure = Failure(index, source, result.kind, result.reason)
        if failure is not None:
            if on_failure is None:
                raise ExtractionError(failure)
            on_failure(failure)
        elif not isinstance(result, Lost):
            yield result


def prepare(reader: Reader) -> None:
    """Load what the reader reads pages with, where it can do that (`Extractor.prepare`): in a worker process, whose first page then takes no longer than its others."""
    load: Callable[[], object] | None = getattr(reader, "prepare", None)
    if load is not None:
        load()


def open_together(reader: Reader, pages: Iterable[Page | T]) -> Iterator[Callable[[], Document] | T]:
    """For each page the call that gives its document, in order; what is no page stays as it is.

    Small pages are opened together, where the reader can do that (`Extractor.open_pages`).
    """
    opening: _Opening | None = getattr(reader, "open_pages", None)
    waiting: list[Page | T] = []
    room = OPENED_TOGETHER
    for page in pages:
        size = len(page.text) if isinstance(page, Page) else 0
        if waiting and size > room:
            yield from _opened(reader, opening, waiting)
            waiting, room = [], OPENED_TOGETHER
        waiting.append(page)
        room -= size
    yield from _opened(reader, opening, waiting)


def _opened(
    reader: Reader, opening: _Opening | None, waiting: Sequence[Page | T]
) -> Iterator[Callable[[], Document] | T]:
    pages = [page for page in waiting if isinstance(page, Page)]
    calls = iter(opening(pages) if opening is not None else [partial(page.read_by, reader) for page in pages])
    for page in waiting:
        yield next(calls) if isinstance(page, Page) else page


@dataclass(frozen=True, slots=True)
class _Read:
    reader: Reader

    def prepare(self) -> None:
        """See `extractor.workers.serve.Prepared`."""
        prepare(self.reader)

    def __call__(self, page: Page) -> Document:
        return page.read_by(self.reader)

    def together(self, pages: Sequence[Page]) -> Iterator[Callable[[], Document]]:
        """See `extractor.workers.Together`."""
        return open_together(self.reader, pages)
