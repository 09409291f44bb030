"""Atoms that count from the publication date or from an earlier date: 去年, 上个月, 下周三, 昨天, 次日, 年内."""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.moment import Moment

relative: RuleSet[Moment] = RuleSet("date")

_YEARS = {
    "这一年": 0,
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上一年": -1,
    "旧年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "来年": 1,
    "下一年": 1,
    "后年": 2,
    "大后年": 3,
}


@relative.rule(
    r"(?:(?P<word>大前年|(?<![目此之以当日从年生天个提])前年|(?<![离失除逝]|(?<!超)过)去年|今年|(?<![基成资版日])本年|(?<![说表证注声标阐写透文光清])明年|大后年"
    r"|(?<![\u4e00-\u9fff])后年|(?<=[到在至于从、和])后年|(?<![以本近从向将原历未出起到带])来年)度?(?:年内(?!容))?|(?P<one>(?<!以)上一|(?<!以)下一)(?:个)?年度?)"
    r"(?!轻|幼|纪(?!录|念|检|律|委)|迈|龄|级(?!别)|薪|代(?!表|理)|鉴)(?<![前后本来]年(?=均|产|销|收|检|审|报|会|货|发电|处理|增长|可|利|华|逾|满))",
    yes={
        "去年": "2024",
        "今年": "2025",
        "明年": "2026",
        "前年": "2023",
        "后年": "2027",
        "大前年": "2022",
        "本年度": "2025",
        "去年11月": "2024-11",
        "上一年度": "2024",
        "今年年内": "2025",
        "去年全年": "2024",
    },
    no=["如今年轻人", "目前年产值", "过去年均", "说明年均值", "投产后年产", "基本年薪", "此前年度"],
    needs="年",
)
def year_word(match: Match) -> Moment:
    """A year counted from the year of publication."""
    word = match["word"] or match["one"] + "年"
    return Moment(year_shift=_YEARS[word])


@relative.rule(
    r"(?<![以之线晚早马路海网])上年度?(?!纪|龄|轻|限|货|均(?!有|为|呈)|幼)|(?<=[较比于与])前一年(?!级)|(?P<next>(?<![以之线楼])下年度?(?!纪|龄|级|轻))|(?P<this>这一年)(?!级|来|里|多)",
    yes={"上年": "2024", "上年度": "2024", "下年": "2026", "这一年": "2025"},
    no=["60岁以上年龄", "以上年限", "这一年来"],
    needs="年",
)
def year_before(match: Match) -> Moment:
    """The year before or behind the one that the figures speak of, or that one itself; else counted from the year of publication."""
    return Moment(year_shift=1 if match["next"] else 0 if match["this"] else -1, base="figures")


@relative.rule(
    r"(?<=[较比于与])(?:前(?:一个?)?|上(?:一)?个?)(?P<unit>月|季度)(?!份?额|亮|[度球])(?!均(?!有|为|呈))",
    yes={},
    no=["前月", "上季度末比"],
    needs="月季",
)
def compared_with(match: Match) -> Moment:
    """What a figure is compared with: the month or quarter before the one that it speaks of (比上月, 低于前一季度)."""
    return Moment(month_shift=-1, base="figures") if match["unit"] == "月" else Moment(quarter_shift=-1, base="figures")


_CONTEXT_YEARS = {"同": 0, "当": 0, "次": 1, "翌": 1, "第": 1}


@relative.rule(
    r"(?:(?<![不相共合等如])(?P<same>同)|(?<![相应适正担充理])(?P<then>当)|(?<![\d一二三四五六七八九十百几多数首本此每这上再某何层档其名依])(?P<next>次)|(?P<later>翌)|(?<![\u4e00-\u9fff])(?P<second>第二))年"
    r"(?!级(?!别)|龄|代(?!表|理)|薪|报(?!销|名|考)|会|份额|检|审|度报|轻|幼|味)",
    yes={"翌年": "unresolved", "次年": "unresolved", "同年": "unresolved"},
    no=["一次年报", "首次年会", "同年级", "不同年龄", "相当年轻", "同年代"],
    needs="年",
)
def year_of_story(match: Match) -> Moment:
    """A year counted from an earlier date of the article. 当年 without one is long ago."""
    shift = _CONTEXT_YEARS[match[0][0]]
    return Moment(year_shift=shift, base="context", vague=False)


