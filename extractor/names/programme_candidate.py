"""What may be a scheme's name, with the evidence for it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from extractor.mentions import Word
from extractor.models import BlockKind, Category
from extractor.names.aliases import plain_name

# From this sum of evidence on a candidate counts as a scheme.
ENOUGH = 3.0

_CLAUSE_END = regex.compile(r"[，。；！？：:;!?\n]|,(?!\d)|——")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The stretch `[start, end)` of a block as a possible name, and what speaks for and against it.

    `core` is the name without quotation marks and without the head noun behind them, in folded and simplified form; `wordings` are the
    `[start, end)` of longer ways in which this place calls it.
    """

    block: int
    start: int
    end: int
    core: str
    evidence: Mapping[str, float]
    category: Category | None = None
    category_by_verb: Category | None = None
    wordings: tuple[tuple[int, int], ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of one article as the programme rules see them: folded and simplified texts with their words."""

    texts: Sequence[str]
    words: Sequence[Sequence[Word]]
    kinds: Sequence[BlockKind]

    def count(self, name: str) -> int:
        """How often `name` stands in the article."""
        return sum(text.count(name) for text in self.texts)

    def in_title(self, name: str) -> bool:
        """Whether a kicker, title, subtitle or heading has `name`."""
        return any(
            name in text
            for text, kind in zip(self.texts, self.kinds, strict=True)
            if kind in ("kicker", "title", "subtitle", "heading")
        )

    def words_from(self, block: int, offset: int) -> Iterator[Word]:
        """The words that follow `offset` without a gap."""
        words = self.words[block]
        for word in words[bisect_left(words, offset, key=lambda w: w.start) :]:
            if word.start != offset:
                return
            offset = word.end
            yield word

    def words_before(self, block: int, offset: int) -> Iterator[Word]:
        """The words that end at `offset`, going back without a gap."""
        words = self.words[block]
        for word in reversed(words[: bisect_left(words, offset, key=lambda w: w.start)]):
            if word.end != offset:
                return
            offset = word.start
            yield word

    def clause_before(self, block: int, offset: int, reach: int = 60) -> str:
        """The text from the last clause border, at most `reach` characters back, to `offset`."""
        return _CLAUSE_END.split(self.texts[block][max(0, offset - reach) : offset])[-1]

    def clause_after(self, block: int, offset: int, reach: int = 16) -> str:
        """The text from `offset` to the next clause border, at most `reach` characters on."""
        return _CLAUSE_END.split(self.texts[block][offset : offset + reach])[0]


# What speaks against the wording of a name. Where a noun names its kind at one place (“人人都是保洁员”活动, 智能学伴“小象”) it does not count at others.
_WORDING = frozenset({"people", "predicate", "plain word", "kind"})


def weigh_together(candidates: Iterable[Candidate]) -> dict[str, float]:
    """The evidence for each plain name at all its places in the article together.

    What speaks for a name is taken where it speaks loudest, what speaks against it on the average.
    """
    by_core: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_core[plain_name(candidate.core)].append(candidate)
    return {core: _sum(group) for core, group in by_core.items()}


def _sum(group: Sequence[Candidate]) -> float:
    named = any(c.evidence.get("after", 0) > 2 or c.evidence.get("apposition", 0) > 1 for c in group)
    total = 0.0
    for feature in sorted({feature for candidate in group for feature in candidate.evidence}):
        if named and feature in _WORDING:
            continue
        weights = [candidate.evidence.get(feature, 0.0) for candidate in group]
        total += max(weights) if max(weights) > 0 else sum(weights) / len(weights)
    return total
