"""Schemes in quotation marks: “X”计划, 推出“X”, 补充保险“X”, “X”惠及…

Each thing in quotation marks is weighed: the noun behind or before the marks, the noun it ends in, the verb of which it is the object or
subject, against the signs of a slogan, a figure of speech, a group of people, a prize or speech (counter_evidence.py). The weights of words
stand in the lexicons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.models import Category
from extractor.names.programme.candidate import Candidate, Reading
from extractor.names.programme.counter_evidence import speaks_against
from extractor.names.programme.heads import Heads, find_verbs, verb_categories, verbs
from extractor.names.programme.scheme_phrase import Phrase, phrase_before, phrase_behind, phrase_linked

_QUOTED = regex.compile(
    r"“(?P<in>[^“”\n]{1,40})”|‘(?P<in>[^‘’“”\n]{1,30})’|「(?P<in>[^「」\n]{1,30})」|『(?P<in>[^『』\n]{1,30})』"
)
_LIST = 12  # members looked at behind a name
_LISTED = regex.compile(r"[”’」』](?:、|和|与|及|以及|\+)?[“‘「『]")
_SENTENCE = regex.compile(r"[。！？；…!?;]|[，,、]$")

# A name that ends in a head noun of these categories is whole: such a noun behind the marks only tells a side of it (“X保”宣传活动).
_SOLID = frozenset({"insurance", "fund", "subsidy"})
# 五统一, 三集中: rules by their number.
_NUMBERED = regex.compile(
    r"[二三四五六七八九十两]个?(?:统一|联动|集中|公开|结合|互通|共享|下沉|融合|同步|分离|必访|到户)"
)
_TITLE = regex.compile(r"关于.+的(?:通知|意见|决定|公告|通告)$")  # a document's: titled.py
_SIDES = ("活动", "项目", "产品", "业务")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks: `start` of the opening mark, `end` past the closing one, `text` between them."""

    start: int
    end: int
    text: str


def find_quoted(reading: Reading) -> Iterator[Candidate]:
    """Every quoted stretch of the article that may be a name as a candidate, whatever its evidence comes to."""
    for block, text in enumerate(reading.texts):
        quotes = [Quote(match.start(), match.end(), match["in"]) for match in _QUOTED.finditer(text, overlapped=True)]
        for index, quote in enumerate(quotes):
            if len(quote.text) > 1 and not _SENTENCE.search(quote.text) and not _TITLE.match(quote.text):
                yield _weigh(reading, block, quotes, index)


def _weigh(reading: Reading, block: int, quotes: Sequence[Quote], index: int) -> Candidate:
    text, quote = reading.texts[block], quotes[index]
    core = quote.text
    last = _last_of_list(text, quotes, index)
    evidence: dict[str, float] = {}
    start, end = quote.start + 1, quote.end - 1

    inside = reading.heads.of(core) if len(core) > 2 else None
    after = phrase_behind(reading, block, last.end)
    if after and inside and inside.category in _SOLID and after.text.endswith(_SIDES):
        after = None
    linked = None if after else phrase_linked(reading, block, last.end)
    before = phrase_before(reading, block, quote.start)
    if after:
        evidence["after"] = after.weight
        if last is quote:
            start, end = quote.start, quote.end + len(after.text)
    elif linked and len(core) < 9 and "、" not in core:
        evidence["after"] = linked.weight / 2 + 0.5
    elif _noun_behind(reading, block, last.end):
        evidence["beside"] = 1
    if before:
        evidence["apposition"] = 3 if before.weight > 2 else 1.5
    if inside and len(core) > len(inside.surface):
        evidence["inside"] = inside.inside
    evidence["verb before"], verb_before = _verb_before(reading, block, quote.start)
    verb = _verb_after(reading, block, last.end + (len(after.text) if after else 0))
    evidence["verb after"] = min(verb, 1.0) if after else verb
    if _is_one_word(reading, block, quote):
        evidence["one word"] = 0.5
    evidence.update(
        speaks_against(reading, block, quote.start, last.end, core, named=after is not None, apposed=before is not None)
    )
    category = _category(reading.heads, after, linked, before, core)
    by_verb = verb_categories().get(verb_before)
    wordings = _wordings(quote, before, after, last)
    told_by = _told_by(reading.heads, [phrase.text for phrase in (after, before) if phrase] + [core])
    return Candidate(
        block, start, end, core, quote.start + 1, evidence, category, by_verb, wordings, quoted=True, told_by=told_by
    )


