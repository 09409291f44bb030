"""Bodies whose names the tagger cuts or runs together: names with 与 inside, a seat in brackets, offices of a party committee, two teams and a result.

住房|与|城市发展部 of a country; 双汇（江西）食品有限公司; 市委网信办; 江东队|87比79战胜|猛虎队.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.grammar import compiled
from extractor.names.organization.suffixes import suffix_of
from extractor.names.place.divisions import names
from extractor.names.place.find import starts_with_place
from extractor.names.place.value import world
from extractor.names.tagger.tagged import TaggedBlock

Span = tuple[int, int]

_AND = frozenset("与和及")
_STATES = ("国家", "联合国", "全国", "中国", "欧洲", "全球", "世界")
_NOUNS = frozenset(("n", "vn", "nz", "an", "nw", "v", "a", "b"))
_JOINED_WORDS = 5  # words between the state and 与
_SEATED = compiled(
    r"(?V1)[（(](?P<seat>\p{Han}{2,7})[）)][\p{Han}--与和及同跟]{0,14}?(?:有限(?:责任)?公司|股份公司|集团|公司|研究院|研究中心|大学|学院|银行|事务所)"
)
_COMMITTEE = compiled(
    r"(?:自治区|[省市县区州旗])(?:委|政府|人大|政协|纪委)(?:\p{Han}{2,6}?(?:[部办室]|工委|党校|政法委|督查局|老干部局|信访局)|监委)(?![长员公门署分落件])"
)
_RESULT = compiled(
    r"(?:(?:主场|客场|加时)?(?:以)?(?:总比分)?\d{1,3}\s*[:：比\-—]\s*\d{1,3}\s*)?(?:主场|客场|轻松|逆转|[一二两三四五六七八九]球)*+(?:小胜|大胜|战胜|击败|力克|险胜|完胜|逼平|战平|闷平|不敌|负于|惜败于?|横扫|淘汰|轻取|逆转|迎战|对阵|打败|赢下|输给|横扫)(?:了)?"
)
_FOUGHT = compiled("[胜败平负]|力克|横扫|淘汰|轻取|迎战|对阵|不敌|赢下|输给|逆转")
_PLAYED = compiled(r"\d|主场|客场|逆转|[一二两三四五六七八九十]球")
_TEAM = compiled(r"\p{Han}{1,8}?(?:队|俱乐部|女足|男足|女排|男排|女篮|男篮|联队)(?![员长友伍列医])")
_TEAM_END = compiled(r"(?:队|俱乐部|女足|男足|女排|男排|女篮|男篮)$")
LONGEST_TEAM = 10


def joint_start(block: TaggedBlock, start: int) -> int:
    """Where a name opens that the tagger has only from behind 与, 和 or 及 on: at the state before it (国家|粮食|和|物资储备局); else `start`."""
    text = block.text
    if text[start - 1 : start] not in _AND or text.startswith(_STATES, start) or starts_with_place(text, start):
        return start
    index = block.ends.get(start - 1)
    steps = 0
    while index is not None and index >= 0 and steps < _JOINED_WORDS:
        word = block.words[index]
        surface = text[word.start : word.end]
        if suffix_of(text[word.start : start - 1]) and surface not in _STATES:
            return start  # 财政部和…: a body of its own
        if steps and (surface in _STATES or (word.tag in ("LOC", "ns", "ORG", "nt") and surface in world())):
            return word.start
        if (
            surface.startswith(_STATES)
            and len(surface) > 2
            and word.tag in ("n", "nz", "ORG", "nt", "LOC")
            and surface[:2] != "中国"
        ):
            return word.start
        if word.tag not in _NOUNS or not surface.isalpha():
            return start
        index, steps = index - 1, steps + 1
    return start


def find_seated(block: TaggedBlock) -> Iterator[Span]:
    """Companies and schools with their seat in brackets inside the name: 双汇（江西）食品有限公司."""
    for match in _SEATED.finditer(block.text):
        if starts_with_place(match["seat"], 0) != len(match["seat"]):
            continue
        start = _brand_start(block, match.start())
        if start is not None:
            yield start, match.end()


def _brand_start(block: TaggedBlock, end: int) -> int | None:
    """Where the brand begins that ends at `end`, with the places before it."""
    start = end
    index = block.ends.get(end)
    while index is not None and index >= 0 and end - start < 12:
        word = block.words[index]
        if (
            word.tag not in ("ORG", "nt", "LOC", "ns", "nz", "nr", "PER", "n", "nw", "a", "vn")
            or not block.text[word.start : word.end].isalpha()
        ):
            break
        start, index = word.start, index - 1
        if word.tag in ("ORG", "nt"):
            break
    return start if end - start > 1 else None


_NATIONAL = compiled(r"(?:部|局|(?<!部)署|总局|委员会|厅|中心|研究院|研究所)$")
_JOINTS = frozenset(("和", "与", "及"))


def find_national(block: TaggedBlock) -> Iterator[Span]:
    """Bodies of a state whose names the tagger has as common nouns: 美国|疾病|控制|和|预防|中心, 国家|粮食|和|物资|储备局."""
    text = block.text
    for index, word in enumerate(block.words):
        surface = text[word.start : word.end]
        state = surface == "国家" or (word.tag in ("LOC", "ns") and world().get(surface, ("", ""))[1] == "country")
        if not state or surface == "中国":
            continue
        best = None
        for count, further in enumerate(block.words[index + 1 : index + 10]):
            inner = text[further.start : further.end]
            if further.tag not in ("n", "vn", "an", "nz", "nw") and inner not in _JOINTS:
                break
            if count > 1 and _NATIONAL.search(inner):
                best = further.end
        following = block.word_from(best) if best else None
        if best and best - word.end > 5 and (following is None or following.tag not in ("nz", "s")):
            yield word.start, best


def find_committees(text: str) -> Iterator[Span]:
    """Offices of a party committee called by its level: 省委组织部, 市委网信办, 县纪委监委."""
    if "委" not in text:
        return
    for match in _COMMITTEE.finditer(text):
        if text[match.start() - 1 : match.start()] not in ("全", "各", "外", "跨"):
            yield match.span()


def find_teams(block: TaggedBlock) -> Iterator[Span]:
    """The two sides of a result: 北京队|84：56大胜|龙狮队."""
    text = block.text
    if not _FOUGHT.search(text):
        return
    for match in _RESULT.finditer(text):
        yield from _clubs(block, match)
        behind = _TEAM.match(text, match.end())
        before = _team_before(block, match.start())
        if behind is not None and (before is not None or match[0][:1].isdigit() or len(match[0]) > 3):
            yield behind.span()
        if before is not None:
            yield before


def _clubs(block: TaggedBlock, result: regex.Match[str]) -> Iterator[Span]:
    """The sides of a result with a score or a ground that are called by a town abroad or a name of their own: 客场|2比1逆转|塞维利亚."""
    if not _PLAYED.search(result[0]):
        return
    for word in (block.word_to(result.start()), block.word_from(result.end())):
        if word is not None and word.tag in ("LOC", "ns", "nz", "ORG", "nt") and word.end - word.start > 1:
            name = block.text[word.start : word.end]
            if name not in names() and world().get(name, ("", "city"))[1] == "city":
                yield word.start, word.end


def _team_before(block: TaggedBlock, end: int) -> Span | None:
    text = block.text
    if not _TEAM_END.search(text, max(0, end - 4), end):
        return None
    start = end
    while (
        start > 0 and end - start < LONGEST_TEAM and text[start - 1].isalpha() and text[start - 1] not in "的在是和与由"
    ):
        start -= 1
    if end - start >= LONGEST_TEAM or text[start - 1 : start] in tuple("的在是和与由"):
        index = block.ends.get(end)
        start = end
        while (
            index is not None
            and index >= 0
            and block.words[index].tag in ("ORG", "nt", "LOC", "ns", "nz", "n", "PER", "nr")
        ):
            start, index = block.words[index].start, index - 1
    return (start, end) if 1 < end - start <= LONGEST_TEAM else None
