"""The choice among overlapping readings: every candidate is scored, the longest that holds wins its place, crossing ones by score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.mentions import Mention
from extractor.names.choose import person_features, place_features  # noqa: F401  # they register themselves
from extractor.names.choose.candidate import Candidate, Memory, Surroundings
from extractor.names.choose.score import score
from extractor.names.person.evidence import Evidence
from extractor.names.tagger.tagged import TaggedBlock

CHOSEN = (
    "person",
    "place",
)  # of organizations the rules know more: held out, the choice kept their errors and lost some of their finds
SAID = ("person.byline", "person.credit")  # the page itself says who wrote and who took the picture
SURE = 1.5  # a division of which the network is as sure as this needs no further look


def choose_names(tagged: Sequence[TaggedBlock], found: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The candidates of each block that are names more likely than not; some may still overlap."""
    return [[each.mention for each in row if _holds(each)] for row in candidates(tagged, found)]


def _holds(candidate: Candidate) -> bool:
    mention = candidate.mention
    if mention.type not in CHOSEN or mention.rule in SAID:
        return True
    if mention.rule == "place.division" and (candidate.margin or 0.0) > SURE:
        return True
    return score(candidate) > 0


def candidates(tagged: Sequence[TaggedBlock], found: Sequence[Sequence[Mention]]) -> Iterator[list[Candidate]]:
    """The mentions of each block in their surroundings."""
    memory = Memory.of(tagged, Evidence.of(tagged).introduced)
    for block, mentions in zip(tagged, found, strict=True):
        around = Surroundings(block, memory)
        yield [Candidate(mention, around) for mention in mentions]
