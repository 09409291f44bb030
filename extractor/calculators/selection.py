"""Facts picked out of documents: by id, or by subject and metric."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.calculators.same_name import find_thing, merge_things
from extractor.figures import CalculationError, Span, Used, metric_key, span_of, stated_facts
from extractor.models import Document, Fact

# A fact's id (`a0f20`, with `page.txt#` before it where several documents have one); its subject and metric; or these and its period in EDTF.
Choice = str | tuple[str, str] | tuple[str, str, str]


def label(used: Used) -> str:
    """A line for a person: the fact with the id that chooses it."""
    return f"{used.document}#{used.fact.id}: {used}"


def choose(documents: Document | Iterable[Document], choice: Choice) -> Used:
    """The one fact that is meant: see `candidates`. Raises CalculationError where there are several; `stated` lists them with their ids."""
    found = candidates(documents, choice)
    if len(found) > 1:
        what = choice if isinstance(choice, str) else ", ".join(choice)
        raise CalculationError(
            f"{len(found)} facts are {what}; name the id or the period of one", [label(used) for used in found]
        )
    return found[0]


def candidates(documents: Document | Iterable[Document], choice: Choice) -> list[Used]:
    """The facts that are meant, one at least.

    `choice` is an id (`a0f20`, `page.txt#a0f20`), or `(subject, metric)` or `(subject, metric, period)`: the metric's code or wording, the period as the fact has
    it in EDTF. Of the latter the facts in that very wording come before others, dated ones before undated, and facts that say the same count as one.
    Raises CalculationError where there is none; `stated` lists what there is.
    """
    if isinstance(choice, str):
        source, _, id = choice.rpartition("#")
        everything = list(stated_facts(documents))
        found = [
            used
            for used in everything
            if used.fact.id == id and f"/{used.document}".endswith(f"/{source}" if source else "")
        ]
        if not found:
            raise CalculationError(f"no fact has the id {choice}", [label(used) for used in everything])
        return found
    subject, metric, *period = choice
    stated = facts_of(documents, subject, metric)
    found = [used for used in stated if not period or (used.fact.period and used.fact.period.edtf == period[0])]
    if not found:
        raise CalculationError(f"{subject}, {metric}: not stated for {period[0]}", [label(used) for used in stated])
    found = [used for used in found if used.fact.metric == metric] or found
    found = [used for used in found if used.fact.period is not None] or found
    unlike: dict[tuple[object, ...], Used] = {}
    for used in found:
        unlike.setdefault(_says(used), used)
    return list(unlike.values())


def facts_of(documents: Document | Iterable[Document], subject: str, metric: str) -> list[Used]:
    """The facts about a subject, whatever each document calls it, that measure `metric` (a code or a wording).

    Raises CalculationError where no subject, or more than one, is called so, and where nothing of the kind is stated of it.
    """
    used = find_thing(merge_things(documents), subject, "subject").once
    found = by_metric(used, metric)
    if not found:
        raise CalculationError(f"{subject}: no fact measures {metric}", [label(one) for one in used])
    return found


def by_metric(used: Sequence[Used], metric: str) -> list[Used]:
    """The facts whose metric has this code; else those that measure what the facts with this wording measure (`metric_key`)."""
    coded = [one for one in used if metric == one.fact.metric_code]
    keys = {metric_key(one.fact) for one in used if one.fact.metric == metric}
    return coded or [one for one in used if metric_key(one.fact) in keys]


def _says(used: Used) -> tuple[object, ...]:
    fact: Fact = used.fact
    span = span_of(used)
    return str(fact.value), span if isinstance(span, Span) else None, tuple(sorted(fact.qualifiers.items()))
