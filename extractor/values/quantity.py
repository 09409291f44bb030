"""Counts and measures: a number with a measure word or a unit, the counted noun behind it, and its SI value."""

from __future__ import annotations

from decimal import Decimal, localcontext

import regex

from extractor.models import SI, Quantity
from extractor.rules import Match, Placed, RuleSet
from extractor.values.figure import Figure, place, read_numbers
from extractor.values.noun import counted_noun
from extractor.values.numeral import RANGE, number, parse_numeral
from extractor.values.surfaces import any_of, measure_words, units
from extractor.values.words import cuts_a_word, ends_inside_word, word_at

QUANTITY: RuleSet[Quantity] = RuleSet("quantity")

_LATIN = [u for u in units() if (u[0].isascii() and u[0].isalpha()) or u[0] in "μ"]
_ALL_UNITS = frozenset([*measure_words(), *units()])
_PRINTED = [u for u in units() if u not in _LATIN]
_UNIT = rf"(?:(?<unit>{any_of([*measure_words(), *_PRINTED])})|(?<unit>{any_of(_LATIN)})(?![A-Za-z\d]))".replace(
    "(?<", "(?P<"
)
# What makes of a number and a measure word something else: a clock time, a date, a share, a rank.
_NOT_UNIT = r"(?!百分点|钟|多?(?:月|星期|礼拜|小时|钟头|工作日|季度|世纪|学期|年头|分钟|基点|点))"
_INDEFINITE = frozenset("一")
_POINTS = ("建议", "意见", "要求", "经验", "启示", "体会", "原因", "希望")
_RANKS = frozenset("级期届代层号版楼类等档度")


def si_value(value: Decimal, unit: str) -> SI | None:
    symbol, factor, _ = units().get(unit, ("", None, ""))
    if not symbol or factor is None:
        return None
    with localcontext(prec=60):
        exact = value * factor.numerator / factor.denominator
        if exact * factor.denominator == value * factor.numerator:
            plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
            return SI(value=plain, unit=symbol)
        # Six significant digits, and never less than one decimal: 68亩 is 45333.3 m2 (contract.md).
        step = min(Decimal("0.1"), Decimal(1).scaleb(exact.adjusted() - 5))
        return SI(value=exact.quantize(step), unit=symbol)


def _quantity(figure: Figure, unit: str | None, of: str | None, end: int | None = None) -> Placed[Quantity]:
    value = Quantity(
        value=figure.value,
        upper=figure.upper,
        unit=unit,
        of=of,
        si=si_value(figure.value, unit) if unit else None,
        modifier=figure.modifier,
        per=figure.per,
    )
    return Placed(value, figure.start, figure.end if end is None else end)


@QUANTITY.rule(
    rf"(?:{number('low', signed=True)} ?(?P<lowunit>{any_of([*measure_words(), *_PRINTED])})?(?:{RANGE}|(?<=[一二三四五六七八]|(?<!\d)\d)(?P<list>、)(?=[一二三四五六七八九]|\d(?!\d))))?(?P<frost>零下|零上)?{number('num', signed=True)} ?{_UNIT}{_NOT_UNIT}(?P<half>半(?![年月天小夜日价]))?",
    yes={
        "12家企业": "12 家 of 企业",
        "超1500家": "1500 家 over",
        "2100余户": "2100 户 over",
        "0至3岁": "0..3 岁",
        "68亩": "68 亩",
    },
    no=["第9次", "统一个性", "十分感谢"],
)
def counted(match: Match) -> Placed[Quantity] | None:
    """A number with its measure word or unit."""
    text, unit, num = match.string, match["unit"], match["num"]
    start, end = match.span()
    if _is_rank(text, start, num, unit, match.end("unit"), ranged=bool(match["low"])) or _is_name(
        text, start, match.end("unit")
    ):
        return None
    numbers = None
    if match["low"]:
        if match["lowunit"] and match["lowunit"] != unit:
            numbers = None
        else:
            numbers = read_numbers(match["low"], num, shared=not match["lowunit"])
    if numbers is None:
        if match["low"] and match["list"]:
            pass
        alone = read_numbers(None, num)
        if alone is None:
            return None
        start, numbers = match.start("frost") if match["frost"] else match.start("num"), alone
    first, last = numbers
    if match["list"] and (last is None or last.value - first.value != 1 or unit in _RANKS):
        start, first, last = match.start("num"), numbers[1] or first, None
    figure = place(text, start, end, first, last)
    if not num[0].isdigit() and num[0] not in "-−":
        whole = start == 0 and end == len(text)
        if (
            not whole
            and figure.modifier == "exact"
            and not figure.per
            and _is_indefinite(text, num, unit, start, match.end("unit"))
        ):
            return None
        if not whole and cuts_a_word(text, match.start("num"), match.end("unit")):
            return None
    elif ends_inside_word(text, match.end("unit")):
        return None
    value = figure.value
    if match["half"]:
        if figure.upper is not None:
            return None
        value += Decimal("0.5")
    if match["frost"] == "零下":
        value = -value
    upper = figure.upper
    figure = Figure(figure.start, figure.end, value, upper, figure.modifier, figure.per)
    return _quantity(figure, unit, counted_noun(text, end) if figure.end == end and unit not in units() else None)


