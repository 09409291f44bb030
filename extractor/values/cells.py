"""Values in table cells: a bare number takes the unit of its column's head, of its row's label, of the row's own unit cell, or that of the whole table.

起始价(万元) over 9220; 基本每股收益(元) before 0.52; 单位 | 亿元 beside 1820.5; 单位：万元 above them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import regex

from extractor.grammar import compiled
from extractor.mentions import Mention
from extractor.models import Date, Duration, Money, Percent, Quantity
from extractor.page import Block, Row, Table, is_blank, is_figure, is_of, read_fields, role_of
from extractor.values.cell_units import (
    BRACKETS,
    COUNT,
    SCALES,
    Read,
    implied_unit,
    read_whole,
    row_unit,
    si_unit,
    table_unit,
    unit_of,
)
from extractor.values.custom_measures import UserMeasures
from extractor.values.duration.find import find_durations
from extractor.values.find import find_running
from extractor.values.number.denominator import denominators, is_denominator, per_before
from extractor.values.number.hedge import leads_up
from extractor.values.number.numeral import numbers
from extractor.values.number.placed_number import Figure, read_figure, times
from extractor.values.quantity.si import si_value

_BARE = compiled(rf"(?:{numbers(signed=True)})", regex.VERSION1)
_LONGEST = 48
_LEAST_PHONE = 5  # digits
_PER_MANY = compiled(r"(?P<unit>[^\s/\d]{1,4})/(?P<count>\d{1,4})\s?(?P<per>[^\s/\d]{1,3})")
# Numbers that only name a thing: its number in a list, a year, a code, a telephone.
_LABELS = compiled(
    r"序号|编号|代码|号码|编码|电话|手机|联系|热线|年份|^年度?$|日期|时间|名称|位置|邮编|排名|名次|备注|期次|学号|证号|地址|用途|[账卡票房楼座型批班档]号|门牌|车牌|座位|届次"
)
_PLAIN = compiled(r"[+-]?(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?+")
# A number of two digits or more with its unit, no year and no code with a 0 before it: the class of figure that a long table has thousands of.
_MEASURED = compiled(
    r"(?P<number>(?!(?:19|20)\d\d(?!\d)|0\d|0\.0|\d[^\d.])\d{1,6}+(?:\.(?P<behind>(?!0++(?!\d))\d{1,4}+))?+)(?P<unit>[^\d\s.,:/~—–-]{1,4}+(?:/\p{Han}{1,3})?)"
)
_BOUNDS = compiled(
    r"(?=.*[A-Za-z容])(?:(?P<low>\d+(?:\.\d+)?)\s?[≤<＜])?\s?(?:[A-Za-z]{1,3}|容积率)\s?(?:(?:[≤<＜]|(?P<more>[≥>＞]))\s?(?P<high>\d+(?:\.\d+)?))?"
)
_DAYS = compiled(r"(\d{1,4})\s?个?(?:日历天|日历日|自然日|自然天)")
_FIELD = compiled(r"[:：].{0,40}\d")
_NUMERIC = compiled(r"[\d零〇一二三四五六七八九十百千万亿两几半壹贰叁肆伍陆柒捌玖拾佰仟]")
_SAYS_UNIT = compiled(r"[（(\[【/:：%‰℃]|\s")
_YEARS, _YEAR = compiled(r"年[份度]?"), compiled(r"(?:19|20)\d{2}")
_SCALE_ALONE = {"万": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11}
_FIGURES = frozenset({"money", "percent", "quantity", "duration"})
_NAME_ONLY = frozenset({"serial", "code", "spec", "lot", "unit"})


def find_in_table(block: Block, own: UserMeasures | None = None) -> Iterator[Mention]:
    """The values of a table's cells but for dates. Head rows, numbers of rows, codes and units have none, nor have numbers inside names.

    `own` are the measures that a user brings.
    """
    table = block.table
    if table is None:
        return
    for row in table.rows:
        if row.is_section:
            continue
        for column, text in enumerate(row.texts):
            if column >= len(table.columns) or is_blank(text):
                continue
            role, start, end = table.columns[column].role, *row.cells[column]
            if role not in _NAME_ONLY and column != table.name:
                bare = _in_cell(table, row, column, own)
                if bare is not None:
                    yield Mention(start + bare.start, start + bare.end, bare.value, bare.rule)
                    continue
            for mention in _running(block.text.clean[start:end], text, role in _NAME_ONLY, column == table.name, own):
                value = mention.value
                if (
                    isinstance(value, Money)
                    and value.currency == "CNY"
                    and _counts_pieces(table.columns[column].head, text)
                ):
                    value = Quantity(value=value.amount, upper=value.upper, unit="块", modifier=value.modifier)
                yield Mention(start + mention.start, start + mention.end, value, mention.rule)


def _counts_pieces(head: str, cell: str) -> bool:
    """Whether 块 in the cell counts pieces and no yuan: 24块 under 数量."""
    return cell.endswith("块") and COUNT.search(head) is not None


def _running(text: str, folded: str, only_names: bool, is_name: bool, own: UserMeasures | None) -> Iterator[Mention]:
    """The values that a cell tells by itself: ≤27米, 盈利：2,100万元–2,650万元. In the row's name only one that is all of it (60—69岁)."""
    if _NUMERIC.search(folded) is None or (is_name and not is_figure(folded)):
        return
    if only_names and folded.isdecimal() and len(folded) < _LEAST_PHONE:
        return
    for mention in _told(text, folded) if own is None else _told_by(own, text, folded):
        figure = mention.type in _FIGURES
        if figure and (only_names or (is_name and (mention.start, mention.end) != (0, len(text)))):
            continue
        yield mention


