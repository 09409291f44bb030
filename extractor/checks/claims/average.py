"""An average, the total and the number of those it is taken over: 为432户支付补助566.2万元，户均1.31万元; 折合每公里7.3亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.checks.judging.alarm import are_of_one_time, is_credible
from extractor.checks.judging.judge import as_average, judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.lexicon import MeasureWord, Unit, rows
from extractor.relation import passage_before

# 户均, 平均每个团队, 每亩平均, 日均.
_AVERAGE = re.compile(
    r"(?:(?P<short>[\u4e00-\u9fff])(?<!平)均|平均[^，。；\d]{0,4}?每(?:一|个|名|位|座|家|所|支|条|辆|台)?(?P<each>[\u4e00-\u9fff]{1,2})"
    r"|每(?P<per>[\u4e00-\u9fff]{1,3})平均)(?P<noun>[^，。；]{0,12})$"
)
# Averages over time: how many days or months is said beside them, or they cannot be checked.
_TIME = {"日": "D", "天": "D", "月": "M", "年": "Y"}
# 折合每公里7.3亿元: the value itself says what it is divided by.
_EACH = re.compile("平均|折合|相当于|单价|合|均价")
# 每平方米2万元, and nothing but the unit before the figure, behind the 总价 that it is of.
_BARE = re.compile("[，,]?(?:也就是|即|约合)?每(?:一|个)?[\u4e00-\u9fff]{1,3}(?:约|为|仅|只)?")
_PRICED = re.compile("总价|成交价|价款|总额|总收入|总产值|总产量")
_TIMED = re.compile("季均|周均|每[季周]|每小时|每分钟|每秒")
# Whom one count may stand for: companies are counted in 家 and taxed as 户.
_ALSO = {"户": ("家",), "人": ("人次",), "次": ("人次",), "件": ("起",), "场": ("场次",), "单": ("笔",)}
# Words of one kind: what is sold is income, what is spent is a cost.
_ONE_KIND = (
    re.compile("收入|卖|售|销|收益|产值|进账|营收|增收|挣|赚"),
    re.compile("投入|花|费|成本|支出|开支|开销"),
    re.compile("发|领|分|拿|补|奖|得"),
)
# 由四个子女平分，每人分得6万元: the one number that is told is that of those who share.
_SHARED_OUT = re.compile("平分|均分|平均分")
_ADDED = re.compile("新增|净增|增加|减少")
_SMALL = re.compile("[，,、：:；的]|平均|算下来|折合|相当于|总体|全年|目前|实现|分别|约|每")
_GETS = re.compile("[，,]?每人(?:可|能|各|都)?(?:分得|分到|拿到|得到|领到|得)(?:约|了)?")
_TOTAL = re.compile("总|共|合计")
_LIGHT = re.compile(
    "(?:到手|分得|领到|拿到|摊到|享有|拥有|占有|了|达到|达|约|为|近|超过|超|得|可|的|仅|已|共|总|额|数|量|元|人)+"
)


def check_averages(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The averages whose total and number stand in the same sentence or in the one before it."""
    for at, sentence in enumerate(sentences):
        for told in sentence.figures:
            over = _over(sentence, told)
            if over is None:
                continue
            last = passage_before(sentences, at)
            pair = _pair(told, *over, [sentence] if last is None else [sentence, last])
            if pair is None:
                continue
            check = _check(told, *pair, cue=sentence.near(told)[-8:])
            # A number that is told behind the average may be of others than those it is taken over.
            told_before = all(other not in sentence.figures or other.end <= told.start for other in pair)
            together = all(other in sentence.figures for other in pair)
            sure = (
                told_before
                and (together or not _only_alike(pair[1], over[0]))
                and (is_credible(check) or not _BARE.fullmatch(sentence.near(told)))
                and are_of_one_time(
                    [s for s in (last, sentence) if s is not None], [told, *(p for p in pair if p in sentence.figures)]
                )
                and not _narrows(sentence, told, pair[1])
                and not (together and "其中" in sentence.text[pair[0].end : pair[1].start])
            )
            if check.verdict != "contradicted" or sure:
                yield check


def _narrows(sentence: Sentence, told: Told, count: Told) -> bool:
    """Whether the words before the average name others than the sentence has spoken of: 易地搬迁户户均."""
    near = sentence.near(told)
    match = _AVERAGE.search(near)
    if count.end == told.start - len(near):
        return False  # 80户社员平均每户拿到1.5万元
    prefix = _SMALL.sub("", near[: match.start()]) if match is not None else ""
    return len(prefix) > 1 and prefix[-2:] not in sentence.text[: told.start - len(near)]


