"""What a household pays a year for an insurance programme, by its stated premiums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce

from extractor.calculators.premiums.premium_rate import Basis, Choice, Member, choose_price, line_of, read_prices
from extractor.calculators.same_name import merge_things
from extractor.calculators.thing import Thing, bare
from extractor.figures import EXACT, CalculationError, Reckoned, Step, Used, combine
from extractor.models import Document, Fact, Modifier, Money, Number, Record, plain

_TIER_WORDS = ("套餐", "版本", "版", "档", "款", "型")
_MONTHS = Decimal(12)


class MemberPremium(Record):
    """What one member pays a year and why. `condition` is what the page asks for beyond what is known of the member."""

    member: str
    rate: Number
    basis: Basis
    why: str
    condition: str | None = None
    used: Used


class Premium(Reckoned):
    """A household's premiums: `total` in `currency` a year."""

    programme: str
    tier: str | None
    edition: str | None
    members: list[MemberPremium]
    total: Number
    currency: str
    modifier: Modifier
    steps: list[Step]
    used: list[Used]
    notes: list[str]


def premium(
    documents: Document | Iterable[Document],
    programme: str,
    *,
    tier: str | None = None,
    edition: str | None = None,
    household: Sequence[Member],
) -> Premium:
    """The yearly premium of a household for `programme` (its name or an alias, quotation marks aside).

    `tier` is a version (升级版, or 升级), `edition` the year of cover (`2025`); each may be left out where only one is stated. A member of the `household` is a full age in
    years or the name of a population (大学生医保). Premiums by the month are taken twelve times.

    Raises CalculationError where the documents do not tell; `stated` lists what they do: programmes with premiums, tiers, editions or populations.
    """
    if not household:
        raise CalculationError("a household has a member at least")
    thing = _find_programme(documents, programme)
    premiums = [used for used in thing.once if _is_premium(used.fact)]
    ages = [used for used in thing.used if used.fact.metric_code == "age"]
    premiums, edition = _of_edition(premiums, edition, thing.name)
    premiums, tier = _of_tier(premiums, tier, thing.name)
    premiums, notes = _by_the_year(premiums)
    prices = read_prices(premiums, ages)
    choices = [choose_price(member, prices) for member in household]
    steps: list[Step] = []
    members = [_member(member, choice, steps) for member, choice in zip(household, choices, strict=True)]
    values = [choice.price.value for choice in choices]
    currencies = sorted({value.currency for value in values})
    if len({choice.price.used.fact.status for choice in choices}) > 1:
        raise CalculationError(
            "planned and actual premiums have no sum", [line_of(choice.price.used.fact) for choice in choices]
        )
    if len(currencies) > 1:
        raise CalculationError(
            f"premiums in {' and '.join(currencies)} have no sum", [line_of(one.fact) for one in premiums]
        )
    modifier = reduce(lambda left, right: combine("add", left, right), (value.modifier for value in values))
    total = reduce(EXACT.add, (member.rate for member in members))
    formula = " + ".join(plain(member.rate) for member in members)
    steps.append(Step(name="total", formula=formula, result=total, unit=f"{currencies[0]}/year", modifier=modifier))
    used = list({(one.used.document, one.used.fact.id): one.used for one in members}.values())
    return Premium(
        programme=thing.name,
        tier=tier,
        edition=edition,
        members=members,
        total=total,
        currency=currencies[0],
        modifier=modifier,
        steps=steps,
        used=used,
        notes=notes,
    )


def _find_programme(documents: Document | Iterable[Document], name: str) -> Thing:
    things = merge_things(documents, ("programme", "organization"))
    insured = [thing for thing in things if any(_is_premium(used.fact) for used in thing.used)]
    called = [thing for thing in insured if bare(thing.name) == bare(name)]
    called = called or [thing for thing in insured if thing.is_called(name)]
    if len(called) == 1:
        return called[0]
    stated = [f"{thing.name}: {', '.join(thing.documents)}" for thing in (called or insured)]
    if called:
        raise CalculationError(f"{len(called)} programmes are called {name}; give the documents of one only", stated)
    if any(thing.is_called(name) for thing in things):
        raise CalculationError(f"no premium of {name} is stated", stated)
    raise CalculationError(f"no programme with premiums is called {name}", stated)


def _is_premium(fact: Fact) -> bool:
    """Whether a person can be charged by it: one sum a year or month."""
    value = fact.value
    return (
        fact.metric_code == "premium"
        and isinstance(value, Money)
        and value.upper is None
        and set(value.per) <= {"year", "month", "person"}
    )


def _of_edition(premiums: list[Used], edition: str | None, name: str) -> tuple[list[Used], str | None]:
    """The premiums of one year; undated ones stand for the only year there is."""
    edition = edition.removesuffix("年度").removesuffix("年") if edition else None
    editions = sorted({year for used in premiums if (year := _edition(used.fact))})
    if edition is None and len(editions) > 1:
        raise CalculationError(f"{name} has premiums of several editions; name one", editions)
    if edition is not None and edition not in editions:
        raise CalculationError(f"{name}: no premiums of the edition {edition}", editions or ["no edition"])
    chosen = edition or (editions[0] if editions else None)
    only = len(editions) < 2
    return [used for used in premiums if _edition(used.fact) == chosen or (only and not _edition(used.fact))], chosen


def _edition(fact: Fact) -> str | None:
    """The year of cover, or the period as it is where it is not one year's."""
    period = fact.period
    if period is None or not period.edtf:
        return None
    if period.start and period.end and period.start[:4] == period.end[:4]:
        return period.start[:4]
    return period.edtf


def _of_tier(premiums: list[Used], tier: str | None, name: str) -> tuple[list[Used], str | None]:
    tiers = list(dict.fromkeys(used.fact.qualifiers.get("tier") for used in premiums))
    stated = [each or "premiums of no tier" for each in tiers]
    if tier is None:
        if len(tiers) > 1:
            raise CalculationError(f"{name} has several tiers; name one", stated)
        return premiums, tiers[0]
    matching = [each for each in tiers if each is not None and bare(each) == bare(tier)]
    matching = matching or [each for each in tiers if each is not None and _stem(each) == _stem(tier)]
    if len(matching) != 1:
        raise CalculationError(f"{name} has no tier {tier}", stated)
    return [used for used in premiums if used.fact.qualifiers.get("tier") == matching[0]], matching[0]


def _stem(tier: str) -> str:
    """A tier without the word for tiers: 升级 of 升级版."""
    tier = bare(tier)
    word = next((word for word in _TIER_WORDS if tier.endswith(word) and tier != word), "")
    return tier.removesuffix(word)


def _by_the_year(premiums: list[Used]) -> tuple[list[Used], list[str]]:
    """The premiums that say for how long they pay; where none does, all, with a note."""
    timed = [used for used in premiums if {"year", "month"} & set(used.fact.value.per) or "年" in used.fact.metric]
    return (timed, []) if timed else (premiums, ["no premium says for how long it pays: each is taken for one year"])


def _member(member: Member, choice: Choice, steps: list[Step]) -> MemberPremium:
    value, rate = choice.price.value, choice.price.value.amount
    if "month" in value.per:
        rate = EXACT.multiply(rate, _MONTHS)
        steps.append(
            Step(
                name=f"{member}, a year",
                formula=f"{plain(value.amount)} * {_MONTHS}",
                result=rate,
                unit=f"{value.currency}/year",
                modifier=value.modifier,
            )
        )
    return MemberPremium(
        member=str(member),
        rate=rate,
        basis=choice.basis,
        why=choice.why,
        condition=choice.condition,
        used=choice.price.used,
    )
