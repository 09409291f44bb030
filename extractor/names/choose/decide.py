"""The choice among readings that compete for the same text: of all sets of candidates without overlaps, the one with the highest sum of scores.

Candidates are what the finders offer and what the network reads; each is scored by its features (`score`), and what scores below nought is no name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import regex

from extractor.mentions import Mention
from extractor.names.choose import organization_features, person_features, place_features  # noqa: F401  # they register themselves
from extractor.names.choose.candidate import Candidate, Memory, Surroundings
from extractor.names.choose.readings import is_whole, network_readings
from extractor.names.choose.score import score
from extractor.names.person.evidence import Evidence
from extractor.names.tagger.tagged import TaggedBlock

SAID = frozenset(("person.byline", "person.credit"))  # the page itself says who wrote and who took the picture
CERTAIN = 100.0  # more than any features add up to
PLAIN = frozenset(("place.division", "place.world", "organization.network"))
SURE = 1.5  # a name of which the network is as sure as this, and that nothing competes with, needs no further look


_UNSURE = frozenset(("person.near", "person.read"))
_QUOTED = regex.compile(r"[“‘](\p{Han}{2,4})[”’]")  # a brand or a nickname, wherever it stands without


def choose_names(
    tagged: Sequence[TaggedBlock], found: Sequence[Sequence[Mention]], evidence: Evidence, *, fast: bool
) -> list[list[Mention]]:
    """The names of each block, in order and without overlaps. `fast`: the words are the dictionary's, and other weights hold."""
    return [[each.mention for each in best_set(row)] for row in candidates(tagged, found, evidence, fast=fast)]


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


def _is_plain(candidate: Candidate) -> bool:
    """Whether a candidate that nothing competes with stands without a look at its features: where the network is sure of it, or there is none to ask."""
    if candidate.around.fast:
        return candidate.mention.type != "person" and not candidate.mention.rule.endswith(".read")
    return candidate.mention.rule in PLAIN and (candidate.margin or 0.0) > SURE


def _scores(ordered: Sequence[Candidate]) -> list[float]:
    """The score of each candidate. Those that are plain (`_is_plain`) need none worked out."""
    first_behind = [*accumulate((each.start for each in reversed(ordered)), min)][::-1]
    scores: list[float] = []
    reached = 0
    for i, each in enumerate(ordered):
        alone = reached <= each.start and (i + 1 == len(ordered) or first_behind[i + 1] >= each.end)
        reached = max(reached, each.end)
        if each.mention.rule in SAID:
            scores.append(CERTAIN)
        elif alone and _is_plain(each):
            scores.append(SURE)
        else:
            scores.append(score(each))
    return scores


def candidates(
    tagged: Sequence[TaggedBlock], found: Sequence[Sequence[Mention]], evidence: Evidence, *, fast: bool
) -> Iterator[list[Candidate]]:
    """What may be a name in each block, in its surroundings: what the finders found, and what else the network reads."""
    quoted = frozenset() if fast else frozenset(m[1] for block in tagged for m in _QUOTED.finditer(block.text))
    rows = [
        [
            m
            for m in (*mentions, *network_readings(block, mentions))
            if is_whole(name := block.text[m.start : m.end]) and not (m.rule in _UNSURE and name in quoted)
        ]
        for block, mentions in zip(tagged, found, strict=True)
    ]
    memory = Memory.of(tagged, evidence.introduced, () if fast else rows)
    for block, row in zip(tagged, rows, strict=True):
        around = Surroundings(block, memory, fast)
        yield [Candidate(mention, around) for mention in row]
