"""What may be a scheme's name, with the evidence for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.mentions import Mention, Word
from extractor.models import Category

# From this sum of evidence on a candidate counts as a scheme.
ENOUGH = 3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """The stretch `[start, end)` of a block as a possible name, and what speaks for and against it.

    `core` is the name without quotation marks and without the head noun behind them; `wordings` are other ways in which this place calls it.
    """

    block: int
    start: int
    end: int
    core: str
    evidence: Mapping[str, float]
    category: Category | None = None
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of one article as the programme rules see them: folded and simplified texts, words, mentions found before."""

    texts: Sequence[str]
    words: Sequence[Sequence[Word]]
    taken: Sequence[Sequence[Mention]]
    kinds: Sequence[str]
    whole: str = field(default="")

    def count(self, name: str) -> int:
        """How often `name` stands in the article."""
        return self.whole.count(name)

    def in_title(self, name: str) -> bool:
        """Whether a title, subtitle or kicker names it."""
        return any(
            name in text
            for text, kind in zip(self.texts, self.kinds, strict=True)
            if kind in ("title", "subtitle", "kicker", "heading")
        )
