"""Ratios in hundredths: percent signs, 百分之, percentage points. Tenths, discounts and fractions are in tenths.py and fraction.py."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Percent
from extractor.values.number.numeral import RANGE_SIGNS, numbers
from extractor.values.number.placed_number import Figure, place, read_figure, read_numbers, times
from extractor.values.number.value_words import any_word

_DASH = regex.compile(r" ?[-–—―~～〜]{1,2} ?")
PERCENT: RuleSet[Percent] = RuleSet("percent")

_SIGNS = {"%": Decimal("0.01"), "﹪": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}
_HUNDREDTH = _SIGNS["%"]
_POINTS = {"百分点": Decimal("0.01"), "点": Decimal("0.01"), "千分点": Decimal("0.001")}
_UNDER = {"百": Decimal("0.01"), "千": Decimal("0.001"), "万": Decimal("0.0001")}


def percent(figure: Figure, factor: Decimal, *, point: bool = False) -> Placed[Percent]:
    upper = None if figure.upper is None else times(figure.upper, factor)
    value = Percent(
        value=times(figure.value, factor),
        upper=upper,
        kind="point" if point else "percent",
        modifier=figure.modifier,
        per=figure.per,
    )
    return Placed(value, figure.start, figure.end)


@PERCENT.rule(
    rf"(?<![×xX*＊]){numbers(' ?(?P<lowsign>[%‰﹪])?', signed=True)} ?(?P<sign>[%‰﹪‱]|(?i:per ?cent)(?![A-Za-z]))",
    yes=examples("""
        43.87% -> 0.4387 | 30%—40% -> 0.30..0.40 | 30-40% -> 0.30..0.40 | 5‰ -> 0.005 | 95%以上 -> 0.95 at_least | 50％ -> 0.50 | -5% -> -0.05
        30%到40% -> 0.30..0.40 | 0.5%~1% -> 0.005..0.01 | 近89% -> 0.89 nearly | 超过50% -> 0.50 over | 约三分之一 -> 0.333333 about | 100% -> 1
        不低于98% -> 0.98 at_least | 90%左右 -> 0.90 about | 不足10% -> 0.10 under | 3.5 % -> 0.035 | 高达95%以上 -> 0.95 at_least | 120% -> 1.20
        至多25% -> 0.25 at_most | 最高报销比例80% -> 0.80 at_most | 上涨3.2%—5% -> 0.032..0.05 | -2.3%至1.5% -> -0.023..0.015 | 最高可报销90% -> 0.90 at_most
        5%至8%不等 -> 0.05..0.08 | 12.5%/年 -> 0.125/year | 10%+ -> 0.10 at_least | ≤15% -> 0.15 at_most | 20%以内 -> 0.20 at_most | 0.03‰ -> 0.00003 | 1,200% -> 12 | 20 percent -> 0.20
        下降82.01%-73.02% -> 0.7302..0.8201
    """),
    no=["百分号%", "50号", "×100%"],
    needs=(*_SIGNS, "ent", "ENT"),
    after=[*_SIGNS, "p", "P", *RANGE_SIGNS],
)
def with_sign(match: Match) -> Placed[Percent] | list[Placed[Percent]] | None:
    """A number before a percent or per-mille sign; a range needs the sign only once."""
    figure = read_figure(match)
    if figure is not None:
        return percent(figure, _SIGNS.get(match["sign"], _HUNDREDTH))
    if match["lowsign"] and _DASH.fullmatch(match.string[match.end("lowsign") : match.start("num")]):
        # 下降82.01%-73.02%: a range all the same, the greater end first.
        turned = read_numbers(match["num"], match["low"])
        if turned is not None:
            return percent(
                place(match.string, match.start(), match.end(), *turned), _SIGNS.get(match["sign"], _HUNDREDTH)
            )
    found = []
    for group, end in (("low", match.end("lowsign")), ("num", match.end())):
        alone = read_numbers(None, match[group]) if match[group] and end > 0 else None
        if alone:
            found.append(
                percent(place(match.string, match.start(group), end, *alone), _SIGNS.get(match["sign"], _HUNDREDTH))
            )
    return found or None


@PERCENT.rule(
    rf"(?P<minus>负|-)?(?<![十百千万亿])(?P<under>[百千万])分之 ?(?:(?P<few>好?几)(?![十百千万\d])|{numbers(signed=True, behind='(?:[百千万]分之)?')})",
    yes=examples("""
        百分之一百二十 -> 1.20 | 百分之零点五 -> 0.005 | 千分之三 -> 0.003 | 百分之三十到四十一 -> 0.30..0.41 | 百分之百 -> 1 | 万分之五 -> 0.0005
        百分之三十至百分之四十 -> 0.30..0.40 | 负百分之五 -> -0.05 | 百分之负五 -> -0.05 | 百分之50 -> 0.50 | 百分之五十左右 -> 0.50 about
        百分之二十几 -> 0.20 several | 百分之十五点八 -> 0.158 | 近百分之八十 -> 0.80 nearly | 百分之七八十 -> 0.70..0.80 | 百分之二三十 -> 0.20..0.30 | 百分之九十九点九 -> 0.999 | 千分之一点二 -> 0.0012 | 百分之一百 -> 1 | 下降百分之四点五 -> 0.045
        百分之三十多 -> 0.30 over | 百分之十几 -> 0.10 several | 百分之六十以上 -> 0.60 at_least | 百分之三点一四 -> 0.0314 | 百分之 50 -> 0.50 | 百分之几 -> 0.01 several | 百分之几十 -> 0.10 several
    """),
    no=["百分之好", "万分之幸"],
    needs=("分之",),
)
def in_words(match: Match) -> Placed[Percent] | None:
    """百分之, 千分之, 万分之 and a number, or a few of them. 百分之零点几 is too little to say."""
    if match.string.startswith("点几", match.end()):
        return None
    if match["few"]:
        return Placed(Percent(value=_UNDER[match["under"]], modifier="several"), *match.span())
    figure = read_figure(match)
    if figure is None:
        return None
    if match["minus"]:
        figure = Figure(figure.start, figure.end, -figure.value, None, figure.modifier, figure.per)
    return percent(figure, _UNDER[match["under"]])


@PERCENT.rule(
    rf"{numbers(' ?(?:%|个?百分点)?', signed=True)} ?(?:%?个?(?P<more>多)?(?P<halves>(?<=个)半)?(?P<unit>[百千]分点)|个?(?P<unit>(?i:pct|pp))(?![A-Za-z])|个(?P<more>多)?(?P<unit>点)(?![子评钟])|个?(?P<unit>基点)(?!站)|个?(?P<unit>(?i:bps?))(?![A-Za-z]))",
    yes=examples("""
        30个百分点 -> 0.30 point | 近30个百分点 -> 0.30 point nearly | 1.2个点 -> 0.012 point | 25个基点 -> 0.0025 point | 两个百分点 -> 0.02 point
        0.5个百分点 -> 0.005 point | 3至5个百分点 -> 0.03..0.05 point | 20多个百分点 -> 0.20 point over | 50bp -> 0.0050 point | 百分点1.5个百分点 -> 0.015 point
        提高6.8百分点 -> 0.068 point | 超10个百分点 -> 0.10 point over | 5个多百分点 -> 0.05 point over | 0.5个千分点 -> 0.0005 point | 50个BP -> 0.0050 point | 0.3—0.5个百分点 -> 0.003..0.005 point
        30多个百分点 -> 0.30 point over | 零点五个百分点 -> 0.005 point | 1到2个百分点 -> 0.01..0.02 point | 一两个百分点 -> 0.01..0.02 point | 2个百分点以上 -> 0.02 point at_least
        两个半百分点 -> 0.025 point | 1.5pct -> 0.015 point | 0.8pp -> 0.008 point
    """),
    no=["3个点子", "5个点评", "1个点位", "百分点", "千分点", "三个基点站", "5ppm"],
    needs=("分点", "个点", "基点", "bp", "BP", "Bp", "多点", "多个", "pct", "pp", "PCT"),
    after="百千个基多%bBpP半" + RANGE_SIGNS,
)
def points(match: Match) -> Placed[Percent] | None:
    """Percentage points, and basis points as hundredths of them."""
    figure = read_figure(match)
    if figure is None:
        return None
    if match["halves"]:
        figure = replace(figure, value=figure.value + Decimal("0.5"))
    if (
        match["unit"] == "点"
        and match.string[match.end() : match.end() + 1].isalpha()
        and match.string[match.end() : match.end() + 1] not in "的以左多到至了"
    ):
        return None
    if match["more"] and figure.modifier == "exact":
        figure = replace(figure, modifier="over")
    factor = (
        Decimal("0.01") if match["unit"].lower() in ("pct", "pp") else _POINTS.get(match["unit"], Decimal("0.0001"))
    )
    return percent(figure, factor, point=True)


@PERCENT.rule(
    r"(?<![上下大多两个\d])半个?百分点|(?<![\d十百千])(?P<few>好?几|数)个百分点",
    yes={
        "半个百分点": "0.005 point",
        "近半个百分点": "0.005 point nearly",
        "超过半个百分点": "0.005 point over",
        "好几个百分点": "0.01 point several",
    },
    no=["下半个百分点"],
    needs=("半个百分点", "半百分点", "几个百分点", "数个百分点"),
)
def half_a_point(match: Match) -> Placed[Percent] | None:
    """Half of a percentage point, or a few of them."""
    one = read_numbers(None, "1")
    if one is None:
        return None
    if match["few"]:
        return Placed(Percent(value=Decimal("0.01"), kind="point", modifier="several"), *match.span())
    return percent(replace(place(match.string, *match.span(), *one), value=Decimal("0.5")), Decimal("0.01"), point=True)


@PERCENT.rule(
    rf"(?:(?:{any_word('grows')}[^\d，。；！？]{{0,8}}(?<![不非])(?P<span>(?P<digits>[两三个])位数))|(?P<span>(?P<digits>[两三个])位数)的?(?:快速|高速|以上)?{any_word('grows')})",
    yes={"两位数增长": "0.10 at_least", "增速保持两位数": "0.10 at_least", "降幅为个位数": "0.10 under"},
    no=["两位数乘法", "两位数的乘法", "三位数密码"],
    needs=("位数",),
)
def as_many_figures(match: Match) -> Placed[Percent] | None:
    """A change told by how many figures its percentage has: 两位数增长 is ten percent at least, 个位数 less than ten. None where figures follow."""
    if _FIGURES_FOLLOW.match(match.string, match.end()):
        return None  # 两市都是两位数增长，各增14.2%和10.6%
    value = Decimal("1.00") if match["digits"] == "三" else Decimal("0.10")
    start, end = match.span("span")
    return Placed(Percent(value=value, modifier="under" if match["digits"] == "个" else "at_least"), start, end)


_FIGURES_FOLLOW = regex.compile(r"[^。！？]{0,60}(?:\d[%％]|百分[点之])")

_OF_MANY = {
    "10万": Decimal(10) ** -5,
    "十万": Decimal(10) ** -5,
    "万": Decimal(10) ** -4,
    "百万": Decimal(10) ** -6,
    "100万": Decimal(10) ** -6,
}


@PERCENT.rule(
    rf"(?P<num>(?<![\d./])\d{{1,5}}(?:\.\d{{1,4}})?) ?/ ?(?P<of>{'|'.join(sorted(_OF_MANY, key=len, reverse=True))})(?![\d元美欧港人户只头亩吨一-龥](?<![，。；、低高以左]))",
    yes=examples("""
        12.3/10万 -> 0.000123 | 死亡率8.5/10万 -> 0.000085 | 120/10万 -> 0.00120 | 3.2/万 -> 0.00032
    """),
    no=["3/10万元", "2023/10", "5元/万"],
    needs=("/10万", "/ 10万", "/十万", "/万", "/百万", "/100万"),
)
def rate_of_many(match: Match) -> Placed[Percent] | None:
    """So many among ten or a hundred thousand, as health statistics write it: 12.3/10万."""
    figure = read_figure(match)
    return None if figure is None else percent(figure, _OF_MANY[match["of"]])
