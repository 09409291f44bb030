"""Facts that an article says twice, in its headline and in its text, taken once."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.figures.working import Used


def without_repeats(used: Iterable[Used]) -> list[Used]:
    """The facts of one article, of those that say the same (`Fact.same_as`) the one that tells most: the first with a period, else the first."""
    groups: dict[str, list[Used]] = {}
    for one in used:
        groups.setdefault(one.fact.same_as or one.fact.id, []).append(one)
    return [next((one for one in group if one.fact.period is not None), group[0]) for group in groups.values()]
