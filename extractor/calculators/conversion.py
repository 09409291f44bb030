"""A figure in another unit: 亩 in 平方米, 元 in 亿元, 元/斤 in 元/公斤, with exact factors."""

from __future__ import annotations

from fractions import Fraction

from extractor.figures import (
    CalculationError,
    Step,
    counting_unit,
    denominator_name,
    is_physical,
    money_unit,
    per_factor,
    printed_unit,
    quantity_unit,
    to_decimal,
)
from extractor.models import Duration, Modifier, Money, Number, Percent, Quantity, Record, plain


class Conversion(Record):
    """A figure in another unit: `result` (of a range the lower end, `upper` the higher) in `unit`, hedged as the figure is."""

    value: Money | Quantity
    unit: str
    result: Number
    upper: Number | None = None
    modifier: Modifier
    step: Step


def convert(value: Money | Percent | Quantity | Duration, unit: str) -> Conversion:
    """`value` in `unit`, as it is written in Chinese: 平方米, 万亩, 亿元, 元/公斤, 万人次.

    Factors are exact fractions (1亩 = 2000/3 m²; `lexicons/units.tsv` names their sources). A result that is no finite decimal is rounded to 12 significant
    digits, and the step says so. Raises CalculationError where the unit measures something else.
    """
    if isinstance(value, Percent | Duration):
        raise CalculationError(f"{value}: only money and quantities have other units")
    factor = _factor(value, unit)
    printed = value.amount if isinstance(value, Money) else value.value
    result, rounding = to_decimal(Fraction(printed) * factor)
    upper = None if value.upper is None else to_decimal(Fraction(value.upper) * factor)[0]
    return Conversion(
        value=value,
        unit=unit,
        result=result,
        upper=upper,
        modifier=value.modifier,
        step=Step(
            name=f"{printed_unit(value) or 'number'} in {unit}",
            formula=_formula(plain(printed), factor),
            result=result,
            unit=unit,
            modifier=value.modifier,
            rounding=rounding,
        ),
    )


def _factor(value: Money | Quantity, unit: str) -> Fraction:
    """How many `unit` one printed unit of the value is."""
    head, pers = unit, list[str]()
    if value.per or not is_physical(unit):
        head, *pers = unit.split("/")
    if isinstance(value, Money):
        target = money_unit(head)
        if target is None or target.base != value.currency:
            raise CalculationError(
                f"{value}: no money in {head}", [f"units of {value.currency}, such as 元, 万元, 亿元 for CNY"]
            )
        factor = 1 / target.factor
    else:
        own, wanted = quantity_unit(counting_unit(value)), quantity_unit(head)
        if own.base != wanted.base:
            raise CalculationError(
                f"{value}: {counting_unit(value) or 'a bare number'} and {head} measure different things"
            )
        factor = own.factor / wanted.factor
    names = [denominator_name(per) for per in pers]
    if pers and len(names) != len(value.per):
        raise CalculationError(f"{value}: {unit} has {len(names)} denominators, the figure {len(value.per)}")
    for own_per, name in zip(value.per, names, strict=False):
        share = per_factor(own_per, name)
        if share is None:
            raise CalculationError(f"{value}: per {own_per} and per {name} measure different things")
        factor /= share
    return factor


def _formula(number: str, factor: Fraction) -> str:
    """`68 * 2000 / 3`, with no factor of one."""
    times = f" * {factor.numerator}" if factor.numerator != 1 else ""
    over = f" / {factor.denominator}" if factor.denominator != 1 else ""
    return f"{number}{times}{over}"
