"""The text of a PDF file, by pypdfium2 (extra `pdf`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from extractor.extras import install_hint
from extractor.reading.encoding import TooLargeError, UnreadableError
from extractor.reading.pdf_tables import has_figures_in_rows, text_with_tables
from extractor.text import radicals

if TYPE_CHECKING:
    import pypdfium2

_PATH = 2  # FPDF_PAGEOBJ_PATH of PDFium: rules and boxes
_RULES = 4  # as many of these make a page worth a look for ruled tables
_DRAWING = 6000  # with more it is a drawing, and looking for its cells takes for ever


def pdf_text(data: bytes, name: str, *, size_limit: int | None, page_limit: int) -> str:
    """The text of all pages, an empty line between them, radicals replaced by the characters they stand for.

    Fonts of PDF exports often map characters to the radical of the same shape (⼀ U+2F00 for 一), which no dictionary knows. Reading ends with
    TooLargeError at the first character or page beyond the limits. Raises UnreadableError where the extra is not installed, the file is no PDF, is
    locked, has pages that cannot be read, or has no text (a scan).
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableError(f"{name}: reading PDF needs an extra", install_hint("pdf")) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{name}: not a readable PDF ({error})") from error
    with document:
        count = len(document)
        if count > page_limit:
            raise TooLargeError(
                f"{name} has {count} pages; a document may have {page_limit}", "--page-limit allows more"
            )
        pages: list[str] = []
        tabled: list[int] = []
        left = size_limit
        for number in range(count):
            try:
                pages.append(_page_text(document, number, left))
                if has_figures_in_rows(pages[-1]) or _is_ruled(document, number):
                    tabled.append(number)
            except pypdfium2.PdfiumError as error:
                raise UnreadableError(f"{name}: page {number + 1} of {count} cannot be read ({error})") from error
            except _TooLong as error:
                reason = f"{name} has more than {size_limit} characters by page {number + 1}; a page may have no more"
                raise TooLargeError(reason, "--size-limit allows more") from error
            left = None if left is None else left - len(pages[-1])
    if tabled:
        pages = text_with_tables(data, pages, tabled, name)
    text = "\n\n".join(pages).translate(radicals()).replace("\u2012", "–")  # fonts map the en dash to the figure dash
    if not text.strip():
        raise UnreadableError(f"{name}: the PDF holds no text (a scan?)", "run a text recognition over it first")
    return text


class _TooLong(Exception):
    """A page with more characters than are left to the document."""


def _page_text(document: pypdfium2.PdfDocument, number: int, limit: int | None) -> str:
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            # Counted before they are copied out.
            if limit is not None and textpage.count_chars() > limit:
                raise _TooLong
            return str(textpage.get_text_range()).replace("\r\n", "\n").replace("\r", "\n")
        finally:
            textpage.close()
    finally:
        page.close()


def _is_ruled(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a page has as many rules as a table needs and no more than one has."""
    page = document[number]
    try:
        rules = sum(1 for _ in islice(page.get_objects(filter=[_PATH], max_depth=2), _DRAWING))
        return _RULES <= rules < _DRAWING
    finally:
        page.close()
