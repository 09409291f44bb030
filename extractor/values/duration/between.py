"""Lengths between two others: 3~6个月, 3年以上7年以下, 半年到一年, 三个月到半年."""

from __future__ import annotations

from decimal import Decimal

from extractor.grammar import Match, RuleSet
from extractor.models import Duration, Modifier
from extractor.values.duration.length import add_units, iso_duration
from extractor.values.duration.vocabulary import (
    BEFORE,
    HEDGE,
    NO_UNIT,
    UNIT,
    is_digit_string,
    is_offset,
    per,
)
from extractor.values.number.numeral import RANGE, number, parse_numeral

ranges: RuleSet[Duration] = RuleSet("duration")

# Behind the hyphen of a range the number grammar sees no border.
_HIGHER = rf"(?:{number('n2')}|(?<=\d-)(?P<n2>\d++(?:\.\d++)?))"


@ranges.rule(
    rf"{HEDGE}(?<![第×]){number('n1')}(?P<ge1>个)?(?P<b1>(?<=个)半)?(?P<u1>{UNIT})?(?P<h1>(?<=[年周天时])半)?(?:\(含\)|（含）)?(?P<low>以上|及以上|起)?(?:{RANGE}|、|[，,](?<=以上[，,])|(?<=以上))(?:不超过|不满)?{_HIGHER} ?(?P<g2>个)?(?P<in2>半)?"
    rf"(?P<u2>{UNIT}){NO_UNIT}(?P<h2>(?<=[年周天时])半(?![年天月日数成个晌点小路]))?(?P<high>以下|以内|之内|及以下)?(?P<after>左右|不等)?",
    yes={
        "3~6个月": "P3M..P6M",
        "3至5年": "P3Y..P5Y",
        "三到五天": "P3D..P5D",
        "3年以上7年以下": "P3Y..P7Y",
        "30分钟至2小时": "PT30M..PT2H",
        "7-10天": "P7D..P10D",
        "一至两周": "P1W..P2W",
        "十年以上,20年以下": "P10Y..P20Y",
        "1至2个半月": "P1M..P2M15D",
        "一年半到两年": "P1Y6M..P2Y",
        "一年到一年半": "P1Y..P1Y6M",
        "一个半至两个小时": "PT1H30M..PT2H",
        "两个半小时到三小时": "PT2H30M..PT3H",
    },
    no=["2019-2021年", "2019年至2021年", "三至五年级"],
)
def between(match: Match) -> Duration | None:
    """A length between two others, one unit for both or one each."""
    low, high = parse_numeral(match["n1"]), parse_numeral(match["n2"])
    if low is None or high is None or low.upper or high.upper:
        return None
    if match["u1"] and not match["low"] and "、" in match.string[match.end("u1") : match.start("n2")]:
        return None  # 3个月、6个月: two lengths
    unit2 = match["u2"].removeprefix("个")
    unit1 = (match["u1"] or unit2).removeprefix("个")
    if unit2 == "年" and any(
        (match[n].isdecimal() and len(match[n]) == 4) or is_digit_string(match[n]) for n in ("n1", "n2")
    ):
        return None
    if unit2 == "年" and match["u1"] is None and match["n1"].isdecimal() and match["n1"][0] == "0":
        return None
    if unit2 == "年" and match["u1"] in (None, "年") and 60 <= low.value < high.value < 100 and match["n1"].isdecimal():
        return None  # rather the years 1990 to 1995
    first: dict[str, Decimal] = {}
    last: dict[str, Decimal] = {}
    add_units(first, unit1, low.value + (Decimal("0.5") if match["h1"] or match["b1"] else 0))
    add_units(last, unit2, high.value + (Decimal("0.5") if match["in2"] or match["h2"] else 0))
    longer = high.value > low.value or (high.value == low.value and match["h2"] and not (match["h1"] or match["b1"]))
    if unit1 == unit2 and not longer:
        return None
    if is_offset(match.string, match.end()) and not match["high"]:
        return None
    modifier: Modifier = "about" if match["after"] == "左右" else BEFORE.get(match["before"] or "", "exact")
    if match["before"] == "近":
        modifier = "exact"
    return Duration(iso=iso_duration(first), upper=iso_duration(last), modifier=modifier, per=per(match))


@ranges.rule(
    rf"(?<![上下前后大多])半个?(?P<u1>年|月|天|小时|星期)(?:{RANGE}){number('n2')}个?(?P<u2>年|月|天|小时|星期){NO_UNIT}(?P<half>半)?(?P<high>以内|之内)?",
    yes={
        "半年至一年半": "P6M..P1Y6M",
        "半年到一年": "P6M..P1Y",
        "半个月至两个月": "P15D..P2M",
        "半天到一天": "PT12H..P1D",
    },
    no=["上半年到一年"],
    needs=("半",),
)
def from_half(match: Match) -> Duration | None:
    """A length between half a unit and more."""
    high = parse_numeral(match["n2"])
    if high is None:
        return None
    first: dict[str, Decimal] = {}
    last: dict[str, Decimal] = {}
    add_units(first, match["u1"], Decimal("0.5"))
    add_units(last, match["u2"], high.value + (Decimal("0.5") if match["half"] else 0))
    return Duration(iso=iso_duration(first), upper=iso_duration(last))


@ranges.rule(
    rf"{number('n1')}个?(?P<u1>年|(?<=个)月|天|小时|星期|周|分钟)(?:{RANGE})半个?(?P<u2>年|(?<=个)月|天|小时)(?P<high>以内|之内)?",
    yes={"三个月到半年": "P3M..P6M", "20分钟至半小时": "PT20M..PT30M", "一周到半个月": "P1W..P15D"},
    no=["一年到半夜", "三天到半山"],
    needs=("半",),
)
def to_half(match: Match) -> Duration | None:
    """A length between a number of units and half a greater one."""
    low = parse_numeral(match["n1"])
    if low is None or low.upper:
        return None
    first: dict[str, Decimal] = {}
    last: dict[str, Decimal] = {}
    add_units(first, match["u1"], low.value)
    add_units(last, match["u2"], Decimal("0.5"))
    return Duration(iso=iso_duration(first), upper=iso_duration(last), modifier="at_most" if match["high"] else "exact")