# Cells say the same again and again: 100%, 3万元.
@lru_cache(maxsize=1024)
def _told(text: str, folded: str) -> tuple[Mention, ...]:
    measured = _MEASURED.fullmatch(folded) if text == folded else None
    if measured is not None:
        number, unit = measured["number"], measured["unit"]
        like = _measured_like(len(number), len(measured["behind"] or ""), unit)
        if like:
            value, _ = _scaled(Figure(0, len(number), Decimal(number), None, "exact", []), unit, None)
            if value is not None:
                return (Mention(0, len(text), value, like),)
    return _told_by(None, text, folded)


@lru_cache(maxsize=1024)
def _measured_like(length: int, behind: int, unit: str) -> str:
    """The rule that reads all of a cell with a number of this length, `behind` of it behind its point, and the unit as one figure without a noun; empty where none does."""
    number = "3" * length if not behind else f"{'3' * (length - behind - 1)}.{'3' * behind}"
    told = _told_by(None, number + unit, number + unit)
    if len(told) != 1 or (told[0].start, told[0].end) != (0, length + len(unit)):
        return ""
    value = told[0].value
    plain = isinstance(value, Money | Percent) or (isinstance(value, Quantity) and value.unit and value.of is None)
    same = plain and value == _scaled(Figure(0, length, Decimal(number), None, "exact", []), unit, None)[0]
    return told[0].rule if same else ""


def _told_by(own: UserMeasures | None, text: str, folded: str) -> tuple[Mention, ...]:
    return *find_running(text, own, folded=folded), *find_durations(text, folded=folded)


