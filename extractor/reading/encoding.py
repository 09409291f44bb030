"""Bytes to text: which encoding a page is in, and what is no text at all."""

from __future__ import annotations

import codecs
from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024

# Tried where the bytes are not UTF-8; GB18030 holds GBK and GB2312.
_CANDIDATES = ["gb18030", "big5hkscs", "utf_16_le", "utf_16_be"]
_BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


class UnreadableError(ValueError):
    """Something that cannot be read as a page. `hint` says what would mend it, or is empty."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class TooLargeError(UnreadableError):
    """A page beyond a limit, which the message names."""


def printable(path: Path | str) -> str:
    r"""A path as JSON, messages and terminals can hold it: bytes of a name that are not UTF-8 as `\udcff`, said in ASCII."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def decode(data: bytes, name: str, *, encoding: str | None = None) -> str:
    """The text of a page's bytes; `name` stands for it in errors.

    UTF-8 with or without BOM is tried first, then UTF-16/32 by their BOM, then what charset-normalizer finds among GB18030, Big5 and UTF-16.
    With `encoding` only that one. Raises UnreadableError where the bytes are empty, binary or in none of these.
    """
    text = _decode_as(data, name, encoding) if encoding else _decode_unknown(data, name)
    if not text.strip():
        raise UnreadableError(f"{name} is empty")
    at = text.find("\0")
    if at >= 0:
        raise UnreadableError(f"{name} is not text (a NUL character at {at})", "convert it first, or pass --encoding")
    return text


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name} is not in {encoding} (byte 0x{data[error.start]:02x} at {error.start})"
        ) from error
    except (LookupError, ValueError) as error:  # not known, or (`undefined`, a name with odd characters) of no use
        hint = "for example utf-8, gb18030, big5"
        raise UnreadableError(f"--encoding {encoding!a}: no such encoding", hint) from error


def _decode_unknown(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, name, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    hint = "convert it first, or pass --encoding"
    if b"\0" in data[:4096] and b"\n\0" not in data and b"\0\n" not in data:
        raise UnreadableError(f"{name} is not text in UTF-8 or GB18030 (byte 0x00 at {data.index(0)})", hint)
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 1 << 20], cp_isolation=_CANDIDATES, threshold=0.3).best()
    for encoding in [best.encoding] if best else []:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    raise UnreadableError(f"{name} is not text in UTF-8 or GB18030 (byte 0x{data[at]:02x} at {at})", hint)
