"""The thing that a figure is about where its owner and measure do not say so: 茯苓 of 种植茯苓90余亩、天麻60余亩, 中药材 of 中药材年产值.

Said only on evidence: a member of a list, the thing before a measure of goods, what a sum insures.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clauses.sentence import Clause
from extractor.facts.clauses.token import Token
from extractor.facts.cue_words import cue_words
from extractor.facts.words import ends_like, is_change_word, words_of
from extractor.models import Money, Quantity

_DEALINGS = ("笔", "件", "单", "份")
_THINGS = frozenset({"n", "nz", "nw", "ORG", "a"})


def find_item(clause: Clause, at: int, metric: str, before: str) -> str:
    """The thing, in the article's words; an empty string where nothing shows one. `before` is that of the figure before it in the sentence."""
    listed = _listed(clause.tokens, at)
    item = listed
    if not item and metric.endswith(tuple(sorted(cue_words("qualifier", "goods")))):
        item = (
            _measured(clause.tokens, at, metric)
            or _insured(clause.tokens, at)
            or before
            or _opening(clause.tokens, at, metric)
        )
    bad = (
        item.endswith(tuple(sorted(cue_words("qualifier", "no_item"))))
        or item.startswith(("该", "此", "本", "全", "我"))
        or item in words_of("keep")
    )
    if not listed and item in metric:
        return ""  # the metric says it: 粮食 of 粮食产量; members of a list are told apart even so
    return "" if bad or len(item.strip("“”")) < 2 else item


def _listed(tokens: Sequence[Token], at: int) -> str:
    """The noun right before an area, a weight, a sum or dealings, where another figure of its kind stands beside it behind 、 or 和."""
    value = tokens[at].value
    weighs = isinstance(value, Money) or (
        isinstance(value, Quantity)
        and (value.unit in _DEALINGS or (value.si is not None and value.si.unit in ("m2", "kg")))
    )
    if not weighs or not _in_list(tokens, at):
        return ""
    noun = _noun_before(tokens, at)
    return "" if not noun or ends_like(noun, "measure") or ends_like(noun, "population") else noun


def _in_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next figure of its kind stands behind 、 or 和 and a noun of its own."""
    for step in (1, -1):
        i, joined, noun = at + step, False, False
        while 0 <= i < len(tokens) and abs(i - at) < 8:
            token = tokens[i]
            if token.is_figure:
                if joined and noun and token.kind == tokens[at].kind and not token.is_age:
                    return True
                break
            joined = joined or token.text in ("、", "和")
            noun = noun or token.is_noun or token.is_name
            i += step
    return False


def _noun_before(tokens: Sequence[Token], at: int) -> str:
    text = ""
    for i in range(at - 1, -1, -1):
        token = tokens[i]
        if token.is_figure or token.kind in ("place", "date") or (token.tag not in _THINGS and not token.is_name):
            break
        text = token.text + text
    return text


def _measured(tokens: Sequence[Token], at: int, metric: str) -> str:
    """The thing right before the words of the measure, where these do not say it themselves: 当地传统柑橘种植面积超万亩."""
    said = ""
    for i in range(at - 1, max(-1, at - 8), -1):
        if tokens[i].mention or tokens[i].tag == "w":
            return ""
        said = tokens[i].text + said
        if said.startswith(metric):
            noun = _noun_before(tokens, i)
            return "" if ends_like(noun, "population") or ends_like(noun, "measure") else noun
    return ""


def _insured(tokens: Sequence[Token], at: int) -> str:
    """The thing behind 的: 10万元保额的意外险, 糖度可达15度以上…的红美人新品种."""
    for i in range(at + 1, min(len(tokens), at + 3)):
        if tokens[i].text == "的" and i + 1 < len(tokens) and tokens[i + 1].is_noun and tokens[i].mention is None:
            noun = tokens[i + 1].text
            return "" if ends_like(noun, "measure") or ends_like(noun, "population") else noun
    return ""


def _opening(tokens: Sequence[Token], at: int, metric: str) -> str:
    """The thing that opens the clause, where its measure is named further on: 红薯以每斤3元的价格…"""
    for i, token in enumerate(tokens[:at]):
        if token.kind == "date":
            continue
        if tokens[i + 1].text in ("、", "和", "与", "及"):
            return ""  # 白鲢鱼、草鱼均价…: one of several
        if token.tag in ("n", "nz") and token.mention is None and len(token.text) > 1:
            known = token.text in metric or ends_like(token.text, "population") or is_change_word(token.text)
            return "" if known or ends_like(token.text, "measure") else token.text
        return ""
    return ""