def _in_cell(table: Table, row: Row, column: int, own: UserMeasures | None) -> Mention | None:
    """The bare number that is all of a cell, as a mention with offsets in the cell, or None."""
    cell = row.texts[column]
    days = _DAYS.fullmatch(cell)
    if days is not None:
        return Mention(0, len(cell), Duration(iso=f"P{days[1]}D"), "table.days")
    figure = _bare(cell)
    if figure is None:
        return None
    above, over = _over(table.columns[column].heads, own)
    if _YEARS.fullmatch(above) and _YEAR.fullmatch(cell):
        return Mention(0, len(cell), _year(cell), "table.header_year")
    beside = "" if over else _beside(table, row, column, own)
    unit = over or (unit_of(beside, own) if _SAYS_UNIT.search(beside) else "")
    title = above if over or not unit else beside
    title = title or beside
    if not title:
        return None
    if _only_names(title, bool(unit)):
        return None
    if not over:
        unit = (
            unit
            or row_unit(table, row, above)
            or implied_unit(above)
            or table_unit(table, above, beside)
            or implied_unit(beside)
        )
    value, rule = _value(cell, figure, unit, own)
    if value is None:
        return None
    return Mention(figure.start, figure.end, value, f"table.header_unit+{rule}" if rule else "table.header_unit")


@lru_cache(maxsize=1024)
def _over(heads: tuple[str, ...], own: UserMeasures | None) -> tuple[str, str]:
    """Of a column's heads the lowest that names a unit, else the lowest; and that unit."""
    above = next((head for head in reversed(heads) if unit_of(head, own)), heads[-1] if heads else "")
    return above, unit_of(above, own)


@lru_cache(maxsize=1024)
def _only_names(title: str, measured: bool) -> bool:
    """Whether numbers under the head or behind the label name a thing and measure nothing; a unit in brackets speaks against it."""
    return _LABELS.search(title) is not None and not (measured and BRACKETS.search(title))


def _beside(table: Table, row: Row, column: int, own: UserMeasures | None) -> str:
    """The label of the row: its name, else what stands in its first cells."""
    named = table.name if table.name is not None and table.name != column else None
    labels = [row.names[named]] if named is not None and named < len(row.names) and row.names[named] else []
    labels += [
        label
        for c, label in enumerate(row.texts[: min(column, 2)])
        if c != named and table.columns[c].role not in _NAME_ONLY and not is_blank(label) and _bare(label) is None
    ]
    said = (label for label in labels if _SAYS_UNIT.search(label) and unit_of(label, own))
    return next(said, labels[0] if labels else "")


def find_in_fields(text: str, own: UserMeasures | None = None) -> Iterator[Mention]:
    """The bare numbers of label-value lines, with the unit of the label: 容积率：1.0—2.0, 成交金额（元）：1386000."""
    if _FIELD.search(text) is None:
        return
    for field in read_fields(text):
        cell = text[field.start : field.end].strip()
        days = _DAYS.fullmatch(cell)
        if days is not None:
            yield Mention(field.start, field.start + len(cell), Duration(iso=f"P{days[1]}D"), "label.days")
            continue
        figure = None if field.lot else _bare(cell)
        if figure is None:
            continue
        unit = unit_of(field.label, own) or implied_unit(field.label)
        role = role_of(field.label)
        if not unit and (role in _NAME_ONLY or not is_of(field.label, "ratio")):
            continue
        if _only_names(field.label, bool(unit)):
            continue
        value, rule = _value(cell, figure, unit, own)
        if value is not None:
            at = field.start
            yield Mention(at + figure.start, at + figure.end, value, f"label.unit+{rule}" if rule else "label.unit")


def _bounds(text: str) -> Figure | None:
    """A range told by two bounds (1.2≤R≤2.5), or one bound with its letter (R≤2.2)."""
    match = _BOUNDS.fullmatch(text)
    if match is None:
        return None
    low, high = match["low"], match["high"]
    if low is not None and high is not None:
        return Figure(0, len(text), Decimal(low), Decimal(high), "exact", [])
    if low is None and high is None:
        return None
    number = Decimal(low if low is not None else high)
    return Figure(0, len(text), number, None, "at_least" if low is not None or match["more"] else "at_most", [])


