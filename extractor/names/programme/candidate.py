"""What may be a scheme's name, with the evidence for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from extractor.mentions import Word
from extractor.models import BlockKind, Category
from extractor.names.programme.heads import Heads, shipped_heads

_HEADLINES = frozenset({"kicker", "title", "subtitle", "heading"})
_CLAUSE_END = regex.compile(r"[，。；！？：:;!?\n]|,(?!\d)|——")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The stretch `[start, end)` of a block as a possible name, and what speaks for and against it.

    `core` is the name without quotation marks and without the head noun behind them, in folded and simplified form, `core_start` its place;
    `wordings` are the `[start, end)` of longer ways in which this place calls it. Of a bare name, `stem` is what stands before the head noun, and
    `unused` says that no verb tells it for a scheme. `told_by` names the user's lexicon whose head noun it has.
    """

    block: int
    start: int
    end: int
    core: str
    core_start: int
    evidence: Mapping[str, float]
    category: Category | None = None
    category_by_verb: Category | None = None
    wordings: tuple[tuple[int, int], ...] = ()
    quoted: bool = False
    stem: str = ""
    unused: bool = False
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of one article as the programme rules see them: folded and simplified texts with their words, and the head nouns that count."""

    texts: Sequence[str]
    words: Sequence[Sequence[Word]]
    kinds: Sequence[BlockKind]
    heads: Heads = field(default_factory=shipped_heads)

    def is_headline(self, block: int) -> bool:
        """Whether the block is a kicker, title, subtitle or heading."""
        return self.kinds[block] in _HEADLINES

    def words_from(self, block: int, offset: int) -> Iterator[Word]:
        """The words that follow `offset` without a gap."""
        words = self.words[block]
        for i in range(bisect_left(words, offset, key=lambda w: w.start), len(words)):
            if words[i].start != offset:
                return
            offset = words[i].end
            yield words[i]

    def words_before(self, block: int, offset: int) -> Iterator[Word]:
        """The words that end at `offset`, going back without a gap."""
        words = self.words[block]
        for i in range(bisect_left(words, offset, key=lambda w: w.start) - 1, -1, -1):
            if words[i].end != offset:
                return
            offset = words[i].start
            yield words[i]

    def clause_before(self, block: int, offset: int, reach: int = 40) -> str:
        """The text from the last clause border, at most `reach` characters back, to `offset`."""
        return _CLAUSE_END.split(self.texts[block][max(0, offset - reach) : offset])[-1]

    def clause_after(self, block: int, offset: int, reach: int = 16) -> str:
        """The text from `offset` to the next clause border, at most `reach` characters on."""
        return _CLAUSE_END.split(self.texts[block][offset : offset + reach])[0]


def find_all(names: Iterable[str], texts: Sequence[str]) -> Iterator[tuple[str, int, int, int]]:
    """Where the names stand, those inside others included: `(name, number of the text, start, end)`."""
    from ahocorasick_rs import AhoCorasick, Implementation

    patterns = sorted(set(names))
    if not patterns:
        return
    matcher = AhoCorasick(patterns, implementation=Implementation.ContiguousNFA)
    for number, text in enumerate(texts):
        for index, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
            yield patterns[index], number, start, end
