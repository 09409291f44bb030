"""Which of several articles a column goes on with, where articles are set side by side.

A page read column by column leaves one article in mid-sentence, begins another, and takes the first up again later. The halves then
lie far apart, and at each column's top more than one sentence waits to go on. What a column speaks of decides with the seam.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from extractor.page.pieces import Piece
from extractor.page.seams import breaks_off, opens_like_text, score_seam
from extractor.page.shapes import ends_sentence
from extractor.page.topics import shared_words

Pair = tuple[float, int, int, int]

_REACH = 40  # pieces behind a headline among which the text above it may go on
_MOST = 20  # such places looked at on a page
_USUAL = 0.12  # share of content words that parts one article's text from two articles' (topics.py)


def score_threads(pieces: Sequence[Piece], headline: Collection[int], starts: Sequence[int]) -> list[Pair]:
    """Scored pairs (score, nearness, head, tail) for stretches where a sentence is left open above a headline.

    Empty for pages whose articles follow one another.
    """
    order = sorted(starts)
    waiting = _waiting(pieces, headline, order)
    if not waiting:
        return []
    usual = sorted(piece.gap for piece in pieces)[len(pieces) // 2]
    inside = {k for head, start in waiting for k in (head, *range(start, min(len(pieces), start + _REACH)))}
    heads = [i for i in sorted(inside) if i not in headline and _is_cut(pieces[i])]
    tops = [
        j for j in sorted(inside) if j and j not in headline and j - 1 not in headline and pieces[j].shape == "body"
    ]
    pairs: list[Pair] = []
    for i in heads:
        above = _text(pieces, _start_of(order, i), i + 1, headline)
        for n, j in enumerate(j for j in tops if i < j <= i + _REACH):
            seam = score_seam(pieces[i].clean, pieces[j].clean, pieces[i].ends, pieces[j].ends)
            shared = shared_words(above, _column(pieces, j, headline, usual))
            topic = 0.0 if shared is None else max(-3.0, min(3.0, (shared - _USUAL) / 0.03))
            crossed = bisect_right(order, i) < bisect_right(order, j)
            at_top = _is_top(pieces, j, usual)
            if crossed and topic < 1 and seam < 2 and not (shared is None and at_top):
                continue
            if not at_top and not _is_cut(pieces[j - 1]):
                seam -= 2.0  # it follows what stands above it
            score = seam + topic + (0.8 if crossed else 2.0) + 0.7 * at_top - 0.3 * n
            if score > 0.5:
                pairs.append((score, -abs(j - i), i, j))
    for i, _ in waiting:
        for j in range(_start_of(order, i), i):  # the other half may also stand above, where columns were swapped
            if j not in headline and pieces[j].shape == "body":
                seam = score_seam(pieces[i].clean, pieces[j].clean, pieces[i].ends, pieces[j].ends)
                if seam >= 2.5 + 3.0 * pieces[i].clean.endswith(("，", ",", "、")):
                    pairs.append((seam + 1.0, -abs(j - i), i, j))
    return pairs


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


def _text(pieces: Sequence[Piece], start: int, end: int, headline: Collection[int]) -> str:
    return "".join(
        pieces[k].clean for k in range(start, end) if k in headline or pieces[k].shape in ("body", "display")
    )


def _column(pieces: Sequence[Piece], j: int, headline: Collection[int], usual: int) -> str:
    """The text from piece `j` to the end of its column: the next sentence left open, wider gap, or headline."""
    end = j
    while end < min(len(pieces), j + 12) and end not in headline:
        if end > j and (_is_cut(pieces[end - 1]) or pieces[end].gap > usual):
            break
        end += 1
    return _text(pieces, j, end, headline)
