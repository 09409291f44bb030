"""What speaks for a date as a figure's period: where it stands, how long it is, what stands around it, and what kind of figure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.clauses.token import Token
from extractor.facts.discourse.time_words import time_words
from extractor.facts.words import is_change_word
from extractor.models import Date, Percent

if TYPE_CHECKING:
    from extractor.facts.candidates.period_place import Placed

_LONGEST = 6  # characters of a word by whose end a role is told
_ROLES = ("ahead", "back", "flow", "stock", "standing", "total", "event")
_ENDS = frozenset({"到", "至", "成", "为"})
_GROUPS = {"clause": "near", "behind": "near", "sentence": "near"}


@dataclass(frozen=True, slots=True)
class FigureInTime:
    """What the words around a figure say about when it holds, as names of features."""

    kinds: tuple[str, ...]

    @classmethod
    def of(cls, sentence: Sentence, clause: Clause, at: int, block_kind: str) -> FigureInTime:
        """The figure `clause.tokens[at]` in its clause."""
        kinds = [*_own_kinds(clause, at), *_word_kinds(clause, at), *_sentence_kinds(sentence, clause, at)]
        return cls((*kinds, "headline") if block_kind in ("title", "subtitle", "heading", "kicker") else tuple(kinds))


def _own_kinds(clause: Clause, at: int) -> list[str]:
    """What kind of figure it is, and how it stands in its clause."""
    tokens, figure = clause.tokens, clause.tokens[at]
    kinds = ["age"] if figure.is_age else [figure.kind] if figure.kind != "money" else []
    if isinstance(figure.value, Percent) and figure.value.kind == "point":
        kinds.append("point")
    if getattr(figure.value, "modifier", "exact") in ("at_least", "at_most", "under"):
        kinds.append("bound")
    if getattr(figure.value, "per", None):
        kinds.append("per")
    if any(token.text == "的" for token in tokens[at + 1 : at + 3] if token.mention is None):
        kinds.append("attribute")
    begins = change_begins(clause, at)
    if begins >= 0:
        dated = any(token.kind == "date" for token in tokens[begins:at])
        kinds.append("a dated change begins" if dated else "where a change begins")
    if not any(token.is_figure for token in tokens[:at]):
        kinds.append("first of the clause")
    return kinds


def change_begins(clause: Clause, at: int) -> int:
    """The index of the word (从, 由) behind which the figure is where a change begins, which goes on to another figure: 由25元调到30元; -1 where it is not."""
    tokens = clause.tokens
    starts = time_words("start")
    begins = next(
        (i for i in range(at - 1, max(-1, at - 8), -1) if tokens[i].mention is None and tokens[i].text in starts), -1
    )
    if begins < 0 or any(token.is_figure and token.kind != "duration" for token in tokens[begins + 1 : at]):
        return -1
    for token in tokens[at + 1 : at + 9]:
        if token.mention is None and (token.text in _ENDS or token.text[-1] in "到至为"):
            return begins
        if token.tag == "w":
            return -1
    return -1


def _word_kinds(clause: Clause, at: int) -> list[str]:
    """What the words before the figure (since the figure before it, or in its clause) and right behind it say about its time."""
    tokens = clause.tokens
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].is_figure), 0)
    near = [token.text for token in tokens[start:at] if token.mention is None]
    lead = [token.text for token in tokens[:start] if token.mention is None]
    behind = [token.text for token in tokens[at + 1 : at + 4] if token.mention is None]
    forms = [*near, *(text[-length:] for text in near for length in range(2, min(len(text), _LONGEST)))]
    kinds = []
    if any(is_change_word(text) for text in near):
        kinds.append("change")
    if "同比" in near or "环比" in near:
        kinds.append("on a year")
    for role in _ROLES:
        words = time_words(role)
        if not words.isdisjoint(forms):
            kinds.append(role)
        elif not words.isdisjoint(lead):
            kinds.append(f"{role} in the clause")
        elif role in ("flow", "stock") and not words.isdisjoint(behind):
            kinds.append(f"{role} behind")
    return kinds


def _sentence_kinds(sentence: Sentence, clause: Clause, at: int) -> list[str]:
    """How the figure's sentence opens, and whether it counts from an event on (实施以来)."""
    kinds = []
    opening = sentence.clauses[0].tokens[0].text if sentence.clauses[0].tokens else ""
    if opening in time_words("goes_on"):
        kinds.append("goes on")
    if sentence.clauses[0].text.startswith(("“", "「")):
        kinds.append("speech")
    first = [token for token in sentence.clauses[0].tokens if token.kind != "date" and token.tag != "w"]
    if first and first[0].is_name:
        kinds.append("a name opens")
    elif len(first) > 1 and first[0].text == "在" and first[1].is_name:
        kinds.append("a scene opens")
    before = sentence.before(clause)[-3:]
    if any(_after_an_event(other.tokens) for other in before) or _after_an_event(clause.tokens[:at]):
        kinds.append("after an event")
    for other in [*before[-2:], clause]:
        tokens = other.tokens
        if any(t.text == "以来" and i and tokens[i - 1].mention is None for i, t in enumerate(tokens)):
            kinds.append("since an event")
            break
    return kinds


