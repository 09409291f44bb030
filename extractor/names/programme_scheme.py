"""Schemes out of candidates: which mentions are of one scheme, what it is called, of what category it is, and where else it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from extractor.mentions import Mention
from extractor.models import Category, Programme
from extractor.names.aliases import is_short_for, plain_name
from extractor.names.programme_candidate import Candidate

# A shorter name counts only where it was judged itself, inside quotation marks.
_SHORTEST_BARE = 3


@dataclass
class Scheme:
    """One scheme of an article: its plain cores, its printed wordings with their number, and the votes for its category.

    Nouns vote on the category; where there are none, the verbs do: what is opened, held, run, gone on line.
    """

    cores: list[str] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)
    votes: Counter[Category] = field(default_factory=Counter)
    verb_votes: Counter[Category] = field(default_factory=Counter)
    candidates: list[Candidate] = field(default_factory=list)

    def add(self, candidate: Candidate, printed: str) -> None:
        """Take in a candidate; `printed` is the clean text of its block."""
        core = plain_name(candidate.core)
        if core not in self.cores:
            self.cores.append(core)
        self.candidates.append(candidate)
        self.printed[printed[candidate.start : candidate.end]] += 1
        self.printed[candidate.core] += 0
        for start, end in candidate.wordings:
            self.printed[printed[start:end]] += 0
        if candidate.category:
            self.votes[candidate.category] += 1
        if candidate.category_by_verb:
            self.verb_votes[candidate.category_by_verb] += 1

    def value(self) -> Programme:
        """The programme: the name printed most often, of equals the longest, with the other wordings as aliases."""
        name = max(self.printed, key=lambda wording: (self.printed[wording], len(wording)))
        aliases = [wording for wording in self.printed if wording != name]
        votes = self.votes or self.verb_votes
        category: Category = votes.most_common(1)[0][0] if votes else "other"
        return Programme(name=name, aliases=aliases, category=category)


def group_schemes(kept: Sequence[Candidate], doubtful: Sequence[Candidate], printed: Sequence[str]) -> list[Scheme]:
    """One scheme for each name: candidates with the same core, a part of it beside ·, or a short form of one other name only.

    A doubtful candidate whose core is a part of exactly one kept wording (“双龄共养” of “X”双龄共养模式) is of that scheme.
    """
    schemes: list[Scheme] = []
    by_core: dict[str, Scheme] = {}
    for candidate in sorted(kept, key=lambda c: -len(plain_name(c.core))):
        core = plain_name(candidate.core)
        scheme = by_core.get(core) or _longer(core, schemes)
        if scheme is None:
            scheme = Scheme()
            schemes.append(scheme)
        by_core[core] = scheme
        scheme.add(candidate, printed[candidate.block])
    for candidate in doubtful:
        core = plain_name(candidate.core)
        if len(core) >= _SHORTEST_BARE:
            fitting = [s for s in schemes if any(core in plain_name(name) for name in s.printed)]
            if len(fitting) == 1:
                fitting[0].add(candidate, printed[candidate.block])
    return schemes


def _longer(core: str, schemes: Sequence[Scheme]) -> Scheme | None:
    """The one scheme of which `core` is a part or a short form."""
    fitting = [
        scheme
        for scheme in schemes
        if any(core in longer.split("·") or is_short_for(core, longer) for longer in scheme.cores)
    ]
    return fitting[0] if len(fitting) == 1 else None


def find_later(scheme: Scheme, value: Programme, texts: Sequence[str]) -> Iterator[tuple[int, Mention]]:
    """Every place where a name of the scheme stands, with quotation marks or without. Names of digits count only inside them."""
    cores = [core for core in scheme.cores if len(core) >= _SHORTEST_BARE and regex.search(r"\p{Han}{2}", core)]
    if not cores:
        return
    pattern = regex.compile("|".join(map(regex.escape, sorted(cores, key=lambda core: (-len(core), core)))))
    for block, text in enumerate(texts):
        for match in pattern.finditer(text):
            yield block, Mention(match.start(), match.end(), value, "programme.later")
