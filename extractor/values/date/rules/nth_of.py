"""Atoms that count within what stands before them: 2020年第二个星期一, 上个月最后一天, 本月第一周, “十四五”前三年, 3月上半月."""

from __future__ import annotations

from typing import Literal

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.calendar.part_of_span import Part
from extractor.values.date.moment import Moment

part: RuleSet[Moment] = RuleSet("date")

_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_WEEK = r"(?:周|週|星期|礼拜)"
_WEEKDAYS = "一二三四五六日天"


@part.rule(
    rf"(?:第(?P<nth>{_COUNT})个?|(?P<last>最后一?个?)|(?P<first>首个|头一个))(?:的)?{_WEEK}(?P<day>[一二三四五六日天末](?![次岁年]))",
    yes={
        "2020年第二个星期一": "2020-01-13",
        "5月第二个星期日": "2025-05-11",
        "今年5月的第二个周日": "2025-05-11",
        "3月最后一个周五": "2025-03-28",
        "11月第4个星期四": "2024-11-28",
        "4月第一个周末": "2025-04-05/2025-04-06",
    },
    no=["第二个星期一次", "最后一个周一"],
    needs="第后首头",
)
def nth_weekday(match: Match) -> Moment | None:
    """The nth such day of the week in the year or month before it, or the last."""
    number = -1 if match["last"] else 1 if match["first"] else small_number(match["nth"])
    if match["day"] == "末":
        return Moment(part=Part("weekend", number, number), weak=True) if number else None
    weekday = min(_WEEKDAYS.index(match["day"]) + 1, 7)
    return Moment(part=Part("day", number, number, weekday), weak=True) if number else None


_UNITS: dict[str, Literal["day", "week", "month", "year"]] = {
    **dict.fromkeys(["天", "日"], "day"),
    **dict.fromkeys(["周", "週", "星期", "礼拜"], "week"),
    "月": "month",
    "年": "year",
}
_UNIT = (
    rf"(?P<unit>[天日](?![常报程期均产间])|(?:个(?=星|礼))?{_WEEK}(?![一二三四五六日天年岁边])|个月(?!以)|年(?![级度]))"
)


@part.rule(
    rf"(?:第(?P<nth>{_COUNT})|(?P<last>最后一|末)|(?P<first>首|头一)){_UNIT}|(?<=季度?的?)(?:(?P<first>首|头)|(?P<last>末|尾))个?(?P<unit>月)",
    yes={
        "上个月最后一天": "2025-02-28",
        "本月第一周": "2025-03-03/2025-03-09",
        "2025年第10周": "2025-03-03/2025-03-09",
        "2021年第一天": "2021-01-01",
        "今年第一周": "2024-12-30/2025-01-05",
        "2024年最后一个月": "2024-12",
        "上周第一天": "2025-03-10",
        "十四五第一年": "2021",
        "2024年第三季度首月": "2024-07",
        "一季度末月": "2025-03",
        "2024年春节第二天": "2024-02-11",
    },
    no=["第一周", "最后一天", "第一天上班", "3月第二日常检查", "第三年"],
    needs="第后首头末",
)
def nth_unit(match: Match) -> Moment | None:
    """The nth day, week, month or year of what stands before it, or the last."""
    number = -1 if match["last"] else 1 if match["first"] else small_number(match["nth"])
    unit = _UNITS[match["unit"].removeprefix("个")]
    return Moment(part=Part(unit, number, number), weak=True) if number else None


@part.rule(
    rf"(?:(?P<first>前|头)|(?P<last>最后|(?<=的|[”\"年五])后))(?P<count>{_COUNT}){_UNIT}(?!前|后|内|以)",
    yes={
        "十四五前三年": "2021/2023",
        "十四五后两年": "2024/2025",
        "上周前三天": "2025-03-10/2025-03-12",
        "下个月的后三天": "2025-04-28/2025-04-30",
        "2024年最后三个月": "2024-10/2024-12",
        "去年前三周": "2024-01-01/2024-01-21",
    },
    no=["前三天", "前五年", "后三天", "2023年前三年"],
    needs="前头后",
)
def some_units(match: Match) -> Moment | None:
    """The first or the last few days, weeks, months or years of what stands before them."""
    count = small_number(match["count"])
    if not count:
        return None
    first, last = (1, count) if match["first"] else (-count, -1)
    return Moment(part=Part(_UNITS[match["unit"].removeprefix("个")], first, last), weak=True)


@part.rule(
    r"(?P<which>上|下|前|后)半个?月(?![度刊])",
    yes={"3月上半月": "2025-03-01/2025-03-15", "去年2月下半月": "2024-02-16/2024-02-29"},
    no=["上半月", "下半月刊"],
    needs="半",
)
def half_month(match: Match) -> Moment:
    """The days 1 to 15 of the month before it, or the rest."""
    return Moment(part=Part("day", 1, 15) if match["which"] in "上前" else Part("day", 16, -1), weak=True)
