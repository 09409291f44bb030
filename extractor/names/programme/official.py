"""Schemes as official news names them, without quotation marks: 实施|新一轮农田水利提升行动, 优化夜间消费环境行动方案, 家电以旧换新.

A compound head (提升行动, 行动方案, 护理补贴) tells nearly enough by itself; the name is what stands before it, back to the verb that governs it. Words
that a name may not open with or hold end it. Works (主体工程), loans and rules in general are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from extractor.grammar import compiled
from extractor.lexicon import OfficialHead, matcher, rows
from extractor.mentions import Word
from extractor.models import Category
from extractor.names.nominal import nominal_words
from extractor.names.programme.candidate import Candidate, Reading
from extractor.names.programme.heads import shipped_heads, verb_at, verbs
from extractor.names.programme.weight import ENOUGH

LONGEST = 30  # characters of a name
_ROUND = compiled(r"新一轮|[一两三五十]年|百日|首批|千亿斤|万亿斤|[百千万]\p{Han}{1,2}")
_INSIDE = frozenset(
    ("n", "vn", "v", "a", "an", "nz", "nt", "nw", "ns", "LOC", "ORG", "xc", "b", "j", "l", "s", "f", "t")
)
_LINKS = frozenset("和与及")
_NO_OPENING = compiled(
    r"(?:一系列|相关|有关|各类|各项|多项|本次|此次|这一|全市|全省|全县|全区|各地|深入|持续|扎实|积极|全面|加快|大力|继续|统筹|进一步|正在|着力|扎实)$"
)
_PLAIN = compiled(
    r"(?:救援|抢险|搜救|军事|联合|执法|专项|集中|统一|日常|应急|相关|有关|各类|具体|总体|年度|下一步|公共|综合|政务|信息|社会|城市|农村|基层|多元|重点|示范|特色|改造|建设|整治|提升|行动|工作|长效|协同|统筹|常态化|定期|全国|全省|全市|国家|省级|市级|县级|各级|三年|五年)+"
)
_NUMBERED = compiled(r"第[\d一二三四五六七八九十]{1,3}[个届次]$")
_TRADE_IN = compiled(
    r"(?:(?:大宗)?消费品|家电|家装厨卫|汽车|手机|电动自行车|家居|数码产品|设备|农机|家具)?以旧换新(?:补贴|政策|行动|活动)?(?![活动工补])"
)


@cache
def _heads() -> dict[str, OfficialHead]:
    return {head.surface: head for head in rows(OfficialHead)}


def find_official(reading: Reading) -> Iterator[Candidate]:
    """Every name with a compound head, and trade-in schemes, with what speaks for it."""
    for block, text in enumerate(reading.texts):
        for match in _TRADE_IN.finditer(text):
            if text[match.start() - 1 : match.start()] not in tuple("“‘《"):
                yield _candidate(reading, block, match.start(), match.end(), "subsidy", {"official head": ENOUGH})
        found = matcher(OfficialHead).find_matches_as_indexes(text)
        ends = {word.end: index for index, word in enumerate(reading.words[block])} if found else {}
        for number, _, end in found:
            whole = end + 2 if text.startswith(_SUFFIXES, end) else end
            if whole in ends and not _ON.match(text, whole):
                yield from _named(reading, block, ends[whole], rows(OfficialHead)[number], end)


def _candidate(
    reading: Reading, block: int, start: int, end: int, category: Category, evidence: dict[str, float]
) -> Candidate:
    return Candidate(block, start, end, reading.texts[block][start:end], start, evidence, category)


_SUFFIXES = ("制度", "政策")  # of a scheme, behind its head: 适配补贴|制度
# What a longer noun phrase goes on with, or the mark that closes a quoted name.
_ON = compiled(
    r"[”’」』》]|(?:领导|指挥|工作组|工作专班|小组|中心|公司|系列|方案|计划|现场|成果|成效|期间|范围|标准(?!提)|名单|目录|对象|启动会|大会)"
)


def _named(reading: Reading, block: int, index: int, head: OfficialHead, head_end: int) -> Iterator[Candidate]:
    """The name whose head ends at `head_end` and that ends with word `index`, if enough stands before the head."""
    text, words = reading.texts[block], reading.words[block]
    end = words[index].end
    head_start = head_end - len(head.surface)
    first = _first_word(text, words, index, head_start)
    start = words[first].start
    own = text[start:head_start]
    if (
        len(own) < head.least
        or (head.least > 2 and _PLAIN.fullmatch(own))
        or text[start - 1 : start] in tuple("“‘「『《·”")
    ):
        return
    clause = reading.clause_before(block, start, 12)
    governed = any(clause.endswith(verb) for verb in verbs("before"))
    after = verb_at("after", text, end)
    evidence = {"official head": 2.0, "length": 1.0 if head.category != "platform" and len(own) >= 4 else 0.5}
    evidence["verb before"] = 1.0 if governed else 0.0
    evidence["verb after"] = 0.5 if after else 0.0
    if _NUMBERED.search(text, max(0, start - 5), start):
        evidence["numbered"] = 0.5
    if reading.is_headline(block):
        evidence["headline"] = -0.5
    yield _candidate(reading, block, start, end, cast(Category, head.category), evidence)


def _first_word(text: str, words: Sequence[Word], index: int, head: int) -> int:
    """The index of the first word of the name that ends with word `index`; `head` is where its head begins.

    Leftward to a governing verb (实施, 发布), a mark, 的, a number or an adverb. A verb inside (防止返贫监测) belongs to it only where a governing verb
    or 的 stands before the whole, and what 和 joins only where it is no scheme itself.
    """
    first = index
    while first > 0 and words[first].start > head:
        first -= 1
    sure = at = first
    while at > 0 and words[at - 1].end == words[at].start and words[index].end - words[at - 1].start <= LONGEST:
        word = words[at - 1]
        surface = text[word.start : word.end]
        if _governs(word, surface) or surface == "的":
            return at
        if word.tag in ("TIME", "m", "q") and not _ROUND.fullmatch(surface):
            return at if at > 1 and _governs(words[at - 2], text[words[at - 2].start : word.start]) else sure
        if not _belongs(text, word, surface):
            # 发布|优化…行动方案: a verb that ends other names opens one that is published
            governed = at > 1 and word.tag == "v" and _governs(words[at - 2], text[words[at - 2].start : word.start])
            return at - 1 if governed and sure == at else sure
        at -= 1
        if (
            sure == at + 1
            and (word.tag != "v" or surface in nominal_words())
            and surface not in _LINKS
            and surface != "等"
        ) or (text[words[at + 1].start : words[at + 1].end] in _LINKS and sure == at + 2):
            sure = at
    return sure


def _governs(word: Word, surface: str) -> bool:
    """Whether the word is a verb that has a scheme for its object."""
    return word.tag == "v" and surface in verbs("before")


def _belongs(text: str, word: Word, surface: str) -> bool:
    """Whether the word can stand inside a name."""
    if surface in _LINKS or surface == "等":
        return not _ends_scheme(text, word.start)
    if _ROUND.fullmatch(surface):
        return True
    if word.tag not in _INSIDE or not surface.isalnum() or _NO_OPENING.search(surface):
        return False
    return not (word.tag == "v" and surface in verbs("barrier"))


def _ends_scheme(text: str, end: int) -> bool:
    """Whether another scheme ends here, which 和 sets beside this one."""
    before = text[max(0, end - 12) : end]
    if any(before[-size:] in _heads() for size in range(3, 7)):
        return True
    head = shipped_heads().of(before)
    return head is not None and head.bare > 0
