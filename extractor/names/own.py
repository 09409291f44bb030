"""The names that a user brings, settled among the article's: one name for each thing, whoever found the mention.

A programme or organization of the user's gives its name (and a programme's category) to every wording of it that our rules found; a place takes in the
run of place words before it; a person keeps the post that stands beside the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from extractor.mentions import Mention
from extractor.models import Organization, Person, Place, PlaceLevel, Programme, Value
from extractor.names.aliases import is_short_for, plain_name
from extractor.names.place.find import starts_with_place
from extractor.text import fold

_HEADED = frozenset({"programme", "organization", "person"})
# The last character of most divisions: 江海市|民生集团 is 民生集团.
_CLASS_WORDS = tuple("省市县区镇乡州盟旗")
# From the largest down.
_LEVELS: tuple[str, ...] = get_args(PlaceLevel)


@dataclass(slots=True)
class _Thing:
    """A programme or organization of the user's in one article: its plain surfaces, and its printed wordings in their order."""

    value: Programme | Organization
    rule: str
    surfaces: set[str] = field(default_factory=set)
    wordings: dict[str, None] = field(default_factory=dict)

    def add(self, wording: str) -> None:
        self.wordings[wording] = None

    def settled(self, printed: Sequence[str]) -> Programme | Organization:
        """The value with the wordings that stand in the article as its aliases."""
        declared = [alias for alias in self.value.aliases if any(alias in text for text in printed)]
        aliases = [wording for wording in dict.fromkeys([*self.wordings, *declared]) if wording != self.value.name]
        return self.value.model_copy(update={"aliases": aliases})


def bring_in(found: Sequence[Sequence[Mention]], own: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The names of the blocks with the user's among them.

    What a Chinese name is of stands at its end: a name of ours of another kind that ends in a user's programme, body or person (the tagger took
    江海市健康卡 for a body) gives way to it.
    """
    joined = []
    for theirs, mine in zip(found, own, strict=True):
        ends = {m.end: m for m in sorted(mine, key=lambda m: m.end - m.start) if m.type in _HEADED}
        kept = [m for m in theirs if (tail := ends.get(m.end)) is None or tail.type == m.type or tail.start <= m.start]
        joined.append([*mine, *kept])
    return joined


_Things = Mapping[tuple[str, str], _Thing]


def settle_names(
    printed: Sequence[str], mentions: Sequence[Sequence[Mention]], own: Sequence[Sequence[Mention]]
) -> list[list[Mention]]:
    """The same mentions with the values that the user's names give them; `own` are all that the user's rules and lexicons found, `printed` the clean texts."""
    things = _read_things(printed, own)
    values = {
        (mention.rule, text[mention.start : mention.end]): mention.value
        for text, mine in zip(printed, own, strict=True)
        for mention in mine
    }
    owners: list[list[tuple[Mention, _Thing | None]]] = []
    for text, found, mine in zip(printed, mentions, own, strict=True):
        row: list[tuple[Mention, _Thing | None]] = []
        for mention in _join_places(found, mine):
            wording = text[mention.start : mention.end]
            mention = _restored(mention, values.get((mention.rule.removesuffix(".again"), wording)))
            thing = _thing_of(mention, wording, things)
            if thing is not None:
                _take_in(thing, mention, wording)
            row.append((mention, thing))
        owners.append(row)
    settled = {id(thing): thing.settled(printed) for thing in things.values()}
    return [[_named(mention, thing, settled) for mention, thing in row] for row in owners]


def _read_things(printed: Sequence[str], own: Sequence[Sequence[Mention]]) -> dict[tuple[str, str], _Thing]:
    things: dict[tuple[str, str], _Thing] = {}
    for text, mine in zip(printed, own, strict=True):
        for mention in mine:
            value = mention.value
            if isinstance(value, Programme | Organization):
                thing = things.setdefault((value.type, value.name), _Thing(value, mention.rule))
                said = (value.name, *value.aliases, text[mention.start : mention.end])
                thing.surfaces |= {_plain(wording) for wording in said}
    return things


def _plain(wording: str) -> str:
    return plain_name(fold(wording))


def _restored(mention: Mention, given: Value | None) -> Mention:
    """A mention by the user with the value that they gave it: later steps name organizations anew, and know more of a person."""
    if not mention.by_user or given is None or mention.value is given:
        return mention
    if isinstance(given, Person) and isinstance(mention.value, Person):
        known = given.model_dump(exclude_none=True, exclude={"type"})
        given = mention.value.model_copy(update=known)
    elif not isinstance(given, Organization):
        return mention
    return Mention(mention.start, mention.end, given, mention.rule)


def _thing_of(mention: Mention, wording: str, things: _Things) -> _Thing | None:
    """The user's programme or organization that the mention is of."""
    value = mention.value
    if not isinstance(value, Programme | Organization):
        return None
    if mention.by_user:
        return things.get((value.type, value.name))
    said = {_plain(each) for each in (value.name, *value.aliases, wording)}
    same = [thing for (kind, _), thing in things.items() if kind == value.type]
    fitting = [thing for thing in same if said & thing.surfaces]
    if not fitting:
        alike = _is_one_scheme if isinstance(value, Programme) else _is_one_body
        fitting = [thing for thing in same if any(alike(a, b) for a in said for b in thing.surfaces)]
    return fitting[0] if len(fitting) == 1 else None


