"""A price or a yield, the number it is taken for, and what both come to: 80袋米，每袋115元，共花9200元; 亩产600公斤, 250亩, 总产量150吨."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from extractor.checks.claims.average import surfaces_of
from extractor.checks.judging.alarm import are_of_one_time, is_near_miss, names_more
from extractor.checks.judging.judge import as_average, judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Interval, Sentence, Told, quantity_unit, to_decimal
from extractor.relation import is_change, passage_before, shares_words

_EACH = re.compile(
    "每(?:一|个|名|位|座|家|所|支|条|辆|台|间)?(?P<each>[\u4e00-\u9fff]{1,2})[^，。；每]{0,4}$|亩产[^，。；]{0,4}$"
)
# 一桶油5升; 修一公里路要花90万元: one of them said without 每.
_ONE = re.compile(
    "(?:^|[，。；：])[^，。；\\d一二三四五六七八九十]{0,3}一(?P<each>[\u4e00-\u9fff]{1,2})[^，。；一]{0,6}$"
)
_PRICE = re.compile("(?:单价|楼面价|票价|售价|房租|租金|时薪|日薪)(?:为|是|约)?$")
_TOTAL = re.compile("总|共|合计|收入|[付给卖收]|花|销售额|成交额|产量|价款|应付|实付|营业额|票款|流水|货款|进账")
_PART = re.compile("其中|最|起|首付|定金|超过|以上")
_PARTED = re.compile("原价|优惠|补贴|半价|打折|分别|各")  # wherever it stands
_DAILY = re.compile("一天|每天|日均|当天|一日")
_GOODS = re.compile("(?P<of>[\u4e00-\u9fff]{0,8}?)总?(?:产量|产值|收入|销售额|成交额)")
_LIGHT = re.compile(
    "全年|全天|当天|当日|当年|今年|去年|年|月|日|总|共|合计|实现|带来|农户|村民|商家|店家|老板|摊主|种植户|养殖户|他|她|的|可|获"
)
# Lengths of time as figures have them, by the denominators that they are the number of: 月租金, 租期12个月.
_TIMES = {"month": "M", "year": "Y", "day": "D", "week": "W", "hour": "TH"}
# 每个考场30人: what stands behind 每 may be counted in any of these.
_ANY_NOUN = ("个", "间", "处", "家", "支", "座", "所", "户", "组", "队")


def check_products(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Sentences that hold one price, one number in the price's own unit, and behind them one total in the price's currency or unit."""
    for at, sentence in enumerate(sentences):
        if len(sentence.figures) < 3 or _PARTED.search(sentence.text):
            continue
        prices = [(told, each) for told in sentence.figures if (each := _over(sentence, told)) is not None]
        deepest = max((len(told.unit) for told, _ in prices), default=0)
        prices = [(told, each) for told, each in prices if len(told.unit) == deepest]
        if len(prices) > 1:  # 每天供应260份，每份15元
            prices = [(told, each) for told, each in prices if told.unit[0] == "money"]
        if len(prices) != 1:
            continue
        price, (over, noun) = prices[0]
        others = [f for f in sentence.figures if f is not price and not is_change(sentence, f)]
        counts = [f for f in others if _counts(sentence, f, price, over, noun)]
        totals = [f for f in others if f not in counts and _is_total(sentence, f, price)]
        if len(counts) != 1 or len(totals) != 1 or not _TOTAL.search(sentence.near(totals[0])):
            continue
        if _PART.search(sentence.text, 0, totals[0].end):
            continue
        check = _check(sentence, totals[0], price, counts[0])
        before = passage_before(sentences, at)
        # 特级每箱95元。一级每箱65元，共卖出1200箱: of both prices.
        several = before is not None and any(f.unit == price.unit for f in before.figures)
        if check is not None and (check.verdict != "contradicted" or not several):
            yield check


def _check(sentence: Sentence, total: Told, price: Told, count: Told) -> Check | None:
    if total.start < max(price.start, count.start):
        return None
    factor = _factor(price, total)
    p, n = price.figure, count.figure
    if re.search("平均|均|约", sentence.near(price)):
        p = as_average(p)
    times = Interval(factor, factor)
    computed = p.number * n.number * factor
    formula = f"{number(price)} * {number(count)}" + (f" * {factor}" if factor != 1 else "")
    verdict = judge(total.figure, computed, p.rounded * n.rounded * times, p.interval * n.interval * times)
    if verdict == "contradicted" and not (
        is_near_miss(total.figure.number, computed)
        and not names_more(sentence.text)
        and are_of_one_time([sentence], [total, price, count])
        and _is_of_same(sentence, total, price, count)
    ):
        return None
    each = _EACH.search(sentence.near(price)) or _PRICE.search(sentence.near(price))
    return make_check(
        "average", verdict, total, [price, count], formula, computed, cue=each[0] if each else sentence.near(price)
    )


