"""Which durations are figures: those that state a term (工期18个月, 缩短至15天), not those that say when."""

from __future__ import annotations

from extractor.facts.candidates.figure import skip_hedges
from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.words import endings, ends_like, is_change_word, words_of

_BEHIND = ("来", "以来", "后", "前", "内", "间", "以后", "之后", "以前", "之前")
_MOVES = ("到", "至", "为", "了", "达")


def states_term(frame: ClauseFrame, at: int, low: int) -> bool:
    """Whether the duration `frame.tokens[at]` is what its clause measures. `low` is the first token that no figure before it has taken."""
    tokens = frame.tokens
    if at + 1 < len(tokens) and tokens[at + 1].text in _BEHIND:
        return False
    measured = skip_hedges(tokens, frame.classes, low, at)
    noun = tokens[measured - 1] if measured > low else None
    if noun is not None and not noun.mention and noun.is_noun and noun.text.endswith(endings("term")):
        return True
    nearest = tokens[at - 1].text if at else ""
    if nearest in ("从", "由"):
        return any(word.text[-1:] in ("到", "至", "为") for word in tokens[at + 1 : at + 4])
    if nearest in words_of("lasts") or is_change_word(nearest):
        return True
    if nearest in _MOVES and at > 1:
        measures = noun is not None and nearest != "了" and ends_like(noun.text, "measure") is not None
        return is_change_word(tokens[at - 2].text) or measures
    return nearest[-1:] in ("到", "至", "了") and is_change_word(nearest[:-1])
