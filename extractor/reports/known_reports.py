"""Reports know each other: one that lies among the pages of the next is no page of it."""

from __future__ import annotations

from pathlib import Path

# An HTML report has it in its head, a Markdown report in its last line, where renderers do not show it: there, and nowhere else in a text that speaks of it.
MARK = "extractor-report"
_IN_HTML = f'<meta name="generator" content="{MARK} '.encode()
_IN_MARKDOWN = f"\n<!-- {MARK} -->\n".encode()
_BEGINNING = b"<!doctype html>"
_HEAD = 1024


def is_report(path: str) -> bool:
    """Whether the file is a report of ours. A file that cannot be read is none: what reads pages says so."""
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in (".html", ".htm", ".md", ".markdown") or not file.is_file():
        return False
    try:
        with file.open("rb") as stream:
            if ending in (".html", ".htm"):
                head = stream.read(_HEAD)
                return head.startswith(_BEGINNING) and _IN_HTML in head
            stream.seek(max(0, stream.seek(0, 2) - len(_IN_MARKDOWN)))
            return stream.read() == _IN_MARKDOWN
    except OSError:
        return False
