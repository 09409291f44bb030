"""Changes: which way, against what (同比增长12%; 较改革前下降111.5元), and the two ends of one (从15天延长至56天)."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clauses.token import Token
from extractor.facts.words import is_change_word

_AGAINST = ("较", "比")
_RATES = ("同比", "环比")
_NO_CHANGE = frozenset({"新增", "高", "低", "多", "少", "增收", "节约", "节省"})  # changes only where they name a base
_REACH = 8  # how many words before the figure the verb of change may stand


def find_change(tokens: Sequence[Token], at: int) -> dict[str, str]:
    """`direction` (the verb of change) and `base` (what is compared with), as the article words them; empty where nothing changes."""
    verb = _verb_of_change(tokens, at)
    if verb is None:
        return {}
    base = _base(tokens, verb)
    if tokens[verb].text in _NO_CHANGE and not base:
        return {}
    return {"direction": tokens[verb].text.rstrip("了到至"), **({"base": base} if base else {})}


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


def _verb_of_change(tokens: Sequence[Token], at: int) -> int | None:
    for i in range(at - 1, max(-1, at - 4), -1):
        text = tokens[i].text
        if tokens[i].mention or text in ("，", "、"):
            return None
        if is_change_word(text):
            return i
        if text[-1:] in ("了", "到", "至") and is_change_word(text[:-1]):
            return i
    return None


def _base(tokens: Sequence[Token], verb: int) -> str:
    for i in range(verb - 1, max(-1, verb - _REACH), -1):
        text = tokens[i].text
        if text in _RATES:
            return text
        if text in _AGAINST:
            return "".join(token.text for token in tokens[i:verb])
        if tokens[i].is_figure or text in ("，", "；", "。"):
            break
    return ""