@relative.rule(
    r"(?:(?P<last>(?:(?<![扩放加重最巨])大)?上{1,3}(?:一)?个?)|(?P<next>下{1,3}(?:一)?个?)|(?P<this>(?<![基根版成日])本|这个?|今)|(?P<same>同|(?<![相应适])当|(?<![\d一二三四五六七八九十百几多数首本此每这上再某])次|翌))月份?"
    r"(?!薪|均(?!有|为|呈|出现|实现)|租|球|亮|光|饼|台|嫂|季|刊|报|子|龄|色|经|全(?=食)|工资)(?<![以线楼路网海之]上月)(?<![以线楼路网之]下月)",
    yes={
        "上个月": "2025-02",
        "本月": "2025-03",
        "下月": "2025-04",
        "上上个月": "2025-01",
        "大上个月": "2025-01",
        "上月5日": "2025-02-05",
        "本月底": "2025-03-31",
    },
    no=["以上月薪", "相当月收入", "线上月租", "水下月球"],
    needs="月",
)
def month_word(match: Match) -> Moment:
    """A month counted from that of publication, or from an earlier date."""
    if match["same"]:
        return Moment(month_shift=0 if match["same"] in "同当" else 1, base="context")
    if match["this"]:
        return Moment(month_shift=0)
    text = match["last"] or match["next"]
    sign = -1 if match["last"] else 1
    return Moment(month_shift=sign * sum(char in "大上下" for char in text))


_DAYS = {
    "大大前": -4, "大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4, "琴": -1, "听": 1,
}  # fmt: skip


@relative.rule(
    r"(?:(?P<eve>(?<![一-龥])前(?=晚(?![上间辈]))|(?<=[在于从是])前(?=晚(?![上间辈])))|(?P<far>大{1,2}前|大{1,2}后|(?<![目以之此年月日天从生空])前|(?<![以之今此然先落战产随])后)天(?!性|教|培|环|努|气(?!温)|空(?![气军调中运难港间管客前])|下(?!午|班|雨|雪)|补|文|井|然|形成)"
    r"|(?:(?<!至|(?<![出发表实体呈展兑例比譬相应适恰])[如当现])(?P<near>今)(?:天|日)|(?<![日基根资成原版])(?P<near>本)日)(?!气(?!温)|空(?![气军调中运难港间管客前])|然(?![后而])|头条|说法|关注|影评|资本|早报|晚报)|(?<=至)(?P<until>今)(?:天|日)(?!气)"
    r"|(?P<other>昨|(?<![说表证声文光])明)(?:天|日)(?!气(?!温)|空(?![气军调中运难港间管客前])|然|黄花|之(?=[后星子])|方舟|重现|传奇)"
    r"|(?P<part>昨|今|明|(?<![相应适正])当)(?=[晚夜早晨])(?!.(?:报|会|稻|饭|餐|班|期|年|婚|熟|已|有|就|点|场|于|日|恋|教|安|市|间新闻))"
    r"|(?<![\u4e00-\u9fff])(?P<dialect>琴|听)日|(?P<at_once>即)日(?=起))",
    yes={
        "昨天": "2025-03-19",
        "今天": "2025-03-20",
        "明日": "2025-03-21",
        "后天": "2025-03-22",
        "大前天": "2025-03-17",
        "大大后天": "2025-03-24",
        "本日": "2025-03-20",
        "昨晚": "2025-03-19",
        "今晚8点": "2025-03-20T20:00",
        "明早7点半": "2025-03-21T07:30",
        "昨日上午": "2025-03-19",
        "去年今日": "2024-03-20",
        "前晚": "2025-03-18",
    },
    no=[
        "今日头条",
        "明日之后",
        "今日说法",
        "如今天气",
        "说明天气",
        "目前天气",
        "后天努力",
        "天天",
        "明日之星",
        "今天然气",
        "三天前晚上",
    ],
    needs="天日昨今明当前",
)
def day_word(match: Match) -> Moment:
    """A day counted from the day of publication."""
    word = match["far"] or match["near"] or match["until"] or match["other"] or match["dialect"]
    if match["at_once"]:
        return Moment(day_shift=0)
    if word:
        return Moment(day_shift=_DAYS[word])
    if match["eve"]:
        return Moment(day_shift=_DAYS["前"])
    if match["part"] == "当":
        return Moment(day_shift=0, base="context")
    return Moment(day_shift=_DAYS[match["part"]])


