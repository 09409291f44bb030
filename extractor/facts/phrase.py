"""Phrases read from their end: quotations, brackets, 在…上, nominal verbs, measures."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Token
from extractor.facts.words import ends_like, is_change_word, words_of

OPENING, CLOSING = "“‘「『《", "”’」』》"
_MEASURE_ENDS = frozenset("率费价额量值比度数期")


def is_nominal(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a verb before the figure is the head of an object: 追回医保基金损失, 完成案件核查, 打造示范带."""
    text = tokens[i].text
    if text in _MEASURE_ENDS:
        return True
    if is_change_word(text) or text in words_of("pivot"):
        return False
    j = i - 1
    if j >= start and tokens[j].text in CLOSING and tokens[j].text:
        quoted = quotation_start(tokens, j, start)
        return quoted is not None and quoted > start and tokens[quoted - 1].tag in ("v", "vn")
    while (
        j >= start
        and i - j < 9
        and (
            tokens[j].is_noun
            or tokens[j].tag in ("a", "f")
            or tokens[j].kind in ("place", "organization")
            or (tokens[j].text in "、和与" and j < i - 1)
        )
    ):
        j -= 1
    if j == i - 1 or j < start:
        return False
    verb = tokens[j]
    return (
        verb.tag == "v"
        and not verb.mention
        and verb.text not in words_of("exist") | words_of("copula") | words_of("preposition")
    )


def quotation_start(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The index of the mark that opens the quotation which `tokens[i]` closes."""
    return next(
        (j for j in range(i - 1, max(start, i - 14) - 1, -1) if tokens[j].text in OPENING and tokens[j].text), None
    )


def is_measure(token: Token) -> bool:
    """Whether a noun ends like a measure: 保费, 面积."""
    return token.is_noun and ends_like(token.text, "measure") is not None


def past_brackets(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """The index before the bracket that `tokens[i]` closes."""
    for j in range(i - 1, start - 1, -1):
        if tokens[j].text in "（(" and tokens[j].text:
            return j - 1
    return None


def compared_from(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """Past 较改革前, 比上年末: the index before it."""
    return next((j - 1 for j in range(i - 1, max(start, i - 5) - 1, -1) if tokens[j].text in ("较", "比")), None)


def past_prepositional(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """Past 在…上, 从…中: the words before them may belong to the measure."""
    for j in range(i - 1, max(start, i - 10) - 1, -1):
        if tokens[j].text in ("在", "从", "于"):
            return j - 1
        if tokens[j].is_figure or tokens[j].text in "，、；：":
            break
    return None
