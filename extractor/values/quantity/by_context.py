"""Counts and measures that their company tells: the age of 七旬老人, the memory of 256G内存, views of 10万+."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Modifier, Quantity
from extractor.values.number.not_figures import is_ordinal
from extractor.values.number.numeral import number, parse_numeral
from extractor.values.number.placed_number import place
from extractor.values.number.value_words import any_word
from extractor.values.quantity.si import quantity

TOLD: RuleSet[Quantity] = RuleSet("quantity")

# 三届全国人大 is the third of them.
_CONGRESS_BEHIND = "(?:全国)?(?:人大|政协)(?!代表|委员(?!会))|中央|[一二三四五六七八九]中"

_HEDGED: dict[str, Modifier] = {"过": "over", "逾": "over", "超": "over", "近": "nearly"}


@TOLD.rule(
    r"(?:(?<=年|已)(?P<hedge>[过逾超近]))?(?P<num>[五六七八九]|(?<!\d)[5-9])旬(?=[老母父夫妻翁妪阿奶爷婆大]|高龄|夫妇|的|[，。、；]|$)",
    yes={"七旬老人": "70 岁", "八旬母亲": "80 岁", "7旬老人": "70 岁"},
    no=["上旬", "3月中旬", "七旬节", "年过半百"],
    needs=("旬",),
)
def decades_of_age(match: Match) -> Placed[Quantity] | None:
    """An age in tens of years, the unit is 岁: 七旬老人."""
    numeral = parse_numeral(match["num"])
    if numeral is None:
        return None
    start = match.start("hedge") if match["hedge"] else match.start("num")
    value = Quantity(value=numeral.value * 10, unit="岁", modifier=_HEDGED.get(match["hedge"] or "", "exact"))
    return Placed(value, start, match.end())


_NEARLY_AGED: dict[str, Modifier] = {"近": "nearly", "逾": "over", "过": "over", "超": "over", "满": "at_least"}


@TOLD.rule(
    r"(?:(?<=年)(?P<hedge>[近逾过满超])|(?<=年(?:仅|方|届|已)|芳龄|享年|终年|现年))(?P<num>[二三四五六七八九]?十[一二三四五六七八九]?|百|[1-9]\d)(?=[，。；、！？的）]|$)"
    r"|(?P<num>[六七八九]十[一二三四五六七八九]?|[6-9]\d|百岁)(?:岁)?(?=高龄)|(?P<num>[二三四五六七八九]十|[2-9]0)(?P<more>出头|开外)(?=的?(?:年轻|小伙|姑娘|青年|男|女|老|妇|中年|样子|年纪|年龄))",
    yes={
        "年近六十": "60 岁 nearly",
        "八十高龄": "80 岁",
        "年仅12": "12 岁",
        "二十出头的姑娘": "20 岁 over",
        "年逾七十": "70 岁 over",
    },
    no=["年近三十年", "近六十", "1990年过20", "二十出头的价格", "六十高地"],
    needs=(
        "年近",
        "年逾",
        "年过",
        "年满",
        "年超",
        "年仅",
        "年方",
        "年届",
        "年已",
        "龄",
        "享年",
        "终年",
        "现年",
        "出头",
        "开外",
    ),
)
def age_told(match: Match) -> Placed[Quantity] | None:
    """An age without 岁, told by the words around it: 年近六十, 八十高龄, 二十出头的姑娘."""
    numeral = parse_numeral(match["num"].removesuffix("岁"))
    if numeral is None or match.string[max(0, match.start() - 2) : match.start() - 1].isdigit():
        return None
    start = match.start("hedge") if match["hedge"] else match.start("num")
    said: Modifier = _NEARLY_AGED[match["hedge"]] if match["hedge"] else "over" if match["more"] else "exact"
    return Placed(Quantity(value=numeral.value, unit="岁", modifier=said), start, match.end())


@TOLD.rule(
    rf"{number('num')} ?(?P<unit>[GMT])(?![A-Za-z\d])(?=[+和及]?\d*[GMT]?(?:的?(?:内存|存储|硬盘|显存|流量|容量|空间|闪存|带宽|宽带|网速|数据)|版))|(?<=内存|存储|流量|硬盘|显存|容量|空间|带宽|[+为达是])(?<=(?:内存|存储|流量|硬盘|显存|容量|空间|带宽)[为达是有+]?){number('num')} ?(?P<unit>[GMT])(?![A-Za-z\d])",
    yes=examples("""
        256G内存 -> 256 G | 内存256G -> 256 G | 流量20G -> 20 G | 1000M宽带 -> 1000 M | 16G显存 -> 16 G | 容量达2T -> 2 T
    """),
    no=["5G手机", "5G网络", "4G基站", "G20峰会", "6G技术"],
    needs=("G", "M", "T"),
)
def memory(match: Match) -> Placed[Quantity] | None:
    """Memory, traffic and bandwidth by their letter, where a word says that it is one of these; 5G is a kind of network."""
    numeral = parse_numeral(match["num"])
    if numeral is None:
        return None
    start = match.start("num")
    return quantity(place(match.string, start, match.end(), numeral), match["unit"], None)


@TOLD.rule(
    rf"{number('num')}号(?=人(?![物选员才马称]))",
    yes=examples("""
        三十多号人 -> 30 号 of 人 over | 几百号人 -> 100 号 of 人 several | 五十来号人 -> 50 号 of 人 about | 上百号人 -> 100 号 of 人 over
    """),
    no=["3号人物", "一号人才", "2号人选", "第十号人", "五号人"],
    needs=("号人",),
)
def heads(match: Match) -> Placed[Quantity] | None:
    """A round or hedged number of people, as speech counts them: 三十多号人. 五号人 may be the fifth."""
    numeral = parse_numeral(match["num"])
    if numeral is None or is_ordinal(match.string, match.start()):
        return None
    figure = place(match.string, match.start(), match.end(), numeral)
    if figure.modifier == "exact" and numeral.value < _A_CROWD:
        return None
    return quantity(figure, "号", "人")


_A_CROWD = 100


@TOLD.rule(
    r"(?P<num>(?<![\d.])\d{1,4}(?:\.\d)?[万亿]|(?<![\d.])\d{2,6})\+(?=[，。；、！？）)的]|阅读|浏览|播放|点赞|粉丝|下载|转发|订阅|曝光|$)",
    yes={
        "10万+": "100000 at_least",
        "10万+阅读": "100000 at_least",
        "1.5亿+": "150000000 at_least",
        "500+": "500 at_least",
    },
    no=["1+3+N", "7+2", "3+，", "C10+"],
    needs=("+",),
)
def and_more(match: Match) -> Placed[Quantity] | None:
    """A bare number and more, as counts of readers are written: 10万+."""
    numeral = parse_numeral(match["num"])
    before = match.string[max(0, match.start() - 1) : match.start()]
    if numeral is None or (before.isascii() and before.isalpha()) or before in tuple("+-*/"):
        return None
    figure = place(match.string, match.start(), match.end() - 1, numeral)
    figure = replace(figure, end=match.end(), modifier="at_least", value=figure.value + Decimal(0))
    return quantity(figure, None, None)


@TOLD.rule(
    rf"(?<={any_word('terms_before')}[了过满]?(?:约|近|超过?|至少|不超过|不得超过|长?达)?){number('num')}届(?!{_CONGRESS_BEHIND})",
    yes=examples("""
        连任两届 -> 2 届 | 任期不超过三届 -> 3 届 at_most | 已连续举办12届 -> 12 届 | 干了五届 -> 5 届 | 连任三届人大代表 -> 3 届
    """),
    no=["第五届", "参加三届全国人大", "本届", "历届"],
    needs=("届",),
)
def terms(match: Match) -> Placed[Quantity] | None:
    """So many terms of an office or meetings of a kind, where a verb of holding stands before them; 五届 by itself may be the fifth."""
    numeral = parse_numeral(match["num"])
    if numeral is None or is_ordinal(match.string, match.start("num")):
        return None
    return quantity(place(match.string, match.start(), match.end(), numeral), "届", None)
