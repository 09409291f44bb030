"""Names behind a figure that own it: 服务数十万乘客的劳模…, 32岁的居民…, and those right before it in a list: 广州3.1万人、深圳2.7万人."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Token
from extractor.facts.metric import Metric
from extractor.facts.words import words_of


def find_relative_owner(tokens: Sequence[Token], figure: Token, metric: Metric) -> Token | None:
    """Who does the verb of a relative clause that the figure stands in: 服务数十万乘客的劳模孔胜东."""
    if figure.is_age:
        return _owner_of_age(tokens, tokens.index(figure))
    i = metric.behind.next
    acts = bool(metric.before.verbs) or tokens[max(0, tokens.index(figure) - 1)].tag == "vn"
    if not metric.behind.noun or not acts or i >= len(tokens) or tokens[i].text != "的":
        return None
    for token in tokens[i + 1 : i + 5]:
        if token.is_name:
            return token if token.kind in ("person", "organization", "programme") else None
        if not (token.is_noun or token.tag == "a"):
            return None
    return None


def _owner_of_age(tokens: Sequence[Token], at: int) -> Token | None:
    """The person whose age it is: 32岁的东河区居民李先生; 王大爷今年75岁."""
    for token in tokens[at + 1 : at + 8]:
        if token.kind == "person":
            return token
        if not (token.text == "的" or token.is_noun or token.is_name or token.tag == "a"):
            break
    return None


def find_label(tokens: Sequence[Token], at: int) -> Token | None:
    """The place or body right before its figure in a list of such: 其中广州3.1万人、深圳2.7万人."""
    i = at - 1
    while i >= 0 and not tokens[i].mention and tokens[i].text in words_of("hedge") - words_of("exist"):
        i -= 1
    if i > 1 and tokens[i].tag == "v" and not tokens[i].mention and tokens[i - 2].text in ("、", "和"):
        i -= 1  # 甲镇支付310万元、乙镇支付275万元
    if i < 0 or tokens[i].kind not in ("place", "organization"):
        return None
    listed = i == 0 or tokens[i - 1].text in ("、", "和", "及", "其中", "，")
    beside = any(t.text in ("、", "和", "及") for t in (*tokens[max(0, i - 1) : i], *tokens[at + 1 : at + 2]))
    given = any(not t.mention and t.text in words_of("preposition") for t in tokens[:i])  # 向甲市及乙市6300名…捐赠
    return tokens[i] if listed and beside and not given else None
