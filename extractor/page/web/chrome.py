"""What a web page, a PDF page or a newspaper's foot prints around an article: source and date lines, share links, page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import regex

from extractor.page.headlines.bylines import read_byline
from extractor.page.lines.lines import Line

_LONGEST = 120  # characters of a line that is looked at
_STAMP = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*+(?:星期|周)[一二三四五六日天])?+"
_CLOCK = r"\s*+\d{1,2}[:：]\d\d(?:[:：]\d\d)?+"
_LABEL = (
    r"(?:(?:文章|信息|新闻|稿件|内容|数据)?来源|稿源|转载自|(?:本版|责任|值班|执行|文字|美术|视觉|版式|网络)?(?:编辑|责编|编审|校对|版式|美编|设计)|责|审核|审签|签发|监制|值班主任|"
    r"(?:发布|发稿|更新|发表|上传)(?:时间|日期|单位|机构|人)|字号|字体(?:大小)?|(?:浏览|阅读|点击|访问|查看|评论)(?:次数|人数|数|量|率)?(?=\s*+[:：]\s*+\d)|分享到|原标题|"
    r"(?:关键[词字]|标签)(?=[^。！？]{0,40}[\s、，,;；])|(?:所属)?栏目|版次|[Ee]-?mail|邮箱|电子信箱)"
)
_WORD = (
    r"(?:分享到?|点赞|收藏|评论|转发|微信|微博|新浪微博|腾讯微博|朋友圈|QQ好友|QQ空间|QQ|复制链接|举报|纠错|打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)|首页|"
    r"字号|字体|放大|缩小|默认|大|中|小|赞|在看|阅读|登录|注册|更多|展开全文|阅读全文|阅读原文|下载|收听|用手机看|手机版|客户端|无障碍|English)"
)
_LINE = regex.compile(
    rf"""
      {_STAMP}(?:{_CLOCK}[^，。！？；]{{0,80}}+|\s++[^，。！？；]{{0,40}}?{_LABEL}\s*+[:：][^。！？]{{0,80}}+|\s*+[,，|｜]?\s*+(?:星期|周)[一二三四五六日天][^。！？]{{0,40}}+)
    | (?:第?\s*+[A-Z]?\d{{1,3}}\s*+版\s*+){_STAMP}\s*+[,，|｜]?.{{0,40}}+
    | (?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:\s++\p{{Han}}{{2,12}})?+
    | [\p{{Han}}A-Za-z]{{2,14}}[\s|｜]++{_STAMP}{_CLOCK}(?:\s[^，。！？]{{0,40}})?+
    | [\[【（(]?{_LABEL}\s*+[:：|｜/／■]\s*+\S[^。！？]{{0,100}}+
    | (?:本版)?(?:责任)?编辑\s++\p{{Han}}{{2,4}}(?:\s++.{{0,40}}+)?
    | (?:(?:责任?编(?:辑)?|版式|校对|美编|审读|检校|图编|组版|终审|值班编委)\s?[:：]?\s?\p{{Han}}{{2,4}}(?:\s++|$)){{1,6}}
    | (?:[上下]一[篇条]|相关(?:阅读|链接|新闻)|延伸阅读|(?:当前|您的?|您现在的?)(?:所在)?位置)\s*+[:：].{{0,80}}+
    | (?:\S{{1,10}}\s*+[>＞›»]\s*+){{1,6}}(?:正文|详情|内容)
    | 首页(?:\s*+[>＞›»/]\s*+[^\s>＞›»/]{{1,12}}){{1,6}}
    | (?:[【\[（(]?\s*+{_WORD}\s*+[】\]）)]?[\s|｜/·>：:、\d+]*+){{2,12}}
    | [【\[]\s*+{_WORD}\s*+[】\]] | 分享到 | 展开全文 | 阅读原文 | 返回(?:顶部|首页|列表) | 打印本页 | 关闭窗口
    | (?:扫一扫|扫描|扫码|长按|微信扫).{{0,40}}?(?:二维码|打开|分享|关注|下载|页).{{0,20}}+
    | (?:版权所有|版权声明|免责声明|[Cc]opyright|©|[（(][Cc][）)]).{{0,100}}+
    | [^。]{{0,40}}?未经[^。]{{0,14}}(?:许可|授权|同意)[^。]{{0,10}}(?:转载|使用|复制)[^。]{{0,20}}+。?
    | (?:特别)?声明[:：][^。]{{0,20}}(?:转载|版权)[^。]{{0,60}}+。?
    | \p{{Han}}ICP[备证].{{0,40}}+
    | 第?[A-Z]?\d{{1,3}}\s*+版(?:\s.{{0,20}}+)? | (?:下转|上接)第?\S{{1,12}} | [（(](?:下转|上接)\S{{1,14}}[）)]
    | [-—–－·]{{1,3}}\s*+\d{{1,4}}\s*+[-—–－·]{{1,3}} | 第\s?\d{{1,4}}\s?页(?:\s?[,，/／]?\s?共\s?\d{{1,4}}\s?页)?+ | [Pp]age\s\d{{1,4}}(?:\sof\s\d{{1,4}})?+
    """,
    regex.VERBOSE,
)
_NAMED = regex.compile(r"(?:作者|记者|撰文|文)\s*+[:：]\s*+(?P<names>[^:：]{2,40}?)(?=$|\s++\S{1,6}[:：]|\s++\d)")
_EDGE = 2  # lines at either side of a page break that may be its head or foot


@lru_cache(maxsize=4096)
def is_chrome(text: str) -> bool:
    """Whether a line is no part of an article's text by its form alone."""
    return len(text) <= _LONGEST and _LINE.fullmatch(text) is not None


def chrome_names(text: str) -> tuple[str, ...]:
    """The authors that a source line names: 来源：… 作者：张三 编辑：…."""
    match = _NAMED.search(text)
    return read_byline("作者：" + match["names"]) if match else ()


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
