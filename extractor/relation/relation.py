"""What ties figures together: `Relation`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal

from extractor.relation.passage import F

RelationKind = Literal["part", "total", "share", "change", "growth", "distribution"]
Way = Literal["up", "down", ""]


@dataclass(frozen=True, slots=True)
class Relation(Generic[F]):
    """One relation between the figures of an article, and the words that say so.

    - `part` (其中, 分为, 包括): `parts` are parts of `whole`; `complete` where the words say that they are all of it.
    - `total` (合计, 共): `whole` is the sum of `parts`, told behind them; `complete` where the words say that they are all.
    - `share` (占, …率): `whole` is the percentage, `parts` the part and that of which it is one; not `complete` where the rate is of those that are not the part.
    - `change` (从…到, 比…): `parts` are the level before and the level after, `whole` the change between them, where one is told.
    - `growth` (比上年增加20亿元，增长20%): `parts` are a level and the amount by which it changed, `whole` the rate of the same change.
    - `distribution` (分别): `parts` go one by one with the names that are listed before them.

    `cue` is the wording, `at` its offset in the passage of the last part; `way` the direction that a change's verb names.
    """

    kind: RelationKind
    whole: F | None
    parts: tuple[F, ...]
    cue: str
    at: int
    complete: bool = False
    way: Way = ""
