"""Sums whose currency stands before the number: US$1.2亿, 人民币20万, USD 3.5M."""

from __future__ import annotations

from decimal import Decimal

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Money
from extractor.values.money.amount import BEFORE, money
from extractor.values.number.numeral import RANGE, number
from extractor.values.number.placed_number import read_figure
from extractor.values.number.unit_words import currencies

SIGNED: RuleSet[Money] = RuleSet("money")


@SIGNED.rule(
    rf"(?<![A-Za-z])(?P<minus>(?<![\dA-Za-z）)%])[-−])?(?P<name>{BEFORE})[:：]? ?(?:{number('low', signed=True, border=False)}{RANGE}(?:{BEFORE} ?)?)?{number('num', signed=True, border=False)}(?!\d|[年月日号])(?: ?(?P<size>[KMBkm](?:n|illion)?|b(?:n|illion))(?![A-Za-z\d]))?",
    yes=examples("""
        US$1.2亿 -> 120000000 USD | $100 -> 100 USD | ¥1,234.56 -> 1234.56 CNY | USD 100 -> 100 USD | ￥99.9 -> 99.9 CNY
        HK$500 -> 500 HKD | NT$300 -> 300 TWD | A$20 -> 20 AUD | €50 -> 50 EUR | £30 -> 30 GBP | ₩10000 -> 10000 KRW | ₽500 -> 500 RUB
        RMB 100 -> 100 CNY | CNY100 -> 100 CNY | 人民币20万 -> 200000 CNY | 港币三千 -> 3000 HKD | $5-$10 -> 5..10 USD | $5-10 -> 5..10 USD
        C$75 -> 75 CAD | S$12.5 -> 12.5 SGD | ₹2000 -> 2000 INR | ฿350 -> 350 THB | EUR 1,000 -> 1000 EUR | 超$3亿 -> 300000000 USD over
        JPY 5000 -> 5000 JPY | USD 3.5M -> 3500000 USD | $2.5 billion -> 2500000000 USD | $10K -> 10000 USD | R$80 -> 80 BRL | -$100 -> -100 USD | -¥3.5万 -> -35000 CNY
    """),
    no=["RMBS2023", "USD", "A$AP", "人民币2024年升值"],
    before={surface[-1] for surface, (_, side, _) in currencies().items() if side != "behind"},
)
def currency_first(match: Match) -> Placed[Money] | None:
    """A currency's sign, code or name, then the number."""
    figure = read_figure(match)
    if figure is None:
        return None
    size = _SIZES[match["size"][0].lower()] if match["size"] else Decimal(1)
    if match["minus"]:
        size = -size
    if figure.upper is not None and size < 0:
        return None
    return money(figure, currencies()[match["name"]][0], size)


_SIZES = {"k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9)}
