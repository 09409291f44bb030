"""The noun phrases beside a name in quotation marks that say what it is: “X”|青年教师培养体系, 补充医疗保险|“X”, “X”的|做法."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor.mentions import Word
from extractor.names.programme.candidate import Reading
from extractor.names.programme.heads import has_cue, verbs

# The noun phrase behind or before a name ends at words of these kinds (LAC's and jieba's tags).
_STOP_TAG = regex.compile(r"[pcdruwxtmqyef]|xc|TIME|u[jldgvz]|ad")
# Adverbs that begin compounds (两代共学, 互认, 自治), and nouns that the dictionary tags otherwise.
_INNER = frozenset([*"共互自再同联", "系列", "积分"])
# Behind a head noun these make the phrase a body, not a scheme (保险公司, 服务中心).
_BODY = regex.compile(r"公司|中心|会|局|队|团队|机构|员|商|部门|企业|协会|小组|办公室|支部")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase beside the marks and the weight of its head noun."""

    text: str
    weight: float


def phrase_behind(reading: Reading, block: int, offset: int) -> Phrase | None:
    """The noun phrase from `offset` to its last head noun: 青年教师阶梯式培养体系. None where it names a body.

    Of several head nouns in it (培训|基地) the one that tells most gives the weight.
    """
    text = reading.texts[block]
    best: Phrase | None = None
    for word in _pieces(reading, block, offset):
        surface = text[word.start : word.end]
        if (
            (_STOP_TAG.fullmatch(word.tag) and surface not in _INNER)
            or word.start - offset > 12
            or not surface.isalnum()
        ):
            break
        head = reading.heads.of(text[offset : word.end])
        if word.tag == "v" and (surface in verbs("barrier") or has_cue("honour", surface)):
            break
        if word.tag == "v" and surface in verbs("after"):
            break
        if best and _BODY.match(surface):
            return None
        whole = len(surface) > 1 or not text[word.end : word.end + 1].isalpha()
        if head and head.after > 0 and (len(head.surface) > 1 or whole):
            best = Phrase(text[offset : word.end], max(head.after, best.weight if best else 0))
    return best


def phrase_linked(reading: Reading, block: int, offset: int) -> Phrase | None:
    """The noun phrase that 的 or 等 links to the marks: “X”的做法, “X”“Y”等活动."""
    text = reading.texts[block]
    if text[offset : offset + 1] not in ("的", "等"):
        return None
    start = offset + 1
    for word in reading.words_from(block, start):
        if word.tag not in ("m", "q"):
            break
        start = word.end
    return phrase_behind(reading, block, start)


def _pieces(reading: Reading, block: int, offset: int) -> Iterator[Word]:
    """The words from `offset` on; what the tagger joined into a long name (品牌内涵) is cut by the dictionary."""
    import rjieba

    for word in reading.words_from(block, offset):
        if word.end - word.start < 4:
            yield word
            continue
        start = word.start
        for piece in rjieba.cut(reading.texts[block][word.start : word.end]):
            yield Word(start, start + len(piece), word.tag)
            start += len(piece)


def phrase_before(reading: Reading, block: int, offset: int) -> Phrase | None:
    """The noun phrase that ends in a head noun right before an opening mark: 补充医疗保险“X”."""
    text = reading.texts[block]
    start = offset
    for word in reading.words_before(block, offset):
        surface = text[word.start : word.end]
        if _STOP_TAG.fullmatch(word.tag) or offset - word.start > 16 or not surface.isalnum():
            break
        if word.tag == "v" and (surface in verbs("before") or surface in verbs("barrier")):
            break
        if word.end == offset and surface in verbs("before"):
            return None  # 试点“X” is its verb
        start = word.start
    head = reading.heads.of(text[start:offset])
    if head is None or head.after < 2 or len(head.surface) < 2:
        return None
    return Phrase(text[start:offset], head.after)
