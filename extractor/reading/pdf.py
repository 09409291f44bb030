"""The text of a PDF file, by pypdfium2 (extra `pdf`): paragraphs in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from extractor.extras import install_hint
from extractor.many import Declared
from extractor.reading.encoding import MAX_BYTES, TooLargeError, UnreadableError
from extractor.reading.page_file import PageFile
from extractor.reading.pdf_streams import has_longer_stream
from extractor.reading.pdf_tables import has_figures_in_rows, text_with_tables
from extractor.text import radicals, simplify

if TYPE_CHECKING:
    import pypdfium2

    from extractor.reading.print.columns import Line
    from extractor.reading.print.segments import Segment

_PATH = 2  # FPDF_PAGEOBJ_PATH of PDFium: rules and boxes
_RULES = 4  # as many of these make a page worth a look for ruled tables
_DRAWING = 6000  # with more it is a drawing, and looking for its cells takes for ever
# D:20250618093000+08'00' (ISO 32000-1, 7.9.4)
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# Rows of a table: lines with tabs that follow one another.
_ROWS = re.compile(r"(?<=\n)(.*\t.*\n)\n(?=.*\t)")


def read_pdf(
    data: bytes, name: str, *, size_limit: int | None, page_limit: int, stream_limit: int = MAX_BYTES
) -> PageFile:
    """The paragraphs of all pages, and the day on which the file says it was made.

    Columns are read one after another; page numbers, running heads and feet and the small characters that tell how others are read are left out; a paragraph that a column or
    page breaks is whole again. Radicals, to which fonts of PDF exports often map characters (⼀ U+2F00 for 一), become the characters they stand for. Reading ends with
    TooLargeError at the first character or page beyond the limits, or before it begins where a stream swells to more than `stream_limit` bytes. Raises UnreadableError where the extra is not installed, the file is no PDF, is
    locked, has pages that cannot be read, or has no text (a scan).
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableError(f"{name}: reading PDF needs an extra", install_hint("pdf")) from error
    if has_longer_stream(data, stream_limit):
        reason = f"{name} unpacks to more than {stream_limit // 1024**2} MB for one page; a page may have no more"
        raise TooLargeError(
            reason, f"a --size-limit of more than {stream_limit // 4} characters allows four bytes for each"
        )
    from extractor.reading.print.columns import read_lines
    from extractor.reading.print.running_heads import without_frame

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(f"{name} is locked with a password", "save it without one") from error
        raise UnreadableError(f"{name}: not a readable PDF ({error})") from error
    pages: list[list[Segment]] = []
    heights: list[float] = []
    with document:
        count = len(document)
        if count > page_limit:
            raise TooLargeError(
                f"{name} has {count} pages; a document may have {page_limit}", "--page-limit allows more"
            )
        made = _DATE.match(document.get_metadata_dict().get("CreationDate", ""))
        left = size_limit
        plain: list[str] = []
        tabled: list[int] = []
        for number in range(count):
            try:
                segments, height, text = _read_page(document, number, left)
                if has_figures_in_rows(text) or _is_ruled(document, number):
                    tabled.append(number)
            except pypdfium2.PdfiumError as error:
                raise UnreadableError(f"{name}: page {number + 1} of {count} cannot be read ({error})") from error
            except _TooLong as error:
                reason = f"{name} has more than {size_limit} characters by page {number + 1}; a page may have no more"
                raise TooLargeError(reason, "--size-limit allows more") from error
            pages.append(segments)
            heights.append(height)
            plain.append(text)
            left = None if left is None else left - sum(len(segment.text) for segment in segments)
    framed = without_frame(pages, heights)
    if tabled:
        texts = [
            text if number in tabled else _paragraphs(read_lines(segments))
            for number, (text, segments) in enumerate(zip(plain, framed, strict=True))
        ]
        text = "\n\n".join(text_with_tables(data, texts, tabled, name))
    else:
        text = _paragraphs([line for segments in framed for line in read_lines(segments)])
    text = _characters(text).replace("\u2012", "–")  # fonts map the en dash to the figure dash
    if not text.strip():
        raise UnreadableError(f"{name}: the PDF holds no text (a scan?)", "run a text recognition over it first")
    return PageFile(text + "\n", _declared(made))


def _paragraphs(lines: Sequence[Line]) -> str:
    from extractor.reading.print.paragraphs import read_paragraphs

    return _ROWS.sub(r"\1", "\n\n".join(["", *read_paragraphs(lines)])).strip("\n")


class _TooLong(Exception):
    """A page with more characters than are left to the document."""


def _read_page(document: pypdfium2.PdfDocument, number: int, limit: int | None) -> tuple[list[Segment], float, str]:
    """The stretches of a page, its height, and its text as it comes."""
    from extractor.reading.print.segments import read_segments

    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            # Counted before they are copied out.
            if limit is not None and textpage.count_chars() > limit:
                raise _TooLong
            text = str(textpage.get_text_range()).replace("\r\n", "\n").replace("\r", "\n")
            return read_segments(textpage), page.get_height(), text
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


def _declared(made: re.Match[str] | None) -> Declared | None:
    """The day in the file's date; None where there is none such."""
    try:
        return Declared(date(*map(int, made.groups())).isoformat(), sure=False) if made else None
    except ValueError:
        return None


def _characters(text: str) -> str:
    """The text with characters for the radicals that fonts name in their place: ⼾ is 户 on a page of simplified characters, 戶 on another."""
    plain = text.translate(radicals())
    others = "".join(character for character in text if ord(character) not in radicals())
    return simplify(plain) if simplify(others) == others else plain
