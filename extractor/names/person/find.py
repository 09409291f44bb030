"""Who is named: people out of the tagger's candidates, forms of address, bylines and credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import regex

from extractor.grammar import compiled
from extractor.mentions import Mention, Word
from extractor.models import Person
from extractor.names.person.evidence import LONGEST_NAME, SPEECH, Evidence
from extractor.names.person.form import (
    address_pattern,
    honorifics,
    is_half_foreign,
    shape,
    split_honorific,
    split_run,
    surnames,
)
from extractor.names.person.handle import find_handles
from extractor.names.person.person_nouns import post_before
from extractor.names.person.unseen import find_hidden, is_listed
from extractor.names.tagger.tagged import TaggedBlock
from extractor.page import Article

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# 一张普惠…, 这项…: a measure word that is also a surname is none behind a number or a demonstrative.
_COUNTED = compiled(r"(?:[一二两三四五六七八九十几每各这那此首某0-9])$")
_PARTICLES = frozenset("和于向从让为因对与同及但所那乘")  # surnames that are prepositions or conjunctions first
_MEASURES = frozenset("张项支门家段台向关单双房车")
_CREDITED = "记者|通讯员|作者|摄影|摄影报道|编辑|责编|责任编辑|校对|版式|美编|编译|撰文|文字|供图|图片|文|图"
_CREDIT = compiled(
    rf"(?:{_CREDITED})(?:/|\s*[:：|]\s*|\s+|(?=\p{{Han}}{{2,4}}[\s、 ,，)）摄]))"
    r"((?:\p{Han}{2,4}|\p{Han}{1,6}·\p{Han}{1,6})(?:[\s、 ]{1,4}+\p{Han}{2,4}){0,9}+)"
)
_SHOT = compiled(
    r"(?<![\p{Han}])((?:\p{Han}{2,4}[\s、 ]{1,4}+(?!摄|供图|/图|/文|文/图)){0,9}+)(\p{Han}{2,4})[\s ]*(?:摄影|摄|供图|/图|/文|文/图)(?![影像制取入])"
)


def find_people(article: Article, tagged: Sequence[TaggedBlock], evidence: Evidence) -> list[list[Mention]]:
    """The people of each block; mentions may still overlap.

    Spans are clean offsets; `title` and `organization` are filled in later (post.py), when organizations are known.
    """
    found: list[list[Mention]] = []
    for block, source in zip(tagged, article.blocks, strict=True):
        spans = dict(_from_tagger(block, evidence))
        spans |= dict(_addressed(block))
        spans |= dict(find_hidden(block))
        spans |= dict.fromkeys(find_handles(block.text), "person.handle")
        if source.kind == "byline":
            spans |= dict(_listed(block.text, article.byline))
        spans |= dict(_credited(block.text))
        found.append([_mention(source.text.clean, *span, rule) for span, rule in spans.items()])
    return found


def _mention(text: str, start: int, end: int, rule: str) -> Mention:
    name, honorific = split_honorific("".join(text[start:end].split()))
    return Mention(start, end, Person(name=name, honorific=honorific), rule)


def _from_tagger(block: TaggedBlock, evidence: Evidence) -> Iterator[tuple[tuple[int, int], str]]:
    """The tagger's people that can be ones, a run of names split, a form of address behind a full name taken in."""
    for word in block.words:
        if word.tag == "nr":
            if not _is_likely(block, word, evidence):
                continue
        elif word.tag != "PER" or not _is_possible(block, word, evidence):
            continue
        start = word.start
        for name in split_run(block.text[word.start : word.end]):
            end = start + len(name)
            address = address_pattern().match(block.text, end)
            if address and end == word.end and split_honorific(name)[1] is None and shape(name) != "none":
                yield (start, address.end()), "person.network"
            else:
                yield (start, end), "person.network"
            start = end


def _is_possible(block: TaggedBlock, word: Word, evidence: Evidence) -> bool:
    text = block.text
    name = text[word.start : word.end]
    stem, honorific = split_honorific(name[:LONGEST_NAME])
    if honorific and len(name) <= LONGEST_NAME:
        return not (stem in _MEASURES and _COUNTED.search(text, max(0, word.start - 1), word.start))
    introduced = name in evidence.introduced
    if not 2 <= len(name) <= LONGEST_NAME or (name in evidence.quoted and not introduced):
        return False  # named in quotation marks: a brand, a nickname
    if name[0] in _MEASURES and _COUNTED.search(text, max(0, word.start - 1), word.start):
        return False
    if name in evidence.places:
        return False
    form = shape(name)
    if form == "none" and not is_half_foreign(name):
        return len(split_run(name)) > 1 or introduced or is_listed(block, word)
    if form == "full" and len(name) == 2 and name[0] == name[1]:
        return introduced
    return True


