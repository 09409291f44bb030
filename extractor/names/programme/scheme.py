"""Schemes out of candidates: which mentions are of one scheme, what it is called, of what category it is, and where else it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from extractor.mentions import Mention
from extractor.models import Category, Programme
from extractor.names.aliases import is_short_for, plain_name, tails
from extractor.names.programme.candidate import Candidate, find_all

# A shorter name counts only where it was judged itself, inside quotation marks.
_SHORTEST = 3
# A noun that adds nothing to a name (长期护理保险制度).
_ADDS_NOTHING = regex.compile(r"(?<=\w{3})(?:制度|政策|项目|产品)$")
_TWO_HAN = regex.compile(r"\p{Han}{2}")
# …平台（以下简称“X”）, …保险，俗称“X”.
_CALLED_HERE = regex.compile(r"[”」』]?[（(，,]?(?:以下|下)?(?:统?简称|又称|又名|也叫|俗称|又叫)(?:为|是|作)?[“「『]?$")
# Names compared as short forms of each other; a page has some dozens.
_COMPARED = 400


@dataclass
class Scheme:
    """One scheme of an article: its plain cores, its printed wordings with their number, and the votes for its category.

    Nouns vote on the category; where there are none, the verbs do: what is opened, held, run, gone on line. `told_by` names the user's lexicon whose
    head noun a wording has.
    """

    cores: list[str] = field(default_factory=list)
    printed: Counter[str] = field(default_factory=Counter)
    votes: Counter[Category] = field(default_factory=Counter)
    verb_votes: Counter[Category] = field(default_factory=Counter)
    spans: set[tuple[int, int, int]] = field(default_factory=set)
    minor: set[str] = field(default_factory=set)
    told_by: str = ""

    def add(self, candidate: Candidate, printed: str, *, minor: bool = False, vote: bool = True) -> None:
        """Take in a candidate; `printed` is the clean text of its block. A `minor` wording never becomes the name.

        Without `vote` its nouns say nothing of the category: those of the full name do.
        """
        if minor:
            self.minor.add(printed[candidate.start : candidate.end])
        core = plain_name(candidate.core)
        if core not in self.cores:
            self.cores.append(core)
        self.spans.add((candidate.block, candidate.start, candidate.end))
        core_end = candidate.core_start + len(candidate.core)
        for start, end in ((candidate.core_start, core_end), *candidate.wordings):
            self.printed[printed[start:end]] += 0
        self.told_by = self.told_by or candidate.told_by
        if candidate.category and vote:
            self.votes[candidate.category] += 1
        if candidate.category_by_verb:
            self.verb_votes[candidate.category_by_verb] += 1

    def value(self) -> Programme:
        """The programme: the name printed most often, of equals the longest, with the other wordings as aliases."""
        name = max(self.printed, key=lambda w: (w not in self.minor, self.printed[w], len(w)))
        aliases = [wording for wording in self.printed if wording != name]
        votes = self.votes or self.verb_votes
        category: Category = votes.most_common(1)[0][0] if votes else "other"
        return Programme(name=name, aliases=aliases, category=category)

    def mentions(self, printed: Sequence[str]) -> Iterator[tuple[int, Mention]]:
        """All mentions with their blocks; `printed` are the clean texts of the blocks."""
        whole: list[tuple[int, int, int]] = []
        spans = sorted(self.spans, key=lambda span: (span[0], span[1], -span[2]))  # in any order: no two have one key
        for block, start, end in spans:
            if not whole or whole[-1][0] != block or end > whole[-1][2]:
                whole.append((block, start, end))
                self.printed[printed[block][start:end]] += 1
        value, rule = self.value(), f"programme+{self.told_by}" if self.told_by else "programme"
        for block, start, end in whole:
            yield block, Mention(start, end, value, rule)


def group_schemes(kept: Sequence[Candidate], doubtful: Sequence[Candidate], printed: Sequence[str]) -> list[Scheme]:
    """One scheme for each name: candidates with the same core, a part of it beside ·, or a short form of one other name only.

    A doubtful candidate whose core is a part of exactly one kept wording (“两代共学” of “X”两代共学模式) is of that scheme.
    """
    schemes: list[Scheme] = []
    by_core: dict[str, int] = {}
    wordings = _Wordings()
    called = _called(kept, printed)
    for candidate in sorted(kept, key=lambda c: c.start - c.end):
        core = _core(candidate)
        full = by_core.get(called[core]) if core in called else None
        number = by_core.get(core, full)
        if number is None:
            number = wordings.longer(core)
        if number is None:
            number = len(schemes)
            schemes.append(Scheme())
        by_core[core] = number
        schemes[number].add(candidate, printed[candidate.block], vote=full is None)
        if number < _COMPARED:
            wordings.take(number, schemes[number])
    parts = {plain_name(candidate.core) for candidate in doubtful}
    owners = _owners({part for part in parts if len(part) >= _SHORTEST}, schemes)
    for candidate in doubtful:
        fitting = owners[plain_name(candidate.core)]
        if len(fitting) == 1:
            schemes[min(fitting)].add(candidate, printed[candidate.block], minor=True)
    return schemes


def _core(candidate: Candidate) -> str:
    return _ADDS_NOTHING.sub("", plain_name(candidate.core))


def _called(kept: Sequence[Candidate], printed: Sequence[str]) -> dict[str, str]:
    """The core of each name that the article gives to another one right behind it (…平台（以下简称“X”）), to the core of that."""
    ends = {
        (candidate.block, end): _core(candidate)
        for candidate in kept
        for end in (candidate.end, *(end for _, end in candidate.wordings))
    }
    called: dict[str, str] = {}
    for candidate in kept:
        start = candidate.core_start
        said = _CALLED_HERE.search(printed[candidate.block], max(0, start - 14), start)
        full = ends.get((candidate.block, said.start())) if said else None
        if full is not None and full != _core(candidate):
            called.setdefault(_core(candidate), full)
    return called


class _Wordings:
    """The wordings of the first schemes, by what a part or a short form of them shows: not each new name is held against each."""

    def __init__(self) -> None:
        self._taken: set[tuple[int, str]] = set()
        self._schemes_of: defaultdict[str, set[int]] = defaultdict(set)  # by parts beside ·, and tails
        self._by_first: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def take(self, number: int, scheme: Scheme) -> None:
        """The wordings of the scheme of this number that are not known yet."""
        for name in (*scheme.cores, *scheme.printed):
            if (number, name) in self._taken:
                continue
            self._taken.add((number, name))
            wording = plain_name(name)
            if name in scheme.cores:
                for part in wording.split("·"):
                    self._schemes_of[part].add(number)
            for tail in tails(wording):
                self._schemes_of[tail].add(number)
            self._by_first[wording[:1]].append((number, wording))

    def longer(self, core: str) -> int | None:
        """The one scheme of which `core` is a part or a short form."""
        fitting = set(self._schemes_of.get(core, ()))
        fitting |= {number for number, wording in self._by_first.get(core[:1], ()) if is_short_for(core, wording)}
        return min(fitting) if len(fitting) == 1 else None


def _owners(parts: set[str], schemes: Sequence[Scheme]) -> defaultdict[str, set[int]]:
    """The indexes of the schemes of which each part is inside a wording."""
    owners: defaultdict[str, set[int]] = defaultdict(set)
    wordings = [(index, plain_name(name)) for index, scheme in enumerate(schemes) for name in scheme.printed]
    for part, number, _, _ in find_all(parts, [wording for _, wording in wordings]):
        owners[part].add(wordings[number][0])
    return owners


def find_later(schemes: Sequence[Scheme], texts: Sequence[str]) -> Iterator[tuple[Scheme, int, int, int]]:
    """Every scheme's names wherever they stand, with quotation marks or without: `(scheme, block, start, end)`.

    Names of digits or of two characters count only where they were judged themselves.
    """
    owner = {
        core: scheme for scheme in schemes for core in scheme.cores if len(core) >= _SHORTEST and _TWO_HAN.search(core)
    }
    for core, block, start, end in find_all(owner, texts):
        yield owner[core], block, start, end