def _told_by(heads: Heads, texts: Sequence[str]) -> str:
    """The row of the user's lexicon whose head noun one of the texts ends in; empty where none does."""
    if not heads.has_own:
        return ""
    said = [heads.of(text) for text in texts]
    return next((head.rule for head in said if head is not None and head.rule), "")


def _category(
    heads: Heads, after: Phrase | None, linked: Phrase | None, before: Phrase | None, core: str
) -> Category | None:
    """The category by the noun that stands closest: behind the marks, else before them, else inside."""
    for phrase in (after, before):
        if phrase:
            return heads.category_of(phrase.text)
    if _NUMBERED.fullmatch(core):
        return "mechanism"
    return heads.category_of(core) or (heads.category_of(linked.text) if linked else None)


def _wordings(quote: Quote, before: Phrase | None, after: Phrase | None, last: Quote) -> tuple[tuple[int, int], ...]:
    """The longer wordings: with the noun phrase before the marks, and with the one behind them."""
    end = quote.end + (len(after.text) if after and last is quote else 0)
    spans = [(quote.start, end)] if end > quote.end else []
    if before:
        spans.append((quote.start - len(before.text), end))
    return tuple(spans)


def _last_of_list(text: str, quotes: Sequence[Quote], index: int) -> Quote:
    """The last member of the list of quoted names to which this one belongs (“A”“B”和“C”活动)."""
    last = quotes[index]
    for quote in quotes[index + 1 : index + _LIST]:
        if quote.start >= last.end and _LISTED.fullmatch(text, last.end - 1, quote.start + 1):
            last = quote
        elif quote.start >= last.end:
            break
    return last


def _noun_behind(reading: Reading, block: int, offset: int) -> bool:
    """Whether a noun phrase follows that the name sets apart (“X”共享茶室)."""
    for word in reading.words_from(block, offset):
        return word.tag in ("n", "nz", "vn", "an", "a") and word.end - word.start > 1
    return False


def _is_one_word(reading: Reading, block: int, quote: Quote) -> bool:
    """Whether the tagger read all that stands between the marks as one name."""
    for word in reading.words_from(block, quote.start + 1):
        return word.end == quote.end - 1 and word.tag in ("nz", "nw", "ORG")
    return False


def _verb_before(reading: Reading, block: int, offset: int) -> tuple[float, str]:
    """The verb whose object the name is, and its weight.

    Other quoted names and their nouns may stand between, and the weights of verbs side by side add up (探索推行).
    """
    left = _QUOTED.sub("", reading.clause_before(block, offset)).rstrip("“‘「『")
    best, verb, last_end = 0.0, "", -1
    for word, start, end in find_verbs("before", left):
        weight = float(verbs("before")[word])
        if start == last_end:
            weight += min(best, 1.0)
        last_end = end
        gap = len(left) - end
        best = weight if gap <= 3 else max(0.0, weight - 0.5) if gap <= 10 else weight / 2 if gap <= 16 else 0.0
        verb = word
    return min(best, 3.0), verb


def _verb_after(reading: Reading, block: int, offset: int) -> float:
    """The weight of the verb whose subject the name is."""
    found = find_verbs("after", reading.clause_after(block, offset))
    return float(verbs("after")[found[0][0]]) if found and found[0][1] <= 6 else 0.0
