"""What stands below the last article of a page saved from the web: other articles, readers' comments, buttons, the lines about the site."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from extractor.grammar import compiled
from extractor.page.lines.lines import Line
from extractor.page.web.chrome import is_chrome
from extractor.page.web.chrome_words import either
from extractor.page.web.source_lines import ends_article

_SENTENCE = 10  # characters of a sentence that belongs to an article
_NEAR = 6  # lines above the head of comments among which a button stands
_FOOT = compiled(
    r"技术支持[:：]|举报电话|关于我们|联系我们|网站地图|主办(?:单位)?[:：]|承办(?:单位)?[:：]|地址[:：]|邮编[:：]|传真[:：]|建议使用|浏览器|备案号|许可证"
)


def lines_below(lines: Sequence[Line], last: int) -> set[int]:
    """The numbers of the lines below the text that are no part of it; `last` is the last line of running text."""
    return _comments(lines) | _other_articles(lines, last) | _foot(lines, last) | _loose_ends(lines, last)


@cache
def _comments_head() -> regex.Pattern[str]:
    return compiled(rf"[【\[■▍|]*\s*{either('comments')}\s*(?:[（(]?\s*\d{{1,6}}\+?\s*条?[）)]?)?[】\]:：>＞]*")


def _comments(lines: Sequence[Line]) -> set[int]:
    """The head of readers' comments and all below it, whole sentences too. It tells their number, or stands below buttons: a column may have that name."""
    for i, line in enumerate(lines):
        if i and _comments_head().fullmatch(line.clean):
            near = any(is_chrome(above.clean) for above in lines[max(0, i - _NEAR) : i])
            if near or any(map(str.isdigit, line.clean)):
                return set(range(i, len(lines)))
    return set()


@cache
def _ending() -> regex.Pattern[str]:
    return compiled(
        rf"[上下]一[篇条页].*|(?:扫一扫|扫描|扫码|长按|微信扫).*|(?:特别|免责|版权|平台)?声明(?:[:：].*)?|©.*|.*{either('call', 'footer')}.*|[（(【]?{either('related')}.*"
    )


def _loose_ends(lines: Sequence[Line], last: int) -> set[int]:
    """The short lines below the line that ends an article (责任编辑：李红, 微信扫一扫), down to the page's end: 赞, 写下你的想法, 没有更多了.

    Nothing where a table, a list's item or a sentence follows: then the article goes on, or another begins.
    """
    start = len(lines)
    for i in range(len(lines) - 1, last, -1):
        text = lines[i].clean
        chrome = is_chrome(text)
        if not chrome and (
            (lines[i].level and "#" not in text)
            or any(mark in text for mark in "\t|")
            or (text.endswith("。") and len(text) >= _SENTENCE)
        ):
            break
        if ends_article(text) or (chrome and _ending().fullmatch(text)):
            start = i
    return set(range(start, len(lines)))


@cache
def _list_head() -> regex.Pattern[str]:
    return compiled(rf"[【\[■▍|]*\s*(?:{either('related')}|{either('list_lead')}{either('list_end')})\s*[】\]:：>＞]*")


def _other_articles(lines: Sequence[Line], last: int) -> set[int]:
    """The list of other articles at the end (相关阅读, 热门推荐) and all below it; nothing where text follows."""
    for i in range(last + 1, len(lines)):
        if _list_head().fullmatch(lines[i].clean):
            return set(range(i, len(lines)))
    return set()


@cache
def _sure_foot() -> regex.Pattern[str]:
    return compiled(rf"{either('footer')}|©")


def _foot(lines: Sequence[Line], last: int) -> set[int]:
    """The lines about the site at the very end, from the first such line on, where a licence or copyright is among them."""
    tail = range(last + 1, len(lines))
    if not any(_sure_foot().search(lines[i].clean) for i in tail):
        return set()
    start = next(i for i in tail if _FOOT.search(lines[i].clean) or _sure_foot().search(lines[i].clean))
    return set(range(start, len(lines)))
