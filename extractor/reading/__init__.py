"""From a file to the text of a page: `read_text`. Plain text and Markdown as they are; HTML and PDF with the extras of that name."""

from __future__ import annotations

from pathlib import Path

from extractor.reading.encoding import MAX_BYTES, UnreadableError, decode

__all__ = ["MAX_BYTES", "UnreadableError", "decode", "read_bytes", "read_text"]


def read_text(path: Path, *, encoding: str | None = None) -> str:
    """The text of a page's file, by its ending: `.html` and `.htm`, `.pdf`, and anything else as plain text.

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
    return read_bytes(data, str(path), path.suffix, encoding=encoding)


def read_bytes(data: bytes, name: str, ending: str, *, encoding: str | None = None) -> str:
    """The text of a page's bytes: what `read_text` gives for a file with this ending. `name` stands for it in errors."""
    ending = ending.lower()
    if ending == ".pdf":
        from extractor.reading.pdf import pdf_text

        return pdf_text(data, name)
    if ending in (".html", ".htm"):
        from extractor.reading.html import html_text

        return html_text(data, name, encoding=encoding)
    return decode(data, name, encoding=encoding)
