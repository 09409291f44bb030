"""Atoms of dates in figures: 2024-03-05, 2024/3/5, 20240305, 12/25/2021, 2021-W05; and days known by their figures (“3·15”)."""

from __future__ import annotations

from datetime import date

import regex

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import year_number
from extractor.values.date.calendar.part_of_span import Part
from extractor.values.date.moment import Clock, Moment
from extractor.values.number.value_words import any_word

figure: RuleSet[Moment] = RuleSet("date")

# 编号：某字2024-07, 版本号2024.3.1: what a word announces as a code is no date.
_CODE = regex.compile(
    rf"(?:{any_word('code_before')}|{any_word('other_number')}号码?)[是为:：]?[^，。；、\s\d]{{0,6}}$"
)


@figure.rule(
    r"(?<![\d.A-Za-z/]|(?<![./]\d|[./]\d\d)-)(?P<year>[12]\d{3})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?:[T ]{1,2}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d(?!\d))?)?(?![\d/%A-Za-z]|\.\d|-\d(?!\d{3}[-/.]|\d?(?P=sep)(?:\d{1,2})(?![\d./-])))",
    yes={
        "2024-03-05": "2024-03-05",
        "2024/3/5": "2024-03-05",
        "2024.3.5": "2024-03-05",
        "1997.07.01": "1997-07-01",
        "2024-03-05 20:30": "2024-03-05T20:30",
        "2024-03-05T20:30:15": "2024-03-05T20:30:15",
        "2024/02/30": "unresolved",
        "2024-03-05T20:30:15+08:00": "2024-03-05T20:30:15",
        "2024-03-05T20:30Z": "2024-03-05T20:30",
    },
    no=["2024.3.5.1", "192.168.1.1", "2024-3/5", "版本号2024.3.1"],
    needs="-/.",
)
def figures(match: Match) -> Moment | None:
    """A year, month and day in figures with one kind of separator."""
    if _CODE.search(match.string, max(0, match.start() - 14), match.start()):
        return None
    clock = None
    if match["hour"]:
        clock = Clock(int(match["hour"]), int(match["minute"]), int(match["second"]) if match["second"] else None)
    month, day = int(match["month"]), int(match["day"])
    return Moment(year=int(match["year"]), months=(month, month), days=(day, day), clock=clock)


@figure.rule(
    r"(?<![\d.A-Za-z/]|(?<![./]\d|[./]\d\d)-)(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2])(?![\d/%A-Za-z]|[.-]\d|赛季|学年|财年|年|届)",
    yes={"2024-03": "2024-03", "1999-12": "1999-12"},
    no=["2023-24赛季", "2024-03-05-07", "AB2024-03", "编号：甲2024-03", "批准文号为2024-03"],
    needs="-",
)
def year_and_month(match: Match) -> Moment | None:
    """A year and a month as ISO 8601 writes them."""
    if _CODE.search(match.string, max(0, match.start() - 14), match.start()):
        return None
    month = int(match["month"])
    return Moment(year=int(match["year"]), months=(month, month))


@figure.rule(
    r"(?<![\d.A-Za-z/]|(?<![./]\d|[./]\d\d)-)(?P<year>(?:19|20)\d{2})(?P<sep>[./]|-(?=\d(?!\d)))(?P<month>0?[1-9]|1[0-2])(?![\d/%A-Za-z]|\.\d|-\d(?!\d{3}(?:[-/.]|(?!\d))))",
    yes={"2025.03-2025.06": "2025-03/2025-06", "2024/9至2025/3": "2024-09/2025-03"},
    no=["2025.03", "2025-3"],
    needs="./-",
)
def year_point_month(match: Match) -> Moment:
    """2024.3 or 2024/03: a number as well, so only in an interval."""
    month = int(match["month"])
    return Moment(year=int(match["year"]), months=(month, month), weak=True)


