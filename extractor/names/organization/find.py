"""Organizations: the tagger's candidates brought to their true borders, and names that an ending gives away.

A name runs from the place or the proper word that opens it (平湖市|就业管理服务中心) to its last ending (…公司|…分公司).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.grammar import compiled
from extractor.mentions import Mention, Word
from extractor.models import Organization
from extractor.names.organization.border import opening, registered_end, with_bracket, with_place, without_department
from extractor.names.organization.brand import find_brands
from extractor.names.organization.composed import find_committees, find_national, find_seated, find_teams, joint_start
from extractor.names.organization.known import find_known, known_names
from extractor.names.organization.suffixes import find_endings, is_plain, state_bodies, suffix_of
from extractor.names.person.person_nouns import post_before, post_behind
from extractor.names.place.find import starts_with_place
from extractor.names.tagger.tagged import TaggedBlock
from extractor.page import Article

LONGEST = 40  # characters in a name
_CHAINED = 3  # bodies that one name runs through, each within the one before
# Kinds of bodies whose name takes in the place before it; a company or university does so only in its registered form.
_LOCAL = frozenset(("state", "agency", "party", "body", "hospital", "site", "centre", "team"))
_BRANCH = compiled(
    r"(?:分公司|支公司|子公司|分行|支行|分局|分院|附属.*|集团|有限公司|有限责任公司|律师事务所|会计师事务所)$"
)
_NATIONAL = compiled(
    r"全国(?:人大|政协|总工会|妇联|工商联|青联|学联|侨联|台联|友协|科协|文联|社保|人民代表|供销|中小企业股份)"
)
_SHORT_ENDINGS = frozenset("队社局厅署院校厂行委部府台馆")
# 县委组织部, 市公安局: which county's is clear to the reader. 市政府 and 省委 are too general.
_OF_LEVEL = compiled(r"(?:自治区|[省市县区州旗镇])\p{Han}{3,}")
_JOINT = compiled(
    r"联合(?!会|社|国)|会同|携手|与|和|(?:主场|客场)?(?:小胜|大胜|战胜|击败|力克|险胜|完胜|逼平|战平|不敌|负于|横扫|淘汰|轻取|迎战|对阵)"
)
_HOUSE = compiled(r"\p{Han}{0,6}?公司(?=\p{Han}{2,8}[部处科室]$)")
_CLOSING = frozenset(("n", "nz", "vn", "LOC", "ns", "s", "nw", "xc"))
_PLACE_TAIL = compiled(r"[镇村县市区乡省州]$|街道$|社区$|(?:公寓|小区|大厦|花园|广场|夜市|商圈|大院)$|[员族]$")
_SECTOR = compiled(
    r"(?:制造|加工|服务|采选|开采|采矿|建筑|零售|批发|餐饮|住宿|冶炼|供应|生产|运输|仓储|传输|金融|房地产|制品|设备|娱乐|养殖|种植|旅游)业$"
)
_BAD = compiled(r"[，,。！？；：:、“”\"…+的]")
_WON = compiled(r"(?:大胜|小胜|战胜|击败|力克|险胜|完胜|逼平|战平|不敌|负于|横扫|淘汰|轻取|迎战|对阵)(?=\p{Han}{2})")
_VERB_LEAD = compiled(r"^(?:联合(?!国|会)|会同|携手|走进|来到|前往|对接|依托|通过|由|在|从|让|把|被|对)(?=\p{Han})")


# 某县把县医院…: who acts, and on what.
_ACTED_ON = compiled(r"(?<=[省市县区州镇乡村])(?:把|将|被|让|由|给)(?=[省市县区州镇乡村]\p{Han})")


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
        composed = _composed(block, own)
        spans = {(span.start, span.end): span for span in [*known, *_merged(block, _spans(block, own)), *composed]}
        found.append(
            [Mention(s.start, s.end, Organization(name=text[s.start : s.end]), s.rule) for s in spans.values()]
        )
    return found


def _composed(block: TaggedBlock, places: Sequence[Mention]) -> list[_Span]:
    """What the tagger cuts or runs together (composed.py)."""
    begins = {p.end: p.start for p in places if not any(map(str.isdigit, block.text[p.start : p.end]))}
    spans = [_Span(start, end, "organization.seated") for start, end in find_seated(block)]
    spans += [_Span(begins.get(start, start), end, "organization.office") for start, end in find_committees(block.text)]
    spans += [_Span(start, end, "organization.national") for start, end in find_national(block)]
    spans += [_Span(start, end, "organization.brand") for start, end in find_brands(block)]
    return spans + [_Span(start, end, "organization.side") for start, end in find_teams(block)]


def _merged(block: TaggedBlock, spans: Iterable[_Span]) -> list[_Span]:
    """The spans, and where one begins at another's end the whole of both: 某某教育集团|某某小学."""
    found = sorted(spans, key=lambda span: (span.start, -span.end))
    by_end = {span.end: span for span in reversed(found)}
    for span in list(found):
        whole = span
        for _ in range(_CHAINED - 1):
            before = by_end.get(whole.start)
            if before is None or span.end - before.start > LONGEST or _stands_alone(block, span):
                break
            whole = _Span(before.start, span.end, span.rule)
            found.append(whole)
    return found


