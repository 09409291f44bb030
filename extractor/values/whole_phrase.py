"""A phrase that is nothing but one value: what may lead up to it and trail behind it, and which rule covers the rest."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import regex

from extractor.grammar import RuleSet
from extractor.models import Value
from extractor.text import fold
from extractor.values.find import find_running
from extractor.values.number.denominator import is_denominator
from extractor.values.number.hedge import leads_up
from extractor.values.number.numeral import with_commas
from extractor.values.number.value_words import any_word

V = TypeVar("V", bound=Value)

# Words that lead up to a value and change nothing in it.
_LEAD = regex.compile(
    r"(?:高达|多达|达到|达|共计|合计|总计|总共|一共|共|从|由|为|是|即|计|仅|只有|只|才|打|享受?(?=.+折)|低至|上涨|下降|增长|提高|降低|年仅|年(?=[满近逾过]\d|[满近逾过][一二三四五六七八九十百]+[岁周])|[南北]纬|[东西]经)(?=.)"
)
_PARTED = regex.compile(r"[-−]?\d{1,3}(?: \d{3})+(?![\d])")
_SURROGATE = regex.compile("[\ud800-\udfff]")
_LONGEST = 200  # characters of a phrase that can be one value
_CAPITAL_POWERS = ("拾", "佰", "仟", "萬", "亿", "億", "角", "元", "圆")
_RARE_CAPITALS = str.maketrans("弌弍弎", "壹贰叁")
_TAIL = "。，,;；!！?？ 的"


def bare_phrase(text: str) -> str:
    """The folded phrase without what leads up to its value. Raises TypeError where `text` is no str, ValueError where it is too long for one value."""
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    if len(text) > _LONGEST:
        raise ValueError(f"{text[:40]!r}… ({len(text)} characters): not one value")
    # A value that begins with 參 begins with a 3: folding alone would read 參加 in running text.
    printed = well_formed(text).strip()
    three = printed.startswith("參") or (printed.startswith("参") and printed[1:2] in _CAPITAL_POWERS)
    folded = fold(("叁" + printed[1:] if three else printed).translate(_RARE_CAPITALS)).rstrip(_TAIL)
    lead = _LEAD.match(folded)
    return folded[lead.end() :] if lead else folded


def bare_amount(text: str) -> str:
    """The phrase of a number or a measure: with a plus sign left out, and the blanks that part thousands (12 345.6元)."""
    phrase = with_commas(bare_phrase(text).removeprefix("+"))
    parted = _PARTED.match(phrase)
    return phrase if parted is None else parted[0].replace(" ", "") + phrase[parted.end() :]


def well_formed(text: str) -> str:
    """The look-up of names takes no lone surrogates; they are no part of a value."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def whole(phrase: str, *sets: RuleSet[V]) -> V | None:
    """The value that covers the phrase, denominators before it included (每斤38元); of several, that of the rule written first."""
    for rules in sets:
        for found in rules.find(phrase):
            if found.end == len(phrase) and only_leads_up(phrase[: found.start]):
                return found.value
    return None


def running(text: str, kind: type[V], *labels: str) -> V | None:
    """The one value of running text that covers the phrase (10万元以上50万元以下), but for a word of the roles `labels` before it
    (月薪1万, 电话：…) and 之间 or 不等 behind it.
    """
    phrase = well_formed(text).strip().rstrip(_TAIL)
    found = [mention for mention in find_running(phrase) if isinstance(mention.value, kind)]
    if len(found) != 1 or not isinstance(found[0].value, kind):
        return None
    before, behind = fold(phrase[: found[0].start]), fold(phrase[found[0].end :])
    led = not before or (bool(labels) and _labels(labels).fullmatch(before) is not None)
    return found[0].value if led and behind in _BEHIND else None


_BEHIND = frozenset({"", "之间", "不等", "之多"})


@cache
def _labels(roles: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"{any_word(*roles)}(?:号码|了|为|是)?[:：]?\s?", regex.VERSION1)


def only_leads_up(before: str) -> bool:
    """Whether what stands before a value only says how it is meant: a denominator, or a hedge and its verb (最高可享)."""
    return not before or is_denominator(before) or leads_up(before)
