"""The rules of durations: 两年, 一个半月, 8天又二十个小时, 3~6个月, 3年以上7年以下, 十余年, 多年, 60日内, 近3年."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.models import Duration, Modifier
from extractor.rules import Match, RuleSet
from extractor.values.duration_length import ORDER, UNITS, add_units, iso_duration
from extractor.values.numeral import RANGE, Numeral, number, parse_numeral

durations: RuleSet[Duration] = RuleSet("duration")

_BEFORE: dict[str, Modifier] = {
    **dict.fromkeys(["近", "将近", "接近"], "nearly"),
    **dict.fromkeys(["约", "大约", "大概", "大致", "约为"], "about"),
    **dict.fromkeys(["上", "超过", "超", "逾", "突破", "超出", "长逾"], "over"),
    **dict.fromkeys(
        ["至少", "不少于", "不低于", "满", "最少", "最短", "不短于", "起码", "≥", "已满", "届满"], "at_least"
    ),
    **dict.fromkeys(
        ["最多", "最长", "不超过", "至多", "未超过", "不超", "不得超过", "不长于", "最高", "≤", "最迟"], "at_most"
    ),
    **dict.fromkeys(["不足", "不到", "不满", "未满", "低于", "少于", "未到"], "under"),
}
_AFTER: dict[str, Modifier] = {
    **dict.fromkeys(["以上", "及以上", "或以上", "(含)以上", "起步"], "at_least"),
    **dict.fromkeys(["以下", "及以下", "以内", "之内", "内", "封顶"], "at_most"),
    **dict.fromkeys(["左右", "上下", "前后"], "about"),
    **dict.fromkeys(["多", "有余", "余", "挂零", "开外"], "over"),
    **dict.fromkeys(["不到"], "under"),
}
_PER = {
    **dict.fromkeys(["每天", "每日", "日均", "一天", "平均每天", "每日平均", "每晚"], "day"),
    **dict.fromkeys(["每周", "每星期", "周均"], "week"),
    **dict.fromkeys(["每月", "每个月", "月均"], "month"),
    **dict.fromkeys(["每年", "年均", "每学年"], "year"),
    **dict.fromkeys(["每人", "人均"], "person"),
}


def _any(words: object) -> str:
    return "|".join(sorted(map(regex.escape, words), key=len, reverse=True))  # type: ignore[call-overload]  # any iterable of str


_HEDGE = rf"(?:(?P<before>{_any([w for w in _BEFORE if w not in ('约', '上')])}|(?<![节预签纽条合公制大])约|上(?=[百千万]))(?:了|过|达|有)?\s?)?"
_SUFFIX = rf"(?:[(（]含[)）])?(?P<after>{_any([w for w in _AFTER if w not in ('内', '余')])}|内(?!容|部|外|地|在|涵|科|需|蒙|陆|退)|余(?![名人个]))?"
_UNIT = (
    r"(?:个季度|个?(?:世纪|星期|礼拜|小时|钟头|年头|工作日|自然日|交易日)|(?<=个|个多|个半)(?:月|钟)|年|周年|载|周|天|昼夜|分钟|秒钟?|刻钟|分(?=\d{1,2}秒|[一二三四五六七八九十]{1,3}秒)"
    r"|(?<=两)日(?!元|本|游|常)|月(?=以上|以内|之内|内|有余)|日(?=以上|以内|之内|内(?![瓦容部外蒙])|以下|之久))"
)
# A unit that is the beginning of another word: 三年级, 两周岁, 三天两头, 五年规划.
_NO_UNIT = r"(?!级|代(?!表|理|码|售|管|言|办|收)|薪|龄|轻|份(?!额)|度(?!假|过)|[岁边刊报围长一二三四五六日末](?<=周.)|气(?!温)|杀|一遇|一度|行动|计划|规划|攻坚|倍增|系(?!统)|制(?!造))"
_PART = rf"(?:{{number}}) ?整?(?P<g{{i}}>个)?(?P<in{{i}}>多|半)?(?P<u{{i}}>{_UNIT}){_NO_UNIT}(?P<h{{i}}>半(?!年|天|月|日|数|成))?"


def _part(i: int) -> str:
    return _PART.replace("{number}", number(f"n{i}")).replace("{i}", str(i))


_MORE = "".join(
    rf"(?:(?:又|零|加|外加|、)?{number(f'n{i}')}(?P<g{i}>个)?(?P<in{i}>多|半)?(?P<u{i}>个?(?:星期|礼拜|小时|钟头)|(?<=个|个多|个半)月|周(?!岁|年|边)|天|日(?=零|又|\d|[一二三四五六七八九十]+[个小])|分钟|分(?=钟|[\d一二三四五六七八九十]|\b|[，。、；）)的内]|\Z)|秒钟?)(?P<h{i}>半)?)?"
    for i in (2, 3, 4)
)


def _value(match: Match, i: int) -> tuple[dict[str, Decimal], dict[str, Decimal] | None, Numeral] | None:
    """The amounts of part `i` of a match, the higher ones where its number is a range, and the number."""
    numeral = parse_numeral(match[f"n{i}"].removesuffix(" "))
    if numeral is None or numeral.value < 0:
        return None
    unit = match[f"u{i}"].removeprefix("个")
    half = Decimal("0.5") if match[f"in{i}"] == "半" or match[f"h{i}"] else Decimal(0)
    low: dict[str, Decimal] = {}
    add_units(low, unit, numeral.value + half)
    high: dict[str, Decimal] | None = None
    if numeral.upper is not None:
        high = {}
        add_units(high, unit, numeral.upper + half)
    return low, high, numeral


_THIS_ONE = regex.compile(
    r"(?:新的|又|这|那|哪|每|同|某|上|下|有|任|当|全|近一|唯|[去今明前]年|(?<![以之日目此年月])前|(?<![以之今此年月])后)\Z"
)
_LAST_YEARS = regex.compile(
    r"(?:用|历时|耗时|用时|长达|经过|经历|了|达|有|等|花|时间|持续|跨越|历经|奋战|坚守|服务|工作|从[事业教]|距今|绵延|存在|沉淀|积累)(?:了)?\Z"
)
_BEHIND_NEARLY = regex.compile(r"(?:的)?(?:时间|历史|光阴|之久|的努力|努力|岁月|坚守|发展史)")
_OFFSET = regex.compile(
    r"(?:以|之)?(?:前(?!期|往|来|景|列|沿|端|提|台|方|瞻|进|行|途|线|身|辈|任|所未|后|夕|排|卫)|后(?!期|续|勤|台|者|来|面|方|备|代|盾|悔|果|天|再|退|进|排|卫))"
)


def hedge(match: Match, numeral: Numeral, inside: str | None, unit: str) -> Modifier:
    """How the text hedges a length. The 近 of 近3年 (the last three years) hedges nothing; that of 近二十年时间 does."""
    after, before = match["after"], match["before"]
    if after:
        return _AFTER[after]
    if before in ("近",) and unit not in ("小时", "钟头", "分钟", "分", "秒", "秒钟", "世纪"):
        start = match.start()
        text = match.string
        if not (
            _LAST_YEARS.search(text, max(0, start - 4), start)
            or _BEHIND_NEARLY.match(text, match.end(), match.end() + 6)
        ):
            before = None
    if before:
        return _BEFORE[before]
    return "over" if inside == "多" else numeral.modifier


def per(match: Match) -> list[str]:
    """What the length is counted for: 每天8小时."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return next(([unit] for word, unit in _PER.items() if before.endswith(word)), [])


