"""From a file to the text of a page: `read_text`. Plain text and Markdown as they are; HTML and PDF with the extras of that name."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from extractor.reading.encoding import MAX_BYTES, TooLargeError, UnreadableError, decode, printable
from extractor.reading.file_bytes import read_file

__all__ = [
    "MAX_BYTES",
    "PAGE_LIMIT",
    "TooLargeError",
    "UnreadableError",
    "printable",
    "read_bytes",
    "read_stream",
    "read_text",
]

# A PDF of more pages is a book, or says so to keep its reader busy.
PAGE_LIMIT = 1000


def read_text(
    path: Path, *, encoding: str | None = None, size_limit: int | None = None, page_limit: int = PAGE_LIMIT
) -> str:
    """The text of a page's file, by its ending: `.html` and `.htm`, `.pdf`, and anything else as plain text.

    `encoding` holds for plain text and HTML. No more than `size_limit` characters, `page_limit` pages of a PDF, and 64 MB of the file (or four bytes for each
    character of the limit) are read: what has more raises TooLargeError. Raises UnreadableError (a ValueError, and the kind of the former) that names the path and what is wrong
    with it, a missing extra among these.
    """
    data = read_file(path, _most_bytes(size_limit))
    return read_bytes(
        data, printable(path), path.suffix, encoding=encoding, size_limit=size_limit, page_limit=page_limit
    )


def read_bytes(
    data: bytes,
    name: str,
    ending: str,
    *,
    encoding: str | None = None,
    size_limit: int | None = None,
    page_limit: int = PAGE_LIMIT,
) -> str:
    """The text of a page's bytes: what `read_text` gives for a file with this ending, within its limits. `name` stands for it in errors."""
    ending = ending.lower()
    if ending == ".pdf":
        from extractor.reading.pdf import pdf_text

        text = pdf_text(data, name, size_limit=size_limit, page_limit=page_limit)
    elif ending in (".html", ".htm"):
        from extractor.reading.html import html_text

        text = html_text(data, name, encoding=encoding)
    else:
        text = decode(data, name, encoding=encoding)
    _check_size(text, name, size_limit)
    return text


def read_stream(stream: IO[bytes], name: str, *, encoding: str | None = None, size_limit: int | None = None) -> str:
    """The plain text that a stream brings; limits and errors as for `read_text`, `name` stands for it in these."""
    most = _most_bytes(size_limit)
    data = stream.read(most + 1)
    if len(data) > most:
        raise TooLargeError(
            f"{name} has more than {most // 1024**2} MB; a page may have no more", "split it into pages first"
        )
    text = decode(data, name, encoding=encoding)
    _check_size(text, name, size_limit)
    return text


def _most_bytes(size_limit: int | None) -> int:
    return max(MAX_BYTES, 4 * (size_limit or 0))


def _check_size(text: str, name: str, limit: int | None) -> None:
    if limit is not None and len(text) > limit:
        raise TooLargeError(f"{name} has {len(text)} characters; a page may have {limit}", "--size-limit allows more")
