"""What stands between a measure and its figure and says nothing about the measure: 达, 已超, 延伸至, 从15天延长至."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Token
from extractor.facts.phrase import CLOSING, is_measure
from extractor.facts.walk import Walk
from extractor.facts.words import is_change_word, words_of
from extractor.models import Quantity

_MOVES = frozenset(
    {"调", "提", "增", "减", "降", "升", "涨", "压", "缩", "扩", "延", "上调", "下调", "调整", "调高", "调低"}
)
PREDICATES = ("超过", "超", "突破", "逾", "达到", "达")


def skip_hedges(walk: Walk, i: int, start: int) -> int:
    """Past what says nothing about the measure; notes a copula or a verb of existence."""
    tokens = walk.tokens
    while i >= start:
        text = tokens[i].text
        if text.startswith("每") and i > start and tokens[i - 1].text in ("由", "从") and not tokens[i].mention:
            walk.copula = True  # 由每斤2.2元涨到3元
            i -= 2
            continue
        rated = _past_rates(tokens, i, start)
        if rated is not None:
            walk.copula = True  # 缴费标准为每人400元
            i = rated
            continue
        if walk.copula and tokens[i].is_figure and i > start and _starts_change(tokens, i, start):
            i -= 1 if tokens[i - 1].text in ("从", "由") else 3  # 从15天延长至56天; 从2020年的3200人增至…
            continue
        if tokens[i].mention:
            break
        if text in words_of("exist"):
            walk.exist = True
        elif text in words_of("copula") or text in ("到", "至") or (text[-1:] in "到至达" and _moves(text[:-1])):
            walk.copula = True
        elif walk.copula and is_change_word(text) and tokens[i + 1].text in ("到", "至", "了", "为"):
            pass
        elif text in ("从", "由") and i > start and not walk.parts:
            walk.copula = True
        elif walk.copula and _gives_result(tokens, i, start):
            pass  # 延伸至, 拓展到
        elif text in ("零下", "负"):
            pass
        elif text == "在" and i > start and tokens[i - 1].tag == "v" and not tokens[i - 1].mention:
            walk.copula = True  # 保持在98%, 稳定在5万元
            i -= 1
        elif text == "在" and i > start and is_measure(tokens[i - 1]) and not tokens[i - 1].mention:
            walk.copula = walk.bound = True  # 年出口额在300万美元以下的企业
        elif text == "的" and _is_ratio(tokens[i + 1]) and (equated := _equated(tokens, i, start)) is not None:
            walk.copula = True
            i = equated  # 保证金为合同价的2%
        elif text == "的" and _is_share(tokens, i, start):
            pass  # 占净利润的43%
        elif text == "的" and i > start and tokens[i - 1].kind == "date":
            i -= 1  # 从2020年的3200人
        elif text in CLOSING or text in words_of("keep") or text not in words_of("hedge"):
            break
        elif text in PREDICATES:
            walk.predicate = True
        i -= 1
    return i


def _moves(verb: str) -> bool:
    """Whether a verb with 到 or 至 only brings a measure to its new value: 增至, 调至, 上调到."""
    return is_change_word(verb) or verb in _MOVES


def _past_rates(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The index of the noun in …标准为每人每月113元, or None where `tokens[i]` ends no rate behind a copula."""
    j = i
    while j > start and not tokens[j].mention:
        if tokens[j].text.startswith("每") and len(tokens[j].text) > 1:
            j -= 1
        elif tokens[j - 1].text == "每" and tokens[j].text not in words_of("copula"):
            j -= 2
        else:
            break
    if j == i or j <= start or tokens[j].mention or tokens[j].text not in words_of("copula") | {"按"}:
        return None
    return j - 1 if tokens[j - 1].is_noun and not tokens[j - 1].mention else None


def _is_ratio(token: Token) -> bool:
    """Whether the figure compares: 43%, 4.5倍."""
    return token.kind == "percent" or (isinstance(token.value, Quantity) and token.value.unit == "倍")


def _equated(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The index of 为 in …为合同价的2%."""
    for j in range(i - 1, max(start, i - 5) - 1, -1):
        if tokens[j].text in ("为", "是", "仅为", "相当于"):
            return j
        if not (tokens[j].is_noun or tokens[j].text in words_of("keep")):
            return None
    return None


def _is_share(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether 的 ends 占…的 before a share."""
    for j in range(i - 1, max(start, i - 6) - 1, -1):
        if tokens[j].text in ("占", "占到"):
            return True
        if tokens[j].is_figure or tokens[j].text in "，；、":
            return False
    return False


def _gives_result(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a verb only leads up to its result: 延伸至2公里, 票价统一为2元."""
    if tokens[i].tag != "v" or tokens[i].text in words_of("light"):
        return False
    if not any(t.is_noun or t.is_name or t.is_figure for t in tokens[start:i]):
        return False  # 又增资到5000万元: the verb is the measure
    return tokens[i + 1].text in ("到", "至") or (tokens[i + 1].text == "为" and i > start and tokens[i - 1].is_noun)


def _starts_change(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether the figure is the one that a change starts from."""
    if tokens[i - 1].text in ("从", "由"):
        return True
    return (
        i - 3 >= start
        and tokens[i - 1].text == "的"
        and tokens[i - 2].kind == "date"
        and tokens[i - 3].text in ("从", "由")
    )
