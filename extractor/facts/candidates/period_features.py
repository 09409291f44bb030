"""What speaks for a date as a figure's period: where it stands, how long it is, what stands around it, and what kind of figure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.facts.clauses.sentence import Clause, Sentence
from extractor.facts.discourse.time_words import time_words
from extractor.facts.words import is_change_word
from extractor.models import Date, Percent

if TYPE_CHECKING:
    from extractor.facts.candidates.period import Placed

_ROLES = ("ahead", "back", "flow", "stock", "standing", "total", "event")
_GROUPS = {"clause": "near", "behind": "near", "sentence": "near"}


@dataclass(frozen=True, slots=True)
class FigureInTime:
    """What the words around a figure say about when it holds, as names of features."""

    kinds: tuple[str, ...]

    @classmethod
    def of(cls, sentence: Sentence, clause: Clause, at: int, block_kind: str) -> FigureInTime:
        """The figure `clause.tokens[at]` in its clause."""
        tokens, figure = clause.tokens, clause.tokens[at]
        start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].is_figure), 0)
        near = [t.text for t in tokens[start:at] if t.mention is None]
        behind = [t.text for t in tokens[at + 1 : at + 4] if t.mention is None]
        lead = [t.text for t in tokens[:at] if t.mention is None]
        kinds = ["age" if figure.is_age else figure.kind]
        if isinstance(figure.value, Percent) and figure.value.kind == "point":
            kinds.append("point")
        if any(is_change_word(text) for text in near):
            kinds.append("change")
        if any(text in ("同比", "环比") for text in near):
            kinds.append("on a year")
        for role in _ROLES:
            words = time_words(role)
            if any(text in words or any(text.endswith(w) for w in words if len(w) > 1) for text in near):
                kinds.append(role)
            elif any(text in words for text in lead):
                kinds.append(f"{role} in the clause")
            elif role in ("flow", "stock") and any(text in words for text in behind):
                kinds.append(f"{role} behind")
        opening = sentence.clauses[0].tokens[0].text if sentence.clauses[0].tokens else ""
        if opening in time_words("goes_on"):
            kinds.append("goes on")
        if sentence.clauses[0].text.startswith(("“", "「")):
            kinds.append("speech")
        kinds += _sentence_kinds(sentence, clause)
        if any(text == "的" for text in behind[:2]):
            kinds.append("attribute")
        if block_kind in ("title", "subtitle", "heading", "kicker"):
            kinds.append("headline")
        if getattr(figure.value, "modifier", "exact") in ("at_least", "at_most", "under"):
            kinds.append("bound")
        if getattr(figure.value, "per", None):
            kinds.append("per")
        if not any(t.is_figure for t in tokens[:at]):
            kinds.append("first of the clause")
        return cls(tuple(kinds))


def _sentence_kinds(sentence: Sentence, clause: Clause) -> list[str]:
    """How the figure's sentence opens, and whether it counts from an event on (实施以来)."""
    kinds = []
    first = [token for token in sentence.clauses[0].tokens if token.kind != "date" and token.tag != "w"]
    if first and first[0].is_name:
        kinds.append("a name opens")
    elif len(first) > 1 and first[0].text == "在" and first[1].is_name:
        kinds.append("a scene opens")
    before = sentence.before(clause)[-3:]
    if any(_after_an_event(other) for other in before):
        kinds.append("after an event")
    for other in [*before[-2:], clause]:
        tokens = other.tokens
        if any(t.text == "以来" and i and tokens[i - 1].mention is None for i, t in enumerate(tokens)):
            kinds.append("since an event")
            break
    return kinds


def _after_an_event(clause: Clause) -> bool:
    """Whether a clause puts what follows behind something that is done first: 建成通车后，…."""
    words = [token for token in clause.tokens if token.tag != "w"]
    if not words or not words[-1].text.endswith("后"):
        return False
    return words[-1].mention is None and (len(words[-1].text) > 1 or (len(words) > 1 and words[-2].tag in ("v", "vn", "n")))


def describe(
    figure: FigureInTime,
    one: Placed | None,
    source: str,
    *,
    value: Date | None = None,
    has_dates: bool = True,
    has_left: bool = True,
) -> tuple[str, ...]:
    """The names of the features that hold for a candidate; `one` is None for no period at all."""
    if one is None:
        base = ["none", "none, a date in the sentence" if has_dates else "none, dates before" if has_left else "none, no date"]
        return (*base, *(f"{b} & {kind}" for b in base for kind in figure.kinds))
    anchor = one.anchor
    where = one.where
    near = where in _GROUPS
    group = "near" if near else "far"
    said = "vague" if value is None else source
    rank = "nearest" if one.nearer == 0 else "second" if one.nearer == 1 else "farther"
    base = [
        f"{said} in {where}",
        f"{where}, {anchor.place}",
        f"{where}, {anchor.grain}",
        f"{where}, {rank}",
        f"{anchor.grain}, {anchor.place}",
        f"{said}, {anchor.grain}",
        f"{group}, {min(one.figures, 3)} figures between",
    ]
    if one.vague_nearer:
        base.append(f"{group}, a vague date nearer")
    if where == "sentence":
        base.append(f"{min(one.clauses, 4)} clauses back")
    if anchor.inner:
        base.append(f"{where}, in brackets")
    if not near:
        base.append(f"{where}, {'opens' if one.opens else 'behind a figure'}")
        base.append(f"far, {'governs' if one.governs else 'governs nothing'}, {min(one.rank, 2)} governing ones nearer")
        base.append(f"{where}, {'governs' if one.governs else 'governs nothing'}, {min(one.rank, 2)} governing ones nearer")
    base += [f"{group}, {mark}" for mark in one.marks]
    if one.shared >= 0:
        base += [f"far, {min(one.shared, 3)} nouns shared", f"{where}, {min(one.shared, 3)} nouns shared"]
    if source.startswith(("back", "first", "from")):
        base.append("reckoned")
    features = [*base, *(f"{group}, {mark}" for mark in anchor.marks)]
    features += [f"{where}, {anchor.place}, {mark}" for mark in anchor.marks]
    for kind in figure.kinds:
        features += [f"{group}, {anchor.grain} & {kind}", f"{said} & {kind}"]
        if not near:
            features.append(f"far, {'governs' if one.governs else 'governs nothing'} & {kind}")
    return tuple(features)
