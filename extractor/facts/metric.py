"""What a figure measures, as a short noun phrase in the article's own words.

The measure stands before the figure (就业率达96%), behind it (52个岗位), or is what the verb does (调解纠纷68件); in a list the verb
of the first member holds for the others (种植丹参300余亩、黄芪210余亩).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts.before import Before, read_before
from extractor.facts.behind import Behind, read_behind, read_verb_phrase
from extractor.facts.clause import Token
from extractor.facts.dimension import AREA, DIMENSIONS, age_measure, is_distance, unit_of
from extractor.facts.phrase import is_measure
from extractor.facts.words import ends_like, is_change_word, words_of
from extractor.models import Duration, Money, Percent, Quantity

_ENUMERATED = 14  # characters of an enumeration before the measure
_LIGHT_GAINS = ("得到", "获得", "取得", "享受", "实现", "完成", "加入")


@dataclass(frozen=True, slots=True)
class Metric:
    """The measure's wording, and the pieces of it that other parts of the fact are read from."""

    text: str
    rule: str
    before: Before
    behind: Behind
    verb: str = ""
    item: str = ""


def find_metric(tokens: Sequence[Token], at: int, previous: Metric | None, start: int = 0) -> Metric:
    """What the figure `tokens[at]` measures. `previous` is the measure of the figure before it in the same sentence, if any;
    `start` the index of the first token that is not behind that figure."""
    figure = tokens[at]
    behind = read_behind(tokens, at)
    before = read_before(tokens, at, start, benefits=_benefits(tokens, behind))
    changes = bool(before.tokens) and is_change_word(before.tokens[-1].text)  # 女性可放宽2岁
    if figure.is_age and not (changes and not behind.noun) and not before.noun.endswith(("年龄", "龄", "岁数")):
        return Metric(age_measure(tokens, at), "unit", before, behind)
    if is_distance(tokens, at) and not (before.copula and before.noun):
        return Metric("距离", "unit", before, behind)
    in_list = at > 0 and start > 0 and not before.verbs and _continues(tokens, start, at)
    text, rule = _compose(tokens, at, before, behind, previous, in_list)
    if rule == "noun before" and not before.copula:
        text = _enumerated(tokens, before, start) + text
    item = before.noun if rule == "list" and not behind.noun else ""
    if not text:
        if previous and before.copula:
            text, rule = previous.text, "measure before"  # 从18平方米扩大到25平方米
        else:
            text, rule = _fallback(tokens, at, behind, previous, before.exist)
    verb = before.verb or (previous.verb if previous and in_list else "")
    return Metric(text.replace("　", "").strip("的、，"), rule, before, behind, verb, item)


