"""What the head of a column says: what is measured, when, whose figures they are, what narrows them.

2026年补贴比例（%） measures 补贴比例 in 2026; 地区生产总值 over 增速（%） measures 地区生产总值增速; 60—69岁 narrows; 本期均价 measures 均价 in the page's period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.facts.table.reporting import Reporting, first_period
from extractor.facts.words import ends_like
from extractor.grammar import compiled
from extractor.mentions import Mention
from extractor.models import Date
from extractor.page import Block, Column, core, is_of, role_of

_UNIT = compiled(r"[（(\[【][^）)\]】]*+[）)\]】]|[:：]$|/[a-zA-Z²³%‰]++$|[%‰]$")
# 60—69岁, 10万元以下, 3档: a class of what is counted, no measure.
_CLASS = compiled(
    r"[满约近超]?(?:\d[\d.,]*[一-龥%]{0,3}?(?:[-—–~～至到]|(?=[一-龥%])|$)){1,2}[一-龥%]{0,3}?(?:\(?含?\)?[及或]?以[上下内]|不?含)?"
)
_TIER = compiled(r".{1,8}[档款版型级]|第[一二三四五六]阶梯|[一二三四五六甲乙丙丁]等|[ABCD]类|[一二三四五]级")
# 博士、正高职称; 大专学历; 高级工: people by what they have learned.
_DEGREE = compiled(
    r"(?:博士后?|硕士|研究生|本科|大专|专科|中专|高中|学历|学位|职称|技师|[初中高]级工)(?:[及或]?以[上下])?$"
)
_MEMBERS = compiled(r"[、和及或与]")
_ASIDE = compiled(r"[（(][^）)]*[）)]$|等$")
_COMPARES = compiled(
    r"[比较](?:上年|去年|上期|上月|同期|期初|年初|上季|前)|同比|环比|增减|增长|增幅|增速|下降|涨跌|变动"
)
_MEASURED = ("measure", "award", "budget")


@dataclass(frozen=True, slots=True)
class Head:
    """`metric` is what is measured; `generic` a head that says nothing of that (金额, 数量) but in a table of things; `change` a change of that (增速), also of a base that other columns or the rows name; `narrows` a class or the group over it."""

    metric: str = ""
    generic: str = ""
    change: str = ""
    narrows: str = ""
    period: Date | None = None
    dated: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it leaves to the rows what is measured."""
        return not self.metric


def read_head(block: Block, column: Column, mentions: Sequence[Mention], reporting: Reporting) -> Head:
    """What the column's heads say together. `mentions` are the block's, in its head rows."""
    head = Head()
    for text, cell in zip(column.heads, column.cells, strict=True):
        inside = [m for m in mentions if cell[0] <= m.start and m.end <= cell[1]]
        head = _under(head, _read_one(block, text, inside, reporting))
    return head


def is_measure(text: str) -> bool:
    """Whether a label names a measure: 营业收入, 每股收益（元）, 面积."""
    words = core(text)
    return bool(words) and (
        ends_like(words, "measure") is not None or any(is_of(words, role) for role in _MEASURED) or is_change(words)
    )


def is_change(text: str) -> bool:
    """Whether a label names a change: 增速, 比上年同期增减."""
    return role_of(text) == "change" or _COMPARES.search(text) is not None


def narrowing(text: str) -> dict[str, str]:
    """What a row's label or a column's group narrows: a group of people, a tier, else an item. A list is told by its last member."""
    return {narrowing_key(text): text}


@lru_cache(maxsize=4096)
def narrowing_key(text: str) -> str:
    """The qualifier that a label is: `tier`, `population` or `item`."""
    plain = _ASIDE.sub("", text).strip()
    if _TIER.fullmatch(plain):
        return "tier"
    people = _DEGREE.search(plain) or any(ends_like(part, "population") for part in _MEMBERS.split(plain))
    return "population" if people else "item"


def without_unit(text: str) -> str:
    """The head without its unit, and without a bracket at its end: 起始价（万元）, 金额:."""
    return _UNIT.sub("", text).strip() or text.strip()


def _read_one(block: Block, text: str, inside: Sequence[Mention], reporting: Reporting) -> Head:
    rest = "".join(without_unit(text).split())
    relative = reporting.relative(rest)
    period = reporting.placed(first_period(inside), text)
    dated = False
    if relative is not None:
        period, rest, dated = relative[0], relative[1], True
    elif period is not None:
        dated = True
        for mention in inside:
            if isinstance(mention.value, Date):
                said = "".join(block.text.folded[mention.start : mention.end].split())
                rest = rest.replace(f"{said}度" if f"{said}度" in rest else said, "", 1)
    rest = rest.strip(" 的、，:：")
    if not rest or role_of(rest) == "generic":
        return Head(generic=rest, period=period, dated=dated)
    if is_change(rest) and not _names_base(rest):
        return Head(change=rest, period=period, dated=dated)
    if _CLASS.fullmatch(rest):
        return Head(narrows=rest, period=period, dated=dated)
    return Head(metric=rest, period=period, dated=dated)


def _names_base(rest: str) -> bool:
    """Whether a change says of what: GDP增速, 产值同比增长; not 同比增长, 比上年增减, 增减变动幅度."""
    start = _COMPARES.search(rest)
    return start is not None and start.start() > 1


def _under(upper: Head, lower: Head) -> Head:
    """The lower head with what the upper one adds: a period, a measure, or the group that it names."""
    metric, narrows = lower.metric, lower.narrows or upper.narrows
    if upper.metric and upper.metric != metric:
        if not metric:
            metric = upper.metric
        elif is_measure(upper.metric) and not is_measure(metric):
            metric, narrows = upper.metric, narrows or metric
        else:
            narrows = narrows or upper.metric
    return Head(
        metric,
        lower.generic or upper.generic,
        lower.change or upper.change,
        narrows,
        lower.period or upper.period,
        lower.dated or upper.dated,
    )
