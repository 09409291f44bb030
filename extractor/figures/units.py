"""Units, and how many of one make another: exact factors from the lexicons of units, measure words and currencies."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from extractor.lexicon import Currency, MeasureWord, rows
from extractor.lexicon import Unit as UnitRow
from extractor.models import Quantity
from extractor.text import fold_width

_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
# Measure words for people are one unit; 人次 counts visits and is another.
_PEOPLE = frozenset({"人", "名", "位", "口"})
_TIMES = {"年": "year", "月": "month", "周": "week", "天": "day", "日": "day", "小时": "hour", "时": "hour"}

_Table = dict[str, tuple[str, Fraction]]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit is `factor` of its base: an SI symbol (亩 is 2000/3 m2), a currency (万元 is 10000 CNY), or a counting unit (万人次)."""

    base: str
    factor: Fraction


def money_unit(surface: str) -> Unit | None:
    """The unit of money that is written so (元, 万元, 亿美元, CNY); None where it is none."""
    scale, name = _scaled(surface, _currencies())
    if name not in _currencies():
        return None
    iso, factor = _currencies()[name]
    return Unit(iso, scale * factor)


def quantity_unit(surface: str) -> Unit:
    """The physical unit that is written so (亩, 万亩, 平方公里), or else the counting unit (人次, 万家)."""
    scale, name = _scaled(surface, _physical())
    base, factor = _physical().get(name, (name, Fraction(1)))
    return Unit("人" if base in _PEOPLE else base, scale * factor)


def denominator_unit(per: str) -> Unit:
    """The unit that `per` of a value names in English: `jin`, `mu`, `person`."""
    base, factor = _denominators().get(per, (per, Fraction(1)))
    return Unit(base, factor)


def denominator_name(surface: str) -> str:
    """How `per` names a unit that is written so: 公斤 gives `kilogram`; what is no unit stays as it is."""
    return _denominator_names().get(surface.strip(), surface.strip())


def is_physical(surface: str) -> bool:
    """Whether a unit is one of measure (公里/小时 among them) and no counting unit."""
    return _scaled(surface, _physical())[1] in _physical()


def counting_unit(value: Quantity) -> str:
    """What a quantity counts: its unit, or the noun where there is none (36万群众)."""
    return value.unit or value.of or ""


def _scaled(surface: str, known: _Table) -> tuple[Fraction, str]:
    """The scale in front of a unit and the unit: 万元 is 10000 元; 千克 is a unit itself."""
    name, scale = fold_width(surface).strip(), Fraction(1)
    while name not in known and len(name) > 1 and name[0] in _SCALES:
        scale *= _SCALES[name[0]]
        name = name[1:]
    return scale, name


@cache
def _physical() -> _Table:
    listed = [row for row in rows(UnitRow) if row.si_symbol and row.si_factor]
    symbols: _Table = {row.si_symbol: (row.si_symbol, Fraction(1)) for row in listed}
    return symbols | {row.surface: (row.si_symbol, row.si_factor) for row in listed if row.si_factor}


@cache
def _currencies() -> _Table:
    codes: _Table = {row.iso: (row.iso, Fraction(1)) for row in rows(Currency)}
    return codes | {row.surface: (row.iso, Fraction(row.factor)) for row in rows(Currency)}


@cache
def _denominators() -> _Table:
    return {row.per: (row.si_symbol, row.si_factor) for row in rows(UnitRow) if row.per and row.si_factor}


@cache
def _denominator_names() -> dict[str, str]:
    return {row.surface: row.per for row in (*rows(MeasureWord), *rows(UnitRow)) if row.per} | _TIMES
