"""Facts of an article that say the same, so that a headline's figure is not counted beside the body's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace

import regex

from extractor.facts.candidates.measure import strip_change
from extractor.facts.found import FoundFact
from extractor.facts.words import ends_like
from extractor.models import Money, Percent, Quantity

_NARROWING = ("tier", "population", "item", "condition", "aggregate")
_SPREAD = 40  # characters between two figures of one paragraph, the second of which may repeat the first
_FINE = 4  # digits in which two figures hardly agree by chance
_OPENING = regex.compile("^(?:累计|总计|共计|合计|总|共|已|全年|年度|年|完成|实现)+(?=..)")


def link_same(facts: Sequence[FoundFact], headlines: Container[int] = ()) -> list[FoundFact]:
    """The facts, each that repeats an earlier one with `same_as` set to the index of the first that says it.

    Two facts say the same where value, subject, status, qualifiers, period and metric agree. `headlines` are the blocks that say less than the text below them: a
    headline may leave period and qualifiers out, and words of the metric; so may, of the metric, any two that agree in a figure of many digits.
    """
    by_value: dict[object, list[int]] = {}
    linked = []
    for number, fact in enumerate(facts):
        earlier = by_value.setdefault(_value(fact), [])
        first = next((i for i in earlier[:20] if _says_same(facts[i], fact, headlines)), None)
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


def _says_same(a: FoundFact, b: FoundFact, headlines: Container[int]) -> bool:
    if _name(a) != _name(b) or a.status != b.status:
        return False
    headline = a.figure.block in headlines or b.figure.block in headlines
    if not headline and a.figure.block == b.figure.block and b.figure.mention.start - a.figure.mention.end < _SPREAD:
        return False  # 冰箱补贴15%，手机补贴15%: one breath does not say the same twice
    if not _agree_in_scope(a, b, headline=headline):
        return False
    if (strip_change(a.metric) == a.metric) != (strip_change(b.metric) == b.metric):
        return False
    days = [(f.period.start, f.period.end) if f.period else None for f in (a, b)]
    if days[0] != days[1] and not (headline and None in days):
        return False
    return _plain(a) == _plain(b) or ((headline or _is_fine(a)) and _alike(a.metric, b.metric))


def _agree_in_scope(a: FoundFact, b: FoundFact, *, headline: bool) -> bool:
    """Whether the qualifiers agree; which way it changed the metric says too."""
    ours, theirs = ({name: q for name, q in f.qualifiers.items() if name != "direction"} for f in (a, b))
    if not headline:
        return ours == theirs
    told = all(text == theirs.get(name, text) for name, text in ours.items())
    return told and all(ours.get(name) == theirs.get(name) for name in _NARROWING)


def _name(fact: FoundFact) -> object:
    return fact.subject.text if fact.subject else None


def _is_fine(fact: FoundFact) -> bool:
    value = fact.figure.mention.value
    number = value.amount if isinstance(value, Money) else value.value if isinstance(value, Quantity) else None
    return number is not None and len(number.normalize().as_tuple().digits) >= _FINE


def _plain(fact: FoundFact) -> str:
    """The metric without its owner and the words that say only how it was summed up: 资助 of 累计资助金额."""
    text = fact.metric.strip("“”").removeprefix(fact.subject.text if fact.subject else "").removeprefix("的")
    text = _OPENING.sub("", text).replace("总", "")
    while (size := ends_like(text, "size")) is not None and len(text) > len(size) + 1:
        text = text[: -len(size)]
    return text


def _alike(a: str, b: str) -> bool:
    """One wording holds the other, or half of their character pairs are shared."""
    if a in b or b in a:
        return True
    x, y = (Counter(text[i : i + 2] for i in range(len(text) - 1)) for text in (a, b))
    return 2 * sum((x & y).values()) >= 0.5 * (sum(x.values()) + sum(y.values()))