def _is_likely(block: TaggedBlock, word: Word, evidence: Evidence) -> bool:
    """Whether a word that the tagger calls `nr`, its weaker label, is a person: it has the shape, and a post stands before it."""
    name = block.text[word.start : word.end]
    if shape(name) not in ("full", "foreign", "japanese") and not (len(name) > 3 and is_half_foreign(name)):
        return False
    return post_before(block.text, word.start) is not None and _is_possible(block, word, evidence)


@cache
def _tails() -> AhoCorasick:
    """Forms of address, and 某 in place of a given name."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = [word for word, kind in honorifics().items() if kind != "weak"]
    return AhoCorasick([*words, "某", "某某"], matchkind=MatchKind.LeftmostLongest)


_FAMILIAR = compiled(r"[小老](?=\p{Han})")
_ELDER = compiled(r"老(?P<surname>\p{Han})(?:头儿?|爷子|太太|奶奶|师傅)(?!\p{Han}*鱼)")
_NOBODY = compiled("[些个种]")


def _addressed(block: TaggedBlock) -> Iterator[tuple[tuple[int, int], str]]:
    """Surname and form of address (方老太, 曾经理), 小 or 老 and surname (老马), where the tagger's word borders allow it."""
    text, table = block.text, surnames()
    for _, tail, end in _tails().find_matches_as_indexes(text):
        size = next((size for size in (2, 1) if tail >= size and text[tail - size : tail] in table), 0)
        if not size or (text[tail] == "某" and _NOBODY.match(text, end)):
            continue
        word = block.word_from(tail - size)
        if word is None and size > 1 and text[tail - 1] in table:
            size, word = 1, block.word_from(tail - 1)
        start = tail - size
        if word is None and post_before(text, start):
            yield (start, end), "person.address"  # a role and the surname in one word of the tagger's
        elif (
            word is not None and end in block.ends and (_is_surname(block, word, end) or _is_manager(block, word, end))
        ):
            yield (start, end), "person.address"
    for match in _FAMILIAR.finditer(text):
        start = match.start()
        word = block.word_from(start)
        if (
            word is None
            or word.tag not in ("n", "nr", "nz", "PER", "a")
            or table.get(text[start + 1 : word.end]) != "common"
        ):
            continue
        if word.start == start or SPEECH.match(text, word.end) or post_before(text, start):
            yield (start, word.end), "person.familiar"
    for match in _ELDER.finditer(text):
        if table.get(match["surname"]) == "common" and match.start() in block.starts and match.end() in block.ends:
            yield match.span(), "person.familiar"


def _is_manager(block: TaggedBlock, word: Word, end: int) -> bool:
    """Whether 曾经|理 is Mr Zeng, the manager."""
    return (
        block.text[word.start : end] == "曾经理"
        and (word.end == end or block.text[word.start : word.end] == "曾经")
        and block.text[end : end + 1] not in tuple("过财发会论")
    )


def _is_surname(block: TaggedBlock, word: Word, end: int) -> bool:
    """Whether the word at a surname is one, and not a 和, 向 or 于 before a noun."""
    if word.end == end:
        return word.tag in ("PER", "nr")
    stem = block.text[word.start : word.end]
    if _COUNTED.search(block.text, max(0, word.start - 1), word.start) and stem in _MEASURES:
        return False
    if honorifics().get(block.text[word.end : end]) == "address" and stem not in _PARTICLES:
        return True
    return word.tag in ("PER", "nr", "nz", "n", "nw") and surnames().get(stem) in ("common", "compound", "rare")


def _listed(text: str, names: Sequence[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The places of the byline's names in its block, each behind the last."""
    at = 0
    for name in names:
        if not 2 <= len(name) <= 20 or shape(name) == "none":
            continue
        # 赵 鹏: a name of two characters is often set wide. Names of a page are not among the patterns that are kept.
        match = regex.compile(r"[ \u3000]{0,2}".join(map(regex.escape, name))).search(text, at)
        if match is not None:
            at = match.end()
            yield match.span(), "person.byline"


def _credited(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Names behind 记者, 通讯员, 编辑 and before 摄."""
    last = 0
    for _, start, end in _cues().find_matches_as_indexes(text):
        if start < last or (end - start == 1 and text[start - 1 : start].isalpha()):
            continue  # a character of a word or a name: 巴图|孟说
        match = _CREDIT.match(text, start)
        if match is not None:
            last = match.end()
            yield from _in_list(match[1], match.start(1))
    if "摄" in text or "供图" in text or "/" in text:
        for match in _SHOT.finditer(text):
            yield from _in_list(match[1] + match[2], match.start(1))


@cache
def _cues() -> AhoCorasick:
    """What a credit begins with, the longest at each place."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(_CREDITED.split("|"), matchkind=MatchKind.LeftmostLongest)


def _in_list(names: str, offset: int) -> Iterator[tuple[tuple[int, int], str]]:
    for match in regex.finditer(r"[\p{Han}·]+", names):
        if shape(match[0]) in ("full", "foreign") and not regex.search(r"(?:报道|通讯员|记者|公司|摄影)$", match[0]):
            yield (offset + match.start(), offset + match.end()), "person.credit"