def _compose(
    tokens: Sequence[Token], at: int, before: Before, behind: Behind, previous: Metric | None, in_list: bool
) -> tuple[str, str]:
    value = tokens[at].value
    text = before.text if not before.exist else ""
    if text in words_of("keep") and not behind.noun and previous:
        text = ""
    if behind.owner and unit_of(value) in DIMENSIONS:
        return DIMENSIONS[unit_of(value)], "unit"
    if text and not before.copula and text.startswith(("每", "各", "人均", "户均")) and behind.noun:
        return text + behind.noun, "rate and noun behind"
    acts = at + 1 < len(tokens) and tokens[at + 1].tag == "v" and not tokens[at + 1].mention
    if acts and before.verbs and before.noun and not before.copula:
        return before.verb + before.noun, "verb and noun before"  # 派出医生86名轮流坐诊
    if behind.noun and not (before.copula and text and (before.bound or not behind.of)):
        if before.ends_in_verb:
            return before.verb + behind.noun, "verb and noun behind"
        if text and text == before.text and all(token.text in words_of("keep") for token in before.tokens):
            return text + behind.noun, "modifier and noun behind"  # 首批6000万元资金
        if text and before.noun and not behind.of and isinstance(value, Money | Percent | Duration):
            return text, "noun before"
        if before.verbs and not before.noun:
            return before.verb + behind.noun, "verb and noun behind"
        if in_list and previous and previous.verb and previous.behind.noun:
            return previous.verb + behind.noun, "list"
        if text and all(token.text in words_of("keep") for token in before.tokens):
            return text + behind.noun, "modifier and noun behind"
        if len(behind.noun) <= 3 and not behind.of:
            more = any(token.is_figure for token in tokens[behind.next :])
            physical = isinstance(value, Quantity) and value.si is not None
            limit = 0 if physical else 8 if not more else 2 if len(behind.noun) <= 2 else 0
            if (
                at
                and tokens[at - 1].text in ("为", "向", "给")
                and not (behind.next + 1 < len(tokens) and tokens[behind.next + 1].is_figure)
            ):
                limit = 0  # 为1280户渔民发放贷款: what is done says nothing about them
            phrase = read_verb_phrase(tokens, behind.next, limit)
            if len(behind.noun) == 3 and not phrase.startswith(_LIGHT_GAINS):
                phrase = phrase[:2]
            return behind.noun + phrase, "noun behind"
        return behind.noun, "noun behind"
    if not behind.noun and (not text or before.ends_in_verb) and not before.copula:
        shared = _shared_noun(tokens, at)
        if shared:
            return (before.verb if before.ends_in_verb else "") + shared, "noun behind the list"
    if text and isinstance(value, Money | Percent | Duration) and not before.verbs and _names_people(before, text):
        ahead = _noun_ahead(tokens, at)
        if ahead:
            return ahead, "noun behind the list"  # 医生30万元、教师20万元的安家费
        if previous:
            return previous.text, "measure before"  # 博士30万元补贴，硕士10万元
    if text and text.startswith(("每", "各")) and all(t.text in words_of("keep") for t in before.tokens):
        return text + read_verb_phrase(tokens, at + 1, 6), "rate and verb behind"  # 按每人每年1000元给予奖励
    if text:
        if in_list and previous and previous.verb and not before.copula:
            return previous.verb + text, "list"
        if previous and is_change_word(before.tokens[-1].text) and _only_change(before):
            return _stem(previous) + text, "change of the measure before"  # 营业收入3亿元，同比增长12%
        if before.ends_in_verb and len(before.tokens) == 1:
            if text in words_of("plant") and unit_of(value) in AREA:
                return text + "面积", "verb"
            return text + (read_verb_phrase(tokens, at + 1, 6) if text in words_of("pivot") else ""), "verb"
        if before.verbs and not before.ends_in_verb:
            if before.copula and len(before.noun) > 2 and not ends_like(before.noun, "population"):
                return before.noun, "noun before"
            return before.verb + before.noun, "verb and noun before"
        return text, "noun before"
    return "", ""


def _fallback(
    tokens: Sequence[Token], at: int, behind: Behind, previous: Metric | None, exist: bool
) -> tuple[str, str]:
    value = tokens[at].value
    if not behind.owner:
        phrase = read_verb_phrase(tokens, behind.next, 12)
        if len(phrase) > 1:
            return phrase, "verb behind"
    unit = unit_of(value)
    if exist:
        noun = next((t.text for t in reversed(tokens[:at]) if t.is_noun and len(t.text) > 1), "")
        if noun:
            return noun, "noun that there is"
    if unit in AREA:
        return DIMENSIONS[unit], "unit"
    if previous is not None:
        own = _own_measure(tokens, at)
        return (own, "nearest noun") if own else (previous.text, "measure before")
    if unit in DIMENSIONS:
        return DIMENSIONS[unit], "unit"
    noun = next((t.text for t in reversed(tokens[:at]) if t.is_noun and len(t.text) > 1), "")
    if noun:
        return noun, "nearest noun"
    return {"money": "金额", "percent": "比例", "duration": "时长"}.get(tokens[at].kind, "数量"), "kind"


