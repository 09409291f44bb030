"""From pieces to articles: each piece gets its article, its place in it and its kind of block."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extractor.models import BlockKind
from extractor.page.columns.joins import find_joins
from extractor.page.headlines.bylines import closing_byline, opening_byline
from extractor.page.headlines.groups import find_headlines, usual_gap
from extractor.page.headlines.roles import Headline
from extractor.page.lines.pieces import Piece, join_texts, read_pieces
from extractor.page.lines.shapes import (
    ends_sentence,
    has_caption_lead,
    is_field,
    is_table_title,
    item_lead,
    plain_length,
)
from extractor.page.structure import Article, Block
from extractor.text import Text

_CAPTION_LEAST = 6  # characters; shorter lines below a picture's gap are headings


@dataclass(slots=True)
class _Draft:
    """An article while it is put together: piece numbers in reading order."""

    headline: Headline | None
    order: list[int] = field(default_factory=list)


def read_articles(raw: str) -> list[Article]:
    """The articles of a raw page, in reading order."""
    pieces = read_pieces(raw)
    if not pieces:
        return []
    headlines = find_headlines(pieces)
    in_headline = {k for h in headlines for k in (*h.roles, *h.merged)} | {
        h.byline for h in headlines if h.byline is not None
    }
    gap = usual_gap(pieces) + 2
    joins = find_joins(pieces, in_headline, [h.start for h in headlines], gap)
    drafts, owner = _divide(pieces, headlines, joins)
    kinds = _kinds(pieces, headlines, joins, owner, gap)
    articles = []
    for draft in drafts:
        _reorder(draft.order, joins, kinds)
        article = _assemble(raw, pieces, draft, joins, kinds)
        if article.blocks:
            articles.append(article)
    return articles


def _divide(
    pieces: Sequence[Piece], headlines: Sequence[Headline], joins: dict[int, int]
) -> tuple[list[_Draft], list[int]]:
    """Each piece's article. The text follows the article above it, until a headline or the other half of a broken sentence."""
    drafts: list[_Draft] = []
    owner = [0] * len(pieces)
    starts = {h.start: h for h in headlines}
    head_of = {tail: head for head, tail in joins.items()}
    current = -1
    for i in range(len(pieces)):
        if i in starts or current < 0:
            drafts.append(_Draft(starts.get(i)))
            current = len(drafts) - 1
        elif head_of.get(i, i) < i:
            current = owner[head_of[i]]
        owner[i] = current
    for head, tail in joins.items():
        if tail < head and owner[tail] != owner[head]:
            owner[tail] = owner[head]
    if (
        len(drafts) > 1
        and drafts[0].headline is None
        and all(
            pieces[i].shape in ("furniture", "credit", "date", "byline") for i in range(len(pieces)) if owner[i] == 0
        )
    ):
        owner = [max(0, o - 1) for o in owner]
        drafts = drafts[1:]
    for i in range(len(pieces)):
        drafts[owner[i]].order.append(i)
    return drafts, owner


def _kinds(
    pieces: Sequence[Piece], headlines: Sequence[Headline], joins: dict[int, int], owner: Sequence[int], gap: int
) -> list[BlockKind]:
    """The kind of block that each piece becomes."""
    kinds: list[BlockKind] = ["paragraph"] * len(pieces)
    roles: dict[int, BlockKind] = {}
    for headline in headlines:
        roles |= headline.roles
        if headline.byline is not None:
            roles[headline.byline] = "byline"
    halves = set(joins) | set(joins.values())
    between = _between(joins, len(pieces))
    for i, piece in enumerate(pieces):
        if i in roles:
            kinds[i] = roles[i]
        elif piece.shape in ("credit", "furniture"):
            kinds[i] = "credit"
        elif piece.shape == "byline":
            kinds[i] = "byline"
        elif piece.shape in ("picture", "legend"):
            kinds[i] = "caption"
        elif piece.shape == "table":
            kinds[i] = "table"
        elif piece.shape == "words":
            kinds[i] = "slogan"
        elif piece.shape == "mark":
            kinds[i] = "heading"
        elif i in halves:
            kinds[i] = "list" if piece.shape == "item" else "paragraph"
        elif piece.shape in ("item", "section"):
            kinds[i] = _numbered(pieces, i, owner)
        elif piece.shape in ("display", "vertical"):
            kinds[i] = _display(pieces, i, owner, between, gap, roles, halves)
        elif piece.shape == "body" and _is_long_caption(pieces, i, between, gap):
            kinds[i] = "caption"
    return kinds


def _between(joins: dict[int, int], count: int) -> list[bool]:
    """For each piece whether it stands between the halves of a broken sentence that are near each other."""
    inside = [False] * count
    for head, tail in joins.items():
        if head < tail <= head + 8:
            inside[head + 1 : tail] = [True] * (tail - head - 1)
    return inside


