"""The state of a walk leftwards from a figure, while its measure is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.facts.clause import Token
from extractor.facts.words import is_change_word, words_of


@dataclass(slots=True)
class Walk:
    """What has been taken in, nearest word first, and what has been seen.

    `counts`: the figure is a plain count. `predicate`: 超, 突破 or the like stands before the number. `bound`: 在 does, so that the figure is where a measure ends.
    """

    tokens: Sequence[Token]
    counts: bool = False
    parts: list[Token] = field(default_factory=list)
    verbs: set[int] = field(default_factory=set)
    copula: bool = False
    predicate: bool = False
    exist: bool = False
    bound: bool = False
    population: str = ""

    @property
    def length(self) -> int:
        """Characters taken in."""
        return sum(len(token.text) for token in self.parts)


def may_go_on(walk: Walk) -> bool:
    """Whether words before a verb still belong to the measure: another verb right behind (资助投保), a change (…提高), or 达 after a verb."""
    nearest = walk.parts[-1]
    first = next((i for i, token in enumerate(walk.parts) if token.start in walk.verbs), 0)
    if is_change_word(walk.parts[first].text):
        return True
    if walk.predicate and walk.length <= 4 and first == 0 and walk.parts[0].text not in words_of("pivot"):
        return nearest.text not in words_of("keep")  # 成果录入突破17万条
    if nearest.start in walk.verbs:
        return walk.copula or walk.parts[0].start not in walk.verbs
    return nearest.tag not in ("ad", "vd") and walk.copula and first == 0