@relative.rule(
    r"(?:(?<![相应适正])当|(?<![不相共如])同一?|(?<![\d一二三四五六七八九十百几多数首本此每这再某层档])次|翌)(?:天|日)(?!气|空|然|生|性)|(?:(?<![\u4e00-\u9fff])|(?<=[到至]))第二天|(?<![以之目此从最])前一[天日](?!晚会)|(?<![以之今此最])后一[天日]",
    yes={
        "次日": "unresolved",
        "当天": "unresolved",
        "翌日": "unresolved",
        "同日": "unresolved",
        "第二天": "unresolved",
        "前一天": "unresolved",
    },
    no=["相当天真", "三次日程", "不同天气"],
    needs="天日",
)
def day_of_story(match: Match) -> Moment:
    """A day counted from an earlier date of the article."""
    shift = {"当": 0, "同": 0, "前": -1}.get(match[0][0], 1)
    return Moment(day_shift=shift, base="context")


@relative.rule(
    r"(?<=[今去前上明\d]年)度?(?:的)?同期",
    yes={"去年同期": "2024", "上年同期": "2024", "2023年同期": "2023"},
    no=["同期声", "同期入学"],
    needs="期",
)
def same_period(match: Match) -> Moment:
    """The same stretch of another year."""
    del match
    return Moment(edge="middle", edge_of="before", same_period=True, weak=True)


@relative.rule(
    r"(?<=[今去前上]年)度?的?同月(?!份?额|龄)份?",
    yes={"去年同月": "2024-03", "上年同月": "2024-03"},
    no=["同月", "去年同月龄"],
    needs="同",
)
def same_month(match: Match) -> Moment:
    """The month that the figures speak of, in another year."""
    del match
    return Moment(month_shift=0, base="figures", weak=True)


@relative.rule(
    r"(?<![一-龥])同期(?!声|录|房|学|入|毕业|号|刊|生|配|归)(?=内|，|[一-龥])",
    yes={},
    no=["同期声", "同期录音", "历史同期"],
    needs="期",
)
def period_of_story(match: Match) -> Moment:
    """The stretch just spoken of, at the head of a clause: 同期，出口增长5%."""
    del match
    return Moment(year_shift=0, base="figures", edge="middle", edge_of="before", same_period=True)


@relative.rule(
    r"(?P<word>[今明昨前后]|大[前后])儿个?(?!童|子|女|科|媳|孙|歌|戏|化|时)",
    yes={"今儿": "2025-03-20", "明儿个": "2025-03-21", "昨儿": "2025-03-19", "前儿": "2025-03-18"},
    no=["今儿童节", "前儿子", "目前儿童", "此前儿科"],
    needs="儿",
)
def day_spoken(match: Match) -> Moment | None:
    """A day as northern speech names it."""
    if match.string[max(0, match.start() - 1) : match.start()] in tuple("目以之此先然最证说声表"):
        return None
    return Moment(day_shift=_DAYS[match["word"]])


@relative.rule(
    r"(?<![\d一二两三四五六七八九十百千万亿几多数半全当同每整学财本今明去前周来个上下届任某该近往])(?P<unit>年|月)内(?!容|部|外|地|涵|科|需|蒙|陆|退|在|侧|心)",
    yes={"年内": "2025", "月内": "2025-03"},
    no=["三年内", "一年内", "年内容", "当年内", "6个月内", "近年内"],
    needs="内",
)
def within(match: Match) -> Moment:
    """Some day of the year or month of publication."""
    return Moment(year_shift=0) if match["unit"] == "年" else Moment(month_shift=0)
