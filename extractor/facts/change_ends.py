"""The two ends of a change: 从15天延长至56天."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clauses.token import Token

_REACH = 8  # how many words may stand between the two ends


def is_change(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether two figures of a clause are the ends of one change: 从/由 before the first, a verb with 到/至 before the second."""
    if tokens[first].kind != tokens[second].kind:
        return False
    return _opens_change(tokens, first) and _closes_change(tokens, first, second)


def _opens_change(tokens: Sequence[Token], at: int) -> bool:
    before = [token.text for token in tokens[max(0, at - 3) : at]]
    return before[-1:] in (["从"], ["由"]) or (len(before) == 3 and before[0] in ("从", "由") and before[2] == "的")


def _closes_change(tokens: Sequence[Token], first: int, second: int) -> bool:
    between = tokens[first + 1 : second]
    if len(between) > _REACH or any(token.is_figure for token in between):
        return False
    words = [token.text for token in between if not token.mention]
    return any(word[-1:] in ("到", "至", "为") for word in words)
