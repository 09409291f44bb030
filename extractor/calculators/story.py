"""An article's facts where they stand: by block, sentence and clause, with the words around each figure.

Checks ask how figures are tied together in the text (其中, 占…的, 从…到…), so they need the words between them, not only the facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.calculators.printed import Printed, printed
from extractor.calculators.working import Used
from extractor.models import Article, BlockKind, Document, Fact
from extractor.sentences import split_clauses, split_sentences
from extractor.text import Text, fold_width

# A table's cells are no sentences; its figures are what the calculators of notices are for.
_PROSE: frozenset[BlockKind] = frozenset({"kicker", "title", "subtitle", "heading", "paragraph", "list", "caption"})


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

    def clause_of(self, told: Told) -> tuple[int, int]:
        """The clause in which the figure begins."""
        return next((span for span in self.clauses if span[0] <= told.start < span[1]), (told.start, told.end))

    def before(self, told: Told) -> str:
        """The words before the figure, back to the figure before it or to the sentence's beginning; dates are left out."""
        start = max((other.end for other in self.figures if other.end <= told.start), default=0)
        return self.words(start, told.start)

    def near(self, told: Told) -> str:
        """As `before`, but no further back than the clause's beginning."""
        start = max((other.end for other in self.figures if other.end <= told.start), default=0)
        return self.words(max(start, self.clause_of(told)[0]), told.start)

    def after(self, told: Told) -> str:
        """The words behind the figure, up to the next figure or the clause's end."""
        end = min((other.start for other in self.figures if other.start >= told.end), default=len(self.text))
        stop = next((span[1] for span in self.clauses if span[0] <= told.start < span[1]), end)
        return self.words(told.end, max(told.end, min(end, stop)))

    def words(self, start: int, end: int) -> str:
        """The stretch `[start, end)` without its dates."""
        out, at = [], start
        for a, b in self.dates:
            if a >= at and b <= end:
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
    mentions: dict[int, list[tuple[int, int, Told | None]]] = {}
    texts = [Text(block.text, tuple(block.spans)) for block in article.blocks]
    name = document.source or document.id
    for entity in article.entities:
        fact = facts.get(entity.id)
        if fact is None and entity.type != "date":
            continue
        for number, text in enumerate(texts):
            start = text.clean_offset(entity.start)
            if start is None:
                continue
            end = start + len(entity.text)
            told = None
            if fact is not None:
                figure = printed(fact.value, entity.text)
                if figure is None:
                    break
                used = Used(document=name, published=document.published, article=article.id, fact=fact)
                told = Told(used, figure, entity.text, start, end)
            mentions.setdefault(number, []).append((start, end, told))
            break
    return [
        sentence
        for number, block in enumerate(article.blocks)
        if block.kind in _PROSE
        for sentence in _sentences(number, block.kind, block.text, mentions.get(number, []))
    ]


def _sentences(number: int, kind: BlockKind, text: str, mentions: list[tuple[int, int, Told | None]]) -> list[Sentence]:
    folded = fold_width(text)
    sentences = []
    for start, end in split_sentences(text):
        own = sorted((m for m in mentions if start <= m[0] < end), key=lambda m: m[:2])
        figures = tuple(Told(t.used, t.figure, t.text, a - start, b - start) for a, b, t in own if t is not None)
        dates = tuple((a - start, b - start) for a, b, t in own if t is None)
        sentences.append(Sentence(number, kind, folded[start:end], figures, dates))
    return sentences
