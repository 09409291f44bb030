"""Indices in a text as JavaScript counts them."""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """The indices of one text in UTF-16 code units, of which a character beyond U+FFFF has two."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, char in enumerate(text) if char > "\uffff"]

    def at(self, index: int) -> int:
        """The code unit at which the character at `index` begins."""
        return index + bisect_left(self._wide, index)
