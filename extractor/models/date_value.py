"""The value of a date."""

from __future__ import annotations

from typing import Literal

from extractor.models.codes import DateBasis, Modifier
from extractor.models.record import ValueRecord


class Date(ValueRecord):
    """A date in EDTF (ISO 8601-2). `start` and `end` are the first and last day covered. `str()`: `2024-11`, `2018/..`, `vague`."""

    type: Literal["date"] = "date"
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    basis: DateBasis = "explicit"
    modifier: Modifier = "exact"

    def __str__(self) -> str:
        return self._short_form(self.edtf or ("vague" if self.basis == "vague" else "unresolved"), self.modifier)