@durations.rule(
    rf"{_HEDGE}(?<![第×xX]|第[上下]|公元|公元前){_part(1)}{_MORE}(?:来(?![临到自源访看说得回]))?间?(?<!时间)(?:{_SUFFIX})",
    yes={
        "两年": "P2Y",
        "3个月": "P3M",
        "4小时内": "PT4H at_most",
        "一年半": "P1Y6M",
        "一个半月": "P1M15D",
        "8天又二十个小时": "P8DT20H",
        "34周": "P34W",
        "56天": "P56D",
        "60日内": "P60D at_most",
        "满两年": "P2Y at_least",
        "两年以上": "P2Y at_least",
        "十余年": "P10Y over",
        "4年来": "P4Y",
        "近3年": "P3Y",
        "2小时30分钟": "PT2H30M",
        "七八天": "P7D..P8D",
        "三刻钟": "PT45M",
        "1.5小时": "PT1H30M",
        "5个工作日": "P5D",
        "十几年": "P10Y several",
        "两个多月": "P2M over",
        "三个半小时": "PT3H30M",
        "四载": "P4Y",
    },
    no=["三年级", "2024年", "第三天", "三天前", "三年行动计划", "两周岁", "百年一遇", "08年"],
)
def length(match: Match) -> Duration | None:
    """A number of units, or several falling ones, with hedges before, inside and behind."""
    first = _value(match, 1)
    if first is None:
        return None
    low, high, numeral = first
    unit = match["u1"].removeprefix("个")
    if not _is_length(match, unit):
        return None
    last_rank = ORDER.index(UNITS[unit][0])
    for i in (2, 3, 4):
        if match[f"n{i}"] is None:
            continue
        part = _value(match, i)
        rank = ORDER.index(UNITS[match[f"u{i}"].removeprefix("个")][0])
        if part is None or rank <= last_rank:
            return None
        last_rank = rank
        for key, amount in part[0].items():
            low[key] = low.get(key, Decimal(0)) + amount
    return Duration(
        iso=iso_duration(low),
        upper=iso_duration(high) if high else None,
        modifier=hedge(match, numeral, match["in1"], unit),
        per=per(match),
    )


