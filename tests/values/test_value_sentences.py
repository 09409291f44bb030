"""Sentences with every value in them marked: `<surface|canonical form>`. What is not marked is no value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.mentions import resolve_overlaps
from extractor.page import Article, Block
from extractor.text import Text
from extractor.values import find_values

PUBLISHED = "2025-03-20"
_MARK = re.compile(r"<([^<>|]+)\|([^<>|]+)>")
_LINES = [
    line
    for line in Path(__file__).with_name("value_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("marked", _LINES)
def test_every_value_of_a_sentence(marked: str) -> None:
    text = _MARK.sub(r"\1", marked)
    block = Block("paragraph", Text.of(text))
    found = resolve_overlaps(find_values(Article(blocks=(block,)), PUBLISHED)[0])
    assert [(text[m.start : m.end], str(m.value)) for m in found] == _MARK.findall(marked)
