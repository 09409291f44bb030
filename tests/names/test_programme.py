"""Programmes: own sentences over many subjects, and what holds for every text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.lexicon import read_lexicon
from extractor.mentions import Mention, Word
from extractor.models import Organization, Person, Programme
from extractor.names.aliases import plain_name
from extractor.names.programme.find import find_programmes, tag_words
from extractor.names.tagger.network import tag_words as tag_by_network
from extractor.page.structure import Article, Block
from extractor.text import Text

SENTENCES = Path(__file__).with_name("programmes.txt")


def read_sentences() -> Iterator[tuple[str, str]]:
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, wanted = line.partition(" | ")
            yield sentence, wanted


def find(*texts: str, taken: Sequence[Sequence[Mention]] = (), network: bool = True) -> list[list[Mention]]:
    article = Article(tuple(Block("paragraph", Text.of(text)) for text in texts))
    words: list[list[Word]] = tag_by_network(texts) if network else [[] for _ in texts]
    return find_programmes(article, texts, words, taken or [[] for _ in texts])


def found_in(sentence: str) -> dict[str, tuple[set[str], str]]:
    """Canonical name: all its wordings without marks, and the category."""
    found: dict[str, tuple[set[str], str]] = {}
    for mention in find(sentence)[0]:
        value = mention.value
        assert isinstance(value, Programme)
        names = {plain_name(name) for name in (value.name, *value.aliases, sentence[mention.start : mention.end])}
        found[value.name] = (names, value.category)
    return found


@pytest.mark.parametrize(("sentence", "wanted"), list(read_sentences()))
def test_sentence(sentence: str, wanted: str) -> None:
    found = found_in(sentence)
    allowed: set[str] = set()
    for item in [] if wanted == "-" else wanted.split("; "):
        name, _, categories = item.removeprefix("?").partition("=")
        hits = [key for key, (names, _) in found.items() if plain_name(name) in names]
        allowed |= (
            set(hits)
            if not item.startswith("?")
            else {k for k, (names, _) in found.items() if any(plain_name(name) in n for n in names)}
        )
        if not item.startswith("?"):
            assert hits, f"{name} not found among {sorted(found)}"
            assert found[hits[0]][1] in categories.split(",")
    assert set(found) <= allowed


def test_later_mentions_need_no_marks() -> None:
    blocks = find("县里推出“惠渔保”，参保渔民两万人。", "去年，惠渔保赔付三百万元。", "渔民说，有了“惠渔保”心里踏实。")
    assert [[m.value.name for m in own] for own in blocks] == [["惠渔保"]] * 3  # type: ignore[union-attr]


def test_wordings_share_a_name() -> None:
    blocks = find("全区推行“晨星”助学计划。", "“晨星”计划已资助八百人，“晨星”助学计划明年扩面。")
    values = [m.value for own in blocks for m in own]
    assert all(value == values[0] for value in values)
    assert {plain_name(name) for name in _names(values[0])} >= {"晨星", "晨星助学计划", "晨星计划"}


def test_a_part_behind_the_dot_is_the_same_scheme() -> None:
    blocks = find("“东海惠民保·甬家保”启动参保。", "甬家保保费一百元，“甬家保”报销比例提高。")
    assert len({_canonical(m) for own in blocks for m in own}) == 1


def test_short_form() -> None:
    blocks = find("全市推行长期护理保险，参保人数五十万。", "享受长护险待遇的老人越来越多，长护险今年扩面。")
    assert len({_canonical(m) for own in blocks for m in own}) == 1


def test_persons_and_organizations_are_left_alone() -> None:
    text = "市民参加晨光公益基金会培训班，报名踊跃。"
    end = text.index("，")
    body = Mention(4, end, Organization(name=text[4:end]), "test")
    assert find(text, taken=[[body]]) == [[]]
    person = Mention(0, len(text), Person(name="晨光"), "test")
    assert find(text, taken=[[person]]) == [[]]


def test_a_quoted_scheme_may_be_what_the_tagger_took_for_an_organization() -> None:
    text = "街道开设“松间学堂”，每周开课。"
    start = text.index("松")
    body = Mention(start, start + 4, Organization(name="松间学堂"), "test")
    assert [m.value.name for m in find(text, taken=[[body]])[0]] == ["松间学堂"]  # type: ignore[union-attr]


def test_names_are_printed_as_on_the_page() -> None:
    clean = "縣裡推出「晨光閱讀」計劃，參加學生三千人。"
    folded = "县里推出「晨光阅读」计划，参加学生三千人。"
    article = Article((Block("paragraph", Text.of(clean)),))
    (mention,) = find_programmes(article, [folded], [tag_words(folded)], [[]])[0]
    value = mention.value
    assert isinstance(value, Programme)
    assert all(name in clean for name in _names(value))
    assert value.name == "「晨光閱讀」計劃"
    assert value.category == "plan"


def test_without_network_words() -> None:
    names = [_canonical(m) for m in find("全县实施“千村万树”工程，推出“稻香贷”。", network=False)[0]]
    assert names == ["“千村万树”工程", "稻香贷"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="“”‘’「」《》推出实施计划保险“”的、，。和等年A1+·", max_size=60), max_size=4))
def test_mentions_are_sound(texts: list[str]) -> None:
    for text, mentions in zip(texts, find(*texts, network=False), strict=True):
        ends = [0] + [m.end for m in mentions]
        assert all(before <= m.start < m.end <= len(text) for before, m in zip(ends, mentions, strict=False))
        for mention in mentions:
            assert all(name for name in _names(mention.value))


@pytest.mark.parametrize("unit", ["“", "“计划”", "“甲”和", "推出“保险”、", "保险", "《办法》", "长期护理保险制度"])
def test_hostile_text_is_read_in_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    words = [Word(i, i + 1, "n") for i in range(len(text))]
    find_programmes(Article((Block("paragraph", Text.of(text)),)), [text], [words], [[]])


def test_many_names() -> None:
    text = "".join(f"推出“{chr(0x4E00 + i)}{chr(0x5000 + i)}计划”，" for i in range(2000))
    words = [Word(i, i + 1, "n") for i in range(len(text))]
    found = find_programmes(Article((Block("paragraph", Text.of(text)),)), [text], [words], [[]])
    assert len(found[0]) == 2000


def test_heads_are_nouns_not_names() -> None:
    rows = [
        (name, row) for name in ("programme_heads", "programme_verbs", "programme_cues") for row in read_lexicon(name)
    ]
    assert all(len(row[0]) <= 8 for _, row in rows)
    assert not any(regex.search(r"[“”《》·]", row[0]) for _, row in rows)


def _names(value: object) -> list[str]:
    assert isinstance(value, Programme)
    return [value.name, *value.aliases]


def _canonical(mention: Mention) -> str:
    return _names(mention.value)[0]
