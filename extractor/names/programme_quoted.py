"""Schemes in quotation marks: “X”计划, 推出“X”, 补充保险“X”, “X”惠及…

Each thing in quotation marks is weighed: the noun behind or before the marks, the noun it ends in, the verb it is the object or subject of, against
the signs of a slogan, a figure of speech, a group of people, a prize or speech. The weights stand in the lexicons and below.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.mentions import Word
from extractor.models import Category
from extractor.names.programme_candidate import Candidate, Page
from extractor.names.programme_words import (
    Head,
    ends_with_cue,
    has_cue,
    head_of,
    starts_with_cue,
    verb_pattern,
    verbs,
)

_QUOTED = regex.compile(
    r"“(?P<in>[^“”\n]{1,40})”|‘(?P<in>[^‘’“”\n]{1,30})’|「(?P<in>[^「」\n]{1,30})」|『(?P<in>[^『』\n]{1,30})』"
)
_LISTED = regex.compile(r"[”’」』\"](?:、|和|与|及|以及|,|\+)?[“‘「『\"]")
_CLAUSE_END = regex.compile(r"[，。；！？：:;!?\n——]")
_OPENING, _CLOSING = '“‘「『"', '”’」』"'
# A phrase behind the closing mark ends at these words, or at a verb that opens the predicate.
_STOP_TAGS = frozenset(
    {
        "p",
        "c",
        "d",
        "u",
        "r",
        "xc",
        "w",
        "x",
        "t",
        "TIME",
        "uj",
        "ul",
        "ud",
        "ug",
        "uv",
        "uz",
        "ad",
        "m",
        "q",
        "y",
        "e",
        "f",
    }
)
_BODY_SUFFIX = (
    "公司",
    "中心",
    "会",
    "局",
    "队",
    "团队",
    "机构",
    "员",
    "商",
    "站",
    "部门",
    "企业",
    "平台公司",
    "协会",
    "小组",
    "办公室",
    "党支部",
)
_NUMBERISH = regex.compile(r"[\d+A-Za-z]+(?:[+·][\dA-Za-z]+)*")
_SENTENCE = regex.compile(r"[。！？；…!?;]")
_TURN = regex.compile(r"(?:从|由|到|向|转向|转为|变|变为|变成|转化为|迈向|走向|既|又|既要|又要|也要)$")
_PREDICATE_END = regex.compile(r"(?:[难贵慢远累差烦]|不起|不了|不好|不上|不到|不足|到人|到位)$")
_MUST_ALL = regex.compile(r"应(.)尽\1|(.)有所.|不漏|一[个户人]不|人人|[不无]怕|不愁")


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int  # of the opening mark
    end: int  # past the closing mark
    text: str


def find_quoted(page: Page) -> Iterator[Candidate]:
    """Every quoted stretch of the article as a candidate, whatever its evidence comes to."""
    for block, text in enumerate(page.texts):
        quotes = [_Quote(match.start(), match.end(), match["in"]) for match in _QUOTED.finditer(text, overlapped=True)]
        for index, quote in enumerate(quotes):
            if _SENTENCE.search(quote.text) or quote.text[-1:] in "，,、" or len(quote.text) < 2:
                continue
            yield _weigh(page, block, quotes, index)


def _weigh(page: Page, block: int, quotes: Sequence[_Quote], index: int) -> Candidate:
    text, quote = page.texts[block], quotes[index]
    core = quote.text
    evidence: dict[str, float] = {}
    categories: list[Category] = []
    wordings: list[str] = []
    start, end = quote.start + 1, quote.end - 1

    inside = head_of(core) if len(core) > 2 else None
    if inside and len(core) > len(inside.surface):
        evidence["inside"] = inside.inside
    else:
        inside = None

    last = _last_of_list(text, quotes, index)
    phrase, after = _head_behind(text, last.end, page.words[block])
    if after is not None:
        evidence["after"] = after.after
        categories.append(after.category)
        if last is quote:
            start, end = quote.start, quote.end + len(phrase)
    elif text[last.end : last.end + 1] == "的":
        phrase, linked = _head_behind(text, last.end + 1, page.words[block])
        if linked is not None and len(core) < 9 and "、" not in core:
            evidence["after"] = linked.after / 2 + 0.5
            categories.append(linked.category)

    before, opening = _head_before(text, quote.start)
    if before is not None:
        evidence["apposition"] = min(before.after, 3)
        categories.append(before.category)
        wordings += [f"{opening}{text[quote.start : quote.end]}"]
    if inside:
        categories.append(inside.category)

    verb = _verb_before(text, quotes, index)
    if verb:
        evidence["verb before"] = verb
    verb = _verb_after(text, last.end)
    if verb and not after:
        evidence["verb after"] = verb

    evidence.update(_against(text, quote, last, core, bool(after or inside)))
    if any(weight > 0 for weight in evidence.values()):
        evidence["often"] = min(2, (page.count(core) - 1) * 0.5)
        if page.in_title(core):
            evidence["title"] = 0.5
    return Candidate(block, start, end, core, evidence, categories[0] if categories else None, tuple(wordings))


def _last_of_list(text: str, quotes: Sequence[_Quote], index: int) -> _Quote:
    """The last member of the list of quoted names to which this one belongs (“A”“B”和“C”活动)."""
    last = quotes[index]
    for quote in quotes[index + 1 :]:
        if quote.start >= last.end and _LISTED.fullmatch(text, last.end - 1, quote.start + 1):
            last = quote
        elif quote.start >= last.end:
            break
    return last


def _head_behind(text: str, start: int, words: Sequence[Word]) -> tuple[str, Head | None]:
    """The phrase behind a closing mark up to its last head noun: 选调生全链条培养体系, and that noun."""
    best: tuple[str, Head | None] = ("", None)
    end = start
    barrier = verbs("barrier")
    subject_verbs = verbs("after")
    for word in words[bisect_left(words, start, key=lambda w: w.start) :]:
        surface = text[word.start : word.end]
        if word.start != end or word.tag in _STOP_TAGS or end - start > 14:
            break
        if surface in barrier or (surface in subject_verbs and head_of(surface) is None):
            break
        if best[1] is not None and surface.startswith(_BODY_SUFFIX):
            return "", None
        end = word.end
        phrase = text[start:end]
        head = head_of(phrase)
        if head is not None and head.after > 0 and (len(head.surface) > 1 or _closed(text, end)):
            best = (phrase, head)
    return best


def _closed(text: str, end: int) -> bool:
    """Whether the phrase really ends here, so that a one-character head is no part of a longer word."""
    return not text[end : end + 1].isalpha() or text[end : end + 1] in "的已将在是为和与及"


def _head_before(text: str, start: int) -> tuple[Head | None, str]:
    """The head noun right before an opening mark (补充医疗保险“X”), and the noun phrase it ends."""
    clause = text[max(0, start - 16) : start]
    for end in _CLAUSE_END.finditer(clause):
        clause = clause[end.end() :]
        break
    head = head_of(clause)
    if head is None or head.after < 3 or len(head.surface) < 2:
        return None, ""
    return head, regex.split(r"[\W的了]", clause)[-1]


def _verb_before(text: str, quotes: Sequence[_Quote], index: int) -> float:
    """The weight of the verb whose object the quoted name is; other quoted names and their nouns may stand between."""
    start = quotes[index].start
    left = text[max(0, start - 60) : start]
    left = _CLAUSE_END.split(left)[-1]
    left = _QUOTED.sub("", left)
    if left[-1:] and left[-1] in _OPENING:
        left = left[:-1]
    best = 0.0
    for match in verb_pattern("before").finditer(left):
        gap = len(left) - match.end()
        weight = verbs("before")[match.group()]
        best = weight if gap <= 3 else max(0.0, weight - 0.5) if gap <= 10 else weight / 2 if gap <= 16 else 0.0
    return best


def _verb_after(text: str, end: int) -> float:
    right = _CLAUSE_END.split(text[end : end + 16])[0]
    match = verb_pattern("after").search(right)
    return float(verbs("after")[match.group()]) if match and match.start() <= 6 else 0.0


def _against(text: str, quote: _Quote, last: _Quote, core: str, headed: bool) -> dict[str, float]:
    """What speaks against a scheme."""
    against: dict[str, float] = {}
    left = _CLAUSE_END.split(text[max(0, quote.start - 24) : quote.start])[-1]
    right = text[last.end : last.end + 8]
    if "，" in core or "," in core:
        against["sentence"] = -3
    elif "、" in core:
        against["list inside"] = -1
    if has_cue("figure", core) and not headed:
        against["figure"] = -4
    elif ends_with_cue("figure", core):
        against["figure"] = -3
    if starts_with_cue("abstract", right.lstrip("的")) or (
        right[:1] == "的" and starts_with_cue("abstract", right[1:])
    ):
        against["abstract"] = -3
    if ends_with_cue("people", core):
        against["people"] = -3
    if has_cue("honour", left):
        against["honour"] = -4
    if _TURN.search(left):
        against["turn"] = -3
    if _PREDICATE_END.search(core) or _MUST_ALL.search(core):
        against["predicate"] = -2
    if len(core) == 2 and not _NUMBERISH.fullmatch(core):
        against["short"] = -1
    if len(core) > 12 and not headed:
        against["long"] = -2
    if left.endswith(("说", "表示", "道", "问", "喊")):
        against["speech"] = -4
    return against
