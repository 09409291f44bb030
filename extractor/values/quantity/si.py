"""The finished quantity of a figure, with its value in the SI unit of its kind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

import regex

from extractor.grammar import Placed
from extractor.models import SI, Quantity
from extractor.values.number.denominator import denominators
from extractor.values.number.placed_number import Figure, is_finite
from extractor.values.number.unit_words import units

_SPEED = regex.compile(r"(?P<unit>[^/每]+)(?:/|每)(?P<per>小时|时|秒|分钟|分|[hH]|s|min)")


@lru_cache(maxsize=2048)
def si_value(value: Decimal, unit: str) -> SI | None:
    """The same quantity in the SI unit of its kind, or None where `unit` is no physical unit.

    Exact where it is finite, else six significant digits and never less than one decimal: 68亩 is 45333.3 m2 (contract.md, "quantity").
    """
    symbol, factor, _ = units().get(unit, ("", None, ""))
    if unit in ("华氏度", "℉", "°F"):
        symbol, factor, value = "°C", Fraction(5, 9), value - 32
    return in_si(value, symbol, factor) if symbol and factor is not None else None


def in_si(value: Decimal, symbol: str, factor: Fraction) -> SI:
    """`factor` times the value, in the unit `symbol`: exact or rounded as `si_value` says."""
    with localcontext(prec=60):
        exact = value * factor.numerator / factor.denominator
        if is_finite(Fraction(value) * factor):
            plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
            return SI(value=plain, unit=symbol)
        step = min(Decimal("0.1"), Decimal(1).scaleb(exact.adjusted() - 5))
        return SI(value=exact.quantize(step), unit=symbol)


# 人均预期寿命82岁, 每升1℃ (升 is the verb): what a unit is never counted per.
_NEVER_PER = {"岁": "person", "周岁": "person", "℃": "litre", "度": "litre", "摄氏度": "litre"}


def quantity(figure: Figure, unit: str | None, of: str | None) -> Placed[Quantity]:
    """The finished mention of a figure. A unit of speed is its unit and what it is counted per: 公里/小时 is 公里 per hour, in m/s."""
    speed = _SPEED.fullmatch(unit) if unit else None
    never = _NEVER_PER.get(unit) if unit else None
    if never is not None and never in figure.per:
        figure = replace(figure, per=[name for name in figure.per if name != never])
    value = Quantity(
        value=figure.value,
        upper=figure.upper,
        unit=speed["unit"] if speed else unit,
        of=of,
        si=si_value(figure.value, unit) if unit else None,
        modifier=figure.modifier,
        per=[*figure.per, denominators()[speed["per"].lower()]] if speed else figure.per,
    )
    return Placed(value, figure.start, figure.end)