def _numbered(pieces: Sequence[Piece], i: int, owner: Sequence[int]) -> BlockKind:
    """A numbered line that stands alone above its text is a heading; a numbered sentence is a paragraph or list item."""
    piece = pieces[i]
    after = pieces[i + 1] if i + 1 < len(pieces) and owner[i + 1] == owner[i] else None
    filled = "：" in piece.clean[:-1] or ":" in piece.clean[:-1]
    bulleted = piece.shape == "item" and item_lead(piece.clean) > 0
    alone = not filled and not ends_sentence(piece.clean) and plain_length(piece.clean) <= 30 and not bulleted
    if alone and after is not None:
        if piece.shape == "item":
            if after.shape == "body":
                return "heading"
        elif after.shape in ("body", "item", "table", "number", "display", "legend", "field") or (
            after.shape == "section" and (after.clean[0] in "（(") != (piece.clean[0] in "（(")
        ):
            return "heading"
    return "list" if piece.shape == "item" else "paragraph"


def _display(
    pieces: Sequence[Piece],
    i: int,
    owner: Sequence[int],
    between: Sequence[bool],
    gap: int,
    roles: Collection[int],
    halves: Collection[int],
) -> BlockKind:
    """A short line inside an article: heading, caption, or the signature of a notice."""
    piece = pieces[i]
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    if after is not None and after.shape == "date" and owner[i + 1] == owner[i]:
        return "paragraph"
    if is_field(piece.clean):
        return "paragraph"
    if after is not None and (after.shape == "legend" or (after.shape == "table" and is_table_title(piece.clean))):
        return "caption"
    if has_caption_lead(piece.clean) or between[i]:
        return "caption"
    if i and piece.gap >= gap and plain_length(piece.clean) >= _CAPTION_LEAST:
        return "caption"
    if after is None or owner[i + 1] != owner[i] or i + 1 in roles:
        return "caption"
    if after.shape in ("credit", "display", "byline", "vertical") and i + 1 not in halves:
        return "caption" if after.shape != "display" or after.gap < gap else "heading"
    return "heading"


def _is_long_caption(pieces: Sequence[Piece], i: int, between: Sequence[bool], gap: int) -> bool:
    """A caption of whole sentences: marked as one, or set into a broken sentence below a picture's gap."""
    piece = pieces[i]
    if has_caption_lead(piece.clean) and len(piece.clean) <= 200:
        return True
    return between[i] and piece.gap >= gap and len(piece.clean) <= 160


def _reorder(order: list[int], joins: dict[int, int], kinds: Sequence[BlockKind]) -> None:
    """Where a sentence's end stands before its beginning, the stretch from the beginning's heading on is moved above the end."""
    mine = set(order)
    for head, tail in joins.items():
        if tail >= head or head not in mine or tail not in mine:
            continue
        at, to = order.index(head), order.index(tail)
        if to >= at:
            continue
        start = at
        for k in range(at - 1, to, -1):
            if kinds[order[k]] == "heading":
                start = k
                break
        moved = order[start : at + 1]
        del order[start : at + 1]
        order[to:to] = moved


def _assemble(
    raw: str, pieces: Sequence[Piece], draft: _Draft, joins: dict[int, int], kinds: Sequence[BlockKind]
) -> Article:
    merged: dict[int, list[int]] = {}
    if draft.headline:
        for later, first in sorted(draft.headline.merged.items()):
            merged.setdefault(first, []).append(later)
    tails = set(joins.values()) | {k for ks in merged.values() for k in ks}
    blocks: list[Block] = []
    names: list[str] = []
    for i in draft.order:
        piece = pieces[i]
        if i in tails:
            continue
        text = _content(piece)
        chain = [text]
        k = i
        while k in joins:
            k = joins[k]
            chain.append(pieces[k].text)
        chain += [pieces[k].text for k in merged.get(i, [])]
        block = Block(kinds[i], join_texts(raw, chain) if len(chain) > 1 else text, piece.rows)
        if block.kind == "byline" or piece.shape == "furniture":
            names += piece.names
        elif block.kind == "paragraph":
            names += opening_byline(block.text.clean)
            at, closing = closing_byline(block.text.clean)
            if closing:
                names += closing
                blocks.append(Block("paragraph", block.text.slice(0, at).strip()))
                block = Block("byline", block.text.slice(at, len(block.text)).strip())
        blocks.append(block)
    blocks = [block for block in blocks if block.text.clean.strip()]  # a table of empty cells says nothing
    return Article(tuple(blocks), tuple(dict.fromkeys(names)))


def _content(piece: Piece) -> Text:
    """The text of a piece without the marks that only lay it out."""
    if piece.shape == "item":
        return piece.text.slice(item_lead(piece.clean), len(piece.text))
    return piece.text
