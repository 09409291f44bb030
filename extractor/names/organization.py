"""Organizations: the tagger's candidates brought to their true borders, and names that an ending gives away.

A name runs from the place or the proper word that opens it (平湖市|就业管理服务中心) to its last ending (…公司|…分公司).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.mentions import Mention, Word
from extractor.models import Organization
from extractor.names.organization_known import find_known
from extractor.names.organization_words import find_endings, is_plain, state_bodies, suffix_of
from extractor.names.person_words import post_before, post_behind
from extractor.names.place import starts_with_place
from extractor.names.tagged import TaggedBlock
from extractor.page import Article

LONGEST = 40  # characters in a name
_PROPER = frozenset(("LOC", "ns", "ORG", "nt"))
# Parts of speech between the opening of a name and its ending.
_INSIDE = frozenset(("n", "nz", "nw", "vn", "an", "nr", "PER"))
# Kinds of bodies whose name takes in the place before it; a company or university does so only in its registered form.
_LOCAL = frozenset(("state", "agency", "party", "body", "hospital", "site", "centre", "team"))
_BRANCH = regex.compile(r"(?:分公司|支公司|子公司|分行|支行|分局|分院|附属.*|集团|有限公司|有限责任公司)$")
_DEPARTMENT = regex.compile(
    r"(?<=公司|银行|集团|分行|支行|医院|大学|学院|局|厅)\p{Han}{1,8}?(?:部|处|科|股|室|办公室|中心|事业部)$"
)
_BRACKET = regex.compile(r"[（(](\p{Han}{2,6})[）)](?:\p{Han}{0,8}?有限公司)?")
_NATIONAL = regex.compile(
    r"全国(?:人大|政协|总工会|妇联|工商联|青联|学联|侨联|台联|友协|科协|文联|社保|人民代表|供销|中小企业股份)"
)
_SHORT_ENDINGS = frozenset("队社局厅署院校厂行委部府台馆")
# 县委组织部, 市公安局: which county's is clear to the reader. 市政府 and 省委 are too general.
_OF_LEVEL = regex.compile(r"(?:自治区|[省市县区州旗镇])\p{Han}{3,}")
_ANYTHING = _INSIDE | {"v", "a", "d", "nd", "xc", "q"}
# Words that a tagger calls verbs or directions and that stand inside names all the same.
_LIKE_NOUNS = frozenset(
    [
        "东部",
        "西部",
        "南部",
        "北部",
        "中部",
        "东方",
        "北方",
        "南方",
        "西方",
        "就业",
        "保险",
        "管理",
        "服务",
        "监督",
        "规划",
        "建设",
        "保障",
        "发展",
        "指导",
        "培训",
        "创业",
        "救助",
        "评估",
        "研究",
        "设计",
        "开发",
        "投资",
        "开放",
        "慈善",
        "养老",
        "解放",
    ]
)
_BRANCH_ENDING = regex.compile(r"(?:分公司|支公司|分行|支行)$|^(?:股份)?有限公司$")
_JOINT = regex.compile(r"联合(?!会|社|国)|会同|携手|与|和")
_HOUSE = regex.compile(r"\p{Han}{0,6}?公司(?=\p{Han}{2,8}[部处科室]$)")
_BELONGING = frozenset(("附属", "直属", "下属"))
_CLOSING = frozenset(("n", "nz", "vn", "LOC", "ns", "s", "nw", "xc"))
_REGISTERED = regex.compile(r"有限责任公司|有限公司|分公司|支公司")
_BODY_OF = regex.compile(r"分公司|支公司|分行|支行|党委|党支部|党总支|工会|子公司|研究院|基金会|团委|中心支")
_PLACE_TAIL = regex.compile(r"[镇村县市区乡省州]$|街道$|社区$")
_BAD = regex.compile(r"[，,。！？；：:、“”\"…+的]")
_VERB_LEAD = regex.compile(
    r"^(?:联合(?!国|会)|会同|携手|走进|来到|前往|对接|依托|通过|由|在|从|让|把|被|对)(?=\p{Han})"
)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    rule: str


def find_organizations(
    article: Article, tagged: Sequence[TaggedBlock], places: Sequence[Sequence[Mention]]
) -> list[list[Mention]]:
    """The organizations of each block; mentions may overlap others. Names are as printed; aliases are joined later."""
    found = []
    for block, source, own in zip(tagged, article.blocks, places, strict=True):
        text = source.text.clean
        known = [_Span(start, end, "organization.known") for start, end in find_known(block)]
        spans = {(span.start, span.end): span for span in [*known, *_merged(block, _spans(block, own))]}
        found.append(
            [Mention(s.start, s.end, Organization(name=text[s.start : s.end]), s.rule) for s in spans.values()]
        )
    return found


def _merged(block: TaggedBlock, spans: Iterable[_Span]) -> list[_Span]:
    """The spans, and where one begins at another's end the whole of both: 某某教育集团|某某小学."""
    found = sorted(spans, key=lambda span: (span.start, -span.end))
    by_end = {span.end: span for span in reversed(found)}
    for span in list(found):
        whole = span
        while (
            (before := by_end.get(whole.start))
            and not _stands_alone(block, span)
            and span.end - before.start <= LONGEST
        ):
            whole = _Span(before.start, span.end, span.rule)
            found.append(whole)
    return found


