"""Whether a claim that seems contradicted holds of other figures nearby: then it was read wrongly, and nothing is wrong with it.

A wrong alarm is worse than a missed error, so a contradiction is kept only where no other pair of figures around it bears the claim out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told

_MOST = 60  # figures of a paragraph that are paired
_REACH = 40  # sentences


class OtherReadings:
    """The figures of an article, to be paired with each other."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._home = {told.used.fact.id: (at, told) for at, s in enumerate(sentences) for told in s.figures}

    def bear_out(self, check: Check) -> bool:
        """Whether the claiming figure of `check` comes out of two other figures of its paragraph or of the paragraph before it."""
        home = self._home.get(check.used[0].fact.id)
        if home is None:
            return False
        at, claim = home
        block = self._sentences[at].block
        around = self._sentences[max(0, at - _REACH) : at + _REACH]
        near = [t for s in around if block - 1 <= s.block <= block for t in s.figures if t is not claim]
        return any(_matches(claim, value) for value in _values(claim, near[-_MOST:], check))


def _values(claim: Told, near: Sequence[Told], check: Check) -> Iterator[Decimal]:
    """What pairs of figures give in the claim's unit; pairs of the figures that the check has used say nothing new."""
    used = {one.fact.id for one in check.used[1:]}
    for a, b in permutations(near, 2):
        x, y = a.figure.number, b.figure.number
        if {a.used.fact.id, b.used.fact.id} <= used:
            continue
        if a.figure.unit == b.figure.unit and a.figure.unit[0] != "percent":
            if claim.figure.unit[0] == "percent" and y:
                yield x / y
                yield abs(x - y) / y
            elif claim.figure.unit == a.figure.unit and a.start <= b.start:
                yield x + y
                yield abs(x - y)
        elif check.kind == "average" and claim.figure.unit[:2] == a.figure.unit[:2] and y:
            yield x / y


def _matches(claim: Told, value: Decimal) -> bool:
    figure = claim.figure
    return abs(value - figure.number) * 2 <= figure.step or value == figure.number
