"""Schemes without quotation marks: a head noun behind words that set it apart (海岛居民医疗费用负担封顶制, 茶业振兴三年行动计划).

The noun phrase is walked back from its head, word by word, to the verb or stop word before it. A bare name needs more evidence than a
quoted one: the verb that governs it (推行, 通过, 登录), how often it comes, whether the title has it, how long its modifiers are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.grammar import compiled
from extractor.mentions import Word
from extractor.names.name_cues import name_cues
from extractor.names.person.person_nouns import is_post
from extractor.names.programme.candidate import Candidate, Reading
from extractor.names.programme.heads import Head, Heads, cues, find_verbs, verb_at, verbs

# What a bare name lacks against a quoted one.
_BARE = -1.0
_NOUNS = ("n", "vn", "an", "a", "b", "j", "l", "i", "g", "k", "LOC", "ORG", "PER")
_NAMES = ("LOC", "ORG", "PER", "ns", "nt", "nr")
# Schemes in whose names an action may stand before the head (负担封顶|制, 改造提升|行动); 咨询保险 is no insurance.
_OF_ACTIONS = frozenset({"mechanism", "plan", "campaign", "training", "service", "platform", "fund"})
# Words that tell a kind of insurance rather than one of them.
_KIND_OF_INSURANCE = compiled(r"商业|普惠|惠民|健康$|人身|财产|定制型")
# Works and buildings, loans of a kind, and what belongs to a field are no schemes.
_NO_SCHEME = compiled(
    r"(?:主体|控制性|重点|配套|连接线?|附属|导流|隧洞|隧道|桥梁|土建|扩建|改扩建|[一二三四]期|水利|水电|交通|防汛|建设)工程$|(?:人民币|个人|住房|消费|企业|新增|各项|普惠|[中长短]+期|外币|绿色|涉农)贷款$|领域(?:规划|计划)$"
)
_YEARS = compiled(r"[一两三四五六七八九十]年")
# Behind a verb these make a noun of it: 覆盖|范围, 参保|率.
_NOUN_AFTER_VERB = compiled(r"范围|面|率|人[群数员]|对象|水平|中心|站|费|金|力度|情况|工作|政策|条件|标准|流程|方案")
_COUNTED = compiled(r"(?:共|累计|近|超|约)?[\d一二两三四五六七八九十百多几]{1,6}余?[期场次个班]")
_WHOLE = compiled(r"全(?=[周链过流方科生民域])")
# Words behind a head noun that make another thing of it (保险|公司, 基金|管理), or marks that make it part of a quoted name or set it beside one.
_GOES_ON = compiled(
    r"(?:公司|中心|机构|部门|企业|人[员士群]|单位|建设|管理|产品|团队|范围|业务|窗口|大厅|基地|领域|行业|市场|内容|能力|水平|质量|需求|保障|工作|场景|对象|标准|系列|名单"
    r"|经济|损失|改革|[局会队员站费率金者商方厅处院所生类款额险包化型性]$)"
)
_MARKS = tuple("”’」』》“‘「『")


def find_bare(reading: Reading) -> Iterator[Candidate]:
    """Every noun phrase with a telling head noun outside quotation marks, with its evidence."""
    heads = reading.heads
    endings = heads.bare_endings
    last = {ending[-1] for ending in endings}
    for block, text in enumerate(reading.texts):
        words = reading.words[block]
        for index, word in enumerate(words):
            if text[word.end - 1] not in last:
                continue
            if text[word.end - 2 : word.end] not in endings and text[word.end - 1] not in endings:
                continue
            head = heads.of(text[max(0, word.end - heads.longest) : word.end])
            if head is None or head.bare <= 0 or _continues(text, words, index, heads):
                continue
            first = _opening(text, words, index, head)
            candidate = _weigh(reading, block, first, index, head)
            if candidate is not None:
                yield candidate


def _weigh(reading: Reading, block: int, first: int, index: int, head: Head) -> Candidate | None:
    text, words = reading.texts[block], reading.words[block]
    start, end = words[first].start, words[index].end
    name = text[start:end]
    modifiers = name[: -len(head.surface)]
    if not 2 <= len(modifiers) <= 20 or text[start - 1 : start] in tuple("“‘「『《·—"):
        return None
    if not head.rule and _is_named_by_others(words[first : index + 1], head):
        return None
    evidence = {
        "bare": _BARE,
        "head": float(head.bare),
        "verb before": _governing(reading, block, start, end),
        "verb after": _subject_of(text, end),
        "named": 1.0 if words[first].tag in _NAMES else 0.5 if words[first].tag == "nz" else 0.0,
        "length": 1.0 if len(modifiers) >= 6 else 0.0 if len(modifiers) >= 3 else -1.0,
    }
    own = sum(w.end - w.start for w in words[first : index + 1] if text[w.start : w.end] not in cues("generic"))
    if own - len(head.surface) < 4 and own < len(name):
        evidence["generic"] = -1.5
    if head.category == "insurance" and _KIND_OF_INSURANCE.search(modifiers):
        evidence["kind"] = -2
    if head.category == "training" and (is_post(modifiers) or _COUNTED.match(text, end)):
        evidence["held often"] = -2  # 护理员培训班18期
    if _NO_SCHEME.search(name):
        evidence["works or kind"] = -3
    if reading.is_headline(block):
        evidence["headline"] = -1
    before = _area_words(text, words, first)
    wordings = ((before, end),) if before < start else ()
    unused = not (evidence["verb before"] or evidence["verb after"] or evidence["named"])
    if head.category in ("training", "plan") and head.bare > 2:
        unused = False
    return Candidate(
        block,
        start,
        end,
        name,
        start,
        evidence,
        reading.heads.category_of(name),
        wordings=wordings,
        stem=modifiers,
        unused=unused,
        told_by=head.rule,
    )


def _is_named_by_others(words: Sequence[Word], head: Head) -> bool:
    """Whether nothing but a place or a company stands before the head: 杭州医保, 新华保险. Before a user's head noun that is a name like any other."""
    *before, last = words
    if last.tag in _NAMES and not before:
        return True
    return all(word.tag in _NAMES for word in before) and last.end - last.start <= len(head.surface)


