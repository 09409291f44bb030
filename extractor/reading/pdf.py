"""The text of a PDF file (extra `zh-extractor[pdf]`): its lines as they are set, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.extras import install_hint
from extractor.reading.encoding import UnreadableError
from extractor.reading.page_file import PageFile

if TYPE_CHECKING:
    import pypdfium2


def read_pdf(data: bytes, name: str) -> PageFile:
    """x"""
    raise NotImplementedError
