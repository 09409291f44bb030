"""The lines of a raw page, stripped, with the gaps and indents that the layout left."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds text. `gap` counts the blank lines above it; `indent` is the white space at its left in columns.

    `fed`: a form feed stands above it. `level` is that of a Markdown heading, else 0; `picture`: it is the text of a Markdown picture.
    """

    text: Text
    gap: int
    indent: int
    fed: bool = False
    level: int = 0
    picture: bool = False

    @property
    def clean(self) -> str:
        """The line without white space at its ends."""
        return self.text.clean


def width(text: str) -> int:
    """The printed width in half-width columns: a Chinese character or full-width sign counts two, others one."""
    return len(text) if text.isascii() else sum(2 if char > "\u2e7f" or char in "“”‘’…—" else 1 for char in text)


def read_lines(raw: str) -> list[Line]:
    """All lines of `raw` that are not blank, in order. A byte order mark and zero-width characters count as blank."""
    lines: list[Line] = []
    gap = 0
    start = 0
    fed = False
    for printed in raw.splitlines(keepends=True):
        content = printed.strip(_BLANK)
        if content:
            left = len(printed) - len(printed.lstrip(_BLANK))
            if "\t" in printed[:left] and "\t" in printed[left:]:  # a row of a table whose first cell is empty
                left = printed.index("\t")
                content = printed.rstrip(_BLANK)[left:]
            text = Text(content, ((start + left, start + left + len(content)),))
            lines.append(Line(text, gap, width(printed[:left]), fed))
            gap = 0
            fed = printed.endswith("\f")
        else:
            gap += 1
            fed = fed or "\f" in printed
        start += len(printed)
    return lines


_BLANK = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
