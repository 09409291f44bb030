"""What all records are: frozen, strict about unknown fields, their numbers exact decimals that are always written out."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer

from extractor.models.codes import Modifier


def plain(number: Decimal) -> str:
    """The decimal written out, without an exponent: `Decimal("2.7E+9")` gives `"2700000000"`."""
    return format(number, "f")


# So many zeros may a number have that nobody has written. Ours have far fewer; `1e9999999` in a file would be ten million of them.
_ZEROS = 400


def _can_be_written_out(number: Decimal) -> Decimal:
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent > _ZEROS or -exponent > len(digits) + _ZEROS:
        raise ValueError("a number that is not finite, or of too many digits to be written out")
    return number


Number = Annotated[
    Decimal, AfterValidator(_can_be_written_out), PlainSerializer(plain, return_type=str, when_used="json")
]


# The sets of given fields that records share; nothing changes them, for records are frozen and a copy gets a set of its own.
_GIVEN: dict[frozenset[str], set[str]] = {}
_MOST_GIVEN = 1_000  # what a user validates may leave out fields in any way


class Record(BaseModel):
    """Base of all records: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, context: object, /) -> None:  # noqa: ARG002  # pydantic's signature
        """Has the record share the set of its given fields with others that were given the same: a set each is a third of the memory of a page's records."""
        given = self.__pydantic_fields_set__
        if len(_GIVEN) < _MOST_GIVEN:
            shared = _GIVEN.setdefault(frozenset(given), given)
            object.__setattr__(self, "__pydantic_fields_set__", shared)


class ValueRecord(Record):
    """Base of all values: `str()` is their short canonical form."""

    def _short_form(self, head: str, modifier: Modifier = "exact", per: list[str] | None = None) -> str:
        parts = [head, *(f"/{unit}" for unit in per or [])]
        return " ".join(["".join(parts), *([modifier] if modifier != "exact" else [])])
