"""Atoms of the lunar calendar: its days, and years of the sixty-year cycle."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.moment import Moment

lunar: RuleSet[Moment] = RuleSet("date")


@lunar.rule(
    r"(?<=(?:[一二三四五六七八九十正冬腊]|闰)月)"
    r"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十)(?!(?!一大?早)[一二三四五六七八九十日号號天年个多余人岁几])",
    yes={"三月初五": "2025-04-02", "正月十五": "2025-02-12", "腊月廿三": "2025-01-22"},
    no=["三月初步"],
    needs="月",
)
def lunar_day(match: Match) -> Moment:
    """A day of the lunar calendar: 初五 and 廿三 are lunar by themselves, 十五 only after a lunar month."""
    number = small_number(match["day"].lstrip("初"))
    return Moment(days=(number, number), lunar=True, weak=match["day"][0] not in "初廿")


@lunar.rule(
    r"大?年(?<=大年)(?P<day>初[一二三四五六七八九十])",
    yes={"大年初二": "2025-01-30", "2024年大年初三": "2024-02-12"},
    no=["年初一批"],
    needs="初",
)
def new_year_day(match: Match) -> Moment:
    """A day of the first ten of the lunar year."""
    number = small_number(match["day"][1:])
    return Moment(months=(1, 1), days=(number, number), lunar=True)


@lunar.rule(
    r"(?<![一-龥月]|[从至到])初(?P<day>[一二三四五六七八九十])(?=(?:到|至|—|-|~)(?:大?年)?(?:初[二三四五六七八九十]|十[一二三四五]))|(?<=[从自])初(?P<day>[一二三四五六七八九十])(?=(?:到|至))|(?<=初[一二三四五六七八九十](?:到|至|—|-|~))初(?P<day>[二三四五六七八九十])(?![中高步级])",
    yes={"从初一到初七": "2025-01-29/2025-02-04", "初一至初三": "2025-01-29/2025-01-31"},
    no=["初一学生", "初二到初三年级", "从初中到高中"],
    needs="初",
)
def new_year_range(match: Match) -> Moment | None:
    """The ends of a stretch of the first days of the lunar year: 初一到初七."""
    if (
        match.string[match.end() : match.end() + 2] in ("年级", "学生")
        or "年级" in match.string[match.end() : match.end() + 5]
    ):
        return None
    number = small_number(match["day"])
    return Moment(months=(1, 1), days=(number, number), lunar=True)


@lunar.rule(
    r"(?:农历|阴历|旧历|夏历)(?:的)?",
    yes={"农历八月十五": "2024-09-17", "2024年农历八月十五": "2024-09-17"},
    needs="历",
)
def lunar_calendar(match: Match) -> Moment:
    """What says that the date behind it is lunar."""
    del match
    return Moment(lunar=True, weak=True)


@lunar.rule(
    r"(?P<alone>(?<![一-龥])|(?<=[在于自到至从是值]))?(?P<name>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?P<animal>[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年(?![华代轻龄纪])",
    yes={"乙巳蛇年": "2025", "甲辰龙年": "2024", "庚子年": "2020"},
    no=["甲子年华", "丙午年代", "张丙午年轻"],
    needs="子丑寅卯辰巳午未申酉戌亥",
)
def stem_branch(match: Match) -> Moment:
    """A year of the sixty-year cycle; without its animal it stands by itself or behind 在 and the like, else it needs 农历 before it or a month behind."""
    weak = match["animal"] is None and match["alone"] is None
    return Moment(stem_branch=match["name"], lunar=True, weak=weak)
