"""What may be a name, with what stands around it: the input of every feature."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.mentions import Mention, Word
from extractor.names.tagger.tagged import TaggedBlock

_TAGS = {"person": ("PER", "nr"), "place": ("LOC", "ns"), "organization": ("ORG", "nt")}
NAMED = frozenset(tag for tags in _TAGS.values() for tag in tags)
SURE = 1.0  # a margin from which on the network hardly errs about a kind


@dataclass(frozen=True)
class Surroundings:
    """A block and what the whole article says about its names."""

    block: TaggedBlock
    memory: Memory
    fast: bool = False  # the dictionary's words stand in for the network's

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where the dictionary sees a word begin or end."""
        if self.fast:
            return frozenset((0, *self.block.ends))
        return self.block.dictionary_edges

    @cached_property
    def guessed(self) -> frozenset[tuple[int, int]]:
        """The words that the dictionary does not have and its model of characters guesses, most of them names."""
        import rjieba

        at, found = 0, []
        for piece in rjieba.cut(self.block.text, True):
            end = at + len(piece)
            if 1 < end - at < 5 and any(edge in self.edges for edge in range(at + 1, end)):
                found.append((at, end))
            at = end
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Memory:
    """The surfaces that the network is sure of somewhere in the article, by kind with the best margin, and the people introduced in it."""

    margins: Mapping[tuple[str, str], float] = field(default_factory=dict)
    introduced: frozenset[str] = frozenset()
    offered: Mapping[tuple[str, str], int] = field(
        default_factory=dict
    )  # how often the same surface is a candidate, by kind

    @classmethod
    def of(cls, tagged: Sequence[TaggedBlock], introduced: frozenset[str], rows: Sequence[Sequence[Mention]]) -> Memory:
        """What the article says; `rows` are the candidates of each block (none: they are not counted)."""
        kinds = {tag: kind for kind, tags in _TAGS.items() for tag in tags}
        margins: dict[tuple[str, str], float] = {}
        for block in tagged:
            for word in block.words:
                if word.tag in kinds:
                    key = kinds[word.tag], block.text[word.start : word.end]
                    margins[key] = max(margins.get(key, word.margin), word.margin)
        spans = ((block.text, mention) for block, row in zip(tagged, rows, strict=False) for mention in row)
        return cls(margins, introduced, Counter((m.type, text[m.start : m.end]) for text, m in spans))


@dataclass(frozen=True)
class Candidate:
    """A mention that a finder offers, in its surroundings."""

    mention: Mention
    around: Surroundings

    @property
    def start(self) -> int:
        """Clean offset of the first character."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Clean offset just past the last character."""
        return self.mention.end

    @cached_property
    def text(self) -> str:
        """The folded text of the block."""
        return self.around.block.text

    @cached_property
    def name(self) -> str:
        """The stretch itself, folded."""
        return self.text[self.start : self.end]

    @cached_property
    def word(self) -> Word | None:
        """The network's word that is exactly this stretch."""
        word = self.around.block.word_from(self.start)
        return word if word is not None and word.end == self.end else None

    @cached_property
    def margin(self) -> float | None:
        """How sure the network is of the whole stretch as a name of this kind; None where it reads something else."""
        word = self.word
        return word.margin if word is not None and word.tag in _TAGS.get(self.mention.type, ()) else None

    @cached_property
    def leaning(self) -> float | None:
        """How far the network leans towards a name of this kind over the whole stretch; None where it has not read it."""
        leaning = self.around.block.leaning
        return None if leaning is None else leaning.of(self.start, self.end, self.mention.type)

    @cached_property
    def weakest(self) -> float | None:
        """The leaning of the character that the network least takes for part of the name; None where it has not read it."""
        leaning = self.around.block.leaning
        return None if leaning is None else leaning.weakest(self.start, self.end, self.mention.type)

    @cached_property
    def going_on(self) -> float | None:
        """How far the network leans towards the name going on behind it; None at the end of the text, or where it has not read it."""
        leaning = self.around.block.leaning
        return None if leaning is None or self.end >= len(self.text) else leaning.inside(self.end, self.mention.type)

    @cached_property
    def opening_before(self) -> float | None:
        """How far the network leans towards a name that opens one character before it; None at the beginning, or where it has not read it."""
        leaning = self.around.block.leaning
        return None if leaning is None or not self.start else leaning.opening(self.start - 1, self.mention.type)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The network's words inside it, whole ones; the word that is just this stretch is one."""
        return tuple(word for word in self._touched if self.start <= word.start and word.end <= self.end)

    @cached_property
    def words_around(self) -> tuple[Word, ...]:
        """The network's word that holds it or is just it, if one does."""
        return tuple(word for word in self._touched if word.start <= self.start and self.end <= word.end)

    @cached_property
    def _touched(self) -> tuple[Word, ...]:
        words = self.around.block.words
        first = bisect_right(words, self.start, key=lambda word: word.end)
        last = bisect_left(words, self.end, key=lambda word: word.start)
        return words[first:last]

    def is_kind(self, word: Word) -> bool:
        """Whether the network takes the word for a name of this candidate's kind."""
        return word.tag in _TAGS.get(self.mention.type, ())

    @cached_property
    def before(self) -> str:
        """The two characters before it."""
        return self.text[max(0, self.start - 2) : self.start]

    @cached_property
    def behind(self) -> str:
        """The four characters behind it."""
        return self.text[self.end : self.end + 4]
