"""The choice among readings that compete for the same text: of all sets of candidates without overlaps, the one with the highest sum of scores.

Candidates are what the finders offer and what the network reads; each is scored by its features (`score`), and what scores below nought is no name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from extractor.mentions import Mention
from extractor.names.choose import organization_features, person_features, place_features  # noqa: F401  # they register themselves
from extractor.names.choose.candidate import Candidate, Memory, Surroundings
from extractor.names.choose.readings import network_readings
from extractor.names.choose.score import score
from extractor.names.person.evidence import Evidence
from extractor.names.tagger.tagged import TaggedBlock

SAID = frozenset(("person.byline", "person.credit"))  # the page itself says who wrote and who took the picture
CERTAIN = 100.0  # more than any features add up to
SURE = 1.5  # a name of which the network is as sure as this, and that nothing competes with, needs no further look


def choose_names(tagged: Sequence[TaggedBlock], found: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The names of each block, in order and without overlaps."""
    return [[each.mention for each in best_set(row)] for row in candidates(tagged, found)]


def best_set(row: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without overlaps whose scores add up to most, in order; of equal sums the one that ends in the longer candidate."""
    ordered = sorted(row, key=lambda each: (each.end, -each.start, each.mention.type))
    ends = [each.end for each in ordered]
    scores = _scores(ordered)
    sums, taken = [0.0], []
    for i, each in enumerate(ordered):
        own = scores[i] + sums[bisect_right(ends, each.start, hi=i)]
        taken.append(scores[i] > 0 and own > sums[i])
        sums.append(own if taken[i] else sums[i])
    kept: list[Candidate] = []
    i = len(ordered)
    while i:
        i -= 1
        if taken[i]:
            kept.append(ordered[i])
            i = bisect_right(ends, ordered[i].start, hi=i)
    return kept[::-1]


def _scores(ordered: Sequence[Candidate]) -> list[float]:
    """The score of each candidate. A division that the network is sure of and nothing competes with needs none worked out."""
    first_behind = [*accumulate((each.start for each in reversed(ordered)), min)][::-1]
    scores: list[float] = []
    reached = 0
    for i, each in enumerate(ordered):
        alone = reached <= each.start and (i + 1 == len(ordered) or first_behind[i + 1] >= each.end)
        reached = max(reached, each.end)
        if each.mention.rule in SAID:
            scores.append(CERTAIN)
        elif alone and each.mention.rule == "place.division" and (each.margin or 0.0) > SURE:
            scores.append(SURE)
        else:
            scores.append(score(each))
    return scores


def candidates(tagged: Sequence[TaggedBlock], found: Sequence[Sequence[Mention]]) -> Iterator[list[Candidate]]:
    """What may be a name in each block, in its surroundings: what the finders found, and what else the network reads."""
    memory = Memory.of(tagged, Evidence.of(tagged).introduced)
    for block, mentions in zip(tagged, found, strict=True):
        around = Surroundings(block, memory)
        yield [Candidate(mention, around) for mention in (*mentions, *network_readings(block, mentions))]
