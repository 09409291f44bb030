"""A block as a tagger has read it: the input of every finder of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.mentions import Word
from extractor.names.tagger.leaning import Leaning

NameKind = Literal["person", "place", "organization"]

# LAC's labels. Its lower-case `nr` is too often wrong to count as a person.
_KINDS: dict[str, NameKind] = {
    "PER": "person",
    "LOC": "place",
    "ns": "place",
    "ORG": "organization",
    "nt": "organization",
}


@dataclass(frozen=True)
class TaggedBlock:
    """`text` is the block's folded text (same length as the printed one, so offsets hold); `words` cover it.

    `leaning` is how far the network leans towards names, where one has read the text in one piece.
    """

    text: str
    words: tuple[Word, ...]
    leaning: Leaning | None = None

    @cached_property
    def starts(self) -> dict[int, int]:
        """The index in `words` of the word that starts at an offset."""
        return {word.start: index for index, word in enumerate(self.words)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """The index in `words` of the word that ends at an offset."""
        return {word.end: index for index, word in enumerate(self.words)}

    @cached_property
    def dictionary_edges(self) -> frozenset[int]:
        """Where the dictionary sees a word begin or end."""
        import rjieba

        at, edges = 0, [0]
        for piece in rjieba.cut(self.text, False):
            at += len(piece)
            edges.append(at)
        return frozenset(edges)

    def word_from(self, start: int) -> Word | None:
        """The word that starts at `start`, if one does."""
        index = self.starts.get(start)
        return None if index is None else self.words[index]

    def word_to(self, end: int) -> Word | None:
        """The word that ends at `end`, if one does."""
        index = self.ends.get(end)
        return None if index is None else self.words[index]

    def candidates(self, kind: NameKind) -> list[tuple[int, int]]:
        """The `[start, end)` of what the tagger took for names of that kind."""
        return [(word.start, word.end) for word in self.words if _KINDS.get(word.tag) == kind]