@figure.rule(
    r"(?<![\d.A-Za-z/]|(?<![./]\d|[./]\d\d)-)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d/%A-Za-z.-])",
    yes={"20240305至20240308": "2024-03-05/2024-03-08"},
    no=["20240305"],
    needs="12",
)
def eight_figures(match: Match) -> Moment:
    """20240305: a number as well, so only where it stands alone."""
    month, day = int(match["month"]), int(match["day"])
    return Moment(year=int(match["year"]), months=(month, month), days=(day, day), weak=True)


@figure.rule(
    r"(?<![\d.A-Za-z/-])(?P<year>(?:19|20)\d{2}) (?P<month>0[1-9]|1[0-2]) (?P<day>0[1-9]|[12]\d|3[01])(?![\d/%A-Za-z.]| \d)",
    yes={},
    no=["2023 04 09 12", "2023 13 09"],
    needs=" ",
)
def parted_by_blanks(match: Match) -> Moment:
    """2023 04 09: three numbers as well, so only where it stands alone."""
    month, day = int(match["month"]), int(match["day"])
    return Moment(year=int(match["year"]), months=(month, month), days=(day, day), weak=True)


@figure.rule(
    r"(?<=(?:19|20)\d{2}[-/.]\d{1,2}(?P<sep>[-/.])\d{1,2} ?(?:[-~至到]|—{1,2}|--) ?)(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])(?![\d%A-Za-z]|[./-]\d)",
    yes={"2018/1/1-3/31": "2018-01-01/2018-03-31", "2025.3.1至3.31": "2025-03-01/2025-03-31"},
    no=["3.1-3.31", "2024.3.5-1"],
    needs="-/.",
)
def shared_year(match: Match) -> Moment:
    """The end of an interval in figures that shares its year with the beginning."""
    month, day = int(match["month"]), int(match["day"])
    return Moment(months=(month, month), days=(day, day))


@figure.rule(
    r"(?<![\d.A-Za-z/-])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[/-])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<year>(?:19|20)\d{2})(?![\d/%A-Za-z-]|\.\d)",
    yes={
        "12/25/2021": "2021-12-25",
        "25/12/2021": "2021-12-25",
        "03/04/2021": "2021-03-04",
        "12-25-2021": "2021-12-25",
    },
    no=["13/25/2021", "1/12/25/2021"],
    needs="/-",
)
def year_behind(match: Match) -> Moment | None:
    """A month and a day in figures before their year; where either reading is possible the month comes first."""
    month, day = int(match["first"]), int(match["second"])
    if month > 12:
        month, day = day, month
    return Moment(year=int(match["year"]), months=(month, month), days=(day, day)) if month <= 12 else None


@figure.rule(
    r"(?<![\dA-Za-z])(?P<year>(?:19|20)\d{2})-?W(?P<week>0[1-9]|[1-4]\d|5[0-3])(?:-?(?P<day>[1-7]))?(?![\dA-Za-z])",
    yes={"2021-W05": "2021-02-01/2021-02-07", "2021-W05-3": "2021-02-03", "2020W53": "2020-12-28/2021-01-03"},
    no=["2021-W54", "2021-W00", "A2021-W05"],
    needs="W",
)
def iso_week(match: Match) -> Moment | None:
    """A week, or a day of it, as ISO 8601 writes them."""
    week = int(match["week"])
    if match["day"]:
        try:
            day = date.fromisocalendar(int(match["year"]), week, int(match["day"]))
        except ValueError:
            return None
        return Moment(year=day.year, months=(day.month, day.month), days=(day.day, day.day))
    return Moment(year=int(match["year"]), part=Part("week", week, week))


@figure.rule(
    r"(?<![A-Za-z\d])FY ?(?P<year>(?:19|20)\d{2}|\d{2})(?![\dA-Za-z]|\.\d)",
    yes={"FY2024": "2024", "FY24": "2024"},
    no=["FY2024A", "SFY2024", "FY3"],
    needs="F",
)
def fiscal_year(match: Match) -> Moment:
    """A fiscal year, as the year that it is called by."""
    return Moment(year=year_number(match["year"]))