def _stands_alone(block: TaggedBlock, span: _Span) -> bool:
    """Whether the span names a state body or a paper, which belong to nothing that stands before them."""
    ending = suffix_of(block.text[span.start : span.end])
    return ending is not None and ending[1] in ("state", "media")


def _spans(block: TaggedBlock, places: Sequence[Mention]) -> Iterator[_Span]:
    begins = {place.end: place.start for place in places}
    whole = {(place.start, place.end) for place in places if getattr(place.value, "code", None)}
    endings = find_endings(block.text)
    text, state, houses = block.text, state_bodies(), "公司" in block.text
    for index, word in enumerate(block.words):
        if word.tag in ("ORG", "nt"):
            for part in _halves(block.text, word):
                span = _bordered(block, index, part, begins)
                if (
                    span is not None
                    and (span.start, span.end) not in whole
                    and not _is_leftover(block.text, span, places)
                ):
                    yield span
        elif word.tag == "n" and text[word.start : word.end] in state:
            yield _Span(begins.get(word.start, word.start), word.end, "organization.state")
        elif word.start in begins and text[word.start : word.end] == "队":
            yield _Span(begins[word.start], word.end, "organization.team")
        else:
            end = _house_end(text, word) if houses else word.end
            if end in endings and (ending := _ending(word, endings[end], block.starts)):
                start = _opening(block, index, min(word.start, ending[0]), begins, ending[1])
                if start is not None and end - start <= LONGEST and _cut(block.text, start, end) == end:
                    yield _Span(start, _with_bracket(block.text, end, ending[1]), "organization.ending")


def _halves(text: str, word: Word) -> list[Word]:
    """The word, or the two bodies that it runs together: 某市总工会|联合|市人社局."""
    for match in _JOINT.finditer(text, word.start + 2, word.end):
        if suffix_of(text[word.start : match.start()]) and suffix_of(text[match.end() : word.end]):
            return [Word(word.start, match.start(), word.tag), Word(match.end(), word.end, word.tag)]
    return [word]


def _house_end(text: str, word: Word) -> int:
    """The end of the word, or of the company in it where a department of it follows: 供电公司|检修部."""
    match = _HOUSE.match(text, word.start, word.end) if word.tag == "n" else None
    return match.end() if match else word.end


def _ending(word: Word, endings: Sequence[tuple[int, str]], starts: Container[int]) -> tuple[int, str] | None:
    """Start and kind of the longest ending that the word closes, alone or with the words before it (慈善|总会)."""
    if word.tag not in _CLOSING and word.tag not in ("v", "PER", "nr"):
        return None
    for start, kind in endings:
        if word.tag in ("PER", "nr") and start >= word.start:
            continue
        if (start >= word.start or start in starts) and (word.tag != "v" or kind in ("school", "hospital", "company")):
            return start, kind
    return None


def _bordered(block: TaggedBlock, index: int, word: Word, begins: dict[int, int]) -> _Span | None:
    """The tagger's candidate `word`, all or half of the word at `index`, from its true beginning to its true end; None where it is no name."""
    start, end = word.start, _cut(block.text, word.start, word.end)
    end = _trimmed(block.text, start, end)
    name = block.text[start:end]
    lead = _VERB_LEAD.match(name)
    if (lead and (is_plain(name[lead.end() :]) or suffix_of(name) is None)) or _BAD.search(name) or len(name) < 2:
        return None
    ending = suffix_of(name) or _short_ending(name, word.tag)
    if ending is None:
        end = start + len(_without_plain_tail(name))
        name = block.text[start:end]
        led = word.tag == "nt" and not (len(name) > 2 and post_behind(block.text, end))  # 阿里巴巴 创始人
        if led or not _is_brand(name) or f"“{name}”" in block.text:
            return None
    elif (is_plain(name) and ending[1] != "media") or (
        word.tag == "nt" and ending[1] not in ("company", "school", "hospital", "media", "state")
    ):
        opened = _opening(block, index, start, begins, ending[1])
        local = _OF_LEVEL.fullmatch(name) and ending is not None and ending[1] in ("agency", "party", "hospital")
        if opened is None and not local and (is_plain(name) or start not in begins.values()):
            return None
        start = start if opened is None else opened
    elif (ending[1] in _LOCAL and not (ending[1] == "team" and starts_with_place(name, 0))) or _BRANCH.search(name):
        start = _with_place(block, start, begins, state=ending[1] == "state")
    if ending is not None:
        end = _with_bracket(block.text, _trimmed(block.text, start, end), ending[1])
    return _Span(start, end, "organization.network") if end - start <= LONGEST else None


