"""A mention, and the value it may have."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from extractor.models.codes import EntityType
from extractor.models.contact_values import DocumentNumber, Phone, Url
from extractor.models.date_value import Date
from extractor.models.figure_values import Duration, Money, Percent, Quantity
from extractor.models.name_values import Organization, Person, Place, Programme
from extractor.models.record import Record

Value = Annotated[
    Money
    | Percent
    | Quantity
    | Duration
    | Date
    | Phone
    | Url
    | DocumentNumber
    | Person
    | Place
    | Organization
    | Programme,
    Field(discriminator="type"),
]


class Entity(Record):
    """One mention: `text` as printed without line breaks, raw offsets half-open.

    `spans` are the raw pieces of a mention that the layout cut in two (a caption or another article stands between them), in reading order; null where
    nothing but white space stands inside it. `qualifiers` tell of a date in a notice whose label it stands behind (`item`: 报名时间).
    """

    id: str
    type: EntityType
    text: str
    start: int
    end: int
    value: Value
    spans: list[tuple[int, int]] | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Entity({self.id}, {self.type}, {self.text!r}, [{self.start}, {self.end}), {self.value})"

    def __str__(self) -> str:
        return repr(self)