def _is_of_same(sentence: Sentence, total: Told, price: Told, count: Told) -> bool:
    """Whether the total's words name nothing that price and count do not speak of: 秋粮总产量 is not that of all 粮食."""
    goods = _GOODS.search(sentence.near(total))
    if goods is None:
        return True
    named = _LIGHT.sub("", goods["of"])
    beside = sentence.beside(price) + sentence.beside(count)
    return named in beside if len(named) < 2 else shares_words(named, beside)


def _counts(sentence: Sentence, told: Told, price: Told, over: Sequence[str], noun: str) -> bool:
    """Whether the figure is the number that the price is to be taken for: in the price's unit, or of the noun behind its 每 (32个考场, 每个考场)."""
    if told.unit[0] == "duration":
        return any(told.unit[1] == _TIMES.get(per) for per in price.unit[2:])
    daily = told.unit[2:] == ("day",) and _DAILY.search(sentence.text, told.end) is not None
    if told.unit[0] != "quantity" or (len(told.unit) != 2 and not daily) or told.unit[:2] == price.unit[:2]:
        return False
    if told.figure.number == 1:
        return False
    if over == ("",):
        return True  # 单价: of whatever is counted
    beside = sentence.near(told)[-8:] + told.of + sentence.after(told)[:4]
    return told.unit[1] in over or (len(noun) > 1 and told.unit[1] in _ANY_NOUN and noun in beside)


def _is_total(sentence: Sentence, told: Told, price: Told) -> bool:
    """Whether the figure is in what the price is in, less the denominators that the count makes good: 每人每天15台, 240人, 日产量3600台."""
    if told.unit[0] != price.unit[0] or _EACH.search(sentence.near(told)) is not None:
        return False
    if told.unit[1] != price.unit[1] and _factor(price, told) == 1:
        return False
    left = len(price.unit) - len(told.unit)
    return left == (1 if len(price.unit) > 2 else 0) and set(told.unit[2:]) <= set(price.unit[2:])


def _factor(price: Told, total: Told) -> Decimal:
    """How many units of the total are in one of the price's (公斤 and 吨: 0.001); 1 where they are one unit, or cannot be compared."""
    if price.unit[0] != "quantity" or price.unit[1] == total.unit[1]:
        return Decimal(1)
    one, other = quantity_unit(price.unit[1]), quantity_unit(total.unit[1])
    if one.base != other.base:
        return Decimal(1)
    return to_decimal(Fraction(one.factor) / Fraction(other.factor))[0]


def _one_before(sentence: Sentence, told: Told) -> Told | None:
    """The 一公里 of 修一公里路要花90万元: one of a unit in the figure's own clause, and no other figure between."""
    at = sentence.figures.index(told) - 1
    one = sentence.figures[at] if at >= 0 else None
    if one is None or one.figure.number != 1 or not one.text.startswith("一") or len(one.unit) != 2:
        return None
    return one if set("，。；：").isdisjoint(sentence.text[one.end : told.start]) else None


def _over(sentence: Sentence, told: Told) -> tuple[tuple[str, ...], str] | None:
    """The units that the figure is a price or yield of one of, and the noun behind 每; None where it is none. 单价 is of any unit."""
    if told.unit[0] not in ("money", "quantity"):
        return None
    near = sentence.near(told)
    each = _EACH.search(near) or _ONE.search(near)
    if each is None and len(told.unit) == 2 and (one := _one_before(sentence, told)) is not None:
        return (one.unit[1], one.unit[1]), one.unit[1]
    noun = (each["each"] or "") if each is not None else ""
    if len(told.unit) >= 3:
        return tuple(surface for per in told.unit[2:] for surface in surfaces_of(per)), noun
    if each is None:
        return (("",), "") if told.unit[0] == "money" and _PRICE.search(near) else None
    return ((noun[:1], noun), noun) if noun else (("亩",), "")
