"""Values in table cells: a bare number takes the unit its header gives it (起始价(万元) over 9220)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractor.mentions import Mention
from extractor.models import Money, Percent, Quantity
from extractor.page import Block
from extractor.text import fold_width
from extractor.values.figure import times
from extractor.values.money import MONEY
from extractor.values.percent import PERCENT
from extractor.values.quantity import QUANTITY, si_value

_NUMBER = regex.compile(
    r"\s*(?P<span>(?P<bound>≤|≥|<|>|不超过|不低于|不少于|约)?\s?(?P<low>[+-]?\d[\d,]*(?:\.\d+)?)(?:\s?(?:-{1,2}|—{1,2}|–|~|～|至)\s?(?P<high>\d[\d,]*(?:\.\d+)?))?)\s*"
)
_BOUNDS = {
    "≤": "at_most",
    "≥": "at_least",
    "<": "under",
    ">": "over",
    "不超过": "at_most",
    "不低于": "at_least",
    "不少于": "at_least",
    "约": "about",
}
_HEADER_UNIT = regex.compile(
    r"[(（\[](?:单位[:：]\s?)?(?P<unit>[^()（）\[\]\d]{1,12})[)）\]]\s*$|[/:：](?P<unit>[^()（）\[\]/:：\d]{1,8})\s*$",
    regex.VERSION1,
)
# Numbers that only name a thing: its number in a list, a year, a code, a telephone.
_LABELS = regex.compile(
    r"序号|编号|代码|号码|编码|电话|年份|年度|^年$|日期|时间|名称|位置|邮编|排名|名次|备注|期次|学号|证号|地址|用途"
)


def find_in_cells(block: Block) -> Iterator[Mention]:
    """The bare numbers of a table's cells, with the unit of the column's or the row's header.

    Cells whose text tells their own unit (≤27米, 30%) are left to the rules for running text.
    """
    if not block.rows:
        return
    header = [block.cell_text(cell) for cell in block.rows[0]]
    for r, row in enumerate(block.rows):
        label = block.cell_text(row[0]) if row else ""
        for c, cell in enumerate(row):
            match = _NUMBER.fullmatch(fold_width(block.cell_text(cell)))
            if match is None or len(match["low"]) > 40:
                continue
            above = header[c] if r > 0 and c < len(header) and not _is_number(header[c]) else ""
            beside = label if c > 0 and not _is_number(label) else ""
            title = next((t for t in (above, beside) if _HEADER_UNIT.search(fold_width(t))), above or beside)
            if not title or _LABELS.search(title):
                continue
            value = _value(match, fold_width(title))
            if value is not None:
                start, end = match.span("span")
                yield Mention(cell[0] + start, cell[0] + end, value, "table.header_unit")


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(fold_width(text)) is not None


def _value(match: regex.Match[str], title: str) -> Money | Percent | Quantity | None:
    low = Decimal(match["low"].replace(",", "").lstrip("+"))
    high = Decimal(match["high"].replace(",", "")) if match["high"] else None
    if high is not None and high <= low:
        return None
    found = _HEADER_UNIT.search(title)
    modifier = _BOUNDS.get(match["bound"] or "", "exact")
    unit = found["unit"].strip() if found else None
    if unit is None:
        return Quantity.model_validate({"value": low, "upper": high, "modifier": modifier})
    # One of the unit tells what a number of it is: 1万元 is 10000 yuan, so 9220 of it is 9220 times that.
    for rules in (MONEY, PERCENT, QUANTITY):
        for one in rules.find(f"1{unit}"):
            value = one.value
            if one.start or one.end != len(unit) + 1:
                continue
            if isinstance(value, Money):
                return value.model_copy(
                    update={
                        "amount": times(low, value.amount),
                        "upper": _times(high, value.amount),
                        "modifier": modifier,
                    }
                )
            if isinstance(value, Percent):
                return value.model_copy(
                    update={"value": times(low, value.value), "upper": _times(high, value.value), "modifier": modifier}
                )
            if isinstance(value, Quantity):
                plain = times(low, value.value)
                return value.model_copy(
                    update={
                        "value": plain,
                        "upper": _times(high, value.value),
                        "modifier": modifier,
                        "si": si_value(plain, value.unit or ""),
                    }
                )
    return Quantity.model_validate({"value": low, "upper": high, "modifier": modifier, "unit": unit})


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else times(value, factor)
