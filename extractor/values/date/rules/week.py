"""Atoms of the week: 上周三, 本周末, 下下周, 星期天; counted from the week (Monday to Sunday) of publication."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.moment import Moment

weeks: RuleSet[Moment] = RuleSet("date")

_DAY = {digit: number for number, digit in enumerate("一二三四五六日", start=1)} | {"天": 7, "末": 6}
_DAY |= {str(number): number for number in range(1, 8)}
_WEEK = r"(?:周|週|星期|礼拜)"
# Both days of the weekend: 周六日, 周六、日, 周六周日, 周六和周日.
_BOTH = rf"六(?:[、和及]?{_WEEK}|、)?[日天](?![常报均前后])"


# 周日报 is a paper, 周日报名 is not.
_PAPER = r"刊|报(?![告道名到考送价销批备警案请])"
# 周一三五 and the like are a timetable.
_TIMETABLE = r"(?:[二三四五六日]{1,4}(?=[上下早晚各的休开，。、；）]|\Z))"


@weeks.rule(
    rf"(?:(?P<last>(?:(?:(?<![扩放加重最巨])大)?上{{1,3}}(?:一)?个?))|(?P<next>下{{1,3}}(?:一)?个?)|(?P<this>(?<![基根版])本|这一?个?|今))(?:{_WEEK})(?:的?(?:{_WEEK})?(?P<day>{_BOTH}|[一二三四五六日天末](?![次岁]|年(?![轻龄度底终末内初]))|(?<=[期拜])[1-7](?!\d))(?!{_PAPER})|(?!边|岁|转|围|密|年|刊|报|期|遭))"
    r"(?<![以线楼路网海之]上[周週])(?<![以线楼路网之脚]下[周週])",
    yes={
        "上周三": "2025-03-12",
        "大上周": "2025-03-03/2025-03-09",
        "下周一": "2025-03-24",
        "本周五": "2025-03-21",
        "上星期天": "2025-03-16",
        "上周": "2025-03-10/2025-03-16",
        "下下周二": "2025-04-01",
        "这个周末": "2025-03-22/2025-03-23",
        "下个礼拜六": "2025-03-29",
        "本周末": "2025-03-22/2025-03-23",
        "这一周": "2025-03-17/2025-03-23",
        "上上周五": "2025-03-07",
        "本周六日": "2025-03-22/2025-03-23",
        "上周日下午3点": "2025-03-16T15:00",
    },
    no=["线上周边", "楼下周围", "每周三", "基本周转"],
    needs="周週期拜",
)
def week_word(match: Match) -> Moment:
    """A week, or a day of it, counted from the week (Monday to Sunday) of publication."""
    if match["this"]:
        shift = 0
    else:
        text = match["last"] or match["next"]
        shift = (-1 if match["last"] else 1) * sum(char in "大上下" for char in text)
    return Moment(week_shift=shift, weekdays=_weekdays(match["day"]))


def _weekdays(day: str | None) -> tuple[int, int] | None:
    if day is None:
        return None
    return (6, 7) if day == "末" or len(day) > 1 else (_DAY[day], _DAY[day])


@weeks.rule(
    rf"(?<![\d一二两三四五六七八九十每上下本这各逢半双单隔全几个数]|每(?:周|星期|礼拜)[一二三四五六日天](?:[至到、和~—-]|——)|[隔单双]周)(?:{_WEEK})(?P<day>{_BOTH}|[一二三四五六日天](?![次岁年边围天个])|(?<=[期拜])[1-7](?!\d)|末(?!刊))"
    rf"(?![次岁年边围般]|{_PAPER}|{_TIMETABLE})",
    yes={
        "周六周日": "2025-03-22/2025-03-23",
        "周六、日": "2025-03-22/2025-03-23",
        "周三": "2025-03-19",
        "星期天": "2025-03-23",
        "礼拜五": "2025-03-21",
    },
    no=[
        "每周三",
        "每周六日",
        "两周一次",
        "周一次",
        "一周一次",
        "周一围",
        "每星期三",
        "每周一至周五",
        "周日报",
        "隔周周五",
        "周一三五上课",
    ],
    needs="周週期拜",
)
def weekday(match: Match) -> Moment:
    """A day of the week of publication. The weekend by itself is a habit, not a date."""
    return Moment(weekdays=_weekdays(match["day"]), weak=match["day"] == "末")


@weeks.rule(
    rf"(?<=(?<![\d一二两三四五六七八九十每逢双单隔几个数]){_WEEK}[一二三四五六](?:[、和及][一二三四五六]){{0,4}}[、和及])(?P<day>[一二三四五六日])(?=[，。、；）)\s和及上下早晚休开两三四]|\Z)(?![两三四五六](?![天日晚]))",
    yes={},
    no=["周一、一是", "每周一、三、五", "周一、三人同行", "周二、三四名"],
    needs="周週期拜",
)
def weekday_listed(match: Match) -> Moment:
    """A day of several that share one 周: 周一、三、五."""
    return Moment(weekdays=_weekdays(match["day"]))
