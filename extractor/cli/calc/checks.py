"""The verbs of `calc` about what an article tells whole: its own arithmetic, and its cases and caps."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Unpack

import click

from extractor.cli.calc.text_parts import amount, columns, percentage, section, source_of, step_lines, used_lines
from extractor.cli.calc.verbs import json_option, show, told
from extractor.cli.inputs import Inputs, document_options, read_inputs_or_fail
from extractor.cli.messages import CONTEXT, fail
from extractor.cli.verb import Verb

if TYPE_CHECKING:
    from extractor.calculators import CappedExpense, CapScheme, Waterfall
    from extractor.checks import Check, Verdict
    from extractor.models import Record

_ORDER: tuple[Verdict, ...] = ("contradicted", "rounding", "confirmed")


@click.command(cls=Verb, context_settings=CONTEXT)
@document_options
@click.option("--contradicted", "only", is_flag=True, help="Only what is contradicted.")
@click.option("--strict", is_flag=True, help="Exit code 1 where something is contradicted.")
@json_option
def consistency(only: bool, strict: bool, as_json: bool, **given: Unpack[Inputs]) -> None:
    """What articles claim about their own figures, checked: remainders, rates, sums, changes, averages, repeated figures, enumerations.

    Each claim is confirmed, confirmed within the rounding of its digits, or contradicted, with the arithmetic. What is no clear claim is passed over.

    \b
    Examples:
      extractor calc consistency page.txt
      extractor calc consistency news/ --contradicted --strict --published-from sidecar
    """
    from extractor.calculators import check_consistency

    checks = [check for document in read_inputs_or_fail(given) for check in check_consistency(document)]
    wrong = any(check.verdict == "contradicted" for check in checks)
    if only:
        checks = [check for check in checks if check.verdict == "contradicted"]
    show(checks, check_lines(checks), as_json)
    if strict and wrong:
        sys.exit(1)


@click.command(cls=Verb, context_settings=CONTEXT)
@document_options
@click.option("--expense", metavar="SUM", help="Apply the cap schemes of the inputs to this yearly expense.")
@click.option("--population", metavar="NAME", help="For whom: a group that the scheme names, such as 低保家庭.")
@json_option
def reimbursement(expense: str | None, population: str | None, as_json: bool, **given: Unpack[Inputs]) -> None:
    """Who paid what of a bill, as a waterfall; or, with --expense and --population, what a cap scheme leaves of one.

    \b
    Examples:
      extractor calc reimbursement page.txt
      extractor calc reimbursement page.txt --population 低保家庭 --expense 80000
    """
    from extractor.calculators import apply_cap, find_cap_schemes, find_unnamed_payers, find_waterfalls

    if (expense is None) != (population is None):
        fail("--expense and --population go together")
    documents = read_inputs_or_fail(given)
    if expense is not None and population is not None:
        schemes = find_cap_schemes(documents)
        if not schemes:
            fail(
                "no cap scheme is stated: no clause has thresholds for groups and the share that is covered above them"
            )
        with told():
            results = [apply_cap(scheme, population, _sum(expense)) for scheme in _naming(schemes, population)]
        show(results, cap_lines(results), as_json)
        return
    falls, schemes = find_waterfalls(documents), find_cap_schemes(documents)
    found: list[Record] = [*falls, *schemes]
    if not found:
        unnamed = find_unnamed_payers(documents)
        if unnamed:
            fail(f"a case is told, but not who paid: {'; '.join(used.fact.evidence.text for used in unnamed[:3])}")
        fail(
            "no medical case is told (a patient's or household's cost, and payers with their shares), and no cap scheme is stated"
        )
    show(found, case_lines(falls, schemes), as_json)


def check_lines(checks: Sequence[Check]) -> Iterator[str]:
    """The verdicts, contradictions first, each with its arithmetic and the words that claim it."""
    counts = Counter(check.verdict for check in checks)
    yield ", ".join(f"{counts[verdict]} {verdict}" for verdict in _ORDER)
    for verdict in _ORDER:
        for check in checks:
            if check.verdict == verdict:
                yield ""
                yield f"{verdict}: {check.kind}: {' '.join(check.claim.split()).rstrip('，,；;')}"
                yield f"  {check.arithmetic}; stated: {amount(check.stated)}"
                yield from [f"  {check.note}"] if check.note else []
                yield f"  {source_of(check.used[0])}"


def case_lines(falls: Sequence[Waterfall], schemes: Sequence[CapScheme]) -> Iterator[str]:
    """The waterfalls, then the schemes."""
    for position, fall in enumerate(falls):
        if position:
            yield ""
        yield from _waterfall_lines(fall)
    for scheme in schemes:
        yield from section(
            f"cap scheme: {percentage(scheme.rate)} is covered above",
            columns([(tier.population, amount(tier.threshold, scheme.currency)) for tier in scheme.tiers]),
        )
        yield from section("facts", used_lines([*(tier.used for tier in scheme.tiers), scheme.rate_used]))


def _waterfall_lines(fall: Waterfall) -> Iterator[str]:
    yield f"{fall.person or 'a case'}: {amount(fall.total, fall.currency)}"
    rows = [
        (payment.payer or "?", f"{amount(payment.amount, fall.currency)}, {percentage(payment.share)}")
        for payment in fall.payments
    ]
    if fall.own is not None:
        rows.append(("own share", amount(fall.own, fall.currency) + ("" if fall.own_used else ", not stated")))
    yield from columns([*rows, ("paid share", percentage(fall.rate))])
    yield from section("steps", step_lines(fall.steps))
    yield from section("facts", used_lines(fall.used))


def cap_lines(results: Iterable[CappedExpense]) -> Iterator[str]:
    """What is left of the expense under each scheme."""
    for position, result in enumerate(results):
        if position:
            yield ""
        yield f"{result.population}, {amount(result.expense, result.currency)}"
        yield from columns(
            [("own share", amount(result.own, result.currency)), ("covered", amount(result.covered, result.currency))]
        )
        yield from section("steps", step_lines(result.steps))
        yield from section("facts", used_lines(result.used))


def _naming(schemes: Sequence[CapScheme], population: str) -> list[CapScheme]:
    """The schemes that name the group; where none does, the first, whose error lists the groups."""
    return [s for s in schemes if any(tier.population == population for tier in s.tiers)] or list(schemes[:1])


def _sum(text: str) -> Decimal:
    try:
        expense = Decimal(text)
    except InvalidOperation:
        expense = Decimal("NaN")
    if not expense.is_finite() or expense < 0:
        fail(f"--expense {text!r}: not a sum of money; write 80000")
    return expense
