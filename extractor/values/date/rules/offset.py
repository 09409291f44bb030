"""Atoms that count units back or forward: 三天前, 5天后, 一个半月后; and the times that no calendar holds (近日, 几年前, 入冬以来)."""

from __future__ import annotations

import regex

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.moment import Moment, Offset
from extractor.values.number.value_words import any_word
from extractor.values.number.word_borders import turns_by_itself

offsets: RuleSet[Moment] = RuleSet("date")

_UNITS = {
    "年": "year",
    "月": "month",
    "季度": "quarter",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "天": "day",
    "日": "day",
    "小时": "hour",
    "钟头": "hour",
    "分钟": "minute",
    "分": "minute",
    "秒": "second",
    "秒钟": "second",
    "世纪": "century",
    "昼夜": "day",
}
_SEVERAL = regex.compile("[一二两三四五六七八九]{2,3}|十?[一二三四五六七八九]{2}")
_AFTER = r"(?:以|之)?后"
_BEFORE = r"(?:以|之)?前(?!\d(?!\d?月(?!以|内))|[一二三四五六七八九十])"


@offsets.rule(
    r"(?<![\d一二三四五六七八九十百千万亿几数多第前近后每\d.]|每月的?)(?:(?P<number>\d{1,4}|[一二两三四五六七八九十百]{1,4})(?:个(?P<halves>半))?|(?<!个)(?P<half>半))(?P<more>多|余)?"
    r"(?P<unit>个?(?:世纪|星期|礼拜|小时|钟头)|(?<=个)季度|个季度|个?月(?<=[个半]月)|年|周|天|日|昼夜|分钟|秒钟?)(?P<plus>半)?(?P<more2>多)?"
    rf"(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE}))",
    yes={
        "三天前": "2025-03-17",
        "5天后": "2025-03-25",
        "两个月后": "2025-05",
        "三年前": "2022",
        "四年前": "2021",
        "一周后": "2025-03-27",
        "半年前": "2024-09",
        "1个半月后": "2025-05-04",
        "三个半小时后": "unresolved",
        "两个季度后": "2025-09",
        "三年前的今天": "2022-03-20",
        "两个月前的今天": "2025-01-20",
        "三年前的5月": "2022-05",
        "三周后的周一": "2025-04-07",
        "两年前的春节": "2023-01-22",
        "一年半前": "2023-09",
        "半小时后": "unresolved",
        "10天之后": "2025-03-30",
        "两周以前": "2025-03-06",
        "一年以后": "2026",
        "十年前": "2015",
    },
    no=["2018年以前", "前三天", "三天前后", "五年前期", "第三天后", "三天后勤"],
    needs="前后",
)
def offset(match: Match) -> Moment | None:
    """So many units before the publication date, or after it or an earlier date."""
    if not turns_by_itself(match.string, match.end()):
        return None
    unit = match["unit"].removeprefix("个")
    kind = _UNITS[unit]
    if (
        kind == "year"
        and match["number"]
        and match["number"].isdecimal()
        and match["number"][0] in "12"
        and len(match["number"]) == 4
    ):
        return None
    if _SEVERAL.fullmatch(match["number"] or ""):
        return None  # 三四年前, 十多年前: no calendar holds it
    try:
        count = 0 if match["half"] else small_number(match["number"])
    except ValueError:
        return None
    sign = -1 if match["before"] else 1
    half = bool(match["half"] or match["halves"] or match["plus"])
    if count >= 10 and (match["more"] or match["more2"]):
        return Moment(vague=True)  # 三十多年前
    if half and kind not in ("year", "month", "day", "hour", "century"):
        return None
    if kind == "century":
        kind, count, half = "year", 100 * count + (50 if half else 0), False
    if kind == "quarter":
        kind, count = "month", 3 * count
    if half and kind == "year":
        kind, count = "month", 12 * count + 6
    elif half and kind == "month":
        kind, count = "day", 30 * count + 15
    elif half and kind == "day":
        kind, count = "hour", 24 * count + 12
    if not 0 < count < 6000 and not (half and kind == "hour"):
        return None
    return Moment(offset=Offset(sign * count, kind), base="context" if sign > 0 else "published")


@offsets.rule(
    rf"(?<![\d一二三四五六七八九十百千万几数多第前近后每.])(?P<years>\d{{1,3}}|[一二两三四五六七八九十百]{{1,4}})年(?:零|又)?(?P<months>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})个月(?:(?P<after>{_AFTER})|{_BEFORE})",
    yes={"2年零3个月前": "2022-12", "一年两个月后": "2026-05", "三年又四个月之前": "2021-11"},
    no=["近2年零3个月前", "2年零3个月前后"],
    needs="前后",
)
def years_and_months(match: Match) -> Moment | None:
    """So many years and months before the publication date, or after it or an earlier date."""
    if not turns_by_itself(match.string, match.end()):
        return None
    try:
        count = 12 * small_number(match["years"]) + small_number(match["months"])
    except ValueError:
        return None
    after = match["after"] is not None
    return Moment(offset=Offset(count if after else -count, "month"), base="context" if after else "published")


@offsets.rule(
    r"再过(?:(?P<number>\d{1,3}|[一二两三四五六七八九十百]{1,4})(?P<ge>个)?|(?P<half>半)个?)(?P<unit>星期|礼拜|小时|钟头|(?<=个)月|年|周|天|日|分钟)(?![半多余左内以]|来年|才|出头)",
    yes={"再过三天": "2025-03-23", "再过两个月": "2025-05", "再过半年": "2025-09", "再过十年": "2035"},
    no=["再过三天多", "再过两年左右", "再过几天"],
    needs="再",
)
def after_so_many(match: Match) -> Moment | None:
    """So many units from now on: 再过三天."""
    kind = _UNITS[match["unit"]]
    if match["half"]:
        half = {"year": Offset(6, "month"), "month": Offset(15, "day"), "hour": Offset(30, "minute")}.get(kind)
        return Moment(offset=half) if half else None
    count = small_number(match["number"])
    return Moment(offset=Offset(count, kind)) if 0 < count < 1000 else None


