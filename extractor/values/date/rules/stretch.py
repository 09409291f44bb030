"""Atoms that name a stretch of the calendar: quarters, halves, thirds of a month, seasons, edges."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import RANGE, small_number
from extractor.values.date.moment import Edge, Moment

period: RuleSet[Moment] = RuleSet("date")

_ORDINAL = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1, "两": 2, "末": 4}


@period.rule(
    rf"(?<![\d.一二三四五六七八九十百每半](?!第))(?:(?P<first>(?<![此之以目])前|头)(?P<until>[一二两三四1-4])个?|第(?:(?P<from>[一二三1-3])(?:{RANGE}|、))?(?P<number>[一二三四1-4])个?|(?:(?P<from>[一二三1-3])(?:、[二三23](?=、))?(?:季度)?(?:{RANGE}|、)?)?(?P<number>[一二三四1-4])|(?P<number>首)个?)季度(?!票)"
    r"|(?<![A-Za-z])Q(?P<q>[1-4])(?!\d|[A-Za-z])(?:[ -]?(?P<year>20\d{2})(?![\d.])年?)?|(?<=年)第?(?P<short>[一二三四首末])季(?!报|稻|度|茶|节)",
    yes={
        "一季度": "2025-01/2025-03",
        "第三季度": "2024-07/2024-09",
        "前三季度": "2024-01/2024-09",
        "2024年四季度": "2024-10/2024-12",
        "首季度": "2025-01/2025-03",
        "2024年Q3": "2024-07/2024-09",
        "Q3 2024": "2024-07/2024-09",
        "今年二季度": "2025-04/2025-06",
        "去年前三季度": "2024-01/2024-09",
        "前三个季度": "2024-01/2024-09",
        "2024年第一个季度": "2024-01/2024-03",
        "去年末季": "2024-10/2024-12",
        "二三季度": "2024-04/2024-09",
        "一、二、三季度": "2024-01/2024-09",
    },
    no=["三个季度", "每季度", "一季报", "季度"],
    needs="季Q",
)
def quarter(match: Match) -> Moment:
    """A quarter, or several from the first on, as the interval of their months."""
    if match["until"]:
        first, last = 1, _ORDINAL[match["until"]]
    else:
        last = _ORDINAL[match["number"] or match["q"] or match["short"]]
        first = _ORDINAL[match["from"]] if match["from"] else last
    year = int(match["year"]) if match["year"] else None
    return Moment(year=year, months=(3 * first - 2, 3 * last), quarter_shift=None)


@period.rule(
    r"(?<=年)(?:的)?(?:前|头)(?P<until>1[01]|[2-9]|十一?|[两二三四五六七八九])个?月(?![初底末])|(?<![之以目此日年节会战赛天月周期午])前(?P<until>1[01]|[2-9]|十一?|[二三四五六七八九])月(?![\d初底末内])"
    r"|(?<![之以目此日年节会战赛天月周期午生婚职校])前(?P<until>1[01]|[2-9]|十一?|[两二三四五六七八九])个月(?![初底末以大的]|内(?![地蒙需外])|时间|左右|上下)",
    yes={
        "前4个月": "2024-01/2024-04",
        "前十个月": "2024-01/2024-10",
        "前八月": "2024-01/2024-08",
        "今年前两个月": "2025-01/2025-02",
        "去年前11个月": "2024-01/2024-11",
        "今年前9月": "2025-01/2025-09",
        "前10月": "2024-01/2024-10",
    },
    no=["之前3月", "五年前3月", "前3个月内", "出生前三个月", "前两个月大"],
    needs="月",
)
def first_months(match: Match) -> Moment:
    """The first months of a year; without its year, of the last one that has had them."""
    return Moment(months=(1, small_number(match["until"])))


@period.rule(
    r"(?:(?<![一-龥])(?P<last>后)|(?P<last>最后))(?P<count>[2-6]|[两二三四五六])个月(?![初底末内以大的]|时间|左右|上下)",
    yes={"最后3个月": "2024-10/2024-12", "后两个月": "2024-11/2024-12"},
    no=["手术后两个月", "最后三个月大", "毕业后3个月"],
    needs="后",
)
def last_months(match: Match) -> Moment:
    """The last months of the year."""
    return Moment(months=(13 - small_number(match["count"]), 12))


@period.rule(
    r"(?:(?P<last>上{1,2})|(?P<next>下{1,2})|(?P<this>本|这))(?:一)?个?季度",
    yes={"上季度": "2024-10/2024-12", "本季度": "2025-01/2025-03", "下个季度": "2025-04/2025-06"},
    no=["季度", "三季度"],
    needs="季",
)
def quarter_word(match: Match) -> Moment:
    """A quarter counted from that of publication."""
    return Moment(quarter_shift=len(match["next"] or "") - len(match["last"] or ""))


@period.rule(
    r"(?P<which>上|下|(?<![一-龥])前|(?<=[年入到在从的和与])前|(?<![一-龥]|到了)后|(?<=[年入到在从至的和与是及])后|(?<=年)头)半年(?!内(?![容部外阁存])|以内|之内|左右)(?:度(?!假))?|(?<=年)(?P<year>上|下)半年度?|H(?P<h>[12])(?<=\d{4}年?H[12])",
    yes={
        "上半年": "2025-01/2025-06",
        "下半年": "2025-07/2025-12",
        "2024年上半年": "2024-01/2024-06",
        "去年下半年": "2024-07/2024-12",
        "上半年度": "2025-01/2025-06",
    },
    no=["半年", "半年度", "提前半年完成", "培训后半年内", "毕业后半年左右", "手术后半年"],
    needs="半H",
)
def half_year(match: Match) -> Moment:
    """A half of a year, as the interval of its months."""
    first = match["h"] == "1" or (match["which"] or match["year"]) in ("上", "前", "头")
    return Moment(months=(1, 6) if first else (7, 12))


@period.rule(
    r"(?<![以之线晚早])(?P<which>[上下])一?个半年(?!以|内|左右)",
    yes={"上个半年": "2024-07/2024-12", "下一个半年": "2025-07/2025-12"},
    no=["上个半年内", "晚上个半年"],
    needs="半",
)
def half_year_word(match: Match) -> Moment:
    """A half of a year counted from that of publication."""
    return Moment(half_shift=-1 if match["which"] == "上" else 1)


@period.rule(
    rf"(?P<from>[上中])(?:旬?{RANGE}|、)?(?P<to>[中下])旬|(?P<third>[上中下])旬|(?<=月份?的?)(?P<turned>中上)旬",
    yes={
        "3月上旬": "2025-03-01/2025-03-10",
        "去年12月中旬": "2024-12-11/2024-12-20",
        "2024年2月下旬": "2024-02-21/2024-02-29",
        "5月中下旬": "2025-05-11/2025-05-31",
        "5月中上旬": "2025-05-01/2025-05-20",
    },
    no=["七旬老人"],
    needs="旬",
)
def third_of_month(match: Match) -> Moment:
    """上旬, 中旬, 下旬; by themselves of the month spoken of."""
    if match["turned"]:
        return Moment(third=(1, 2))  # 5月中上旬
    if match["third"]:
        third = "上中下".index(match["third"]) + 1
        return Moment(third=(third, third))
    return Moment(third=("上中下".index(match["from"]) + 1, "上中下".index(match["to"]) + 1))


_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}


@period.rule(
    r"(?:(?<![离过临亚来])(?P<shift>[今明去当前])(?P<s1>[春夏秋冬])(?!运|节|晚|虫|小麦|油菜|麦|种|奥)|(?<=年)的?(?:初|盛|仲|深|晚|隆|早|暮|金|寒|严)?(?P<s2>[春夏秋冬])(?:天|季|日)?(?!运|节|晚|耕|招|播|种|小麦|油菜|麦|游|雨|风|茶|城|苗|笋|收|粮|令营|虫|奥|残奥|会|[\u4e00-\u9fff]季|分|至)"
    r"|(?:初|盛|仲|深|隆|暮|严)?(?P<s3>[春夏秋冬])[天季](?!的?花|里))",
    yes={
        "2024年夏天": "2024-22",
        "去年冬天": "2024-24",
        "今春": "2025-21",
        "2023年秋": "2023-23",
        "2022年冬季": "2022-24",
        "去冬": "2024-24",
        "去冬今春": "2024-24/2025-21",
        "今冬明春": "2025-24/2026-21",
    },
    no=["2022年冬奥会", "春天", "2024年春运"],
    needs="春夏秋冬",
)
def season(match: Match) -> Moment:
    """A season of a year; by itself (春天) it is no date."""
    number = _SEASONS[match["s1"] or match["s2"] or match["s3"]]
    shift = {"今": 0, "明": 1, "去": -1, "当": 0, "前": -2, None: None}[match["shift"]]
    return Moment(
        season=number, year_shift=shift, base="context" if match["shift"] == "当" else "published", weak=shift is None
    )


_EDGES: dict[str, Edge] = {
    "初": "start",
    "底": "end",
    "末": "end",
    "尾": "end",
    "中": "middle",
    "中期": "middle",
    "前期": "start",
    "初期": "start",
    "后期": "end",
    "中叶": "middle",
    "末期": "end",
    "中后期": "end",
    "中前期": "start",
}


@period.rule(
    r"(?<=[年月度季纪代]|[一二三四五]”?|期间)(?:”|」|』)?"
    r"(?P<edge>(?<=代|纪|[一二三四五]”?)(?:初期?|中后期|中期|中叶|末期?|后期|前期)|(?<=[年月度季])(?:初(?![中级步一二三四五六七八九十次始衷心选赛评审现期春夏秋冬试诊])|底(?![线数气层色价座盘部蕴板稿料细]|下(?!闸|线|达|水|放|拨))|末(?![位端级班梢尾日])"
    r"|中(?=[，。；、,;）)\s至到]|前后|以前|之前|\Z)))",
    yes={
        "2024年底": "2024-12-31",
        "2024年12月底": "2024-12-31",
        "2023年初": "2023",
        "去年底": "2024-12-31",
        "明年初": "2026",
        "三季度末": "2024-09-30",
        "3月初": "2025-03",
        "2月末": "2025-02-28",
        "今年底": "2025-12-31",
    },
    no=["2024年初中毕业生", "2024年底线", "3月初步", "年初一"],
    needs="初底末中后前",
)
def edge(match: Match) -> Moment:
    """The beginning, the middle or the end of what stands right before it."""
    return Moment(edge=_EDGES[match["edge"]], edge_of="before", weak=True)


@period.rule(
    r"(?<![\d一二三四五六七八九十百])(?P<unit>岁|年|月)(?P<edge>初(?![中级步一二三四五六七八九十次始衷心选赛评审期])|底(?![线数气层色价座盘部蕴板])|末(?![位端级班梢日])|中(?=[，。；、,;）)\s至到前]|以来|\Z)|尾(?=[，。]))",
    yes={
        "年底": "2025-12-31",
        "年初": "2025",
        "月底": "2025-03-31",
        "今年年底": "2025-12-31",
        "去年年初": "2024",
        "岁末": "2025-12-31",
        "2024年年底": "2024-12-31",
    },
    no=["年初一", "月底线", "年初中"],
    needs="初底末中尾",
)
def edge_of_period(match: Match) -> Moment:
    """年底, 月初 …: the edge of the year or month of publication, or of the one named before."""
    return Moment(edge=_EDGES[match["edge"]], edge_of="month" if match["unit"] == "月" else "year")
