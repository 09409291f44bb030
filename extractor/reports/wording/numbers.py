"""Figures in words, as a reader writes them: 27.59亿元, 近30个百分点, CNY 2,759,000,000. Exact: no digit is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache

from extractor.lexicon import Currency, MeasureWord, Unit, rows
from extractor.models import Duration, Money, Percent, Quantity
from extractor.reports.wording.interface_words import Words

# Enough for any figure of a page; a decimal of more digits is a document's that somebody wrote by hand.
_LONG = 60
_EXACT = Context(prec=4 * _LONG)
# Scales of Chinese numbers, and how many digits behind the point a number in them may have: 12345 is not written 1.2345万.
_SCALES = (("value.hundred_million", 8, 4), ("value.ten_thousand", 4, 2))
_GROUPED = 4
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")

Figure = Money | Percent | Quantity | Duration


def tell_figure(value: Figure, words: Words) -> str:
    """The figure with its unit, its denominators and its hedge."""
    return words(f"hedge.{value.modifier}", tell_size(value, words))


def tell_size(value: Figure, words: Words) -> str:
    """The figure without its hedge: 120元/年, 30%–40%."""
    if isinstance(value, Duration):
        text = "–".join(tell_length(iso, words) for iso in (value.iso, value.upper) if iso) or "?"
    elif isinstance(value, Percent):
        text = _range(value.value, value.upper, lambda ratio: _ratio(ratio, value.kind, words))
    elif isinstance(value, Money):
        number = _range(value.amount, value.upper, lambda amount: tell_number(amount, words))
        name = _currency_name(value.currency, words)
        text = words("value.currency", number=number, name=name, code=value.currency)
    else:
        number = _range(value.value, value.upper, lambda count: tell_number(count, words))
        text = join_unit(number, value.unit or "", words) + (f" {value.of}" if value.of else "")
    return text + "".join(f"/{per_name(per, words)}" for per in value.per)


def tell_unit(value: Figure, words: Words) -> str:
    """The unit that `tell_size` puts behind the number, scales aside: 元/年, %; empty where there is none."""
    if isinstance(value, Duration):
        head = words.of("length", re.sub(r"^P|[\d.]", "", value.iso or "")).replace("{}", "")
    elif isinstance(value, Percent):
        head = words("value.points") if value.kind == "point" else "%"
    elif isinstance(value, Money):
        head = _currency_name(value.currency, words)
    else:
        head = value.unit or value.of or ""
    return head.strip() + "".join(f"/{per_name(per, words)}" for per in value.per)


def tell_number(number: Decimal, words: Words) -> str:
    """The number in 万 or 亿 where it is short so, else with its digits in groups of three."""
    if abs(number.adjusted()) > _LONG:
        return str(number)
    if words.language == "zh":
        for scale, digits, places in _SCALES:
            if number.adjusted() >= digits:
                short = number.scaleb(-digits, _EXACT).normalize(_EXACT)
                exponent = short.as_tuple().exponent
                if isinstance(exponent, int) and -exponent <= places:
                    return f"{short:f}{words(scale)}"
        # Chinese does not set off three digits; five in a row are hard to read all the same.
        return f"{number:,f}" if number.adjusted() >= _GROUPED else f"{number:f}"
    return f"{number:,f}"


def tell_length(iso: str, words: Words) -> str:
    """An ISO 8601 duration in words (P1M15D: 1个月15天); as it is where it is none."""
    date, _, clock = iso.removeprefix("P").partition("T")
    told = [words(f"length.{unit}", number) for number, unit in _LENGTH.findall(date) if unit not in "HS"]
    told += [words(f"length.T{unit}", number) for number, unit in _LENGTH.findall(clock) if unit in "HMS"]
    return ("" if words.language == "zh" else " ").join(told) or iso


def per_name(per: str, words: Words) -> str:
    """A denominator: 年 for `year` in Chinese, `square metre` in English."""
    if words.language == "en":
        return per.replace("_", " ")
    own = words.of("per", per)
    return _denominators().get(per, per) if own == per else own


def join_unit(number: str, unit: str, words: Words) -> str:
    """Number and unit; in English with a blank between them."""
    return f"{number} {unit}" if unit and words.language == "en" else f"{number}{unit}"


def _currency_name(code: str, words: Words) -> str:
    name = words.of("currency", code)
    return _currencies().get(code, code) if name == code and words.language == "zh" else name


def _ratio(ratio: Decimal, kind: str, words: Words) -> str:
    if abs(ratio.adjusted()) > _LONG:
        return str(ratio)
    hundred = ratio.scaleb(2, _EXACT)
    exponent = hundred.as_tuple().exponent
    number = f"{hundred:,f}" if isinstance(exponent, int) and exponent <= 0 else f"{hundred.quantize(Decimal(1)):,f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return number + (words("value.points") if kind == "point" else "%")


def _range(lower: Decimal, upper: Decimal | None, tell: Callable[[Decimal], str]) -> str:
    return tell(lower) if upper is None else f"{tell(lower)}–{tell(upper)}"


@cache
def _currencies() -> dict[str, str]:
    """The first Chinese name of each currency."""
    names: dict[str, str] = {}
    for row in rows(Currency):
        if row.factor == 1 and "\u4e00" <= row.surface[0] <= "\u9fff":
            names.setdefault(row.iso, row.surface)
    return names


@cache
def _denominators() -> dict[str, str]:
    """The first wording of each denominator that units and measure words have."""
    names: dict[str, str] = {}
    for row in (*rows(Unit), *rows(MeasureWord)):
        names.setdefault(row.per, row.surface)
    return names
