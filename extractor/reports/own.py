"""Reports know each other: one that lies among the pages of the next is no page of it."""

from __future__ import annotations

from pathlib import Path

# An HTML report has it in its head, a Markdown report in its last line, where renderers do not show it.
MARK = "extractor-report"
_ENDINGS = frozenset({".html", ".htm", ".md", ".markdown"})
_HEAD, _TAIL = 1024, 64


def is_report(path: str) -> bool:
    """Whether the file is a report of ours. A file that cannot be read is none: what reads pages says so."""
    if Path(path).suffix.lower() not in _ENDINGS:
        return False
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(_HEAD)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _TAIL))
            return MARK.encode() in head or MARK.encode() in stream.read()
    except OSError:
        return False
