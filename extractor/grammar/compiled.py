"""Compiled patterns, kept between runs where Python keeps compiled modules.

To compile our patterns costs most of a second at each start of a process, to read them back a hundredth of that. `regex` can pickle a pattern with its code; what a process has compiled
it writes into the `__pycache__` of this folder, in a file of its version of Python and of `regex`. Where Python may not write its own modules there (`-B`, PYTHONDONTWRITEBYTECODE, a
folder of somebody else), nothing is written, and each process compiles for itself.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import pickle
import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

import regex

# More patterns than we have: then most of them are of sources that have changed since.
_MOST = 2_000
_ENOUGH = 20  # so many new ones are written without waiting for the end of the process, which may be a kill
_DIGEST = 32


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern of `source`, as `regex.compile` makes it: read from where an earlier process left it, or compiled."""
    return _shelf().get(source, flags)


def keep_compiled() -> None:
    """Write what this process has compiled, where that is more than a few patterns. Never raises."""
    _shelf().keep(_ENOUGH)


@cache
def _shelf() -> Shelf:
    shelf = Shelf(_place())
    atexit.register(shelf.keep, 1)
    return shelf


def _place() -> Path | None:
    """The file of this Python and this `regex`; None where there is no place for compiled modules."""
    try:
        module = Path(cache_from_source(__file__))
    except NotImplementedError:
        return None
    return module.with_suffix(f".regex-{regex.__version__}.patterns")


class Shelf:
    """Pickled patterns by source and flags; `fresh` are those that the file has not."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._kept = _read(place) if place is not None else {}
        self._fresh: dict[tuple[str, int], bytes] = {}

    def get(self, source: str, flags: int) -> regex.Pattern[str]:
        """The pattern of `source`, kept or compiled."""
        key = source, int(flags)
        if key in self._kept:
            pattern: regex.Pattern[str] = pickle.loads(self._kept[key])
            return pattern
        pattern = regex.compile(source, flags)
        self._fresh[key] = pickle.dumps(pattern, pickle.HIGHEST_PROTOCOL)
        return pattern

    def keep(self, least: int) -> None:
        """Write the file anew, where there are `least` fresh patterns."""
        if len(self._fresh) < least or self._place is None or sys.dont_write_bytecode:
            return
        self._kept = self._fresh if len(self._kept) + len(self._fresh) > _MOST else self._kept | self._fresh
        self._fresh = {}
        data = pickle.dumps(self._kept, pickle.HIGHEST_PROTOCOL)
        beside = self._place.with_suffix(f".{os.getpid()}")
        # A folder that cannot be written to, or a full disk: the next process compiles again, as this one did.
        with contextlib.suppress(OSError):
            self._place.parent.mkdir(exist_ok=True)
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(self._place)


def _read(place: Path) -> dict[tuple[str, int], bytes]:
    """What the file holds; nothing where there is none, or not a whole one: code that is not as it was written must not run."""
    try:
        content = place.read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        return {}
    patterns: dict[tuple[str, int], bytes] = pickle.loads(content[_DIGEST:])
    return patterns