def _enumerated(tokens: Sequence[Token], before: Before, start: int) -> str:
    """What 、 joins to the measure, back to the verb that has them all as its object: 完成远程心电、影像诊断8.64万例."""
    i = before.stop
    if i < start or tokens[i].text != "、":
        return ""
    parts: list[str] = []
    while i >= start and sum(map(len, parts)) < _ENUMERATED:
        token = tokens[i]
        if token.tag == "v" and not token.mention and parts[-1] != "、":
            return token.text + "".join(reversed(parts))
        if not (token.text == "、" or (token.is_noun and not token.mention) or token.tag == "a"):
            return ""
        parts.append(token.text)
        i -= 1
    return ""


def _own_measure(tokens: Sequence[Token], at: int) -> str:
    """The measure in the figure's own clause, if it is a sum or a share: 收入头一回突破百万元."""
    if tokens[at].kind not in ("money", "percent"):
        return ""
    for token in reversed(tokens[:at]):
        if token.is_figure or token.text in ("、", "和"):
            return ""
        if is_measure(token) and not token.mention and len(token.text) > 1:
            return token.text
    return ""


def _shared_noun(tokens: Sequence[Token], at: int) -> str:
    """The noun that a list of figures shares: 4大类、近20个摊位; 2860户1万名群众; 20万元、10万元、3万元购房补贴."""
    kind = tokens[at].kind
    i, last = at + 1, at
    while i < len(tokens):
        if tokens[i].kind == kind and not tokens[i].is_age and tokens[i].is_figure:
            last = i
            if kind == "quantity":
                break
        elif tokens[i].text not in ("、", "和", "共", "近", "约", "超", "共计", "或"):
            break
        i += 1
    return read_behind(tokens, last).noun if last > at and kind in ("quantity", "money") else ""


def _noun_ahead(tokens: Sequence[Token], at: int) -> str:
    """The noun behind the last figure of a list of the same kind, where 的 joins it to the whole list."""
    last = at
    for i in range(at + 1, min(len(tokens), at + 20)):
        if tokens[i].is_figure and tokens[i].kind == tokens[at].kind:
            last = i
        elif tokens[i].text == "的" or tokens[i].text in "，；。":
            break
    behind = read_behind(tokens, last)
    return behind.noun if last > at and behind.of else ""


def _names_people(before: Before, text: str) -> bool:
    return (not before.copula and ends_like(text, "population") is not None) or before.population == text


def _benefits(tokens: Sequence[Token], behind: Behind) -> bool:
    """Whether the figure counts those for whom something is done: 为77.3万名患者减负."""
    after = tokens[behind.next] if behind.next < len(tokens) else None
    return bool(after is not None and not after.mention and after.tag in ("v", "vd", "vn"))


def _only_change(before: Before) -> bool:
    return all(is_change_word(t.text) or t.text in words_of("keep") for t in before.tokens)


def _stem(metric: Metric) -> str:
    """The measure without a change that it already names: 营业收入增长 gives 营业收入."""
    tokens = [t for t in metric.before.tokens if not is_change_word(t.text) and t.text not in ("同比", "环比")]
    noun = "".join(t.text for t in tokens if t.start not in metric.before.verbs)
    return noun or without_change(metric.text)


def without_change(text: str) -> str:
    """The measure without the words of a change at its end: 可支配收入同比增加 gives 可支配收入."""
    ends = [*words_of("up"), *words_of("down"), "同比", "环比"]
    while (end := max((e for e in ends if text.endswith(e) and len(text) > len(e) + 1), key=len, default="")) != "":
        text = text.removesuffix(end)
    return text


def _continues(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the figure goes on a list: 、 or 和 stands between the figure before it and its own noun."""
    return any(token.text in ("、", "和", "及", "以及", "与") for token in tokens[start:at])
