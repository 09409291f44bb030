"""A figure as a number in a unit: what must agree before two figures can be subtracted, compared or divided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from extractor.figures.rounding import to_decimal
from extractor.figures.units import counting_unit, denominator_unit, quantity_unit
from extractor.models import Duration, Money, Percent, Quantity

Figure = Money | Percent | Quantity | Duration

_LENGTH = re.compile(r"P(?:(?P<number>\d+)(?P<unit>[YMWD])|T(?P<clock>\d+)(?P<clock_unit>[HMS]))")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is measured in: `money` in CNY, a `quantity` in m2 (whatever unit of area it was printed in), `percent` or `point`, a `duration` in days."""

    kind: str
    unit: str
    per: tuple[str, ...] = ()

    def unlike(self, other: Measure) -> str | None:
        """Why a figure in this cannot be compared with one in `other`; None where it can."""
        if self.kind != other.kind:
            return f"one is {_article(self.kind)}, the other {_article(other.kind)}"
        if self.unit != other.unit:
            return f"different {'currencies' if self.kind == 'money' else 'units'}: {self.unit or 'none'} and {other.unit or 'none'}"
        if self.per != other.per:
            return f"one is {_per(self.per)}, the other {_per(other.per)}"
        return None


def measure(value: Figure) -> Measure:
    """What the figure is measured in."""
    per = tuple(value.per)
    if isinstance(value, Money):
        return Measure("money", value.currency, per)
    if isinstance(value, Percent):
        return Measure("percent", value.kind, per)
    if isinstance(value, Quantity):
        return Measure("quantity", quantity_unit(counting_unit(value)).base, per)
    return Measure("duration", _length(value.iso)[1], per)


def number(value: Figure) -> Decimal | None:
    """The number as printed, in the printed unit; None for a duration of several parts (P8DT20H)."""
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, Duration):
        return _length(value.iso)[0]
    return value.value


def base_number(value: Figure) -> Fraction | None:
    """The number in the unit of `measure`, exact; None for a duration of several parts."""
    return _in_base(number(value), value)


def base_upper(value: Figure) -> Fraction | None:
    """The higher end of a range in the unit of `measure`; None where the figure is no range."""
    if isinstance(value, Duration):
        return _in_base(_length(value.upper)[0] if value.upper else None, value)
    return _in_base(value.upper, value)


def _in_base(plain: Decimal | None, value: Figure) -> Fraction | None:
    if plain is None:
        return None
    return Fraction(plain) * (quantity_unit(counting_unit(value)).factor if isinstance(value, Quantity) else 1)


def printed_unit(value: Figure) -> str:
    """The unit as printed, denominators behind it: `CNY/year`, `人次`; empty where there is none."""
    if isinstance(value, Money):
        head = value.currency
    elif isinstance(value, Percent):
        head = "point" if value.kind == "point" else ""
    elif isinstance(value, Quantity):
        head = counting_unit(value)
    else:
        head = {"Y": "年", "M": "个月", "W": "周", "D": "天", "TH": "小时", "TM": "分钟", "TS": "秒"}.get(
            _length(value.iso)[1], ""
        )
    return "".join([head, *(f"/{per}" for per in value.per)])


def in_unit_of(value: Figure, other: Figure) -> tuple[Decimal, str | None]:
    """The number of `value` in the printed unit of `other`, which has the same measure, and how it was rounded.

    Raises ValueError for a duration of several parts.
    """
    base = base_number(value)
    if base is None:
        raise ValueError(f"{value}: no single number")
    if isinstance(other, Quantity) and isinstance(value, Quantity):
        return to_decimal(base / quantity_unit(counting_unit(other)).factor)
    return to_decimal(base)


def per_factor(per: str, other: str) -> Fraction | None:
    """How many of the denominator `other` are in one `per` (a kilogram holds 2 jin); None where they measure different things."""
    own, target = denominator_unit(per), denominator_unit(other)
    return own.factor / target.factor if own.base == target.base else None


def _length(iso: str | None) -> tuple[Decimal | None, str]:
    match = _LENGTH.fullmatch(iso or "")
    if match is None:
        return None, iso or ""
    if match["number"]:
        return Decimal(match["number"]), match["unit"]
    return Decimal(match["clock"]), f"T{match['clock_unit']}"


def _article(kind: str) -> str:
    return {"money": "money", "percent": "a percentage"}.get(kind, f"a {kind}")


def _per(per: tuple[str, ...]) -> str:
    return "per " + " per ".join(per) if per else "for no unit of time, person or the like"
