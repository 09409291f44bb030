"""Where articles begin: the groups of pieces that are headlines.

What anchors a group is a byline below it, a dateline (本报讯) that opens the text, the name of a notice, a Markdown heading, or the top
of the page. A single line between paragraphs is a heading unless one of these says otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from extractor.page.bylines import closing_byline, is_marked
from extractor.page.headline_roles import Headline, build_headline, is_kicker
from extractor.page.pieces import Piece
from extractor.page.seams import breaks_off, opens_like_text, score_seam
from extractor.page.shapes import (
    ends_sentence,
    has_caption_lead,
    is_couplet,
    is_dateline,
    is_label,
    is_notice_title,
    is_section,
    plain_length,
)
from extractor.page.topics import MOST_READ, count_shared, shared_words

_TITLE_SHAPES = {"display", "vertical", "number", "section"}
_MOST_LINES = 6
_MOST_PARAGRAPHS = 8  # of a report that is signed at its end
_MOST_LEADS = 3  # opening paragraphs that may stand between headline and byline
_MOST_BY_TOPIC = 50
_FULL = 10  # characters of a headline line that is no kicker
_LIKELY, _SURE = 2.5, 3.0  # scores from which short lines open an article
_ISSUER_END = regex.compile(
    r"(?:局|政府|委员会|委|公司|中心|院|厅|部|处|办公室|办|大学|学校|银行|协会|学会|总会|集团|法院|检察院)$"
)
SLOGAN_TITLE = regex.compile(r"社会主义核心价值观|公益广告|讲文明\s*树新风")


def usual_gap(pieces: Sequence[Piece]) -> int:
    """The number of blank lines that most often stands above a piece."""
    gaps = sorted(piece.gap for piece in pieces[1:])
    return gaps[len(gaps) // 2] if gaps else 0


def find_headlines(pieces: Sequence[Piece]) -> list[Headline]:
    """The headlines of a page, in order; bare names that anchor none are turned back into display lines."""
    gap = usual_gap(pieces) + 2
    taken = [False] * len(pieces)
    found: list[Headline] = []
    marks = _article_level(pieces)
    top = next((i for i, p in enumerate(pieces) if p.shape not in ("furniture", "credit", "date")), len(pieces))
    for i, piece in enumerate(pieces):
        if taken[i]:
            continue
        headline: Headline | None = None
        if piece.shape == "byline":
            headline = _above_byline(pieces, i, taken, gap, top)
            if headline is None and not is_marked(piece.clean) and piece.clean[-1] not in "）)":
                listed = i > 0 and (pieces[i - 1].shape == "section" or pieces[i - 1].names)
                piece.shape = "body" if listed else "display"
        elif piece.shape == "mark":
            if piece.level <= marks and not is_section(piece.clean):
                headline = build_headline(pieces, [i], i + 1)
        elif piece.shape == "body" and is_dateline(piece.clean):
            lines = _lines_above(pieces, i, taken, gap, top)
            headline = build_headline(pieces, lines, i) if lines else None
        elif piece.shape == "body" and closing_byline(piece.clean)[1]:
            headline = _above_signed(pieces, i, taken, gap, top)
        elif piece.shape in ("display", "section") and is_notice_title(piece.clean) and i + 1 < len(pieces):
            headline = _notice(pieces, i, taken, gap)
        elif piece.shape == "words":
            headline = _slogan(pieces, i, taken)
        elif (
            piece.shape == "display"
            and SLOGAN_TITLE.search(piece.clean)
            and i + 1 < len(pieces)
            and len(piece.clean) < 20
        ):
            headline = _slogan(pieces, i + 1, taken) if pieces[i + 1].shape == "words" else None
        if headline:
            found.append(headline)
            for k in range(headline.start, headline.body):
                taken[k] = True
    if not any(h.start <= top for h in found):
        headline = _at_top(pieces, top, taken, gap)
        if headline:
            found.append(headline)
    found.sort(key=lambda h: h.start)
    found += _by_topic(pieces, found, taken, gap)
    return sorted(found, key=lambda h: h.start)


def _by_topic(pieces: Sequence[Piece], found: Sequence[Headline], taken: list[bool], gap: int) -> list[Headline]:
    """Headlines without byline further down the page: short lines below which the page speaks of something else."""
    more: list[Headline] = []
    starts = [*sorted(h.start for h in found), len(pieces)]
    openings = set(starts)
    i = starts[0]
    begin = i
    while i < len(pieces) and len(more) < _MOST_BY_TOPIC:
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
            below = _text(pieces, range(after, end))
            if _opens_article(pieces, lines, after, last, shared_words(above, below)):
                headline = build_headline(pieces, _trim(pieces, lines, gap, -1), after)
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
        shared is None
        or score_seam(last, pieces[after].clean) >= 1.5
        or any(opens_like_text(pieces[k].clean) for k in lines)
        or (cut and not couplet and (len(lines) < 2 or first.gap >= 3 or plain_length(first.clean) < _FULL))
    ):
        return False
    score = max(-3.0, min(2.5, (0.12 - shared) / 0.03))
    score += 1.0 * (len(lines) > 1) + 0.5 * (plain_length(last) >= 12) - 1.0 * (plain_length(first.clean) < 8)
    score += 0.5 * (first.gap > min(pieces[after].gap, pieces[lines[0] - 1].gap)) + 1.5 * couplet
    # A picture's caption set into a broken sentence looks the same.
    return score >= (_SURE if cut else _LIKELY)


def _article_level(pieces: Sequence[Piece]) -> int:
    """The Markdown level that opens articles: that of the first mark where it opens the page, else none (0)."""
    first = next((i for i, p in enumerate(pieces) if p.shape != "furniture"), None)
    if first is None or pieces[first].shape != "mark":
        return 0
    levels = [p.level for p in pieces if p.shape == "mark"]
    return levels[0] if levels[0] == min(levels) else min(levels)


def _above_byline(pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int, top: int) -> Headline | None:
    j, leads = i, 0
    marked = is_marked(pieces[i].clean)
    if not marked and i and pieces[i - 1].shape == "section":
        return None  # a list of names in a notice
    while marked and j > 0 and leads < _MOST_LEADS and not taken[j - 1] and pieces[j - 1].shape == "body":
        if not ends_sentence(pieces[j - 1].clean):
            break
        j, leads = j - 1, leads + 1
    lines = _lines_above(pieces, j, taken, gap, top)
    if not lines:
        return None
    headline = build_headline(pieces, lines, i if not leads else j)
    headline.byline = i
    if not leads:
        headline.body = i + 1
    return headline


def _above_signed(pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int, top: int) -> Headline | None:
    """The headline of a report that ends with its author's name in brackets: the first line above its paragraphs."""
    j = i
    while j > 0 and i - j < _MOST_PARAGRAPHS and not taken[j - 1] and pieces[j - 1].shape == "body":
        if closing_byline(pieces[j - 1].clean)[1]:
            return None
        j -= 1
    lines = _lines_above(pieces, j, taken, gap, top)
    return build_headline(pieces, lines, j) if lines else None


