"""An article's facts where they stand: by block, sentence and clause, with the words around each figure.

Checks ask how figures are tied together in the text (其中, 占…的, 从…到…), so they need the words between them, not only the facts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from extractor.figures.printed_figure import Printed, printed
from extractor.figures.working import Used
from extractor.models import Article, BlockKind, Document, Fact
from extractor.text import fold_width, split_clauses, split_sentences

# A table's cells are no sentences; its figures are what the calculators of notices are for.
_PROSE: frozenset[BlockKind] = frozenset({"kicker", "title", "subtitle", "heading", "paragraph", "list", "caption"})
# A sentence with more figures is no prose, and what it claims is anybody's guess.
_MOST_FIGURES = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A fact and its figure at `[start, end)` of its sentence."""

    used: Used
    figure: Printed
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block. `text` is folded in width; `dates` are the stretches of its dates, `figures` its facts in the order of their figures."""

    block: int
    kind: BlockKind
    text: str
    figures: tuple[Told, ...]
    dates: tuple[tuple[int, int], ...]

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The clauses as half-open spans of `text`."""
        return tuple(split_clauses(self.text))

    @cached_property
    def _around(self) -> dict[int, tuple[str, str, str]]:
        """For the figure that begins at an offset: the words before it, those of its own clause, and those behind it."""
        around = {}
        ends = [0, *(told.end for told in self.figures)]
        starts = [*(told.start for told in self.figures[1:]), len(self.text)]
        for told, last, following in zip(self.figures, ends, starts, strict=False):
            begin, stop = self.clause_of(told)
            around[told.start] = (
                self.words(last, told.start),
                self.words(max(last, begin), told.start),
                self.words(told.end, max(told.end, min(following, stop))),
            )
        return around

    def clause_of(self, told: Told) -> tuple[int, int]:
        """The clause in which the figure begins."""
        i = bisect_right(self.clauses, told.start, key=lambda span: span[0]) - 1
        if i >= 0 and told.start < self.clauses[i][1]:
            return self.clauses[i]
        return told.start, told.end

    def before(self, told: Told) -> str:
        """The words before the figure, back to the figure before it or to the sentence's beginning; dates are left out."""
        return self._around[told.start][0]

    def near(self, told: Told) -> str:
        """As `before`, but no further back than the clause's beginning."""
        return self._around[told.start][1]

    def after(self, told: Told) -> str:
        """The words behind the figure, up to the next figure or the clause's end."""
        return self._around[told.start][2]

    def words(self, start: int, end: int) -> str:
        """The stretch `[start, end)` without its dates."""
        out, at = [], start
        for a, b in self.dates[bisect_right(self.dates, start, key=lambda span: span[1]) :]:
            if b > end:
                break
            if a >= at:
                out.append(self.text[at:a])
                at = b
        out.append(self.text[at:end])
        return "".join(out)


def sentence_before(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    """The sentence that `sentences[at]` goes on from: the one before it in its block or, where 其中 opens it, in the block before."""
    if at == 0:
        return None
    sentence, before = sentences[at], sentences[at - 1]
    goes_on = sentence.block == before.block or sentence.text.lstrip("，, ").startswith("其中")
    return before if goes_on and before.kind == sentence.kind else None


def tell(document: Document, article: Article) -> list[Sentence]:
    """The article's sentences in reading order, those without figures too."""
    facts: dict[str, Fact] = {}
    for said in article.facts:
        facts.setdefault(said.entity, said)
    places = _Places(article)
    mentions: dict[int, list[tuple[int, int, Told | None]]] = {}
    name = document.source or document.id
    for entity in article.entities:
        fact = facts.get(entity.id)
        place = places.find(entity.start) if fact is not None or entity.type == "date" else None
        if place is None:
            continue
        number, start = place
        told = None
        if fact is not None:
            figure = printed(fact.value, entity.text)
            if figure is None:
                continue
            used = Used(document=name, published=document.published, article=article.id, fact=fact)
            told = Told(used, figure, entity.text, start, start + len(entity.text))
        mentions.setdefault(number, []).append((start, start + len(entity.text), told))
    return [
        sentence
        for number, block in enumerate(article.blocks)
        if block.kind in _PROSE
        for sentence in _sentences(number, block.kind, block.text, mentions.get(number, []))
    ]


class _Places:
    """Where the raw offsets of an article stand in its blocks."""

    def __init__(self, article: Article) -> None:
        pieces = []
        for number, block in enumerate(article.blocks):
            begins = accumulate((end - start for start, end in block.spans), initial=0)
            pieces += [(start, end, number, begin) for (start, end), begin in zip(block.spans, begins, strict=False)]
        self._pieces = sorted(pieces)

    def find(self, raw: int) -> tuple[int, int] | None:
        """The block and the offset in its text; None where no block holds the raw offset."""
        i = bisect_right(self._pieces, raw, key=lambda piece: piece[0]) - 1
        if i < 0 or raw >= self._pieces[i][1]:
            return None
        start, _, number, begin = self._pieces[i]
        return number, begin + raw - start


def _sentences(
    number: int, kind: BlockKind, text: str, mentions: Sequence[tuple[int, int, Told | None]]
) -> list[Sentence]:
    folded = fold_width(text)
    ordered = sorted(mentions, key=lambda mention: mention[:2])
    sentences = []
    at = 0
    for start, end in split_sentences(text):
        own = []
        while at < len(ordered) and ordered[at][0] < end:
            if ordered[at][0] >= start:
                own.append(ordered[at])
            at += 1
        figures = tuple(Told(t.used, t.figure, t.text, a - start, b - start) for a, b, t in own if t is not None)
        dates = tuple((a - start, b - start) for a, b, t in own if t is None)
        kept = figures if len(figures) <= _MOST_FIGURES else ()
        sentences.append(Sentence(number, kind, folded[start:end], kept, dates))
    return sentences
