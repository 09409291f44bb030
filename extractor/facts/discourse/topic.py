"""The running topic of an article: what its title, heading and earlier clauses have named.

`Discourse` is a named tuple: frozen, and cheap to change; `advance` gives the one that holds behind a clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.clauses.naming import Naming
from extractor.facts.discourse.salience import Salience
from extractor.facts.found import Owner, Site, owner_of

_RECENT = 4  # how many clauses with a subject are remembered
_NAMES = 60  # how many names back a pointer looks
_LEADS = 6  # namings kept of one clause


class Discourse(NamedTuple):
    """What may be spoken of without being named again. `recent` are the subjects of the clauses before, the nearest first; `before`
    those of the paragraph before; `names` the names so far, the nearest first; `person` whom the article
    named last."""

    title: tuple[Naming, ...] = ()
    heading: tuple[Naming, ...] = ()
    before: tuple[Naming, ...] = ()
    recent: tuple[tuple[Naming, ...], ...] = ()
    names: tuple[Site, ...] = ()
    person: Owner | None = None
    unnamed: int = 0  # clauses since `person` was named
    owner: Owner | None = None
    owned: int = 0  # clauses since `owner` was chosen
    counts: Mapping[str, int] = MappingProxyType({})  # how often the article says a wording
    headline: str = ""  # the words of title, subtitle and kicker
    topic: Owner | None = None
    main: tuple[tuple[str, Owner], ...] = ()  # the name of each type that the article says most: ("main place", …)
    salience: Salience = Salience()
    sentence: int = 0  # the number of the sentence that is read, through the article
    behind: Mapping[str, int] = MappingProxyType({})  # how many words stand before an end of a noun phrase

    def open_paragraph(self) -> Discourse:
        """The topic at the head of a paragraph."""
        last = self.recent[0] if self.recent else self.before
        return self._replace(before=last, recent=(), owned=self.owned + 10)

    def open_section(self, heading: Sequence[Naming]) -> Discourse:
        """The topic below a heading."""
        return self._replace(heading=tuple(heading[:_LEADS]), before=(), recent=(), owner=None)

    def advance(self, frame: ClauseFrame, namings: Sequence[Naming]) -> Discourse:
        """The topic behind a clause. A clause without a subject leaves what was said before in force; a speaker is no topic."""
        names = tuple(
            Site(frame.block, token.mention)
            for token in reversed(frame.tokens)
            if token.mention is not None and token.is_name
        )
        told = next((n.name for n in namings if n.kind == "person" and n.name is not None), None)
        person, unnamed = self.person, self.unnamed + 1
        if told is not None and told.mention is not None:
            person, unnamed = owner_of(Site(frame.block, told.mention), told.text), 0
        leads = tuple(n for n in namings if n.role in ("lead", "focus"))[:_LEADS]
        known = (*names, *self.names)[:_NAMES] if names else self.names
        if not leads:
            return self._replace(names=known, owned=self.owned + 1, person=person, unnamed=unnamed)
        return self._replace(
            names=known,
            person=person,
            unnamed=unnamed,
            recent=(leads, *self.recent)[:_RECENT],
            owned=self.owned + 1,
        )

    def own(self, owner: Owner | None) -> Discourse:
        """The topic behind a figure that `owner` was chosen for."""
        if owner is not None and owner.said is not None:
            owner = replace(owner, said=None)
        return self._replace(owner=owner, owned=0)
