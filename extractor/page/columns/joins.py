"""Which piece goes on where another one breaks off: at a column end, around a caption, or far away.

Every piece that is left open looks for its other half among the pieces that follow, and where it finds none, among all that open in
mid-sentence. All pairs are scored; the best are taken first, and each half is used once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractor.page.columns.seams import opens_like_text, score_seam
from extractor.page.columns.threads import score_threads
from extractor.page.lines.lines import width
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import ends_sentence, has_caption_lead, is_field

_WINDOW = 16  # pieces looked at behind an open one
_SHORT_WINDOW = 4  # the same behind a line that may as well be a heading
_LIKELY, _CERTAIN = 1.5, 2.4  # scores from which a short line is taken for text
_OPENS = 3.0
_LEAST = 5  # characters of a short line that may be the beginning of a paragraph
_FAR = 150  # pieces on either side among which a displaced half is sought
_MOST_LOST = 60  # heads of a page for which it is


def is_open(piece: Piece) -> bool:
    """Whether a piece of text may go on elsewhere: no sentence end, or a quotation still open."""
    text = piece.clean
    if piece.shape not in ("body", "display", "item", "section") or (piece.shape == "display" and len(text) < _LEAST):
        return False
    if has_caption_lead(text) or is_field(text):
        return False
    return not ends_sentence(text) or bool(piece.ends.unclosed) or text.endswith(("：", ":"))


def find_joins(pieces: Sequence[Piece], headline: Collection[int], starts: Sequence[int], gap: int) -> dict[int, int]:
    """For each piece that goes on elsewhere the number of its other half.

    `headline` are the pieces that belong to headlines, `starts` the first pieces of articles, `gap` the blank lines above a picture.
    """
    boundaries = set(starts)
    _promote(pieces, headline, boundaries, gap)
    pairs: list[tuple[float, int, int, int]] = []
    heads = [i for i, piece in enumerate(pieces) if piece.shape != "display" and i not in headline and is_open(piece)]
    for i in heads:
        pairs += [(score, -abs(j - i), i, j) for j, score in _near(pieces, i, headline, boundaries, gap)]
    threads = score_threads(pieces, headline, starts)
    threaded = {i for _, _, i, _ in threads}
    joins = _choose([pair for pair in pairs if pair[2] not in threaded] + threads)
    lost = [i for i, piece in enumerate(pieces) if i not in joins and i not in headline and _is_broken(piece)]
    if lost:
        tails = set(joins.values())
        joins |= _far(pieces, lost[:_MOST_LOST], tails, headline)
    return joins


def _promote(pieces: Sequence[Piece], headline: Collection[int], boundaries: Collection[int], gap: int) -> None:
    """Short lines that the next text clearly goes on with are text themselves: a paragraph cut after its first line.

    All such lines of a page are one column line long, less the indent. Where some are certain, their length speaks for or against the others.
    """
    doubtful: list[tuple[float, int]] = []
    for i in range(len(pieces) - 2, -1, -1):
        piece = pieces[i]
        if piece.shape != "display" or i in headline or piece.gap >= gap or not is_open(piece):
            continue
        if pieces[i + 1].shape in ("table", "legend"):
            continue
        best = max((score for _, score in _near(pieces, i, headline, boundaries, gap, need=-0.5)), default=-1.0)
        if i and pieces[i - 1].shape == "body" and i - 1 not in headline and not ends_sentence(pieces[i - 1].clean):
            best -= 1.5  # set into a broken sentence, rather than the beginning of another
        if best >= _CERTAIN:
            piece.shape = "body"
        elif best > -1.0:
            doubtful.append((best, i))
    sizes = {width(p.clean) for p in pieces if is_first_line(p)}
    for best, i in doubtful:
        size = width(pieces[i].clean)
        fits = any(size + k in sizes for k in range(-2, 3))
        unlike = len(sizes) > 1 and size < max(sizes) + 4
        if best + (1.2 if fits else -0.7 if unlike else 0.0) >= _LIKELY:
            pieces[i].shape = "body"


def _is_broken(piece: Piece) -> bool:
    """Whether a piece certainly lacks its other half."""
    if ends_sentence(piece.clean) or has_caption_lead(piece.clean):
        return False
    return piece.shape == "body" or (piece.shape == "display" and "，" in piece.clean and opens_like_text(piece.clean))


def is_first_line(piece: Piece) -> bool:
    """Whether a piece of text is so short that it can only be a column's last line, left open."""
    return piece.shape == "body" and len(piece.clean) <= 30 and not ends_sentence(piece.clean)


