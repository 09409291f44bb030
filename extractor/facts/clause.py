"""Blocks read clause by clause: tokens (a mention or a word between mentions), clauses, sentences.

A figure belongs to the innermost clause around it: the words in brackets are a clause of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.facts.found import ReadBlock
from extractor.facts.words import words_of
from extractor.mentions import Mention
from extractor.models import Quantity, Value
from extractor.page import Block
from extractor.text import Span, split_clauses, split_sentences

NAMED = frozenset({"programme", "organization", "place", "person"})
FIGURES = frozenset({"money", "percent", "quantity", "duration"})
NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "s", "LOC", "ORG", "PER", "nr", "ns", "nt", "j", "nrt", "nrfg"})
_LONGEST_CLAUSE = 250  # characters
_MOST_CLAUSES = 60  # in a sentence
_NEAR, _NEAR_CHARACTERS = 12, 500  # how many clauses and characters back a figure is governed from
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿半数几壹贰叁肆伍陆柒捌玖拾佰仟¥$￥≤≥")
_HEDGE = 3  # a hedge right before its number has no more characters: 不超过
_COUNTED = frozenset("笔次件单户亩人家店台场")
_OPEN, _CLOSE = "（(", "）)"
_OPENING = regex.compile(r"[\s【]*+(?:本(?:报|刊|网|台|社)[讯电])?+")  # says whose news it is, no part of a measure
# jieba's labels, which the fast mode gives, in LAC's.
_LAC = {
    "x": "w",
    "t": "TIME",
    "uj": "u",
    "ul": "u",
    "uz": "u",
    "ud": "u",
    "ug": "u",
    "b": "a",
    "l": "n",
    "i": "n",
    "eng": "nz",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A mention, or a word (or what a mention leaves of it), at its clean offsets. `tag` is LAC's label."""

    start: int
    end: int
    text: str
    tag: str
    mention: Mention | None = None

    @property
    def kind(self) -> str:
        """The mention's type, or an empty string."""
        return self.mention.type if self.mention else ""

    @property
    def value(self) -> Value | None:
        """The mention's value."""
        return self.mention.value if self.mention else None

    @property
    def is_name(self) -> bool:
        """Whether it names a programme, organization, place or person."""
        return self.kind in NAMED

    @property
    def is_figure(self) -> bool:
        """Whether it is a money, percent, quantity or duration mention."""
        return self.kind in FIGURES

    @property
    def is_age(self) -> bool:
        """Whether it is an age: 未满18岁, 70周岁以上."""
        return (
            self.mention is not None
            and isinstance(self.mention.value, Quantity)
            and self.mention.value.unit in ("岁", "周岁")
        )

    @property
    def is_noun(self) -> bool:
        """Whether it is a nominal word (no mention)."""
        return self.mention is None and self.tag in NOUNS


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

    def before(self, clause: Clause) -> list[Clause]:
        """The clauses that start before `clause`, the last `_NEAR` of them, in order."""
        last = bisect_left(self.clauses, clause.start, key=lambda other: other.start)
        first = last
        while first > max(0, last - _NEAR) and clause.start - self.clauses[first - 1].start < _NEAR_CHARACTERS:
            first -= 1
        return list(self.clauses[first:last])


def read_tokens(text: str, block: ReadBlock) -> list[Token]:
    """Mentions and the words between them, covering the block's text."""
    tokens: list[Token] = []
    mentions = [m for m in block.mentions if m.type != "person" or text[m.start : m.end] not in words_of("keep")]
    words = iter(block.words)
    word = next(words, None)
    at, opening = 0, _OPENING.match(text)
    opened = opening.end() if opening else 0
    for mention in [*mentions, None]:
        stop = _number_start(text, mention) if mention else len(text)
        while at < stop:
            while word is not None and word.end <= at:
                word = next(words, None)
            if word is None or word.start >= stop:
                end, tag = stop, "x"
            elif word.start > at:
                end, tag = word.start, "x"
            else:
                end, tag = min(word.end, stop), word.tag if word.end > opened else "w"
            if text[at:end] == "均" and tokens and tokens[-1].end == at and tokens[-1].text in _COUNTED:
                at = tokens.pop().start  # 笔均, 次均
                tag = "a"
            tokens.append(Token(at, end, text[at:end], _LAC.get(tag, tag)))
            at = end
        if mention:
            tokens.append(Token(stop, mention.end, text[stop : mention.end], mention.type, mention))
            at = mention.end
    return tokens


def _number_start(text: str, mention: Mention) -> int:
    """Where a figure begins for the words around it: a hedge that stands off from its number (最高赔付80万元) takes in words that say
    what is measured."""
    if mention.type not in FIGURES:
        return mention.start
    for i in range(mention.start, mention.end):
        if text[i].isdigit() or text[i] in _NUMERALS:
            return i if i - mention.start > _HEDGE else mention.start
    return mention.start


def read_sentences(block: Block, read: ReadBlock) -> list[Sentence]:
    """The sentences of a block, with their clauses and tokens."""
    text = block.text.clean
    tokens = read_tokens(text, read)
    sentences = []
    for start, end in _keep_mentions_whole(split_sentences(text), read.mentions):
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
