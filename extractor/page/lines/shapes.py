"""What a line can be by its form alone, before its neighbours are looked at."""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

from extractor.grammar import compiled
from extractor.page.lines.datelines import dateline_end
from extractor.page.web.chrome import is_chrome

Shape = Literal[
    "body",
    "display",
    "byline",
    "credit",
    "furniture",
    "item",
    "section",
    "number",
    "date",
    "words",
    "mark",
    "legend",
    "dateline",
]

CLOSING = "”’」』》〉）)】〕]］}"
ENDS = "。！？!?；;…"

DISPLAY_LIMIT = 48  # characters; a longer line is running text even where it has no full stop
_MOST_PARTS = 8  # of a headline, set apart by white space

_CREDIT = compiled(
    r"""[（(]?(?:
      (?:图片|照片|图像|视频|图文|以上图片|本版图片|本文图片|文中图片)(?:均)?由[^。]{2,40}?(?:提供|供图|拍摄|摄)
    | (?:图片|照片|摄影|供图|图源|配图|制图|漫画|绘图|摄)\s*+[:：/／|｜]\s*+\S[^。]{0,30}+
    | (?:图片|照片)(?:来源|提供)\s*+[:：]?\s*+\S[^。]{0,30}+
    | (?:本报|本刊|新华社|人民日报|中新社|见习|实习|通讯员|记者|特约|首席){0,4}+\s*+(?:记者|通讯员)?\s*+
      [\p{Han}·A-Za-z、\s]{2,20}?(?:[\s/／](?:摄影|摄|绘|供图)|(?<=记者\p{Han}{2,4})摄)
    | \p{Han}{2,4}摄
    | [\p{Han}\s、]{2,30}?(?:供图|图片提供)
    | (?:本报|新华社)?资料(?:图片|照片|图)
    | 图据\S{2,20}
    )[）)]?""",
    regex.VERBOSE,
)
_ITEM = compiled(r"(?:[-*+•·●○◆◇■□▪▶►★☆✓➤–—]\s++|[•●○◆◇▪▶►★☆✓➤])(?=\S)")
_NUMBERED_ITEM = compiled(r"(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、)）](?!\d)|[①-⑳])\s*+\S")
_SECTION = compiled(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[章节条部分]{1,2}(?:\s|、|：))\s*+\S"
)
_NUMBER = compiled(
    r"[（(]?(?:(?:文号|编号|公告编号|项目编号|招标编号|案号)[:：]\s*+\S{3,40}|"
    r"[\p{Han}A-Za-z]{1,16}[\[〔【（(﹝［]\s*+(?:19|20)\d\d\s*+[\]〕】）)﹞］]\s*+第?[\p{Han}\d-]{1,12}号?|"
    r"(?:19|20)\d\d年第\d{1,4}[号期])[）)]?"
)
_DATE = compiled(
    r"(?:19|20|二[〇○零O0])[\d〇○零一二三四五六七八九O]{2}\s*+年\s*+[\d一二三四五六七八九十]{1,3}\s*+月\s*+(?:[\d一二三四五六七八九十]{1,3}\s*+日)?|\d{1,2}[:：][0-5]\d(?:[:：][0-5]\d)?"
)
_WORDS = compiled(r"\p{Han}{2,4}(?:[\s、]++\p{Han}{2,4}){2,11}")
_NOTICE = compiled(
    r".{2,}(?:公告|通告|公示|通知|启事|声明|告知书|公开信|招聘简章|说明|须知|决定|通报|邀请函|倡议书|意见|办法)(?:[（(【〔].{1,16}[）)】〕])?"
)
# What may also be the end of a heading: a notice only where the text below opens like one.
_NOTICE_LIKE = compiled(r".{4,}(?:指南|简章|细则|公报|方案|规定|规则|章程|提示|提醒)(?:[（(【〔].{1,16}[）)】〕])?")
# A numbered line is a notice of its own only where it says who gives notice or of what: 四、收费公示 is a section.
_NOTICE_PARTY = compiled(r"关于|局|委员会|公司|政府|办公室|法院")
_NOTICE_OPENING = compiled(r"(?:为了?|根据|依据|按照|经|现将|兹|各[^，。]{1,20}[：:])")
_CAPTION_LEAD = compiled(
    r"(?:[▲△▼◀▶◆↑↓←→]\s*+|[（(]?[上下左右]?图[为：:①-⑩\d一二三四]|[（(]?[上下左右]图|图为|图\s*+\d)"
)
_LABEL = (
    r"(?:(?:联系人|地址|地点|电话|邮箱|主办|承办|协办|单位|对象|范围)\p{Han}{0,4}|\p{Han}{0,8}(?:名称|编号|简称|全称|方式|时间|地点|地址|电话|手机|传真|邮编|网址|账号|开户行|"
    r"日期|期限|金额|价格|预算|限价|规模|代码|类别|类型|性质|机构|代理|采购人|招标人|中标人|供应商|负责人|法人|户名))"
)
_VALUE = r"\s?[:：]\s*+[^“”，。；：:]{1,41}?(?:\s++|$)"
_FIELD = compiled(rf"(?:{_LABEL}{_VALUE}){{1,4}}")
_FIGURE_FIELD = compiled(rf"\p{{Han}}{{2,10}}(?<![说道称问答示绍])(?=\s?[:：].{{0,30}}[0-9]){_VALUE}")
_LEGEND = compiled(
    r"[（(]?(?:计量|金额|货币|数据|面积)?单位\s?[:：]\s*+[^，。；]{1,16}[）)]?|(?:附|续)?表\s?(?:[\d一二三四五六七八九十]{1,3}(?:[-—.．]\d{1,2})?)?[\s：:][^。；]{2,40}(?:\s++[（(]?单位[:：][^，。；]{1,16}[）)]?)?+"
)
_LEGEND_UNIT = compiled(r"元|人|万|亿|吨|亩|公顷|平方|立方|[米克升度个户件辆台套只头％%]|km|kg|GW|MW")
_FRAME = "“”‘’\"'《》『』「」（）()【】[]〔〕 \u3000"


