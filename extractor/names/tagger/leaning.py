"""How far the network leans towards a name of each kind, character by character, also where its best path reads something else.

A name that the path misses is seldom far from the best labels (鼓手|巫|大鹏), a common word nearly always is (方便面).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractor.names.tagger.network_weights import Floats

KINDS = ("person", "place", "organization")


@dataclass(frozen=True)
class Leaning:
    """`scores[i]` are, for the character at `i`, by how much the best label that opens a name of each of `KINDS` beats all labels of no such name, and then the same of
    the labels that continue one; below nought where they lose.
    """

    scores: Floats

    def of(self, start: int, end: int, kind: str) -> float:
        """The mean over the characters of `[start, end)` read as one name of the kind."""
        column = KINDS.index(kind)
        inner = self._inner[end, column] - self._inner[start + 1, column]
        return float(self.scores[start, column] + inner) / (end - start)

    def inside(self, at: int, kind: str) -> float:
        """The score of the character as one that continues a name of the kind."""
        return float(self.scores[at, len(KINDS) + KINDS.index(kind)])

    def opening(self, at: int, kind: str) -> float:
        """The score of the character as one that opens a name of the kind."""
        return float(self.scores[at, KINDS.index(kind)])

    def weakest(self, start: int, end: int, kind: str) -> float:
        """The lowest score of a character of `[start, end)` read as one name of the kind."""
        column = KINDS.index(kind)
        opening = float(self.scores[start, column])
        return min(opening, float(self.scores[start + 1 : end, len(KINDS) + column].min(initial=opening)))

    @cached_property
    def _inner(self) -> NDArray[np.float64]:
        """The sums of the scores of continuing, up to each character."""
        import numpy as np

        sums = np.zeros((len(self.scores) + 1, len(KINDS)))
        np.cumsum(self.scores[:, len(KINDS) :], axis=0, out=sums[1:])
        return sums
