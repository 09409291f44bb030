"""Marked sentences from all parts of the country: every place of a sentence and no other, with its level and code."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from extractor.models import Place
from extractor.names.place.find import find_places
from extractor.names.tagger.fast import tag_words_fast
from extractor.names.tagger.network import tag_words

HERE = Path(__file__).parent
MARK = regex.compile(r"<([a-z-]+) ([\d-]+)>(.*?)</>")
Said = tuple[str, str | None, str | None]


def read(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def wanted(marked: str) -> list[Said]:
    """The marked places: text, level, the six digits of the code."""
    return [
        (text, *(None if part == "-" else part for part in (level, code))) for level, code, text in MARK.findall(marked)
    ]


def found(marked: str, *, fast: bool = False) -> list[Said]:
    texts = MARK.sub(r"\3", marked).split("%")
    words = tag_words_fast(texts) if fast else tag_words(texts)
    spans = [[(word.start, word.end) for word in block if word.tag in ("LOC", "ns")] for block in words]
    said: list[Said] = []
    for text, mentions in zip(texts, find_places(texts, words, spans, network=not fast), strict=True):
        for mention in mentions:
            assert isinstance(mention.value, Place)
            value = mention.value
            said.append((text[mention.start : mention.end], value.level, value.code[:6] if value.code else None))
    return said


@pytest.mark.parametrize("marked", read("place_sentences.txt"))
def test_sentence(marked: str) -> None:
    assert found(marked) == wanted(marked)


def score(name: str, *, fast: bool) -> tuple[float, float]:
    """F1 of the exact mentions, and the share of those whose level and code are right."""
    right = said = asked = valued = 0
    for marked in read(name):
        want, have = wanted(marked), found(marked, fast=fast)
        texts = [text for text, *_ in want]
        hits = [each for each in have if each[0] in texts]
        right, said, asked = right + len(hits), said + len(have), asked + len(want)
        valued += sum(each in want for each in hits)
    return 2 * right / (said + asked), valued / right


@pytest.mark.parametrize(("fast", "least"), [(False, 0.90), (True, 0.80)])
def test_sentences_kept_aside(fast: bool, least: float) -> None:
    f1, share = score("place_sentences_aside.txt", fast=fast)
    assert f1 >= least
    assert share >= 0.95
