"""A figure where it stands: its clause's frame, the frames before it in its sentence, and where its own measure ends."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.candidates.measure import Measure
from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.clauses.naming import Naming
from extractor.facts.clauses.sentence import Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.respectively import Share
from extractor.facts.found import Owner
from extractor.facts.words import is_change_word, words_of
from extractor.models import Quantity

_MOVES = frozenset("到至达为")


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure `frame.tokens[at]`. `low` is the first token that no figure before it in its clause has taken; `measured` the index behind the words that may
    be its measure: what follows up to the figure (达, 已超, 约) only hedges it. `kind` is that of its value (`kind_of`). `before` are the frames of its sentence before its own, the nearest first,
    with their namings; `share` is its part of a list that 分别 distributes,
    `parallel` owner and measure of the figure at its place in a list before (甲进出口3亿元，乙进出口2亿元，分别增长5%、8%)."""

    sentence: Sentence
    frame: ClauseFrame
    at: int
    low: int
    measured: int
    kind: str
    namings: tuple[Naming, ...]
    before: tuple[tuple[ClauseFrame, tuple[Naming, ...]], ...]
    block_kind: str = "paragraph"
    share: Share | None = None
    parallel: tuple[Owner | None, Measure] | None = None

    @property
    def token(self) -> Token:
        """The figure's own token."""
        return self.frame.tokens[self.at]

    @property
    def changes(self) -> bool:
        """Whether the word before the figure says how something changed: 增长5%."""
        return self.measured > self.low and is_change_word(self.frame.tokens[self.measured - 1].text)


def kind_of(token: Token) -> str:
    """What sort of value a figure is: money, percent, point, duration, times (倍), people, count or measure (a physical quantity)."""
    value, kind = token.value, token.kind
    if kind == "percent":
        return "point" if getattr(value, "kind", "") == "point" else "percent"
    if isinstance(value, Quantity):
        if value.unit == "倍":
            return "times"
        if value.unit in ("人", "人次", "名", "位", "户"):
            return "people"
        return "measure" if value.si is not None else "count"
    return kind


def skip_hedges(tokens: tuple[Token, ...], classes: str, low: int, at: int) -> int:
    """The index behind the measure's words: left of what only hedges or equates (已达, 突破, 增至, 稳定在)."""
    i = at
    while i > low:
        token = tokens[i - 1]
        if token.mention is not None or classes[i - 1] == "M" or _sets_against(tokens, low, i - 1):
            break
        if _says_nothing(token.text, tokens[i] if i < at else None):
            i -= 1
        elif token.text == "在" and i - 2 >= low and classes[i - 2] in "VN":
            i -= 2 if classes[i - 2] == "V" else 1  # 稳定在, 均价在
        elif token.text == "的" and i == at and (opened := _opens_value(tokens, classes, low, i - 1)) is not None:
            i = opened
        else:
            break
    return i


def _sets_against(tokens: tuple[Token, ...], low: int, i: int) -> bool:
    """Whether 高, 低, 多 or 少 ends a comparison and is no hedge: 同比高2.2%, 比全省低1.3个百分点."""
    if len(tokens[i].text) > 1 or tokens[i].text not in words_of("gap"):
        return False
    return any(t.text in ("比", "较", "同比", "环比") for t in tokens[low:i])


def _says_nothing(text: str, following: Token | None) -> bool:
    """Whether a word between a measure and its figure adds nothing to the measure: a hedge, 是, 有, 增至, or 提高 before 到."""
    if text in words_of("hedge") or text in words_of("copula") or text in words_of("exist") or text in _MOVES:
        return True
    if text in ("从", "由", "自"):
        return True
    if len(text) > 1 and text[-1] in _MOVES and is_change_word(text[:-1]):
        return True
    return following is not None and following.text in _MOVES and is_change_word(text)


def _opens_value(tokens: tuple[Token, ...], classes: str, low: int, link: int) -> int | None:
    """The index of the word that leads up to a dated value (由|去年夏天的3班, 增至|现在的9班), None where 的 joins a noun."""
    for i in range(link - 1, max(low, link - 6) - 1, -1):
        text = tokens[i].text
        if text in ("从", "由", "自") or (
            text[-1] in _MOVES and (is_change_word(text[:-1]) or text in words_of("copula"))
        ):
            between = classes[i + 1 : link]
            return i + 1 if "T" in between or tokens[link - 1].text.endswith(("期", "初", "时", "前", "日")) else None
        if classes[i] in "MFVE":
            return None
    return None
