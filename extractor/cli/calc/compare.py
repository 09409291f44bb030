"""The verbs of `calc` that set figures beside each other: subjects side by side, a metric over its periods, totals by head, unit prices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Unpack

import click

from extractor.cli.calc.text_parts import amount, columns, percentage, section, source_of, step_lines
from extractor.cli.calc.verbs import json_option, show, told
from extractor.cli.inputs import Inputs, document_options, read_inputs_or_fail
from extractor.cli.messages import CONTEXT
from extractor.cli.verb import Verb

if TYPE_CHECKING:
    from extractor.calculators import Cell, PerHead, SideBySide, Trend, UnitPrice


@click.command(cls=Verb, context_settings=CONTEXT)
@document_options
@click.option(
    "--subject",
    "subjects",
    metavar="NAME",
    multiple=True,
    required=True,
    help="One of those to compare; at least twice.",
)
@click.option(
    "--metric",
    "metrics",
    metavar="METRIC",
    multiple=True,
    help="Only this metric: a code or a wording; may be given often.",
)
@json_option
def compare(subjects: tuple[str, ...], metrics: tuple[str, ...], as_json: bool, **given: Unpack[Inputs]) -> None:
    """Several programmes, editions or towns side by side, metric by metric.

    Like stands beside like: one metric, scope and unit a row; hedges are kept, and what a subject does not state is shown as missing.

    \b
    Examples:
      extractor calc compare news/ --subject 越惠保 --subject 金惠保
      extractor calc compare news.jsonl --subject 甲镇 --subject 乙镇 --metric 种植面积 --json
    """
    from extractor.calculators import compare_subjects

    with told():
        result = compare_subjects(read_inputs_or_fail(given), subjects, metrics)
    show(result, side_by_side_lines(result), as_json)


@click.command(cls=Verb, context_settings=CONTEXT)
@document_options
@click.option("--subject", metavar="NAME", required=True, help="Whom the figures are about, by name or alias.")
@click.option("--metric", metavar="METRIC", required=True, help="What they measure: a code or a wording.")
@json_option
def trend(subject: str, metric: str, as_json: bool, **given: Unpack[Inputs]) -> None:
    """A metric over its periods, with the stated rates of change checked against the levels.

    \b
    Examples:
      extractor calc trend 2024.txt 2025.txt --subject 全市 --metric 进出口总额 --published-from sidecar
    """
    from extractor.calculators import trend as trend_of

    with told():
        result = trend_of(read_inputs_or_fail(given), subject, metric)
    show(result, trend_lines(result), as_json)


@click.command("per-capita", cls=Verb, context_settings=CONTEXT)
@document_options
@click.option("--place", metavar="NAME", help="Only this place.")
@json_option
def per_capita(place: str | None, as_json: bool, **given: Unpack[Inputs]) -> None:
    """The totals of places by head, where the article states their population too.

    \b
    Examples:
      extractor calc per-capita communique.txt --place 杭州市
    """
    from extractor.calculators import per_head

    with told():
        result = per_head(read_inputs_or_fail(given), place)
    show(result, quotient_lines(result), as_json)


@click.command("unit-price", cls=Verb, context_settings=CONTEXT)
@document_options
@click.option(
    "--by",
    metavar="METRIC",
    required=True,
    help="What the sums are divided by: the wording that ends its metric (成交面积).",
)
@click.option("--of", metavar="METRIC", help="Only these sums (成交金额); by default all sums of money.")
@click.option("--place", metavar="NAME", help="Only this place.")
@json_option
def unit_price(by: str, of: str | None, place: str | None, as_json: bool, **given: Unpack[Inputs]) -> None:
    """Sums of money of places over an area or a count that the article states of them too.

    \b
    Examples:
      extractor calc unit-price land-2024.txt --by 成交面积 --of 成交金额
    """
    from extractor.calculators import unit_price as unit_price_of

    with told():
        result = unit_price_of(read_inputs_or_fail(given), by, of=of, place=place)
    show(result, quotient_lines(result), as_json)


def side_by_side_lines(result: SideBySide) -> Iterator[str]:
    """A row a metric, a line a subject."""
    for row in result.rows:
        scope = "".join(f", {name}={text}" for name, text in row.scope.items())
        yield f"{row.metric}" + (f" ({row.code})" if row.code else "") + scope
        yield from columns(
            [(name, _cell(cell, row.unit)) for name, cell in zip(result.subjects, row.cells, strict=True)]
        )
        yield ""
    yield from section("left out", (f"  {reason}" for reason in result.left_out))


def _cell(cell: Cell | None, unit: str | None) -> str:
    if cell is None:
        return "not stated"
    upper = f" to {amount(cell.upper, unit)}" if cell.upper is not None else ""
    when = f"  {cell.period}" if cell.period else ""
    return f"{amount(cell.number, unit, cell.modifier)}{upper}{when}  {source_of(cell.used)}"


def trend_lines(result: Trend) -> Iterator[str]:
    """The levels, then the stated changes with the arithmetic."""
    yield f"{result.subject}, {result.metric}"
    yield from (f"  {used}  {source_of(used)}" for used in result.levels)
    for change in result.changes:
        yield ""
        yield f"{change.verdict}: {change.stated.fact.metric} {percentage(change.stated_rate)}, by the levels {percentage(change.reckoned_rate)}"
        yield from step_lines([change.step])
    yield from section("notes", (f"  {note}" for note in result.notes))


def quotient_lines(result: Sequence[PerHead | UnitPrice]) -> Iterator[str]:
    """A total by head, or a unit price, after the other."""
    for one in result:
        yield f"{one.place}{f' ({one.code})' if one.code else ''}, {one.metric}: {amount(one.result, one.unit, one.modifier)}"
        yield from step_lines([one.step])
        yield from (f"  {note}" for note in one.notes)
