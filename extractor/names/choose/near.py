"""Names that the network nearly reads: stretches that its best path cuts or takes for something else, but to which its scores lean.

A common word is far from any name's labels, a name that it has never met is near them (鼓手|巫|大鹏, 权利人为|逄|金石). Features decide which are names.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.names.person.form import shape, surnames, transcribing
from extractor.names.tagger.leaning import KINDS
from extractor.names.tagger.tagged import TaggedBlock

Span = tuple[int, int]

OPENS = -5.0  # how far from a name's first character the network may be
LEANS = -4.2  # how far from a name on the average
GOES_ON = -2.6  # how far from a further character of a name of any length
LONGEST = 12
_HAN = regex.compile(r"\p{Han}+")
_NO_PART = frozenset("的了是在和与及或也都就把被将而为对等不有这那我你他她它们着过说")


def near_people(block: TaggedBlock) -> Iterator[Span]:
    """Surname and given name to which the network leans, and runs of the characters that foreign names are written with."""
    leaning, text = block.leaning, block.text
    if leaning is None:
        return
    column = KINDS.index("person")
    table = surnames()
    for start in (leaning.scores[:, column] > OPENS).nonzero()[0].tolist():
        opens = table.get(text[start]) in ("common", "rare")
        sizes = (2, 3) if opens else ()
        if table.get(text[start : start + 2]) == "compound":
            sizes = (3, 4)
        for size in sizes:
            end = start + size
            if end <= len(text) and not _NO_PART.intersection(text[start + 1 : end]) and shape(text[start:end]) == "full":
                if leaning.of(start, end, "person") > LEANS:
                    yield start, end
        end = _run_end(block, start)
        if end - start > 2:
            yield start, end


def _run_end(block: TaggedBlock, start: int) -> int:
    """How far characters of foreign names go on from `start`, to which the network leans."""
    assert block.leaning is not None
    known = transcribing("strong", "weak")
    scores, column = block.leaning.scores, len(KINDS) + KINDS.index("person")
    text, end = block.text, start
    while end < len(text) and end - start < LONGEST and (text[end] in known or text[end] == "·"):
        if end > start and scores[end, column] < GOES_ON and text[end] != "·":
            break
        end += 1
    return end
