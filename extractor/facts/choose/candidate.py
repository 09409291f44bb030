"""What a part of a fact may be, and what was chosen.

A candidate says where it comes from and which features hold of it; the choice keeps all of them, best first, so that `explain` can show
what competed and which features decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Features = tuple[str, ...]


class Candidate(NamedTuple, Generic[T_co]):
    """One possible value of a part. `text` is how it reads, `source` where it comes from.

    `own` are the names of what holds of it alone, `shared` those that come in groups which many candidates have (all that is to be said of a noun phrase):
    the weight of a group is summed once (weights.py). A named tuple, because thousands are made a page.
    """

    text: str
    source: str
    value: T_co
    own: Features = ()
    shared: tuple[Features, ...] = ()

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


@dataclass(slots=True)
class Gathered(Generic[T]):
    """A candidate while candidates are gathered: a wording that is found again keeps its first source and value and gains the features it had not."""

    text: str
    source: str
    value: T
    own: list[str]
    shared: Sequence[Features]
    have: set[str] | None = None

    def also(self, own: Iterable[str], shared: Iterable[Features]) -> None:
        """The same wording with these features, found again."""
        if self.have is None:
            self.have = {*self.own, *chain.from_iterable(self.shared)}
        new = [feature for feature in chain(own, *shared) if feature not in self.have]
        self.own += new
        self.have.update(new)


class Gathering(Generic[T]):
    """The candidates for a part while they are found, each wording once, in the order in which it was found first."""

    def __init__(self) -> None:
        self._by_text: dict[str, Gathered[T]] = {}

    def add(self, text: str, source: str, value: T, own: Sequence[str], shared: Sequence[Features] = ()) -> None:
        """A wording from a source with what holds of it."""
        known = self._by_text.get(text)
        if known is None:
            self._by_text[text] = Gathered(text, source, value, list(own), shared)
        else:
            known.also(own, shared)

    def __iter__(self) -> Iterator[Gathered[T]]:
        return iter(self._by_text.values())

    def __contains__(self, text: str) -> bool:
        return text in self._by_text
