"""The weights of features, read from lexicons/fact_choice.tsv, and the choice that they make.

The score of a candidate is the sum of the weights of its features: a conditional logit, learned by tools/train_choice.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import Protocol, TypeVar

from extractor.facts.choose.candidate import Candidate, Choice, Features
from extractor.lexicon import FeatureWeight, rows

T = TypeVar("T")
_NONE: Mapping[str, float] = MappingProxyType({})
_GROUPS = 1 << 14  # groups of features whose sum is kept


class _Sum(Protocol):
    def __call__(self, features: Features, /) -> float: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each feature by part: `by_part["owner"]["role=lead"]`. A feature without a row weighs nothing."""

    by_part: Mapping[str, Mapping[str, float]]
    _sums: dict[str, _Sum] = field(default_factory=dict, init=False, compare=False, repr=False)

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
        weigh, kept = self.by_part.get(part, _NONE).get, self._sum_of_group(part)
        scores = [
            round(sum(map(weigh, candidate.own, repeat(0.0)), 0.0) + sum(map(kept, candidate.shared)), 6)
            for candidate in candidates
        ]
        order = sorted(range(len(candidates)), key=[-score for score in scores].__getitem__)
        return Choice(part, tuple([candidates[i] for i in order]), tuple([scores[i] for i in order]))

    def _sum_of_group(self, part: str) -> _Sum:
        """The sum of the weights of a group of features, kept for the groups that come again."""
        if part not in self._sums:
            weigh = self.by_part.get(part, _NONE).get
            self._sums[part] = lru_cache(_GROUPS)(lambda features: sum(map(weigh, features, repeat(0.0))))
        return self._sums[part]


@cache
def _shipped() -> Weights:
    by_part: dict[str, dict[str, float]] = {}
    for row in rows(FeatureWeight):
        by_part.setdefault(row.part, {})[row.feature] = float(row.weight)
    return Weights(by_part)