def _stands_alone(block: TaggedBlock, span: _Span) -> bool:
    """Whether the span names a state body or a paper, which belong to nothing that stands before them."""
    ending = suffix_of(block.text[span.start : span.end])
    return ending is not None and ending[1] in ("state", "media")


def _spans(block: TaggedBlock, places: Sequence[Mention]) -> Iterator[_Span]:
    begins = {p.end: p.start for p in places if not any(map(str.isdigit, block.text[p.start : p.end]))}  # no address
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
                start = opening(block, index, min(word.start, ending[0]), begins, ending[1])
                if start is not None and end - start <= LONGEST and registered_end(block.text, start, end) == end:
                    yield _Span(start, with_bracket(block.text, end, ending[1]), "organization.ending")


def _halves(text: str, word: Word) -> list[Word]:
    """The word, or the two bodies that it runs together: 某市总工会|联合|市人社局; of 某县|把|县医院 the one acted on."""
    acted = _ACTED_ON.search(text, word.start, word.end)
    if acted is not None and suffix_of(text[acted.end() : word.end]):
        return _halves(text, Word(acted.end(), word.end, word.tag))
    for match in _JOINT.finditer(text, word.start + 2, word.end):
        first, second = text[word.start : match.start()], text[match.end() : word.end]
        if (suffix_of(first) or first.endswith("队")) and (suffix_of(second) or second.endswith("队")):
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
    start, end = word.start, registered_end(block.text, word.start, word.end)
    end = without_department(block.text, start, end)
    name = block.text[start:end]
    lead = _WON.match(name) or _VERB_LEAD.match(name)
    if lead and name.endswith("队"):
        start += lead.end()  # 大胜|龙狮队
        name, lead = block.text[start:end], None
    elif lead and lead.end() > 1 and _is_whole(name[lead.end() :]):
        start += lead.end()  # 会同|水利部
        name, lead = block.text[start:end], None
    if (
        (lead and (is_plain(name[lead.end() :]) or suffix_of(name) is None))
        or _BAD.search(name)
        or _SECTOR.search(name)
        or len(name) < 2
    ):
        return None
    if block.text[start - 1 : start].isdigit() and not name[0].isascii():
        return None  # 250|万立方米
    ending = suffix_of(name) or _short_ending(name, word.tag)
    if ending is None:
        end = start + len(_without_plain_tail(name))
        name = block.text[start:end]
        led = word.tag == "nt" and not (len(name) > 2 and post_behind(block.text, end))  # 阿里巴巴 创始人
        is_post = post_before(block.text, end, start) is not None  # 对外|发言人
        if led or is_post or not _is_brand(name) or f"“{name}”" in block.text:
            return None
    elif (is_plain(name) and ending[1] != "media") or (
        word.tag == "nt" and ending[1] not in ("company", "school", "hospital", "media", "state")
    ):
        opened = opening(block, index, start, begins, ending[1])
        local = _OF_LEVEL.fullmatch(name) and ending is not None and ending[1] in ("agency", "party", "hospital")
        if opened is None and not local and (is_plain(name) or start not in begins.values()):
            return None
        start = start if opened is None else opened
    elif (ending[1] in _LOCAL and not (ending[1] == "team" and starts_with_place(name, 0))) or _BRANCH.search(name):
        start = with_place(block, start, begins, state=ending[1] == "state")
    if ending is not None:
        end = with_bracket(block.text, without_department(block.text, start, end), ending[1])
        start = joint_start(block, start)
    end = _with_arms(block.text, start, end)
    return _Span(start, end, "organization.network") if end - start <= LONGEST else None


def _is_whole(name: str) -> bool:
    """Whether the name is a body's, with an ending on more than common words, or one that everybody knows."""
    return name in known_names() or (suffix_of(name) is not None and not is_plain(name))


_ARMS = compiled(r"武装(?!冲突|部队|人员|分子|斗争|力量|组织|袭击|警察)")


def _with_arms(text: str, start: int, end: int) -> int:
    """The end of a party or movement with its armed wing: 真主党|武装."""
    match = _ARMS.match(text, end) if text[start:end].endswith(("党", "组织", "阵线", "运动")) else None
    return match.end() if match else end


def _short_ending(name: str, tag: str) -> tuple[str, str] | None:
    """An ending of one character, which counts only where the tagger is sure (教育|部, 某某|队)."""
    return (name[-1], "body") if tag == "ORG" and len(name) > 2 and name[-1] in _SHORT_ENDINGS else None


def _without_plain_tail(name: str) -> str:
    return name[:-2] if len(name) > 4 and is_plain(name[-2:]) else name


def _is_brand(name: str) -> bool:
    """Whether a candidate without an ending can be a name: no stretch of common words, no place."""
    return not (is_plain(name) or is_plain(name[:2]) or _PLACE_TAIL.search(name))


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
