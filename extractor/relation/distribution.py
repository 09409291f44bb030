"""分别: figures that go one by one with the names, dates or measures listed before them.

甲镇、乙镇分别种植120亩和80亩        gives 120亩 to 甲镇 and 80亩 to 乙镇
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.relation.passage import F, Passage
from extractor.relation.relation import Relation

_CUE = re.compile("分别")
# Between two figures of one list there is nothing but a mark or 和.
_JOINT = re.compile("[、，,和与及以]{1,2}(?:以及)?")


def read_distributions(passage: Passage[F]) -> Iterator[Relation[F]]:
    """The lists of at least two figures of one unit behind a 分别, whole: up to the first figure that is joined to them by more than a mark."""
    for cue in _CUE.finditer(passage.text):
        behind = [f for f in passage.figures if f.start >= cue.end()]
        if not behind or not set(passage.text[cue.end() : behind[0].start]).isdisjoint("，。；"):
            continue
        run = behind[:1]
        for last, figure in pairwise(behind):
            if last.unit != figure.unit or _JOINT.fullmatch(passage.text, last.end, figure.start) is None:
                break
            run.append(figure)
        if len(run) > 1:
            yield Relation("distribution", None, tuple(run), cue[0], cue.start(), complete=True)
