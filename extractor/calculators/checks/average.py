"""An average, the total and the number of those it is taken over: 为432户支付补助566.2万元，户均1.31万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.calculators.checks.judge import judge, make_check, number
from extractor.calculators.story import Sentence, Told, sentence_before
from extractor.calculators.verdict import Check

# What the total is divided by, and the counting units that stand for it. Averages over time (年均, 日均) are left: how many years is rarely said.
_UNITS = {
    "人": ("人",),
    "户": ("户",),
    "家": ("家",),
    "亩": ("亩",),
    "件": ("件", "起"),
    "场": ("场", "场次"),
    "次": ("次", "人次"),
    "人次": ("人次",),
    "个": ("个",),
    "村": ("个", "村"),
    "校": ("所",),
    "所": ("所",),
    "台": ("台",),
    "套": ("套",),
    "单": ("单", "笔"),
    "笔": ("笔",),
    "期": ("期",),
    "班": ("个", "班"),
    "头": ("头",),
    "公斤": ("公斤",),
    "吨": ("吨",),
}
_OVER = "人次|公斤|" + "|".join(unit for unit in _UNITS if len(unit) == 1)
_AVERAGE = re.compile(
    rf"(?:(?P<short>{_OVER})均|平均[^，。；\d]{{0,4}}?每(?:一|个|名|位)?(?P<each>{_OVER})|每(?P<per>{_OVER})平均)(?P<noun>[^，。；]{{0,12}})$"
)
_COPULA = re.compile(r"(?:了|达到|达|约|为|近|超过|超|获得|获|得|可|的|仅|已|为)+")
_TIMED = re.compile("[年月日季]均|每[年月日天]")


def check_averages(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The averages whose total and number stand in the same sentence or in the one before it."""
    for at, sentence in enumerate(sentences):
        for told in sentence.figures:
            near = sentence.near(told)
            match = _AVERAGE.search(near)
            if match is None or told.figure.unit[0] not in ("money", "quantity") or _TIMED.search(near):
                continue
            over = match["short"] or match["each"] or match["per"]
            noun = _COPULA.sub("", match["noun"])
            last = sentence_before(sentences, at)
            scope = [sentence] if last is None else [sentence, last]
            pair = _pair(told, noun, _UNITS[over], scope)
            if pair is not None:
                check = _check(told, *pair)
                # A number that is told behind the average may be of others than those it is taken over.
                told_before = all(other not in sentence.figures or other.end <= told.start for other in pair)
                if check.verdict != "contradicted" or told_before:
                    yield check


def _pair(told: Told, noun: str, units: Sequence[str], scope: Sequence[Sentence]) -> tuple[Told, Told] | None:
    """The one total and the one number that the average can be of; None where there are none or several."""
    for sentences in ([scope[0]], scope):
        totals, counts = [], []
        for sentence in sentences:
            for other in sentence.figures:
                if other is told or _AVERAGE.search(sentence.near(other)):
                    continue
                if _is_total(told, other, noun, sentence):
                    totals.append(other)
                unit = other.figure.unit
                if unit[0] == "quantity" and len(unit) == 2 and unit[1] in units and other.figure.number:
                    counts.append(other)
        if len(totals) == 1 and len(counts) == 1 and totals[0] is not counts[0]:
            return totals[0], counts[0]
    return None


def _is_total(told: Told, other: Told, noun: str, sentence: Sentence) -> bool:
    average, total = told.figure.unit, other.figure.unit
    if average[:2] != total[:2] or len(total) > 2:
        return False
    return not noun or bool(_pairs(noun) & _pairs(sentence.before(other)[-12:] + sentence.after(other)[:6]))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _check(told: Told, total: Told, count: Told) -> Check:
    a, t, n = told.figure, total.figure, count.figure
    computed = t.number / n.number
    formula = f"{number(total)} / {number(count)}"
    verdict = judge(a, computed, t.rounded / n.rounded, t.interval / n.interval)
    return make_check("average", verdict, told, [total, count], formula, computed)
