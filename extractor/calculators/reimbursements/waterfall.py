"""Who paid what: a case that an article tells, as a waterfall; and a scheme that caps what a household pays itself, applied to an expense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.figures import (
    CalculationError,
    Case,
    Reckoned,
    Step,
    Used,
    combine,
    find_cases,
    quotient,
    stated_facts,
    tell,
    trimmed,
)
from extractor.models import Document, Modifier, Money, Number, Percent, Record, plain


class Payment(Record):
    """One payer's part of a cost; `share` is its ratio to the total, `left` what remains of the total behind it."""

    payer: str | None
    amount: Number
    share: Number
    left: Number
    used: Used


class Waterfall(Reckoned):
    """A cost, its payers in the order of the text, and what is left to the person.

    `own` is what the article states; where it states nothing (`own_used` None) what is left, or None where it speaks of payers whose sums it keeps to
    itself. `rate` is the share of the total that the payers with a sum paid.
    """

    person: str | None
    total: Number
    currency: str
    payments: list[Payment]
    own: Number | None
    own_used: Used | None
    rate: Number
    rate_used: Used | None
    steps: list[Step]
    used: list[Used]


class CapTier(Record):
    """From which yearly expense on a group of people is covered."""

    population: str
    threshold: Number
    used: Used


class CapScheme(Reckoned):
    """A scheme that covers `rate` of what exceeds each group's threshold (特困人员5000元…以上的…给予100%兜底保障)."""

    subject: str | None
    rate: Number
    currency: str
    tiers: list[CapTier]
    rate_used: Used


class CappedExpense(Reckoned):
    """What a household pays of an expense under a scheme, and what the scheme pays."""

    population: str
    expense: Number
    own: Number
    covered: Number
    currency: str
    steps: list[Step]
    used: list[Used]


def find_waterfalls(documents: Document | Iterable[Document]) -> list[Waterfall]:
    """The medical cases that the documents tell, in reading order: a patient's or household's cost, with payers that are named."""
    return [_waterfall(case) for case in _cases(documents) if None not in case.payers and _is_of_one_status(case)]


def _is_of_one_status(case: Case) -> bool:
    """Whether what the case tells all happened, or is all only meant to."""
    return len({told.used.fact.status for told in (case.total, *case.paid)}) == 1


def find_unnamed_payers(documents: Document | Iterable[Document]) -> list[Used]:
    """The payments of told cases whose payer the text does not name; such a case makes no waterfall."""
    return [
        told.used
        for case in _cases(documents)
        for told, payer in zip(case.paid, case.payers, strict=True)
        if payer is None
    ]


def _cases(documents: Document | Iterable[Document]) -> Iterator[Case]:
    for document in [documents] if isinstance(documents, Document) else documents:
        for article in document.articles:
            yield from (case for case in find_cases(tell(document, article)) if case.paid and case.medical)


def find_cap_schemes(documents: Document | Iterable[Document]) -> list[CapScheme]:
    """The cap schemes that the documents state: thresholds by group and the covered rate, told in one clause."""
    clauses: defaultdict[tuple[str, str, int, int], list[Used]] = defaultdict(list)
    for used in stated_facts(documents):
        evidence = used.fact.evidence
        clauses[used.document, used.article, evidence.start, evidence.end].append(used)
    return [scheme for clause in clauses.values() if (scheme := _scheme(clause)) is not None]


