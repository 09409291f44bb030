"""Values to get in touch by, or to cite: phone numbers, web addresses, numbers of documents."""

from __future__ import annotations

from typing import Literal

from extractor.models.record import ValueRecord


class Phone(ValueRecord):
    """A phone number, in E.164 where it can be told. `str()`: the number."""

    type: Literal["phone"] = "phone"
    number: str

    def __str__(self) -> str:
        return self.number


class Url(ValueRecord):
    """A web address. `str()`: the address."""

    type: Literal["url"] = "url"
    url: str

    def __str__(self) -> str:
        return self.url


class DocumentNumber(ValueRecord):
    """The number of an official document, whole. `str()`: the number."""

    type: Literal["document_number"] = "document_number"
    number: str

    def __str__(self) -> str:
        return self.number
