"""Columns of short items (快讯): each short line above a text opens an article of its own, or heads a part of one story.

No line can tell by itself: 全市新增就业3.2万人 may be either. All such lines below one headline are weighed together, by what speaks over the
whole stretch: what the line above them is, whether their texts share words, whether a text says its line again as news does, how the texts open.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean

import regex

from extractor.lexicon import BriefColumn, rows
from extractor.page.columns.seams import opens_like_text, score_seam
from extractor.page.headlines.roles import Headline, build_headline
from extractor.page.headlines.shared_words import content_words
from extractor.page.lines.datelines import is_dateline
from extractor.page.lines.pieces import Piece
from extractor.page.lines.shapes import ends_sentence, has_caption_lead, plain_length

_MOST_ITEMS = 60
_LONGEST_KICKER = 8  # characters of a line that may be a column's name without saying so
_LONGEST_COLUMN = 14  # characters of a column's name
_ARTICLES, _HEADINGS = 0.3, -0.5  # a score from which the lines open articles, and one up to which they are headings
_ALONE = 2.5  # the score that a single line needs: it may be a picture's caption
_REPORTS = regex.compile(
    r"(?:日前|近日|昨日|今日|昨天|今天|当地时间|记者|据|根据|[^，。]{2,24}(?:\d{1,2}日|今天|昨天|日前|近日)?(?:发布|公布|通报|宣布|介绍|显示|消息)|"
    r"[^，。]{0,16}?\d{1,2}日(?!起)|[^，。]{2,20}(?:今天|昨天|日前|近日))"
)
_GOES_ON = regex.compile(
    r"(?:此外|同时|另外|除了|除此|不仅|接下来|下一步|未来|为此|为了|对此|针对|其中|该|这|他|她|它|如今|作为|在[^，。]{2,16}看来|贯彻)"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A line or two with the text below: piece numbers."""

    lines: tuple[int, ...]
    body: range


def find_briefs(
    pieces: Sequence[Piece], found: Sequence[Headline], taken: list[bool]
) -> tuple[list[Headline], set[int]]:
    """The headlines with those of short items among them, and the pieces that are headings for certain."""
    kept: list[Headline] = []
    headings: set[int] = set()
    for n, headline in enumerate(found):
        end = found[n + 1].start if n + 1 < len(found) else len(pieces)
        items = _items(pieces, headline, end, taken)
        score = score_briefs(pieces, headline, items) if items else 0.0
        # Below a signed headline an unsigned article may follow the headings of the signed one.
        if score <= _HEADINGS and len(items) > 1 and headline.byline is None:
            headings.update(item.lines[-1] for item in items)
        if score < (_ARTICLES if len(items) > 1 else _ALONE):
            kept.append(headline)
            continue
        opened = [build_headline(pieces, list(item.lines), item.body.start) for item in items]
        for item in items:
            for k in item.lines:
                taken[k] = True
        if _lead(pieces, headline, items):
            kept.append(_under_column(pieces, headline, items))
        else:  # the column's name stands over its first item
            first = opened[0]
            column = next((k for k, role in headline.roles.items() if role == "title"), headline.start)
            first.roles[column] = "kicker"
            first.merged.update(dict.fromkeys(headline.merged, column))
            first.start = headline.start
        kept += opened
    return kept, headings


def _under_column(pieces: Sequence[Piece], headline: Headline, items: Sequence[_Item]) -> Headline:
    """The headline of the first item, where the column's name above it was taken for the title: 县区传真 over 云溪区."""
    titles = [k for k, role in headline.roles.items() if role == "title"]
    subtitles = [k for k, role in headline.roles.items() if role == "subtitle"]
    if headline.byline is None and len(titles) == len(subtitles) == 1 and "kicker" not in headline.roles.values():
        name, line = (plain_length(pieces[k].clean) for k in (titles[0], subtitles[0]))
        lengths = [plain_length(pieces[item.lines[-1]].clean) for item in items]
        if name <= _LONGEST_KICKER and min(lengths) - 1 <= line <= max(lengths) + 1:
            headline.roles |= {titles[0]: "kicker", subtitles[0]: "title"}
    return headline


def is_column_name(text: str) -> bool:
    """Whether a line is the name of a column of short items: 国内联播快讯, 简讯."""
    return (
        plain_length(text) <= _LONGEST_COLUMN
        and _column_end().search(text) is not None
        and not any(c in text for c in "，,：:")
    )


@cache
def _column_end() -> regex.Pattern[str]:
    words = "|".join(sorted((row.word for row in rows(BriefColumn)), key=len, reverse=True))
    return regex.compile(rf"(?:{words})[】」”》\s]*+$")


def _items(pieces: Sequence[Piece], headline: Headline, end: int, taken: Sequence[bool]) -> list[_Item]:
    """The short lines with a text of whole sentences below them, in a stretch below one headline."""
    starts: list[tuple[int, ...]] = []
    # Where columns broke no paragraph in two, a short line is no half of one, however it opens.
    whole = all(ends_sentence(p.clean) for p in pieces[headline.body : end] if p.shape == "body")
    i = headline.body
    while i < end and len(starts) < _MOST_ITEMS:
        if not _may_open(pieces, i, headline.body, taken, whole):
            i += 1
            continue
        lines = [i]
        while lines[-1] + 1 < end and _may_open(pieces, lines[-1] + 1, lines[-1] + 1, taken, whole) and len(lines) < 3:
            lines.append(lines[-1] + 1)
        i = lines[-1] + 1
        if i < end and pieces[i].shape == "body" and score_seam(pieces[i - 1].clean, pieces[i].clean) < 2.5:
            starts.append(tuple(lines))
    bounds = [*(lines[0] for lines in starts[1:]), end]
    return [_Item(lines, range(lines[-1] + 1, bound)) for lines, bound in zip(starts, bounds, strict=False)]


