"""Feasts and solar terms in running text (春节, 冬至), with the days beside them (国庆节后三天).

The holidays around a feast (国庆长假) are days that the State Council sets anew each year: such a mention has the day of the feast.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extractor.grammar import Match, compiled
from extractor.lexicon import matcher_of
from extractor.mentions import Found
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.calendar.feast_days import feasts
from extractor.values.date.calendar.part_of_span import Part
from extractor.values.date.moment import Moment

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@cache
def _names() -> AhoCorasick:
    quoted = [f"双“{day}”" for day in ("十一", "十二", "11", "12")]
    return matcher_of((*feasts(), *quoted))


_STANDS = compiled(
    r"[”’]?(?:[一二三四五六七八\d]天(?:小?长)?假|节(?!目|约|省|点|奏|能|水|气)|期间|假期|长假|小长假|黄金周|当天|当日|前夕|前后|前(?!期|往|来|景|列)|后(?!期|续|来)|时节|节气|以来|之夜|临近|将至|到来|来临)"
)
# The day of a cause (世界读书日) more often names an event than says when.
_DAY_STANDS = compiled(r"[，。；、！？”）),;]|\Z|期间|当天|当日|前后|前夕|之际|到来|来临|临近|活动周|以来|那天")
_NUMERALS = frozenset("一二三四五六七八九十百千万")
# What follows makes the feast the name of something else.
_NAMES_ELSE = compiled(
    r"[”\"]?(?:路|街|村|镇|乡|区|县|市|社区|中学|小学|桥|湖|山庄|精神|奖章|奖状|奖|运动|勋章|广场|公园|南昌|联欢|晚会|颂|红旗|科技|文化大道|起义|大道|牌|大队|公社|电影|队|书店|书院|剧场|酒店|饭店|学院|学校|影院|(?![一二三四五六七八]天(?:小?长)?假)[一二三四五六七八九十百千万亿\d](?<=[五六七八四一]一.|五四.|三八.))"
)


# 国庆节后三天, 春节前一周, 节后第二天
_BESIDE = compiled(
    r"(?:的?(?:以|之)?(?P<side>前|后)的?)(?P<nth>第)?(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})个?(?P<unit>天|日(?!游)|周(?!年)|星期|礼拜)(?!前|后|内|以)"
)


def find_feasts(text: str) -> list[Found[Moment]]:
    """Feasts and solar terms by name, from the lexicon: 春节, 国庆, 清明, 双十一, 冬至; and the days right before or behind them.

    A weak name (雨水, 五四) needs a year before it or a cue behind it (期间, 当天, 节).
    """
    found = []
    for _, start, end in _names().find_matches_as_indexes(text):
        if _NAMES_ELSE.match(text, end) or (text[start] in _NUMERALS and text[start - 1 : start] in _NUMERALS):
            continue  # 十五一斤: a numeral that goes on
        name = text[start:end]
        feast = feasts()[name.replace("“", "").replace("”", "")]
        weak = (feast.weak and not _STANDS.match(text, end)) or (name[-1] == "日" and not _DAY_STANDS.match(text, end))
        found.append(Found(start, end, Moment(feast=feast.name, weak=weak), "date.feast"))
        beside = _BESIDE.match(text, end)
        if beside:
            part = _beside(beside)
            found.append(Found(start, beside.end(), Moment(feast=feast.name, part=part), "date.feast"))
    return found


def _beside(match: Match) -> Part:
    """So many days or weeks before or behind a feast, or the nth of them."""
    count = small_number(match["count"])
    side = 1 if match["side"] == "后" else -1
    return Part("day" if match["unit"] in "天日" else "week", count if match["nth"] else 1, count, beside=side)
