"""The learned weights of the features: lexicons/name_choice.tsv."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extractor.lexicon import read_lexicon


@cache
def weights(kind: str) -> dict[str, float]:
    """The weight of each feature of a kind of names; `bias` is what every candidate starts with."""
    return {feature: float(weight) for each, feature, weight in read_lexicon("name_choice") if each == kind}


def score(kind: str, features: Iterable[tuple[str, float]]) -> float:
    """How much speaks for a candidate: above nought it is a name more likely than not."""
    table = weights(kind)
    return table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in features)
