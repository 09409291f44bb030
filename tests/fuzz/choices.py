"""Bytes as a row of choices, so that one maker of inputs serves atheris, which gives bytes by what they reached, and hypothesis, which gives any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Reads the bytes from the front; where they are used up, each further choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes are not used."""
        return len(self._data) - self._at

    def number(self, below: int) -> int:
        """0 to below - 1."""
        size = 1 if below <= 256 else 2 if below <= 65536 else 4
        piece = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(piece, "big") % below

    def one_of(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[self.number(len(things))]

    def rest(self) -> bytes:
        """All that is left."""
        piece = self._data[self._at :]
        self._at = len(self._data)
        return piece

    def text(self, tokens: Sequence[str], longest: int) -> str:
        """Tokens one behind the other, now and then a character of any kind."""
        pieces: list[str] = []
        length = 0
        while self.left and length < longest:
            token = chr(self.number(0x30000)) if self.number(24) == 0 else self.one_of(tokens)
            pieces.append(token)
            length += len(token)
        return "".join(pieces)
