"""Clean text that knows its raw offsets.

A `Text` is a string whose characters each come from one character of the raw page. Slicing and joining keep that knowledge, so a
mention found in a rejoined paragraph maps back by look-up and is never searched for again (docs/design.md, “Offsets are carried”).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from extractor.text.fold import fold


@dataclass(frozen=True, slots=True)
class Text:
    """A clean string and the raw `[start, end)` pieces its characters come from, in reading order.

    `clean` is what is printed, `folded` what is matched (fold.py), of equal length: a match in the one is a stretch of the other.
    Invariant: the lengths of `pieces` add up to `len(clean)`. Adjacent pieces are merged.
    """

    clean: str
    pieces: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _folded: str | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = [end - start for start, end in self.pieces]
        if sum(lengths) != len(self.clean):
            raise ValueError(f"pieces cover {sum(lengths)} characters, the text has {len(self.clean)}")
        object.__setattr__(self, "_starts", tuple(accumulate(lengths, initial=0))[:-1])

    @classmethod
    def of(cls, raw: str, start: int = 0, end: int | None = None) -> Text:
        """The stretch `[start, end)` of the raw page, as it stands there."""
        end = len(raw) if end is None else end
        return cls(raw[start:end], ((start, end),) if start < end else ())

    @classmethod
    def join(cls, texts: Iterable[Text]) -> Text:
        """One text of several, in the given order."""
        clean: list[str] = []
        pieces: list[tuple[int, int]] = []
        for text in texts:
            clean.append(text.clean)
            for piece in text.pieces:
                if pieces and pieces[-1][1] == piece[0]:
                    pieces[-1] = (pieces[-1][0], piece[1])
                else:
                    pieces.append(piece)
        return cls("".join(clean), tuple(pieces))

    @property
    def folded(self) -> str:
        """The text as rules and dictionaries match it: `fold(clean)`, folded once."""
        if self._folded is None:
            object.__setattr__(self, "_folded", fold(self.clean))
        assert self._folded is not None
        return self._folded

    def reprinted(self, raw: str, read: str) -> Text:
        """The same stretches of `raw`, where `self` is of `read`, a page of the same length with other characters. What is no character of that page (a blank for a line's end) stays."""
        page = "".join(raw[start:end] for start, end in self.pieces)
        stood = "".join(read[start:end] for start, end in self.pieces)
        clean = (new if old == char else char for char, old, new in zip(self.clean, stood, page, strict=True))
        return Text("".join(clean), self.pieces)

    def __len__(self) -> int:
        return len(self.clean)

    def __str__(self) -> str:
        return self.clean

    def slice(self, start: int, end: int) -> Text:
        """The clean stretch `[start, end)`, with its raw pieces."""
        start, end = max(0, start), min(len(self.clean), end)
        if start >= end:
            return Text("", ())
        pieces = []
        for i in range(bisect_right(self._starts, start) - 1, len(self.pieces)):
            if self._starts[i] >= end:
                break
            raw_start, raw_end = self.pieces[i]
            pieces.append(
                (
                    raw_start + max(0, start - self._starts[i]),
                    min(raw_end, raw_start + end - self._starts[i]),
                )
            )
        return Text(self.clean[start:end], tuple(pieces))

    def strip(self) -> Text:
        """Without white space at both ends."""
        left = len(self.clean) - len(self.clean.lstrip())
        return self.slice(left, len(self.clean.rstrip()))

    def raw_offset(self, index: int) -> int:
        """The raw offset of clean character `index`; IndexError outside the text."""
        if not 0 <= index < len(self.clean):
            raise IndexError(index)
        i = bisect_right(self._starts, index) - 1
        return self.pieces[i][0] + index - self._starts[i]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of the first character of the clean stretch `[start, end)` and just past its last."""
        return self.raw_offset(start), self.raw_offset(end - 1) + 1

    def raw_hull(self, start: int, end: int) -> tuple[int, int]:
        """The least raw stretch that holds all of the clean stretch `[start, end)`, also where its pieces stand out of order."""
        if len(self.pieces) == 1:  # most texts, and those that are asked most often
            start, end = max(0, start), min(len(self.clean), end)
            first = self.pieces[0][0]
            if start < end:
                return first + start, first + end
        pieces = self.slice(start, end).pieces
        if not pieces:
            raise IndexError(start)
        return min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
