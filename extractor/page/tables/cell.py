"""Shapes of cells: empty ones, figures, periods, and what only numbers or names a thing."""

from __future__ import annotations

from functools import cache

import regex

from extractor.grammar import compiled
from extractor.lexicon import Currency, MeasureWord, Unit, rows

_BLANK = compiled(r"[\s—\-–/／\\*…·.无]*+")
_BLANKS = frozenset(" \t\n\r\u3000—-–/／\\*…·.无") | {""}
_FIGURE = compiled(
    r"""(?:约|近|超过?|逾|不超过|不足|不低于|不少于|不高于|不大于|不小于|最高|最低|至少|至多|每[月年天日人亩]|[≤≥<>＜＞±+¥￥$])?\s?
        [+\-−(（]?\d[\d,，\ ]*+(?:\.\d+)?+\s?[）)]?(?P<unit>[%‰]|[^\d\s\-—–~～至年月号第、，。：:]{0,4}(?:/[^\d\s/]{1,3})?)
        (?:\s?[-—–~～至]{1,2}\s?\d[\d,，]*+(?:\.\d+)?+(?:[%‰]|[^\d\s]{0,6}?))?+(?:以上|以下|以内|左右|起|及以上)?""",
    regex.VERBOSE,
)
_MEASURED = compiled(r"[+-]?\d[\d,]*+(?:\.\d+)?+[百千万亿]*+(?P<unit>\D{1,4})")
_PERIOD = compiled(
    r"(?:(?:19|20)\d{2}[年.\-/]?度?(?:\d{1,2}(?:月|[.\-/]\d{1,2}日?))?|\d{1,2}月(?:\d{1,2}日)?|第?[一二三四1-4]季度|[上下]半年|前三季度|(?:19|20)\d{2}年(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月\d{1,2}日|末|底))+(?:末|底)?"
)
_BAND = compiled(r"\d[^\d]{0,4}[-—–~～至][^\d]{0,2}\d|以[上下内]|不[满足到]|[≤≥<>＜＞]|未满")
_SHORT = 40
_LONGEST_SERIAL = 9


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, —, /."""
    return text[:1] in _BLANKS and (not text or _BLANK.fullmatch(text) is not None)


def is_figure(text: str) -> bool:
    """Whether a cell is a figure, with a hedge, a short unit or a second end: 12,560, ≤2.0, 1.5—2.2, 62.4亩. A year or a month is none."""
    text = text.strip()
    return 0 < len(text) <= _SHORT and not text.isalpha() and _FIGURE.fullmatch(text) is not None


def is_measured(text: str) -> bool:
    """Whether a cell is a number in digits with a unit of the lexicons, and no more: 713.5万元, 62亩. No name stands in such a cell."""
    match = _MEASURED.fullmatch(text)
    return match is not None and match["unit"] in _units()


@cache
def _units() -> frozenset[str]:
    return frozenset(row.surface for kind in (Unit, MeasureWord, Currency) for row in rows(kind))


def is_plain_number(text: str) -> bool:
    """Whether a cell is a number and nothing else, as no head is, a year aside."""
    text = text.strip().replace(",", "").replace("，", "").lstrip("+-−").rstrip("%‰")
    if not text or not text.replace(".", "", 1).isdigit() or not text.isascii():
        return False
    return not (len(text) == 4 and text[:2] in ("19", "20"))


def is_period(text: str) -> bool:
    """Whether a cell is a period and nothing else: 2024年, 5月, 2025年第三季度."""
    return _PERIOD.fullmatch(text.strip()) is not None


def is_band(text: str) -> bool:
    """Whether a figure is a class of what is counted: a range or a bound (1—10千伏, 不满1千伏, 60岁以上)."""
    return is_figure(text) and _BAND.search(text) is not None


def counts_up(cells: list[str]) -> bool:
    """Whether the cells number their rows: 1, 2, 3 …; totals below them may be blank."""
    numbers = [cell.strip() for cell in cells if not is_blank(cell)]
    # `int` refuses numbers of thousands of digits: a longer one counts no rows.
    return len(numbers) > 1 and all(
        text.isdecimal() and len(text) <= _LONGEST_SERIAL and int(text) == i + 1 for i, text in enumerate(numbers[:200])
    )
