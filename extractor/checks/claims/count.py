"""Enumerations and their number: A、B、C三大类; 5项服务（A、B、C、D和E）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.judge import make_check
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.relation import pattern_of

# Measure words of classes and members: the things listed are what is counted. A count of visits, days or money lists nothing.
_MEMBERS = frozenset("项类种个级家名位人座所条门款区县市镇村省国校道重")
# Behind these a list is meant to be whole; 浙江、江苏12家企业 only says where from.
_CLASSES = frozenset("类级重")
_QUOTED = re.compile(r"(?:(?:和|及|与)?“[^“”]{1,20}”)+$|(?:(?:和|及|与)?《[^《》]{1,20}》)+$")
_ETC = re.compile(r"等(?:这)?$")
_AND = re.compile("以及|和|及|与|或")
_OPEN, _CLOSE = "“‘（(《「『【", "”’）)》」』】"
# Between a number and what is told point by point: 四项措施, 五点建议.
_POINT_GAP = "(?:大|个)?[^，。；]{0,8}?"
_AHEAD = 20  # sentences in which points are told
_FIRSTLY = re.compile("(?:^|[，。；：！]|\\s)([一二三四五六七八九])(?:是|要)")
_FIRST = re.compile("(?:^|[，。；：！]|\\s)第([一二三四五六七八九])[，,、：]")
_MEASURED = re.compile("[、，][^，。；、和及等]{1,8}")
_LEAST_MEASURED = 2
_MOST = Decimal(20)
_LONGEST = 24  # characters of a listed item


def check_counts(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The enumerations whose number stands right behind them, or right before them in brackets or behind a colon."""
    for at, sentence in enumerate(sentences):
        for told in sentence.figures:
            value = told.used.fact.value
            if value.type != "quantity" or not 2 <= told.figure.number <= _MOST or told.figure.modifier != "exact":
                continue
            if value.upper is not None or value.per or not (value.unit is None or value.unit in _MEMBERS):
                continue
            yield from _check_before(sentence, told)
            yield from _check_behind(sentence, told)
            yield from _check_measured(sentence, told)
            yield from _check_ordinals(sentences[at : at + _AHEAD], told)


def _check_before(sentence: Sentence, told: Told) -> Iterator[Check]:
    """A、B、C三大类; A、B等5大举措."""
    if sentence.text[told.end : told.end + 1] == "、":
        return  # 滑雪登山、北欧两项、雪车: a member of the list
    start = max([sentence.clause_of(told)[0], *(f.end for f in sentence.figures if f.end <= told.start)])
    listed = _inside(sentence.text[start : told.start])
    etc = _ETC.search(listed)
    if etc:
        listed = listed[: etc.start()]
    bounds = _count(listed)
    if bounds is None:
        return
    strict = etc is None and (_is_class(sentence, told) or not re.search(r"\d", told.text))
    yield from _judged(told, bounds, strict=strict, etc=etc is not None)


def _check_behind(sentence: Sentence, told: Told) -> Iterator[Check]:
    """5项诊疗服务（A、B和C）; 三项举措：A、B、C。"""
    match = re.match(
        r"[^，。；：（(、—]{0,14}(?:（(?P<inside>[^（）]+)）|\((?P<ascii>[^()]+)\)"
        r"|(?:[：:]|，(?:即|分别(?:是|为)|有)|——)(?P<open>[^，。；：—]+)(?:[，。；]|——|$))",
        sentence.text[told.end :],
    )
    if match is None or any(told.end <= f.start < told.end + match.end() for f in sentence.figures):
        return
    listed = match["inside"] or match["ascii"] or match["open"]
    etc = re.search(r"等.{0,6}$", listed)
    if etc:
        listed = listed[: etc.start()]
    bounds = _count(listed)
    if bounds is not None:
        yield from _judged(told, bounds, strict=etc is None, etc=etc is not None)


