"""Atoms of the calendar: years, months and days."""

from __future__ import annotations

import regex

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import RANGE, SMALL, YEAR2, YEAR4, small_number, year_number
from extractor.values.date.moment import Moment

calendar: RuleSet[Moment] = RuleSet("date")

# 一二月, 十一二月: two in a row, not twelve.
_NEIGHBOURS = regex.compile("十?(一)(二)|(二)(三)|(三)(四)|(四)(五)|(五)(六)|(六)(七)|(七)(八)|(八)(九)")
# 90-95年 are years: hardly anything takes from 90 to 95 of them.
_SURE_FROM = 60
_NUMERAL = "一二三四五六七八九十百千万亿零〇○两廿"
_NOT_IN_NUMBER = rf"(?<![\d{_NUMERAL}A-Za-z第]|[\d]\.)"


@calendar.rule(
    rf"{_NOT_IN_NUMBER}(?P<bc>公元前)?(?:[公西]元)?(?:(?P<from>{YEAR4}|{YEAR2})(?:{RANGE}|/))?(?P<year>{YEAR4}|{YEAR2}|(?<=公元前?)\d{{1,4}}|(?<=公元前?)[一二三四五六七八九十百千零两]{{1,7}})\s?"
    r"(?:学年度?|财年|赛季|会计年度|年度|年(?!级(?!别)|代(?!表|理|码|售|管|言|办|收))(?!(?<=(?<![\d〇零一二三四五六七八九])[\d一二三四五六七八九〇零]{2}年)[限龄均薪产销检报审会鉴终味糕轻纪]))",
    yes={
        "2024年": "2024",
        "二〇二四年": "2024",
        "二零二四年": "2024",
        "一九八五年": "1985",
        "八五年": "1985",
        "零八年": "2008",
        "08年": "2008",
        "2025年度": "2025",
        "2023-2024学年": "2023/2024",
        "2019—2021年": "2019/2021",
        "1985到89年": "1985/1989",
        "90-95年": "1990/1995",
        "公元2024年": "2024",
        "西元2024年": "2024",
        "公元前221年": "-0220",
        "公元前二百零二年": "-0201",
        "2024财年": "2024",
        "２０２４年": "2024",
        "2023/2024赛季": "2023/2024",
        "2023-24赛季": "2023/2024",
        "贰零贰伍年": "2025",
        "两千零二十四年": "2024",
    },
    no=["一次年报", "第二年级", "三年级", "三四年", "七八年", "1300年历史", "12024年", "两三年"],
    needs="年季",
)
def year(match: Match) -> Moment | None:
    """A year of four or two digits, or two years as one interval; a two-digit one may as well be a duration, and then needs company."""
    try:
        number = small_number(match["year"]) if match["bc"] else year_number(match["year"])
        first = year_number(match["from"]) if match["from"] else None
    except ValueError:
        return None
    text = match["year"]
    if match["bc"]:
        return Moment(year=1 - number)
    if first is not None:
        if len(text.lstrip("'’")) == 2:
            number = first // 100 * 100 + small_number(text.lstrip("'’"))
        if not first < number <= first + 100:
            return None
        return Moment(year=first, year_to=number, weak=len(match["from"]) == 2 and not first % 100 >= _SURE_FROM)
    if number > 2200:
        return None
    return Moment(year=number, weak=_may_be_years(text, number, match))


@calendar.rule(
    r"(?<![\d.A-Za-z/-])(?P<year>\d{2}(?=Q[1-4](?![\dA-Za-z]))|(?:19|20)\d{2})(?=第?[一二三四1-4]季度|第?[一二三四]季[，。]|[ .-]?Q[1-4](?!\d)|[上下]半年|全年|(?:春节|元旦|清明|端午|中秋|国庆|五一|双十一)(?!路)|H[12](?!\d))[ .-]?",
    yes={
        "2024第四季度": "2024-10/2024-12",
        "2024Q3": "2024-07/2024-09",
        "24Q1": "2024-01/2024-03",
        "2024上半年": "2024-01/2024-06",
        "2025 Q1": "2025-01/2025-03",
        "2025春节": "2025-01-29",
        "2024全年": "2024",
    },
    no=["2024", "2024个季度"],
    needs="季Q半H节旦明端秋庆五双全",
)
def year_before_part(match: Match) -> Moment:
    """A year without 年, right before a quarter or a half."""
    return Moment(year=year_number(match["year"]), weak=True)


