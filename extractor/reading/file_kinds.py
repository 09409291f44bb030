"""Which kind of file a page comes in, by its name or its first bytes; and what is said of files that hold no page."""

from __future__ import annotations

import re
from typing import Literal

from extractor.reading.encoding import UnreadableError

Format = Literal["text", "html", "pdf", "docx"]

_ENDINGS: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_TOLD = {
    ".doc": ("a Word 97-2003 document", "save it as .docx, or export it as text"),
    ".wps": ("a WPS document", "save it as .docx, or export it as text"),
    ".rtf": ("a rich text document", "save it as .docx, or export it as text"),
    ".odt": ("an OpenDocument text", "save it as .docx, or export it as text"),
    ".ofd": ("an OFD document", "export it as PDF or text"),
    ".xls": ("a spreadsheet", "export the sheet as text with tabs (.tsv)"),
    ".xlsx": ("a spreadsheet", "export the sheet as text with tabs (.tsv)"),
    ".ppt": ("slides", "export them as PDF or text"),
    ".pptx": ("slides", "export them as PDF or text"),
    ".epub": ("an e-book", "unpack it and give its .html pages"),
    ".mhtml": ("a web archive", "save the page as .html"),
    ".mht": ("a web archive", "save the page as .html"),
    ".zip": ("an archive", "unpack it and give its pages"),
    ".rar": ("an archive", "unpack it and give its pages"),
    ".7z": ("an archive", "unpack it and give its pages"),
    ".gz": ("a compressed file", "unpack it first"),
    ".png": ("a picture", "run a text recognition over it first"),
    ".jpg": ("a picture", "run a text recognition over it first"),
    ".jpeg": ("a picture", "run a text recognition over it first"),
    ".gif": ("a picture", "run a text recognition over it first"),
    ".tif": ("a picture", "run a text recognition over it first"),
    ".tiff": ("a picture", "run a text recognition over it first"),
    ".webp": ("a picture", "run a text recognition over it first"),
    ".mp3": ("sound", "write it down first"),
    ".mp4": ("a film", "write it down first"),
}
# The first bytes of files (file formats' own specifications), and the ending that stands for the kind.
_MAGIC = [
    (b"%PDF-", ".pdf"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"\x1f\x8b", ".gz"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
]
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_ZIPPED = {
    b"word/": ".docx",
    b"xl/": ".xlsx",
    b"ppt/": ".pptx",
    b"OEBPS": ".epub",
    b"mimetypeapplication/epub": ".epub",
    b"mimetypeapplication/vnd.oasis": ".odt",
    b"OFD.xml": ".ofd",
}


def format_of(data: bytes, name: str, ending: str = "") -> Format:
    """The format of a page's file: by its `ending` (with the dot) where that says, else by its first bytes. `name` stands for it in errors.

    Raises UnreadableError for a file of a kind that holds no page we read.
    """
    ending = ending.lower()
    begun = _begun(data)
    if begun in _TOLD or (ending in _TOLD and begun == ""):
        what, hint = _TOLD[begun or ending]
        raise UnreadableError(f"{name} is {what}; text, Markdown, HTML, PDF and DOCX are read", hint)
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if begun in _ENDINGS:
        return _ENDINGS[begun]
    return "html" if not ending and _HTML.match(data[:4096]) else "text"


def _begun(data: bytes) -> str:
    """The ending that goes with the first bytes; empty for text."""
    for magic, ending in _MAGIC:
        if data.startswith(magic):
            return ending
    if data.startswith(b"PK\x03\x04"):
        return next(
            (ending for part, ending in _ZIPPED.items() if part in data[:65536] or part in data[-65536:]), ".zip"
        )
    return ""
