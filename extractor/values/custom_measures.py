"""Units, measure words and currencies that a user brings: read by the grammar of ours, beside our rules and not among them.

They belong to one extractor, so they are handed on as a value and never enter the shipped tables. As denominators (元/盏) they are not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from extractor.grammar import Match, NumberSite, Placed, Rule
from extractor.mentions import Mention
from extractor.models import Money, Quantity
from extractor.values.money.amount import money
from extractor.values.number.numeral import RANGE, RANGE_SIGNS, number, numbers
from extractor.values.number.placed_number import read_figure
from extractor.values.number.unit_words import any_of
from extractor.values.quantity.si import in_si
from extractor.values.quantity.simple import counted, counted_pattern

Side = Literal["before", "behind", "both"]


@dataclass(frozen=True, slots=True)
class UserUnit:
    """A unit or measure word. `surface` is folded (`extractor.text.fold`); `symbol` and `factor` give its SI value, where it has one."""

    surface: str
    rule: str
    symbol: str = ""
    factor: Fraction | None = None


@dataclass(frozen=True, slots=True)
class UserCurrency:
    """A currency's name: `side` is where it stands to its number, `factor` what one of it is in the major unit of `iso`. `surface` is folded."""

    surface: str
    rule: str
    iso: str
    side: Side = "behind"
    factor: Decimal = Decimal(1)


class UserMeasures:
    """The units and currencies of one extractor. Their patterns compile on first use, in each process anew."""

    def __init__(self, units: Sequence[UserUnit], currencies: Sequence[UserCurrency]) -> None:
        self.units = {unit.surface: unit for unit in units}
        self.currencies = {currency.surface: currency for currency in currencies}

    def __getstate__(self) -> dict[str, object]:
        return {"units": self.units, "currencies": self.currencies}

    def find(self, text: str, sites: Sequence[NumberSite] | None = None) -> Iterator[Mention]:
        """The quantities and sums in folded text, overlaps not resolved; the rule of each is the place of its unit in the user's file. `sites`: see `Rule.find`."""
        if self.units:
            for found in self._counted.find(text, sites):
                unit = self.units.get(found.value.unit or "")
                if unit is not None:
                    yield Mention(found.start, found.end, _measured(found.value, unit), unit.rule)
        for rule in self._sums:
            for sum_ in rule.find(text, sites):
                value, currency = sum_.value
                yield Mention(sum_.start, sum_.end, value, currency.rule)

    @cached_property
    def _counted(self) -> Rule[Quantity]:
        surfaces = list(self.units)
        first = {*(surface[0] for surface in surfaces), *RANGE_SIGNS, "、", "上", "下"}
        pattern = counted_pattern(any_of(surfaces), _bordered("unit", surfaces))
        return Rule("user.unit", pattern, counted, {}, (), after=frozenset(first))

    @cached_property
    def _sums(self) -> Sequence[Rule[tuple[Money, UserCurrency]]]:
        behind = [each.surface for each in self.currencies.values() if each.side != "before"]
        before = [each.surface for each in self.currencies.values() if each.side != "behind"]
        rules: list[Rule[tuple[Money, UserCurrency]]] = []
        if behind:
            pattern = rf"{numbers(signed=True)} ?{_bordered('name', behind)}"
            after = frozenset({*(surface[0] for surface in behind), *RANGE_SIGNS})
            rules.append(Rule("user.currency", pattern, self._sum, {}, (), after=after))
        if before:
            low, high = (number(name, signed=True, border=False) for name in ("low", "num"))
            pattern = rf"{_bordered('name', before)}[:：]? ?(?:{low}{RANGE})?{high}(?!\d|[年月日号])"
            rules.append(Rule("user.currency", pattern, self._sum, {}, ()))
        return rules

    def _sum(self, match: Match) -> Placed[tuple[Money, UserCurrency]] | None:
        figure = read_figure(match)
        if figure is None or (figure.modifier == "exact" and all(c in "百千万亿" for c in match["num"])):
            return None
        currency = self.currencies[match["name"]]
        placed = money(figure, currency.iso, currency.factor)
        return Placed((placed.value, currency), placed.start, placed.end)


def _measured(value: Quantity, unit: UserUnit) -> Quantity:
    """The quantity with the SI value that the user gives its unit. What has one is measured, not counted: it has no noun."""
    if unit.factor is None:
        return value.model_copy(update={"si": None})
    return value.model_copy(update={"si": in_si(value.value, unit.symbol, unit.factor), "of": None})


def _bordered(group: str, surfaces: Iterable[str]) -> str:
    """One of the surfaces as a group. Letters must not go on in other letters."""
    letters = [surface for surface in surfaces if surface[0].isascii() and surface[0].isalpha()]
    others = [surface for surface in surfaces if surface not in letters]
    branches = [rf"(?P<{group}>{any_of(others)})"] if others else []
    branches += [rf"(?<![A-Za-z])(?P<{group}>{any_of(letters)})(?![A-Za-z\d])"] if letters else []
    return f"(?:{'|'.join(branches)})"
