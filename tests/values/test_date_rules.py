"""Every rule of dates and durations holds to its own examples in the strict form: the mention is the example, and there is no other.

Each example stands in a carrier drawn for it by a stable hash. They are resolved against the fixed publication date 2025-03-20, a Thursday.
"""

from __future__ import annotations

import zlib

import pytest

from extractor.grammar import Rule
from extractor.mentions import Mention
from extractor.models import Duration
from extractor.values.date.atoms import RULE_SETS
from extractor.values.date.find import find_dates_in
from extractor.values.date.moment import Moment
from extractor.values.duration.find import find_durations
from extractor.values.duration.rules import durations
from extractor.values.parse import parse_date, parse_duration

PUBLISHED = "2025-03-20"
CARRIERS = ("记者获悉，{}，一切正常。", "{}", "据悉（{}）")
DATE_RULES = [rule for rules in RULE_SETS for rule in rules.rules]


def carried(surface: str) -> str:
    return CARRIERS[zlib.crc32(surface.encode()) % len(CARRIERS)].format(surface)


def name_of(rule: Rule[Moment] | Rule[Duration]) -> str:
    return rule.name


def rules_of(mention: Mention) -> set[str]:
    """The short names of the rules that made a mention."""
    name = mention.rule.partition(".")[2]
    return set(name.replace("interval(", "").replace(")", "").replace(",", "+").split("+"))


@pytest.mark.parametrize("rule", DATE_RULES, ids=name_of)
def test_date_rule_yes(rule: Rule[Moment]) -> None:
    texts = {surface: carried(surface) for surface in rule.yes}
    found = {
        surface: [(text[m.start : m.end], str(m.value)) for m in find_dates_in(text, PUBLISHED)]
        for surface, text in texts.items()
    }
    assert found == {surface: [(surface, value)] for surface, value in rule.yes.items()}


@pytest.mark.parametrize("rule", DATE_RULES, ids=name_of)
def test_date_rule_no(rule: Rule[Moment]) -> None:
    name = rule.name.partition(".")[2]
    found = {
        surface: [str(m.value) for m in find_dates_in(carried(surface), PUBLISHED) if name in rules_of(m)]
        for surface in rule.no
    }
    assert not {surface: said for surface, said in found.items() if said}


@pytest.mark.parametrize("rule", DATE_RULES, ids=name_of)
def test_gate_lets_examples_through(rule: Rule[Moment]) -> None:
    for surface in rule.yes:
        for found in rule.find(surface):
            assert any(need in surface for need in rule.needs), (surface, found)


@pytest.mark.parametrize("rule", durations.rules, ids=name_of)
def test_duration_rule_yes(rule: Rule[Duration]) -> None:
    texts = {surface: carried(surface) for surface in rule.yes}
    found = {
        surface: [(text[m.start : m.end], str(m.value)) for m in find_durations(text)]
        for surface, text in texts.items()
    }
    assert found == {surface: [(surface, value)] for surface, value in rule.yes.items()}


@pytest.mark.parametrize("rule", durations.rules, ids=name_of)
def test_duration_rule_no(rule: Rule[Duration]) -> None:
    found = {s: [str(m.value) for m in find_durations(carried(s)) if m.rule == rule.name] for s in rule.no}
    assert not {surface: said for surface, said in found.items() if said}


def test_parsing_and_finding_agree_on_every_example() -> None:
    for rule in DATE_RULES:
        for surface, value in rule.yes.items():
            assert str(parse_date(surface, published=PUBLISHED)) == value, surface
    for told in durations.rules:
        for surface, value in told.yes.items():
            assert str(parse_duration(surface)) == value, surface


def test_no_rule_matches_nothing() -> None:
    rules: list[Rule[Moment] | Rule[Duration]] = [*DATE_RULES, *durations.rules]
    for rule in rules:
        match = rule.pattern.match("")
        assert match is None or not match[0], rule.name
        assert rule.pattern.fullmatch("") is None, rule.name