def _lines_above(pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int, top: int) -> list[int]:
    """The headline lines right above piece `i`, in page order."""
    lines: list[int] = []
    j = i - 1
    while j >= 0 and len(lines) < _MOST_LINES and not taken[j] and pieces[j].shape in (*_TITLE_SHAPES, "words"):
        text = pieces[j].clean
        if has_caption_lead(text) or is_label(text) or breaks_off(text):
            break
        lines.insert(0, j)
        j -= 1
    return _trim(pieces, lines, gap, top)


def _trim(pieces: Sequence[Piece], lines: list[int], gap: int, top: int) -> list[int]:
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


def _notice(pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int) -> Headline | None:
    lines = [i]
    above = pieces[i - 1] if i else None
    if (
        above
        and not taken[i - 1]
        and above.shape == "display"
        and _ISSUER_END.search(above.clean)
        and pieces[i].gap < gap
    ):
        lines.insert(0, i - 1)
    body = i + 1
    roles_after: list[int] = []
    while body < len(pieces) and pieces[body].shape == "number":
        roles_after.append(body)
        body += 1
    if body < len(pieces) and pieces[body].shape not in ("body", "section", "item", "table", "date", "display"):
        return None
    headline = Headline(lines[0], body, {lines[0]: "title"}, {i: lines[0]} if len(lines) > 1 else {}, kind="notice")
    headline.roles.update(dict.fromkeys(roles_after, "subtitle"))
    return headline


def _slogan(pieces: Sequence[Piece], i: int, taken: Sequence[bool]) -> Headline | None:
    end = i
    while end < len(pieces) and pieces[end].shape == "words":
        end += 1
    above = i - 1
    titled = (
        above >= 0
        and not taken[above]
        and pieces[above].shape == "display"
        and bool(SLOGAN_TITLE.search(pieces[above].clean))
    )
    if end - i < 2 and not titled:
        return None
    headline = Headline(above if titled else i, i if titled else end, kind="slogan")
    if titled:
        headline.roles[above] = "title"
    headline.body = end
    for k in range(i, end):
        headline.roles[k] = "slogan"
    return headline


def _at_top(pieces: Sequence[Piece], top: int, taken: Sequence[bool], gap: int) -> Headline | None:
    """The headline of a page that opens without byline or dateline."""
    lines: list[int] = []
    for k in range(top, min(len(pieces), top + 4)):
        if taken[k] or pieces[k].shape not in _TITLE_SHAPES or (k > top and pieces[k].gap >= gap):
            break
        if pieces[k].shape == "section":
            break
        lines.append(k)
    if not lines:
        return None
    after = lines[-1] + 1
    if (
        after < len(pieces)
        and pieces[after].shape == "body"
        and score_seam(pieces[lines[-1]].clean, pieces[after].clean) >= 2.5
    ):
        lines.pop()
    return build_headline(pieces, lines, lines[-1] + 1) if lines else None
