"""What a figure's clause is like, whoever owns the figure: the kinds and sources of owners are weighed against it."""

from __future__ import annotations

from extractor.facts.candidates.figure import Figure
from extractor.facts.words import ends_like, words_of

CLAUSES = 4  # how many clauses back in the sentence
_NEAR = 200  # tokens on each side of the figure: a clause can be a list of thousands
NATIONS = ("我国", "全国", "中国")


def read_context(figure: Figure) -> list[str]:
    """What the figure's clause is like, whoever owns it."""
    frame = figure.frame
    found = ["age" if figure.token.is_age else figure.kind]
    if frame.classes[figure.at + 1 : figure.at + 2] == "E":
        found.append("before 的")
    if not figure.before:
        found.append("opens the sentence")
    own = [n for n in figure.namings if n.first >= figure.low and n.end <= figure.at]
    lead = [n for n in own if n.role == "lead"]
    if not own:
        found.append("no noun in the clause")
    elif not lead:
        found.append("no subject in the clause")
    else:
        found.append("subject in the clause")
        if any(n.name is not None for n in lead):
            found.append("name as subject")
        if any(n.kind == "nation" for n in lead):
            found.append("nation as subject")
    if figure.changes:
        found.append("change")
    if figure.low > 0:
        found.append("later figure")
    found.append(_predication(figure))
    near = frame.tokens[max(0, figure.at - _NEAR) : figure.at + _NEAR]
    if any(t.text.startswith(("我", "咱", "俺")) and t.text not in NATIONS for t in near):
        found.append("first person")
    if _is_speech(figure):
        found.append("in a speech")
    first = frame.tokens[frame.opener].text if frame.opener < len(frame.tokens) else ""
    if first in words_of("preposition"):
        found.append("opens with a preposition")
    if any(t.text == "其中" for t in frame.tokens[: min(frame.opener + 1, _NEAR)]):
        found.append("其中")
    return found


def _is_speech(figure: Figure) -> bool:
    """Whether quotation marks that hold more than a name stand around the figure's clause."""
    opened = sum(t.text == "“" for frame, _ in figure.before[:CLAUSES] for t in frame.tokens[-_NEAR:])
    closed = sum(t.text == "”" for frame, _ in figure.before[:CLAUSES] for t in frame.tokens[-_NEAR:])
    own = figure.frame.tokens[max(0, figure.at - _NEAR) : figure.at]
    return opened + sum(t.text == "“" for t in own) > closed + sum(t.text == "”" for t in own)


def _predication(figure: Figure) -> str:
    """How the figure is told: what stands right before it (a measure, a verb, its change, nothing) and whether it counts a noun behind."""
    frame = figure.frame
    behind = frame.classes[figure.at + 1 : figure.at + 2]
    counts = "counting" if behind and behind in "XNAE" else "counting nothing"
    if figure.measured <= figure.low:
        return f"nothing before, {counts}"
    last = frame.tokens[figure.measured - 1]
    if figure.changes:
        told = "a change"
    elif last.mention is None and ends_like(last.text, "measure"):
        told = "a measure"
    else:
        told = frame.classes[figure.measured - 1]
    return f"{told} before, {counts}"
