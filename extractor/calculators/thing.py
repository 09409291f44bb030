"""A thing that facts are about, over several documents: its names, its documents, its facts, and why what is told of it was put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractor.figures import Used, without_repeats
from extractor.models import Category, EntityType, Record, SubjectType
from extractor.text import fold_width

_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》〈〉 \u3000")


class Merged(Record):
    """A wording of a subject in some documents, and why it was taken for the same subject."""

    wording: str
    documents: list[str]
    reason: str


def bare(wording: str) -> str:
    """A name without quotation marks and blanks, its letters and digits in half width and lower case."""
    return fold_width(wording).translate(_QUOTES).casefold()


@dataclass(slots=True, eq=False)
class Thing:
    """One thing over the documents, with the facts about it. `names` and `aliases` count the articles that use them."""

    type: EntityType | SubjectType
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    categories: Counter[Category] = field(default_factory=Counter)
    prefectures: set[str] = field(default_factory=set)
    sources: dict[str, None] = field(default_factory=dict)
    by_article: list[list[Used]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)

    @property
    def documents(self) -> list[str]:
        """The sources that name it, in their order."""
        return list(self.sources)

    @property
    def used(self) -> list[Used]:
        """The facts about it, in reading order."""
        return [used for article in self.by_article for used in article]

    @property
    def once(self) -> list[Used]:
        """The same, what an article says twice taken once."""
        return [used for article in self.by_article for used in without_repeats(article)]

    @property
    def name(self) -> str:
        """The name that most articles use; of several the first."""
        return self.names.most_common(1)[0][0]

    @property
    def other_names(self) -> list[str]:
        """Its other wordings, each once whatever its quotation marks."""
        others: dict[str, str] = {}
        for wording in [*self.names, *self.aliases]:
            others.setdefault(bare(wording), wording)
        others.pop(bare(self.name))
        return list(others.values())

    def is_called(self, wording: str) -> bool:
        """Whether `wording` is its name or an alias."""
        return bare(wording) in set(map(bare, [*self.names, *self.aliases]))

    def take(self, other: Thing, reason: str) -> None:
        """What is known of `other` becomes known of this, for the `reason` that the two are one."""
        self.merged += [Merged(wording=other.name, documents=other.documents, reason=reason), *other.merged]
        self.names.update(other.names)
        self.aliases.update(other.aliases)
        self.categories.update(other.categories)
        self.prefectures |= other.prefectures
        self.sources |= other.sources
        self.by_article += other.by_article
