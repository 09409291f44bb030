"""Atoms of the clock: 20:30, 下午3点半, 上午8时30分, 差五分八点, and parts of the day."""

from __future__ import annotations

from typing import get_args

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import SMALL, small_number
from extractor.values.date.moment import Clock, Half, Moment
from extractor.values.duration.vocabulary import ELAPSED
from extractor.values.number.value_words import value_words
from extractor.values.number.word_borders import word_at

clock: RuleSet[Moment] = RuleSet("date")

_HALVES: dict[str, Half] = {word: half for half in get_args(Half) for word in value_words(half)}
HALF = "(?:" + "|".join(sorted(_HALVES, key=len, reverse=True)) + ")"
_HOUR = r"(?:[01]?\d|2[0-4]|[二两三四五六七八九零〇]|十[一二三四五六七八九]?|二十[一二三四]?|一)"


def _half(match: Match) -> Half | None:
    return _HALVES[match["half"]] if match["half"] else None


@clock.rule(
    rf"(?:(?P<half>{HALF})的?\s?)?(?<![\d.比]|\d[:：]|[A-Za-z]-?)(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?(?: ?(?P<ampm>[AaPp])\.?[Mm]\.?(?![A-Za-z]))?(?![\d:：%‰]|\.\d)",
    yes={
        "20:30": "T20:30",
        "8:05": "T08:05",
        "20：30": "T20:30",
        "下午3:15": "T15:15",
        "23:59:59": "T23:59:59",
        "晚8:30": "T20:30",
        "3:00 PM": "T15:00",
        "09:30am": "T09:30",
        "12:30am": "T00:30",
    },
    no=["3:2", "25:61", "以21:15战胜", "比分21:15", "比例1:10", "1:50000", "用时1:30:00", "成绩为2:08:35", "片长12:35"],
    needs=":：",
)
def colon_clock(match: Match) -> Moment | None:
    """A time of day with colons; a score or a proportion is none."""
    before, behind = (
        match.string[max(0, match.start() - 10) : match.start()],
        match.string[match.end() : match.end() + 5],
    )
    if not match["half"] and (_is_score(before, behind) or ELAPSED.search(before)):
        return None
    second = int(match["second"]) if match["second"] else None
    hour, half = _latin(match["hour"], match["ampm"]) if match["ampm"] else (int(match["hour"]), _half(match))
    return Moment(clock=Clock(hour, int(match["minute"]), second, half))


def _latin(hour: str, half: str) -> tuple[int, Half]:
    """The hour with am or pm behind it; 12am is midnight."""
    if half in "Pp":
        return int(hour), "pm"
    return 0 if hour == "12" else int(hour), "am"


_SCORE_BEFORE, _SCORE_BEHIND = value_words("score_before"), value_words("score_behind")


def _is_score(before: str, behind: str) -> bool:
    return before.endswith(_SCORE_BEFORE) or behind.startswith(_SCORE_BEHIND)


# 时代, 点评, 时速: the unit begins a word of the dictionary; 上午9点代表团到 is a time.
_ENDS_A_WORD = frozenset("代长装候期空效速段评赞名阅卡位")


