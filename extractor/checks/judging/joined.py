"""Claims whose figures stand in two sentences, or on both sides of a semicolon: read as if a comma stood there, and believed only where nothing else can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.checks.judging.alarm import is_credible, names_more
from extractor.checks.verdict import Check
from extractor.figures import Sentence

_MOST_FIGURES = 6  # of both sentences: among more, some pair comes out by chance
# The second sentence goes on to something else.
_ELSE = re.compile("同时|与此同时|此外|另外|其他|而|其中")
_STOP = "。；！"


def joined(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Each two neighbours of a paragraph as one sentence, and each sentence with semicolons without them."""
    for sentence in sentences:
        if "；" in sentence.text and 1 < len(sentence.figures) <= _MOST_FIGURES:
            yield replace(sentence, text=sentence.text.replace("；", "，"))
    for first, second in pairwise(sentences):
        few = first.figures and second.figures and len(first.figures) + len(second.figures) <= _MOST_FIGURES
        if not few or first.block != second.block or first.kind != "paragraph":
            continue
        text = first.text.rstrip()
        if text[-1:] not in _STOP or _ELSE.match(second.text):
            continue
        shift = len(text)
        figures = tuple(replace(f, start=f.start + shift, end=f.end + shift) for f in second.figures)
        dates = tuple((a + shift, b + shift) for a, b in second.dates)
        yield replace(
            first, text=text[:-1] + "，" + second.text, figures=first.figures + figures, dates=first.dates + dates
        )


def is_sure(sentence: Sentence, check: Check) -> bool:
    """Whether a check of a joined sentence is to be believed: it reckons, it has used every figure of its units, and what differs is of the size of what comes out."""
    if check.computed is None or check.kind in ("part", "count", "repeated"):
        return False
    used = {one.fact.id for one in check.used}
    told = [f for f in sentence.figures if f.used.fact.id in used]
    units = {f.unit[:2] for f in told}
    rest = [f for f in sentence.figures if f.used.fact.id not in used and f.unit[:2] in units]
    return not rest and is_credible(check) and not names_more(sentence.text)
