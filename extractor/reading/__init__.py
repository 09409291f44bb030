"""From a file to the text of a page: `read_file`, `read_bytes`. Plain text and Markdown as they are; HTML, PDF and DOCX with the extras of that name."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from extractor.reading.encoding import MAX_BYTES, TooLargeError, UnreadableError, decode, printable
from extractor.reading.file_bytes import read_file as file_bytes
from extractor.reading.file_kinds import format_of
from extractor.reading.page_file import PageFile

__all__ = [
    "MAX_BYTES",
    "PAGE_LIMIT",
    "PageFile",
    "TooLargeError",
    "UnreadableError",
    "decode",
    "printable",
    "read_bytes",
    "read_file",
    "read_stream",
    "read_text",
]

# A PDF of more pages is a book, or says so to keep its reader busy.
PAGE_LIMIT = 1000


def read_text(
    path: Path, *, encoding: str | None = None, size_limit: int | None = None, page_limit: int = PAGE_LIMIT
) -> str:
    """The text alone of what `read_file` gives."""
    return read_file(path, encoding=encoding, size_limit=size_limit, page_limit=page_limit).text


def read_file(
    path: Path, *, encoding: str | None = None, size_limit: int | None = None, page_limit: int = PAGE_LIMIT
) -> PageFile:
    """The page in a file, by its ending: `.html`, `.pdf`, `.docx`, and anything else as plain text or Markdown.

    `encoding` holds for plain text and HTML. No more than `size_limit` characters, `page_limit` pages of a PDF, and 64 MB of the file, and of each packed stream of a PDF (or four bytes for each
    character of the limit), are read: what has more raises TooLargeError. Raises UnreadableError (a ValueError, and the kind of the former) that names the path and what is wrong
    with it, a missing extra among these.
    """
    data = file_bytes(path, _most_bytes(size_limit))
    return read_bytes(
        data,
        printable(path),
        ending=path.suffix or ".txt",
        encoding=encoding,
        size_limit=size_limit,
        page_limit=page_limit,
    )


def read_stream(
    stream: IO[bytes],
    name: str,
    *,
    encoding: str | None = None,
    size_limit: int | None = None,
    page_limit: int = PAGE_LIMIT,
) -> PageFile:
    """The page that a stream brings, of whatever format; limits and errors as for `read_file`, `name` stands for it in these."""
    most = _most_bytes(size_limit)
    data = stream.read(most + 1)
    if len(data) > most:
        raise TooLargeError(
            f"{name} has more than {most // 1024**2} MB; a page may have no more", "split it into pages first"
        )
    return read_bytes(data, name, encoding=encoding, size_limit=size_limit, page_limit=page_limit)


def read_bytes(
    data: bytes,
    name: str,
    *,
    ending: str = "",
    encoding: str | None = None,
    size_limit: int | None = None,
    page_limit: int = PAGE_LIMIT,
) -> PageFile:
    """The page in a file's bytes; `name` stands for it in errors. Without an `ending` (`.html`) the first bytes tell what it is.

    Limits and errors as for `read_file`.
    """
    kind = format_of(data, name, ending)
    if kind == "pdf":
        from extractor.reading.pdf import read_pdf

        page = read_pdf(data, name, size_limit=size_limit, page_limit=page_limit, stream_limit=_most_bytes(size_limit))
    elif kind == "docx":
        from extractor.reading.docx import read_docx

        page = read_docx(data, name)
    elif kind == "html":
        from extractor.reading.html import read_html

        page = read_html(data, name, encoding=encoding)
    else:
        page = PageFile(decode(data, name, encoding=encoding))
    if size_limit is not None and len(page.text) > size_limit:
        raise TooLargeError(
            f"{name} has {len(page.text)} characters; a page may have {size_limit}", "--size-limit allows more"
        )
    return page


def _most_bytes(size_limit: int | None) -> int:
    return max(MAX_BYTES, 4 * (size_limit or 0))
