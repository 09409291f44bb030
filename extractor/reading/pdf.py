"""The text of a PDF file, by pypdfium2 (extra `pdf`)."""

from __future__ import annotations

from extractor.extras import install_hint
from extractor.reading.encoding import UnreadableError
from extractor.text import radicals


def pdf_text(data: bytes, name: str) -> str:
    """The text of all pages, an empty line between them, radicals replaced by the characters they stand for.

    Fonts of PDF exports often map characters to the radical of the same shape (⼀ U+2F00 for 一), which no dictionary knows.
    Raises UnreadableError where the extra is not installed, the file is no PDF, is locked, or has no text (a scan).
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableError(f"{name}: reading PDF needs an extra", install_hint("pdf")) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{name}: not a readable PDF ({error})") from error
    pages = []
    with document:
        for page in document:
            textpage = page.get_textpage()
            pages.append(textpage.get_text_range().replace("\r\n", "\n").replace("\r", "\n"))
            textpage.close()
            page.close()
    text = "\n\n".join(pages).translate(radicals())
    if not text.strip():
        raise UnreadableError(f"{name}: the PDF holds no text (a scan?)", "run a text recognition over it first")
    return text
