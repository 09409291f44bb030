"""Which line of a headline is kicker, title or subtitle.

A short line above the headline (a place, a column's name) is the kicker; of two full lines the first is the title, the second the
subtitle; a document number below a title is its subtitle. A line broken in the middle of a phrase is made whole first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from extractor.models import BlockKind
from extractor.page.columns.seams import score_seam
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import is_couplet, plain_length

_SHORT = 8  # characters of a kicker, quotation marks aside
_COLUMN = 12  # the same of a column's name that stands over a title with a subtitle of its own
_PLACE_END = regex.compile(r"[省市县区州盟旗乡镇村街道社区园港湾]$")
_REPORT_END = regex.compile(
    r"(?:纪实|侧记|综述|纪事|观察|探访|见闻|报告|路径|之道|启示|样本|扫描|透视|素描|启示录|巡礼|速写|随笔|手记|掠影|实践)$"
)


@dataclass(slots=True)
class Headline:
    """One article's headline: piece numbers by role. `start` is its first piece, `body` the first piece behind the headline lines."""

    start: int
    body: int
    roles: dict[int, BlockKind] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)  # a line that continues an earlier one of the headline
    byline: int | None = None
    kind: str = "news"


def build_headline(pieces: Sequence[Piece], lines: list[int], body: int) -> Headline:
    """Roles for the headline lines; broken lines are merged first."""
    headline = Headline(lines[0], body)
    groups: list[list[int]] = []
    for k in lines:
        if groups and _continues(pieces[groups[-1][-1]], pieces[k]):
            groups[-1].append(k)
        else:
            groups.append([k])
    texts = ["".join(pieces[k].clean for k in group) for group in groups]
    kinds: list[BlockKind] = []
    for n, text in enumerate(texts):
        if "title" not in kinds:
            below = texts[n + 1] if n + 1 < len(texts) else ""
            vertical = pieces[groups[n][0]].shape == "vertical"
            # Above one title stands one kicker, but for vertical text, which is cut anywhere.
            short = not kinds and (is_kicker(text, below) or _is_column_name(text, texts[n + 1 : n + 3]))
            kinds.append("kicker" if below and (vertical or short) else "title")
        elif pieces[groups[n][0]].shape in ("number",):
            kinds.append("subtitle")
        elif (
            plain_length(text) <= _SHORT
            and kinds[0] == "title"
            and not text.startswith(("—", "–"))
            and (plain_length(text) * 2 < plain_length(texts[kinds.index("title")]))
        ):
            kinds.append("kicker")
        else:
            kinds.append("subtitle")
    for group, kind in zip(groups, kinds, strict=True):
        first = group[0]
        if kind == "kicker" and "kicker" in headline.roles.values():
            first = next(k for k, role in headline.roles.items() if role == "kicker")
        headline.roles[first] = kind
        for k in group:
            if k != first:
                headline.merged[k] = first
    return headline


def _continues(above: Piece, below: Piece) -> bool:
    """Whether a headline line was broken in the middle of a phrase."""
    if above.shape != "display" or below.shape != "display" or is_couplet(above.clean):
        return False
    return score_seam(above.clean, below.clean) >= (1 if plain_length(below.clean) <= _SHORT else 2)


def _is_column_name(text: str, below: Sequence[str]) -> bool:
    """Whether the first of three lines is a column's name: no longer than what is below it, which is title and subtitle.

    A title over two subtitles is rarer; its second line tells figures or says more than the first.
    """
    if len(below) < 2 or plain_length(text) > _COLUMN or is_couplet(text) or any(c in text for c in "：:，,！？!?"):
        return False
    title, subtitle = below
    if title.startswith(("—", "–", "-")) or any(c.isdigit() for c in text + title):
        return False
    return plain_length(text) <= plain_length(title) + 1 and plain_length(subtitle) > plain_length(text)


def is_kicker(text: str, below: str) -> bool:
    """Whether a line above a headline is a place, a column's name or the like, rather than the headline."""
    length = plain_length(text)
    if length > 14 or is_couplet(text) or below.startswith(("—", "–", "-")) or any(c in text for c in "：:，,！？!?"):
        return False
    if _PLACE_END.search(text) and length < plain_length(below):
        return True
    return length <= _SHORT and length * 1.2 < plain_length(below) and not _REPORT_END.search(below)
