"""One reading of a whole article: a name sure in one place is found in all, wordings of one body share a name, a surname finds its bearer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from extractor.mentions import Mention, resolve_overlaps
from extractor.models import Organization, Person, Place
from extractor.names.organization.short_names import FullName, by_opening, canonical_names, match_short, parent_name
from extractor.names.organization.suffixes import is_plain
from extractor.names.person.form import shape, surname_of
from extractor.names.tagger.tagged import TaggedBlock

SAME_HEAD = 20  # bodies with the same first characters that are tried for one place of the text
SHORTEST_SURE = 4  # a name of fewer characters needs word borders at both ends


def complete_names(tagged: Sequence[TaggedBlock], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The people and organizations of an article, those added that stand unfound elsewhere in it; no overlaps. Where one name holds another, the longer stays."""
    sure = _sure_names(tagged, mentions)
    if not sure:
        return [list(own) for own in mentions]
    bodies = (name for name, mention in sure.items() if isinstance(mention.value, Organization))
    openings = by_opening(bodies, SAME_HEAD)
    whole, short = AhoCorasick(list(sure)), AhoCorasick(list(openings))
    found = []
    for block, own in zip(tagged, mentions, strict=True):
        more = [*_repeated(block, whole, list(sure.items()), own), *_shortened(block, short, list(openings.values()))]
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
            elif mention.rule == "organization.called":
                sure[name] = mention
            elif isinstance(mention.value, Organization) and len(name) > 2 and not is_plain(name):
                sure.setdefault(name, mention)
                house = parent_name(name)
                if house is not None and len(house) > 2:
                    sure.setdefault(house, Mention(0, len(house), Organization(name=house), "organization.house"))
    return sure


def _repeated(
    block: TaggedBlock, matcher: AhoCorasick, sure: Sequence[tuple[str, Mention]], own: Sequence[Mention]
) -> Iterator[Mention]:
    people = {mention.start for mention in own if mention.type == "person"}
    for number, start, end in matcher.find_matches_as_indexes(block.text, overlapping=True):
        name, mention = sure[number]
        begun = start in people and mention.type == "person"
        if begun or len(name) >= SHORTEST_SURE or _is_bordered(block, start, end, strict=len(name) < 3):
            yield Mention(start, end, mention.value, f"{mention.rule.removesuffix('.again')}.again")


def _shortened(block: TaggedBlock, matcher: AhoCorasick, openings: Sequence[Sequence[FullName]]) -> Iterator[Mention]:
    for number, start, _ in matcher.find_matches_as_indexes(block.text, overlapping=True):
        for full in openings[number]:
            end = match_short(full, block.text, start)
            if end is not None and _is_bordered(block, start, end, strict=False):
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
    canonical = canonical_names(bodies, home_names(mentions))
    for text, own in zip(printed, mentions, strict=True):
        for m in own:
            if m.rule.startswith("organization.called") and isinstance(m.value, Organization):
                canonical[text[m.start : m.end]] = canonical.get(m.value.name, m.value.name)
    wordings: dict[str, list[str]] = {}
    for name, best in canonical.items():
        if name != best:
            wordings.setdefault(best, []).append(name)
    people: dict[str, dict[str, Person]] = {}
    for mention in (mention for own in mentions for mention in own):
        value = mention.value
        if (
            isinstance(value, Person)
            and value.honorific is None
            and value.title
            and (surname := surname_of(value.name))
        ):
            people.setdefault(surname, {})[value.name] = value
    shared: list[list[Mention]] = []
    for text, own in zip(printed, mentions, strict=True):
        shared.append([_shared(m, text[m.start : m.end], canonical, wordings, people) for m in own])
    return shared


def home_names(mentions: Sequence[Sequence[Mention]]) -> dict[str, str]:
    """The full name of the one county (县) and so on that the article names, by its class word; none where it names two."""
    found: dict[str, set[str]] = {}
    for mention in (mention for own in mentions for mention in own):
        if isinstance(mention.value, Place):
            for name in mention.value.path[:3]:
                found.setdefault(name[-1], set()).add(name)
    return {word: next(iter(names)) for word, names in found.items() if word in "省市县区" and len(names) == 1}


def _shared(
    mention: Mention,
    name: str,
    canonical: Mapping[str, str],
    wordings: Mapping[str, list[str]],
    people: Mapping[str, Mapping[str, Person]],
) -> Mention:
    """The mention with what the article knows of its bearer. `wordings` are the other names of a body by its canonical one."""
    value = mention.value
    if isinstance(value, Organization):
        best = canonical[name]
        return Mention(
            mention.start, mention.end, Organization(name=best, aliases=[*wordings.get(best, ())]), mention.rule
        )
    if isinstance(value, Person) and value.honorific and (bearer := _bearer(value, people)) is not None:
        update = {"name": bearer.name, "title": bearer.title, "organization": bearer.organization}
        return Mention(mention.start, mention.end, value.model_copy(update=update), mention.rule)
    return mention


def _bearer(value: Person, people: Mapping[str, Mapping[str, Person]]) -> Person | None:
    """The one person of the article whose surname and post these are."""
    same = [
        person
        for person in people.get(value.name, {}).values()
        if value.honorific and person.title and person.title.endswith(value.honorific)
    ]
    return same[0] if len(same) == 1 else None
