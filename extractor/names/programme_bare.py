"""Schemes without quotation marks: a head noun behind words that set it apart (困难家庭医疗费用负担封顶制, 产业升级三年行动计划).

The noun phrase is walked back from its head, word by word, to the verb or stop word before it. A bare name needs more evidence than a
quoted one: what it governs it (推行, 通过, 登录), how often it comes, whether the title has it, how long its modifiers are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from extractor.mentions import Word
from extractor.names.programme_candidate import Candidate, Page
from extractor.names.programme_words import Head, cues, head_of, verb_pattern, verbs

# What a bare name lacks against a quoted one.
_BARE = -1.0
_NOUNS = ("n", "v", "a", "b", "j", "l", "i", "g", "k", "s", "LOC", "ORG", "PER")
_NEVER = frozenset({"ad", "vd", "nw"})
_NUMBERS = regex.compile(r"[两三四五六七八九十]年")
_GOES_ON = regex.compile(
    r"公司|中心|[局会队员站费率金者商方厅处办院所生类款额]|机构|部门|企业|人[员士群]|单位|建设|管理|产品|待遇|团队|范围|业务|窗口|大厅|政策|基地|领域|行业|市场|内容|能力|水平|质量|需求|保障|工作|场景|对象|标准|系列|名单|经济|化|型|性"
)


def find_bare(page: Page) -> Iterator[Candidate]:
    """Every noun phrase with a telling head noun outside quotation marks, with its evidence."""
    for block, (text, words) in enumerate(zip(page.texts, page.words, strict=True)):
        for index, word in enumerate(words):
            head = head_of(text[max(0, word.end - 6) : word.end])
            if head is None or head.bare <= 0 or len(head.surface) > 6 or word.end - len(head.surface) > word.start + 8:
                continue
            candidate = _weigh(page, block, words, index, head)
            if candidate is not None:
                yield candidate


def _weigh(page: Page, block: int, words: Sequence[Word], index: int, head: Head) -> Candidate | None:
    text, end = page.texts[block], words[index].end
    if _GOES_ON.match(text, end) or _continues(text, words, index):
        return None
    first = _opening(text, words, index)
    start = words[first].start
    if text[start - 1 : start] in tuple("“‘「『《·"):
        return None
    name = text[start:end]
    modifiers = name[: -len(head.surface)]
    if len(modifiers) < 2 or len(name) > 24:
        return None
    evidence: dict[str, float] = {"bare": _BARE, "head": head.bare}
    clause = regex.split(r"[，。；！？：:;\n“”]", text[max(0, start - 24) : start])[-1]
    verb = _governing(clause)
    if verb:
        evidence["verb before"] = verb
    follow = verb_pattern("after").match(text, end)
    if follow:
        evidence["verb after"] = verbs("after")[follow.group()]
    evidence["often"] = min(2, page.count(name) - 1)
    if page.in_title(name):
        evidence["title"] = 1
    evidence["length"] = 1 if len(modifiers) >= 6 else 0 if len(modifiers) >= 3 else -1
    if words[first].tag in ("LOC", "ORG", "ns", "nt", "nz"):
        evidence["named"] = 0.5
    generic = sum(text[word.start : word.end] in cues("generic") for word in words[first : index + 1])
    if generic:
        evidence["generic"] = -1.5 * generic
    return Candidate(block, start, end, name, evidence, head.category)


def _continues(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether the noun phrase runs on to another head noun (交易|平台 in 交易平台, 保险|制度)."""
    if index + 1 >= len(words) or words[index + 1].start != words[index].end:
        return False
    following = words[index + 1]
    head = head_of(text[following.start : following.end])
    return head is not None and head.bare > 0


def _opening(text: str, words: Sequence[Word], index: int) -> int:
    """The index of the first word of the noun phrase that ends at word `index`."""
    first = index
    while first > 0:
        word = words[first - 1]
        surface = text[word.start : word.end]
        if word.end != words[first].start or words[index].end - word.start > 24:
            break
        if _NUMBERS.fullmatch(surface):
            first -= 1
            continue
        if (
            word.tag in _NEVER
            or not word.tag.startswith(_NOUNS)
            or surface in verbs("before")
            or surface in verbs("barrier")
        ):
            break
        first -= 1
    while first < index and (
        words[first].tag == "v"
        or (words[first].tag.startswith("a") and len(text[words[first].start : words[first].end]) == 1)
    ):
        first += 1
    return first


def _governing(clause: str) -> float:
    """The weight of the verb or preposition right before a name; a 的-phrase may stand between (推行以家庭为单位的X)."""
    best = 0.0
    for match in verb_pattern("before").finditer(clause):
        gap = clause[match.end() :]
        weight = float(verbs("before")[match.group()])
        best = weight if len(gap) <= 1 else weight if gap.endswith("的") else weight / 2 if len(gap) <= 8 else 0.0
    return best


def opens_at(words: Sequence[Word], offset: int) -> bool:
    """Whether a word begins at `offset`."""
    i = bisect_left(words, offset, key=lambda w: w.start)
    return i < len(words) and words[i].start == offset
