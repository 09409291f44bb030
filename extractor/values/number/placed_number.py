"""The common core of money, percent and quantity: one number or a range of two, with its hedges and denominators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

import regex

from extractor.grammar import Match
from extractor.models import Modifier
from extractor.values.number.denominator import per_before, per_behind
from extractor.values.number.hedge import hedge_behind, hedged
from extractor.values.number.numeral import Numeral, parse_numeral

_LISTED_BEFORE = regex.compile(r"[\d一二三四五六七八九十百千万亿元]、$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at its place: the span holds hedges and denominators, values are as written, before any unit's factor."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    modifier: Modifier
    per: list[str]


def read_numbers(low: str | None, high: str, *, shared: bool = True) -> tuple[Numeral, Numeral | None] | None:
    """The lower and, of a range, the higher number; None where one is none or the range falls.

    With `shared`, a bare lower number takes the scale of the higher one (30至40万, 十八至三十万, 四到五千).
    """
    last = parse_numeral(high)
    if last is None:
        return None
    if low is None:
        return last, None
    first = parse_numeral(low)
    if first is None or first.upper is not None or last.upper is not None:
        return None
    if shared:
        first = shared_scale(first, last)
    return (first, last) if first.value < last.value else None


def is_list_of_two(match: Match, first: Numeral, last: Numeral) -> bool:
    """Whether two numbers through 、 (group `list`) are two things, no range: each has its unit (3亿元、4亿元), more of them follow (3、4、5亿元),
    they are no neighbours (3、5亿), or the first numbers a line (1、2亿元投资).
    """
    if not match.groupdict().get("list"):
        return False
    if match["lowunit"] or _LISTED_BEFORE.search(match.string, max(0, match.start() - 4), match.start()):
        return True
    step = last.ending if last.value > last.ending else last.size
    before = match.string[max(0, match.start("low") - 1) : match.start("low")]
    numbered = match["low"].isascii() and before in ("", "\n", "；", "。") and len(match.string) > match.end()
    return numbered or last.value - first.value != step


def shared_scale(first: Numeral, last: Numeral) -> Numeral:
    """`first` with the scale that it leaves to `last`: 四到五千 is 4000 to 5000, 三至五百万 3 to 5 million, 30至40万 300000 to 400000."""
    if first.size != 1:
        return first
    for scale in (last.ending, last.size):
        if (
            scale == 1
            or first.value >= last.value / scale
            or (scale != last.size and (first.scaled or first.value >= 10))
        ):
            continue
        with localcontext(prec=100):
            return Numeral(
                first.value * scale, modifier=first.modifier, scaled=True, size=last.size, ending=last.ending
            )
    return first


def read_figure(
    match: Match, end: int | None = None, *, start: int | None = None, shared: bool = True
) -> Figure | None:
    """The figure of a match with the groups `num` and, of a range, `low`. `start` and `end` override the match's span."""
    groups = match.groupdict()
    numbers = read_numbers(groups.get("low"), match["num"], shared=shared)
    if numbers is None:
        return None
    text = match.string
    begin = match.start() if start is None else start
    return place(text, begin, match.end() if end is None else end, *numbers)


def place(text: str, start: int, end: int, first: Numeral, last: Numeral | None = None) -> Figure:
    """The figure of the numbers read at `[start, end)`, with the hedges and denominators found around it."""
    inside: Modifier = first.modifier if first.modifier != "exact" else last.modifier if last else "exact"
    low, high, modifier = hedged(text, start, end, inside)
    per_end, below = per_behind(text, high)
    if below:
        high, behind = hedge_behind(text, per_end)
        modifier = behind if behind and modifier == "exact" else modifier
    upper = last.value if last else first.upper
    before = per_before(text, low)
    return Figure(low, high, first.value, upper, modifier, before + [name for name in below if name not in before])


def times(value: Decimal, factor: Decimal) -> Decimal:
    """An exact product, without an exponent and without zeros that the factor left behind the point."""
    with localcontext(prec=100):
        product = value * factor
    if factor == 1:
        return value
    if product == product.to_integral_value():
        with localcontext(prec=100):
            return product.quantize(Decimal(1))
    return product.normalize() if factor > 1 else product


def is_finite(ratio: Fraction) -> bool:
    """Whether `ratio` can be written as a finite decimal."""
    rest = ratio.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
