"""Facts of an article that say the same, so that a headline's figure is not counted beside the body's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor.facts.candidates.measure import strip_change
from extractor.facts.found import FoundFact
from extractor.models import Money, Percent, Quantity

_NARROWING = ("tier", "population", "item", "condition", "aggregate")


def link_same(facts: Sequence[FoundFact]) -> list[FoundFact]:
    """The facts, each that repeats an earlier one with `same_as` set to the index of the first that says it.

    Two facts say the same where value, subject, status and qualifiers agree, the metrics are alike and both a level or both a change, and the periods are
    equal or one has none: a headline says less than the sentence that it repeats.
    """
    by_value: dict[object, list[int]] = {}
    linked = []
    for number, fact in enumerate(facts):
        earlier = by_value.setdefault(_value(fact), [])
        first = next((i for i in earlier[:20] if _says_same(facts[i], fact)), None)
        if first is None:
            earlier.append(number)
        linked.append(fact if first is None else replace(fact, same_as=first))
    return linked


def _value(fact: FoundFact) -> object:
    value = fact.figure.mention.value
    if isinstance(value, Money):
        return ("money", value.amount.normalize(), value.currency)
    if isinstance(value, Percent):
        return ("percent", value.value.normalize(), value.kind)
    if isinstance(value, Quantity):
        return ("quantity", value.value.normalize(), value.unit or value.of)
    return ("duration", str(value))


def _says_same(a: FoundFact, b: FoundFact) -> bool:
    if _name(a) != _name(b) or a.status != b.status:
        return False
    if any(a.qualifiers.get(key) != b.qualifiers.get(key) for key in _NARROWING):
        return False
    if any(text != b.qualifiers.get(key, text) for key, text in a.qualifiers.items()):
        return False
    if (strip_change(a.metric) == a.metric) != (strip_change(b.metric) == b.metric):
        return False
    if a.period and b.period and (a.period.start, a.period.end) != (b.period.start, b.period.end):
        return False
    return _alike(a.metric, b.metric)


def _name(fact: FoundFact) -> object:
    return fact.subject.text if fact.subject else None


def _alike(a: str, b: str) -> bool:
    """One wording holds the other, or half of their character pairs are shared."""
    if a in b or b in a:
        return True
    x, y = (Counter(text[i : i + 2] for i in range(len(text) - 1)) for text in (a, b))
    return 2 * sum((x & y).values()) >= 0.5 * (sum(x.values()) + sum(y.values()))
