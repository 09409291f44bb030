"""Where in the blocks of an article something stands of which the raw offsets are known.

A block is joined from several raw pieces, with what the page set between them (a line break, a caption in mid-sentence) left out. The offsets are
looked up in the pieces; nothing is searched for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractor.models import Block, Entity


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch `[start, end)` of the text of block number `block`."""

    block: int
    start: int
    end: int


class Places:
    """The raw pieces of an article's blocks, made once and asked often.

    A block whose pieces do not add up to its text (a document that somebody changed by hand) has no places.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        # Of each piece, in the order of the page: raw start, raw end, block, the index in the block's text where it begins.
        pieces = sorted(
            (start, end, number, begin)
            for number, block in enumerate(blocks)
            if sum(end - start for start, end in block.spans) == len(block.text)
            for (start, end), begin in zip(
                block.spans, accumulate((end - start for start, end in block.spans), initial=0), strict=False
            )
            if start < end
        )
        self._pieces = pieces
        self._starts = [piece[0] for piece in pieces]

    def find(self, start: int, end: int) -> Place | None:
        """The place of what begins with the raw character `start` and ends before `end`; None where no one block holds both ends."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None or first[0] != last[0] or first[1] > last[1]:
            return None
        return Place(first[0], first[1], last[1] + 1)

    def within(self, block: int, start: int, end: int) -> Place | None:
        """The part of block number `block` that comes from the raw stretch `[start, end)`, from its first character to its last; None where there is none.

        A clause that a caption interrupts has a raw stretch that holds the caption too.
        """
        bounds: list[int] = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        for piece_start, piece_end, number, begin in self._pieces[at:]:
            if piece_start >= end:
                break
            low, high = max(start, piece_start), min(end, piece_end)
            if number == block and low < high:
                bounds += [begin + low - piece_start, begin + high - piece_start]
        return Place(block, min(bounds), max(bounds)) if bounds else None

    def _at(self, raw: int) -> tuple[int, int] | None:
        at = bisect_right(self._starts, raw) - 1
        if at < 0:
            return None
        start, end, block, begin = self._pieces[at]
        return (block, begin + raw - start) if raw < end else None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in the text of a block: `number` is its index in the article's entities."""

    start: int
    end: int
    number: int
    entity: Entity


def find_marks(places: Places, entities: Sequence[Entity], blocks: int) -> list[list[Mark]]:
    """The mentions in each of an article's `blocks` blocks, in the order of the text; none overlaps the one before it.

    A mention that lies in no block is left out.
    """
    marks: list[list[Mark]] = [[] for _ in range(blocks)]
    for number, entity in enumerate(entities):
        place = places.find(entity.start, entity.end)
        if place is not None:
            marks[place.block].append(Mark(place.start, place.end, number, entity))
    for block, found in enumerate(marks):
        found.sort(key=lambda mark: (mark.start, mark.end))
        flat: list[Mark] = []
        for mark in found:
            if not flat or mark.start >= flat[-1].end:
                flat.append(mark)
        marks[block] = flat
    return marks


def cell_starts(block: Block) -> list[list[int]]:
    """Where each cell of a table block begins in its text. The text holds the cells in order, white space between them; empty where it does not."""
    starts: list[list[int]] = []
    at = 0
    for row in block.rows or []:
        begins: list[int] = []
        for cell in row:
            begin = block.text.find(cell, at) if cell else at
            if begin < 0 or block.text[at:begin].strip():
                return []
            begins.append(begin)
            at = begin + len(cell)
        starts.append(begins)
    return starts
