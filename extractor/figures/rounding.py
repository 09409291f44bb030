"""Results as decimals: exact where they can be, else rounded, and how said.

Quotients are taken as fractions, so that nothing is rounded twice, however long a number is.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction

ROUNDED = "to 12 significant digits, half to even"
_QUOTIENT = Context(prec=12)
# Sums, differences and products of decimals are decimals: this context never rounds them.
EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def quotient(numerator: Decimal | Fraction, denominator: Decimal | Fraction, places: int) -> tuple[Decimal, str | None]:
    """The quotient to so many places behind the point, half to even, and how it was rounded: None where it is exact."""
    scaled = Fraction(numerator) / Fraction(denominator) * 10**places
    result = _written(round(scaled), places)
    return result, None if scaled.denominator == 1 else f"to {places} places, half to even"


def to_decimal(number: Fraction) -> tuple[Decimal, str | None]:
    """The fraction as a decimal; one that is not finite to 12 significant digits, which the second part then says."""
    rest, places = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if rest != 1:
        return _QUOTIENT.divide(Decimal(number.numerator), Decimal(number.denominator)), ROUNDED
    return _written(number.numerator * 10**places // number.denominator, places), None


def trimmed(number: Decimal) -> Decimal:
    """The number without zeros at the end of its places, and written out: 10, not 1E+1."""
    return to_decimal(Fraction(number))[0]


def _written(digits: int, places: int) -> Decimal:
    """The digits with so many of them behind the point, without zeros at their end (10, not 1E+1)."""
    while places and digits % 10 == 0:
        digits, places = digits // 10, places - 1
    return EXACT.scaleb(Decimal(digits), -places)
