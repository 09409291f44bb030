"""What the room takes and gives: `ReadBlock` in, `FoundFact` out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from extractor.facts.choose.candidate import Choice
from extractor.mentions import Mention, Word
from extractor.models import Date, Person, Status, SubjectType, Value


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
class Owner:
    """Whom or what a figure is about. `site` is the mention of a name; a `thing` has none, nor has 中国 where the text says 我国. `said` is the stretch of the
    figure's own clause that says so, as clean offsets."""

    text: str
    type: SubjectType
    site: Site | None = None
    said: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact before it gets its ids: `evidence` is the clause's clean `[start, end)` in the figure's block.

    `same_as` is the index, in the article's facts, of the first fact that says the same; `linked` that of the other end of a change. `rules` tells, for
    `explain`, what gave each part; `choices` the candidates that a part was chosen from.
    """

    figure: Site
    subject: Owner | None
    metric: str
    period: Date | None
    evidence: tuple[int, int]
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice[object], ...] = ()
    status: Status = "actual"
    metric_code: str | None = None
    same_as: int | None = None
    linked: int | None = None


def name_subject(value: Value, text: str) -> str:
    """How a fact names its subject: by the canonical name; a person known by surname and honorific alone (张女士) as printed."""
    if isinstance(value, Person) and value.honorific:
        as_printed = text.startswith(value.honorific) or text.endswith(value.honorific)  # 小翁, 翁女士
        return text if as_printed else f"{value.name}{value.honorific}"
    return str(getattr(value, "name", text))


def owner_of(site: Site, text: str) -> Owner:
    """The owner that a mention names; `text` is the mention as printed."""
    return Owner(name_subject(site.mention.value, text), cast("SubjectType", site.mention.type), site)
