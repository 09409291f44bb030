"""Every rule of dates and durations holds to its own examples, inside a sentence.

Examples are resolved against the fixed publication date 2025-03-20, a Thursday.
"""

from __future__ import annotations

import pytest

from extractor.grammar import Rule
from extractor.mentions import Mention
from extractor.models import Duration
from extractor.values.date.find import find_dates_in
from extractor.values.date.moment import Moment
from extractor.values.date.rules.atoms import RULE_SETS
from extractor.values.duration.find import find_durations
from extractor.values.duration.rules import durations

PUBLISHED = "2025-03-20"
CARRIERS = ("记者获悉，{}，一切正常。", "{}", "据悉（{}）")
DATE_RULES = [rule for rules in RULE_SETS for rule in rules.rules]


def rules_of(mention: Mention) -> set[str]:
    """The short names of the rules that made a mention."""
    name = mention.rule.partition(".")[2]
    return set(name.replace("interval(", "").replace(")", "").replace(",", "+").split("+"))


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(
    ("rule", "surface"),
    [(rule, surface) for rule in DATE_RULES for surface in rule.yes],
    ids=lambda x: getattr(x, "name", x),
)
def test_date_rule_yes(rule: Rule[Moment], surface: str, carrier: str) -> None:
    text = carrier.format(surface)
    found = find_dates_in(text, PUBLISHED)
    assert [(text[m.start : m.end], str(m.value)) for m in found] == [(surface, rule.yes[surface])]


@pytest.mark.parametrize(
    ("rule", "surface"),
    [(rule, surface) for rule in DATE_RULES for surface in rule.no],
    ids=lambda x: getattr(x, "name", x),
)
def test_date_rule_no(rule: Rule[Moment], surface: str) -> None:
    found = find_dates_in(CARRIERS[0].format(surface), PUBLISHED)
    assert not [m for m in found if rule.name.partition(".")[2] in rules_of(m)]


@pytest.mark.parametrize("rule", DATE_RULES, ids=lambda rule: rule.name)
def test_gate_lets_examples_through(rule: Rule[Moment]) -> None:
    for surface in rule.yes:
        for found in rule.find(surface):
            assert any(need in surface for need in rule.needs), (surface, found)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("surface", "value"), [item for rule in durations.rules for item in rule.yes.items()])
def test_duration_rule_yes(surface: str, value: str, carrier: str) -> None:
    text = carrier.format(surface)
    assert [(text[m.start : m.end], str(m.value)) for m in find_durations(text)] == [(surface, value)]


@pytest.mark.parametrize(("name", "surface"), [(rule.name, surface) for rule in durations.rules for surface in rule.no])
def test_duration_rule_no(name: str, surface: str) -> None:
    assert not [m for m in find_durations(CARRIERS[0].format(surface)) if m.rule == name]


def test_no_rule_matches_nothing() -> None:
    rules: list[Rule[Moment] | Rule[Duration]] = [*DATE_RULES, *durations.rules]
    for rule in rules:
        match = rule.pattern.match("")
        assert match is None or not match[0], rule.name
        assert rule.pattern.fullmatch("") is None, rule.name
