"""What is worked out once and kept between runs, where Python keeps compiled modules.

Each piece is a file in the `__pycache__` of the module that wants it, named after the version of Python and of what made it. Where Python may not write its own
modules there (`-B`, PYTHONDONTWRITEBYTECODE, a folder of somebody else), nothing is written, and each process works it out for itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

_DIGEST = 32


def place_of(module: str, name: str) -> Path | None:
    """The file that keeps `name` for the module whose `__file__` is `module`; None where there is no place for compiled modules."""
    try:
        return Path(cache_from_source(module)).with_suffix(f".{name}")
    except NotImplementedError:
        return None


def read_kept(place: Path | None) -> bytes | None:
    """What was kept there; None where nothing was, or not the whole of it: what is not as it was written must not be run."""
    try:
        content = place.read_bytes() if place is not None else b""
    except OSError:
        return None
    data = content[_DIGEST:]
    return data if hashlib.sha256(data).digest() == content[:_DIGEST] else None


def keep(place: Path | None, data: bytes) -> None:
    """Write `data` for later processes, all of it or nothing. Where it cannot be written, they work it out again: no error."""
    if place is None or sys.dont_write_bytecode:
        return
    beside = place.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(hashlib.sha256(data).digest() + data)
        beside.replace(place)
