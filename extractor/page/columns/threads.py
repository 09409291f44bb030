"""Which of several articles a column goes on with, where articles are set side by side.

A page read column by column leaves one article in mid-sentence, begins another, and takes the first up again later. At each column's
top several sentences may wait to go on. All ways to deal the columns out to the articles are weighed together, by a beam search: a
seam that fits, words that only one article uses, and no sentence left without its end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from extractor.page.columns.seams import breaks_off, opens_like_text, score_seam
from extractor.page.headlines.shared_words import content_words
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import ends_sentence

Pair = tuple[float, int, int, int]

_REACH = 40  # pieces behind a headline among which the text above it may go on
_MOST = 20  # such places looked at on a page
_MOST_COLUMNS = 80
_BEAM = 24
_MOST_THREADS = 6  # articles that may be under way at once
_JOINED = 3.0  # for a sentence that finds its end, and against one that does not
_TOPIC, _TOPIC_LIMIT = 0.8, 5.0  # a word that only one article uses, and the most that words may say
_SURE = 10.0  # above the scores of single seams: what was weighed together goes first


@dataclass(frozen=True, slots=True)
class _Column:
    """Pieces read on without a break: the first, the last, whether a headline opens it and whether it ends in mid-sentence."""

    first: int
    last: int
    opens: bool
    is_cut: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Thread:
    """An article under way: its last piece of text, the words it has used."""

    last: int
    is_cut: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    threads: tuple[_Thread, ...]
    joins: tuple[tuple[int, int], ...]

    @property
    def total(self) -> float:
        return self.score - _JOINED * sum(thread.is_cut for thread in self.threads)


def score_threads(pieces: Sequence[Piece], headline: Collection[int], starts: Sequence[int]) -> list[Pair]:
    """Scored pairs (score, nearness, head, tail) for stretches where a sentence is left open above a headline.

    Empty for pages whose articles follow one another.
    """
    order = sorted(starts)
    waiting = _waiting(pieces, headline, order)
    if not waiting:
        return []
    usual = sorted(piece.gap for piece in pieces)[len(pieces) // 2]
    pairs: list[Pair] = []
    at = 0
    for head, _ in waiting:
        if head < at:
            continue
        begin = _start_of(order, head)
        at = begin
        for i, start in waiting:
            if i <= at + _REACH or i == head:
                at = max(at, start + _REACH)
        columns = _columns(pieces, begin, min(at, len(pieces)), headline, usual)
        pairs += [(_SURE, -abs(j - i), i, j) for i, j in _deal(pieces, columns)]
    found = {i for _, _, i, _ in pairs}
    for i, _ in waiting:
        if i in found:
            continue
        for j in range(_start_of(order, i), i):  # the other half may also stand above, where columns were swapped
            if j not in headline and pieces[j].shape == "body":
                seam = score_seam(pieces[i].clean, pieces[j].clean, pieces[i].ends, pieces[j].ends)
                if seam >= 2.5 + 3.0 * pieces[i].clean.endswith(("，", ",", "、")):
                    pairs.append((seam + 1.0, -abs(j - i), i, j))
    return pairs


def _columns(pieces: Sequence[Piece], begin: int, end: int, headline: Collection[int], usual: int) -> list[_Column]:
    """The stretches of text in reading order, captions and headings left out."""
    columns: list[_Column] = []
    run: list[int] = []
    opens = True
    for k in range(begin, end + 1):
        body = k < end and k not in headline and pieces[k].shape in ("body", "item")
        if run and (k == end or k in headline or (body and (_is_cut(pieces[run[-1]]) or _is_top(pieces, k, usual)))):
            words = content_words("".join(pieces[i].clean for i in run))
            columns.append(_Column(run[0], run[-1], opens, _is_cut(pieces[run[-1]]), words))
            run, opens = [], False
        if k < end and k in headline:
            opens = True
        if body:
            run.append(k)
    return columns[:_MOST_COLUMNS]


def _deal(pieces: Sequence[Piece], columns: Sequence[_Column]) -> list[tuple[int, int]]:
    """The joins of the best way to deal the columns out to the articles."""
    states = [_State(0.0, (), ())]
    for column in columns:
        after = [state for old in states for state in _follow(pieces, old, column)]
        states = list(islice(sorted(after, key=lambda state: -state.total), _BEAM))
    return list(states[0].joins) if states else []


def _follow(pieces: Sequence[Piece], state: _State, column: _Column) -> list[_State]:
    """All ways to go on with a column."""
    if column.opens or not state.threads:
        threads = (*state.threads, _Thread(column.last, column.is_cut, column.words))[-_MOST_THREADS:]
        return [_State(state.score, threads, state.joins)]
    shares = _topics(state.threads, column.words)
    states = []
    for n, thread in enumerate(state.threads):
        score = state.score + shares[n]
        joins = state.joins
        if thread.is_cut:
            head, tail = pieces[thread.last], pieces[column.first]
            score += score_seam(head.clean, tail.clean, head.ends, tail.ends)
            joins = (*joins, (thread.last, column.first))
        moved = _Thread(column.last, column.is_cut, thread.words | column.words)
        states.append(_State(score, (*state.threads[:n], moved, *state.threads[n + 1 :]), joins))
    return states


def _topics(threads: Sequence[_Thread], words: frozenset[str]) -> list[float]:
    """For each article how much more of the words it has used than any other; a word that several use counts less."""
    raw = [0.0] * len(threads)
    # Sums of fractions: in another order they would differ in their last digit, and so might what is chosen by them.
    for word in sorted(words):
        users = [n for n, thread in enumerate(threads) if word in thread.words]
        for n in users:
            raw[n] += 1 / len(users)
    if len(threads) < 2:
        return [0.0]
    scores = []
    for n, own in enumerate(raw):
        other = max(score for m, score in enumerate(raw) if m != n)
        scores.append(max(-_TOPIC_LIMIT, min(_TOPIC_LIMIT, _TOPIC * (own - other))))
    return scores


def _is_cut(piece: Piece) -> bool:
    return piece.shape == "body" and not ends_sentence(piece.clean)


def _waiting(pieces: Sequence[Piece], headline: Collection[int], order: Sequence[int]) -> list[tuple[int, int]]:
    """Pieces left open right above a headline, each with that headline's first piece."""
    found = []
    for start in order:
        k = start - 1
        while k >= 0 and k not in headline and pieces[k].shape in ("display", "credit"):
            k -= 1
        for late in range(k + 1, start):
            text = pieces[late].clean
            if not ends_sentence(text) and (breaks_off(text) or ("，" in text and opens_like_text(text))):
                pieces[late].shape = "body"
                k = late
        if k >= 0 and k not in headline and _is_cut(pieces[k]):
            found.append((k, start))
    return found[:_MOST]


def _is_top(pieces: Sequence[Piece], j: int, usual: int) -> bool:
    """Whether a wider gap than usual parts a piece from the text above it; a picture may stand in between."""
    while j > 0 and pieces[j].gap <= usual and pieces[j - 1].shape in ("display", "credit"):
        j -= 1
    return pieces[j].gap > usual


def _start_of(order: Sequence[int], i: int) -> int:
    at = bisect_right(order, i)
    return order[at - 1] if at else 0
