"""Table cells as facts: the row's name is the subject, the column's header the metric; in an upright table of one thing the row's label is the metric."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.facts.clause import NAMED, Token, read_tokens
from extractor.facts.found import FoundFact, ReadBlock, Site
from extractor.page import Block

_UNIT = regex.compile(r"[（(\[【][^）)\]】]*+[）)\]】]|[:：]$|/[a-zA-Z²³%‰]++$")
_WORDS = regex.compile(r"[\u4e00-\u9fff“”·]{2,}+")


def find_table_facts(number: int, block: Block, read: ReadBlock, topic: Site | None) -> Iterator[FoundFact]:
    """A fact for every figure in a cell, those that stand in the first row included. `topic` is the subject of a row that names nobody."""
    rows = block.rows or ()
    if not rows:
        return
    tokens = read_tokens(block.text.clean, read)
    inside_of = [[[t for t in tokens if cell[0] <= t.start and t.end <= cell[1]] for cell in row] for row in rows]
    if _is_upright(inside_of):
        yield from _upright_facts(number, block, inside_of, topic)
        return
    headers = [_UNIT.sub("", block.cell_text(cell)).strip() for cell in rows[0]]
    for place, row in enumerate(rows):
        inside = inside_of[place]
        subject, rule = _row_subject(number, inside) or (topic, "article topic")
        for column, cell in enumerate(inside):
            for token in cell:
                if not token.is_figure or token.mention is None:
                    continue
                label = _label(block, row[column], cell, token)
                header = headers[column] if column < len(headers) and place else ""
                qualifiers = {"item": label} if label and header else {}
                if not header and column:
                    header = block.cell_text(row[0])
                yield FoundFact(
                    figure=Site(number, token.mention),
                    subject=subject,
                    metric=header or label or "数量",
                    period=None,
                    evidence=(row[0][0], row[-1][1]),
                    qualifiers={**qualifiers, **_row_item(block, row, inside, column, subject, number)},
                    rules={"metric": "column header", "subject": rule, "evidence": "table row"},
                )


def _is_upright(rows: list[list[list[Token]]]) -> bool:
    """Whether a table tells of one thing, a label and a value in each row: the values are of several kinds, and no label is a name or a figure."""
    if len(rows) < 3 or any(len(cells) != 2 for cells in rows):
        return False
    if any(token.is_figure or (token.mention and token.mention.type in NAMED) for label, _ in rows for token in label):
        return False
    kinds = {
        (token.mention.type, getattr(token.value, "unit", None))
        for _, cell in rows
        for token in cell
        if token.is_figure and token.mention
    }
    return len(kinds) > 1


def _upright_facts(number: int, block: Block, rows: list[list[list[Token]]], topic: Site | None) -> Iterator[FoundFact]:
    subject, rule = _row_subject(number, [cell for _, cell in rows]) or (topic, "article topic")
    for row, (_, cell) in zip(block.rows or (), rows, strict=True):
        metric = _UNIT.sub("", block.cell_text(row[0])).strip()
        for token in cell:
            if not token.is_figure or token.mention is None:
                continue
            label = _label(block, row[1], cell, token)
            yield FoundFact(
                figure=Site(number, token.mention),
                subject=subject,
                metric=metric or label or "数量",
                period=None,
                evidence=(row[0][0], row[-1][1]),
                qualifiers={"item": label} if label and metric else {},
                rules={"metric": "row label", "subject": rule, "evidence": "table row"},
            )


def _row_subject(number: int, cells: list[list[Token]]) -> tuple[Site, str] | None:
    """The first name in the row, reading its cells from the left."""
    for cell in cells:
        for token in cell:
            if token.mention and token.mention.type in NAMED:
                return Site(number, token.mention), "name in the row"
    return None


def _row_item(
    block: Block,
    row: tuple[tuple[int, int], ...],
    cells: list[list[Token]],
    column: int,
    subject: Site | None,
    number: int,
) -> dict[str, str]:
    """The first cell says what the row is about, where it is no name and no figure."""
    first = block.cell_text(row[0]).strip()
    if column == 0 or not first or any(token.is_figure for token in cells[0]):
        return {}
    if subject is not None and subject.block == number and row[0][0] <= subject.mention.start < row[0][1]:
        return {}
    return {"row": first}


def _label(block: Block, cell: tuple[int, int], tokens: list[Token], figure: Token) -> str:
    """What stands right before the figure in its cell: 商业用地40年."""
    start = max((token.end for token in tokens if token.mention and token.end <= figure.start), default=cell[0])
    words = _WORDS.findall(block.text.clean[start : figure.start])
    return words[-1] if words else ""