@clock.rule(
    rf"(?:(?P<half>{HALF})的?\s?)?(?<![\d{'一二三四五六七八九十百千万亿几数第'}.:]|[数半])(?:(?P<pair>[一两二三四五六七八九])(?=[两二三四五六七八九]点)|(?P<pair>1?\d)、(?=1?\d点)(?<=[早午晚上间夜晨]的?1?\d、))?(?P<hour>{_HOUR}) ?(?P<unit>点|时)"
    rf"(?:(?P<whole>钟|整)|(?P<part>半钟?|[一二三两1-3]刻钟?)|[过零〇]?(?P<minute>[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])(?:(?P<m>分)(?:(?P<second>{SMALL})秒)?(?!之|钟|球|制|析|布|歧|类|别|工|期|数)|(?<!点[一二三四五六七八九十])(?=[^\d.%个点倍条岁年月日人万亿一二三四五六七八九十百千零〇元米公多余几])|\Z)"
    r"|(?P<to>差(?:(?P<less>[一二两三四五六七八九十]{1,2}|\d{1,2})分钟?|(?P<quarter>一刻)钟?)))?(?P<about>(?=许|多))?(?!心|钟?方向|差价|间(?!接)|五折)",
    yes={
        "下午3点": "T15:00",
        "上午8时30分": "T08:30",
        "3点半": "T03:30",
        "三点一刻": "T03:15",
        "晚上八点": "T20:00",
        "凌晨2时": "T02:00",
        "中午12点": "T12:00",
        "中午1点": "T13:00",
        "9时": "T09:00",
        "零时": "T00:00",
        "八点钟": "T08:00",
        "八点差五分": "T07:55",
        "三点差一刻": "T02:45",
        "下午四点半": "T16:30",
        "三点零五分": "T03:05",
        "7点45分30秒": "T07:45:30",
        "9时许": "T09:00 about",
        "晚十点三刻": "T22:45",
        "三点二十": "T03:20",
        "三点二十五分": "T03:25",
        "8点05": "T08:05",
        "七点四十": "T07:40",
        "下午七八点": "T19:00/T20:00",
        "晚上八九点钟": "T20:00/T21:00",
        "下午两三点": "T14:00/T15:00",
        "早上6、7点": "T06:00/T07:00",
        "08 时": "T08:00",
    },
    no=[
        "一点",
        "3点建议",
        "三点要求",
        "一时",
        "同时",
        "小时",
        "几点",
        "有两点",
        "3.5点",
        "百分点",
        "个点",
        "第3点",
        "三点五倍",
        "三点一四",
        "七八点建议",
        "增长三点五",
        "你早一点来",
    ],
    needs="点时",
)
def hour_clock(match: Match) -> Moment | None:
    """A time of day with 点 or 时. A bare 三点 may count something else and needs company."""
    if match.end() == match.end("unit") and match.string[match.end() : match.end() + 1] in _ENDS_A_WORD:
        start, word, _ = word_at(match.string, match.start("unit"))
        if start == match.start("unit") and len(word) > 1:
            return None
    try:
        hour = small_number(match["hour"])
        minute = small_number(match["minute"]) if match["minute"] else 0
        second = small_number(match["second"]) if match["second"] else None
        if match["to"]:
            hour, minute = hour - 1, 60 - (15 if match["quarter"] else small_number(match["less"]))
    except ValueError:
        return None
    if match["part"]:
        minute = 30 if match["part"][0] == "半" else 15 * small_number(match["part"][0])
    if match["hour"] == "一" and match["unit"] == "时" and not match["half"]:
        return None
    if match["half"] in ("早", "晚") and match.end() == match.end("unit") and match["hour"] == "一":
        return None  # 早一点, 晚一点: a little earlier, a little later
    if not 0 <= hour <= 24 or not 0 <= minute < 60 or (hour == 24 and minute):
        return None
    first, last = (hour, None) if not match["pair"] else (small_number(match["pair"]), hour)
    if last is not None and (last != first + 1 or minute or match["to"]):
        return None
    is_figure = match["hour"].isdecimal()
    minutes_told = match["m"] or (match["minute"] is not None and len(match["minute"]) > 1)
    if match["minute"] and not minutes_told and not match["half"]:
        return None
    told = match["half"] or minutes_told or match["whole"] or match["part"] or match["to"] or match["about"] is not None
    weak = not told and not (match["unit"] == "时" and (is_figure or len(match["hour"]) > 1 or match["hour"] in "零〇"))
    return Moment(clock=Clock(first, minute, second, _half(match), last), weak=weak)


@clock.rule(
    rf"(?:(?P<half>{HALF})的?\s?)?(?<![\d.:：、涨跌升降高低增长加减提约第比分]|[一二三四五六七八九十百千万几])(?P<hour>{_HOUR})(?=(?:-|—|——|~|至|到)(?:{HALF})?的?{_HOUR}(?:点|时)(?!建议|意见|要求|经验|启示))",
    yes={"上午8~10点": "T08:00/T10:00", "下午2到4点": "T14:00/T16:00"},
    no=["涨3到5点", "3到5点建议", "第3到5点"],
    needs="点时",
)
def hour_of_range(match: Match) -> Moment:
    """The first hour of two that share one 点: 8~10点."""
    return Moment(clock=Clock(small_number(match["hour"]), 0, None, _half(match)), weak=True)


