"""The text of a Word document, by python-docx (extra `zh-extractor[docx]`): government offices send their news so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from extractor.extras import install_hint
from extractor.reading import marks
from extractor.reading.encoding import MAX_BYTES, UnreadableError
from extractor.reading.page_file import PageFile

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADING = regex.compile(r"(?:heading|标题)\s?(\d)?", regex.IGNORECASE)


def read_docx(data: bytes, name: str) -> PageFile:
    """The paragraphs and tables of the document as Markdown, in order; heads, feet and notes are left out.

    Paragraphs of a heading style, and short ones all in bold below the first text, are headings; captions are marked as such. The dates in the file are
    those of its template as often as not, and are not read. Raises UnreadableError where the extra is not installed, the file is no such document, or has no text.
    """
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from docx.table import Table
    except ImportError as error:
        raise UnreadableError(f"{name}: reading DOCX needs an extra", install_hint("docx")) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_BYTES:
                raise UnreadableError(
                    f"{name} unpacks to more than {MAX_BYTES // 1024**2} MB", "split it into pages first"
                )
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for part in document.iter_inner_content():
            lines += [_rows(part)] if isinstance(part, Table) else _lines(part, begun=any(map(_is_text, lines)))
    except UnreadableError:
        raise
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UnreadableError(f"{name}: not a readable DOCX ({error})") from error
    text = "\n\n".join(line for line in lines if line)
    if not text.strip():
        raise UnreadableError(
            f"{name}: the DOCX holds no text (pictures alone?)", "run a text recognition over it first"
        )
    return PageFile(text + "\n")


def _lines(paragraph: Paragraph, *, begun: bool) -> Iterator[str]:
    """The lines of a paragraph with their marks; `begun`: running text stands above."""
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    for line in paragraph.text.split("\n"):
        text = line.replace("\t", "\u3000\u3000").strip()
        if not text:
            continue
        heading = _HEADING.match(style)
        if heading and begun:
            yield marks.heading(text, int(heading[1] or 2))
        elif style.lower() in ("caption", "题注"):
            yield marks.caption(text)
        elif bold and begun and marks.is_bold_heading(text):
            yield marks.heading(text)
        elif style.lower().startswith("list bullet"):
            yield f"- {text}"
        else:
            yield marks.paragraph(text)


def _is_text(line: str) -> bool:
    return len(line) > 20 and any(mark in line for mark in "。，；")


def _rows(table: Table) -> str:
    """A table as Markdown rows; a merged cell stands once in its row."""
    rows = []
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            cells.append(
                "" if cell._tc is last else " ".join(cell.text.split())
            )  # python-docx has no other name for it
            last = cell._tc
        rows.append(marks.row(cells))
    return "\n".join(rows)
