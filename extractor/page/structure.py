"""What a page is cut into. All texts carry their raw offsets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractor.models import BlockKind
from extractor.text import Text

if TYPE_CHECKING:
    from extractor.page.tables.model import Table

# A table cell: the clean offsets [start, end) of its text in its block's text.
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article. `rows`, of a table only, hold the cells in reading order, the header row first where there is one, and `table` says how
    they are to be read.

    `dateline`: the clean offset at which the report itself begins, behind its 本报讯 or 新华社北京5月3日电; 0 where there is none. What
    stands before it names no owner, place or programme of the figures.
    """

    kind: BlockKind
    text: Text
    rows: tuple[tuple[Cell, ...], ...] | None = None
    table: Table | None = None
    dateline: int = 0

    def cell_text(self, cell: Cell) -> str:
        """The clean text of a cell."""
        return self.text.clean[cell[0] : cell[1]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article, notice or advertisement: `blocks` in reading order, the kicker, title, subtitle and byline blocks among them.

    `byline` lists the authors' names as printed in the byline block.
    """

    blocks: tuple[Block, ...]
    byline: tuple[str, ...] = field(default=())

    def block(self, kind: BlockKind) -> Block | None:
        """The first block of that kind, e.g. the title."""
        return next((block for block in self.blocks if block.kind == kind), None)

    def reprinted(self, raw: str, read: str) -> Article:
        """The same article of the page `raw`, where it was read from `read`, which has other characters at the same places."""
        blocks = tuple(replace(block, text=block.text.reprinted(raw, read)) for block in self.blocks)
        said = {
            old: new
            for a, b in zip(self.blocks, blocks, strict=True)
            for old, new in zip(a.text.clean, b.text.clean, strict=True)
            if a.kind == "byline"
        }
        return Article(blocks, tuple("".join(said.get(char, char) for char in name) for name in self.byline))
