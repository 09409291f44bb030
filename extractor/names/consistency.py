"""One reading of a whole article: a name sure in one place is found in all, wordings of one body share a name, a surname finds its bearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Organization, Person
from extractor.names.organization_short import canonical_names, find_short, parent_name
from extractor.names.organization_words import is_plain
from extractor.names.person_shape import shape
from extractor.names.tagged import TaggedBlock

SHORTEST_SURE = 4  # a name of fewer characters needs word borders at both ends


def complete_names(tagged: Sequence[TaggedBlock], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The people and organizations of an article, those added that stand unfound elsewhere in it; no overlaps. Where one name holds another, the longer stays."""
    sure = _sure_names(tagged, mentions)
    found = []
    for block, own in zip(tagged, mentions, strict=True):
        more = [*_repeated(block, sure, own), *_shortened(block, sure)]
        found.append(resolve_overlaps([*own, *more]))
    return found


def _sure_names(tagged: Sequence[TaggedBlock], mentions: Sequence[Sequence[Mention]]) -> dict[str, Mention]:
    """The names worth looking for, each with a mention that gives its value."""
    sure: dict[str, Mention] = {}
    for block, own in zip(tagged, mentions, strict=True):
        for mention in own:
            name = block.text[mention.start : mention.end]
            if isinstance(mention.value, Person):
                if mention.value.honorific is None and shape(name) in ("full", "foreign", "japanese"):
                    sure.setdefault(name, mention)
            elif isinstance(mention.value, Organization) and len(name) > 2 and not is_plain(name):
                sure.setdefault(name, mention)
                house = parent_name(name)
                if house is not None and len(house) > 2:
                    sure.setdefault(house, Mention(0, len(house), Organization(name=house), "organization.house"))
    return sure


def _repeated(block: TaggedBlock, sure: dict[str, Mention], own: Sequence[Mention]) -> Iterator[Mention]:
    people = {mention.start for mention in own if mention.type == "person"}
    for name, mention in sure.items():
        at = block.text.find(name)
        while at >= 0:
            end = at + len(name)
            begun = at in people and mention.type == "person"
            if begun or len(name) >= SHORTEST_SURE or _is_bordered(block, at, end, strict=len(name) < 3):
                yield Mention(at, end, mention.value, f"{mention.rule}.again")
            at = block.text.find(name, end)


def _shortened(block: TaggedBlock, sure: dict[str, Mention]) -> Iterator[Mention]:
    for name, mention in sure.items():
        if isinstance(mention.value, Organization):
            for start, end in find_short(name, block.text):
                if _is_bordered(block, start, end, strict=False):
                    yield Mention(start, end, Organization(name=block.text[start:end]), "organization.short")


def _is_bordered(block: TaggedBlock, start: int, end: int, *, strict: bool) -> bool:
    """Whether the stretch is no part of other words: its end is a word's end; its start too, where `strict`."""
    return end in block.ends and (not strict or start in block.starts)


def share_names(printed: Sequence[str], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The same mentions; organizations with their canonical name and aliases, a post behind a surname (曹主任) with the full name of its bearer."""
    bodies = [
        text[m.start : m.end]
        for text, own in zip(printed, mentions, strict=True)
        for m in own
        if isinstance(m.value, Organization)
    ]
    canonical = canonical_names(bodies)
    people = [m.value for own in mentions for m in own if isinstance(m.value, Person)]
    shared: list[list[Mention]] = []
    for text, own in zip(printed, mentions, strict=True):
        shared.append([_shared(m, text[m.start : m.end], canonical, people) for m in own])
    return shared


def _shared(mention: Mention, name: str, canonical: dict[str, str], people: Sequence[Person]) -> Mention:
    value = mention.value
    if isinstance(value, Organization):
        best = canonical[name]
        aliases = [other for other, shared in canonical.items() if shared == best and other != best]
        return Mention(mention.start, mention.end, Organization(name=best, aliases=aliases), mention.rule)
    if isinstance(value, Person) and value.honorific and (bearer := _bearer(value, people)) is not None:
        update = {"name": bearer.name, "title": bearer.title, "organization": bearer.organization}
        return Mention(mention.start, mention.end, value.model_copy(update=update), mention.rule)
    return mention


def _bearer(value: Person, people: Sequence[Person]) -> Person | None:
    """The one person of the article whose surname and post these are."""
    bearers = {
        person.name: person
        for person in people
        if person.honorific is None
        and person.name.startswith(value.name)
        and person.title
        and value.honorific
        and person.title.endswith(value.honorific)
    }
    return next(iter(bearers.values())) if len(bearers) == 1 else None
