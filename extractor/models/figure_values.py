"""The values of figures: money, percentages, quantities, durations."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from extractor.models.codes import Modifier
from extractor.models.record import Number, Record, ValueRecord, plain


def _range(lower: Decimal, upper: Decimal | None) -> str:
    return plain(lower) if upper is None else f"{plain(lower)}..{plain(upper)}"


class Money(ValueRecord):
    """A sum in the currency's major unit; `currency` is the ISO 4217 code. `str()`: `3650000000 CNY over`."""

    type: Literal["money"] = "money"
    amount: Number
    upper: Number | None = None
    currency: str = "CNY"
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        return self._short_form(f"{_range(self.amount, self.upper)} {self.currency}", self.modifier, self.per)


class Percent(ValueRecord):
    """A ratio: 43.87% is 0.4387. `str()`: `0.4387`, `0.30 point nearly`, `0.3..0.4`."""

    type: Literal["percent"] = "percent"
    value: Number
    upper: Number | None = None
    kind: Literal["percent", "point"] = "percent"
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        head = _range(self.value, self.upper) + (" point" if self.kind == "point" else "")
        return self._short_form(head, self.modifier, self.per)


class SI(Record):
    """The same quantity in the SI (or SI-derived) unit of its kind."""

    value: Number
    unit: str


class Quantity(ValueRecord):
    """A count or measure. `unit` as printed, `of` the counted noun. `str()`: `12 家 of 企业`, `220 亩 over`."""

    type: Literal["quantity"] = "quantity"
    value: Number
    upper: Number | None = None
    unit: str | None = None
    of: str | None = None
    si: SI | None = None
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        head = _range(self.value, self.upper)
        head += f" {self.unit}" if self.unit else ""
        head += f" of {self.of}" if self.of else ""
        return self._short_form(head, self.modifier, self.per)


class Duration(ValueRecord):
    """A length of time in ISO 8601. `str()`: `P4Y`, `P3M..P6M`, `PT4H at_most`."""

    type: Literal["duration"] = "duration"
    iso: str | None = None
    upper: str | None = None
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        head = (self.iso or "?") + (f"..{self.upper}" if self.upper else "")
        return self._short_form(head, self.modifier, self.per)


Figure = Annotated[Money | Percent | Quantity | Duration, Field(discriminator="type")]
