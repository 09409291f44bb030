"""The weights of features, read from lexicons/fact_choice.tsv, and the choice that they make.

The score of a candidate is the sum of the weights of its features: a conditional logit, learned by tools/train_choice.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from types import MappingProxyType
from typing import TypeVar

from extractor.facts.choose.candidate import Candidate, Choice, Features
from extractor.lexicon import FeatureWeight, rows

T = TypeVar("T")
_NONE: Mapping[str, float] = MappingProxyType({})
_GROUPS = 1 << 14  # groups of features whose sum is kept


class _Sums(dict[Features, float]):
    """The sum of the weights of a group of features, kept for the groups that come again."""

    def __init__(self, weigh: Callable[[str, float], float]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, features: Features) -> float:
        if len(self) >= _GROUPS:
            self.clear()
        self[features] = found = sum(map(self._weigh, features, repeat(0.0)))
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature by part: `by_part["owner"]["role=lead"]`. A feature without a row weighs nothing."""

    by_part: Mapping[str, Mapping[str, float]]
    _sums: dict[str, _Sums] = field(default_factory=dict, init=False, compare=False, repr=False)

    @classmethod
    def shipped(cls) -> Weights:
        """The weights of lexicons/fact_choice.tsv."""
        return _shipped()

    def deciding(self, part: str, features: Sequence[str]) -> list[tuple[str, float]]:
        """The features that have a weight, the weightiest first."""
        weigh = self.by_part.get(part, _NONE)
        return sorted(
            ((name, weigh[name]) for name in features if name in weigh), key=lambda pair: (-abs(pair[1]), pair[0])
        )

    def choose(self, part: str, candidates: Sequence[Candidate[T]]) -> Choice[T]:
        """The candidates, best first. Scores are rounded, so that no order rests on the last bits of a sum. Raises ValueError where there are none."""
        if not candidates:
            raise ValueError(f"no candidates for {part}")
        weigh = self.by_part.get(part, _NONE).get
        if part not in self._sums:
            self._sums[part] = _Sums(weigh)
        kept = self._sums[part].__getitem__
        scores = [
            round(sum(map(weigh, candidate.own, repeat(0.0)), 0.0) + sum(map(kept, candidate.shared)), 6)
            for candidate in candidates
        ]
        order = sorted(range(len(candidates)), key=[-score for score in scores].__getitem__)
        return Choice(part, tuple([candidates[i] for i in order]), tuple([scores[i] for i in order]))


@cache
def _shipped() -> Weights:
    by_part: dict[str, dict[str, float]] = {}
    for row in rows(FeatureWeight):
        by_part.setdefault(row.part, {})[row.feature] = float(row.weight)
    return Weights(by_part)