def _check_measured(sentence: Sentence, told: Told) -> Iterator[Check]:
    """三种水果：桃120亩、梨85亩、葡萄65亩。: each of the list with a figure of its own, and nothing behind it."""
    opening = re.match("[^，。；：]{1,8}：", sentence.text[told.end :])
    behind = [f for f in sentence.figures if f.start > told.start]
    if opening is None or len(behind) < _LEAST_MEASURED or any(f.unit != behind[0].unit for f in behind):
        return
    ends = [told.end + opening.end(), *(f.end for f in behind)]
    gaps = [sentence.text[end : f.start] for end, f in zip(ends, behind, strict=False)]
    rest = sentence.text[behind[-1].end :].strip()
    plain = all(_MEASURED.fullmatch(gap) for gap in gaps[1:]) and re.fullmatch("[^，。；、和及等]{1,8}", gaps[0])
    if plain and rest in ("", "。") and not any(re.search("其中|合计|共", gap) for gap in gaps):
        yield from _judged(told, (len(behind), len(behind)), strict=True, etc=False)


def _check_ordinals(sentences: Sequence[Sentence], told: Told) -> Iterator[Check]:
    """四项措施…一是…；二是…；三是…；四是…: the ordinals that follow in the paragraph."""
    if pattern_of("point", before=_POINT_GAP).match(sentences[0].text[told.end :]) is None:
        return
    block = [s for s in sentences if s.block == sentences[0].block]
    text = sentences[0].text[told.end :] + "".join(s.text for s in block[1:])
    for pattern in (_FIRSTLY, _FIRST):
        told_here = ["零一二三四五六七八九".index(match[1]) for match in pattern.finditer(text)]
        if len(told_here) >= 2 and told_here == list(range(1, len(told_here) + 1)):
            yield from _judged(told, (len(told_here), len(told_here)), strict=True, etc=False)
            return


def _inside(listed: str) -> str:
    """What stands behind a bracket that is still open: （指口腔服务、专家问诊 is a list of its own."""
    depth = 0
    for at in range(len(listed) - 1, -1, -1):
        depth += (listed[at] in _CLOSE) - (listed[at] in _OPEN)
        if depth < 0:
            return listed[at + 1 :]
    return listed


def _is_class(sentence: Sentence, told: Told) -> bool:
    value = told.used.fact.value
    return (
        told.text.endswith("大")
        or (value.type == "quantity" and value.unit in _CLASSES)
        or bool(pattern_of("listed").match(sentence.text[told.end :].lstrip("大个项")))
        or sentence.text[told.end : told.end + 1] == "大"
    )


def _count(listed: str) -> tuple[int, int] | None:
    """The least and the most items that the list can have: 和 in its last item may join two items or stand in one. None where it is no list."""
    quoted = _QUOTED.search(listed)
    if quoted is not None and (count := len(re.findall("[“《]", quoted[0]))) > 1:
        return count, count  # “甲米”“乙茶”“丙蜜”三个品牌
    items = _items(listed)
    # What stands before an earlier 等 belongs to another list.
    for i in range(len(items) - 1, -1, -1):
        if "等" in items[i]:
            items = items[i:]
            items[0] = items[0].rpartition("等")[2]
            break
    if (
        len(items) < 2
        or not items[0].strip()
        or any(not item or len(item) > _LONGEST or re.search(r"\d", item) for item in items[1:])
    ):
        return None
    return len(items), len(items) + len(_AND.findall(items[-1]))


def _items(listed: str) -> list[str]:
    """The items between the enumeration commas that stand in no brackets or quotation marks."""
    items, depth, at = [""], 0, 0
    while at < len(listed):
        char = listed[at]
        depth += (char in _OPEN) - (char in _CLOSE)
        if char == "、" and depth == 0:
            items.append("")
        else:
            items[-1] += char
        at += 1
    return items


def _judged(told: Told, bounds: tuple[int, int], *, strict: bool, etc: bool) -> Iterator[Check]:
    """`strict`: the list is meant to be whole; `etc`: it breaks off with 等, so that only too many items contradict."""
    least, most = bounds
    number = int(told.figure.number)
    if least <= number <= most:
        yield make_check("count", "confirmed", told, [], "1" + " + 1" * (number - 1), Decimal(number), cue=told.text)
    elif (strict and not etc) or (number < least and (etc or least > 2)):
        counted = least if number < least else most
        yield make_check(
            "count", "contradicted", told, [], "1" + " + 1" * (counted - 1), Decimal(counted), cue=told.text
        )
