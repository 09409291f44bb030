"""Where articles begin: the groups of pieces that are headlines.

What anchors a group is a byline below it, a dateline (本报讯) that opens the text, the name of a notice, a Markdown heading, or the top
of the page. A single line between paragraphs is a heading unless one of these says otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.page.columns.seams import score_seam
from extractor.page.headlines.briefs import find_briefs
from extractor.page.headlines.bylines import closing_byline, is_marked
from extractor.page.headlines.roles import Headline, build_headline, is_kicker
from extractor.page.headlines.short_lines import TITLE_SHAPES, lines_above
from extractor.page.headlines.unsigned import find_unsigned
from extractor.page.lines.datelines import is_dateline
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import (
    ends_sentence,
    is_notice_title,
    is_section,
)
from extractor.page.web.source_lines import ends_article, source_day

_MOST_PARAGRAPHS = 8  # of a report that is signed at its end
_TOP = 8  # pieces at the top of a page among which a post's source line stands
_MOST_LEADS = 3  # opening paragraphs that may stand between headline and byline
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
    for i in range(len(pieces)):
        headline = None if taken[i] else _anchored(pieces, i, taken, gap, top, marks)
        if headline:
            found.append(headline)
            for k in range(headline.start, headline.body):
                taken[k] = True
    if not any(h.start <= top for h in found):
        headline = _at_top(pieces, top, taken, gap)
        if headline:
            found.append(headline)
    found.sort(key=lambda h: h.start)
    found, headings = find_briefs(pieces, found, taken)
    for k in sorted(headings):
        taken[k] = True
        pieces[k].shape = "heading"
    found += find_unsigned(pieces, found, taken, gap)
    return sorted(found, key=lambda h: h.start)


def _anchored(
    pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int, top: int, marks: int
) -> Headline | None:
    """The headline that piece `i` anchors; `top` is the page's first piece, `marks` the Markdown level that opens articles."""
    piece = pieces[i]
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    if piece.shape == "byline":
        headline = _above_byline(pieces, i, taken, gap, top)
        if headline is None:
            _unname(pieces, i)
        return headline
    if piece.shape == "mark":
        opens = piece.level <= marks and not is_section(piece.clean)
        return build_headline(pieces, [i], i + 1) if opens else None
    if piece.shape == "dateline" or (piece.shape == "body" and is_dateline(piece.clean)):
        lines = lines_above(pieces, i, taken, gap, top)
        return build_headline(pieces, lines, i) if lines else None
    if piece.shape == "body" and closing_byline(piece.clean)[1]:
        return _above_signed(pieces, i, taken, gap, top)
    if piece.shape == "words":
        return _slogan(pieces, i, taken)
    if below is None or piece.shape not in ("display", "section"):
        return None
    if is_notice_title(piece.clean, below.clean):
        return _notice(pieces, i, taken, gap)
    slogan = piece.shape == "display" and len(piece.clean) < 20 and SLOGAN_TITLE.search(piece.clean)
    return _slogan(pieces, i + 1, taken) if slogan and below.shape == "words" else None


def _unname(pieces: Sequence[Piece], i: int) -> None:
    """Bare names that anchor nothing are a short line, or the text of a list of names."""
    piece = pieces[i]
    if not is_marked(piece.clean) and piece.clean[-1] not in "）)":
        listed = i > 0 and (pieces[i - 1].shape == "section" or pieces[i - 1].names)
        piece.shape = "body" if listed else "display"


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
    if _signs_post(pieces, i):
        return None
    while marked and j > 0 and leads < _MOST_LEADS and not taken[j - 1] and pieces[j - 1].shape == "body":
        if not ends_sentence(pieces[j - 1].clean):
            break
        j, leads = j - 1, leads + 1
    lines = lines_above(pieces, j, taken, gap, top)
    if not lines:
        return None
    headline = build_headline(pieces, lines, i if not leads else j)
    headline.byline = i
    if not leads:
        headline.body = i + 1
    return headline


def _signs_post(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a byline opens the list of the staff below a post whose source line stands at the top: it signs the whole post."""
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    if below is None or below.shape != "furniture" or not ends_article(below.clean):
        return False
    return i > _TOP and any(p.shape == "furniture" and source_day(p.clean) for p in pieces[:_TOP])


def _above_signed(pieces: Sequence[Piece], i: int, taken: Sequence[bool], gap: int, top: int) -> Headline | None:
    """The headline of a report that ends with its author's name in brackets: the first line above its paragraphs."""
    j = i
    while j > 0 and i - j < _MOST_PARAGRAPHS and not taken[j - 1] and pieces[j - 1].shape == "body":
        if closing_byline(pieces[j - 1].clean)[1]:
            return None
        j -= 1
    lines = lines_above(pieces, j, taken, gap, top)
    return build_headline(pieces, lines, j) if lines else None


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
    if above and len(lines) == 1 and not taken[i - 1] and _names_column(pieces, i - 1, piece_below=i):
        headline.start = i - 1
        headline.roles[i - 1] = "kicker"
    headline.roles.update(dict.fromkeys(roles_after, "subtitle"))
    return headline


def _names_column(pieces: Sequence[Piece], k: int, piece_below: int) -> bool:
    """Whether line `k` above a notice is the name of its column (政策直通车) rather than the end of the article before."""
    text = pieces[k].clean
    ended = k == 0 or pieces[k - 1].shape != "body" or ends_sentence(pieces[k - 1].clean)
    near = pieces[piece_below].gap <= pieces[k].gap
    return pieces[k].shape == "display" and ended and near and is_kicker(text, pieces[piece_below].clean)


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
        if taken[k] or pieces[k].shape not in TITLE_SHAPES or (k > top and pieces[k].gap >= gap):
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
