"""What the header of a column says, in a table of several things.

A header may say more than what is measured: when (2026年补贴比例, a column for each year), whose figures they are (a column for each city), or for
whom (60—69岁). Then the row's head says what the rest is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.facts.clauses.token import NAMED, Token
from extractor.facts.found import Site
from extractor.facts.words import ends_like
from extractor.models import Date
from extractor.page import Block

Cells = Sequence[Sequence[Token]]
UNIT = regex.compile(r"[（(\[【][^）)\]】]*+[）)\]】]|[:：]$|/[a-zA-Z²³%‰]++$")
# 60—69岁, 10万元以下, 3档: a class of what is counted, no measure.
_CLASS = regex.compile(
    r"[满约近超]?(?:\d[\d.,]*[一-龥%]{0,3}?(?:[-—–~～至到]|(?=[一-龥%])|$)){1,2}[一-龥%]{0,3}?(?:\(?含?\)?[及或]?以[上下内]|不?含)?"
)
_NUMBERING = regex.compile(r"序号|编号|排名|名次|^号$")
_TIER = regex.compile(r".{1,8}[档款版型]|[一二三四五六甲乙丙丁]等|[ABCD]类")
# 博士、正高职称; 大专学历; 高级工: people by what they have learned.
_DEGREE = regex.compile(
    r"(?:博士后?|硕士|研究生|本科|大专|专科|中专|高中|学历|学位|职称|技师|[初中高]级工)(?:[及或]?以[上下])?$"
)
_MEMBERS = regex.compile(r"[、和及或与]")
_ASIDE = regex.compile(r"[（(][^）)]*[）)]$|等$")


@dataclass(frozen=True, slots=True)
class Head:
    """What is measured, else whose figures they are or what narrows them; and when they hold."""

    metric: str = ""
    narrows: str = ""
    subject: Site | None = None
    period: Date | None = None


def read_heads(number: int, block: Block, rows: Sequence[Cells], first: int) -> list[Head]:
    """What the `first` rows say of each column; a gap in an upper row belongs to its left."""
    cells = block.rows or ()
    heads = []
    for column in range(max(len(row) for row in cells)):
        head = Head()
        for place in reversed(range(first)):
            at = min(column, len(cells[place]) - 1) if place < first - 1 else column
            while 0 < at < len(cells[place]) and place < first - 1 and not block.cell_text(cells[place][at]).strip():
                at -= 1
            if 0 <= at < len(cells[place]):
                head = _under(_read_head(number, block.cell_text(cells[place][at]), rows[place][at]), head)
        heads.append(head)
    return heads


def _under(upper: Head, lower: Head) -> Head:
    """The lower header with what the upper one adds: a period, a name, a measure, or the group that it names."""
    narrows = lower.narrows or upper.narrows
    if lower.metric and upper.metric and upper.metric != lower.metric:
        narrows = narrows or upper.metric
    return Head(lower.metric or upper.metric, narrows, lower.subject or upper.subject, lower.period or upper.period)


def _read_head(number: int, text: str, tokens: Sequence[Token]) -> Head:
    """One header cell: 2026年补贴比例(%) is of 2026 and measures 补贴比例; 2024年, 杭州市 and 60—69岁 measure nothing by themselves."""
    plain = UNIT.sub("", text).strip()
    period = date_of(tokens)
    name = next((t.mention for t in tokens if t.mention and t.mention.type in NAMED and t.text == plain), None)
    if name is not None and (
        name.type in ("place", "organization") or plain == text.strip()
    ):  # 安家费(万元) is measured
        return Head(subject=Site(number, name))
    rest = plain
    for said in (t.text for t in tokens if t.kind == "date"):
        rest = rest.replace(f"{said}度" if f"{said}度" in rest else said, "", 1)
    rest = rest.strip(" 的、，")
    return Head(narrows=rest, period=period) if _CLASS.fullmatch(rest) else Head(metric=rest, period=period)


def date_of(tokens: Sequence[Token]) -> Date | None:
    """The date that a cell names, where its days are known."""
    found = next((t.value for t in tokens if t.kind == "date"), None)
    return found if isinstance(found, Date) and (found.start or found.end) else None


def head_column(block: Block, first: int) -> int:
    """The column that says what each row is about: the first that does not only number the rows."""
    cells = block.rows or ()
    numbers_rows = bool(_NUMBERING.search(block.cell_text(cells[0][0]))) if first < len(cells) and cells[0] else False
    return 1 if numbers_rows and all(len(row) > 2 for row in cells[first:]) else 0


def narrowing(text: str) -> dict[str, str]:
    """What a row's head or a column's group narrows: a group of people, a tier, else an item. A list is told by its last member."""
    core = _ASIDE.sub("", text).strip()
    if _TIER.fullmatch(core):
        return {"tier": text}
    people = _DEGREE.search(core) or any(ends_like(part, "population") for part in _MEMBERS.split(core))
    return {"population" if people else "item": text}