def _is_one_scheme(wording: str, surface: str) -> bool:
    return is_short_for(wording, surface) or is_short_for(surface, wording)


def _is_one_body(wording: str, surface: str) -> bool:
    """Whether the wording is the surface with the division that it is of before it."""
    place = wording.removesuffix(surface)
    return place != wording and (place.endswith(_CLASS_WORDS) or starts_with_place(place, 0) == len(place))


def _take_in(thing: _Thing, mention: Mention, wording: str) -> None:
    thing.add(wording)
    if not mention.by_user and isinstance(mention.value, Programme | Organization):
        for other in (mention.value.name, *mention.value.aliases):
            thing.add(other)


def _named(mention: Mention, thing: _Thing | None, settled: Mapping[int, Programme | Organization]) -> Mention:
    if thing is None:
        return mention
    rule = mention.rule if mention.by_user else f"{mention.rule}+{thing.rule}"
    return Mention(mention.start, mention.end, settled[id(thing)], rule)


def _join_places(found: Sequence[Mention], own: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a block, those of places made whole: one mention is the longest run of place words (contract.md, "place").

    A place of ours right before the user's, and of a higher level, is joined with it; one that ends in the user's takes its name.
    """
    ends = {mention.end: mention for mention in own if isinstance(mention.value, Place)}
    before: Mention | None = None
    for mention in found:
        if isinstance(mention.value, Place) and not mention.by_user and mention.end in ends:
            inner = ends[mention.end]
            if inner.start > mention.start:
                mention = Mention(mention.start, mention.end, _inside(mention.value, inner.value), inner.rule)
        if (
            before is not None
            and before.end == mention.start
            and not before.by_user
            and mention.by_user
            and isinstance(before.value, Place)
            and isinstance(mention.value, Place)
            and _is_higher(before.value, mention.value)
        ):
            value = _inside(before.value, mention.value)
            before = Mention(before.start, mention.end, value, mention.rule)
            continue
        if before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def _is_higher(outer: Place, inner: Place) -> bool:
    if outer.level is None:
        return False
    return inner.level is None or _LEVELS.index(outer.level) < _LEVELS.index(inner.level)


def _inside(outer: Place, inner: Value) -> Place:
    """The user's place, with code and path of the one around it where the user gives none."""
    assert isinstance(inner, Place)
    around = outer.path[:-1] if outer.path and outer.path[-1].endswith(inner.name) else outer.path
    update = {"code": inner.code or outer.code, "path": inner.path or [*around, inner.name]}
    return inner.model_copy(update=update)