def apply_cap(scheme: CapScheme, population: str, expense: Decimal | int) -> CappedExpense:
    """What is left of a yearly `expense` (in the scheme's currency) to a member of the group `population`.

    Raises CalculationError, which lists the groups, where the scheme names no such group, and ValueError for an expense below zero.
    """
    expense = Decimal(expense)
    if not expense.is_finite() or expense < 0:
        raise ValueError(f"expense={expense}: not a sum of money")
    tier = next((t for t in scheme.tiers if t.population == population), None)
    if tier is None:
        stated = [f"{t.population}: {plain(t.threshold)} {scheme.currency}" for t in scheme.tiers]
        raise CalculationError(f"no threshold is stated for {population!r}", stated)
    above = max(expense - tier.threshold, Decimal(0))
    covered = trimmed(above * scheme.rate)
    steps = [
        Step(
            name="above the threshold",
            formula=f"max({plain(expense)} - {plain(tier.threshold)}, 0)",
            result=above,
            unit=scheme.currency,
        ),
        Step(name="covered", formula=f"{plain(above)} * {plain(scheme.rate)}", result=covered, unit=scheme.currency),
        Step(
            name="own share",
            formula=f"{plain(expense)} - {plain(covered)}",
            result=expense - covered,
            unit=scheme.currency,
        ),
    ]
    return CappedExpense(
        population=population,
        expense=expense,
        own=expense - covered,
        covered=covered,
        currency=scheme.currency,
        steps=steps,
        used=[tier.used, scheme.rate_used],
    )


def _waterfall(case: Case) -> Waterfall:
    total = case.total.figure.number
    left = total
    payments, steps = [], []
    for told, payer in zip(case.paid, case.payers, strict=True):
        amount = told.figure.number
        left -= amount
        payments.append(
            Payment(
                payer=payer,
                amount=amount,
                share=quotient(amount, total, 6)[0],
                left=left,
                used=told.used,
            )
        )
    formula = " - ".join(plain(n) for n in [total, *(told.figure.number for told in case.paid)])
    currency = case.total.figure.unit[1]
    hedge: Modifier = case.paid[0].figure.modifier
    for told in case.paid[1:]:
        hedge = combine("add", hedge, told.figure.modifier)
    of_total = case.total.figure.modifier
    steps.append(
        Step(
            name="left to the person",
            formula=formula,
            result=left,
            unit=currency,
            modifier=combine("subtract", of_total, hedge),
        )
    )
    paid = total - left
    rate, rounding = quotient(paid, total, 6)
    steps.append(
        Step(
            name="paid share",
            formula=f"{plain(paid)} / {plain(total)}",
            result=rate,
            modifier=combine("divide", hedge, of_total),
            rounding=rounding,
        )
    )
    own = case.own[-1][0] if case.own else None
    stated_rate = case.rates[-1].used if case.rates else None
    subject = case.total.used.fact.subject
    others = [told.used for told in (own,) if told is not None] + ([stated_rate] if stated_rate else [])
    return Waterfall(
        person=subject.text if subject is not None and subject.type == "person" else None,
        total=total,
        currency=currency,
        payments=payments,
        own=own.figure.number if own is not None else left if case.complete else None,
        own_used=own.used if own is not None else None,
        rate=rate,
        rate_used=stated_rate,
        steps=steps,
        used=[case.total.used, *(told.used for told in case.paid), *others],
    )


_COVERS = ("保障", "兜底", "报销", "补助", "救助", "补偿", "给付", "赔付", "支付")


def _covers(value: Percent, metric: str) -> bool:
    return value.kind == "percent" and 0 < value.value <= 1 and any(word in metric for word in _COVERS)


def _scheme(clause: list[Used]) -> CapScheme | None:
    tiers, rates = [], []
    for used in clause:
        value = used.fact.value
        population = used.fact.qualifiers.get("population")
        if isinstance(value, Money) and value.modifier in ("at_least", "over") and population and not value.per:
            tiers.append((CapTier(population=population, threshold=value.amount, used=used), value.currency))
        elif isinstance(value, Percent) and _covers(value, used.fact.metric):
            rates.append((used, value.value))
    if not tiers or len(rates) != 1 or len({currency for _, currency in tiers}) != 1:
        return None
    used, rate = rates[0]
    subject = used.fact.subject
    return CapScheme(
        subject=subject.text if subject else None,
        rate=trimmed(rate),
        currency=tiers[0][1],
        tiers=[tier for tier, _ in tiers],
        rate_used=used,
    )
