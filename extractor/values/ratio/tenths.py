"""Shares that are said in tenths (三成), discounts (八折) and halves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Modifier, Percent
from extractor.values.number.numeral import DIGITS, RANGE, parse_numeral
from extractor.values.number.placed_number import Figure, place
from extractor.values.number.unit_words import measure_words
from extractor.values.number.word_borders import starts_inside_word, word_at
from extractor.values.ratio.percent import percent

SHARES: RuleSet[Percent] = RuleSet("percent")

# What a digit behind 成 counts: it is no part of the tenths (四成一个样, 三成两年内).
_COUNTING = (
    "".join(word for word in measure_words() if len(word) == 1)
    + "些声点下阵步段番生会时旦直致边样切中片般定半年月天周日小晌侧岸十百千万亿"
)
# 成 may begin a word with these, where the dictionary does not hold the number and 成 as one (四成人口).
_JOINS = frozenset("为立员果功长本都就交人熟语型效品分套像群片批了不")


@SHARES.rule(
    rf"(?:(?P<low>[{DIGITS}]|\d(?:\.\d)?)成?(?P<to>{RANGE}|、)?)?(?:(?<![\d.十百千万第]|[\d一二三四五六七八九零十]点)(?P<num>十|[{DIGITS}]点[{DIGITS}]|[{DIGITS}]|\d{{1,2}}(?:\.\d)?)(?P<inside>多|来)?)成(?P<inside>多(?![种样数次位个]))?(?P<more>(?:[{DIGITS}]|\d|半)(?![{_COUNTING}]))?",
    yes=examples("""
        三成 -> 0.3 | 八成五 -> 0.85 | 5成半 -> 0.55 | 六七成 -> 0.6..0.7 | 近三成 -> 0.3 nearly | 逾九成 -> 0.9 over | 两到三成 -> 0.2..0.3 | 三四成 -> 0.3..0.4 | 近七成半 -> 0.75 nearly | 近九成九 -> 0.99 nearly
        四成以上 -> 0.4 at_least | 超三成 -> 0.3 over | 三成左右 -> 0.3 about | 五成多 -> 0.5 over | 1.5成 -> 0.15 | 十成 -> 1 | 七、八成 -> 0.7..0.8 | 三成至四成 -> 0.3..0.4 | 不足两成 -> 0.2 under
        三成到五成 -> 0.3..0.5 | 近八成 -> 0.8 nearly | 三到五成 -> 0.3..0.5
        九成九 -> 0.99 | 8成 -> 0.8 | 八成多 -> 0.8 over | 七成以上 -> 0.7 at_least | 不到一成 -> 0.1 under | 七点五成 -> 0.75 | 过九成 -> 0.9 over | 过四成半 -> 0.45 over | 超6成 -> 0.6 over | 约四成 -> 0.4 about | 两成 -> 0.2
    """),
    no=[
        "一成不变",
        "5成员",
        "三成果",
        "十成立",
        "2024成就展",
        "分成两组",
        "三人成虎",
        "一次成功",
        "七成熟",
        "二十成套",
    ],
    needs=("成",),
)
def tenths(match: Match) -> Placed[Percent] | None:
    """成, tenths: 三成 is 30%."""
    text, end = match.string, match.end()
    if starts_inside_word(text, match.start()):
        return None
    last, word, tag = word_at(text, end - 1)
    if last + len(word) > end and not tag.startswith("m"):
        return None
    if text[end : end + 1] in _JOINS and not (last < end - 1 and last + len(word) == end and match["num"] != "一"):
        return None
    low = parse_numeral(match["low"]) if match["low"] else None
    high = parse_numeral(match["num"])
    if (
        high is None
        or high.value > 10
        or high.value == 0
        or (low and low.value >= high.value)
        or (low and not match["to"] and match["more"])
    ):
        return None
    if match["more"]:
        extra = parse_numeral("5" if match["more"] == "半" else match["more"])
        high = parse_numeral(str(high.value + (extra.value / 10 if extra else 0)))
        if high is None:
            return None
    figure = place(text, match.start(), end, low, high) if low else place(text, match.start(), end, high)
    if match["inside"] and figure.modifier == "exact":
        figure = Figure(
            figure.start,
            figure.end,
            figure.value,
            figure.upper,
            "over" if match["inside"] == "多" else "about",
            figure.per,
        )
    return percent(figure, Decimal("0.1"))


@SHARES.rule(
    rf"(?:(?P<low>[{DIGITS}]{{1,2}}|\d{{1,2}}(?:\.\d+)?)折?{RANGE})?(?<![\d.十百千万第])(?:(?P<num>[{DIGITS}]点[{DIGITS}]|[{DIGITS}]{{1,2}}|\d{{1,2}}(?:\.\d+)?)折|(?:打|半价)?对折|(?<![大多过前后上下])半价(?![值差位]))(?!叠|线|射|磨|合|弯|断|腾|屏|柳|算|价|中|服|桂|返|戟|子|纸|扇)",
    yes=examples("""
        九折 -> 0.9 | 八五折 -> 0.85 | 8.5折 -> 0.85 | 75折 -> 0.75 | 五折 -> 0.5 | 对折 -> 0.5 | 7折起 -> 0.7 at_least | 八到九折 -> 0.8..0.9 | 打6折 -> 0.6 | 打八折 -> 0.8 | 打七五折 -> 0.75 | 2.5折 -> 0.25 | 五五折 -> 0.55 | 享八折优惠 -> 0.8 | 低至5折起 -> 0.5 at_least | 打对折 -> 0.5 | 五至八折 -> 0.5..0.8 | 九五折优惠 -> 0.95 | 9.9折 -> 0.99 | 八点五折 -> 0.85
        低至三折 -> 0.3 | 九五折 -> 0.95 | 半价 -> 0.5
    """),
    no=["一波三折", "三折叠手机", "九曲十八折", "百折不挠", "七折八扣", "两折屏", "骨折", "曲折", "30折线", "大半价值"],
    needs=("折", "半价"),
)
def discount(match: Match) -> Placed[Percent] | None:
    """折, what remains of a price: 八五折 is 85%."""
    text = match.string
    if match["num"] is None:
        return Placed(Percent(value=Decimal("0.5")), match.start(), match.end())
    first, word, _ = word_at(text, match.start("num"))
    if first < match.start() or first + len(word) > match.end():
        return None
    low = _discount(match["low"]) if match["low"] else None
    high = _discount(match["num"])
    if high is None or (match["low"] and (low is None or low >= high)):
        return None
    numeral = parse_numeral("1")
    if numeral is None:
        return None
    figure = place(text, match.start(), match.end(), numeral)
    value = Percent(value=high if low is None else low, upper=None if low is None else high, modifier=figure.modifier)
    return Placed(value, figure.start, figure.end)


def _discount(text: str) -> Decimal | None:
    numeral = parse_numeral(text, digit_strings=True)
    if numeral is None or not 0 < numeral.value < 100:
        return None
    return numeral.value.scaleb(-1 if numeral.value < 10 else -2)


@SHARES.rule(
    r"(?<![一大小多前后上下过月\d])半成(?![品型人年立员果熟为功本绩交都就])|(?<![一大小多过])半折(?![叠扣])",
    yes={"半成": "0.05", "不到半成": "0.05 under", "半折": "0.5", "打半折": "0.5"},
    no=["半成品", "半成熟", "半折叠"],
    needs=("半成", "半折"),
)
def half_a_tenth(match: Match) -> Placed[Percent] | None:
    """半成 is half of a tenth, 半折 half of the price."""
    one = parse_numeral("1")
    if one is None:
        return None
    figure = place(match.string, match.start(), match.end(), one)
    value = Decimal("0.05") if match[0] == "半成" else Decimal("0.5")
    return Placed(Percent(value=value, modifier=figure.modifier), figure.start, figure.end)


_HEDGED_HALF = r"(?:(?P<over>[超过]过?|逾)|(?P<nearly>近|接近|将近)|(?P<under>不足|不到|未过))"


@SHARES.rule(
    rf"百分百(?!的?(?:好评|信任|努力))|(?P<most>(?:一[大多]半|(?<=[占了去过近约])大半|大多半)(?![个天年月夜生截辈路儿头])|(?P<less>一小半)(?![个天年月夜]))|(?<![一-龥])一半|(?<=[占近约超过达的了到少出多有足半比降涨增中近成])一半(?!以?是|天|儿)|(?<![另这那前后上下大小])一半(?=以上|以下|左右|[，。；])"
    rf"|{_HEDGED_HALF}(?:半数|半(?=以上|之多|[，。、；！？）)的\s]|$|[一-龥]{{0,4}}(?:企业|人|者|户|村|县|市|国家|学校|城市|项目|地区|居民|家庭|消费者|席位|份额|股权|股份|选票)))|(?<![大小多前后上下夜参])半数(?![据字学目额量码控值月日年天组位])",
    yes=examples("""
        一半 -> 0.5 | 百分百 -> 1 | 占一半 -> 0.5 | 一半以上 -> 0.5 at_least | 超过一半 -> 0.5 over | 不到一半 -> 0.5 under | 近一半 -> 0.5 nearly
        半数以上 -> 0.5 at_least | 占耕地面积一半以上 -> 0.5 at_least | 半数 -> 0.5 | 过半 -> 0.5 over | 过半数 -> 0.5 over | 超半数 -> 0.5 over | 近半数 -> 0.5 nearly | 近半 -> 0.5 nearly | 超过半数 -> 0.5 over
        不足半数 -> 0.5 under | 过半企业 -> 0.5 over | 近半受访者 -> 0.5 nearly | 半数受访者 -> 0.5 | 占半数 -> 0.5 | 一大半 -> 0.5 over | 一多半 -> 0.5 over | 占大半 -> 0.5 over | 一小半 -> 0.5 under | 将近一半 -> 0.5 nearly | 不到半数 -> 0.5 under
    """),
    no=[
        "一半天",
        "半天",
        "另一半以为",
        "夜半",
        "过半小时",
        "近半年",
        "近半个月",
        "时间过半年",
        "超半吨",
        "不到半天",
        "半数字化",
        "多半",
        "大半数据",
    ],
    needs=("百分百", "半"),
)
def in_full(match: Match) -> Placed[Percent] | None:
    """百分百 is all of it; 一半 and 半数 are half of it where they stand as a share."""
    one = parse_numeral("1")
    if one is None:
        return None
    said: Modifier = (
        "over" if match["over"] else "nearly" if match["nearly"] else "under" if match["under"] else "exact"
    )
    if match["most"]:
        said = "under" if match["less"] else "over"
    figure = place(match.string, match.start(), match.end(), replace(one, modifier=said))
    value = Decimal("0.5") if "半" in match[0] else Decimal(1)
    return Placed(Percent(value=value, modifier=figure.modifier), figure.start, figure.end)
