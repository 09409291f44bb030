"""Atoms that name two days or years at once (明后天, 今明两年), or a day in a word and its number (昨(17)日)."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.moment import Moment

pair: RuleSet[Moment] = RuleSet("date")

_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_YEARS = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}


@pair.rule(
    r"(?<![说表证声文光照小老张李王])(?:(?P<first>[今昨明])(?P<last>[今昨明后])(?:两?[天日](?![气空然])|两[晚夜])|(?P<three>今明后)三?[天日](?!气))",
    yes={
        "明后天": "2025-03-21/2025-03-22",
        "今明两天": "2025-03-20/2025-03-21",
        "昨今两日": "2025-03-19/2025-03-20",
        "今明后三天": "2025-03-20/2025-03-22",
        "今明两晚": "2025-03-20/2025-03-21",
    },
    no=["今天明天气", "明明天天", "今今天", "小明后天", "说明后天", "今后两天"],
    needs="昨今明",
)
def two_days(match: Match) -> Moment | None:
    """Two or three days in a row by their words."""
    if match["three"]:
        return Moment(day_shift=0, day_shift_to=2)
    first, last = _DAYS[match["first"]], _DAYS[match["last"]]
    return Moment(day_shift=first, day_shift_to=last) if last == first + 1 else None


@pair.rule(
    r"(?P<first>[前去今明])(?P<last>[去今明后])(?P<three>[今明后])?[两三二]年(?![级度])",
    yes={"今明两年": "2025/2026", "去今两年": "2024/2025", "去今明三年": "2024/2026"},
    no=["今明年", "去年两年"],
    needs="年",
)
def two_years(match: Match) -> Moment | None:
    """Two or three years in a row by their words."""
    first, last = _YEARS[match["first"]], _YEARS[match["three"] or match["last"]]
    count = 3 if match["three"] else 2
    return Moment(year_shift=first, year_shift_to=last) if last - first == count - 1 else None


@pair.rule(
    r"(?P<word>(?<![之以此目])前|昨|今|明)(?:[天日])?[(（](?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日?[)）](?:日|天|(?=[晚早晨夜]))"
    r"|(?P<word>前天|[昨今明][天日])[(（](?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号][)）]",
    yes={
        "昨（19）日": "2025-03-19",
        "今（20）日": "2025-03-20",
        "昨（19日）晚": "2025-03-19",
        "明(21)日上午": "2025-03-21",
        "昨天（19日）": "2025-03-19",
        "今（二十）日": "2025-03-20",
    },
    no=["证明（21）日", "目前（5）日", "今（5）人"],
    needs="前昨今明",
)
def word_and_number(match: Match) -> Moment | None:
    """A day by its word and, in brackets, by its number, as dailies print it. The number decides."""
    day = small_number(match["day"])
    if match["word"][0] == "明" and match.string[max(0, match.start() - 1) : match.start()] in tuple("证说表声文光"):
        return None
    return Moment(day_shift=_DAYS[match["word"][0]], days=(day, day)) if 1 <= day <= 31 else None
