"""Table cells as facts: the row's name is the subject, the column's header the metric; in an upright table of one thing the row's label is the metric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extractor.facts.clauses.token import NAMED, Token, read_tokens
from extractor.facts.found import FoundFact, Owner, ReadBlock, Site, owner_of
from extractor.facts.table_head import UNIT, Head, date_of, head_column, narrowing, read_heads
from extractor.page import Block
from extractor.values import header_rows

_WORDS = regex.compile(r"[\u4e00-\u9fff“”·]{2,}+")


def find_table_facts(number: int, block: Block, read: ReadBlock, topic: Owner | None) -> Iterator[FoundFact]:
    """A fact for every figure in a cell, those that stand in the first row included. `topic` is the subject of a row that names nobody."""
    rows = block.rows or ()
    if not rows:
        return
    tokens = read_tokens(block.text.clean, read)
    inside_of = [[[t for t in tokens if cell[0] <= t.start and t.end <= cell[1]] for cell in row] for row in rows]
    if _is_upright(inside_of):
        yield from _upright_facts(number, block, inside_of, topic)
        return
    first = header_rows(block)
    heads, named = read_heads(number, block, inside_of, first), head_column(block, first)
    for place, inside in enumerate(inside_of):
        for column, cell in enumerate(inside):
            head = heads[column] if place >= first and column < len(heads) else Head()
            for token in cell:
                if token.is_figure and token.mention is not None:
                    yield _cell_fact(number, block, (place, column), inside, token, head, named, topic)


def _cell_fact(
    number: int,
    block: Block,
    at: tuple[int, int],
    inside: list[list[Token]],
    token: Token,
    head: Head,
    named: int,
    topic: Owner | None,
) -> FoundFact:
    """The fact of one figure in the row `inside`: `at` are its row and column, `named` the column that says what the rows are about."""
    assert token.mention is not None
    row, column = (block.rows or ())[at[0]], at[1]
    subject, rule = _row_subject(number, inside) or (
        (_owner(block, head.subject), "name in the header") if head.subject else (topic, "article topic")
    )
    own = block.cell_text(row[named]).strip() if named < len(row) and column != named else ""
    own_tokens = inside[named] if own else []
    dated = date_of(own_tokens)
    is_subject = any(
        subject is not None and subject.site is not None and t.mention is subject.site.mention for t in own_tokens
    )
    label = _label(block, row[column], inside[column], token)
    metric, narrowed = head.metric, narrowing(head.narrows) if head.narrows else {}
    if not metric:
        metric = UNIT.sub("", own).strip()
    elif own and not dated and not is_subject and not any(t.is_figure and not t.is_age for t in own_tokens):
        narrowed = {**narrowed, **narrowing(own)}
    if label and metric:  # the label in the cell is nearer than the row's head
        narrowed = {"row" if key == "item" else key: text for key, text in narrowed.items()} | {"item": label}
    return FoundFact(
        figure=Site(number, token.mention),
        subject=subject,
        metric=metric or label or "数量",
        period=head.period or dated,
        evidence=(row[0][0], row[-1][1]),
        qualifiers=narrowed,
        rules={
            "metric": "column header" if head.metric else "row label",
            "subject": rule,
            "evidence": "table row",
            **({"period": "table header"} if head.period or dated else {}),
        },
    )


def _is_upright(rows: Sequence[list[list[Token]]]) -> bool:
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


def _upright_facts(
    number: int, block: Block, rows: Sequence[list[list[Token]]], topic: Owner | None
) -> Iterator[FoundFact]:
    subject, rule = _row_subject(number, [cell for _, cell in rows]) or (topic, "article topic")
    for row, (_, cell) in zip(block.rows or (), rows, strict=True):
        metric = UNIT.sub("", block.cell_text(row[0])).strip()
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


def _owner(block: Block, site: Site) -> Owner:
    return owner_of(site, block.text.clean[site.mention.start : site.mention.end])


def _row_subject(number: int, cells: list[list[Token]]) -> tuple[Owner, str] | None:
    """The first name in the row, reading its cells from the left."""
    for cell in cells:
        for token in cell:
            if token.mention and token.mention.type in NAMED:
                return owner_of(Site(number, token.mention), token.text), "name in the row"
    return None


def _label(block: Block, cell: tuple[int, int], tokens: list[Token], figure: Token) -> str:
    """What stands right before the figure in its cell: 商业用地40年."""
    start = max((token.end for token in tokens if token.mention and token.end <= figure.start), default=cell[0])
    words = _WORDS.findall(block.text.clean[start : figure.start])
    return words[-1] if words and not words[-1].startswith(("每", "平均", "最")) else ""
