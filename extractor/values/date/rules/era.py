"""Atoms of long stretches: decades, centuries, five-year plans."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.moment import Moment

eras: RuleSet[Moment] = RuleSet("date")

_TENS = {"二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "一": 1, "〇": 0, "零": 0, "○": 0}


@eras.rule(
    r"(?:(?P<older>上上一?个?世纪)|(?P<old>(?<!上)上个?世纪|上一个?世纪)|(?P<this>本世纪|新世纪)|(?P<century>\d{1,2}|[一二]?十[一二三四五六七八九]?)世纪|(?P<full>(?:18|19|20)\d)(?=0年代)|(?P<cn>[一二][八九〇零])(?=[〇零一二三四五六七八九][〇零]年代))?"
    r"(?:(?<!\d)(?P<from>[二三四五六七八])?(?P<ten>[〇零○一二三四五六七八九])[十〇零○]年代|(?<!\d)(?P<digit>\d)0年代|(?<=\d)0年代)(?:的)?",
    yes={
        "上世纪八十年代": "198X",
        "90年代": "199X",
        "20世纪60年代": "196X",
        "1980年代": "198X",
        "二十世纪七十年代": "197X",
        "上世纪90年代末": "199X",
        "80年代初": "198X",
        "上世纪六七十年代": "1960/1979",
        "八九十年代": "1980/1999",
        "上上个世纪50年代": "185X",
    },
    no=["年代", "80年代销"],
    needs="代",
)
def decade(match: Match) -> Moment | None:
    """A decade. Without its century it belongs to the last one, from the thirties on."""
    text = match.string
    if text[match.end() : match.end() + 1] in ("销", "理", "码", "表", "售", "管", "言", "办", "收"):
        return None
    if match["full"]:
        return Moment(mask=f"{match['full']}X")
    if match["ten"] is None and match["digit"] is None:
        return None
    ten = int(match["digit"]) if match["digit"] else _TENS[match["ten"]]
    if match["old"] or match["older"]:
        head = 19 if match["old"] else 18
    elif match["this"]:
        head = 20
    elif match["century"]:
        head = small_number(match["century"]) - 1
    elif match["cn"]:
        head = {"八": 18, "九": 19}.get(match["cn"][1], 20)
    else:
        head = 19 if ten >= 3 else 20
    if not 0 <= head < 100:
        return None
    if match["from"] and 0 <= _TENS[match["from"]] < ten:
        return Moment(year=100 * head + 10 * _TENS[match["from"]], year_to=100 * head + 10 * ten + 9)
    return Moment(mask=f"{head:02}{ten}X")


@eras.rule(
    r"(?:(?P<older>上上一?个?世纪)|(?P<old>(?<!上)上个?世纪)|(?P<this>本世纪)|(?<![\d第半])(?:公元(?P<bc>前)?)?(?P<number>\d{1,2}|[一二]?十[一二三四五六七八九]?|[五六七八九])世纪)(?!联华|佳缘|金花|大道|城|广场|公园|酒店|[二三四五六七八九]{1,2}[十零〇]年代)(?![一二三四五六七八九\d]0?[十零〇]?年代)",
    yes={"21世纪": "20XX", "二十一世纪": "20XX", "上世纪": "19XX", "上世纪末": "19XX", "公元前五世纪": "-04XX"},
    no=["半个世纪", "世纪"],
    needs="纪",
)
def century(match: Match) -> Moment | None:
    """A century, with its hundreds fixed (EDTF `20XX`)."""
    if match["older"]:
        return Moment(mask="18XX")
    if match["old"] or match["this"]:
        return Moment(mask="19XX" if match["old"] else "20XX")
    number = small_number(match["number"])
    return Moment(mask=f"{'-' if match['bc'] else ''}{number - 1:02}XX") if 1 <= number <= 30 else None


_PLAN_NUMBER = r"二?十[一二三四五六七八九]?|[一二三四五六七八九]"


@eras.rule(
    rf"第(?P<long>{_PLAN_NUMBER})个五年(?:规划|计划)"
    r"|(?<![\d一二三四五六七八九十百约近第])(?P<short>二?十[一二三四五六七八九]|二十)五(?![个岁天日月名家次号点层米条公块元斤里位人度余多万千百折成集届章版部道本]|年(?!规划|计划|期间))"
    r"|(?P<quoted>(?<=[“「『\"])(?:十|[一二三四五六七八九])五(?=[”」』\"])|(?<![一二三四五六七八九十百\d])[一二三四五六七八九十]五(?=计划|规划|时期|期间))",
    yes={
        "十四五": "2021/2025",
        "十三五": "2016/2020",
        "十五五": "2026/2030",
        "第十四个五年规划": "2021/2025",
        "十一五": "2006/2010",
    },
    no=["十四五岁", "二十五人", "十四五个", "七五折", "二十五", "一百一十五"],
    needs="五",
)
def plan(match: Match) -> Moment | None:
    """A five-year plan, as the interval of its years: the third began in 1966, each later one five years after the one before."""
    text = match["long"] or match["short"] or match["quoted"].removesuffix("五")
    number = small_number(text)
    if match["short"] and number == 20:
        return None
    start = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return Moment(year=start, year_to=start + 4) if number else None
