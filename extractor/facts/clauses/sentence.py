"""Blocks read clause by clause: clauses and sentences over their tokens.

A figure belongs to the innermost clause around it: the words in brackets are a clause of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.facts.clauses.token import Token, read_tokens
from extractor.facts.found import ReadBlock
from extractor.mentions import Mention
from extractor.page import Block
from extractor.text import Span, split_clauses, split_sentences

_LONGEST_CLAUSE = 250  # characters
_MOST_CLAUSES = 60  # in a sentence
_NEAR, _NEAR_CHARACTERS = 12, 500  # how many clauses and characters back a figure is governed from
_OPEN, _CLOSE = "（(", "）)"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two clause marks, or between brackets: its tokens, and where it stands."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The clauses of a sentence in reading order; those in brackets follow the clause around them."""

    start: int
    end: int
    clauses: tuple[Clause, ...]
    _before: dict[int, tuple[Clause, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def before(self, clause: Clause) -> Sequence[Clause]:
        """The clauses that start before `clause`, the last `_NEAR` of them, in order."""
        if clause.start not in self._before:
            self._before[clause.start] = self._find_before(clause)
        return self._before[clause.start]

    def _find_before(self, clause: Clause) -> tuple[Clause, ...]:
        last = bisect_left(self.clauses, clause.start, key=lambda other: other.start)
        first = last
        while first > max(0, last - _NEAR) and clause.start - self.clauses[first - 1].start < _NEAR_CHARACTERS:
            first -= 1
        return self.clauses[first:last]


def read_sentences(block: Block, read: ReadBlock) -> list[Sentence]:
    """The sentences of a block, with their clauses and tokens; the dateline (新华社北京5月3日电) is in none: it says who reports, and nothing of what."""
    text = block.text.clean
    tokens = read_tokens(text, read)
    sentences = []
    for begin, end in _keep_mentions_whole(split_sentences(text), read.mentions):
        start = max(begin, min(end, block.dateline))
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if start >= end:
            continue
        spans = [piece for span in split_clauses(text, start, end) for piece in _cut(span, _LONGEST_CLAUSE)]
        if block.kind in ("title", "subtitle", "kicker", "heading"):
            spans = [piece for span in spans for piece in _split_at_spaces(text, span)]
        spans = _keep_mentions_whole(spans, read.mentions)
        clauses: list[Clause] = []
        for span in spans:
            clauses.append(_clause(text, span, tokens))
            clauses += [_clause(text, piece, tokens, inner=True) for piece in _bracketed(text, span)]
        for i in range(0, len(clauses), _MOST_CLAUSES):  # more than prose ever has: hostile input must stay linear
            part = clauses[i : i + _MOST_CLAUSES]
            sentences.append(Sentence(part[0].start, part[-1].end, tuple(part)))
    return sentences


def _cut(span: Span, longest: int) -> Iterator[Span]:
    for start in range(span[0], span[1], longest):
        yield start, min(start + longest, span[1])


def clause_of(sentence: Sentence, start: int) -> Clause:
    """The innermost clause of the sentence that holds the clean offset `start`."""
    holding = [clause for clause in sentence.clauses if clause.start <= start < clause.end]
    return min(holding, key=lambda clause: clause.end - clause.start)


def _clause(text: str, span: Span, tokens: Sequence[Token], *, inner: bool = False) -> Clause:
    first = bisect_left(tokens, span[0], key=lambda token: token.start)
    last = bisect_right(tokens, span[1], key=lambda token: token.end)
    return Clause(*span, text[span[0] : span[1]], tuple(tokens[first:last]), inner)


def _split_at_spaces(text: str, span: Span) -> Iterator[Span]:
    at = span[0]
    for i in range(*span):
        if text[i].isspace():
            if i > at:
                yield at, i
            at = i + 1
    if at < span[1]:
        yield at, span[1]


def _keep_mentions_whole(spans: Iterable[Span], mentions: Sequence[Mention]) -> list[Span]:
    """Sentences or clauses that a mention runs across are one."""
    kept: list[Span] = []
    for span in spans:
        i = bisect_left(mentions, span[0], key=lambda m: m.start) - 1
        if kept and i >= 0 and mentions[i].end > kept[-1][1]:
            kept[-1] = (kept[-1][0], span[1])
        else:
            kept.append(span)
    return kept


def _bracketed(text: str, span: Span) -> Iterator[Span]:
    """The clauses inside the outermost brackets of a stretch."""
    depth, opened = 0, 0
    for i in range(*span):
        if text[i] in _OPEN:
            depth += 1
            if depth == 1:
                opened = i + 1
        elif text[i] in _CLOSE and depth:
            depth -= 1
            if depth == 0 and i > opened:
                yield from split_clauses(text, opened, i)
