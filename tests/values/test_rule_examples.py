"""Every rule holds to its word: each `yes` and `no` example of every rule of this room, in a carrier drawn for it by a stable hash.

Dates and durations are held to the strict form, whose mention is the example and nothing else, in test_date_rules.py.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest

from extractor.grammar import Rule
from extractor.mentions import Mention
from extractor.page import Article, Block
from extractor.text import Text
from extractor.values import find_values
from extractor.values.date.atoms import RULE_SETS
from extractor.values.duration.rules import durations
from extractor.values.find import rule_sets

# What stands around an example must not change what it means.
CARRIERS = ("{}", "据介绍，{}。", "（{}）；", "他说，其中{}，与前一阶段持平。")
PUBLISHED = "2025-03-20"
RULES = [(rules.kind, rule) for rules in rule_sets() for rule in rules.rules]


def _carrier(surface: str) -> str:
    return CARRIERS[zlib.crc32(surface.encode()) % len(CARRIERS)]


def _inside(kind: str, surface: str) -> list[Mention]:
    """The mentions of the kind that touch the example in its carrier."""
    carrier = _carrier(surface)
    block = Block("paragraph", Text.of(carrier.format(surface)))
    start = carrier.index("{}")
    end = start + len(surface)
    found = find_values(Article(blocks=(block,)), PUBLISHED)[0]
    return [m for m in found if m.type == kind and m.start < end and m.end > start]


def _names() -> Iterator[str]:
    for _, rule in RULES:
        yield rule.name


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=list(_names()))
def test_yes(kind: str, rule: Rule) -> None:
    said = {surface: [str(m.value) for m in _inside(kind, surface)] for surface in rule.yes}
    wrong = {surface: found for surface, found in said.items() if rule.yes[surface] not in found}
    assert not wrong


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=list(_names()))
def test_no(kind: str, rule: Rule) -> None:
    """No mention of the kind at all."""
    said = {surface: [(str(m.value), m.rule) for m in _inside(kind, surface)] for surface in rule.no}
    assert not {surface: found for surface, found in said.items() if found}


def test_the_examples_are_many() -> None:
    rules = [rule for _, rule in RULES] + [rule for rules in (*RULE_SETS, durations) for rule in rules.rules]
    assert sum(len(rule.yes) + len(rule.no) for rule in rules) >= 1800
