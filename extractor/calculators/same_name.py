"""Which names of several documents mean one thing.

An article gives every programme, organization, person and place one name and its other wordings. Over articles two of them are one thing where they share
the name, or where the one's name is an alias of the other, quotation marks aside. A name alone is not enough where it is anybody's: every city has its
基本医保, every county its 青年夜校. So

- programmes told of in articles that name prefectures, but none in common, stay apart;
- a common noun that owns figures (蔬菜, 规模以上工业企业) is one thing wherever it is worded so;
- an alias joins a thing only with one of that very name, never two that are called the same for short, and not where several claim it;
- a person is one over articles only with the same employer, a place only in the same place, an organization not where its name is no more than
  its kind (社区党支部).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import count

from extractor.calculators.thing import Thing, bare
from extractor.figures import CalculationError, Used
from extractor.models import (
    Article,
    Document,
    Entity,
    EntityType,
    Organization,
    Person,
    Place,
    Programme,
    Subject,
    SubjectType,
)

# 社区党支部, 县委, 市教育局: the name says what it is and not whose.
_ONLY_A_KIND = re.compile(
    r"(?:社区|街道|镇街|居委|村委|党支部|党委|总支|人民医院|中心医院|中心小学|学校|公司)"
    r"|[省市县区镇乡](?:[委府]|政府|人大|政协|[^省市县区镇乡]{1,8}[局委办部会院])$"
)


# Why things that are no programmes are one.
_SAME = {
    "person": "the same full name and employer",
    "place": "the same name, in the same place",
    "thing": "the same wording",
}


def merge_things(
    documents: Document | Iterable[Document],
    types: Iterable[EntityType | SubjectType] | None = None,
    *,
    split: bool = False,
) -> list[Thing]:
    """The things of `types` (None: all) that the documents have facts about, in the order in which they are first named; `split`: each article's apart."""
    wanted = None if types is None else set(types)
    by_name: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for key, thing in _named(documents):
        if wanted is None or thing.type in wanted:
            by_name[key].append(thing)
    if split:
        return [thing for same_name in by_name.values() for thing in same_name if thing.by_article]
    things = [thing for same_name in by_name.values() for thing in _joined(same_name)]
    return [thing for thing in _join_aliases(things) if thing.by_article]


def find_thing(things: Iterable[Thing], wording: str, what: str) -> Thing:
    """The one thing that is called so. Raises CalculationError where there is none or where there are several; `what` names the kind in messages."""
    everything = list(things)
    called = [thing for thing in everything if bare(wording) == bare(thing.name)]
    called = called or [thing for thing in everything if thing.is_called(wording)]
    if len(called) == 1:
        return called[0]
    if not called:
        raise CalculationError(f"no {what} is called {wording}", [thing.name for thing in everything])
    raise CalculationError(
        f"{len(called)} {what}s are called {wording}; give the documents of one only",
        [f"{thing.name}: {', '.join(thing.documents)}" for thing in called],
    )


def _named(documents: Document | Iterable[Document]) -> Iterable[tuple[tuple[str, str], Thing]]:
    """The things of each article apart, with the key under which they may be one with those of other articles."""
    alone = count()
    for document in [documents] if isinstance(documents, Document) else documents:
        source = document.source or document.id
        for article in document.articles:
            prefectures = _prefectures(article)
            here: dict[tuple[str, str], Thing] = {}
            keys: dict[tuple[str, str], str] = {}
            for entity in article.entities:
                name = _name(entity)
                if name is None:
                    continue
                at: tuple[str, str] = (entity.type, name)
                thing = here.setdefault(
                    at, Thing(entity.type, Counter([name]), prefectures=set(prefectures), sources={source: None})
                )
                thing.aliases |= Counter(dict.fromkeys(getattr(entity.value, "aliases", ()), 1))
                if isinstance(entity.value, Programme):
                    thing.categories[entity.value.category] = 1
                key = _key(entity, name)
                if key is not None:
                    keys[at] = key
            about: dict[tuple[str, str], list[Used]] = {}
            for fact in article.facts:
                if fact.subject is not None and _is_its_wording(fact.subject):
                    kind, text = fact.subject.type, fact.subject.text
                    here.setdefault((kind, text), Thing(kind, Counter([text]), sources={source: None}))
                    keys.setdefault((kind, text), bare(text))
                if fact.subject is not None and (fact.subject.type, fact.subject.text) in here:
                    used = Used(document=source, published=document.published, article=article.id, fact=fact)
                    about.setdefault((fact.subject.type, fact.subject.text), []).append(used)
            for at, thing in here.items():
                thing.by_article = [about[at]] if at in about else []
                yield (thing.type, keys.get(at, f"\0{next(alone)}")), thing


