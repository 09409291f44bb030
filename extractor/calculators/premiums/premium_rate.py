"""Which of a programme's premiums one person pays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.calculators.premiums.age_group import AgeGroup, is_anybody, read_groups, span_of_word
from extractor.calculators.thing import bare
from extractor.figures import CalculationError, Used
from extractor.models import Fact, Money

Member = int | str
Basis = Literal["general", "population", "age"]
OLDEST = 130


@dataclass(frozen=True, slots=True)
class Price:
    """A stated premium and the groups of people that pay it; none where it is everybody's."""

    used: Used
    groups: tuple[AgeGroup, ...]

    @property
    def value(self) -> Money:
        """The premium as printed."""
        value = self.used.fact.value
        if not isinstance(value, Money):
            raise TypeError(f"a premium is a {value.type}")
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """The premium that a person pays: on which grounds, and what must be so besides."""

    price: Price
    basis: Basis
    why: str
    condition: str | None = None


def read_prices(premiums: Iterable[Used], ages: Sequence[Used]) -> list[Price]:
    """The premiums with their groups; `ages` are the facts of age of the same documents."""
    return [Price(used, _groups(used, ages)) for used in premiums]


def choose_price(member: Member, prices: Sequence[Price]) -> Choice:
    """The premium that a member pays.

    A member is a full age in years, or people by the name of their population (大学生医保) or of their age (老人). An age pays what its group does: the narrowest
    group without a further condition, else one with a condition, which is told; else the general rate. Raises CalculationError where the prices
    do not tell; `stated` lists them.
    """
    if isinstance(member, str) and not member.isdecimal():
        return _by_name(member, prices)
    member = int(member)
    if not 0 <= member <= OLDEST:
        raise CalculationError(f"age {member}: not between 0 and {OLDEST}")
    return _by_age(member, member, f"age {member}", prices)


def _groups(used: Used, ages: Sequence[Used]) -> tuple[AgeGroup, ...]:
    population = used.fact.qualifiers.get("population")
    if population is None or is_anybody(population):
        return ()
    return tuple(read_groups(population, [age.fact for age in ages if _is_beside(age, used)]))


def _is_beside(age: Used, premium: Used) -> bool:
    """Whether the age stands in the premium's clause."""
    a, b = age.fact, premium.fact
    return (age.document, age.article) == (premium.document, premium.article) and (
        a.evidence.start < b.evidence.end and b.evidence.start < a.evidence.end
    )


def _by_name(member: str, prices: Sequence[Price]) -> Choice:
    """The premium of the population that is called so, in full before in part; a word of age stands for its ages."""
    wanted = bare(member)
    named = [(price, group) for price in prices for group in price.groups]
    matching = [(price, group) for price, group in named if bare(group.text) == wanted]
    if not matching and is_anybody(wanted):
        return _general(prices, f"{member}: everybody's rate")
    if not matching and len(wanted) > 1:
        matching = [
            (price, group) for price, group in named if wanted in bare(group.text) or bare(group.text) in wanted
        ]
    if matching:
        _check_one([price for price, _ in matching], member)
        price, group = matching[0]
        return Choice(price, "population", f"{member} is named: {group.text}", _beyond(wanted, group))
    span = span_of_word(member)
    if span is not None:
        low, high = span
        return _by_age(
            low, high, f"{member} ({low} to {high})" if high is not None else f"{member} (from {low})", prices
        )
    raise CalculationError(f"no premium is stated for {member}", _stated(prices))


def _beyond(wanted: str, group: AgeGroup) -> str | None:
    """What the page asks for beyond the name that a member goes by."""
    if group.bounded_by == "fact":
        return group.why
    return group.text if wanted in bare(group.text) and wanted != bare(group.text) else None


def _by_age(low: int, high: int | None, whom: str, prices: Sequence[Price]) -> Choice:
    """The premium of those who are from `low` to `high` years old, one age where the two are equal."""
    within: list[tuple[Price, AgeGroup]] = []
    for price in prices:
        for group in price.groups:
            inside = group.holds(low) and (group.high is None if high is None else group.holds(high))
            touches = group.why is not None and _overlap(group, low, high)
            if inside:
                within.append((price, group))
            elif touches and group.condition is None:
                raise CalculationError(
                    f"{whom}: {group.text} holds some of these ages only; give an age", _stated(prices)
                )
    certain = [(price, group) for price, group in within if group.condition is None]
    if certain:
        width = min(group.width for _, group in certain)
        narrowest = [(price, group) for price, group in certain if group.width == width]
        _check_one([price for price, _ in narrowest], whom)
        price, group = narrowest[0]
        return Choice(price, "age", f"{whom} is within {_reason(group)}")
    if within:
        _check_one([price for price, _ in within], whom)
        price = within[0][0]
        groups = [group for other, group in within if other is price]
        condition = " or ".join(dict.fromkeys(group.condition or "" for group in groups))
        reasons = " or ".join(map(_reason, groups))
        otherwise = [other for other in prices if not other.groups]
        if otherwise:
            condition += f"; otherwise the general rate, {otherwise[0].value}"
        return Choice(price, "age", f"{whom} is within {reasons}", condition)
    return _general(prices, "general rate")


def _reason(group: AgeGroup) -> str:
    return group.text if group.bounded_by == "text" else f"{group.text} ({group.why})"


def _general(prices: Sequence[Price], why: str) -> Choice:
    general = [price for price in prices if not price.groups]
    if not general:
        raise CalculationError("no general rate is stated", _stated(prices))
    _check_one(general, "everybody")
    return Choice(general[0], "general", why)


def _overlap(group: AgeGroup, low: int, high: int | None) -> bool:
    return (high is None or group.low is None or group.low <= high) and (group.high is None or low <= group.high)


def _check_one(prices: Sequence[Price], whom: str) -> None:
    if len({str(price.value) for price in prices}) > 1:
        raise CalculationError(f"different premiums are stated for {whom}", _stated(prices))


def _stated(prices: Sequence[Price]) -> list[str]:
    return [line_of(price.used.fact) for price in prices]


def line_of(fact: Fact) -> str:
    """A premium for a person to read: who pays what."""
    who = fact.qualifiers.get("population", "general rate")
    parts = [fact.qualifiers.get("tier"), fact.period.edtf if fact.period else None, who]
    return f"{', '.join(filter(None, parts))}: {fact.value}"
