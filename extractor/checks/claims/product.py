"""A price or a yield, the number it is taken for, and what both come to: 80袋米，每袋115元，共花9200元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.checks.claims.average import surfaces_of
from extractor.checks.claims.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.relation import is_change

_EACH = re.compile(
    "每(?:一|个|名|位|座|家|所|支|条|辆|台)?(?P<each>[\u4e00-\u9fff])[^，。；每]{0,4}$|亩产[^，。；]{0,4}$"
)
_TOTAL = re.compile("总|共|合计|收入|一次性付|花")
_PART = re.compile("其中|最|起|原价|优惠|补贴|首付|定金|超过|以上")


def check_products(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Sentences that hold one price, one number in the price's own unit, and behind them one total in the price's currency or unit."""
    for sentence in sentences:
        if _PART.search(sentence.text):
            continue
        prices = [(told, over) for told in sentence.figures if (over := _over(sentence, told))]
        if len(prices) != 1:
            continue
        price, over = prices[0]
        counts = [f for f in sentence.figures if f is not price and f.unit[0] == "quantity" and f.unit[1] in over]
        totals = [
            f
            for f in sentence.figures
            if (f is not price and f.unit[:2] == price.unit[:2] and f.unit != price.unit) or _is_sum(sentence, f, price)
        ]
        totals = [f for f in totals if f not in counts and not is_change(sentence, f)]
        if len(counts) != 1 or len(totals) != 1 or not _TOTAL.search(sentence.near(totals[0])):
            continue
        total, count = totals[0], counts[0]
        if total.start < max(price.start, count.start) or price.unit[0] == "percent":
            continue
        p, n = price.figure, count.figure
        verdict = judge(total.figure, p.number * n.number, p.rounded * n.rounded, p.interval * n.interval)
        yield make_check(
            "average", verdict, total, [price, count], f"{number(price)} * {number(count)}", p.number * n.number
        )


def _is_sum(sentence: Sentence, told: Told, price: Told) -> bool:
    return told is not price and told.unit == price.unit and _EACH.search(sentence.near(told)) is None


def _over(sentence: Sentence, told: Told) -> tuple[str, ...]:
    """The units that the figure is a price or yield of one of; empty where it is none."""
    if told.unit[0] not in ("money", "quantity"):
        return ()
    if len(told.unit) == 3:
        return surfaces_of(told.unit[2])
    each = _EACH.search(sentence.near(told))
    return () if each is None else ((each["each"],) if each["each"] else ("亩",))