_VAGUE = (
    rf"{any_word('vague_time')}"
    r"|近日(?!点)|近年(?!度)|(?<![项题科栏节数账名品])目前|(?<![例比譬])如今|(?<![体出显再实表发呈])现在|(?<![适相应])当前|(?<![适相应])当下|此前(?![\d一二两三四五六七八九十几数半])|此后(?![\d一二两三四五六七八九十几数半])|(?<![离距得])最近(?!的(?![一几])|[\d一二两三四五六七八九十几数半])|今后(?![\d一二两三四五六七八九十几数半])|(?<![农日阴旧])历年来?"
    r"|(?<![此之以目])前(?:些年|几年|段时间|些天|几天|两天)"
    r"|(?<![体出显再实表发呈])现今|(?<![小一同及随])时下"
)


@offsets.rule(
    rf"(?:{_VAGUE})(?!年|个月|[0-9]|度|日报|性)",
    yes={
        "近日": "vague",
        "目前": "vague",
        "近年来": "vague",
        "日前": "vague",
        "如今": "vague",
        "前不久": "vague",
        "几年前": "vague",
    },
    no=["目前年度", "体现在", "离家最近的医院", "适当前移"],
    needs="近前目现当眼此往今早历多这不改过数几十时如下些",
)
def vague_word(match: Match) -> Moment:
    """A time that no calendar holds."""
    del match
    return Moment(vague=True)


_SPOKEN = r"个?(?:世纪|年|月(?<=个月|[十数几]月)|周|星期|礼拜|天|日|小时|钟头|分钟|秒钟?)"


@offsets.rule(
    rf"(?<![\d一二两三四五六七八九十百千万第多])(?:好?几|数|多|[一二三四五六七八九]?十[几多余来]|[几数]十|[几数]百|上百|[一两二三四五六七八九](?=[二三四五六七八九])[二三四五六七八九]){_SPOKEN}(?:{_AFTER}|{_BEFORE})"
    rf"|(?<![离距附邻临])(?:最?近|(?<![在])这)几(?:年|天|周|日|个?(?:月|星期|礼拜|小时))来?(?!前|后|内)|(?:前|头)几(?:个?(?:月(?<=个月)|星期|礼拜|小时)|周|日|天)(?!前|后|内)|(?:最?近|今后|未来|前|这|过去)一?段(?:时间|时期|日子)(?!内)以?来?|一段时间以来|(?<![一-龥])再?过(?:几(?:天|日|年|周|个?(?:月|星期|礼拜|小时))|两天|些[天年日]|些日子|一?阵子|一?段(?:时间|日子))(?!前|后|内|就是)",
    yes={
        "过几天": "vague",
        "再过几个月": "vague",
        "数小时后": "vague",
        "好几年前": "vague",
        "十几天前": "vague",
        "三四年前": "vague",
        "十多年前": "vague",
        "两三年前": "vague",
        "近几天": "vague",
        "最近几天": "vague",
        "这几个月": "vague",
        "今后一段时间": "vague",
        "几周前": "vague",
        "前几个月": "vague",
        "近段时间": "vague",
    },
    no=["多年后续", "几年级", "几天期", "附近几日", "超过几天", "难过两天"],
    needs="前后几段过",
)
def vague_count(match: Match) -> Moment | None:
    """So many units before or after that the text does not say how many; the last few."""
    turn = match[0][-1] in "前后"
    return None if turn and not turns_by_itself(match.string, match.end()) else Moment(vague=True)


@offsets.rule(
    r"(?:入[春夏秋冬汛伏梅](?:后)?|开[春年]|改革开放|新中国成立|建[国党军]|党的(?:十[一二三四五六七八九]|二十)大)(?:\d+年)?以来|(?:新中国成立|改革开放|建国)(?:之初|初期|后)",
    yes={
        "入冬以来": "vague",
        "改革开放以来": "vague",
        "新中国成立以来": "vague",
        "党的十八大以来": "vague",
        "入汛以来": "vague",
    },
    no=["入冬", "改革开放40年", "党的十八大"],
    needs="以初后",
)
def since_event(match: Match) -> Moment:
    """Since something that the words name and no calendar dates to the day."""
    del match
    return Moment(vague=True)


@offsets.rule(
    r"\A(?:每(?:逢|隔)?[一两二三\d]?个?(?:天|日|周|星期|礼拜|月|年|季度|小时|分钟|早|晚|夜|晨)(?:[一二三四五六日天末](?:(?:[、至到和—-]|——)?(?:周|星期|礼拜)?[一二三四五六日天]){0,6})?(?:[早晚]上|[上下]午)?|每逢周末"
    r"|将来|未来|过去|从前|刚才|刚刚|不久|马上|稍后|随后|日后|往后|以前|以后|后来|平时|平日|过后|有朝一日|总有一天|有一天|随时|古代|近代|当代|史前|暑假|寒假|不久的将来|长期|短期内|一段时间|长久以来|今后一个时期|此时此刻|此时|此刻|至今|迄今)",
    yes={},
    no=["每天8小时", "每周三次", "未来科技", "过去的成绩", "以前的人"],
    needs="每来去前才刚久上后平天时代今假刻长短",
)
def not_one_day(match: Match) -> Moment:
    """What comes again and again (每周三), and times too vague to be told from other words: only where they are the whole text."""
    del match
    return Moment(vague=True, weak=True)
