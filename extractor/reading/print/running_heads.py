"""What a printed page carries above and below its text: page numbers, running heads and feet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from extractor.reading.print.segments import Segment

_EDGE = 0.1  # of the page's height, above and below, in which they stand
_NUMBER = regex.compile(
    r"[-—–－·\s]*(?:第\s?)?\d{1,4}\s?(?:页)?(?:\s?[/／,，]?\s?(?:共\s?)?\d{1,4}\s?页?)?[-—–－·\s]*|[Pp]age\s\d{1,4}(?:\sof\s\d{1,4})?"
)


def without_frame(pages: Sequence[Sequence[Segment]], heights: Sequence[float]) -> list[list[Segment]]:
    """The pages without their numbers and without the heads and feet that stand on several of them.

    What stands within a page too is no head, and a page that has nothing else keeps what it has.
    """
    edges: Counter[str] = Counter()
    within: set[str] = set()
    for segments, height in zip(pages, heights, strict=True):
        edges.update({_form(s) for s in segments if _at_edge(s, height)})
        within.update(_form(s) for s in segments if not _at_edge(s, height))
    return [_without(segments, height, edges, within) for segments, height in zip(pages, heights, strict=True)]


def _without(segments: Sequence[Segment], height: float, edges: Counter[str], within: set[str]) -> list[Segment]:
    kept = [
        s
        for s in segments
        if not _at_edge(s, height)
        or not (_NUMBER.fullmatch(s.text) or (edges[_form(s)] > 1 and _form(s) not in within))
    ]
    return kept or list(segments)


def _at_edge(segment: Segment, height: float) -> bool:
    return segment.middle > (1 - _EDGE) * height or segment.middle < _EDGE * height


def _form(segment: Segment) -> str:
    """The text with its numbers alike, as heads differ from page to page."""
    return regex.sub(r"\d+", "0", segment.text)
