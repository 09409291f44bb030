"""Every rule holds to its word: each `yes` and `no` example of every rule of this room, alone and inside carrier text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractor.grammar import Rule, RuleSet
from extractor.mentions import Mention
from extractor.page import Article, Block
from extractor.text import Text
from extractor.values import find_values
from extractor.values.date.rules.atoms import RULE_SETS
from extractor.values.duration.rules import durations
from extractor.values.find import rule_sets

# What stands around an example must not change what it means.
CARRIERS = ("{}", "据介绍，{}。", "（{}）；", "他说，其中{}，与前一阶段持平。")
PUBLISHED = "2025-03-20"
SETS: tuple[RuleSet, ...] = (*rule_sets(), *RULE_SETS, durations)


def _rules() -> Iterator[tuple[str, Rule]]:
    for rules in SETS:
        for rule in rules.rules:
            yield rules.kind, rule


def _yes() -> Iterator[object]:
    for kind, rule in _rules():
        for surface, canonical in rule.yes.items():
            yield pytest.param(kind, surface, canonical, id=f"{rule.name}-{surface}")


def _no() -> Iterator[object]:
    for kind, rule in _rules():
        for surface in rule.no:
            yield pytest.param(kind, rule, surface, id=f"{rule.name}-{surface}")


def _find(text: str) -> list[Mention]:
    return find_values(Article(blocks=(Block("paragraph", Text.of(text)),)), PUBLISHED)[0]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("kind", "surface", "canonical"), list(_yes()))
def test_yes(kind: str, surface: str, canonical: str, carrier: str) -> None:
    if kind in ("date", "duration"):
        carrier = carrier.replace("其中", "")  # 其中后年 is no Chinese
    text, start = carrier.format(surface), carrier.index("{}")
    found = [str(m.value) for m in _find(text) if m.type == kind and m.start < start + len(surface) and m.end > start]
    assert canonical in found


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(("kind", "rule", "surface"), list(_no()))
def test_no(kind: str, rule: Rule, surface: str, carrier: str) -> None:
    """No mention of the kind at all; of dates and durations, whose rules are parts of one another, none by this rule."""
    text, start = carrier.format(surface), carrier.index("{}")
    found = [m for m in _find(text) if m.type == kind and m.start < start + len(surface) and m.end > start]
    if kind in ("date", "duration"):
        found = [m for m in found if rule.name in m.rule.split("+")]
    assert not found


def test_the_examples_are_many() -> None:
    assert sum(len(rule.yes) + len(rule.no) for _, rule in _rules()) >= 600
