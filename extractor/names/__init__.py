"""People, places, organizations and programmes, and the words between them: `NameFinder`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.mentions import Mention, Word
from extractor.page import Article

__all__ = ["NameFinder", "NamedBlock"]


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """The name mentions of a block, in order and without overlaps, and all its words with their tags."""

    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]


class NameFinder:
    """Finds names in the articles of a page."""

    def find(
        self, articles: Sequence[Article], values: Sequence[Sequence[Sequence[Mention]]]
    ) -> list[list[NamedBlock]]:
        """One `NamedBlock` for each block of each article. `values[a][b]` are the value mentions of that block."""
        return [[NamedBlock((), ()) for _ in article.blocks] for article in articles]
