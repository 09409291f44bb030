"""Counts and measures: a number with a measure word or a unit, and its SI value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from extractor.models import SI, Quantity
from extractor.rules import Match, Placed, RuleSet
from extractor.values.figure import Figure, place, read_numbers
from extractor.values.noun import counted_noun
from extractor.values.numeral import DIGITS, RANGE, Numeral, number, parse_numeral
from extractor.values.sense import is_in_name, is_ordinal, is_rank, states_a_figure
from extractor.values.surfaces import any_of, measure_words, units
from extractor.values.words import ends_inside_word

QUANTITY: RuleSet[Quantity] = RuleSet("quantity")

_LATIN = [u for u in units() if (u[0].isascii() and u[0].isalpha()) or u[0] in "μ"]
_PRINTED = [u for u in units() if u not in _LATIN]
_COUNTERS = any_of([*measure_words(), *_PRINTED])
_UNIT = rf"(?:(?P<unit>{_COUNTERS})|(?P<unit>{any_of(_LATIN)})(?![A-Za-z\d]))"
# A number and 个 before these make a duration, a share or a clock time.
_NOT_UNIT = r"(?!百分点|钟|多?(?:月|星期|礼拜|小时|钟头|工作日|季度|世纪|学期|年头|分钟|基点|点))"


def si_value(value: Decimal, unit: str) -> SI | None:
    """The same quantity in the SI unit of its kind, or None where `unit` is no physical unit.

    Exact where it is finite, else six significant digits and never less than one decimal: 68亩 is 45333.3 m2 (contract.md, "quantity").
    """
    symbol, factor, _ = units().get(unit, ("", None, ""))
    if not symbol or factor is None:
        return None
    with localcontext(prec=60):
        exact = value * factor.numerator / factor.denominator
        if exact * factor.denominator == value * factor.numerator:
            plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
            return SI(value=plain, unit=symbol)
        step = min(Decimal("0.1"), Decimal(1).scaleb(exact.adjusted() - 5))
        return SI(value=exact.quantize(step), unit=symbol)


def quantity(figure: Figure, unit: str | None, of: str | None) -> Placed[Quantity]:
    """The finished mention of a figure."""
    value = Quantity(
        value=figure.value,
        upper=figure.upper,
        unit=unit,
        of=of,
        si=si_value(figure.value, unit) if unit else None,
        modifier=figure.modifier,
        per=figure.per,
    )
    return Placed(value, figure.start, figure.end)


@QUANTITY.rule(
    rf"(?:{number('low', signed=True)} ?(?P<lowunit>{_COUNTERS})?(?:{RANGE}|(?P<list>、)(?=[{DIGITS}]|\d(?!\d))){number('num', signed=True, border=False)}|(?P<frost>零下|零上)?{number('num', signed=True)}) ?{_UNIT}{_NOT_UNIT}(?P<half>半(?![年月天小夜日价]))?",
    yes={"12家企业": "12 家 of 企业"},
)
def counted(match: Match) -> Placed[Quantity] | list[Placed[Quantity]] | None:
    """A number or a range with its measure word or unit."""
    unit = match["unit"]
    if match["low"] and (match["lowunit"] or unit) == unit:
        numbers = read_numbers(match["low"], match["num"], shared=not match["lowunit"])
        if numbers and numbers[1] and (not match["list"] or numbers[1].value - numbers[0].value == 1):
            return _counted(match, match.start(), unit, match.end("unit"), numbers)
    found = []
    if match["lowunit"]:
        found.append(
            _counted(
                match, match.start("low"), match["lowunit"], match.end("lowunit"), read_numbers(None, match["low"])
            )
        )
    start = match.start("frost") if match["frost"] else match.start("num")
    found.append(_counted(match, start, unit, match.end("unit"), read_numbers(None, match["num"])))
    return [placed for placed in found if placed is not None]


def _counted(
    match: Match, start: int, unit: str, unit_end: int, numbers: tuple[Numeral, Numeral | None] | None
) -> Placed[Quantity] | None:
    """One figure of the match: its span starts at `start`, its unit ends at `unit_end`."""
    text = match.string
    last = unit_end == match.end("unit")
    end = match.end() if last else unit_end
    num = match["num"] if last else match["low"]
    ranged = numbers is not None and numbers[1] is not None
    if numbers is None or is_ordinal(text, start) or is_in_name(text, start, unit_end):
        return None
    if not match["frost"] and is_rank(text, num, unit, unit_end, ranged=ranged):
        return None
    figure = place(text, start, end, *numbers)
    noun = counted_noun(text, end) if figure.end == end and unit not in units() else None
    if num[0].isdigit() or num[0] in "-−":
        if ends_inside_word(text, unit_end):
            return None
    elif not match["frost"]:
        hedged = figure.modifier != "exact" or bool(figure.per) or ranged
        if not states_a_figure(text, num, unit, start, unit_end, hedged=hedged, noun=noun is not None):
            return None
    if last and match["half"]:
        figure = replace(figure, value=figure.value + Decimal("0.5"))
    if match["frost"] == "零下":
        figure = replace(figure, value=-figure.value)
    return quantity(figure, unit, noun)


_SMALLER = {
    "斤": "两", "公斤": "克", "千克": "克", "吨": "公斤", "丈": "尺", "尺": "寸", "米": "厘米", "公里": "米", "千米": "米",
    "英尺": "英寸", "升": "毫升", "市斤": "两", "里": "米",
}  # fmt: skip


@QUANTITY.rule(
    rf"{number('num', inside=False)} ?(?P<unit>{any_of(_SMALLER)})(?:零|又)?(?:{number('less', inside=False)} ?(?P<lesser>{any_of(_SMALLER.values())})|(?P<tail>[{DIGITS}]{{1,2}}|\d{{1,2}})(?![\d.{DIGITS}十百千万亿]|[一-龥](?<!的|高|长|宽|深|以|左|多|，)))",
    yes={"3斤5两": "3.5 斤"},
    needs=tuple(_SMALLER),
)
def compound(match: Match) -> Placed[Quantity] | None:
    """A larger and a smaller unit of one measure (3斤5两), or a bare decimal behind 米 (一米七五)."""
    text, unit = match.string, match["unit"]
    whole = parse_numeral(match["num"])
    if whole is None or whole.upper is not None or is_ordinal(text, match.start()):
        return None
    if match["tail"]:
        digits = parse_numeral(match["tail"], digit_strings=True)
        if unit != "米" or digits is None or whole.value > 9:
            return None
        extra = digits.value.scaleb(-len(match["tail"]))
    else:
        less = parse_numeral(match["less"])
        if less is None or match["lesser"] != _SMALLER[unit] or less.upper is not None:
            return None
        extra = _in_unit(less.value, match["lesser"], unit)
    figure = place(text, match.start(), match.end(), whole)
    return quantity(replace(figure, value=figure.value + extra), unit, None)


def _in_unit(value: Decimal, lesser: str, unit: str) -> Decimal:
    smaller, larger = units()[lesser][1], units()[unit][1]
    factor = (smaller or Fraction(0)) / (larger or Fraction(1))
    with localcontext(prec=60):
        return (value * factor.numerator / factor.denominator).normalize()


@QUANTITY.rule(
    rf"(?<![一-龥])(?:(?<=[约近超过有要了到达每足])|)半(?P<unit>{any_of([u for u in _PRINTED if u not in ('方', '度', '里', '两', '分')] + ['个', '碗', '杯', '瓶', '袋', '箱', '桶', '里地', '里路'])})(?!月|小时|钟头|世纪|学期|星期|季度|多?月|工作日|天)",
    yes={"半斤": "0.5 斤"},
    needs=("半",),
)
def half(match: Match) -> Placed[Quantity] | None:
    """Half of one: 半斤, 半公里."""
    one = parse_numeral("1")
    if (
        one is None
        or ends_inside_word(match.string, match.end())
        or match.string[match.end() : match.end() + 1] in ("八", "体")
    ):
        return None
    figure = replace(place(match.string, match.start(), match.end(), one), value=Decimal("0.5"))
    return quantity(figure, match["unit"], None)


@QUANTITY.rule(
    rf"翻(?:了|上|过|近|超)?(?:(?P<num>[{DIGITS}]|\d)番|番)(?!茄|译|薯|号)",
    yes={"翻番": "2 倍"},
    needs=("翻",),
)
def doubled(match: Match) -> Placed[Quantity] | None:
    """翻一番 is twice as much, 翻两番 four times."""
    numeral = parse_numeral(match["num"] or "一")
    if numeral is None or not 1 <= numeral.value <= 9:
        return None
    figure = place(match.string, match.start(), match.end(), numeral)
    return quantity(replace(figure, value=Decimal(2) ** int(numeral.value)), "倍", None)
