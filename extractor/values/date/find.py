"""Dates: `find_dates` for the blocks of an article, `parse_date` for a text that is nothing but a date.

The atoms are rules (date_calendar, date_clock, date_relative, date_period), `date_compose` makes whole dates of them and
`date_resolve` gives them their days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.mentions import Found, Mention
from extractor.models import Date
from extractor.page import Article
from extractor.text import fold
from extractor.values.date.calendar.edtf_span import Span, published_span
from extractor.values.date.compose import compose
from extractor.values.date.moment import Expression, Level
from extractor.values.date.resolve.resolve import Anchors, resolve

_SENTENCE_END = regex.compile(r"[。！？!?\n]")
_HALF_END = regex.compile(r"[。；！？!?\n]")


def find_dates(article: Article, published: str | None) -> list[list[Mention]]:
    """The date mentions of each block of an article, in order and without overlaps, at clean offsets.

    `published` is the publication date as EDTF (year, month or day), or None: then relative dates have no `edtf`.
    Raises ValueError where `published` is no such date.
    """
    day = published_span(published)
    told = Told()
    result = []
    for block in article.blocks:
        mentions, told = _resolve_block(block.text.folded, day, told)
        result.append(mentions)
    return result


def find_dates_in(text: str, published: str | None = None) -> list[Mention]:
    """The date mentions of a text by itself."""
    return _resolve_block(fold(text), published_span(published), Told())[0]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article has told so far: the date last told, and the day last told."""

    last: Span | None = None
    day: Span | None = None


# Words that may stand around a date without changing it.
_AROUND_BEFORE = regex.compile(
    r"(?:截[至止]到?|一?直到|[在于到至自从]|时间|日期|(?:当地|北京|美东|美西|东京|首尔|伦敦|巴黎|莫斯科|纽约|格林尼治)时间|(?:每天|每日|每晚)的?|[:：“”‘’\"]|\s)*+"
)
_AROUND_BEHIND = regex.compile(
    r"(?:期间|时期|这段时间|这一天|那天|之间|当中|的?时候|规划|计划|起?(?:正式)?(?:施行|实施|执行)|[(（][^()（）]{1,12}[)）]|前夕|当天|全天|全年|当日|这天|(?:小?长)?假期?|黄金周|[“”’\"的时里内间，。]|\s)*+"
)


def parse_date(text: str, published: str | None = None) -> Date:
    """The date that `text` is, resolved against `published`.

    Raises ValueError that names the text where it is not one date and nothing else, or where `published` is no EDTF date.
    """
    folded = fold(text.strip())
    day = published_span(published)
    for found in compose(folded, alone=True):
        if _AROUND_BEFORE.fullmatch(folded, 0, found.start) and _AROUND_BEHIND.fullmatch(folded, found.end):
            return resolve(found.value, Anchors(day))[0]
    raise ValueError(f"{text!r}: not a date")


def _resolve_block(folded: str, published: Span | None, told: Told) -> tuple[list[Mention], Told]:
    mentions = []
    last_end: int | None = None
    before: int | None = None  # where the date before this one ended, and whether it looked ahead
    ahead = False
    for found in compose(folded):
        same_block = last_end is not None
        same_sentence = last_end is not None and not _SENTENCE_END.search(folded, last_end, found.start)
        ahead = ahead and before is not None and not _HALF_END.search(folded, before, found.start)
        expression = found.value
        if expression.back:
            expression = replace(expression, first=replace(expression.first, looks_back=True))
        elif ahead and not expression.ahead and not expression.compared and not expression.first.vague:
            expression = replace(expression, ahead=True)  # a sentence that looks ahead takes all its dates along
        value, span = resolve(expression, Anchors(published, told.last, same_sentence, same_block, told.day))
        mentions.append(Mention(found.start, found.end, value, found.rule))
        before, ahead = found.end, expression.ahead
        if span is not None and _may_be_anchor(found):
            told, last_end = Told(span, span if span.precision == "day" else told.day), found.end
    return mentions, told


def _may_be_anchor(found: Found[Expression]) -> bool:
    """Whether later dates may count from this one: a closed date with a day or a year, not a decade or a bare clock."""
    first = found.value.first
    if found.value.compared or first.same_period or first.base == "figures":
        return False  # what a figure is compared with is not what the story goes on with
    if first.base == "context" and (first.day_shift or 0) < 0:
        return False  # 前一天 looks back, the story goes on
    return (
        found.value.bound is None and first.mask is None and first.levels()[0] != Level.CLOCK and first.year_to is None
    )
