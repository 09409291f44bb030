"""The two bounds of one figure as the range that they are: 10万元以上50万元以下, 不低于3亿元且不超过5亿元."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from extractor.mentions import Mention
from extractor.models import Modifier, Money, Percent, Quantity

# What may stand between the two; anything else makes them figures of two things.
_BETWEEN = regex.compile(r"[，,、]?(?:且|并且|但|而)?")
# 介于100元和200元之间: what stands between the ends there, and what behind them.
_AND = regex.compile("[和与及]")
_AMONG = regex.compile("之间(?!的?(?:差|距|关系|比|换|兑))")
_LOWER: frozenset[Modifier] = frozenset({"at_least", "over"})
_HIGHER: frozenset[Modifier] = frozenset({"at_most", "under"})


def join_bounds(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of folded text with each lower bound and the higher one right behind it as one range.

    >>> from extractor.values.find import find_running
    >>> [str(mention.value) for mention in find_running("罚款10万元以上50万元以下")]
    ['100000..500000 CNY']
    >>> [str(mention.value) for mention in find_running("介于100元和200元之间")]
    ['100..200 CNY']
    """
    joined: list[Mention] = []
    for mention in mentions:
        both = _range(text, joined[-1], mention) if joined else None
        if both is None:
            joined.append(mention)
        else:
            joined[-1] = both
    return joined


def _range(text: str, first: Mention, second: Mention) -> Mention | None:
    low, high = first.value, second.value
    if not isinstance(low, Money | Percent | Quantity) or not isinstance(high, Money | Percent | Quantity):
        return None
    if _AND.fullmatch(text, first.end, second.start) and _AMONG.match(text, second.end):
        exact = low.modifier == high.modifier == "exact" and low.upper is None and high.upper is None
        if not exact or _measure(low) != _measure(high) or _number(low) >= _number(high):
            return None
        return _joined(first, second, low, high)
    if low.modifier not in _LOWER or high.modifier not in _HIGHER or low.upper is not None or high.upper is not None:
        return None
    if _measure(low) != _measure(high) or _number(low) >= _number(high) or low.per not in ([], high.per):
        return None
    if _BETWEEN.fullmatch(text, first.end, second.start) is None:
        return None
    return _joined(first, second, low, high)


def _joined(
    first: Mention, second: Mention, low: Money | Percent | Quantity, high: Money | Percent | Quantity
) -> Mention:
    update: dict[str, object] = {"upper": _number(high), "modifier": "exact", "per": high.per}
    if isinstance(high, Quantity):
        update["of"] = high.of
    return Mention(first.start, second.end, low.model_copy(update=update), f"{first.rule}+bounds")


def _number(value: Money | Percent | Quantity) -> Decimal:
    return value.amount if isinstance(value, Money) else value.value


def _measure(value: Money | Percent | Quantity) -> tuple[str, str | None]:
    """What the number counts: bounds of two measures make no range."""
    if isinstance(value, Money):
        return value.type, value.currency
    return value.type, value.kind if isinstance(value, Percent) else value.unit
