"""From a file to the text of a page: `read_file`, `read_bytes`. Plain text and Markdown as they are; HTML, PDF and DOCX with the extras of that name."""

from __future__ import annotations

from pathlib import Path

from extractor.reading.encoding import MAX_BYTES, UnreadableError, decode
from extractor.reading.formats import format_of
from extractor.reading.page_file import PageFile

__all__ = ["MAX_BYTES", "PageFile", "UnreadableError", "decode", "read_bytes", "read_file", "read_text"]


def read_text(path: Path, *, encoding: str | None = None) -> str:
    """The text alone of what `read_file` gives."""
    return read_file(path, encoding=encoding).text


def read_file(path: Path, *, encoding: str | None = None) -> PageFile:
    """The page in a file, by its ending: `.html`, `.pdf`, `.docx`, and anything else as plain text or Markdown.

    `encoding` holds for plain text and HTML. Raises UnreadableError (a ValueError) that names the path and what is wrong with it,
    a missing extra among these.
    """
    try:
        if path.is_dir():
            raise UnreadableError(f"{path} is a directory", "give one file; a shell loop or the Python API reads many")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError(
                f"{path} is {size // 1024**2} MB; a page may have {MAX_BYTES // 1024**2} MB",
                "split it into pages first",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL character in the path
        raise UnreadableError(f"{str(path)!r}: {error}") from error
    return read_bytes(data, str(path), ending=path.suffix or ".txt", encoding=encoding)


def read_bytes(data: bytes, name: str, *, ending: str = "", encoding: str | None = None) -> PageFile:
    """The page in a file's bytes; `name` stands for it in errors. Without an `ending` (`.html`) the first bytes tell what it is.

    Raises UnreadableError as `read_file` does.
    """
    kind = format_of(data, name, ending)
    if kind == "pdf":
        from extractor.reading.pdf import read_pdf

        return read_pdf(data, name)
    if kind == "docx":
        from extractor.reading.docx import read_docx

        return read_docx(data, name)
    if kind == "html":
        from extractor.reading.html import read_html

        return read_html(data, name, encoding=encoding)
    return PageFile(decode(data, name, encoding=encoding))
