"""What the streams of a PDF file swell to, counted before PDFium holds them in memory: 7 KB of them may mean half a gigabyte."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_PIECE = 1 << 16


def has_longer_stream(data: bytes, limit: int) -> bool:
    """Whether a stream of the file has more than `limit` bytes once it is inflated, as often as its filters say.

    Pictures do not count: reading text leaves them packed. Nor does what is packed otherwise than by Flate (LZW, a locked file): the memory limit of the
    process stands behind this. Takes time linear in the file and in what it swells to, and no memory to speak of.
    """
    before = 0
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        head = data[max(before, found.start() - _PIECE) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        before = found.end()
        if re.search(rb"/Subtype\s*/Image\b", head):
            continue
        pieces = _pieces(data, found.end())
        for _ in range(max(1, min(8, head.count(b"FlateDecode")))):
            pieces = _inflated(pieces)
        size = 0
        for piece in pieces:
            size += len(piece)
            if size > limit:
                return True
    return False


def _pieces(data: bytes, start: int) -> Iterator[bytes]:
    """The file from there on: a packed stream says itself where it ends."""
    for at in range(start, len(data), _PIECE):
        yield data[at : at + _PIECE]


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The packed stream piece by piece, as far as it is one."""
    machine = zlib.decompressobj()
    for piece in pieces:
        left = piece
        while left and not machine.eof:
            try:
                yield machine.decompress(left, _PIECE)
            except zlib.error:
                return
            left = machine.unconsumed_tail
        if machine.eof:
            return