@figure.rule(
    r"\A(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?=\Z| \d{1,2}:\d)|\A(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?=\Z| \d{1,2}:\d)",
    yes={},
    no=["5/1", "1/2", "05-01"],
    needs="/-",
)
def month_and_day(match: Match) -> Moment:
    """5/1 or 05-01: a fraction or a score as well, so only where it is the whole text."""
    month, day = int(match["month"]), int(match["day"])
    return Moment(months=(month, month), days=(day, day), weak=True)


@figure.rule(
    r"(?<![\d.·])(?P<month>3|6|11|12|9|4)[.·](?P<day>15|18|11|12|9|23)(?=[”\"]?(?:晚会|大促|购物节|消费者|维权|年中|全民|网络购物|读书日|公益日|电商节))"
    r"|(?<=[今去前明\d]年[“\"]?)(?P<sales>618)(?![\d.,万亿元个人家件台起次]|多|余)|(?<![\d.])(?P<sales>618)(?=[”\"]?(?:期间|大促|购物节|年中|电商|当天|当日|预售|活动))"
    r"|(?<![\d一二三四五六七八九十百第])(?P<national>十一)(?=[”\"]?(?:(?:小?长)假|假期|黄金周|期间|出游))",
    yes={"去年618": "2024-06-18"},
    no=["增长3.15倍", "今年618家", "2024年618万", "6.18万元", "618个", "十一个", "三十一期间", "十一届"],
    needs=".·6十",
)
def campaign_day(match: Match) -> Moment | None:
    """A day known by its figures (“3·15”晚会, 618大促, 十一黄金周), where what stands behind says so."""
    if match["sales"] or match["national"]:
        month, day = (6, 18) if match["sales"] else (10, 1)
    else:
        month, day = int(match["month"]), int(match["day"])
        if (month, day) not in ((3, 15), (6, 18), (11, 11), (12, 12), (9, 9), (4, 23)):
            return None
    return Moment(months=(month, month), days=(day, day))


@figure.rule(r"\A(?P<year>(?:19|20)\d{2})\Z", yes={}, no=["2024"], needs="12")
def year_alone(match: Match) -> Moment:
    """2024: any number as well, so only where it is the whole text and a date is asked for."""
    return Moment(year=int(match["year"]), weak=True)


@figure.rule(
    r"(?<![\d.,第近约满达数几])(?P<year>[3-9]\d{2})年(?![限龄均薪产内来间以之前后的多余])",
    yes={},
    no=["历时653年", "650年，", "653年的历史"],
    needs="年",
)
def year_of_three_figures(match: Match) -> Moment:
    """A year before 1000: rather a number of years, but where it is the whole text, a word says that something was founded, born or died then,
    or it opens a clause with a comma or a season behind it and is no round number (712年，).
    """
    opens = match.string[max(0, match.start() - 1) : match.start()] in ("", *"。；：（(\n")
    told = opens and match.string[match.end() : match.end() + 1] in tuple("，春夏秋冬正") and int(match["year"]) % 10
    return Moment(year=int(match["year"]), weak=not told)


@figure.rule(
    r"(?<=[从自于](?:公元)?)(?P<year>(?:1[5-9]|20)\d{2})(?=(?:到|至|直至)(?:1[5-9]|20)\d{2}(?![\d.:元人万亿个家米%]))|(?<=(?:从|自)(?:公元)?(?:1[5-9]|20)\d{2}年?(?:到|至|直至))(?P<year>(?:1[5-9]|20)\d{2})(?![\d.:年元人万亿个家米%])"
    r"|(?<=(?:19|20)\d{2}[./年](?:0?[1-9]|1[0-2])月?(?:-|—|——|~|至|到))(?P<year>(?:19|20)\d{2})(?![\d./年-])",
    yes={"从2011到2013": "2011/2013", "2011.05-2012": "2011-05/2012"},
    no=["从2011到2013元", "2011到2013"],
    needs="从自于./年",
)
def year_of_range(match: Match) -> Moment:
    """A year without 年 at an end of an interval: 从2011到2013, 2011.05-2012."""
    return Moment(year=int(match["year"]))
