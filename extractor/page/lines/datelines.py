"""Datelines: the words that open a news report before its text does (本报讯, 新华社北京5月3日电, 央视网消息（新闻联播）：).

They say who reports, from where and when, and are no part of what is reported.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.grammar import compiled

_LONGEST = 80  # characters within which a dateline ends
_DAY = r"(?:(?:19|20)\d\d年)?+\d{1,2}月\d{1,2}日|\d{1,2}日"
_REPORTERS = r"\s*+[（(【]\s*+[^（）()【】。！？]{1,60}+[）)】]"
_CLOSE = r"(?:[）)】]?+\s*+[:：]|[）)】]|\s++|(?=$))"
# A paper, an agency, a station or a site: 青山日报, 新华社, 中原网, 青山融媒, 央视新闻客户端.
_SOURCE = r"(?:[\p{Han}A-Za-z0-9·]{2,12}?(?:社|报|网|台|新闻|客户端|在线|之声|传媒|融媒体?|频道)|本[报刊网台社端]|总台|央广|央视)"
_WIRE = r"[专综]?(?:电(?![梯力话子脑视网商影缆池])|讯(?!息))|综合电"
_DATELINE = compiled(
    rf"""\s*+[【（(]?+\s*+(?:
      本[报刊网台社站端]{{1,2}}讯(?:{_REPORTERS})?+(?:{_CLOSE})?+
    | (?:据\s?)?+{_SOURCE}(?:[\p{{Han}}、\s]{{2,14}}?)??\s?(?:{_DAY})(?:(?:{_WIRE})(?:{_REPORTERS})?+(?:{_CLOSE})?+|(?:综合)?消息(?:{_REPORTERS}(?:{_CLOSE})?+|{_CLOSE}))
    | (?:据\s?)?+{_SOURCE}(?:(?:\p{{Han}}{{2,8}}?)??电|(?:新媒体)?(?:讯|消息))(?:{_REPORTERS}(?:{_CLOSE})?+|{_CLOSE})
    | (?<=[【（(]){_SOURCE}(?:综合)?(?:报道|消息)(?:[\s·|｜/][^【】（）()。]{{0,30}})?+[）)】]\s*+[:：]?+
    )""",
    regex.VERBOSE,
)
# 据央视新闻报道，…: the source belongs to its sentence, but the report opens so. （记者 张三）…: no source, the reporters alone.
_OPENING = regex.compile(
    r"\s*+(?:据(?:新华社|中新社|中新网|人民日报|央视新闻)[\p{Han}]{0,6}?[电讯消]|[（(](?:本报|全媒体|见习|实习|通讯员|特约)?(?:记者|通讯员)\s*+\p{Han})"
)


@lru_cache(maxsize=4096)
def _end(opening: str) -> int:
    match = _DATELINE.match(opening)
    return match.end() if match else 0


def dateline_end(text: str) -> int:
    """Where the dateline that opens `text` ends: the offset of the report's own first character; 0 where there is none.

    >>> dateline_end("新华社北京5月3日电（记者 周林）全国新增就业12万人。")
    17
    """
    return _end(text[:_LONGEST])


def is_dateline(text: str) -> bool:
    """Whether running text opens as a news report does."""
    return dateline_end(text) > 0 or _OPENING.match(text[:_LONGEST]) is not None
