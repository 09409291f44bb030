"""A分别为x、y和z: each figure of a list belongs to the name at its place in the list before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.facts.clause import Clause, Sentence, Token
from extractor.facts.found import FoundFact
from extractor.facts.words import ends_like

_JOINERS = frozenset({"、", "和", "及", "与", "以及"})
_MOST = 8


@dataclass(slots=True)
class Tiers:
    """The tiers that a paragraph has named so far, for a later 分别: 按上述档位，分别补贴200元、360元和680元."""

    named: list[str] = field(default_factory=list)

    def share(self, fact: FoundFact, sentence: Sentence, clause: Clause, at: int) -> FoundFact:
        """The fact with the tier that its place behind 分别 gives it; a tier of its own is remembered."""
        tier = fact.qualifiers.get("tier")
        if tier is not None:
            if tier not in self.named:
                self.named.append(tier)
            return fact
        figures = _listed(clause.tokens, at)
        if len(figures) < 2 or len(figures) != len(self.named) or find_counterpart(sentence, clause, at):
            return fact
        return replace(fact, qualifiers={**fact.qualifiers, "tier": self.named[figures.index(at)]})


def find_counterpart(sentence: Sentence, clause: Clause, at: int) -> str:
    """The member of the enumeration before 分别 that the figure `clause.tokens[at]` belongs to, or an empty string."""
    figures = _listed(clause.tokens, at)
    if len(figures) < 2:
        return ""
    tokens = clause.tokens
    mark = max(i for i in range(figures[0]) if tokens[i].text.startswith("分别"))
    number = figures.index(at)
    for words in (tokens[:mark], *(earlier.tokens for earlier in reversed(sentence.before(clause)[-3:]))):
        members = _members(words)
        if len(members) == len(figures):
            return members[number]
    return ""


def _listed(tokens: Sequence[Token], at: int) -> list[int]:
    """The figures of the list behind 分别 that holds the figure `tokens[at]`; empty where there is none."""
    marks = [i for i in range(max(0, at - 20), at) if tokens[i].text.startswith("分别") and not tokens[i].mention]
    figures = _figures(tokens, marks[-1]) if marks else []
    return figures if at in figures else []


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
    joined, group = False, ""
    for token in tokens:
        if token.text in _JOINERS:
            if members[-1]:
                members.append("")
                joined = True
        elif token.is_noun or token.is_name or token.tag in ("a", "m") or token.kind == "quantity":
            members[-1] += token.text
            if joined and ends_like(token.text, "population"):
                group = members[-1]
        elif joined and members[-1]:
            break
        else:
            members = [""]
            joined = False
    members = [m for m in members if m]
    if group and members and members[-1].startswith(group) and ends_like(members[-1], "measure"):
        members[-1] = group  # 特困人员和低保对象报销比例分别达…
    return members if len(members) > 1 else []
