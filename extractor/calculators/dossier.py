"""All that several documents say of one subject, its wordings merged: by metric and period, with sources and conflicts."""

from __future__ import annotations

from extractor.calculators.working import Used
from extractor.models import Category, EntityType, Record


class Conflict(Record):
    """Facts that say different things of one metric, period and scope. `reason` tells how they differ."""

    reason: str
    used: list[Used]


class MetricHistory(Record):
    """What is said of one metric: the facts by period, the undated ones last. `code` is the canonical code of a common metric."""

    metric: str
    code: str | None = None
    used: list[Used]
    conflicts: list[Conflict]


class Dossier(Record):
    """One subject over the documents. `aliases` are its other wordings in all of them; `documents` the sources that speak of it."""

    name: str
    type: EntityType
    category: Category | None = None
    aliases: list[str]
    documents: list[str]
    metrics: list[MetricHistory]
