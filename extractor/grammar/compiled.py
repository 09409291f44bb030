"""Compiled patterns, kept between runs.

To compile our patterns costs most of a second at each start of a process, to read them back a hundredth of that: `regex` can pickle a pattern with its code.
`extractor.kept` says where they lie.
"""

from __future__ import annotations

import atexit
import pickle
from functools import cache
from pathlib import Path

import regex

from extractor.kept import keep, place_of, read_kept

# More patterns than we have: then most of them are of sources that have changed since.
_MOST = 2_000
_ENOUGH = 20  # so many new ones are written without waiting for the end of the process, which may be a kill


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern of `source`, as `regex.compile` makes it: read from where an earlier process left it, or compiled."""
    return _shelf().get(source, flags)


def keep_compiled() -> None:
    """Write what this process has compiled, where that is more than a few patterns. Never raises."""
    _shelf().keep(_ENOUGH)


@cache
def _shelf() -> Shelf:
    shelf = Shelf(place_of(__file__, f"regex-{regex.__version__}.patterns"))
    atexit.register(shelf.keep, 1)
    return shelf


class Shelf:
    """Pickled patterns by source and flags; `fresh` are those that the file has not."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        data = read_kept(place)
        self._kept: dict[tuple[str, int], bytes] = pickle.loads(data) if data is not None else {}
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
        if len(self._fresh) < least:
            return
        self._kept = self._fresh if len(self._kept) + len(self._fresh) > _MOST else self._kept | self._fresh
        self._fresh = {}
        keep(self._place, pickle.dumps(self._kept, pickle.HIGHEST_PROTOCOL))
