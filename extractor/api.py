"""`extract` and `Extractor`: from a raw page to a `Document`, room by room."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self
from weakref import WeakSet

from extractor.arguments import check_page, check_published
from extractor.explain import Explanation, explain_page
from extractor.frames import fact_rows
from extractor.grammar import keep_compiled
from extractor.many import MEMORY_LIMIT, SIZE_LIMIT, TIME_LIMIT, Declared, Failure, Page
from extractor.many import extract_many as read_many
from extractor.models import Document
from extractor.names import NameFinder
from extractor.pipeline import LaidPage, lay_out, read_laid_out, tag_pages
from extractor.records import make_document
from extractor.user import UserRule, read_additions

if TYPE_CHECKING:
    from spacy.language import Language

# One line that ends as the names of pages' files do: pages/2025-03.txt, 新闻.html. Read as a text, it would give an empty document.
_PATH = re.compile(r"[^\n<>|\"。，！？]{0,250}\w\.(?:txt|text|md|markdown|html?|pdf|docx?|jsonl?)", re.IGNORECASE)

# A page for which names, values of all kinds and facts are looked for: it loads what they are found with.
_FIRST = "据江海市财政局局长王小明介绍，2024年“惠民保”累计赔付3万元，增长5%，惠及20人，历时3年。电话0579-85232715。"


class Extractor:
    """Reads pages. Options are given once; `extract` may be called often and from several threads.

    `names` says what reads the text first for names: `network` (the built-in neural tagger), `fast` (dictionary and rules only, several times
    faster, fewer names found) or a spaCy pipeline with an entity recogniser; another value is a ValueError or TypeError.

    `lexicons` are paths of the user's own word lists (docs/en/how-to/custom-lexicon.md), `rules` their own patterns, made by `user_rule`
    (docs/en/how-to/custom-rules.md). Both are read and checked here: LexiconError and RuleError (both ValueErrors) say what is wrong and where. Of two mentions that
    overlap the longer stays; of equally long ones the user's own before ours, a rule's before a lexicon's. Each extractor has its own lexicons and rules,
    and takes them along to worker processes.

    Used as a context manager, it ends the processes of what `extract_many` has begun and nobody has read to its end.
    """

    def __init__(
        self,
        *,
        names: Literal["network", "fast"] | Language = "network",
        lexicons: Sequence[str | Path] = (),
        rules: Sequence[UserRule] = (),
    ) -> None:
        self._own = read_additions(lexicons, rules)
        self._open: WeakSet[Iterator[Document]] = WeakSet()
        self._names = NameFinder(names, self._own.heads if self._own else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Ends the processes of every `extract_many` that was not read to its end."""
        for documents in [*self._open]:
            if isinstance(documents, Generator):
                documents.close()

    def __getstate__(self) -> dict[str, object]:
        # Worker processes have no generators of ours.
        return {name: value for name, value in self.__dict__.items() if name != "_open"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state, _open=WeakSet())

    @property
    def fingerprint(self) -> str | None:
        """A hash of the user's lexicons (their bytes) and rules (their source); None where there are none. `batch --resume` goes by it."""
        return self._own.fingerprint if self._own else None

    def extract(
        self,
        text: str,
        *,
        published: str | date | None = None,
        source: str | None = None,
        declared: Declared | None = None,
    ) -> Document:
        """The records of a raw page.

        `published` is the publication date: a `datetime.date`, or EDTF (a year, a month or a day). `source` is kept in the document as it is.
        `declared` is the date that the metadata of the page's file give (`extractor.reading` finds it); it counts where `published` is None.
        Warns of a text that looks like the path of a file: `read` takes paths. Never raises on a `str`; a text that is none is a TypeError, an unreadable date a ValueError.
        """
        text, published = check_page(text, published)
        if source is None and _PATH.fullmatch(text):
            warnings.warn(f"{text!r} looks like a path and is read as a text; extractor.read reads files", stacklevel=3)
        return self._document(text, lay_out(text, published, declared), source)

    def prepare(self) -> None:
        """Load what pages are read with, which the first page does otherwise: a second or two of a service's or a worker's start."""
        self._document(_FIRST, lay_out(_FIRST, None, None), None)

    def open_pages(self, pages: Sequence[Page]) -> list[Callable[[], Document]]:
        """For each page the call that gives its document, once what pages can share is done: their texts are tagged together.

        The documents are those of `extract`, and what it would raise of a page is raised by that page's call.
        """
        alone: list[Callable[[], Document]] = [partial(page.read_by, self) for page in pages]
        if type(self).extract is not Extractor.extract:
            return alone  # who has made it read otherwise wants every page read so
        try:
            checked = [check_page(page.text, page.published) for page in pages]
            laid = [lay_out(*plain, page.declared) for plain, page in zip(checked, pages, strict=True)]
            tagged = tag_pages(laid, self._names)
        except Exception:
            return alone  # the page at fault meets it again, and no other does
        return [
            call
            if page.source is None and _PATH.fullmatch(text)  # it warns
            else partial(self._document, text, read, page.source)
            for call, page, (text, _), read in zip(alone, pages, checked, tagged, strict=True)
        ]

    def _document(self, text: str, page: LaidPage, source: str | None) -> Document:
        document = make_document(text, read_laid_out(page, self._names, self._own), source)
        keep_compiled()
        return document

    def read(
        self,
        page: str | PathLike[str] | bytes,
        *,
        published: str | date | None = None,
        source: str | None = None,
        encoding: str | None = None,
    ) -> Document:
        """The records of a page's file: a path, or the bytes of one.

        Reads what the command line reads: plain text and Markdown, and with the extras `html`, `pdf` and `docx` files of these kinds, told by the path's ending,
        for bytes by how they begin. `source` is by default the path; `encoding` holds for text and HTML. Raises UnreadableError (a ValueError) that
        names the file, what is wrong and in `hint` what would mend it; other arguments and errors as for `extract`.
        """
        from extractor.reading import read_bytes, read_file

        if isinstance(page, bytes):
            file = read_bytes(page, source or "the page", encoding=encoding)
        else:
            file = read_file(Path(page), encoding=encoding)
            source = source or str(page)
        return self.extract(file.text, published=published, source=source, declared=file.declared)

    def explain(self, text: str, *, published: str | date | None = None, why: bool = False) -> Explanation:
        """Each mention of a text with the rule that found it, each fact with the rule of each part; `why` adds the candidates of each part with their
        scores. Arguments and errors as for `extract`."""
        text, published = check_page(text, published)
        page = read_laid_out(lay_out(text, published), self._names, self._own, why=why)
        return explain_page(page, self._own.meanings if self._own else {}, why=why)

    def facts(self, document: Document) -> list[dict[str, object]]:
        """The document's facts as flat dicts with the same keys, in reading order, ready for a data frame (see `extractor.frames.fact_rows`)."""
        return list(fact_rows(document))

    def extract_many(
        self,
        pages: Iterable[str | Page],
        *,
        published: str | date | None = None,
        workers: int | None = None,
        time_limit: float = TIME_LIMIT,
        size_limit: int = SIZE_LIMIT,
        memory_limit: int = MEMORY_LIMIT,
        on_failure: Callable[[Failure], object] | None = None,
    ) -> Iterator[Document]:
        """The documents of many pages, in their order, read by several processes; a generator that takes pages as it is asked for documents.

        `workers` is the number of processes (default: the cores at hand); at most 8 pages a worker are taken and not yet given back, of small ones 40, which are tagged together.
        `published` holds for pages that bring no date of their own. A page of more than `size_limit` characters is not read, one that takes longer than
        `time_limit` seconds (`inf`: any time) or more than `memory_limit` bytes (on Linux) is given up with its process, and a crash costs only the page that was being read. Such a page raises ExtractionError, or with
        `on_failure` is handed to it as a `Failure` and left out. Closing the generator ends the processes. Raises TypeError for a page that is
        neither a `str` nor a `Page`, ValueError for a wrong option, WorkerError where no process can be started.
        """
        documents = read_many(
            self,
            pages,
            published=check_published(published),
            workers=workers,
            time_limit=time_limit,
            size_limit=size_limit,
            memory_limit=memory_limit,
            on_failure=on_failure,
        )
        self._open.add(documents)
        return documents


@cache
def _default() -> Extractor:
    return Extractor()


def extract(text: str, *, published: str | date | None = None, source: str | None = None) -> Document:
    """The records of a raw page, with the default options: see `Extractor.extract`."""
    return _default().extract(text, published=published, source=source)


def read(
    page: str | PathLike[str] | bytes,
    *,
    published: str | None = None,
    source: str | None = None,
    encoding: str | None = None,
) -> Document:
    """The records of a page's file, with the default options: see `Extractor.read`."""
    return _default().read(page, published=published, source=source, encoding=encoding)


def extract_many(
    pages: Iterable[str | Page],
    *,
    published: str | date | None = None,
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    size_limit: int = SIZE_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
    on_failure: Callable[[Failure], object] | None = None,
) -> Iterator[Document]:
    """The documents of many pages, with the default options: see `Extractor.extract_many`."""
    return _default().extract_many(
        pages,
        published=published,
        workers=workers,
        time_limit=time_limit,
        size_limit=size_limit,
        memory_limit=memory_limit,
        on_failure=on_failure,
    )