def _is_length(match: Match, unit: str) -> bool:
    text, digits = match.string, match["n1"]
    start, end = match.start("n1"), match.end()
    before = text[max(0, start - 3) : start]
    if unit == "年" and (
        (digits.isdecimal() and ((len(digits) == 4 and digits[0] in "12") or digits[0] == "0"))
        or _is_digit_string(digits)
    ):
        return False
    if before.endswith("第"):
        return False
    if digits == "一" and not match["in1"] and _THIS_ONE.search(text, max(0, start - 3), start):
        return False
    if (
        digits == "四"
        and unit == "周"
        and not match["g1"]
        and match.span() != (0, len(text))
        and not match["before"]
        and not match["after"]
    ):
        return False  # 四周 is all around
    if unit == "载" and digits.isascii():
        return False
    if unit in ("世纪",) and match["g1"] is None and not match["u1"].startswith("个"):
        return False
    if match["after"] not in (None, "多", "余", "有余") or text[end - 1 : end] == "来":
        return True
    return not _OFFSET.match(text, end)


def _is_digit_string(digits: str) -> bool:
    return len(digits) == 4 and all(char in "〇零一二三四五六七八九" for char in digits)


# Behind the hyphen of a range the number grammar sees no border.
_HIGHER = rf"(?:{number('n2')}|(?<=\d-)(?P<n2>\d++(?:\.\d++)?))"


@durations.rule(
    rf"{_HEDGE}(?<![第×]){number('n1')}(?P<ge1>个)?(?P<u1>{_UNIT})?(?:\(含\)|（含）)?(?P<low>以上|及以上|起)?(?:{RANGE}|、|，(?<=以上，)|(?<=以上))(?:不超过|不满)?{_HIGHER} ?(?P<g2>个)?"
    rf"(?P<u2>{_UNIT}){_NO_UNIT}(?P<high>以下|以内|之内|及以下)?(?P<after>左右|不等)?",
    yes={
        "3~6个月": "P3M..P6M",
        "3至5年": "P3Y..P5Y",
        "三到五天": "P3D..P5D",
        "3年以上7年以下": "P3Y..P7Y",
        "30分钟至2小时": "PT30M..PT2H",
        "7-10天": "P7D..P10D",
        "一至两周": "P1W..P2W",
    },
    no=["2019-2021年", "2019年至2021年", "三至五年级"],
)
def between(match: Match) -> Duration | None:
    """A length between two others, one unit for both or one each."""
    low, high = parse_numeral(match["n1"]), parse_numeral(match["n2"])
    if low is None or high is None or low.upper or high.upper:
        return None
    unit2 = match["u2"].removeprefix("个")
    unit1 = (match["u1"] or unit2).removeprefix("个")
    if unit2 == "年" and any(
        (match[n].isdecimal() and len(match[n]) == 4) or _is_digit_string(match[n]) for n in ("n1", "n2")
    ):
        return None
    if unit2 == "年" and match["u1"] is None and match["n1"].isdecimal() and match["n1"][0] == "0":
        return None
    first: dict[str, Decimal] = {}
    last: dict[str, Decimal] = {}
    add_units(first, unit1, low.value)
    add_units(last, unit2, high.value)
    if unit1 == unit2 and low.value >= high.value:
        return None
    if _OFFSET.match(match.string, match.end()) and not match["high"]:
        return None
    modifier: Modifier = "about" if match["after"] == "左右" else _BEFORE.get(match["before"] or "", "exact")
    if match["before"] == "近":
        modifier = "exact"
    return Duration(iso=iso_duration(first), upper=iso_duration(last), modifier=modifier, per=per(match))


_DAYS_TOLD = "期限?为?|为期|连续|历时|每年|延长至?|住院|长达|近|过去|未来|今后|最近|共计?|休假?|假期?|累计|前|提前|滞留|逾期|有效期|[^每]满|续|工期|达|仅需?|只需|需|用时|耗时|缩短[至为到]|压缩[至为到]|约|至少|不少于|不低于|不超过|最多|超过?|不足|不到|逾|不得超过"