def _short_ending(name: str, tag: str) -> tuple[str, str] | None:
    """An ending of one character, which counts only where the tagger is sure (教育|部, 某某|队)."""
    return (name[-1], "body") if tag == "ORG" and len(name) > 2 and name[-1] in _SHORT_ENDINGS else None


def _without_plain_tail(name: str) -> str:
    return name[:-2] if len(name) > 4 and is_plain(name[-2:]) else name


def _is_brand(name: str) -> bool:
    """Whether a candidate without an ending can be a name: no stretch of common words, no place."""
    return not (is_plain(name) or is_plain(name[:2]) or _PLACE_TAIL.search(name))


def _with_place(block: TaggedBlock, start: int, begins: dict[int, int], *, state: bool = False) -> int:
    """Leftward over the places and bodies that directly precede a name."""
    while True:
        if start in begins:
            start = begins[start]
            continue
        word = block.word_to(start)
        if (
            word is not None
            and block.text[word.start : word.end] in _BELONGING
            and (owner := block.word_to(word.start))
        ):
            word = owner
        if word is None or word.tag not in _PROPER or start - word.start < 2:
            return start
        if state and word.tag in ("ORG", "nt"):
            return start
        start = word.start


def _opening(block: TaggedBlock, index: int, start: int, begins: dict[int, int], kind: str) -> int | None:
    """Where the name opens whose ending begins at `start`: leftward over nouns to a proper word, then over all that stand there."""
    text = block.text
    ending = text[start : block.words[index].end]
    inside = _ANYTHING if "有限" in ending else _INSIDE
    for word in reversed(block.words[max(0, index - 10) : index]):
        if word.start >= start:
            continue
        if word.end != start and word.end > start:
            start = word.start  # the ending began inside this word
            continue
        if word.tag in _PROPER or start in begins:
            return _with_house(block, _with_place(block, start, begins), text[start : block.words[index].end])
        surface = text[word.start : word.end]
        if (
            kind in ("school", "hospital", "company")
            and word.tag in ("nr", "nz", "PER")
            and start == block.words[index].start
        ):
            return word.start
        noun = word.tag in inside or surface in _LIKE_NOUNS or (surface.startswith("第") and len(surface) <= 4)
        joint = surface == "和" and kind == "agency" and suffix_of(text[max(0, word.start - 6) : word.start]) is None
        if not noun and not joint:
            return None
        if post_before(text, word.end, word.start):
            return None
        start = word.start
    return None


def _with_house(block: TaggedBlock, start: int, ending: str) -> int | None:
    """With the house that a branch belongs to: 某某保险|某地支公司. A branch without one is no name."""
    if not _BRANCH_ENDING.search(ending):
        return start
    first = start
    while (word := block.word_to(start)) is not None:
        if word.tag not in ("n", "nz", "nr", "ns", "nt", "ORG", "LOC", "a", "PER") or start - word.start < 2:
            break
        start = word.start
    return start if start < first or suffix_of(block.text[first : first + 12]) else None


def _cut(text: str, start: int, end: int) -> int:
    """The end of a registered name that stands inside: …有限公司|实验室; a branch or a party committee of it belongs to it."""
    match = next(reversed(list(_REGISTERED.finditer(text, start, end))), None)
    if match and match.end() < end and not _BODY_OF.search(text, match.end(), end):
        return match.end()
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    """Without the department that belongs to the post behind it: …分公司|健康部 经理."""
    match = _DEPARTMENT.search(text, start, end)
    if match and match.start() > start and post_behind(text, end):
        return match.start()
    return end


def _with_bracket(text: str, end: int, kind: str) -> int:
    """With the place in brackets that tells one seat or company from another: 某某大学（深圳）."""
    match = _BRACKET.match(text, end) if kind in ("company", "school") else None
    return match.end() if match and starts_with_place(match[1], 0) == len(match[1]) else end


def _is_leftover(text: str, span: _Span, places: Sequence[Mention]) -> bool:
    """Whether the span is a place and a common word or a single character: 某县教育, 某地特."""
    name = text[span.start : span.end]
    if name.startswith(("全国", "全省", "全市", "全县", "各")) and not _NATIONAL.match(name):
        return True
    if suffix_of(name):
        return False
    for place in places:
        if place.start <= span.start < place.end:
            rest = text[place.end : span.end]
            return (len(rest) < 2 and rest not in _SHORT_ENDINGS) or is_plain(rest)
    return False
