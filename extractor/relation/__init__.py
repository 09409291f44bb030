"""Relations between figures, read once: 其中 (part), 合计 (total), 占 (share), 从…到 and 比 (change), 分别 (distribution).

`read_relations` reads the sentences of an article; facts and checks take what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.relation.change import read_changes
from extractor.relation.distribution import read_distributions
from extractor.relation.level import is_change
from extractor.relation.paired import fits_periods
from extractor.relation.part import are_complementary, is_of, read_parts
from extractor.relation.passage import (
    F,
    Figure,
    Passage,
    counts_alike,
    measures_same,
    passage_before,
    same_kind,
    shares_words,
)
from extractor.relation.relation import Relation, RelationKind, Way
from extractor.relation.relation_words import pattern_of
from extractor.relation.share import read_shares
from extractor.relation.total import read_divided, read_listed, read_totals

__all__ = [
    "Figure",
    "Passage",
    "Relation",
    "RelationKind",
    "Way",
    "are_complementary",
    "counts_alike",
    "fits_periods",
    "is_change",
    "is_of",
    "measures_same",
    "passage_before",
    "pattern_of",
    "read_changes",
    "read_distributions",
    "read_divided",
    "read_listed",
    "read_parts",
    "read_relations",
    "read_shares",
    "read_totals",
    "same_kind",
    "shares_words",
]


def read_relations(passages: Sequence[Passage[F]]) -> Iterator[tuple[int, Relation[F]]]:
    """The relations of an article's sentences, each with the index of the sentence that says it, in reading order."""
    for at, passage in enumerate(passages):
        if not passage.figures:
            continue
        for relation in (
            *read_parts(passages, at),
            *read_totals(passage),
            *read_divided(passages, at),
            *read_listed(passage),
            *read_shares(passages, at),
            *read_changes(passage),
            *read_distributions(passage),
        ):
            yield at, relation
