"""Values in table cells: a bare number takes the unit that its header gives it (起始价(万元) over 9220, 标准(元/人) over 每月420)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from extractor.mentions import Mention
from extractor.models import Date, Duration, Money, Percent, Quantity
from extractor.page import Block
from extractor.text import fold
from extractor.values.custom_measures import UserMeasures
from extractor.values.duration.find import find_durations
from extractor.values.money.amount import MONEY
from extractor.values.number.denominator import is_denominator, per_before
from extractor.values.number.figure import Figure, read_figure
from extractor.values.number.hedge import leads_up
from extractor.values.number.numeral import numbers
from extractor.values.quantity.simple import QUANTITY
from extractor.values.ratio.percent import PERCENT

_BARE = regex.compile(rf"(?:{numbers(signed=True)})", regex.VERSION1)
_LONGEST = 48
# Where a header writes its unit: in brackets, behind a slash or colon, as its last word, or as a sign at its end.
_BRACKETS = regex.compile(r"[(（\[【](?:计量)?(?:单位[:：]?\s?)?([^()（）\[\]【】]{1,14})[)）\]】]")
_TAIL = regex.compile(r"[/:：\s]\s*([^\s/:：]{1,8}(?:/[^\s/:：]{1,4})?)\s*$")
_SIGN = regex.compile(r"([%‰℃])\s*$")
_TABLE_UNIT = regex.compile(r"\s*[(（]?\s*(?:计量)?单位[:：]\s*([^\s()（）]{1,8})\s*[)）]?\s*")
# Numbers that only name a thing: its number in a list, a year, a code, a telephone.
_LABELS = regex.compile(
    r"序号|编号|代码|号码|编码|电话|手机|联系|热线|年份|^年度?$|日期|时间|名称|位置|邮编|排名|名次|备注|期次|学号|证号|地址|用途|[账卡票房楼座型批班档]号|门牌|车牌|座位|届次"
)
# A unit that the whole table bears does not hold for columns that are shares of something.
_SHARE = regex.compile(r"[率比]$|[%‰]|增[长减速幅]|占比|±")
_UNIT_ONLY = regex.compile(r"[十百千万亿]{1,2}[一-龥]{1,3}(?:/[一-龥]{1,3})?")
_HEADER_ROWS = 3
_YEARS, _YEAR = regex.compile(r"年[份度]?"), regex.compile(r"(?:19|20)\d{2}")


def find_in_cells(block: Block, own: UserMeasures | None = None) -> Iterator[Mention]:
    """The bare numbers of a table's cells, with the unit of the column's or the row's header.

    A header may take several rows, and the first may name the unit of the whole table (单位：万元). Cells whose text tells their own unit (≤27米,
    30%) are left to the rules for running text, and so are empty ones (—, /). `own` are the measures that a user brings.
    """
    if not block.rows:
        return
    rows = [[fold(block.cell_text(cell)) for cell in row] for row in block.rows]
    whole = next((m[1] for row in rows[:2] for cell in row if (m := _TABLE_UNIT.fullmatch(cell))), None)
    first = _body_start(rows, own)
    headers = _headers([row for row in rows[:first] if not any(_TABLE_UNIT.fullmatch(cell) for cell in row)], own)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            figure = _bare(cell)
            if figure is None:
                continue
            above = headers[c] if r >= first and c < len(headers) and _bare(headers[c]) is None else ""
            if _YEARS.fullmatch(above) and _YEAR.fullmatch(cell.strip()):
                yield Mention(block.rows[r][c][0], block.rows[r][c][1], _year(cell.strip()), "table.header_year")
                continue
            labels = [label for label in row[: min(c, 2)] if label and _bare(label) is None]
            beside = next((label for label in labels if unit_of(label, own)), labels[0] if labels else "")
            title = next((t for t in (above, beside) if unit_of(t, own)), above or beside)
            if not title:
                continue
            unit = unit_of(title, own)
            if _LABELS.search(title) and not (unit and _BRACKETS.search(title)):
                continue
            unit = unit or ("" if whole is None or _SHARE.search(above) or _SHARE.search(beside) else whole)
            value, rule = _value(cell, figure, unit, own)
            if value is not None:
                start, end = block.rows[r][c][0] + figure.start, block.rows[r][c][0] + figure.end
                yield Mention(start, end, value, f"table.header_unit+{rule}" if rule else "table.header_unit")


def body_start(block: Block, own: UserMeasures | None = None) -> int:
    """The index of the first row of a table block that is no header."""
    return _body_start([[fold(block.cell_text(cell)) for cell in row] for row in block.rows or ()], own)


def _body_start(rows: Sequence[Sequence[str]], own: UserMeasures | None) -> int:
    """The index of the first row that is no header: headers hold no bare number and, from the second on, have a unit or close a gap."""
    if not rows:
        return 0
    start = 1
    while start < min(_HEADER_ROWS, len(rows)) and not any(_bare(cell) or _is_sum(cell) for cell in rows[start]):
        row, over = rows[start], rows[start - 1]
        gap = len([c for c in over if c.strip()]) < len([c for c in row if c.strip()])
        hollow = not row or not row[0].strip()
        if not (any(unit_of(cell, own) for cell in row) or hollow or (gap and not any(map(str.isdigit, "".join(row))))):
            break
        start += 1
    return start


def _is_sum(cell: str) -> bool:
    """Whether a cell is a whole sum or share (200元, 40%): no header is."""
    text = cell.strip()
    return text[:1].isdigit() and len(text) <= _LONGEST and isinstance(_read(text, None)[0], Money | Percent)


def is_unit(cell: str) -> bool:
    """Whether a cell only names a unit (万人, 亿元), as those of a column 单位 do."""
    return _UNIT_ONLY.fullmatch(cell) is not None


def _headers(rows: Sequence[Sequence[str]], own: UserMeasures | None) -> list[str]:
    """The header of each column: the lowest cell that has a unit, else the lowest that has text. A gap in an upper row belongs to its left."""
    width = max((len(row) for row in rows), default=0)
    spread: list[list[str]] = []
    for i, row in enumerate(rows):
        cells = [row[c] if c < len(row) else "" for c in range(width)]
        for c in range(1, width):
            below = i + 1 < len(rows) and c < len(rows[i + 1]) and rows[i + 1][c].strip()
            if not cells[c].strip() and below:
                cells[c] = cells[c - 1]
        spread.append(cells)
    headers = []
    for c in range(width):
        column = [cells[c] for cells in reversed(spread) if cells[c].strip()]
        headers.append(next((cell for cell in column if unit_of(cell, own)), column[0] if column else ""))
    return headers


def _bare(cell: str) -> Figure | None:
    """The number that is all of a cell but for hedges and denominators (约30, 每月420, 2.00—2.20), or None."""
    text = cell.strip()
    if not text or len(text) > _LONGEST or text[-1] in "%‰":
        return None
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


@lru_cache(maxsize=1024)
def unit_of(header: str, own: UserMeasures | None = None) -> str:
    """The unit that a header names (金额(万元/年): 万元/年), empty where it names none."""
    said = [*reversed(_BRACKETS.findall(header)), *_TAIL.findall(header), *_SIGN.findall(header), header]
    return next(
        (
            unit.strip()
            for unit in said
            if len(unit) <= 14 and not unit[:1].isdigit() and _read(f"1{unit.strip()}", own)[0] is not None
        ),
        "",
    )


_Read = tuple[Money | Percent | Quantity | Duration | None, str]


def _read(phrase: str, own: UserMeasures | None) -> _Read:
    """The one value that covers all of `phrase`, and the row of the user's file that it is by (empty: it is by our rules)."""
    for mention in own.find(phrase) if own is not None else ():
        if mention.start == 0 and mention.end == len(phrase) and isinstance(mention.value, Money | Quantity):
            return mention.value, mention.rule
    for rules in (MONEY, PERCENT, QUANTITY):
        for found in rules.find(phrase):
            if found.start == 0 and found.end == len(phrase) and isinstance(found.value, Money | Percent | Quantity):
                return found.value, ""
    for mention in find_durations(phrase):
        if mention.start == 0 and mention.end == len(phrase) and isinstance(mention.value, Duration):
            return mention.value, ""
    return None, ""


def _value(cell: str, figure: Figure, unit: str, own: UserMeasures | None) -> _Read:
    """The cell's number read with the header's unit behind it. A scale of its own (1.2亿) takes the place of the unit's (万元)."""
    text = cell[figure.start : figure.end].replace("，", ",")
    match = _BARE.search(text)
    if match is None:
        return None, ""
    printed = match[0]
    if not unit:
        if not printed[-1].isdigit():
            return None, ""
        return Quantity(value=figure.value, upper=figure.upper, modifier=figure.modifier, per=figure.per), ""
    if printed[-1] in "万亿":
        unit = unit.lstrip("百千万亿")
    value, rule = _read(printed + unit, own)
    if value is None:
        return None, ""
    return value.model_copy(update={"modifier": figure.modifier, "per": figure.per + value.per}), rule