def _choose(pairs: list[tuple[float, int, int, int]]) -> dict[int, int]:
    joins: dict[int, int] = {}
    tails: set[int] = set()
    for _, _, i, j in sorted(pairs, reverse=True):
        if i not in joins and j not in tails:
            joins[i] = j
            tails.add(j)
    return joins


def _near(
    pieces: Sequence[Piece],
    i: int,
    headline: Collection[int],
    boundaries: Collection[int],
    gap: int,
    *,
    need: float = 1.5,
) -> list[tuple[int, float]]:
    """Pieces behind `i` that may be its other half, with their scores."""
    head = pieces[i]
    found: list[tuple[int, float]] = []
    prior = _prior(head)
    need = 0.4 if head.shape == "body" else need + 0.6 * (head.shape == "item")  # list items often have no full stop
    crossed = 0.0
    window = _WINDOW if head.shape == "body" else _SHORT_WINDOW
    for j in range(i + 1, min(len(pieces), i + 1 + window)):
        piece = pieces[j]
        if j in boundaries:
            crossed += 2.5
        if j in headline or piece.shape not in ("body", "display"):
            if piece.shape in ("item", "section", "date"):
                crossed += 1.5
            continue
        score = score_seam(head.clean, piece.clean, head.ends, piece.ends)
        if j - 1 in headline:
            score -= _OPENS  # the first words below a headline
        if piece.indented and head.full and head.shape == "display":
            score -= 1.5  # a heading may fill its line by chance; what follows opens as a paragraph does
        if piece.shape == "display":
            score += 0.5 if piece.full else -0.5
            if score - crossed >= 1.5:
                found.append((j, score - crossed))
            elif piece.gap < gap and (j + 1 == len(pieces) or pieces[j + 1].shape != "credit"):
                crossed += 0.4  # a heading, perhaps
            elif j == i + 1 and head.shape == "display":
                crossed -= 0.8  # a heading is seldom parted from its text by a picture
            continue
        pictured = piece.gap >= gap
        score += prior - crossed - (2.0 if pictured else 0.0)
        if score >= need:
            found.append((j, score))
        if not pictured:
            if head.shape == "display":
                break
            crossed += 2.5
        if crossed > 5:
            break
    return found


def _prior(head: Piece) -> float:
    """What speaks for a piece going on elsewhere, whatever follows it."""
    open_line = head.shape == "display" and opens_like_text(head.clean)
    return 2.0 * (head.shape == "body") + 1.5 * open_line + 1.5 * head.full


def _far(pieces: Sequence[Piece], lost: list[int], tails: set[int], headline: Collection[int]) -> dict[int, int]:
    """Displaced halves: pieces anywhere that open in mid-sentence and that only a lost head explains.

    The text right below a headline opens its article and is nobody's second half.
    """
    pairs = []
    for i in lost:
        near = range(max(0, i - _FAR), min(len(pieces), i + _FAR))
        for j in near:
            opens = j - 1 in headline and j not in headline
            if j != i and j not in tails and j not in headline and not opens and pieces[j].shape in ("body", "display"):
                score = score_seam(pieces[i].clean, pieces[j].clean, pieces[i].ends, pieces[j].ends)
                # A comma says that something follows, not what.
                if score >= 2.5 + 3.0 * pieces[i].clean.endswith(("，", ",", "、")):
                    pairs.append((score, -abs(j - i), i, j))
    return _choose(pairs)
