"""Whether two numbers look like one number and a slip of the pen: a digit wrong, lost, doubled or swapped with its neighbour, or the point moved."""

from __future__ import annotations

from decimal import Decimal

_LEAST = 2  # digits: numbers of one are a slip away from every other
_POINT = 4  # places that the point may have moved: 万 for 亿


def is_slip(a: Decimal, b: Decimal) -> bool:
    """Whether `a` and `b` differ by one slip; the shorter may be a rounding of the longer (超52万 and 25.74万)."""
    x, y = sorted((_digits(a), _digits(b)), key=len)
    apart = abs(a.adjusted() - b.adjusted())
    if a == b or len(x) < _LEAST or apart > _POINT:
        return False
    if y.startswith(x):
        return apart > 0  # the point moved, or 万 for 亿
    # A digit lost or doubled shifts the others; of two digits that leaves too little to tell a slip from another number.
    lengths = (len(x),) if len(x) == _LEAST else (len(x) - 1, len(x), len(x) + 1)
    if apart > (0 if len(x) == _LEAST else 1):
        return False
    return any(_one_edit(x, y[:length]) for length in lengths if length <= len(y))


def digits_of(number: Decimal) -> int:
    """How many significant digits the number has."""
    return len(_digits(number))


def _digits(number: Decimal) -> str:
    """The significant digits, without zeros at the end."""
    return "".join(map(str, number.normalize().as_tuple().digits)).rstrip("0")


def _one_edit(a: str, b: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes `b` of `a`."""
    if a == b:
        return True
    start = next((i for i, (c, d) in enumerate(zip(a, b, strict=False)) if c != d), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:])
    )
