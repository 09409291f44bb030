"""How digits and powers of ten add up to a number: 一千零一十, 1.2万亿, 六点四二万.

The characters are simple ones here: 〇 for zero, 二 for 两, no capitals (numeral.py sees to that).
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(slots=True)
class _Reading:
    """A number half read: what is closed, the section below 万 that is open, and the digit that waits for its power."""

    high: Decimal = Decimal(0)  # what 兆 closed
    total: Decimal = Decimal(0)
    term: Decimal = Decimal(0)  # what the last 万 closed
    section: Decimal = Decimal(0)
    digit: Decimal | None = None
    power: Decimal = Decimal(10) ** 30  # the power just read
    last: Decimal = Decimal(10) ** 30  # the smallest power of this section so far
    zero: bool = False
    opened: bool = False

    def take_small(self, factor: Decimal, opens: bool) -> bool:
        """十, 百 or 千; False where it may not stand here."""
        if factor >= self.last or (self.digit is None and not opens and not (self.zero and factor == 10)):
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * factor
        self.last = factor
        return True

    def take_large(self, factor: Decimal, before: str) -> bool:
        """万, 亿 or 兆, which close the section; False where there is nothing to close. `before` is the token before it."""
        part = self.section + (self.digit or 0)
        if self.digit is None and self.section == 0:
            if before and before not in "万亿兆":
                return False
            part = Decimal(0) if before else Decimal(1)
        if factor == POWERS["兆"]:
            self.high += ((self.total + part) if self.total + part else Decimal(1)) * factor
            self.total = Decimal(0)
        elif factor == POWERS["亿"] and part and self.total >= factor:
            # 三万亿五千亿: the smaller of two is added.
            if self.total < factor * POWERS["万"] or part >= POWERS["万"]:
                return False
            self.total += part * factor
        elif factor == POWERS["亿"]:
            self.total = (self.total + part) * factor
        else:
            if part == 0:
                # 三万万, 一万亿万: the scale multiplies what stands before it.
                part, self.total = (self.term, self.total - self.term) if before == "万" else (self.total, Decimal(0))
            self.term = part * factor
            self.total += self.term
        self.section, self.last = Decimal(0), Decimal(10) ** 30
        return True


def _sum(tokens: list[str]) -> Decimal | None:
    """The value of tokens in falling order of size: digits times powers, sections of 万, 亿 and 兆."""
    read = _Reading()
    for i, token in enumerate(tokens):
        factor = POWERS.get(token)
        if factor is not None:
            fits = (
                read.take_small(factor, i == 0 or _opens(tokens, i))
                if factor < POWERS["万"]
                else read.take_large(factor, tokens[i - 1] if i else "")
            )
            if not fits:
                return None
            read.power, read.digit, read.zero, read.opened = factor, None, False, True
        elif read.digit is not None:
            return None
        elif token == "〇":
            read.zero = True
            if i == len(tokens) - 1:
                return None if read.opened else Decimal(0)
        else:
            read.digit = DIGIT_VALUES.get(token, _arabic(token))
            if read.digit is None:
                return None
    return read.high + read.total + read.section + _last_digit(read, tokens[-1])


def _last_digit(read: _Reading, token: str) -> Decimal:
    """What the last digit counts: 一万五 is 15000, 3万5 is 35000: tenths of the power before it."""
    if read.digit is None:
        return Decimal(0)
    left_out = read.opened and not read.zero and read.power >= 100 and read.digit < 10 and len(token) == 1
    return read.digit * (read.power / 10 if left_out else 1)


def _opens(tokens: list[str], i: int) -> bool:
    """Whether a bare 十, 百 or 千 may stand at `i`: right behind 万 or 亿 (一亿千万), and 十 behind 百 (三百十二); 一千百 is not said."""
    return tokens[i - 1] in "万亿" or (tokens[i] == "十" and tokens[i - 1] == "百")


def _arabic(token: str) -> Decimal | None:
    plain = token.replace(",", "")
    return Decimal(plain) if plain and plain[0].isdecimal() and plain.isascii() else None
