"""What a part of a fact may be, and what was chosen.

A candidate says where it comes from and which features hold of it; the choice keeps all of them, best first, so that `explain` can show
what competed and which features decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Features = tuple[str, ...]


@dataclass(slots=True)
class Candidate(Generic[T_co]):
    """One possible value of a part. `text` is how it reads, `source` where it comes from.

    `own` are the names of what holds of it alone, `shared` those that come in groups which many candidates have (all that is to be said of a noun phrase):
    the weight of a group is summed once (weights.py). Not frozen, because thousands are made a page; once gathered nothing changes it.
    """

    text: str
    source: str
    value: T_co
    own: Sequence[str] = ()
    shared: Sequence[Features] = ()

    @property
    def features(self) -> Features:
        """The names of all that holds of it."""
        return (*self.own, *chain.from_iterable(self.shared))


@dataclass(frozen=True, slots=True)
class Choice(Generic[T_co]):
    """The candidates of one part of one fact with their scores, best first; of equally good ones the one named first."""

    part: str
    candidates: tuple[Candidate[T_co], ...]
    scores: tuple[float, ...]

    @property
    def best(self) -> Candidate[T_co]:
        """The candidate that was chosen."""
        return self.candidates[0]


class Gathering(Generic[T]):
    """The candidates for a part while they are found, in the order in which they were found: a wording that is found again keeps its first source and
    value and gains the features it had not."""

    def __init__(self) -> None:
        self._by_text: dict[str, Candidate[T]] = {}
        self._have: dict[str, set[str]] = {}

    def add(self, text: str, source: str, value: T, own: Sequence[str], shared: Sequence[Features] = ()) -> None:
        """A wording from a source with what holds of it."""
        known = self._by_text.get(text)
        if known is None:
            self._by_text[text] = Candidate(text, source, value, own, shared)
            return
        have = self._have.get(text)
        if have is None:
            have = self._have[text] = set(known.features)
        new = [feature for feature in chain(own, *shared) if feature not in have]
        known.own = (*known.own, *new)
        have.update(new)

    @property
    def candidates(self) -> list[Candidate[T]]:
        """What was found so far."""
        return list(self._by_text.values())

    def __contains__(self, text: str) -> bool:
        return text in self._by_text
