"""A figure where it stands: its clause's frame, the frames before it in its sentence, and where its own measure ends."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.clauses.naming import Naming
from extractor.facts.clauses.sentence import Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.words import is_change_word, words_of
from extractor.models import Quantity

_MOVES = frozenset("到至达为")


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure `frame.tokens[at]`. `low` is the first token that no figure before it in its clause has taken; `measured` the index behind the words that may
    be its measure: what follows up to the figure (达, 已超, 约) only hedges it. `before` are the frames of its sentence before its own, the nearest first,
    with their namings."""

    sentence: Sentence
    frame: ClauseFrame
    at: int
    low: int
    measured: int
    namings: tuple[Naming, ...]
    before: tuple[tuple[ClauseFrame, tuple[Naming, ...]], ...]

    @property
    def token(self) -> Token:
        """The figure's own token."""
        return self.frame.tokens[self.at]

    @property
    def kind(self) -> str:
        """money, percent, point, duration, times (倍), count or measure (a physical quantity)."""
        value, kind = self.token.value, self.token.kind
        if kind == "percent":
            return "point" if getattr(value, "kind", "") == "point" else "percent"
        if isinstance(value, Quantity):
            if value.unit in ("倍",):
                return "times"
            if value.unit in ("人", "人次", "名", "位", "户"):
                return "people"
            return "measure" if value.si is not None else "count"
        return kind

    @property
    def changes(self) -> bool:
        """Whether the word before the figure says how something changed: 增长5%."""
        return self.measured > self.low and is_change_word(self.frame.tokens[self.measured - 1].text)


def skip_hedges(tokens: tuple[Token, ...], classes: str, low: int, at: int) -> int:
    """The index behind the measure's words: left of what only hedges or equates (已达, 突破, 增至, 稳定在)."""
    i = at
    while i > low:
        token = tokens[i - 1]
        text = token.text
        if token.mention is not None or classes[i - 1] == "M":
            break
        moved = text in _MOVES or (len(text) > 1 and text[-1] in _MOVES and is_change_word(text[:-1]))
        if text in words_of("hedge") or text in words_of("copula") or text in words_of("exist") or moved:
            i -= 1
        elif text == "在" and i - 2 >= low and classes[i - 2] in "VN":
            i -= 2 if classes[i - 2] == "V" else 1
        elif is_change_word(text) and i < at and tokens[i].text in _MOVES:
            i -= 1
        elif text == "的" and token is tokens[at - 1] and i > low + 1:
            break
        else:
            break
    return i