def _may_open(pieces: Sequence[Piece], i: int, first: int, taken: Sequence[bool], whole: bool) -> bool:
    """Whether line `i` stands free between paragraphs; `first` is the first piece below the headline."""
    piece = pieces[i]
    if taken[i] or piece.shape != "display" or has_caption_lead(piece.clean):
        return False
    if not whole and opens_like_text(piece.clean):
        return False
    above = pieces[i - 1]
    return i == first or above.shape != "body" or ends_sentence(above.clean)


def _lead(pieces: Sequence[Piece], headline: Headline, items: Sequence[_Item]) -> range:
    """The text that stands under the headline, above the first item."""
    body = range(headline.body, items[0].lines[0] if items else headline.body)
    return body if any(pieces[k].shape not in ("dateline", "credit", "furniture", "date") for k in body) else range(0)


def score_briefs(pieces: Sequence[Piece], headline: Headline, items: Sequence[_Item]) -> float:
    """How much speaks for articles (above 0) or for headings of one story (below), in rough log odds."""
    return sum(brief_features(pieces, headline, items).values())


def brief_features(pieces: Sequence[Piece], headline: Headline, items: Sequence[_Item]) -> dict[str, float]:
    """What speaks for articles or for headings, by name."""
    head = "".join(pieces[k].clean for k in sorted({*headline.roles, *headline.merged}))
    column = any(is_column_name(pieces[k].clean) for k, role in headline.roles.items() if role in ("title", "kicker"))
    lead = _lead(pieces, headline, items)
    lines = ["".join(pieces[k].clean for k in item.lines) for item in items]
    texts = [_read(pieces, item.body) for item in items]
    openings = [pieces[item.body.start].clean for item in items]
    lead_text = _read(pieces, lead)
    sections = [content_words(text) for text in ([lead_text] if lead_text else []) + texts]
    return {
        "column": 2.5 if column else 0.0,
        "lead": -1.2 if lead and not column else 1.0,
        "named": -5.0 * fmean(_squeeze(line) in _squeeze(head) for line in lines),
        "signed": -1.0 * (headline.byline is not None and not column),
        "topic": _topic(sections),
        "recurs": -_clamp((_recurs(head, texts) - 0.15) / 0.15, -0.5, 2.0) if lead and not column else 0.0,
        "restated": _clamp((fmean(map(_restated, lines, openings)) - 0.45) / 0.12, -1.5, 2.0),
        "parallel": -_parallel(lines),
        "reports": 2.0 * fmean(bool(is_dateline(o) or _REPORTS.match(o)) for o in openings) - 0.7,
        "goes_on": -2.0 * fmean(_GOES_ON.match(o) is not None for o in openings),
        "length": _clamp((fmean(map(plain_length, lines)) - 10.5) / 2.5, -1.2, 1.0),
        "paragraphs": _clamp((2.2 - fmean(_paragraphs(pieces, item.body) for item in items)) * 0.6, -1.0, 0.6),
    }


def _parallel(lines: Sequence[str]) -> float:
    """How much lines look like headings made to match: each a name with a colon, or all of one length."""
    if len(lines) < 2:
        return 0.0
    lengths = [plain_length(line) for line in lines]
    named = all("：" in line[:12] or ":" in line[:12] for line in lines)
    return 1.2 * named + 0.8 * (len(lines) > 2 and max(lengths) - min(lengths) <= 1)


def _read(pieces: Sequence[Piece], numbers: range) -> str:
    return "".join(pieces[k].clean for k in numbers if pieces[k].shape in ("body", "item", "section"))


def _paragraphs(pieces: Sequence[Piece], numbers: range) -> int:
    return sum(pieces[k].shape in ("body", "item", "section") for k in numbers)


def _topic(sections: Sequence[frozenset[str]]) -> float:
    """What the words that neighbouring texts share say, all neighbours together."""
    shared = sum(len(a & b) for a, b in itertools.pairwise(sections))
    most = sum(min(len(a), len(b)) for a, b in itertools.pairwise(sections))
    return _clamp((0.115 - shared / most) / 0.03, -2.5, 2.0) * min(1.0, most / 30) if most else 0.0


def _recurs(head: str, texts: Sequence[str]) -> float:
    """The share of the headline's words that stand in the texts below, on average."""
    words = content_words(head)
    return fmean(sum(word in text for word in words) / len(words) for text in texts) if words else 0.0


def _restated(line: str, opening: str) -> float:
    """The share of a line's character pairs that stand in the text below."""
    line = _squeeze(line)
    pairs = {line[k : k + 2] for k in range(len(line) - 1)}
    return sum(pair in opening for pair in pairs) / len(pairs) if pairs else 0.0


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
