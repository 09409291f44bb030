"""What stands where in a block: mentions and words, and which mention wins an overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from extractor.models import EntityType, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something a rule made of the clean stretch `[start, end)` of a block's text."""

    start: int
    end: int
    value: T
    rule: str


# The names of rules and lexicon rows that a user brought begin so.
USER = "user."


@dataclass(frozen=True, slots=True)
class Mention(Found[Value]):
    """A finished value at its place."""

    @property
    def type(self) -> EntityType:
        """The kind of thing it is, e.g. `money`."""
        return self.value.type

    @property
    def by_user(self) -> bool:
        """Whether a user's own rule or lexicon found it."""
        return self.rule.startswith(USER)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a block's text at the clean offsets `[start, end)`, with its part-of-speech tag (LAC's labels).

    `margin` says of a name how sure the tagger is of its kind: by how much that beats the next best (the network's scores); 0 where it says nothing.
    """

    start: int
    end: int
    tag: str
    margin: float = field(default=0.0, compare=False)


# Where two mentions of one length compete, the more specific kind wins: an address over the numbers in it, a name over a bare place.
_SPECIFIC_FIRST: tuple[EntityType, ...] = (
    "url",
    "document_number",
    "phone",
    "money",
    "percent",
    "programme",
    "organization",
    "person",
    "place",
    "date",
    "duration",
    "quantity",
)
_RANK = {kind: rank for rank, kind in enumerate(_SPECIFIC_FIRST)}


def resolve_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stay when none may overlap, in order of their start.

    The longer mention wins; of two equally long ones the user's own, then the more specific kind, then the earlier one.
    Convention: contract.md, "Entity".
    """
    starts: list[int] = []
    kept: list[Mention] = []
    for mention in sorted(
        mentions, key=lambda m: (m.start - m.end, not m.rule.startswith(USER), _RANK[m.type], m.start)
    ):
        i = bisect_left(starts, mention.start)
        if (i == 0 or kept[i - 1].end <= mention.start) and (i == len(kept) or mention.end <= starts[i]):
            starts.insert(i, mention.start)
            kept.insert(i, mention)
    return kept
