"""The values of names: people, places, organizations, programmes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extractor.models.codes import Category, PlaceLevel
from extractor.models.record import ValueRecord


class Person(ValueRecord):
    """A person. `name` without the honorific; `title` the post, `organization` the employer named beside it."""

    type: Literal["person"] = "person"
    name: str
    honorific: str | None = None
    title: str | None = None
    organization: str | None = None

    def __str__(self) -> str:
        return self.name + (f" ({self.honorific})" if self.honorific else "")


class Place(ValueRecord):
    """A place. `code` is GB/T 2260 (six digits) or statistical (nine digits); `path` goes from the province down."""

    type: Literal["place"] = "place"
    name: str
    level: PlaceLevel | None = None
    code: str | None = None
    path: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.name, self.level, self.code]))


class Organization(ValueRecord):
    """An organization; `name` is canonical within the document, `aliases` its other wordings there."""

    type: Literal["organization"] = "organization"
    name: str
    aliases: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        return self.name


class Programme(ValueRecord):
    """A named scheme that someone runs and others can join, use or be covered by."""

    type: Literal["programme"] = "programme"
    name: str
    aliases: list[str] = Field(default_factory=list)
    category: Category = "other"

    def __str__(self) -> str:
        return f"{self.name} {self.category}"