def _after_an_event(tokens: Sequence[Token]) -> bool:
    """Whether what follows lies behind something that is done first: 建成通车后，…."""
    for i, token in enumerate(tokens):
        whole = token.text in ("建成后", "投产后", "投用后", "达产后", "通车后")
        if token.mention is None and (whole or (token.text == "后" and i and tokens[i - 1].tag in ("v", "vn"))):
            return True
    return False


def describe(
    figure: FigureInTime,
    one: Placed | None,
    source: str,
    *,
    value: Date | None = None,
    has_dates: bool = True,
    has_left: bool = True,
) -> tuple[tuple[str, ...], ...]:
    """The names of the features that hold for a candidate, in groups that come again; `one` is None for no period at all."""
    if one is None:
        return (_of_none(figure.kinds, has_dates, has_left),)
    anchor, where = one.anchor, one.where
    near = where in _GROUPS
    group = "near" if near else "far"
    said = "vague" if value is None else source
    governs = "" if near else "governs" if one.governs else "governs nothing"
    base = _of_place(
        where,
        said,
        anchor.place,
        anchor.grain,
        "nearest" if one.nearer == 0 else "second" if one.nearer == 1 else "farther",
        min(one.figures, 3),
        "" if near else "opens" if one.opens else "behind a figure",
        f"{governs}, {min(one.rank, 2)} governing ones nearer",
    )
    more = [f"{group}, a vague date nearer"] if one.vague_nearer else []
    if where == "sentence":
        more.append(f"{min(one.clauses, 4)} clauses back")
    if anchor.inner:
        more.append(f"{where}, in brackets")
    if source.startswith(("back", "first", "from")):
        more.append("reckoned")
    marks = _of_marks(group, one.marks, anchor.marks)
    return base, tuple(more), marks, _of_kinds(figure.kinds, group, anchor.grain, said, governs)


@lru_cache(maxsize=2048)
def _of_none(kinds: tuple[str, ...], has_dates: bool, has_left: bool) -> tuple[str, ...]:
    base = "none, a date in the sentence" if has_dates else "none, dates before" if has_left else "none, no date"
    return ("none", base, *(f"none & {kind}" for kind in kinds), *(f"{base} & {kind}" for kind in kinds))


@lru_cache(maxsize=2048)
def _of_place(
    where: str, said: str, place: str, grain: str, rank: str, figures: int, opens: str, governs: str
) -> tuple[str, ...]:
    """Where a date stands and how long it is; `opens` is empty for one that stands near."""
    group = "far" if opens else "near"
    features = [
        f"{said} in {where}",
        f"{where}, {place}",
        f"{where}, {grain}",
        f"{where}, {rank}",
        f"{grain}, {place}",
        f"{said}, {grain}",
        f"{group}, {figures} figures between",
    ]
    if opens:
        features += [f"{where}, {opens}", f"far, {governs}", f"{where}, {governs}"]
    return tuple(features)


@lru_cache(maxsize=2048)
def _of_marks(group: str, compared: tuple[str, ...], around: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([f"{group}, {mark}" for mark in (*compared, *around)])


@lru_cache(maxsize=2048)
def _of_kinds(kinds: tuple[str, ...], group: str, grain: str, said: str, governs: str) -> tuple[str, ...]:
    """What a date is together with what kind of figure it may date; `governs` is empty for one that stands near."""
    features: list[str] = []
    for kind in kinds:
        features += (f"{group} & {kind}", f"{group}, {grain} & {kind}", f"{said} & {kind}")
        if governs:
            features.append(f"far, {governs} & {kind}")
    return tuple(features)
