"""What a figure is counted per: 元/平方米, 每公斤80元, 日均111.5元/人. English names, in reading order."""

from __future__ import annotations

from functools import cache

import regex

from extractor.grammar import compiled
from extractor.values.number.unit_words import any_of, measure_words, units

_TIME = {
    "年": "year", "月": "month", "个月": "month", "周": "week", "星期": "week", "天": "day", "日": "day", "小时": "hour", "时": "hour",
    "分钟": "minute", "秒": "second", "季度": "quarter", "季": "quarter", "学期": "term", "学年": "school_year", "晚": "night",
    "昼夜": "day", "工作日": "working_day", "夜": "night", "年度": "year", "秒钟": "second", "分": "minute", "h": "hour", "min": "minute", "s": "second",
    "礼拜": "week", "钟头": "hour", "个小时": "hour", "个季度": "quarter", "个学期": "term", "个工作日": "working_day", "自然年度": "year",
}  # fmt: skip
_MORE = {
    "个人": "person",
    "人头": "person",
    "度": "kilowatt_hour",
    "度电": "kilowatt_hour",
    "亩地": "mu",
    "亩田": "mu",
    "学生": "student",
    "平": "square_metre",
    "平方": "square_metre",
}
# 月 and 日 close to a number are more often dates (每3月), these never stand behind 均.
_AVERAGED = {"年": "year", "月": "month", "周": "week", "日": "day", "季": "quarter", "人": "person", "户": "household", "亩": "mu",
             "单": "order", "场": "session", "次": "time", "班": "class", "车": "vehicle", "吨": "tonne", "村": "village", "企": "company", "床": "bed"}  # fmt: skip


@cache
def denominators() -> dict[str, str]:
    """Surface to English name of all that can stand below the line."""
    table = {surface: per for surface, per in measure_words().items() if per}
    table |= {surface: per for surface, (_, _, per) in units().items() if per}
    return table | _TIME | _MORE


@cache
def _behind() -> regex.Pattern[str]:
    unit = any_of(denominators())
    spoken = any_of(d for d in denominators() if d not in ("s", "h", "g", "t", "m", "日", "时", "方"))
    return regex.compile(
        rf" ?(?:/ ?(?:[(（](?P<unit>{unit})(?:[·/•.*‧・]{{1}}(?P<unit>{unit}))*+[)）]|(?P<of>\d{{1,5}}) ?(?P<unit>{unit})|(?P<unit>{unit})(?:[·/•.*‧・]{{1}}(?P<unit>{unit}))*+)|每(?P<unit>{spoken})|一(?P<unit>{spoken})(?!性|起|直|般|定|样|体|度|带|线|员))",
        regex.VERSION1,
    )


@cache
def _before() -> regex.Pattern[str]:
    unit = any_of(d for d in denominators() if d not in ("个", "m", "g", "t", "h", "s", "点", "分", "层", "级"))
    word = r"[^\d\s，。；、！？：“”（）()一二三四五六七八九十两每均的]"
    gap = rf"(?:{word}{{2,8}}的)?{word}{{0,14}}"
    return compiled(
        rf"(?:每(?:一|名|位)?(?P<each>{unit})|(?:平均)?(?:(?<![去今明前当全近同本上个末期\d一二三四五六七八九十两多几])(?P<each>[年月日周])(?=[人户亩]均))?(?P<mean>[{''.join(_AVERAGED)}])均|(?P<mean>亩)(?:单)?产|(?P<mean>日)(?:处理|供水|发电|产)(?!品)|(?P<speed>时速))(?:每(?:一|名|位)?(?P<each>{unit}))*+{gap}$",
        regex.VERSION1,
    )


# What is paid by time is paid per that time: 月薪8000元, 年租金3万元.
_WAGE = regex.compile(
    r"(?P<wage>[年月周日时])(?:薪|租|供(?![应水电气暖热给])|入(?![库学职住选围账党冬夏春秋]))[^\d\s，。；、！？：“”（）()一二三四五六七八九十两每均的]{0,8}$",
    regex.VERSION1,
)
_RATIO = frozenset("%％‰")
# What follows is a share or a growth. It may be one of each year or month; 人均收入增长5%, 日均客流增长5%, 时薪上涨5% are growths of what is measured per.
_SHARE = compiled(
    r"[^\d\s，。；]{0,4}(?:(?:[\d.,]{1,9}|[一二两三四五六七八九十半点]{1,5})(?:%?[-—~～至到][\d.]{1,8})? ?(?:[%％‰]|个?多?个?(?:百分点|基点)|成(?![员功立果本熟年人为交品]))|百分之|[\d一二三四五六七八九十]{1,3}分之)"
)
_RATES = frozenset({"year", "quarter", "month", "week", "day", "working_day", "term", "school_year"})
_PAID = frozenset("薪租供入")
_OPENERS = frozenset("每均时亩日")  # 每…, 日均, 时速, 亩产, 日处理


def per_behind(text: str, end: int) -> tuple[int, list[str]]:
    """Where the denominators behind a unit ending at `end` end, and their names: 元/500克 is per `500 gram`."""
    if text[end : end + 2].strip(" ")[:1] not in ("/", "每", "一"):
        return end, []
    match = _behind().match(text, end)
    if match is None:
        return end, []
    names = [denominators()[surface] for surface in match.captures("unit")]
    if text[end - 1 : end] in _RATIO and "一" in match[0] and names[0] not in _TIME.values():
        return end, []  # 30%一个: so much is each; 5%一年 is a rate
    if match["of"] and match["of"] != "1":
        names = [f"{match['of']} {name}" for name in names]
    return match.end(), names


def is_denominator(text: str) -> bool:
    """Whether `text` is nothing but denominators before a figure (每人每年, 日均)."""
    match = _before().match(text)
    return match is not None and match.end() == len(text)


def per_before(text: str, start: int) -> list[str]:
    """The denominators that stand before a figure at `start`, in its clause: 每年增收2万余元 gives year."""
    window = text[max(0, start - 22) : start]
    wage = _WAGE.search(window) if not _PAID.isdisjoint(window) else None
    match = None if _OPENERS.isdisjoint(window) else _before().search(window)
    if wage is None and match is None:
        return []
    share = _SHARE.match(text, start) is not None
    paid = [(wage.start("wage"), _TIME[wage["wage"]])] if wage and not share else []
    if match is None:
        return [name for _, name in paid]
    found = [*paid, *([(match.start("mean"), _AVERAGED[match["mean"]])] if match["mean"] else [])]
    found += [(match.start("speed"), "hour")] if match["speed"] else []
    found += zip(match.starts("each"), (denominators()[s] for s in match.captures("each")), strict=True)
    if share:
        found = [
            (at, name)
            for at, name in found
            if name in _RATES and (at != match.start("mean") or name not in ("day", "week"))
        ]
    return [name for _, name in sorted(found)]