def plain_length(text: str) -> int:
    """Characters without white space, quotation marks and brackets: how long a line reads."""
    return sum(1 for char in text if char not in _FRAME and not char.isspace())


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence ends, closing marks aside."""
    bare = text[-12:].rstrip(CLOSING + ">*_ ")
    return (
        bare.endswith(tuple(ENDS)) or text.endswith((":", "：")) or (bare.endswith(".") and not bare[-2:-1].isdigit())
    )


def is_notice_title(text: str, below: str) -> bool:
    """Whether a display line names a public notice. `below` is the text under it, which tells of names that headings have too (实施方案)."""
    if len(text) > 60 or (is_section(text) and not _NOTICE_PARTY.search(text)):
        return False
    if _NOTICE.fullmatch(text) is not None:
        return True
    return _NOTICE_LIKE.fullmatch(text) is not None and _NOTICE_OPENING.match(below) is not None


def has_caption_lead(text: str) -> bool:
    """Whether a line says itself that it explains a picture: 图为…, ▲…."""
    return _CAPTION_LEAD.match(text[:12]) is not None


def is_couplet(text: str) -> bool:
    """Whether a line is a headline of two halves set apart by white space."""
    halves = text.split()
    return (
        len(halves) == 2
        and all(plain_length(half) >= 4 for half in halves)
        and text.count("\u3000") + text.count(" ") <= 3
    )


def is_field(text: str) -> bool:
    """Whether a line is a label and what it stands for: 监督电话：…, 地点：…."""
    return len(text) <= 60 and (_FIELD.fullmatch(text) or _FIGURE_FIELD.fullmatch(text)) is not None


def is_label(text: str) -> bool:
    """The same for labels that stand in no headline."""
    return len(text) <= 60 and _FIELD.fullmatch(text) is not None


def is_table_title(text: str) -> bool:
    """Whether a line above a table names it: 收支情况表, 中标结果一览."""
    return text.rstrip("）)").endswith(("表", "一览", "明细", "清单", "统计", "名单")) or text.startswith(
        ("表", "附表")
    )


def is_section(text: str) -> bool:
    """Whether a line opens with a section's number: 一、, （二）, 第三章."""
    return _SECTION.match(text[:12]) is not None


def item_lead(text: str) -> int:
    """The length of the bullet that opens a list item, 0 where none does. Numbers belong to the item's text."""
    match = _ITEM.match(text[:8])
    return match.end() if match else 0


def _is_long_headline(text: str) -> bool:
    """Whether a line beyond the limit is a headline in several parts, a column's name among them: 【…】…：… … …：…."""
    if len(text) > 3 * DISPLAY_LIMIT or "，" in text:
        return False
    parts = text.split()
    return (
        2 <= len(parts) <= _MOST_PARTS
        and min(len(part) for part in parts) >= 4
        and max(map(len, parts)) <= DISPLAY_LIMIT
    )


@cache
def _small(text: str) -> Shape | None:
    """Shapes that only short lines have."""
    if _DATE.fullmatch(text):
        return "date"
    if _NUMBER.fullmatch(text):
        return "number"
    if _CREDIT.fullmatch(text):
        return "credit"
    if _WORDS.fullmatch(text):
        return "words"
    if _LEGEND.fullmatch(text) and ("单位" not in text or _LEGEND_UNIT.search(text)):
        return "legend"
    return None


def find_shape(text: str) -> Shape:
    """The shape of a stripped line. Bylines are told by bylines.py, tables by tables.py."""
    if is_chrome(text):
        return "furniture"
    if dateline_end(text) == len(text):
        return "dateline"
    if len(text) <= 90:
        small = _small(text)
        if small:
            return small
    if item_lead(text) or _NUMBERED_ITEM.match(text[:8]):
        return "item"
    if is_section(text):
        return "section" if is_display(text) else "body"
    return "display" if is_display(text) else "body"


def is_display(text: str) -> bool:
    """Whether a line may be a headline, heading or caption: short, no full stop in it, not open at its end."""
    if any(char in text for char in "。；;") or (len(text) > DISPLAY_LIMIT and not _is_long_headline(text)):
        return False
    return not text.endswith(("，", ",", "、", "：", ":")) and text.count("，") + text.count(",") <= 2