def _is_rank(text: str, start: int, num: str, unit: str, end: int, *, ranged: bool) -> bool:
    """第9次, 三级医院, G235: an order, a grade or a label, no count."""
    before = text[start - 1 : start] if start else ""
    if before and before in "第初老周期#№":
        return True
    if unit in _RANKS and num in tuple("一二三四五六七八九十"):
        return not (unit == "层" and text[end : end + 1] in ("楼", "高", "的"))
    if unit == "点" and not ranged:
        numeral = parse_numeral(num)
        return numeral is None or (numeral.value <= 24 and text[end : end + 2] not in _POINTS)
    if unit in ("版", "代", "届", "级") and "." in num:
        return True
    return bool(before) and before.isascii() and before.isalpha()


_QUOTED = regex.compile(r"[“‘「『\"]([^“”‘’「」『』\"，。；！？]{0,14})$")
_CLOSING = regex.compile(r"^[^“”‘’「」『』\"，。；！？]{0,14}[”’」』\"]")
_TITLE = regex.compile(r"《[^《》]{0,40}$")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the figure stands in a short quoted name (“三小庭院”) or a book title: it is a part of the name."""
    before, after = text[max(0, start - 41) : start], text[end : end + 16]
    if "《" in before and _TITLE.search(before) and "》" in text[end : end + 41]:
        return True
    if not any(c in before for c in '“‘「『"'):
        return False
    opened, closed = _QUOTED.search(before), _CLOSING.search(after)
    if opened is None or closed is None or len(opened[1]) + closed.end() > 12:
        return False
    return before[opened.start() - 1 : opened.start()] not in ("：", ":") or opened.start() == 0


_FIGURE_CUES = regex.compile(
    r"(?:[仅只就各每共计达为有增减第唯限可]|出让|拍卖|转让|挂牌|受让|成交|申请|享受|领取|奖励|扣除|新增|新建|建成|增加|减少|合计|总计|平均|不止|超过|不足|至多|至少)(?:申请|享受|领取|提供|完成|建成|有|了|过|到)?$"
)


def _is_indefinite(text: str, num: str, unit: str, start: int, end: int) -> bool:
    """Whether 一 and a measure word only introduce a noun (这样一个平台) and state no figure.

    They state one behind a word that counts or deals in numbers (仅一家, 可申请一次, 出让一幅地块), with a physical unit, or beside other figures of the
    same measure word.
    """
    if num not in _INDEFINITE:
        return False
    if unit in units() and unit not in ("方", "节", "码", "度", "里", "两", "担", "牛"):
        return False
    if unit in ("倍", "岁", "周岁", "人次", "成"):
        return False
    cue = _FIGURE_CUES.search(text[max(0, start - 6) : start])
    if cue is None:
        return True
    return cue[0] in ("有", "为", "达", "第", "就", "各", "增", "计")


_COUNTS = r"(?:[率数量值比额度积]|指数|系数|规模|人口)"


@QUANTITY.rule(
    rf"{number('num')}(?P<kind>大)(?=[一-龥])",
    yes={"四大主题区域": "4 of 主题区域", "3大成长阶段": "3 of 成长阶段"},
    no=["3大学生", "四大班子", "五大洲"],
    needs=("大",),
)
def great_ones(match: Match) -> Placed[Quantity] | None:
    """N大 and a noun: 四大主题区域. 大 is no measure word, the unit is null."""
    text = match.string
    if _is_rank(text, match.start(), match["num"], "大", match.end(), ranged=False) or _is_name(
        text, match.start(), match.end()
    ):
        return None
    start, word, tag = word_at(text, match.end() - 1)
    if start + len(word) > match.end():
        return None
    numeral = parse_numeral(match["num"])
    of = counted_noun(text, match.end())
    if numeral is None or of is None or numeral.value > 100:
        return None
    return _quantity(place(text, match.start(), match.end(), numeral), None, of)


@QUANTITY.rule(
    rf"(?:{number('low')}{RANGE})?{number('num')}(?=[一-龥A-Za-z])",
    yes={
        "36万群众": "360000 of 群众",
        "超700万新老市民": "7000000 of 新老市民 over",
        "数十万乘客": "100000 of 乘客 several",
    },
    no=["百姓", "万众一心", "千家万户", "成千上万", "2024年"],
    needs=("万", "亿", "千", "百", "几十", "余", "多"),
)
def bare_count(match: Match) -> Placed[Quantity] | None:
    """A large number right before its noun, with no measure word between (36万群众)."""
    text, num = match.string, match["num"]
    numbers = read_numbers(match["low"], num)
    if numbers is None or not (numbers[0].scaled or numbers[0].modifier != "exact"):
        return None
    if text[match.start() - 1 : match.start()] == "第" and match.start():
        return None
    figure = place(text, match.start(), match.end(), *numbers)
    if all(c in "十百千万亿" for c in num) and figure.modifier == "exact":
        return None
    if _is_name(text, match.start(), match.end()) or (
        not num[0].isdigit() and cuts_a_word(text, match.start(), match.end())
    ):
        return None
    if word_at(text, match.end())[1] in _ALL_UNITS:
        return None
    of = counted_noun(text, match.end())
    return None if of is None or figure.end != match.end() else _quantity(figure, None, of)


@QUANTITY.rule(
    rf"(?P<metric>[一-龥](?:[率数量值比]|指数|系数|规模|人口|次))(?P<link>[一-龥]{{0,7}}?)(?P<span>(?:{number('low')}{RANGE})?{number('num', signed=True)})(?=[\s，。；、！？)）]|$)",
    yes={
        "参保人数超550万": "5500000 over",
        "容积率提升至3.0": "3.0",
        "人数突破3万": "30000 over",
        "容积率2.00—2.20": "2.00..2.20",
    },
    no=["次数不限", "数一数二"],
)
def bare_metric(match: Match) -> Placed[Quantity] | None:
    """A number with no unit behind what it measures: a rate, a number, an index (参保人数超550万)."""
    text, link = match.string, match["link"]
    numbers = read_numbers(match["low"], match["num"])
    if numbers is None:
        return None
    start, end = match.span("span")
    figure = place(text, start, end, *numbers)
    hedge = text[figure.start : start]
    plain = link.removesuffix(hedge)
    if plain and not _LINK.fullmatch(plain):
        return None
    if not match["num"][0].isdigit() and not numbers[0].scaled:
        return None
    return _quantity(figure, None, None)


_LINK = regex.compile(
    r"(?:[一-龥]{0,3}?(?:达到|达|为|至|到|是|有|共|计|约|超|增|降|升|破|近)(?:了|至|到|为|达)?|(?:合计|总计|累计|已)|)"
)
