"""The text of a PDF file, by pypdfium2 (extra `zh-extractor[pdf]`): paragraphs in reading order."""

from __future__ import annotations

import re
from datetime import date

from extractor.extras import install_hint
from extractor.many import Declared
from extractor.reading.encoding import UnreadableError
from extractor.reading.page_file import PageFile
from extractor.text import radicals

# D:20250618093000+08'00' (ISO 32000-1, 7.9.4)
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(data: bytes, name: str) -> PageFile:
    """The paragraphs of all pages, and the day on which the file says it was made.

    Columns are read one after another; page numbers, running heads and feet and the small characters that tell how others are read are left out; a paragraph that a column or
    page breaks is whole again. Radicals, to which fonts of PDF exports often map characters (⼀ U+2F00 for 一), become the characters they stand for.
    Raises UnreadableError where the extra is not installed, the file is no PDF, is locked, or has no text (a scan).
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableError(f"{name}: reading PDF needs an extra", install_hint("pdf")) from error
    from extractor.reading.print.columns import read_lines
    from extractor.reading.print.frame import without_frame
    from extractor.reading.print.paragraphs import read_paragraphs
    from extractor.reading.print.segments import read_segments

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(f"{name} is locked with a password", "save it without one") from error
        raise UnreadableError(f"{name}: not a readable PDF ({error})") from error
    pages, heights = [], []
    with document:
        made = _DATE.match(document.get_metadata_dict().get("CreationDate", ""))
        for page in document:
            pages.append(read_segments(page))
            heights.append(page.get_height())
            page.close()
    lines = [line for segments in without_frame(pages, heights) for line in read_lines(segments)]
    text = re.sub(r"(?<=\n)(.*\t.*\n)\n(?=.*\t)", r"\1", "\n\n".join(["", *read_paragraphs(lines)]))  # rows of a table
    text = text.strip("\n").translate(radicals())
    if not text.strip():
        raise UnreadableError(f"{name}: the PDF holds no text (a scan?)", "run a text recognition over it first")
    return PageFile(text + "\n", _declared(made))


def _declared(made: re.Match[str] | None) -> Declared | None:
    """The day in the file's date; None where there is none such."""
    try:
        return Declared(date(*map(int, made.groups())).isoformat(), sure=False) if made else None
    except ValueError:
        return None
