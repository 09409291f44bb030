"""A分别为x、y和z: each figure of a list belongs to the name at its place in the list before it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clause import Clause, Sentence, Token

_JOINERS = frozenset({"、", "和", "及", "与", "以及"})
_MOST = 8


def find_counterpart(sentence: Sentence, clause: Clause, at: int) -> str:
    """The member of the enumeration before 分别 that the figure `clause.tokens[at]` belongs to, or an empty string."""
    tokens = clause.tokens
    marks = [i for i in range(max(0, at - 20), at) if tokens[i].text.startswith("分别") and not tokens[i].mention]
    if not marks:
        return ""
    figures = _figures(tokens, marks[-1])
    if at not in figures or len(figures) < 2:
        return ""
    number = figures.index(at)
    for words in (tokens[: marks[-1]], *(earlier.tokens for earlier in reversed(sentence.before(clause)[-3:]))):
        members = _members(words)
        if len(members) == len(figures):
            return members[number]
    return ""


def _figures(tokens: Sequence[Token], mark: int) -> list[int]:
    """The indices of the figures behind 分别 that joiners hold together."""
    found: list[int] = []
    for i in range(mark + 1, len(tokens)):
        if tokens[i].is_figure:
            found.append(i)
        elif found and tokens[i].text not in _JOINERS:
            break
    return found[:_MOST]


def _members(tokens: Sequence[Token]) -> list[str]:
    """The members of the enumeration in a stretch, each a run of nouns; empty where there is none."""
    members: list[str] = [""]
    joined = False
    for token in tokens:
        if token.text in _JOINERS:
            if members[-1]:
                members.append("")
                joined = True
        elif token.is_noun or token.is_name or token.tag in ("a", "m") or token.kind == "quantity":
            members[-1] += token.text
        elif joined and members[-1]:
            break
        else:
            members = [""]
            joined = False
    members = [m for m in members if m]
    return members if len(members) > 1 else []
