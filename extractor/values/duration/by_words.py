"""Lengths by other words than a number and its unit: 半年, 大半年, 数日, 月余, 三天三夜, 48h, and 日 where the words before tell a length."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.grammar import Match, RuleSet
from extractor.models import Duration, Modifier
from extractor.values.duration.length import add_units, iso_duration
from extractor.values.duration.vocabulary import (
    AFTER,
    BEFORE,
    ELAPSED,
    HEDGE,
    NO_UNIT,
    SUFFIX,
    UNIT,
    hedge,
    is_offset,
    per,
)
from extractor.values.number.numeral import Numeral, number, parse_numeral
from extractor.values.number.value_words import any_word

tellings: RuleSet[Duration] = RuleSet("duration")


@tellings.rule(
    rf"(?<={any_word('days_told')})(?<!(?:每满|日前|月前|年前|目前|以前|之前|超前|此前|最近的))(?:(?P<before>(?!))?){number('n1')}(?P<unit>日)(?!起|报|讯|上午|下午|晚|凌晨|前|后|至|到|期|[-—~至])(?P<after>左右|以上|以内|之内)?",
    yes={},
    no=["3月5日", "5日"],
)
def days_told(match: Match) -> Duration | None:
    """So many 日 where the words before say that it is a length, not a day of the month: 公示期为7日, 不超过30日."""
    numeral = parse_numeral(match["n1"])
    if numeral is None or numeral.value < 1:
        return None
    before = match.string[max(0, match.start() - 4) : match.start()]
    told = next(
        (word for word in sorted(BEFORE, key=len, reverse=True) if before.endswith(word) and word != "近"), None
    )
    modifier: Modifier = AFTER[match["after"]] if match["after"] else BEFORE[told] if told else numeral.modifier
    low: dict[str, Decimal] = {}
    add_units(low, "日", numeral.value)
    return Duration(iso=iso_duration(low), modifier=modifier, per=per(match))


_LONGEST_MONTH = 31
_LATIN_BEFORE = regex.compile(r"[A-Za-z] ?$")
_LATIN = {
    **dict.fromkeys(["h", "hr", "hour"], "小时"),
    **dict.fromkeys(["min", "minute"], "分钟"),
    **dict.fromkeys(["sec", "second", ""], "秒"),
    "day": "天",
    "week": "周",
    "month": "月",
    "year": "年",
}


@tellings.rule(
    rf"(?<![月第\d]){number('n1', inside=False)}日(?=[，。；、）)]|\Z|[以之]?内|以上|以下|左右|的)",
    yes={"九十日": "P90D", "60日": "P60D"},
    no=["31日", "5日", "60日均线", "100日元", "百日", "3月32日"],
    needs=("日",),
)
def bare_days(match: Match) -> Duration | None:
    """More days than a month has."""
    numeral = parse_numeral(match["n1"])
    if numeral is None or numeral.value <= _LONGEST_MONTH or match["n1"] in ("百", "千", "万"):
        return None
    return Duration(iso=iso_duration({"D": numeral.value}), modifier=numeral.modifier)


@tellings.rule(
    rf"{HEDGE}(?<![\dA-Za-z./-])(?P<n1>\d{{1,4}}(?:\.\d)?) ?(?P<unit>h|hrs?|hours?|min|mins|minutes?|sec|secs|seconds?|s|days?|weeks?|months?|years?)(?: ?(?<=\dh ?)(?P<n2>\d{{1,2}}) ?(?:mins?|m))?(?![A-Za-z\d/]){SUFFIX}",
    yes={
        "48h": "PT48H",
        "30min": "PT30M",
        "1.5h": "PT1H30M",
        "1h30min": "PT1H30M",
        "1h 30min": "PT1H30M",
        "45s": "PT45S",
        "24h内": "PT24H at_most",
    },
    no=["100km/h", "h", "5G", "3m", "80s", "90s", "iPhone 5s", "5m/s"],
    needs=("h", "min", "s", "day", "week", "month", "year"),
)
def latin(match: Match) -> Duration | None:
    """Hours, minutes and seconds by their letters. A round 80s or 90s may be a decade."""
    if match["unit"] == "s" and (match["n1"][-1] == "0" or _LATIN_BEFORE.search(match.string, 0, match.start())):
        return None
    low: dict[str, Decimal] = {}
    add_units(low, _LATIN[match["unit"].rstrip("s")], Decimal(match["n1"]))
    if match["n2"]:
        add_units(low, "分钟", Decimal(match["n2"]))
    said = hedge(match, Numeral(Decimal(match["n1"])), None, _LATIN[match["unit"].rstrip("s")])
    return Duration(iso=iso_duration(low), modifier=said)


@tellings.rule(
    rf"(?:{HEDGE}|最近(?=半))(?<!(?:(?<![一-龥])|[年入到在从至的和与是及])后(?!半(?:年|个月)[以之]?内))(?<![大上下多一二两三四五六七八九十]|(?<!提)前|(?<![超不])过|\d)半(?P<ge>个)?(?P<more>多)?(?P<unit>年(?!度|报|龄|检)|(?<=个|个多)月|月(?=以上|以内|之内|内(?!容)|左右|有余|之久|[，。、；！？）)”]|\Z)|(?<=个)钟(?=[，。、；！？）)的后内]|\Z)|天|日(?=以上|以内|内)|(?:小时|钟头|世纪|星期|礼拜|学期(?!))|分钟|秒|周(?!年|岁))(?!级|期|薪)"
    rf"(?:来(?![临到自源访看说]))?间?(?<!时间){SUFFIX}",
    yes={
        "半年": "P6M",
        "半个月": "P15D",
        "半天": "PT12H",
        "半年多": "P6M over",
        "半小时": "PT30M",
        "半个多月": "P15D over",
        "半分钟": "PT30S",
        "近半年": "P6M",
        "不到半个小时": "PT30M under",
        "半个世纪": "P50Y",
        "超过半年": "P6M over",
        "半月": "P15D",
        "半个钟": "PT30M",
    },
    no=["上半年", "今年后半年", "后半夜", "半年度", "下半年", "半年前", "大半天前", "半月刊", "上半月"],
    needs=("半",),
)
def half(match: Match) -> Duration | None:
    """Half a unit."""
    if match["after"] is None and is_offset(match.string, match.end()):
        return None
    low: dict[str, Decimal] = {}
    add_units(low, match["unit"], Decimal("0.5"))
    return Duration(
        iso=iso_duration(low),
        modifier=hedge(match, Numeral(Decimal("0.5")), match["more"], match["unit"]),
        per=per(match),
    )


@tellings.rule(
    rf"(?<![\d〇零一二三四五六七八九十百千万亿两余成许众最诸差不好更太])(?P<word>好几|若干|数|几|多)(?P<ge>个)?(?P<unit>{UNIT}|(?<=[数几多])(?:小时|日(?![常元本]))|(?<=[数几])月(?!份|亮|球)){NO_UNIT}(?:来(?![临到自源访看说]))?间?(?<!时间)",
    yes={
        "多年": "P1Y several",
        "数年": "P1Y several",
        "几个月": "P1M several",
        "数日": "P1D several",
        "几天": "P1D several",
        "好几年": "P1Y several",
        "多年来": "P1Y several",
        "数小时": "PT1H several",
    },
    no=["几年前", "多年生植物", "几年级", "差不多年初"],
)
def several(match: Match) -> Duration | None:
    """Several units, how many is not said: the value is one of them."""
    text = match.string
    if is_offset(text, match.end()) or text[match.end() : match.end() + 1] == "生":
        return None
    if (
        match["word"] == "几"
        and text[max(0, match.start() - 1) : match.start()]
        in (
            "前",
            "后",
            "近",
            "这",
            "那",
            "头",
            "过",
        )
        and text[max(0, match.start() - 2) : match.start()] != "今后"
    ):
        return None
    low: dict[str, Decimal] = {}
    add_units(low, match["unit"].removeprefix("个"), Decimal(1))
    return Duration(iso=iso_duration(low), modifier="several")


@tellings.rule(
    r"(?<![\d.:：])(?:(?P<h>\d{1,2})[:：])?(?P<m>[0-5]?\d)[:：](?P<s>[0-5]\d(?:\.\d{1,3})?)(?![\d:：%]|\.\d)",
    yes={},
    no=["12:30", "上午8:30:00", "比分3:20"],
    needs=(":", "："),
)
def elapsed(match: Match) -> Duration | None:
    """Hours, minutes and seconds with colons behind a word that says that they are a length: 用时1:30:00, 片长12:35."""
    if not ELAPSED.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    low = {"m": Decimal(match["m"]), "s": Decimal(match["s"])} | ({"h": Decimal(match["h"])} if match["h"] else {})
    return Duration(iso=iso_duration({unit: amount for unit, amount in low.items() if amount} or {"s": Decimal(0)}))


@tellings.rule(
    r"(?<![们咱爷娘母父哥姐兄夫婆口])(?P<n1>[俩仨])(?P<unit>月|小时|钟头|星期|礼拜|学期|季度|世纪)(?![前后]|以[前后])",
    yes={"俩月": "P2M", "仨小时": "PT3H", "俩星期": "P2W"},
    no=["他们俩月薪", "俩月前", "爷俩小时候"],
    needs=("俩", "仨"),
)
def two_or_three(match: Match) -> Duration:
    """Two or three of a unit in northern speech: 俩 is 两个, 仨 三个."""
    low: dict[str, Decimal] = {}
    add_units(low, match["unit"], Decimal(2 if match["n1"] == "俩" else 3))
    return Duration(iso=iso_duration(low))


@tellings.rule(
    rf"{number('n1')}(?:天|日|个?白天){number('n2')}(?:夜|晚(?!上|[报会间]))",
    yes={"3天3夜": "P3D", "三天三夜": "P3D", "两天一夜": "P2D", "五天四晚": "P5D"},
    no=["三天晚上", "5天3晚报"],
    needs=("夜", "晚"),
)
def days_and_nights(match: Match) -> Duration | None:
    """Days and nights: as long as the days."""
    days, nights = parse_numeral(match["n1"]), parse_numeral(match["n2"])
    if days is None or nights is None or not 0 <= days.value - nights.value <= 1:
        return None
    return Duration(iso=iso_duration({"D": days.value}))


@tellings.rule(
    r"(?<![上下最扩加巨正远])(?P<most>大|小|多)半个?(?P<unit>年(?![度级])|(?<=个)月(?!亮)|天|日|(?<=个)(?:小时|世纪|星期))(?![前后]|以[前后])",
    yes={
        "大半年": "P6M over",
        "小半天": "PT12H under",
        "大半个月": "P15D over",
        "大半天": "PT12H over",
        "大半个世纪": "P50Y over",
    },
    no=["上半年", "大半年级", "大半天前"],
    needs=("半",),
)
def most_of(match: Match) -> Duration:
    """More or less than half a unit."""
    low: dict[str, Decimal] = {}
    add_units(low, match["unit"], Decimal("0.5"))
    return Duration(iso=iso_duration(low), modifier="under" if match["most"] == "小" else "over")


@tellings.rule(
    r"(?<![\d一二两三四五六七八九十百千万几数半个每本上下当全今明去前同])(?P<unit>年|月)余(?![额下地人名元款粮热生震])|个把(?P<about>月|星期|小时|钟头|礼拜)",
    yes={"月余": "P1M over", "年余": "P1Y over", "个把月": "P1M about", "个把小时": "PT1H about"},
    no=["三月余额", "10年余", "今年余下", "月余额"],
)
def one_and_more(match: Match) -> Duration:
    """A unit and something more, or about one."""
    low: dict[str, Decimal] = {}
    add_units(low, match["about"] or match["unit"], Decimal(1))
    return Duration(iso=iso_duration(low), modifier="about" if match["about"] else "over")
