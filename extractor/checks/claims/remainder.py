"""What is left of a cost when all payers have paid (67.78万−30万−30.25万=7.53万), and the share that they paid (近89%)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Case, Sentence, Told, align, find_cases, sum_of


def check_remainders(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The own shares and reimbursement rates of the cases that the article tells."""
    for case in find_cases(sentences):
        told = [*case.own, *([(case.own_first, len(case.paid))] if case.own_first and not case.own else [])]
        for own, before in told:
            if before:
                check = _check_own(case, own, case.paid[:before])
                # A price that is cut to so many tenths comes out of no subtraction.
                cut = any("折" in s.text for s in sentences if own in s.figures)
                if check.verdict != "contradicted" or (case.complete and len(told) == 1 and not cut):
                    yield check
        for rate in case.rates:
            if case.paid:
                check = _check_rate(case, rate)
                if check.verdict != "contradicted" or (case.complete and case.own):
                    yield check


def _check_own(case: Case, own: Told, paid: Sequence[Told]) -> Check:
    claim, total, *parts = align([told.figure for told in (own, case.total, *paid)])
    computed = total.number - _sum(paid)
    formula = " - ".join([number(case.total), *map(number, paid)])
    rounded = total.rounded - sum_of(part.rounded for part in parts)
    possible = total.interval - sum_of(part.interval for part in parts)
    verdict = "contradicted" if computed < 0 else judge(claim, computed, rounded, possible)
    return make_check("remainder", verdict, own, [case.total, *paid], formula, computed, cue=own.metric)


def _check_rate(case: Case, rate: Told) -> Check:
    total, *parts = align([told.figure for told in (case.total, *case.paid)])
    computed = _sum(case.paid) / total.number
    formula = f"({' + '.join(map(number, case.paid))}) / {number(case.total)}"
    rounded = sum_of(part.rounded for part in parts) / total.rounded
    possible = sum_of(part.interval for part in parts) / total.interval
    verdict = judge(rate.figure, computed, rounded, possible)
    return make_check("rate", verdict, rate, [*case.paid, case.total], formula, computed, cue=rate.metric)


def _sum(paid: Sequence[Told]) -> Decimal:
    return sum((payment.figure.number for payment in paid), Decimal(0))