@durations.rule(
    rf"(?<={_DAYS_TOLD})(?<!(?:日前|月前|年前|目前|以前|之前|超前|此前|最近的))(?:(?P<before>(?!))?){number('n1')}(?P<unit>日)(?!起|报|讯|上午|下午|晚|凌晨|前|后|至|到|期|[-—~至])(?P<after>左右|以上|以内|之内)?",
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
        (word for word in sorted(_BEFORE, key=len, reverse=True) if before.endswith(word) and word != "近"), None
    )
    modifier: Modifier = _AFTER[match["after"]] if match["after"] else _BEFORE[told] if told else numeral.modifier
    low: dict[str, Decimal] = {}
    add_units(low, "日", numeral.value)
    return Duration(iso=iso_duration(low), modifier=modifier, per=per(match))


@durations.rule(
    rf"(?<![上下前后大多])半个?(?P<u1>年|月|天|小时|星期)(?:{RANGE}){number('n2')}个?(?P<u2>年|月|天|小时|星期){_NO_UNIT}(?P<high>以内|之内)?",
    yes={"半年到一年": "P6M..P1Y", "半个月至两个月": "P15D..P2M", "半天到一天": "PT12H..P1D"},
    no=["上半年到一年"],
)
def from_half(match: Match) -> Duration | None:
    """A length between half a unit and more."""
    high = parse_numeral(match["n2"])
    if high is None:
        return None
    first: dict[str, Decimal] = {}
    last: dict[str, Decimal] = {}
    add_units(first, match["u1"], Decimal("0.5"))
    add_units(last, match["u2"], high.value)
    return Duration(iso=iso_duration(first), upper=iso_duration(last))


@durations.rule(
    r"(?<![\dA-Za-z./-])(?P<n1>\d{1,4}(?:\.\d)?) ?(?P<unit>h|hrs?|hours?|min|mins|minutes?)(?![A-Za-z\d/])",
    yes={"48h": "PT48H", "30min": "PT30M", "1.5h": "PT1H30M"},
    no=["100km/h", "h", "5G", "3m"],
)
def latin(match: Match) -> Duration:
    """Hours and minutes by their letters."""
    low: dict[str, Decimal] = {}
    add_units(low, "小时" if match["unit"][0] == "h" else "分钟", Decimal(match["n1"]))
    return Duration(iso=iso_duration(low))


@durations.rule(
    rf"{_HEDGE}(?<![大上下前后多过一二两三四五六七八九十]|\d)半(?P<ge>个)?(?P<more>多)?(?P<unit>年(?!度|报|龄|检)|(?<=个|个多)月|天|日(?=以上|以内|内)|(?:小时|钟头|世纪|星期|礼拜|学期(?!))|分钟|秒|周(?!年|岁))(?!级|期|薪)"
    rf"(?:来(?![临到自源访看说]))?间?(?<!时间){_SUFFIX}",
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
    },
    no=["上半年", "半年度", "下半年", "半年前", "大半天前"],
)
def half(match: Match) -> Duration | None:
    """Half a unit."""
    if match["after"] is None and _OFFSET.match(match.string, match.end()):
        return None
    low: dict[str, Decimal] = {}
    add_units(low, match["unit"], Decimal("0.5"))
    return Duration(
        iso=iso_duration(low),
        modifier=hedge(match, Numeral(Decimal("0.5")), match["more"], match["unit"]),
        per=per(match),
    )


@durations.rule(
    rf"(?<![\d〇零一二三四五六七八九十百千万亿两余成许众最诸差不好更太])(?P<word>好几|若干|数|几|多)(?P<ge>个)?(?P<unit>{_UNIT}|(?<=[数几多])(?:小时|日(?![常元本]))|(?<=[数几])月(?!份|亮|球)){_NO_UNIT}(?:来(?![临到自源访看说]))?间?(?<!时间)",
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
    if _OFFSET.match(text, match.end()) or text[match.end() : match.end() + 1] == "生":
        return None
    if match["word"] == "几" and text[max(0, match.start() - 1) : match.start()] in (
        "前",
        "后",
        "近",
        "这",
        "那",
        "头",
        "过",
    ):
        return None
    low: dict[str, Decimal] = {}
    add_units(low, match["unit"].removeprefix("个"), Decimal(1))
    return Duration(iso=iso_duration(low), modifier="several")
