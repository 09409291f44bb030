"""The arithmetic of a parcel: each result with its step, or a line on what it lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from extractor.figures import Operation, Step, combine, quantity_unit, quotient, to_decimal
from extractor.models import Modifier, Money, Number, Record, plain

_MU = quantity_unit("亩").factor  # m²
# Units of land by which a price may be told, in m².
AREA_UNITS = {"square_metre": Fraction(1), "mu": Fraction(_MU), "hectare": Fraction(10_000)}


class Extent(Record):
    """From `low` to `high` in `unit`, equal where it is one number. `modifier`: how a limit bounds it (容积率≤2.0), or how a figure was hedged."""

    low: Number
    high: Number
    unit: str | None
    modifier: Modifier = "exact"


@dataclass(slots=True)
class Known:
    """A figure of the notice: its number and hedge."""

    number: Decimal
    modifier: Modifier = "exact"


@dataclass(slots=True)
class Reckoning:
    """The steps taken, and what could not be reckoned for want of a figure."""

    steps: list[Step] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def area(self, number: Decimal, unit: str, modifier: Modifier) -> Known:
        """The land's area in m²."""
        factor = quantity_unit(unit).factor
        result, rounding = to_decimal(Fraction(number) * factor)
        if factor != 1:
            formula = f"{plain(number)} * {factor.numerator}" + (
                f" / {factor.denominator}" if factor.denominator != 1 else ""
            )
            self._step(f"area in m², from {unit}", formula, result, "m2", modifier, rounding)
        return Known(result, modifier)

    def whole(self, price: Money | None, unit: str, area: Known | None) -> Known | None:
        """The price of the whole parcel from one by area of land; None where it or the area is not there."""
        if price is None or area is None:
            return None
        result, rounding = quotient(Fraction(price.amount) * Fraction(area.number), AREA_UNITS[unit], 2)
        factor = AREA_UNITS[unit]
        formula = f"{plain(price.amount)} * {plain(area.number)}" + (f" / ({factor})" if factor != 1 else "")
        hedge = combine("multiply", price.modifier, area.modifier)
        self._step(f"starting price from that per {unit}", formula, result, price.currency, hedge, rounding)
        return Known(result, hedge)

    def divide(
        self, name: str, above: Known | None, below: Known | None, lacks: str, unit: str | None, places: int
    ) -> Decimal | None:
        """One figure over another; None, with a line in `missing`, where one of the two is not there."""
        if above is None or below is None or not below.number:
            self.missing.append(f"{name}: {lacks}")
            return None
        result, rounding = quotient(above.number, below.number, places)
        self._step(
            name,
            f"{plain(above.number)} / {plain(below.number)}",
            result,
            unit,
            _hedge("divide", above, below),
            rounding,
        )
        return result

    def buildable(self, area: Known | None, ratio: Extent | None, lacks: str) -> Extent | None:
        """The floor area that the plot ratio allows on the parcel."""
        if area is None or ratio is None:
            self.missing.append(f"buildable area: {lacks}")
            return None
        hedge = combine("multiply", area.modifier, ratio.modifier)
        ends = []
        for end in _ends(ratio):
            result, rounding = quotient(Fraction(area.number) * Fraction(end), Fraction(1), 4)
            formula = f"{plain(area.number)} * {plain(end)}"
            self._step(f"buildable area at a plot ratio of {plain(end)}", formula, result, "m2", hedge, rounding)
            ends.append(result)
        return Extent(low=ends[0], high=ends[-1], unit="m2", modifier=hedge)

    def floor_price(self, price: Known | None, floor: Extent | None, lacks: str, unit: str) -> Extent | None:
        """The starting price by square metre of floor: the most floor gives the lowest."""
        if price is None or floor is None or not floor.low:
            self.missing.append(f"floor price: {lacks}")
            return None
        hedge = combine("divide", price.modifier, floor.modifier)
        ends = []
        for end in _ends(floor):
            result, rounding = quotient(price.number, end, 2)
            self._step(
                f"floor price over {plain(end)} m²",
                f"{plain(price.number)} / {plain(end)}",
                result,
                unit,
                hedge,
                rounding,
            )
            ends.append(result)
        return Extent(low=ends[-1], high=ends[0], unit=unit, modifier=hedge)

    def by_mu(self, price: Known | None, area: Known | None, lacks: str, unit: str) -> Decimal | None:
        """The price by 亩 of land, reckoned from the area in m² with the exact factor."""
        if price is None or area is None or not area.number:
            self.missing.append(f"price per 亩 of land: {lacks}")
            return None
        result, rounding = quotient(Fraction(price.number) * _MU, Fraction(area.number), 2)
        formula = f"{plain(price.number)} * {_MU.numerator} / {_MU.denominator} / {plain(area.number)}"
        self._step("price per 亩 of land", formula, result, unit, _hedge("divide", price, area), rounding)
        return result

    def _step(
        self,
        name: str,
        formula: str,
        result: Decimal,
        unit: str | None,
        modifier: Modifier,
        rounding: str | None = None,
    ) -> None:
        step = Step(name=name, formula=formula, result=result, unit=unit, modifier=modifier, rounding=rounding)
        self.steps.append(step)


def _ends(extent: Extent) -> list[Decimal]:
    return [extent.low] if extent.low == extent.high else [extent.low, extent.high]


def _hedge(operation: Operation, left: Known, right: Known) -> Modifier:
    return combine(operation, left.modifier, right.modifier)
