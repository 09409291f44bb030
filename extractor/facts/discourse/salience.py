"""How present a wording is in its article: in how many blocks it is named, how early, and how long ago."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_NOWHERE: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Salience:
    """The numbers of the sentences that name a wording, ascending, and of the blocks that do; sentences and blocks are counted through the article."""

    sentences: Mapping[str, list[int]] = field(default_factory=dict)
    blocks: Mapping[str, set[int]] = field(default_factory=dict)

    def describe(self, text: str, sentence: int) -> tuple[str, ...]:
        """The names of the features of a wording for a figure of the sentence with that number."""
        named = self.sentences.get(text, _NOWHERE)
        before = bisect_right(named, sentence)
        back = sentence - named[before - 1] if before else -1
        return _describe(
            min(len(self.blocks.get(text, _NOWHERE)), 6), _at_most(back, 8), _at_most(named[0], 12) if named else -1
        )


def _at_most(number: int, most: int) -> int:
    return min(number, most + 1)


@lru_cache(maxsize=1024)
def _describe(blocks: int, back: int, first: int) -> tuple[str, ...]:
    """In bins: few pages tell 7 sentences from 8."""
    return (
        f"in {_bin(blocks, (0, 1, 2, 3, 5))} blocks",
        f"{_bin(back, (0, 1, 2, 4, 8))} sentences back" if back >= 0 else "not named before",
        f"first in sentence {_bin(first, (0, 1, 3, 6, 12))}" if first >= 0 else "named nowhere",
    )


def _bin(number: int, bounds: tuple[int, ...]) -> str:
    return next((f"up to {bound}" for bound in bounds if number <= bound), "many")
