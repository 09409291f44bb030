"""Which rule found a value, and the steps to it: `explain_mention`, for the `explain` verb."""

from __future__ import annotations

from functools import cache

import regex

from extractor.mentions import Mention
from extractor.models import Money, Percent, Quantity, plain
from extractor.text import fold
from extractor.values.find import rule_sets
from extractor.values.number.hedge import hedge_before, hedge_behind, hedging_word
from extractor.values.number.numeral import number, parse_numeral


def explain_mention(text: str, mention: Mention) -> tuple[str, tuple[str, ...]]:
    """What the rule of a value mention of `text` says of itself, and the steps to the value; empty for names."""
    from extractor.values.date.atoms import meaning

    means = meaning(mention.rule) if mention.type == "date" else _meanings().get(mention.rule.split("+")[0], "")
    return means, tuple(_steps(fold(text), mention))


@cache
def _meanings() -> dict[str, str]:
    from extractor.values.duration.rules import durations

    rules = [rule for rules in rule_sets() for rule in rules.rules]
    said = {rule.name: (rule.build.__doc__ or "").split("\n")[0] for rule in rules}
    return said | {rule.name: (rule.build.__doc__ or "").split("\n")[0] for rule in durations.rules}


@cache
def _numbers() -> regex.Pattern[str]:
    return regex.compile(number("num", signed=True), regex.VERSION1)


def _steps(text: str, mention: Mention) -> list[str]:
    """The numbers in the mention as read, then unit, denominators and hedge."""
    value = mention.value
    if not isinstance(value, Money | Percent | Quantity):
        return []
    steps = []
    for match in _numbers().finditer(text, mention.start, mention.end):
        numeral = parse_numeral(match[0])
        if numeral is not None:
            upper = f" to {plain(numeral.upper)}" if numeral.upper is not None else ""
            inside = f" ({numeral.modifier})" if numeral.modifier != "exact" else ""
            steps.append(f"{match[0]} = {plain(numeral.value)}{upper}{inside}")
        before, said = hedge_before(text, match.start())
        if said and before >= mention.start:
            steps.append(f"{text[before : match.start()].strip() or hedging_word(text, match.start())} = {said}")
    for end in range(mention.start + 1, mention.end):
        high, said = hedge_behind(text, end)
        if said and high == mention.end:
            steps.append(f"{text[end:high]} = {said}")
            break
    if isinstance(value, Quantity) and value.si is not None:
        steps.append(f"{value.unit} -> {plain(value.si.value)} {value.si.unit}")
    if value.per:
        steps.append("per " + ", ".join(value.per))
    return steps