def _may_be_years(text: str, number: int, match: Match) -> bool:
    """Whether it may be a number of years rather than one: 85年, 七八年, 1300年历史."""
    behind = match.string[match.end() : match.end() + 4]
    if match[0].startswith("公元"):
        return False
    if len(text) > 2:
        return (
            number < 1900
            and (number % 50 == 0 or behind.startswith(("历史", "的历史", "以上", "古树", "树龄")))
            and text.isdecimal()
        )
    if text.isdecimal():
        return text[0] != "0"
    digits = [small_number(char) for char in text]
    return digits[1] - digits[0] == 1 or text == "三五" or digits[1] == digits[0]


@calendar.rule(
    rf"(?<![\d{_NUMERAL}A-Za-z第/]|\d[.:：]|[近满几超]|数(?![1-9])|(?<!大)约|\d月(?=\d{{1,2}}{RANGE}))(?:(?P<from>{SMALL})(?:月份?)?(?:{RANGE}|、(?=\d|[一二三四五六七八九十])))??"
    rf"(?:(?P<leap>闰)?(?P<month>{SMALL}) ?|(?P<name>正|腊|冬|元))月(?!亮|饼|台(?!风|湾)|嫂|薪|租(?!金|赁)|龄|报(?!名|告|道|考|到|送|价|销|备|批|审|建)|刊|(?<=[四五]月)天(?![气津门台山水然文河空])|(?<!(?<!\d)(?:\d|1[0-2])月)内(?![蒙容部外阁存地陆资需涵政科])|以[上内下]|之[内久]|有?余(?!杭|姚)|大(?=[的，。])|光(?=[，。族明下])|球(?!赛|员|队|迷|场)|票(?!房|价|据|务)|度(?!假))份?",
    yes={
        "3月": "2025-03",
        "三月": "2025-03",
        "11月份": "2024-11",
        "5月": "2025-05",
        "元月": "2025-01",
        "十一月": "2024-11",
        "3-5月": "2025-03/2025-05",
        "6至8月": "2025-06/2025-08",
        "一二月份": "2025-01/2025-02",
        "十一二月": "2024-11/2024-12",
    },
    no=["三个月", "近三月", "13月", "岁月", "每月", "日月潭", "五月天", "月月"],
    needs="月",
)
def month(match: Match) -> Moment | None:
    """A month by its number or by its lunar name (正月, 腊月), or two as one interval."""
    if match["name"]:
        number = {"正": 1, "元": 1, "冬": 11, "腊": 12}[match["name"]]
        if match["name"] == "元":
            return (
                Moment(months=(1, 1)) if match.string[: match.start()][-1:] not in tuple("公单纪上多美欧日") else None
            )
        if match["name"] == "冬" and match.string[match.start() - 1 : match.start()] == "寒":
            return None
        return Moment(months=(number, number), lunar=True)
    try:
        last = small_number(match["month"])
        first = small_number(match["from"]) if match["from"] else last
    except ValueError:
        return None
    if "两" in match[0]:
        return None
    neighbours = _NEIGHBOURS.fullmatch(match["month"])
    if neighbours and first == last:
        first, last = (small_number(digit) for digit in neighbours.groups() if digit)
        first += 10 * (match["month"][0] == "十")
        return Moment(months=(first, last + 10 * (match["month"][0] == "十")))
    if not 1 <= last <= 12:
        return Moment(months=(last, last), weak=True) if last < 100 and first == last else None
    if not 1 <= first <= 12:
        return None
    if match["from"] and "、" in match[0] and last != first + 1:
        return None
    return Moment(months=(first, last), lunar=bool(match["leap"]), leap=bool(match["leap"]))


@calendar.rule(
    rf"(?<![\d{_NUMERAL}A-Za-z第]|\d[.、])(?:(?P<from>{SMALL})(?:{RANGE}|、))?(?P<last>{SMALL})两个?月(?!以|之|内|前|后)",
    yes={"8、9两个月": "2025-08/2025-09", "去年7、8两月": "2024-07/2024-08", "一、二两个月": "2025-01/2025-02"},
    no=["两个月", "3、5两个月", "这两个月", "七八两银"],
    needs="两",
)
def two_months(match: Match) -> Moment | None:
    """Two months in a row that share one word."""
    if not match["from"]:
        neighbours = _NEIGHBOURS.fullmatch(match["last"])
        if neighbours is None:
            return None
        first, last = (small_number(digit) for digit in neighbours.groups() if digit)
    else:
        first, last = small_number(match["from"]), small_number(match["last"])
    return Moment(months=(first, last)) if last == first + 1 <= 12 else None


