"""All rules of the atoms of dates, what they find in a text, and what they say of themselves."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import regex

from extractor.grammar import Rule, RuleSet
from extractor.lexicon import Idiom, matcher
from extractor.mentions import Found
from extractor.values.date.moment import Moment
from extractor.values.date.rules.clock import clock
from extractor.values.date.rules.era import eras
from extractor.values.date.rules.feast import find_feasts
from extractor.values.date.rules.figures import figure
from extractor.values.date.rules.latin import latin
from extractor.values.date.rules.lunar import lunar
from extractor.values.date.rules.nth_of import part
from extractor.values.date.rules.offset import offsets
from extractor.values.date.rules.pair import pair
from extractor.values.date.rules.reign import reign
from extractor.values.date.rules.relative import relative
from extractor.values.date.rules.stretch import period
from extractor.values.date.rules.week import weeks
from extractor.values.date.rules.year_month_day import calendar

RULE_SETS: tuple[RuleSet[Moment], ...] = (
    figure,
    calendar,
    lunar,
    latin,
    reign,
    clock,
    relative,
    weeks,
    pair,
    offsets,
    period,
    eras,
    part,
)


def find_atoms(text: str) -> list[Found[Moment]]:
    """What the rules of all atoms find in folded text, overlaps and all."""
    held = set(text)
    atoms: list[Found[Moment]] = []
    for rule, needs in _rules():
        if not needs or not needs.isdisjoint(held):
            for match in rule.pattern.finditer(text):
                moment = rule.build(match)
                if isinstance(moment, Moment):
                    atoms.append(Found(*match.span(), moment, rule.name))
    atoms += find_feasts(text)
    if not atoms:
        return []
    idioms = Idioms(text)
    return [atom for atom in atoms if not idioms.hold(atom.start, atom.end)]


@cache
def _rules() -> list[tuple[Rule[Moment], frozenset[str]]]:
    """All rules with the characters of which a text must hold one; each of their needs is a single character."""
    return [(rule, frozenset(rule.needs)) for rules in RULE_SETS for rule in rules.rules]


class Idioms:
    """Where a text has fixed expressions with a date word that names no date (今日头条, 三天两头), from the lexicon `date_idioms`."""

    def __init__(self, text: str) -> None:
        self._spans = [(start, end) for _, start, end in matcher(Idiom).find_matches_as_indexes(text)]
        self._ends = [end for _, end in self._spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether an idiom at least as long shares a character with the stretch `[start, end)`."""
        i = bisect_right(self._ends, start)
        while i < len(self._spans) and self._spans[i][0] < end:
            if self._spans[i][1] - self._spans[i][0] >= end - start:
                return True
            i += 1
        return False


@cache
def _meanings() -> dict[str, str]:
    said = {rule.name: (rule.build.__doc__ or "").split("\n")[0] for rules in RULE_SETS for rule in rules.rules}
    return said | {"date.feast": (find_feasts.__doc__ or "").split("\n")[0]}


def meaning(rule: str) -> str:
    """What the rules behind a date's rule name (`date.interval(year+month,month)`) say of themselves, in reading order."""
    parts = regex.findall(r"\w+", rule.removeprefix("date.").removeprefix("interval"))
    said = [_meanings().get(f"date.{part}", "") for part in parts]
    return " ".join(dict.fromkeys(part for part in said if part))
