"""The head of a newspaper page: its number and section (A05 经济, 综合新闻, 民生周刊 第04版), the paper's name, which stand above all articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from extractor.grammar import compiled
from extractor.lexicon import PageSection, rows
from extractor.page.lines.lines import Line
from extractor.page.lines.shapes import find_shape

_MOST = 4  # lines that a head may have
_LONGEST = 24  # characters of one
_DAY = regex.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:\s*+(?:星期|周)[一二三四五六日天])?+.{0,12}+")
_PAPER = regex.compile(
    r"\p{Han}{2,8}(?:日|晚|早|晨|时|周|导|商|都市|农民|工人|法治|教育|青年|科技)报(?:\s*+\p{Han}{2,6}版)?+"
)


def page_head(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are the page's head. A short line that may be a headline must be left below it."""
    head: set[int] = set()
    for i, line in enumerate(lines[:_MOST]):
        # Under the page's number may stand the day of the paper.
        dated = bool(head) and (_DAY.fullmatch(line.clean) is not None or find_shape(line.clean) == "furniture")
        if not dated and (line.level or not _is_head(line.clean)):
            break
        head.add(i)
    below = max(head, default=-1) + 1
    left = below < len(lines) and find_shape(lines[below].clean) in ("display", "section", "furniture")
    return head if left else set()


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST and (_section().fullmatch(text) is not None or _PAPER.fullmatch(text) is not None)


@cache
def _section() -> regex.Pattern[str]:
    names = "|".join(sorted((row.name for row in rows(PageSection)), key=len, reverse=True))
    name = rf"(?:{names})(?:{names})?(?:新闻|要闻|周刊|专刊|特刊|专版|专页|专题|副刊|导刊|观察|在线|视窗|纵横|天地|广角|大观|资讯|动态|版)?"
    number = r"(?:第\s?)?[A-Z]{0,2}\d{1,3}(?:\s?[版页])?"
    mark = r"[\s·•|｜/／—–-]*+"
    return compiled(
        rf"(?:{number}{mark})?{name}(?:{mark}{number})?|\p{{Han}}{{2,8}}(?:周刊|专刊|特刊|专版|副刊)(?:{mark}{number})?"
    )