def _continues(text: str, words: Sequence[Word], index: int, heads: Heads) -> bool:
    """Whether the noun phrase runs on to another noun (交易|平台, 保险|公司), or stands before or inside quotation marks."""
    if text.startswith(_MARKS, words[index].end):
        return True
    if index + 1 >= len(words) or words[index + 1].start != words[index].end:
        return False
    following = text[words[index + 1].start : words[index + 1].end]
    head = heads.of(following)
    return (head is not None and head.bare > 0) or _GOES_ON.match(following) is not None


def _opening(text: str, words: Sequence[Word], index: int, head: Head) -> int:
    """The index of the first word of the noun phrase that ends at word `index`."""
    first = index
    inner = words[index].end - words[index].start <= len(head.surface)
    # The dictionary need not know a user's head noun as one word (安居|券).
    while head.rule and first > 0 and words[first].start > words[index].end - len(head.surface):
        first -= 1
    while first > 0:
        word = words[first - 1]
        surface = text[word.start : word.end]
        if word.end != words[first].start or words[index].end - word.start > 24:
            break
        action = word.tag == "v" and inner and first == index and head.category in _OF_ACTIONS
        if (
            not (word.tag.startswith(_NOUNS) or action or _YEARS.fullmatch(surface) or surface == "长期")
            or word.tag == "ad"
        ):
            break
        if not surface.isalnum():
            break
        if word.tag != "vn" and (surface in verbs("before") or surface in verbs("barrier")):
            break
        first -= 1
    first = _through_actions(text, words, first, index)
    while first < index and _is_no_opening(text, words[first]):
        first += 1
    return first


def _through_actions(text: str, words: Sequence[Word], first: int, index: int) -> int:
    """`first`, or the word right behind a telling verb (推出, 设立) where nothing but nouns and other verbs stand between."""
    for i in range(first - 1, -1, -1):
        word = words[i]
        surface = text[word.start : word.end]
        if (
            words[index].end - word.end > 20
            or word.end != words[i + 1].start
            or (word.tag != "vn" and surface in verbs("barrier"))
        ):
            return first
        if verbs("before").get(surface, 0) > 1:
            return i + 1
        if not word.tag.startswith((*_NOUNS, "v")) or word.tag == "vd":
            return first
    return first


def _area_words(text: str, words: Sequence[Word], first: int) -> int:
    """The offset of an area word right before the name, which a longer wording of it has (全省公共资源交易平台), or of the name itself."""
    if first and words[first - 1].end == words[first].start:
        before = words[first - 1]
        if text[before.start : before.end] in name_cues("whole_area"):
            return before.start
    return words[first].start


def _is_no_opening(text: str, word: Word) -> bool:
    """Whether a name does not begin with this word: 全市, 更多, 好."""
    surface = text[word.start : word.end]
    if surface in name_cues("whole_area") or surface in name_cues("no_opening"):
        return True
    return word.tag == "a" and len(surface) == 1 and not _WHOLE.match(text, word.start)


def _governing(reading: Reading, block: int, start: int, end: int) -> float:
    """The weight of the verb or preposition right before a name; a 的-phrase may stand between (推行以家庭为单位的X)."""
    clause = reading.clause_before(block, start, 24)
    if clause.endswith("以") and reading.texts[block].startswith("为", end):
        return 1.0
    best = 0.0
    for verb, _, verb_end in find_verbs("before", clause):
        gap = clause[verb_end:].removeprefix("了")
        weight = float(verbs("before")[verb])
        best = weight if len(gap) <= 1 or gap.endswith("的") else weight / 2 if len(gap) <= 8 else 0.0
    return best


def _subject_of(text: str, end: int) -> float:
    """The weight of the verb right behind a name."""
    verb = verb_at("after", text, end)
    if verb is None or _NOUN_AFTER_VERB.match(text, end + len(verb)):
        return 0.0
    return float(verbs("after")[verb])
