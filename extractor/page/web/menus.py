"""Menus: lines made of the names of a site's channels and of buttons."""

from __future__ import annotations

from functools import cache

from extractor.grammar import compiled
from extractor.lexicon import PageSection, rows
from extractor.page.web.chrome_words import words_of

_PARTED = compiled(r"[\s|｜·/>＞»]+")
_MOST = 40  # names in a menu
_LONG_MENU = 4  # names from which half may be of no known channel


@cache
def _channels() -> frozenset[str]:
    return words_of("channel") | words_of("button") | {row.name for row in rows(PageSection)}


def is_menu(text: str) -> bool:
    """Whether a line is made of the names of a site's channels or buttons: 新闻 | 视频, 登录, 青山网首页. Of a long one half must be known.

    >>> is_menu("首页 政务公开 政务服务 互动交流 走进石桥")
    True
    >>> is_menu("经济 社会 民生齐头并进")
    False
    """
    parts = [part for part in _PARTED.split(text) if part]
    if not 0 < len(parts) <= _MOST:
        return False
    known = sum(part in _channels() or (part.endswith("首页") and len(part) <= 8) for part in parts)
    short = max(map(len, parts)) <= 8
    return known == len(parts) or (short and len(parts) >= _LONG_MENU and known * 2 >= len(parts))


def may_be_column(text: str) -> bool:
    """Whether a channel's name is that of a newspaper's column too: alone above a headline it is its kicker."""
    return text in _columns()


@cache
def _columns() -> frozenset[str]:
    return (
        frozenset(row.name for row in rows(PageSection))
        | words_of("related")
        | {"关注", "快讯", "热点", "解读", "专题", "评论"}
    )
