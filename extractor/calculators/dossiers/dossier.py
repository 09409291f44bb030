"""All that several documents say of one subject, its wordings merged: by metric and period, with sources and conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extractor.calculators.dossiers.conflicts import Conflict as Conflict
from extractor.calculators.dossiers.conflicts import find_conflicts
from extractor.calculators.same_name import merge_things
from extractor.calculators.thing import Merged, Thing
from extractor.figures import Reckoned, Span, Used, metric_key, span_of
from extractor.models import Category, Document, EntityType, Record


class MetricHistory(Record):
    """What is said of one metric: the facts by period, the undated ones last. `code` is the canonical code of a common metric."""

    metric: str
    code: str | None = None
    used: list[Used]
    conflicts: list[Conflict]


class Dossier(Reckoned):
    """One subject over the documents. `aliases` are its other wordings in all of them; `documents` the sources that speak of it; `merged` tells of each
    article that was added to the first one why it is taken to speak of the same subject."""

    name: str
    type: EntityType
    category: Category | None = None
    aliases: list[str]
    documents: list[str]
    merged: list[Merged]
    metrics: list[MetricHistory]


def make_dossiers(
    documents: Document | Iterable[Document], *, types: Iterable[EntityType] = ("programme",), split: bool = False
) -> list[Dossier]:
    """A dossier for each subject of `types` that the documents have facts about, in the order in which they are first named.

    Names and aliases are merged over the documents with care (`identity`). Metrics stand in the order of the documents, one for each thing that is measured whatever
    its wording (`wording.metric_key`); their facts by period, the undated last. What an article says twice is taken once. Conflicts are told only
    where one of the figures must be wrong (`dossier_conflicts`). `split` merges nothing over articles: a dossier for each article's subject.
    """
    return [_dossier(thing) for thing in merge_things(documents, types, split=split)]


def _dossier(thing: Thing) -> Dossier:
    by_metric: dict[tuple[str, str], list[Used]] = {}
    for used in thing.once:
        by_metric.setdefault(metric_key(used.fact), []).append(used)
    return Dossier(
        name=thing.name,
        type=thing.type,
        category=_category(thing),
        aliases=thing.other_names,
        documents=thing.documents,
        merged=thing.merged,
        metrics=[_history(used) for used in by_metric.values()],
    )


def _history(used: list[Used]) -> MetricHistory:
    ordered = sorted(used, key=_when)
    dated = [one for one in ordered if one.fact.period is not None] or ordered
    return MetricHistory(
        metric=_title(dated),
        code=ordered[0].fact.metric_code,
        used=ordered,
        conflicts=find_conflicts(ordered),
    )


def _title(used: list[Used]) -> str:
    """The wording of the first fact; where others have another, without what narrows it: 保费 for 安心版保费 and 尊享版保费."""
    fact = used[0].fact
    if len({one.fact.metric for one in used}) == 1:
        return fact.metric
    texts = [text for text in fact.qualifiers.values() if fact.metric.startswith(text) and text != fact.metric]
    return fact.metric.removeprefix(max(texts, key=len, default=""))


def _when(used: Used) -> tuple[bool, date, date]:
    """By the end of the period, then by its start; undated facts behind all others."""
    span = span_of(used)
    return (False, span.end, span.start) if isinstance(span, Span) else (True, date.max, date.max)


def _category(thing: Thing) -> Category | None:
    """What most articles take the programme for; `other` only where none says better."""
    told = [name for name, _ in thing.categories.most_common()]
    return next((name for name in told if name != "other"), told[0] if told else None)