def _over(sentence: Sentence, told: Told) -> tuple[tuple[str, ...], str] | None:
    """What the average is taken over, by its wordings, and the noun that it averages; None where the figure is no average."""
    near = sentence.near(told)
    if told.figure.unit[0] not in ("money", "quantity") or _TIMED.search(near):
        return None
    match = _AVERAGE.search(near)
    if match is not None and (match["short"] is None or match["short"] in _countable()):
        noun = _LIGHT.sub("", match["noun"])
        if match["each"]:
            # 平均每个团队服务1800人: 团队 is counted elsewhere; 平均每亩增收: 亩 is a unit, and 增 belongs to the noun.
            each = match["each"]
            return (each[:1], each, *_ALSO.get(each[:1], ())), ""
        over = match["short"] or match["per"]
        return (over, *_ALSO.get(over, ())), noun
    per = told.figure.unit[2:]
    if len(per) != 1 or per[0] not in _surfaces():
        return None
    if _SHARED_OUT.search(sentence.text, 0, told.start) and _GETS.fullmatch(near):
        return _surfaces()[per[0]], ""
    bare = _BARE.fullmatch(near) and any(_PRICED.search(sentence.near(f)) for f in sentence.figures if f is not told)
    return (_surfaces()[per[0]], "") if bare or _EACH.search(near) else None


@cache
def _countable() -> frozenset[str]:
    """The characters that 均 follows when it makes an average (户均, 日均); in 增产均超过 it means each."""
    words = {row.surface for row in (*rows(MeasureWord), *rows(Unit)) if len(row.surface) == 1}
    return frozenset(words | _TIME.keys() | set("生校店床单镇站园馆企")) - frozenset("地分秒时周季")


def surfaces_of(per: str) -> tuple[str, ...]:
    """The units and measure words that a denominator's English name stands for."""
    return _surfaces().get(per, ())


@cache
def _surfaces() -> dict[str, tuple[str, ...]]:
    """The units and measure words by their English names as denominators."""
    found: dict[str, tuple[str, ...]] = {}
    for row in (*rows(MeasureWord), *rows(Unit)):
        if row.per:
            found[row.per] = (*found.get(row.per, ()), row.surface)
    return found


def _pair(told: Told, over: Sequence[str], noun: str, scope: Sequence[Sentence]) -> tuple[Told, Told] | None:
    """The one total and the one number that the average can be of; None where there are none or several."""
    for sentences in ([scope[0]], scope):
        totals: list[Told] = []
        counts: list[Told] = []
        for sentence in sentences:
            for other in sentence.figures:
                if other is told or _AVERAGE.search(sentence.near(other)) or not other.figure.number:
                    continue
                counted = other.figure.unit[:2] != told.figure.unit[:2] and _is_count(sentence, other, over)
                if counted:
                    counts.append(other)
                if _is_total(told, other, noun, sentence, counted=counted):
                    totals.append(other)
        exact = [count for count in counts if not _only_alike(count, over)]
        counts = _main(exact or counts, sentences)
        totals = _main(totals, sentences)
        if len(totals) == 1 and len(counts) == 1:
            return totals[0], counts[0]
    return None


def _main(found: list[Told], sentences: Sequence[Sentence]) -> list[Told]:
    """Of several, those that are told as totals (共有…, 总价…)."""
    if len(found) < 2:
        return found
    return [f for s in sentences for f in s.figures if f in found and _TOTAL.search(s.near(f))]


def _is_count(sentence: Sentence, told: Told, over: Sequence[str]) -> bool:
    """Whether the figure counts what the average is taken over: by its unit, or by the noun beside it (24座…充电站, 站均)."""
    unit = told.figure.unit
    if unit[0] == "duration":
        return unit[1] == _TIME.get(over[0])
    if unit[0] != "quantity" or len(unit) != 2 or over[0] in _TIME:
        return False
    if "人" in over and _SHARED_OUT.search(sentence.text, told.end) and unit[1] == "个":
        return len([f for f in sentence.figures if f.unit[0] == "quantity" and len(f.unit) == 2]) == 1
    beside = sentence.near(told)[-8:] + sentence.after(told)[:12]
    nouns = [word for word in over if len(word) == 2] or over[:1]
    if over[0] == "生" and unit[1] == "人":
        return "生" in beside
    return unit[1] in over or (unit[1] not in ("人", "人次") and any(noun in beside for noun in nouns))


def _only_alike(told: Told, over: Sequence[str]) -> bool:
    """Whether the count is in another unit that is only used for the same (人次 for 人均)."""
    return told.figure.unit[1] in over[1:] and over[0] in _ALSO


def _is_total(told: Told, other: Told, noun: str, sentence: Sentence, *, counted: bool) -> bool:
    average, total = told.figure.unit, other.figure.unit
    if average[:2] != total[:2] or counted:
        return False
    beside = _LIGHT.sub("", sentence.near(other)[-12:] + sentence.after(other)[:6])
    if _ADDED.search(noun) and not _ADDED.search(beside):
        return False  # 生均新增图书 is not of all the books
    if not noun or set(noun) & set(beside):
        return True
    return any(kind.search(noun) and kind.search(beside) for kind in _ONE_KIND)


def _check(told: Told, total: Told, count: Told, *, cue: str) -> Check:
    a, t, n = as_average(told.figure), total.figure, count.figure
    computed = t.number / n.number
    formula = f"{number(total)} / {number(count)}"
    verdict = judge(a, computed, t.rounded / n.rounded, t.interval / n.interval)
    return make_check("average", verdict, told, [total, count], formula, computed, cue=cue)
