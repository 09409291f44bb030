"""A rule stands with its examples.

A rule is a pattern and a function that turns a match into a value (or None: not this time). `yes` maps surfaces to the canonical form
(`str()`) of what they mean, `no` lists what must stay silent; the test suite runs every one of them inside carrier text.
Patterns are written in half width, run on `fold_width`ed text and compile on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar

import regex

from extractor.grammar.compiled import compiled
from extractor.mentions import Found

T = TypeVar("T")
Match: TypeAlias = "regex.Match[str]"


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value whose mention `[start, end)` is another stretch than the match: a hedge beside it belongs to it as well."""

    value: T
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NumberSite:
    """A number in a text: where it starts, the places where a pattern that holds it may start (before a sign), its text, and the nearest
    characters before and behind it that are no blanks (empty at the ends; before it, signs and colons do not count either).
    """

    start: int
    starts: tuple[int, ...]
    text: str
    following: str
    preceding: str


Build = Callable[[Match], T | Placed[T] | list[Placed[T]] | None]


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One pattern, what it means, and the examples that hold it to its word.

    Three things only save time. `needs`: the pattern is not tried on a text that has none of these strings (empty: always tried). `after` and
    `holds` are for patterns that begin with a number, where the caller knows the numbers of the text: the pattern is tried only at those
    whose next character is in `after` and that have a character of `holds` (each: where it is not empty). `before`: it is tried only where
    some number of the text stands behind such a character.
    """

    name: str
    source: str
    build: Build[T]
    yes: Mapping[str, str]
    no: Sequence[str]
    needs: tuple[str, ...] = ()
    after: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern (verbose mode is off: blanks in it are blanks)."""
        return compiled(self.source, regex.VERSION1)

    def find(self, text: str, sites: Sequence[NumberSite] | None = None) -> Iterator[Found[T]]:
        """What the rule finds in folded text, left to right. The group `span`, where the pattern has one, is the mention.

        `sites`: where the text's numbers are, for rules with `after` or `holds`; without them the whole text is searched.
        """
        for need in self.needs:
            if need in text:
                break
        else:
            if self.needs:
                return
        if self.before and sites is not None and not any(site.preceding in self.before for site in sites):
            return
        at_numbers = sites is not None and (self.after or self.holds)
        for match in self._at(text, sites or ()) if at_numbers else self.pattern.finditer(text):
            yield from self.made(match)

    def made(self, match: Match) -> Iterator[Found[T]]:
        """What the rule makes of one match of its pattern."""
        value = self.build(match)
        if isinstance(value, list):
            for placed in value:
                yield Found(placed.start, placed.end, placed.value, self.name)
        elif isinstance(value, Placed):
            yield Found(value.start, value.end, value.value, self.name)
        elif value is not None:
            start, end = match.span("span") if "span" in self.pattern.groupindex else match.span()
            yield Found(start, end, value, self.name)

    def _at(self, text: str, sites: Sequence[NumberSite]) -> Iterator[Match]:
        taken = 0
        for site in sites:
            if site.start < taken or (self.after and site.following not in self.after):
                continue
            if self.holds and self.holds.isdisjoint(site.text):
                continue
            for start in site.starts:
                match = self.pattern.match(text, start) if start >= taken else None
                if match is not None:
                    taken = match.end()
                    yield match
                    break


def examples(table: str) -> dict[str, str]:
    """`yes` examples written compactly: `surface -> canonical form`, several on a line parted by ` | `.

    Raises ValueError that names the entry which is not of this shape, or stands there twice.
    """
    found: dict[str, str] = {}
    for entry in (entry.strip() for line in table.splitlines() for entry in line.split(" | ")):
        surface, arrow, canonical = entry.partition(" -> ")
        if not entry:
            continue
        if not arrow or surface.strip() in found:
            raise ValueError(f"example {entry!r}: write 'surface -> canonical form', once")
        found[surface.strip()] = canonical.strip()
    return found


@dataclass
class RuleSet(Generic[T]):
    """The rules of one kind of value, in the order in which they were written."""

    kind: str
    rules: list[Rule[T]] = field(default_factory=list)

    def rule(
        self,
        pattern: str,
        *,
        yes: Mapping[str, str],
        no: Sequence[str] = (),
        needs: Sequence[str] = (),
        after: Iterable[str] = (),
        holds: Iterable[str] = (),
        before: Iterable[str] = (),
    ) -> Callable[[Build[T]], Build[T]]:
        """Register the decorated function as a rule named `kind.function_name`; `needs` and the like: see `Rule`."""

        def register(build: Build[T]) -> Build[T]:
            name = f"{self.kind}.{build.__name__}"
            self.rules.append(
                Rule(name, pattern, build, yes, no, tuple(needs), frozenset(after), frozenset(holds), frozenset(before))
            )
            return build

        return register

    def find(self, text: str, sites: Sequence[NumberSite] | None = None) -> list[Found[T]]:
        """What all rules find in folded text; overlaps are not yet resolved. `sites`: see `Rule.find`."""
        return [found for rule in self.rules for found in rule.find(text, sites)]
