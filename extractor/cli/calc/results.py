"""The text of each calculator's result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractor.cli.calc.text_parts import amount, columns, percentage, section, source_of, step_lines, used_lines
from extractor.models import plain

if TYPE_CHECKING:
    from extractor.calculators import (
        Change,
        Conversion,
        Derived,
        Dossier,
        Extent,
        Growth,
        MetricHistory,
        Parcel,
        Premium,
    )
    from extractor.figures import Used


def premium_lines(result: Premium) -> Iterator[str]:
    """What the household pays, member by member."""
    yield ", ".join(filter(None, [result.programme, result.tier, result.edition]))
    yield f"total: {amount(result.total, f'{result.currency} a year', result.modifier)}"
    yield ""
    for member in result.members:
        yield f"  {member.member}: {plain(member.rate)} {result.currency}  {member.why}"
        if member.condition:
            yield f"      provided that: {member.condition}"
    yield from section("steps", step_lines(result.steps))
    yield from section("facts", used_lines(result.used))
    yield from section("notes", _listed(result.notes))


def land_lines(parcels: Iterable[Parcel]) -> Iterator[str]:
    """The parcels, one after the other."""
    for position, parcel in enumerate(parcels):
        if position:
            yield ""
        yield from _parcel_lines(parcel)


def _parcel_lines(parcel: Parcel) -> Iterator[str]:
    currency = parcel.currency
    yield parcel.name
    rows = [("use", "、".join(parcel.uses))] if parcel.uses else []
    if parcel.area is not None:
        rows.append(("area", f"{plain(parcel.area)} m²"))
    if parcel.starting_price is not None:
        rows.append(("starting price", amount(parcel.starting_price, currency)))
    if parcel.deposit is not None:
        share = (
            f", {percentage(parcel.deposit_share)} of the starting price" if parcel.deposit_share is not None else ""
        )
        rows.append(("deposit", amount(parcel.deposit, currency) + share))
    if parcel.buildable_area is not None:
        rows.append(("buildable area", _extent(parcel.buildable_area, "m²")))
    if parcel.floor_price is not None:
        rows.append(("floor price", _extent(parcel.floor_price, f"{currency}/m²")))
    if parcel.stated_floor_price is not None:
        rows.append(("floor price, stated", amount(parcel.stated_floor_price, currency)))
    if parcel.price_per_square_metre is not None:
        rows.append(("price per m² of land", amount(parcel.price_per_square_metre, currency)))
    if parcel.price_per_mu is not None:
        rows.append(("price per 亩 of land", amount(parcel.price_per_mu, currency)))
    rows += [("term", " ".join(filter(None, [term.use, term.term]))) for term in parcel.terms]
    rows += [("limit", f"{limit.metric} {limit.value}") for limit in parcel.limits]
    yield from columns(rows)
    yield from section("cannot be reckoned", _listed(parcel.missing))
    yield from section("steps", step_lines(parcel.steps))
    yield from section("facts", used_lines(parcel.used))


def growth_lines(result: Growth) -> Iterator[str]:
    """The changes, then what was left out and why."""
    yield f"{result.subject}, {result.metric}" + (f" ({result.code})" if result.code else "")
    for change in result.changes:
        yield from _change_lines(change)
    left_out = (f"  {source_of(out.used)}: {out.used}: {out.reason}" for out in result.left_out)
    yield from section("left out", left_out)


def _change_lines(change: Change) -> Iterator[str]:
    first, last = change.first.fact, change.last.fact
    scope = "".join(f", {name}={text}" for name, text in change.scope.items())
    yield ""
    yield f"{first.period} to {last.period}, {change.kind}{scope}"
    hedge = ", about: both figures are hedged alike" if change.about else ""
    rows = [
        ("from", str(first.value)),
        ("to", str(last.value)),
        (change.steps[0].name, amount(change.difference, change.unit) + hedge),
    ]
    if change.rate is not None:
        rows.append(("rate", percentage(change.rate)))
    rows.append(
        (
            "per year",
            f"{amount(change.per_year, change.unit)} over {plain(change.years)} {'year' if change.years == 1 else 'years'}",
        )
    )
    yield from columns(rows)
    yield from section("steps", step_lines(change.steps))
    yield from section("facts", used_lines([change.first, change.last]))
    yield from section("notes", _listed(change.notes))


def derived_lines(result: Derived) -> Iterator[str]:
    """The figure and how it came about."""
    if result.unit is None:
        yield f"{plain(result.result)}, {percentage(result.result, result.modifier)}"
    else:
        yield amount(result.result, result.unit, result.modifier)
    yield from section("steps", step_lines(result.steps))
    yield from section("facts", used_lines(result.used))
    yield from section("notes", _listed(result.notes))


def conversion_lines(result: Conversion, used: Used) -> Iterator[str]:
    """The figure in its new unit."""
    upper = f"..{plain(result.upper)}" if result.upper is not None else ""
    hedge = "" if result.modifier == "exact" else f" {result.modifier}"
    yield f"{plain(result.result)}{upper} {result.unit}{hedge}"
    yield from section("steps", step_lines([result.step]))
    yield from section("facts", used_lines([used]))


def dossier_lines(dossiers: Iterable[Dossier]) -> Iterator[str]:
    """The dossiers, one after the other."""
    for position, dossier in enumerate(dossiers):
        if position:
            yield ""
        yield f"{dossier.name} ({', '.join(filter(None, [dossier.type, dossier.category]))})"
        if dossier.aliases:
            yield f"  also: {'; '.join(dossier.aliases)}"
        yield f"  in: {', '.join(dossier.documents)}"
        for reason, wordings in _merges(dossier):
            yield f"  merged: {wordings}: {reason}"
        for metric in dossier.metrics:
            yield from _metric_lines(metric)


def _merges(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Why articles were put together, each reason once, with the wordings and sources that it holds for."""
    by_reason: dict[str, dict[str, None]] = {}
    for merged in dossier.merged:
        text = f"{merged.wording} in {', '.join(merged.documents)}"
        by_reason.setdefault(merged.reason, {})[text] = None
    yield from ((reason, "; ".join(texts)) for reason, texts in by_reason.items())


def _metric_lines(metric: MetricHistory) -> Iterator[str]:
    yield ""
    yield f"  {metric.metric}" + (f" ({metric.code})" if metric.code else "")
    for one in metric.used:
        fact = one.fact
        parts = [str(fact.period) if fact.period else "undated", str(fact.value)]
        parts += [f"{name}={text}" for name, text in fact.qualifiers.items()]
        parts += [] if fact.status == "actual" else [fact.status]
        yield f"    {'  '.join(parts)}  {source_of(one)}"
    for conflict in metric.conflicts:
        yield f"    conflict: {conflict.reason}"
        yield from (f"  {line}" for line in used_lines(conflict.used))


def _extent(extent: Extent, unit: str) -> str:
    numbers = plain(extent.low) if extent.low == extent.high else f"{plain(extent.low)} to {plain(extent.high)}"
    return " ".join([numbers, unit, *([extent.modifier] if extent.modifier != "exact" else [])])


def _listed(texts: Iterable[str]) -> Iterator[str]:
    return (f"  {text}" for text in texts)