def _is_its_wording(subject: Subject) -> bool:
    """Whether the wording is all there is of it: 蔬菜, 规模以上工业企业; and 中国, which no mention names."""
    return subject.type == "thing" or (subject.type == "place" and subject.entity is None)


def _name(entity: Entity) -> str | None:
    """How facts name the thing (see `extractor.facts.found.name_subject`); None for what no fact is about."""
    value = entity.value
    if isinstance(value, Person):
        return entity.text if value.honorific else value.name
    return value.name if isinstance(value, Programme | Organization | Place) else None


def _key(entity: Entity, name: str) -> str | None:
    """What must agree before things of two articles can be one; None where that is never certain."""
    value = entity.value
    if isinstance(value, Person):
        return f"{value.name} {value.organization}" if value.organization and not value.honorific else None
    if isinstance(value, Place):
        # A village carries its township's code.
        return f"{value.code or '/'.join(value.path)} {value.name}"
    if isinstance(value, Organization) and _ONLY_A_KIND.match(name):
        return None
    return bare(name)


def _prefectures(article: Article) -> set[str]:
    """The prefectures and municipalities in which the places of an article lie."""
    paths = [e.value.path for e in article.entities if isinstance(e.value, Place) and e.value.path]
    return {path[0] if path[0].endswith("市") else path[1] for path in paths if path[0].endswith("市") or len(path) > 1}


def _joined(same_name: list[Thing]) -> list[Thing]:
    """Things of one name, joined; programmes where they have a prefecture in common, or where one of the two names none and there is one other."""
    if same_name[0].type != "programme":
        for thing in same_name[1:]:
            same_name[0].take(thing, _SAME.get(thing.type, "the same name"))
        return same_name[:1]
    joined: list[Thing] = []
    for thing in [thing for thing in same_name if thing.prefectures]:
        near = [other for other in joined if other.prefectures & thing.prefectures]
        if not near:
            joined.append(thing)
            continue
        for other in [*near[1:], thing]:
            common = "、".join(sorted(near[0].prefectures & other.prefectures) or sorted(thing.prefectures))
            near[0].take(other, f"the same name, and both of {common}")
        joined = [other for other in joined if other not in near[1:]]
    nowhere = [thing for thing in same_name if not thing.prefectures]
    if nowhere and len(joined) != 1:
        joined.append(nowhere.pop(0))
    for thing in nowhere:
        joined[-1].take(thing, "the same name, and no prefecture that speaks against it")
    return joined


def _join_aliases(things: list[Thing]) -> list[Thing]:
    """Each thing whose name is an alias of one other thing taken into that one."""
    claims: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, thing in enumerate(things):
        if thing.type in ("programme", "organization"):
            for alias in sorted(set(map(bare, thing.aliases)) - {bare(thing.name)}):
                claims[thing.type, alias].append(at)
    first = list(range(len(things)))  # the earliest thing that each is one with, as far as known

    def earliest(at: int) -> int:
        while first[at] != at:
            at = first[at]
        return at

    for at, thing in enumerate(things):
        claimants = [other for other in claims.get((thing.type, bare(thing.name)), ()) if _near(things[other], thing)]
        if len(claimants) == 1:
            one, other = sorted((earliest(at), earliest(claimants[0])))
            first[other] = one
    for at, thing in enumerate(things):
        if earliest(at) != at:
            whole = things[earliest(at)]
            whole.take(thing, f"the one's name is an alias of the other: {whole.name}, {thing.name}")
    return [thing for at, thing in enumerate(things) if earliest(at) == at]


def _near(one: Thing, other: Thing) -> bool:
    """Whether nothing says that the two lie in different prefectures."""
    return not one.prefectures or not other.prefectures or bool(one.prefectures & other.prefectures)