@calendar.rule(
    rf"(?<![\d{_NUMERAL}A-Za-z第]|\d[.:：]|[周週拜期](?=[一二三四五六]日))(?:(?P<from>{SMALL})(?:{RANGE}|、(?=\d|[一二三四五六七八九十])))?(?P<day>{SMALL}) ?(?P<unit>日(?!元(?!旦|宵)|常(?![务委态州山熟常见年驻规住用]))|[号號](?![楼线院机门厅店车馆厂井桥令码称召文房段]|本(?!月)))"
    r"(?!内(?![蒙容部外阁存地陆资需涵政科])|及?以[内上下]|之[内久]|游(?!客|览|行|戏|泳))",
    yes={"3月5号": "2025-03-05", "2月5-7日": "2025-02-05/2025-02-07", "三月五日": "2025-03-05", "5日": "2025-03-05"},
    no=["5号楼", "3号线", "60日内", "一号文件", "生日", "一日之计", "二日游"],
    needs="日号號",
)
def day(match: Match) -> Moment | None:
    """A day of the month, or two as one interval. 号 and 一日 need company."""
    try:
        last = small_number(match["day"])
        first = small_number(match["from"]) if match["from"] else last
    except ValueError:
        return None
    if "两" in match[0] or not 1 <= first <= 99 or not 1 <= last <= 99:
        return None
    if match["from"] and "、" in match[0] and last != first + 1:
        return None
    weak = match["unit"] != "日" or match[0] == "一日" or last > 31
    return Moment(days=(first, last), weak=weak)


@calendar.rule(
    r"(?<![\d.A-Za-z/-])(?P<year>(?:19|20)\d{2})(?=(?:、(?:19|20)\d{2}){0,8}[、和及](?:19|20)\d{2}年)",
    yes={},
    no=["2022、30元", "2022和平"],
    needs="年",
)
def year_listed(match: Match) -> Moment:
    """The first of several years that share one 年: 2022、2023、2024年."""
    return Moment(year=int(match["year"]))


@calendar.rule(
    r"(?<=月)(?P<day>\d{1,2})(?=(?:、\d{1,2}){0,8}[、和及]\d{1,2}日)|(?<=月(?:\d{1,2}、){1,8})(?P<day>\d{1,2})(?=(?:、\d{1,2}){0,8}[、和及]\d{1,2}日)",
    yes={},
    no=["3月10、14和18万"],
    needs="日",
)
def day_listed(match: Match) -> Moment | None:
    """A day of several that share one 日: 2月10、14和18日."""
    day = int(match["day"])
    return Moment(days=(day, day)) if 1 <= day <= 31 else None


@calendar.rule(
    rf"(?<=\d月)(?P<day>\d{{1,2}})(?={RANGE}\d{{1,2}}月\d{{1,2}}[日号])",
    yes={},
    no=["3月10至15万"],
    needs="日号",
)
def day_of_interval(match: Match) -> Moment | None:
    """The first day of an interval that leaves out its 日: 2月14到3月1日."""
    day = int(match["day"])
    return Moment(days=(day, day)) if 1 <= day <= 31 else None


_DAY_WITHOUT_WORD = r"(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?)"


@calendar.rule(
    rf"(?<=[一二三四五六七八九十]月|份)(?P<day>{_DAY_WITHOUT_WORD})(?![一二三四五六七八九十日号号天年个多余人岁几])(?=为止|之前|以前|当天|那[天日年]|前夕|[，。；）]|\Z)"
    rf"|(?<=(?<![\d.])(?:0?[1-9]|1[0-2])月)(?P<day>[012]?\d|3[01])(?=为止|之前|以前|前(?![后期一二三四五六七八九十\d])|当天|那[天日]|前夕|[，。；）]|\Z)|(?<=月)(?P<day>{_DAY_WITHOUT_WORD})(?=为止)",
    yes={"一月二十三": "2025-01-23", "四月十三": "2025-04-13", "2023年8月20": "2023-08-20"},
    no=["二月十多天", "3月20吨", "八月十五"],
    needs="月",
)
def day_without_word(match: Match) -> Moment:
    """A day without 日 or 号 at the end of its clause or before 之前, 那天. Where the lunar calendar has a feast on it (八月十五) that is found beside it, and read."""
    day = small_number(match["day"])
    return Moment(days=(day, day))
