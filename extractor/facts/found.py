"""What the room takes and gives: `ReadBlock` in, `FoundFact` out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.mentions import Mention, Word
from extractor.models import Date


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """All mentions of a block, in order and without overlaps, and its words."""

    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A mention and the index of the block it stands in."""

    block: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact before it gets its ids: `evidence` is the clause's clean `[start, end)` in the figure's block.

    `subject` names the mention the subject was taken from. `same_as` is the index, in the article's facts, of the first fact that says the
    same; `linked` that of the other end of a change. `rules` tells, for `explain`, which rule gave each part.
    """

    figure: Site
    subject: Site | None
    metric: str
    period: Date | None
    evidence: tuple[int, int]
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    metric_code: str | None = None
    same_as: int | None = None
    linked: int | None = None
