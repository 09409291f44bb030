"""Lengths by a number and its unit, or several falling ones: 两年, 一个半月, 8天又二十个小时, 十余年, 60日内, 近3年."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.grammar import Match, RuleSet
from extractor.models import Duration
from extractor.values.duration.length import ORDER, UNITS, add_units, iso_duration
from extractor.values.duration.vocabulary import (
    HEDGE,
    NO_FEAST,
    NO_UNIT,
    SUFFIX,
    UNIT,
    hedge,
    is_digit_string,
    is_offset,
    per,
)
from extractor.values.number.numeral import Numeral, number, parse_numeral

counts: RuleSet[Duration] = RuleSet("duration")

_PART = rf"(?:{{number}}) ?整?(?P<g{{i}}>个)?(?P<in{{i}}>多|半|来)?(?P<u{{i}}>{UNIT}){NO_UNIT}(?P<h{{i}}>半(?![年天月日数成个晌点小路])(?:(?<=分半)钟)?)?"


def _part(i: int) -> str:
    return _PART.replace("{number}", number(f"n{i}")).replace("{i}", str(i))


# The parts that may follow the first: months, days, hours, minutes, seconds.
_FURTHER = (2, 3, 4, 5, 6)
_UNIT_BEHIND = (
    r"个?(?:星期|礼拜|小时|钟头)|(?<=个|个多|个半)月|周(?!岁|年|边)|刻钟|天|日(?=零|又|\d|[一二三四五六七八九十]+[个小])"
    r"|时(?<=[天日]零?[\d一二三四五六七八九十]{1,3}时)(?=[\d，。；、）内]|\Z)|分钟"
    r"|分(?=钟|[\d一二三四五六七八九十]|\b|[，。、；）)的内]|\Z|(?<=[时头点半]\D{0,3}\d{0,2}分)(?![之类别数比析布配工子公部支享店歧辨解散期校局红发行母寸贝场米]))|秒钟?"
)
_MORE = "".join(
    rf"(?:(?:零{number(f'n{i}', border=False)}|(?P<and{i}>又|加|外加)? ?{number(f'n{i}')}) ?(?P<g{i}>个)?(?P<in{i}>多|半)?(?P<u{i}>{_UNIT_BEHIND})(?P<h{i}>半)?)?"
    for i in _FURTHER
)
# 9秒58, 1分23秒45: the hundredths of a race.
_HUNDREDTHS = r"(?:(?<=\d秒)(?P<hundredths>\d{2})(?![\d:：.年月日号天小时分秒个元人名%]))?"


def _value(match: Match, i: int) -> tuple[dict[str, Decimal], dict[str, Decimal] | None, Numeral] | None:
    """The amounts of part `i` of a match, the higher ones where its number is a range, and the number."""
    numeral = parse_numeral(match[f"n{i}"].removesuffix(" "))
    if numeral is None or numeral.value < 0:
        return None
    unit = match[f"u{i}"].removeprefix("个")
    half = Decimal("0.5") if match[f"in{i}"] == "半" or match[f"h{i}"] else Decimal(0)
    low: dict[str, Decimal] = {}
    add_units(low, unit, numeral.value + half)
    high: dict[str, Decimal] | None = None
    if numeral.upper is not None:
        high = {}
        add_units(high, unit, numeral.upper + half)
    return low, high, numeral


_THIS_ONE = regex.compile(
    r"(?:新的|又|这|那|哪|每|同|某|上|下|有|任|当|全|近一|唯|[去今明前]年|(?<![以之日目此年月])前|(?<![以之今此年月])后)\Z"
)


@counts.rule(
    rf"{HEDGE}(?<![第×xX]|第[上下]|公元|公元前|[五六十](?=一[一二三四五六七八]天)){NO_FEAST}{_part(1)}{_MORE}{_HUNDREDTHS}(?:来(?![临到自源访看说得回]))?(?:(?<=年)期(?=[(（]?含?[)）]?及?以[上下]))?间?(?<!时间)(?:{SUFFIX})(?:(?<=[多余])来(?![临到自源访看说得回]))?",
    yes={
        "两年": "P2Y",
        "3个月": "P3M",
        "4小时内": "PT4H at_most",
        "一年半": "P1Y6M",
        "一个半月": "P1M15D",
        "8天又二十个小时": "P8DT20H",
        "34周": "P34W",
        "56天": "P56D",
        "60日内": "P60D at_most",
        "满两年": "P2Y at_least",
        "两年以上": "P2Y at_least",
        "5年期以上": "P5Y at_least",
        "五年期及以下": "P5Y at_most",
        "十余年": "P10Y over",
        "4年来": "P4Y",
        "近3年": "P3Y",
        "2小时30分钟": "PT2H30M",
        "七八天": "P7D..P8D",
        "三刻钟": "PT45M",
        "1.5小时": "PT1H30M",
        "5个工作日": "P5D",
        "十几年": "P10Y several",
        "一年零两个月": "P1Y2M",
        "五分半钟": "PT5M30S",
        "1年1个月1天1小时1分1秒": "P1Y1M1DT1H1M1S",
        "一年多来": "P1Y over",
        "一小时四十分": "PT1H40M",
        "两个多月": "P2M over",
        "三个半小时": "PT3H30M",
        "四载": "P4Y",
        "两个春秋": "P2Y",
        "300多个日夜": "P300D over",
        "一小时一刻钟": "PT1H15M",
        "5天6时": "P5DT6H",
        "三天又两个月": "P2M3D",
        "9秒58": "PT9.58S",
        "1分23秒45": "PT1M23.45S",
        "2 小时 30 分钟": "PT2H30M",
        "五个来月": "P5M about",
        "两天及以内": "P2D at_most",
        "两个时辰": "PT4H",
        "一个月左右": "P1M about",
        "一周三天": "P3D/week",
        "一天8小时": "PT8H/day",
        "一年365天": "P365D/year",
        "一天零8小时": "P1DT8H",
        "一年两个月": "P1Y2M",
    },
    no=[
        "三年级",
        "2024年",
        "第三天",
        "三天前",
        "三年行动计划",
        "两周岁",
        "百年一遇",
        "08年",
        "几十万天门人",
        "三分钟热度",
    ],
)
def length(match: Match) -> Duration | None:
    """A number of units, or several falling ones, with hedges before, inside and behind."""
    first = _value(match, 1)
    if first is None:
        return None
    low, high, numeral = first
    unit = match["u1"].removeprefix("个")
    if not _is_length(match, unit):
        return None
    each = _EACH_OF.get(unit) if _is_of_each(match, unit) else None
    if each:
        low = {}
    last_rank = ORDER.index(UNITS[unit][0])
    for i in _FURTHER:
        if match[f"n{i}"] is None:
            continue
        part = _value(match, i)
        rank = ORDER.index(UNITS[match[f"u{i}"].removeprefix("个")][0])
        if part is None or rank == last_rank or (rank < last_rank and not match[f"and{i}"]):
            return None  # 三天又两个月 may rise, 三天两个月 may not
        last_rank = rank
        for key, amount in part[0].items():
            low[key] = low.get(key, Decimal(0)) + amount
    if match["hundredths"]:
        low["s"] = low.get("s", Decimal(0)) + Decimal(match["hundredths"]) / 100
    return Duration(
        iso=iso_duration(low),
        upper=iso_duration(high) if high else None,
        modifier=hedge(match, numeral, match["in1"], unit),
        per=[each] if each else per(match),
    )


def _is_of_each(match: Match, unit: str) -> bool:
    """Whether the first unit is what the next is counted for: 一周三天, 一天8小时, 一年365天, but 一天零8小时."""
    if match["n1"] != "一" or unit not in _EACH_OF or match["n2"] is None or match["in1"] or match["h1"]:
        return False
    if match["and2"] or match.string[match.start("n2") - 1] == "零":
        return False
    second = parse_numeral(match["n2"])
    whole = _WHOLE.get((unit, match["u2"].removeprefix("个").removesuffix("钟")))
    told = _EACH_OF[unit] in ("week", "day")  # of each week and day in any case, of the others where it is all of them
    return second is not None and whole is not None and (told or second.value >= whole)


_EACH_OF = {"年": "year", "周": "week", "星期": "week", "礼拜": "week", "天": "day", "小时": "hour", "分": "minute"}
# How many of the second make the first.
_WHOLE = {
    **{(week, "天"): 7 for week in ("周", "星期", "礼拜")},
    ("天", "小时"): 24, ("年", "天"): 365, ("年", "月"): 12, ("小时", "分"): 60, ("分", "秒"): 60,
}  # fmt: skip


# 两千零八年 is the year 2008, 两千零八年的历史 a length.
_YEAR_WITH_POWERS = regex.compile(r"[两二]千零(?:[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?)")
_LONG = regex.compile(r"[来间以之前后的多余历]")


def _is_length(match: Match, unit: str) -> bool:
    text, digits = match.string, match["n1"]
    start, end = match.start("n1"), match.end()
    before = text[max(0, start - 3) : start]
    if unit in ("年", "年头", "学年", "周年") and (
        (digits.isdecimal() and ((len(digits) == 4 and digits[0] in "12") or digits[0] == "0"))
        or is_digit_string(digits)
    ):
        return False
    if before.endswith("第") or (unit == "年" and _YEAR_WITH_POWERS.fullmatch(digits) and not _LONG.match(text, end)):
        return False
    if digits == "一" and not match["in1"] and not match["after"] and _THIS_ONE.search(text, max(0, start - 3), start):
        # 有一天 is some day, 有一小时 an hour
        return before[-1:] == "有" and unit in ("小时", "钟头", "分钟", "秒", "秒钟")
    if (
        digits == "四"
        and unit == "周"
        and not match["g1"]
        and match.span() != (0, len(text))
        and not match["before"]
        and not match["after"]
    ):
        return False  # 四周 is all around
    if unit == "载" and digits.isascii() and text[end : end + 1].isalpha() and text[end : end + 1] not in "的来":
        return False  # 3载人飞船
    if unit in ("世纪",) and match["g1"] is None and not match["u1"].startswith("个"):
        return False
    if match["after"] not in (None, "多", "余", "有余") or text[end - 1 : end] == "来":
        return True
    return not is_offset(text, end)
