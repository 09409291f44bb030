"""What a part of a fact may be, and what was chosen.

A candidate says where it comes from and which features hold of it; the choice keeps all of them, best first, so that `explain` can show
what competed and which features decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T_co]):
    """One possible value of a part. `text` is how it reads, `source` where it comes from, `features` the names of what holds of it."""

    text: str
    source: str
    value: T_co
    features: tuple[str, ...]


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
