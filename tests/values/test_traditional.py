"""What is written in traditional characters means what it means in simplified ones, at the same places: every example of every rule, turned."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from extractor.grammar import Rule
from extractor.lexicon import read_lexicon
from extractor.page import Article, Block
from extractor.text import Text, fold
from extractor.values import find_values
from extractor.values.date.atoms import RULE_SETS
from extractor.values.duration.rules import durations
from extractor.values.find import rule_sets

RULES = [rule for rules in (*rule_sets(), *RULE_SETS, durations) for rule in rules.rules if rule.yes]


@cache
def _traditional() -> dict[int, str]:
    """Simplified characters to the one traditional character that stands for them, where there is one only."""
    pairs = [(row[0], row[1]) for row in read_lexicon("traditional")]
    many = Counter(simplified for _, simplified in pairs)
    return {ord(simplified): traditional for traditional, simplified in pairs if many[simplified] == 1}


def _read(text: str) -> list[tuple[int, int, str, str]]:
    block = Block("paragraph", Text.of(text))
    found = find_values(Article(blocks=(block,)), "2025-03-20")[0]
    return [(m.start, m.end, m.type, fold(str(m.value))) for m in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_in_traditional_characters(rule: Rule) -> None:
    turned = {surface: surface.translate(_traditional()) for surface in rule.yes}
    for surface, traditional in turned.items():
        if traditional != surface:
            assert _read(traditional) == _read(surface), traditional


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("兩個月後公布", "2025-05"),
        ("等了三十分鐘", "PT30M"),
        ("禮拜一開工", "2025-03-17"),
        ("用時一小時零十五秒", "PT1H15S"),
        ("賠付三萬五千元", "35000 CNY"),
        ("增長百分之九十二點五", "0.925"),
    ],
)
def test_values_of_traditional_text(text: str, value: str) -> None:
    assert [found[3] for found in _read(text)] == [value]
