"""The learned weights of the features: lexicons/name_choice.tsv, and name_choice_fast.tsv where no network has read the text."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import FastNameWeight, NameWeight, rows
from extractor.names.choose.candidate import Candidate
from extractor.names.choose.features import features_of


@cache
def weights(kind: str, *, fast: bool = False) -> dict[str, float]:
    """The weight of each feature of a kind of names; `bias` is what every candidate starts with."""
    table = rows(FastNameWeight) if fast else rows(NameWeight)
    return {row.feature: float(row.weight) for row in table if row.kind == kind}


def score(candidate: Candidate) -> float:
    """How much speaks for a candidate: above nought it is a name more likely than not."""
    table = weights(candidate.mention.type, fast=candidate.around.fast)
    return table.get("bias", 0.0) + sum(table.get(name, 0.0) * value for name, value in features_of(candidate, table))