def _bare(cell: str) -> Figure | None:
    """The number that is all of a cell but for hedges and denominators (约30, 每月420, 2.00—2.20), or None."""
    text = cell.strip()
    if not text or len(text) > _LONGEST or text[-1] in "%‰" or (text[-1] == "元" and "/" not in text):
        return None
    if _PLAIN.fullmatch(text):
        at = cell.index(text)
        return Figure(at, at + len(text), Decimal(text.replace(",", "")), None, "exact", [])
    if _NUMERIC.search(text) is None:
        return None
    bounds = _bounds(text)
    if bounds is not None:
        return bounds
    indent = len(cell) - len(cell.lstrip())
    text = text.replace("，", ",")
    match = _BARE.search(text)
    figure = read_figure(match) if match else None
    if figure is None or figure.end != len(text):
        return None
    before = text[: figure.start].strip(" +")
    if before and not is_denominator(before) and not leads_up(before):
        return None
    start, end = indent + figure.start, indent + figure.end
    return Figure(start, end, figure.value, figure.upper, figure.modifier, per_before(text, figure.start))


def _year(year: str) -> Date:
    return Date(edtf=year, start=f"{year}-01-01", end=f"{year}-12-31", basis="explicit")


def _value(cell: str, figure: Figure, unit: str, own: UserMeasures | None) -> Read:
    """The cell's number read with the unit behind it. A scale of its own (1.2亿) takes the place of the unit's (万元)."""
    text = cell[figure.start : figure.end].replace("，", ",")
    plain = _PLAIN.fullmatch(text) is not None
    if not plain and _BOUNDS.fullmatch(text):
        return Quantity(value=figure.value, upper=figure.upper, modifier=figure.modifier), ""
    match = None if plain else _BARE.search(text)
    printed = match[0] if match is not None else text
    if not unit:
        if not printed[-1].isdigit():
            return None, ""
        return Quantity(value=figure.value, upper=figure.upper, modifier=figure.modifier, per=figure.per), ""
    many = _PER_MANY.fullmatch(unit) if "/" in unit else None
    below = denominators().get(many["per"]) if many else None
    if many and below:
        unit = many["unit"]
    if printed[-1] in "万亿":
        unit = unit.lstrip(SCALES)
    if unit in _SCALE_ALONE and printed[-1].isdigit():
        ends = _ends("value", figure, Decimal(10) ** _SCALE_ALONE[unit])
        return Quantity(**ends, modifier=figure.modifier, per=figure.per), ""
    value, rule = _scaled(figure, unit, own) if printed[-1].isdigit() else read_whole(printed + unit, own)
    if value is None:
        return None, ""
    if not figure.per and not many and value.modifier == figure.modifier:
        return value, rule
    per = figure.per + value.per + ([f"{many['count']}_{below}"] if many and below else [])
    return value.model_copy(update={"modifier": figure.modifier, "per": per}), rule


def _scaled(figure: Figure, unit: str, own: UserMeasures | None) -> Read:
    """The number times one of its unit, which is read once for the whole column."""
    one, rule = read_whole(f"1{unit}", own)
    if isinstance(one, Money):
        return one.model_copy(update=_ends("amount", figure, one.amount)), rule
    if isinstance(one, Percent):
        return one.model_copy(update=_ends("value", figure, one.value)), rule
    if isinstance(one, Quantity):
        ends = _ends("value", figure, one.value)
        spelt = si_unit(unit, own) if one.si is not None else ""
        return one.model_copy(update={**ends, "si": si_value(ends["value"], spelt) if spelt else None}), rule
    high = "" if figure.upper is None else f"—{figure.upper}"
    return read_whole(f"{figure.value}{high}{unit}", own)


def _ends(name: str, figure: Figure, factor: Decimal) -> dict[str, Decimal]:
    """The figure's ends, scaled; of a figure that is no range only the one."""
    upper = {} if figure.upper is None else {"upper": times(figure.upper, factor)}
    return {name: times(figure.value, factor), **upper}
