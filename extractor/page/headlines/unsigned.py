"""Headlines without byline or dateline: short lines below which the page speaks of something else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.page.columns.seams import opens_like_text, score_seam
from extractor.page.headlines.roles import Headline, build_headline
from extractor.page.headlines.shared_words import MOST_READ, shared_words
from extractor.page.headlines.short_lines import trim_lines
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import ends_sentence, has_caption_lead, is_couplet, plain_length

_MOST = 50
_FURTHEST = 60  # pieces below a headline that are read to tell its topic
_FULL = 10  # characters of a headline line that is no kicker
_LIKELY, _SURE = 2.5, 3.0  # scores from which short lines open an article


def find_unsigned(pieces: Sequence[Piece], found: Sequence[Headline], taken: list[bool], gap: int) -> list[Headline]:
    """Headlines without byline further down the page: short lines below which the page speaks of something else."""
    more: list[Headline] = []
    starts = [*sorted(h.start for h in found), len(pieces)]
    openings = set(starts)
    i = starts[0]
    begin = i
    while i < len(pieces) and len(more) < _MOST:
        if i in openings:
            begin = i
        if taken[i] or pieces[i].shape != "display" or (i and taken[i - 1]):
            i += 1
            continue
        lines = [i]
        while (
            lines[-1] + 1 < len(pieces)
            and pieces[lines[-1] + 1].shape == "display"
            and not taken[lines[-1] + 1]
            and len(lines) < 4
        ):
            lines.append(lines[-1] + 1)
        after = lines[-1] + 1
        end = starts[bisect_right(starts, i)]
        lines = [k for k in lines if not (has_caption_lead(pieces[k].clean) or pieces[k].gap >= gap)]
        if lines and i and after < end and pieces[after].shape == "body":
            last = _text_above(pieces, i, gap)
            above = _text(pieces, range(i - 1, begin - 1, -1))
            below = _text(pieces, range(after, _column_end(pieces, after, end)))
            if _opens_article(pieces, lines, after, last, shared_words(above, below)):
                headline = build_headline(pieces, trim_lines(pieces, lines, gap, -1), after)
                more.append(headline)
                begin = headline.start
                for k in range(headline.start, after):
                    taken[k] = True
        i = after
    return more


def _text(pieces: Sequence[Piece], numbers: range) -> str:
    """The running text of the pieces, as much of it as topics are told by; `numbers` may run backwards."""
    parts: list[str] = []
    length = 0
    for k in numbers:
        if length >= MOST_READ or len(parts) >= MOST_READ:
            break
        if pieces[k].shape in ("body", "display"):
            parts.append(pieces[k].clean)
            length += len(parts[-1])
    return "".join(parts if numbers.step > 0 else reversed(parts))


def _column_end(pieces: Sequence[Piece], after: int, end: int) -> int:
    """Past the text that surely goes on from piece `after`: below a broken sentence another article may be taken up again."""
    k = after
    end = min(end, after + _FURTHEST)
    while k < end and (pieces[k].shape != "body" or ends_sentence(pieces[k].clean)):
        k += 1
    return min(k + 1, end)


def _text_above(pieces: Sequence[Piece], i: int, gap: int) -> int:
    """The piece above `i`, a picture's caption and credit set aside."""
    k = i - 1
    if k > 0 and pieces[k].shape == "credit":
        k -= 1
        if k > 0 and pieces[k].shape == "display" and pieces[k].gap >= gap:
            k -= 1
    return k


def _opens_article(pieces: Sequence[Piece], lines: Sequence[int], after: int, above: int, shared: float | None) -> bool:
    """Whether short lines between paragraphs are a new article's headline rather than a caption and a heading.

    `above` is the piece of text above them, `after` that below.
    """
    first, last = pieces[lines[0]], pieces[lines[-1]].clean
    couplet = any(is_couplet(pieces[k].clean) for k in lines)
    cut = not ends_sentence(pieces[above].clean)
    if (
        (shared is None and not cut)
        or score_seam(last, pieces[after].clean) >= 1.5
        or any(opens_like_text(pieces[k].clean) for k in lines)
        or (cut and not couplet and (len(lines) < 2 or first.gap >= 3 or plain_length(first.clean) < _FULL))
    ):
        return False
    score = 0.0 if shared is None else max(-3.0, min(2.5, (0.12 - shared) / 0.03))
    score += 1.0 * (len(lines) > 1) + 0.5 * (plain_length(last) >= 12) - 1.0 * (plain_length(first.clean) < 8)
    score += 0.5 * (first.gap > min(pieces[after].gap, pieces[lines[0] - 1].gap)) + 1.5 * couplet
    head, tail = pieces[above], pieces[after]
    if cut and not head.clean.endswith(("，", "、")):
        # A picture's caption set into a broken sentence looks the same, but the sentence goes on below it.
        score += max(-1.5, min(1.5, 0.5 - score_seam(head.clean, tail.clean, head.ends, tail.ends)))
    return score >= (_SURE if cut else _LIKELY)
