"""How a figure grew: one subject and metric over several documents and periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from extractor.calculators.growth_rates.change import Change, change
from extractor.calculators.selection import facts_of, label
from extractor.figures import (
    CalculationError,
    Reckoned,
    Span,
    Used,
    compare,
    measure,
    metric_key,
    number,
    scope,
    scope_text,
    span_of,
    why_apart,
)
from extractor.models import Document, Record

# More lines than these help nobody.
_PAIRS = 20


class LeftOut(Record):
    """A fact of the subject and metric that no change rests on, and why."""

    used: Used
    reason: str


class Growth(Reckoned):
    """The changes of a subject's metric, by scope: between each figure and the last earlier one that it can be compared with, the earliest first; of a chain of
    three or more also from its first to its last."""

    subject: str
    metric: str
    code: str | None
    changes: list[Change]
    left_out: list[LeftOut]


def growth(
    documents: Document | Iterable[Document], subject: str, metric: str, *, where: Mapping[str, str] | None = None
) -> Growth:
    """How `metric` (a code or a wording) of `subject` changed over the documents.

    Only like things are compared: one metric, scope (the qualifiers; `where` asks for some of them, as `{"population": "家庭"}`), currency or unit,
    denominators and kind of value, one hedge (超 with 超, exact with exact), and periods that count from one day on or are of one length. A period that
    the text leaves open ends with the publication of its page.

    Raises CalculationError where nothing can be compared: its message or `stated` says why for each pair.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    used = [one for one in facts_of(documents, subject, metric) if _is_within(one, where or {})]
    left_out = [LeftOut(used=one, reason=reason) for one in used if (reason := _unusable(one)) is not None]
    points = [one for one in used if _unusable(one) is None]
    changes: list[Change] = []
    for group in _alike(points):
        changes += _changes(group, left_out)
    known = {id(one) for each in changes for one in (each.first, each.last)} | {id(out.used) for out in left_out}
    lonely = [one for one in points if id(one) not in known]
    if not changes:
        raise _refusal(subject, metric, where or {}, used, points, left_out)
    left_out += [LeftOut(used=one, reason=_why_alone(one, points)) for one in lonely]
    last = changes[-1].last.fact
    return Growth(
        subject=last.subject.text if last.subject else subject,
        metric=last.metric,
        code=last.metric_code,
        changes=changes,
        left_out=left_out,
    )


def unlike(one: Used, other: Used) -> str | None:
    """Why two facts cannot be compared, whatever their periods; None where they can."""
    a, b = one.fact, other.fact
    if metric_key(a) != metric_key(b):
        return f"different metrics: {a.metric} and {b.metric}"
    difference = measure(a.value).unlike(measure(b.value))
    if difference is not None:
        return difference
    if scope(a) != scope(b):
        return f"different scope: {scope_text(a)}; {scope_text(b)}"
    if a.status != b.status:
        return f"one is {a.status}, the other {b.status}"
    if a.value.modifier != b.value.modifier:
        return f"different bounds: one is {a.value.modifier}, the other {b.value.modifier}"
    return None


def _is_within(used: Used, where: Mapping[str, str]) -> bool:
    return all(used.fact.qualifiers.get(name) == text for name, text in where.items())


def _unusable(used: Used) -> str | None:
    """Why a fact alone cannot be a point of a growth."""
    value = used.fact.value
    if number(value) is None:
        return "no single number"
    if value.upper is not None:
        return "a range"
    if value.modifier == "several":
        return "several is no number to reckon with"
    span = span_of(used)
    return span if isinstance(span, str) else None


def _span(used: Used) -> Span:
    span = span_of(used)
    if isinstance(span, str):
        raise ValueError(span)
    return span


def _alike(points: list[Used]) -> list[list[Used]]:
    """The points in groups that can be compared, each by the ends of their periods."""
    groups: list[list[Used]] = []
    for point in points:
        group = next((group for group in groups if unlike(group[0], point) is None), None)
        if group is None:
            groups.append([point])
        else:
            group.append(point)
    return [sorted(group, key=lambda one: (_span(one).end, _span(one).start)) for group in groups]


def _changes(group: list[Used], left_out: list[LeftOut]) -> list[Change]:
    """From the last earlier figure that compares to each figure; where a chain has more than two, from its first to its last besides."""
    kept: list[Used] = []
    for one in group:
        twin = next((other for other in kept if _span(other).is_same(_span(one))), None)
        if twin is None:
            kept.append(one)
        elif twin.fact.value == one.fact.value:
            left_out.append(LeftOut(used=one, reason=f"says the same as {label(twin)}"))
        else:
            left_out.append(LeftOut(used=one, reason=f"another value for the same period: {label(twin)}"))
    changes = []
    for position, last in enumerate(kept):
        for first in reversed(kept[:position]):
            kind = compare(_span(first), _span(last))
            if kind is not None:
                changes.append(change(first, _span(first), last, _span(last), kind))
                break
    chain = len(changes) > 1 and all(a.last is b.first and a.kind == b.kind for a, b in pairwise(changes))
    if chain:
        first, last = changes[0].first, changes[-1].last
        changes.append(change(first, _span(first), last, _span(last), changes[0].kind))
    return changes


def _why_alone(one: Used, points: list[Used]) -> str:
    reasons = [_pair(one, other) for other in points if other is not one]
    return next((reason for reason in reasons if reason), "nothing to compare it with")


def _pair(one: Used, other: Used) -> str:
    """Why the two cannot be compared; empty where they can."""
    if (reason := unlike(one, other)) is not None:
        return reason
    return "" if compare(_span(one), _span(other)) else why_apart(_span(one), _span(other))


def _refusal(
    subject: str, metric: str, where: Mapping[str, str], used: list[Used], points: list[Used], left_out: list[LeftOut]
) -> CalculationError:
    """What to say where nothing can be compared."""
    lines = [f"{label(out.used)}: {out.reason}" for out in left_out]
    pairs = [(one, other) for one, other in combinations(points, 2)]
    lines += [f"{label(one)} and {label(other)}: {_pair(one, other)}" for one, other in pairs[:_PAIRS]]
    if len(points) < 2 and not pairs:
        lines += [f"{label(one)}: nothing to compare it with" for one in points]
    narrowed = "".join(f", {name}={text}" for name, text in where.items())
    if not used:
        return CalculationError(f"{subject}, {metric}{narrowed}: no fact is narrowed so")
    return CalculationError(f"{subject}, {metric}{narrowed}: no two figures can be compared", lines)
