"""The small numbers of the calendar: years by their digits, months, days, hours; read by the one grammar of numbers."""

from __future__ import annotations

from extractor.values.number.numeral import parse_numeral

# Two digits from here on belong to the last century: 85年 is 1985, 08年 is 2008.
_LAST_CENTURY_FROM = 40

SMALL = r"(?:\d{1,2}|零?[壹贰叁肆伍陆柒捌玖拾]{1,3}|[一二两三四五六七八九十廿卅][一二三四五六七八九十]{0,2})"
YEAR4 = r"(?:[12]\d{3}|[壹贰][零壹贰叁肆伍陆柒捌玖]{3}|[一二][〇零○一二三四五六七八九]{3}|[两二]千零(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]))"
YEAR2 = r"(?:['’]?\d{2}|[〇零○一二三四五六七八九]{2})"
RANGE = r"(?:\s?(?:-{1,2}|—{1,2}|–|―|~{1,2}|～|〜|至|到)\s?)"


def small_number(text: str) -> int:
    """A whole number in digits or Chinese numerals (二十三, 廿三, 八五 as 85). Raises ValueError for anything else."""
    numeral = parse_numeral(text.replace("○", "〇"), digit_strings=True)
    if numeral is None or numeral.value != int(numeral.value):
        raise ValueError(f"{text!r}: not a whole number")
    return int(numeral.value)


def year_number(text: str) -> int:
    """A year of two or four digits: 85 and 八五 are 1985, 08 is 2008. Raises ValueError for anything else."""
    digits = text.lstrip("'’")
    number = small_number(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= _LAST_CENTURY_FROM else 2000)
