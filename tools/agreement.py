"""When a fact says what an annotated figure wants: the subject's and the metric's wordings, the period's days."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_QUOTES = "“”‘’\"'《》『』「」（）()"
_UP = re.compile("增长|增加|增多|上升|上涨|提高|提升|扩大|加快|增幅|升幅|涨幅|翻番|多出")
_DOWN = re.compile("下降|下跌|减少|降低|回落|收窄|放缓|缩短|降幅|跌幅|减幅")
_PACE = re.compile("增速|增长率|变化|变动|波动")
_CONTRASTS = [
    ("进口", "出口"), ("最高", "最低"), ("男", "女"), ("同比", "环比"), ("收入", "支出"), ("城镇", "农村"), ("城镇", "乡村"), ("线上", "线下"),
    ("入境", "出境"), ("流入", "流出"), ("存款", "贷款"),
]  # fmt: skip


@cache
def plain(text: str | None) -> str:
    """The text without white space and quotation marks."""
    return re.sub(rf"[\s{re.escape(_QUOTES)}]", "", text or "")


@cache
def alike(a: str, b: str, share: float = 0.5) -> bool:
    """Equal, or one inside the other and longer than this share of it."""
    a, b = sorted((plain(a), plain(b)), key=len)
    return bool(a) and (a == b or (len(a) > 1 and a in b and len(a) > share * len(b)))


@cache
def nation(name: str) -> str:
    """我国, 全国 and 中国 as owners are one."""
    return re.sub("^(?:我国|全国|中国)", "中国", plain(name))


def _opposed(a: str, b: str) -> bool:
    """Whether two wordings that look alike tell of different things: a level against its change, imports against exports."""
    turns = [{n for n, way in (("up", _UP), ("down", _DOWN), ("pace", _PACE)) if way.search(x)} for x in (a, b)]
    if bool(turns[0]) != bool(turns[1]) or ("pace" not in turns[0] | turns[1] and turns[0] != turns[1]):
        return True
    return any(
        (x in a and y not in a and y in b and x not in b) or (y in a and x not in a and x in b and y not in b)
        for x, y in _CONTRASTS
    )


@cache
def close(a: str, b: str) -> bool:
    """Wordings of one metric: equal, mostly contained, or over half of their character pairs shared, and not opposed."""
    if plain(a) != plain(b) and _opposed(plain(a), plain(b)):
        return False
    if alike(a, b):
        return True
    x, y = (Counter(t[i : i + 2] for i in range(len(t) - 1)) or Counter(t) for t in (plain(a), plain(b)))
    return 2 * sum((x & y).values()) > 0.5 * (sum(x.values()) + sum(y.values()))
