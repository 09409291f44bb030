"""The Markdown that files are rendered to, so that a page's headings, captions, lists and tables are told and not guessed."""

from __future__ import annotations

from collections.abc import Sequence

import regex

# What would be read as a mark at the start of a paragraph.
_MARKED = regex.compile(r"(?:#{1,6}\s|#{2,6}\S|>|[-*+]\s|\||```|~~~|!\[)")
_LONGEST_HEADING = 40  # characters of a paragraph in bold that is a heading


def paragraph(text: str) -> str:
    """A paragraph; a sign at its start that would be a mark is escaped."""
    return f"\\{text}" if _MARKED.match(text) else text


def heading(text: str, level: int = 2) -> str:
    """A heading below the title, which stands plain at the top."""
    return f"{'#' * min(6, max(2, level))} {text}"


def caption(text: str) -> str:
    """What explains a picture."""
    return f"![{text.replace('[', '（').replace(']', '）')}](#)"


def row(cells: Sequence[str]) -> str:
    """A row of a table."""
    return "| " + " | ".join(cell.replace("|", "｜") for cell in cells) + " |"


def is_bold_heading(text: str) -> bool:
    """Whether a paragraph that is all in bold is short and open at its end, as headings are."""
    return 2 <= len(text) <= _LONGEST_HEADING and text[-1] not in "。！？：；，…"
