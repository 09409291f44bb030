"""Results rounded, and how said."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

# Wide enough for any sum in the news; only quotients end in its last digits, and those are rounded to fewer.
EXACT = Context(prec=60)


def quotient(numerator: Decimal, denominator: Decimal, places: int) -> tuple[Decimal, str | None]:
    """The quotient to so many places behind the point (half to even), and how it was rounded: None where it is exact."""
    whole = EXACT.divide(numerator, denominator)
    result = whole.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, EXACT)
    exact = EXACT.multiply(result, denominator) == numerator
    return trimmed(result), None if exact else f"to {places} places, half to even"


def trimmed(number: Decimal) -> Decimal:
    """The number without zeros at the end of its places, and without an exponent."""
    number = EXACT.normalize(number)
    exponent = number.as_tuple().exponent
    return number.quantize(Decimal(1), context=EXACT) if isinstance(exponent, int) and exponent > 0 else number