@clock.rule(
    r"(?<![\d.:A-Za-z])(?P<hour>1[0-2]|[1-9]) ?(?P<half>[AaPp])\.?[Mm]\.?(?![A-Za-z\d])",
    yes={"8pm": "T20:00", "9 AM": "T09:00", "12pm": "T12:00", "12am": "T00:00"},
    no=["8pm2.5", "PM2.5", "18pm"],
    needs="mM",
)
def latin_hour(match: Match) -> Moment:
    """A full hour with am or pm."""
    hour, half = _latin(match["hour"], match["half"])
    return Moment(clock=Clock(hour, 0, None, half))


@clock.rule(
    rf"(?:(?P<half>{HALF})的?)?差(?P<less>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}}|一刻)(?:分钟?|(?<=刻)钟?)(?:到|就)?(?P<hour>{_HOUR})点(?!心)",
    yes={"差五分八点": "T07:55", "差一刻九点": "T08:45", "差10分钟12点": "T11:50"},
    no=["差五分八成"],
    needs="差",
)
def minutes_to(match: Match) -> Moment | None:
    """So many minutes before the hour."""
    less = 15 if match["less"] == "一刻" else small_number(match["less"])
    hour = small_number(match["hour"])
    if not 1 <= hour <= 24 or not 0 < less < 60:
        return None
    return Moment(clock=Clock(hour - 1, 60 - less, None, _half(match)))


@clock.rule(
    r"(?:(?<=[于在到至从自](?<!正)|每[天日]|[日天号](?=正))|(?:(?<=[，。；（])|^)(?=..(?:时分|[，。；、）]|过后|[之以]?[前后]|\Z)))(?P<word>正午|午夜)(?!阳光|\d|[一二两十]|凶铃|场)",
    yes={"3月5日正午": "2025-03-05T12:00"},
    no=["正午阳光影业", "午夜凶铃", "正午12点半", "午夜场", "3月5日午夜"],
    needs="午",
)
def turn_of_day(match: Match) -> Moment:
    """Noon and midnight as times. Behind a day 午夜 may be either of its ends, and stays a part of it."""
    return Moment(clock=Clock(12 if match["word"] == "正午" else 0, 0))


@clock.rule(
    rf"(?P<half>{HALF})(?!会(?!议)|报(?!名|到)|稻|婚|熟)",
    yes={"3月5日下午": "2025-03-05", "昨天上午": "2025-03-19"},
    no=["晚会", "早稻"],
    needs="早晨晚夜午晌黄",
)
def part_of_day(match: Match) -> Moment:
    """A part of the day without a time: it only goes with a day."""
    return Moment(clock=Clock(half=_half(match)), weak=True)


def hour_of_day(moment: Clock, floor: int | None = None) -> int | None:
    """The hour from 0 to 24 that a time means: 下午3点 is 15, 晚上12点 24, 凌晨12点 0.

    `floor` is the hour (0 to 24) at which an interval began whose half of the day the time shares: 下午1时至5时.
    """
    hour = moment.hour
    if hour is None or hour > 12:
        return hour
    match moment.half:
        case "pm":
            hour = hour + 12 if hour < 12 else 12
        case "evening":
            hour = hour + 12 if 5 <= hour <= 12 else hour
        case "noon":
            hour = hour + 12 if hour < 4 else hour
        case "night":
            hour = {12: 0}.get(hour, hour + 12 if hour >= 8 else hour)
        case "am":
            hour = hour if hour < 12 else 12
        case None:
            pass
    if floor is not None and hour < floor <= 24 and moment.half is None and hour + 12 > floor and hour + 12 <= 24:
        return hour + 12
    return hour
