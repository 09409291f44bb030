"""How digits and powers of ten add up to a number: 一千零一十, 1.2万亿, 六点四二万.

The characters are simple ones here: 〇 for zero, 二 for 两, no capitals (numeral.py sees to that).
"""

from __future__ import annotations

from decimal import Decimal

import regex

DIGIT_VALUES = {c: Decimal(i) for i, c in enumerate("〇一二三四五六七八九")}
POWERS = {c: Decimal(10) ** n for c, n in {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}.items()}
# 万亿亿 is said of stars and molecules; more in a row is no number, and would have more digits than one may have.
_MOST = Decimal(10) ** 48
_STACKED = regex.compile(r"[万亿兆]{4}")
_TOKEN = regex.compile(r"[\d,]+(?:\.\d+)?|.")


def digits_in_a_row(simple: str) -> Decimal:
    """The number that digits say one by one: 二〇二四."""
    return Decimal("".join(str(DIGIT_VALUES[c]) for c in simple))


def written_out(value: Decimal) -> Decimal:
    """Without an exponent, and without the zeros that multiplying left behind the point."""
    return (
        value.quantize(Decimal(1))
        if value == value.to_integral_value() and value.as_tuple().exponent != 0 and value >= 100
        else value
    )


def decimal_in_words(simple: str) -> Decimal | None:
    """六点四二万: an integer, digits one by one behind 点, and a multiplier of all of it."""
    whole, _, rest = simple.partition("点")
    digits = rest.rstrip("百千万亿兆")
    if digits.isascii() and digits.isdecimal():
        digits = "".join("〇一二三四五六七八九"[int(c)] for c in digits)
    if not digits or _STACKED.search(rest) or not all(c in DIGIT_VALUES for c in digits):
        return None
    left = sum_of(whole) if whole else Decimal(0)
    if left is None:
        return None
    value = left + digits_in_a_row(digits).scaleb(-len(digits))
    for c in rest[len(digits) :]:
        value *= POWERS[c]
    return value.normalize() if rest[len(digits) :] else value


def sum_of(simple: str) -> Decimal | None:
    """The value of digits and powers, a number without a point in words: 三千二, 1.2亿. None for powers upon powers beyond what is said."""
    if _STACKED.search(simple):
        return None
    value = _sum(_TOKEN.findall(simple))
    return None if value is None or (value > _MOST and not simple.isascii()) else value


def _sum(tokens: list[str]) -> Decimal | None:
    """The value of tokens in falling order of size: digits times powers, sections of 万, 亿 and 兆."""
    total = section = term = Decimal(0)  # the term that the last 万 closed
    digit: Decimal | None = None
    power = last = Decimal(10) ** 30  # the power just read; the smallest of this section so far
    high = Decimal(0)  # what 兆 closed
    zero = opened = False
    for i, token in enumerate(tokens):
        if token in POWERS:
            factor = POWERS[token]
            if factor < 10000:
                if factor >= last or (
                    digit is None and i > 0 and not (zero and factor == 10) and not _opens(tokens, i)
                ):
                    return None
                section += (Decimal(1) if digit is None else digit) * factor
                last = factor
            else:
                part = section + (digit or 0)
                if digit is None and section == 0:
                    if i and tokens[i - 1] not in "万亿兆":
                        return None
                    part = Decimal(0) if i else Decimal(1)
                if factor == 10**12:
                    high += ((total + part) if total + part else Decimal(1)) * factor
                    total = Decimal(0)
                elif factor == 10**8:
                    total = (total + part) * factor
                else:
                    if part == 0:
                        # 三万万, 一万亿万: the scale multiplies what stands before it.
                        part, total = (term, total - term) if tokens[i - 1] == "万" else (total, Decimal(0))
                    term = part * factor
                    total += term
                section, last = Decimal(0), Decimal(10) ** 30
            power, digit, zero = factor, None, False
            opened = True
            continue
        if digit is not None:
            return None
        if token == "〇":
            zero = True
            if i == len(tokens) - 1:
                return None if opened else Decimal(0)
            continue
        value = DIGIT_VALUES.get(token)
        if value is None:
            value = _arabic(token)
            if value is None:
                return None
        digit = value
    if digit is not None:
        # 一万五 is 15000, 3万5 is 35000: the last digit counts tenths of the power before it.
        colloquial = (
            opened and not zero and power >= 100 and digit < 10 and "." not in tokens[-1] and len(tokens[-1]) == 1
        )
        section += digit * (power / 10 if colloquial else 1)
    return high + total + section


def _opens(tokens: list[str], i: int) -> bool:
    """Whether a bare 十, 百 or 千 may stand at `i`: right behind 万 or 亿 (一亿千万), and 十 behind 百 (三百十二); 一千百 is not said."""
    return tokens[i - 1] in "万亿" or (tokens[i] == "十" and tokens[i - 1] == "百")


def _arabic(token: str) -> Decimal | None:
    plain = token.replace(",", "")
    return Decimal(plain) if plain and plain[0].isdecimal() and plain.isascii() else None
