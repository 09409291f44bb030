"""Which short lines above a text belong to its headline, and which to the article above."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.page.columns.seams import breaks_off, score_seam
from extractor.page.headlines.roles import is_kicker
from extractor.page.headlines.shared_words import count_shared
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import has_caption_lead, is_couplet, is_label

TITLE_SHAPES = {"display", "vertical", "number", "section"}
_MOST_LINES = 6


def lines_above(pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int, top: int) -> list[int]:
    """The headline lines right above piece `i`, in page order."""
    lines: list[int] = []
    j = i - 1
    while j >= 0 and len(lines) < _MOST_LINES and not taken[j] and pieces[j].shape in (*TITLE_SHAPES, "words"):
        text = pieces[j].clean
        if has_caption_lead(text) or is_label(text) or breaks_off(text):
            break
        lines.insert(0, j)
        j -= 1
    return trim_lines(pieces, lines, gap, top)


def trim_lines(pieces: Sequence[Piece], lines: list[int], gap: int, top: int) -> list[int]:
    """Without the captions of the article above, which may stand right over a headline."""
    if not lines or lines[0] <= top:
        return lines
    above = "".join(p.clean for p in pieces[max(0, lines[0] - 12) : lines[0]])
    below = "".join(p.clean for p in pieces[lines[-1] + 1 : lines[-1] + 8])
    for n in range(len(lines) - 2, -1, -1):
        if _is_caption_above(pieces, lines, n, above, below, gap):
            return lines[n + 1 :]
    return lines


def _is_caption_above(pieces: Sequence[Piece], lines: Sequence[int], n: int, above: str, below: str, gap: int) -> bool:
    """Whether line `n` of a would-be headline explains a picture of the article above."""
    text, after = pieces[lines[n]].clean, pieces[lines[n + 1]].clean
    score = 1.0 * (pieces[lines[n]].gap >= gap) - 0.5
    score -= 2.0 * is_kicker(text, after) + 1.5 * is_couplet(text) + 1.0 * (score_seam(text, after) >= 2)
    score += 1.0 * is_couplet(after) + 0.5 * (len(lines) - n > 3)
    # The lines of a headline stand nearer to each other than to what is above them.
    score += 0.8 * (pieces[lines[n + 1]].gap > pieces[lines[n]].gap)
    score += 1.0 * (n + 2 < len(lines) and is_kicker(after, pieces[lines[n + 2]].clean))
    up, down = count_shared(text, above), count_shared(text, below)
    return score + 0.7 * (up - down) > 0
