"""A stock, what came in and went out, and the stock that is left: 期初余额20亿元，收入7亿元，支出4亿元，期末余额23亿元; 有公园150个，今年新建12个，年末达到162个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.alarm import is_credible, member_of, names_more
from extractor.checks.judging.coarse import unrounded
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.judging.slip import is_slip
from extractor.checks.verdict import Check
from extractor.figures import Interval, Sentence, Told, align
from extractor.relation import pattern_of

_FIRST = re.compile(
    "(?:期初|年初|月初|上年结[转余]|上期结[转余]|原有|原来有|原先有|起初|去年底|上年末|开盘|昨收|周一)[^，。；、]{0,8}$"
)
_STOCK = re.compile("(?:^|[全该本有])[^，。；、]{0,8}(?:共有|有|为|报)[^，。；、]{0,4}$")
_TAIL = "(?!到|至)[一-鿿]{0,4}$"
_COMPARED = re.compile("比|较|最高|最低|盘中|一度|曾")
_NEAR = (Decimal("0.8"), Decimal("1.25"))  # of what comes out: farther off the stock is one of something else
_LAST = re.compile("(?:期末|年末|年底|月末|月底|滚存|现有|如今|目前|现存|收[在于报]|收盘|周五|余额)[^，。；、]{0,8}$")


def check_balances(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The members of sentences whose figures of one unit are all either a stock before, an inflow, an outflow, or the stock behind them."""
    for sentence in sentences:
        for at, told in enumerate(sentence.figures):
            start, _ = member_of(sentence, told)
            parts = [f for f in sentence.figures[:at] if f.start >= start and f.unit[:2] == told.unit[:2]]
            if len(parts) >= 2 and _LAST.search(_raw(sentence, told)):
                yield from _check(sentence, told, parts)


def _check(sentence: Sentence, told: Told, parts: Sequence[Told]) -> Iterator[Check]:
    first, *flows = parts
    opening = _raw(sentence, first)
    stock = _FIRST.search(opening)
    if not stock and not _STOCK.search(opening):
        return
    into = [f for f in flows if pattern_of("inflow", after=_TAIL).search(sentence.near(f))]
    out = [f for f in flows if pattern_of("outflow", after=_TAIL).search(sentence.near(f))]
    if any(_COMPARED.search(sentence.near(f)) for f in flows):
        return  # 比年初增加52亿元 is told of the level, and is no flow beside it
    if not into or len(into) + len(out) != len(flows) or any(f.unit != told.unit for f in parts):
        return
    whole, *aligned = align([f.figure for f in (told, first, *into, *out)])
    number_in = 1 + len(into)
    computed = sum((f.figure.number for f in (first, *into)), Decimal(0))
    computed -= sum((f.figure.number for f in out), Decimal(0))
    rounded = _net([f.rounded for f in aligned[:number_in]], [f.rounded for f in aligned[number_in:]])
    possible = _net([f.interval for f in aligned[:number_in]], [f.interval for f in aligned[number_in:]])
    formula = " + ".join(map(number, (first, *into))) + "".join(f" - {number(f)}" for f in out)
    check = make_check(
        "remainder",
        unrounded(judge(whole, computed, rounded, possible), (told, *parts), computed - told.figure.number),
        told,
        parts,
        formula,
        computed,
        cue=_LAST.search(_raw(sentence, told))[0],  # type: ignore[index]  # the caller has seen it
    )
    # With no outflow told there may have been one, unless the figure is a slip away from the sum.
    told_whole = bool(out) and bool(stock)
    if check.verdict == "contradicted" and names_more(sentence.text):
        return
    if check.verdict != "contradicted" or is_slip(check.stated, computed) or (told_whole and _is_close(check)):
        yield check


def _is_close(check: Check) -> bool:
    return is_credible(check) and bool(check.computed) and _NEAR[0] <= check.stated / (check.computed or 1) <= _NEAR[1]


def _net(into: Sequence[Interval], out: Sequence[Interval]) -> Interval:
    total = sum(into[1:], start=into[0])
    for less in out:
        total = total - less
    return total


def _raw(sentence: Sentence, told: Told) -> str:
    """The words of the figure's clause before it, its dates among them: 年末达到."""
    start = max([sentence.clause_of(told)[0], *(f.end for f in sentence.figures if f.end <= told.start)])
    return sentence.text[start : told.start].lstrip("，,；、")
