"""Lines that a web page, a PDF page or a newspaper's foot prints around an article, told by their form alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import regex

from extractor.grammar import compiled
from extractor.page.lines.lines import Line
from extractor.page.web.chrome_words import either
from extractor.page.web.source_lines import CHARACTER_AS_BAR, is_source_line

_LONGEST = 200  # characters of a line that is looked at
_STAMP = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*+(?:星期|周)[一二三四五六日天])?+"
_CLOCK = r"\s*+\d{1,2}[:：]\d\d(?:[:：]\d\d)?+"
_EDGE = 2  # lines at either side of a page break that may be its head or foot


@cache
def _line() -> regex.Pattern[str]:
    label = rf"(?:{either('label')}|(?:发布|发稿|更新|发表|上传)(?:时间|日期)|(?:关键[词字]|标签)(?=[^。！？]{{0,40}}[\s、，,;；]))"
    return compiled(
        rf"""
          {_STAMP}(?:{_CLOCK}[^，。！？；]{{0,80}}+|\s++[^，。！？；]{{0,40}}?{label}\s*+[:：][^。！？]{{0,80}}+|\s*+[,，|｜]?\s*+(?:星期|周)[一二三四五六日天][^。！？]{{0,40}}+)
        | (?:第?\s*+[A-Z]?\d{{1,3}}\s*+版\s*+){_STAMP}\s*+[,，|｜]?.{{0,40}}+
        | (?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\s++\p{{Han}}{{2,12}})?+
        | [\[【（(]?{label}\s*+[:：|｜/／■]\s*+\S[^。！？]{{0,100}}+
        | [\[【（(]?{either("staff")}\s*+[:：|｜/／■]\s*+(?:\p{{Han}}{{2,4}}|\p{{Han}}\s\p{{Han}})(?:[\s、，,|｜）)】\]][^。！？]{{0,80}}+)?
        | (?:[□■●]\s?)?(?:本报|本网|本刊|见习|实习|全媒体|\p{{Han}}{{2,6}}(?:新闻|日报|晚报|网))*(?:记者|通讯员)\s*+[:：|｜]?
        | (?:本版)?(?:责任)?编辑\s++\p{{Han}}{{2,4}}(?:\s++.{{0,40}}+)?
        | (?:(?:责任?编(?:辑)?|版式|校对|美编|审读|检校|图编|组版|终审|值班编委)\s?[:：]?\s?\p{{Han}}{{2,4}}(?:\s++|$)){{1,6}}
        | (?:[上下]一[篇条页]|{either("related")})(?:\s*+[:：].{{0,80}}+)?
        | (?:当前|您的?|您现在的?)(?:所在)?位置\s*+[:：].{{0,80}}+
        | 首页(?:\s*+[>＞›»/]\s*+[^\s>＞›»/]{{1,12}}){{1,6}}
        | (?:扫一扫|扫描|扫码|长按|微信扫).{{0,40}}?(?:二维码|打开|分享|关注|下载|页).{{0,20}}+
        | (?:轻点|点击|点个|点一下|点亮|长按)[^。！？]{{0,6}}?{either("call")}[^。！？]{{0,14}}+
        | .{{0,60}}?{either("footer")}.{{0,120}}+(?<!。)
        | (?:©|[（(][Cc][）)]).{{0,100}}+
        | [^。]{{0,40}}?未经[^。]{{0,14}}(?:许可|授权|同意)[^。]{{0,10}}(?:转载|使用|复制)[^。]{{0,20}}+。?
        | (?:特别|免责|版权|平台)声明[:：]?
        | (?:特别|免责|版权|平台)?声明[:：][^。]{{0,40}}(?:转载|版权|观点|立场|来源|用户上传|作者本人)[^。]{{0,100}}+。?
        | [^。]{{0,40}}仅?(?:不?代表)(?:作者|本[平网]?[台站])[^。]{{0,6}}(?:观点|立场)[^。]{{0,40}}+。?
        | .{{0,30}}(?i:cookies?).{{0,40}}(?:同意|接受|隐私|设置|体验|了解).{{0,80}}+
        | \p{{Han}}ICP[备证].{{0,60}}+
        | 第?[A-Z]?\d{{1,3}}\s*+版(?:\s.{{0,20}}+)? | (?:下转|上接)第?\S{{1,12}} | [（(](?:下转|上接)\S{{1,14}}[）)]
        | [-—–－·]{{1,3}}\s*+\d{{1,4}}\s*+[-—–－·]{{1,3}} | 第\s?\d{{1,4}}\s?页(?:\s?[,，/／]?\s?共\s?\d{{1,4}}\s?页)?+ | [Pp]age\s\d{{1,4}}(?:\sof\s\d{{1,4}})?+
        """,
        regex.VERBOSE,
    )


@lru_cache(maxsize=4096)
def is_chrome(text: str) -> bool:
    """Whether a line is no part of an article's text by its form alone."""
    return len(text) <= _LONGEST and (
        is_source_line(text) or _line().fullmatch(text.replace(CHARACTER_AS_BAR, "｜")) is not None
    )


def page_edges(lines: Sequence[Line]) -> set[int]:
    """Lines beside form feeds that are page numbers, or heads and feet repeated from page to page."""
    edges: set[int] = set()
    for i, line in enumerate(lines):
        if line.fed:
            edges.update(range(max(0, i - _EDGE), min(len(lines), i + _EDGE)))
    if edges:
        edges.update((*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))))
    texts = Counter(lines[i].clean for i in edges)
    return {i for i in edges if _is_number(lines[i].clean) or (texts[lines[i].clean] > 1 and len(lines[i].clean) <= 40)}


def _is_number(text: str) -> bool:
    return len(text) <= 4 and text.isdigit()
