"""Whose a figure may be: every naming of its clause, of the clauses before it, of heading and title, the owner before it, the noun behind it, or nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.facts.candidates.figure import Figure
from extractor.facts.candidates.owner_context import CLAUSES, NATIONS, read_context
from extractor.facts.choose import Candidate, Gathering
from extractor.facts.clauses.frame import ClauseFrame
from extractor.facts.clauses.naming import Naming
from extractor.facts.discourse.pointer import find_by_tail, place_within, resolve
from extractor.facts.discourse.topic import Discourse
from extractor.facts.found import Owner, Site, owner_of
from extractor.facts.words import ends_like, is_change_word

_HERE = ("own clause", "behind")


def owner_candidates(figure: Figure, discourse: Discourse) -> list[Candidate[Owner | None]]:
    """The candidates for the figure's owner, none among them, in the order in which they were found, each wording once."""
    only = _label(figure) or _parallel(figure)
    if only is not None:
        return [only]
    gathered: Gathering[Owner | None] = Gathering()
    context = tuple(read_context(figure))
    member, others = _member_here(figure), _other_members(figure)
    for source, naming, extra in _sources(figure, discourse):
        owner, told = _resolved(naming, discourse)
        if owner is None or naming.role == "source" or (source not in _HERE and _is_contrasted(owner, member)):
            continue
        if owner.text in others or (owner.type != "thing" and _only_counts(owner.text, source, naming)):
            continue
        if source == "own clause":
            tokens = figure.frame.tokens
            said = tokens[naming.first].start, tokens[naming.end - 1].end
            owner = Owner(owner.text, owner.type, owner.site, said)
        kind, features = naming.kind, naming.features
        if told and owner.site is not None:  # 基金, of a fund that has a name, is that one
            kind = owner.type
            features = tuple([f"kind={kind}" if f == f"kind={naming.kind}" else f for f in features])
        shared = (
            features,
            _in_context(source, context),
            _in_context(f"kind={kind}", context),
            *_known(owner.text, discourse),
        )
        gathered.add(owner.text, source, owner, told, (*shared, _beside(extra, kind, naming.role)) if extra else shared)
    if figure.share is not None:
        owner = _member(figure)
        if owner is not None:
            own = ("respectively", f"respectively {owner.type}")
            gathered.add(owner.text, "respectively", owner, own, _known(owner.text, discourse))
    if discourse.owner is not None and (_is_contrasted(discourse.owner, member) or discourse.owner.text in others):
        discourse = discourse._replace(owner=None)
    _add_of_discourse(gathered, figure, discourse, context)
    none: Candidate[Owner | None] = Candidate("none", "none", None, ("none",), (_in_context("none", context)[1:],))
    return [*gathered.candidates, none]


def _add_of_discourse(
    gathered: Gathering[Owner | None], figure: Figure, discourse: Discourse, context: tuple[str, ...]
) -> None:
    """Whom the article has spoken of: the owner before, its main names, the person named last."""
    if discourse.owner is not None:
        far = (
            "same clause"
            if discourse.owned == 0
            else str(min(discourse.owned, 3))
            if discourse.owned < 10
            else "paragraph"
        )
        own = [f"carried {far}", *(f"carried {far} & {each}" for each in context), f"carried {discourse.owner.type}"]
        gathered.add(discourse.owner.text, "carried", discourse.owner, own, _known(discourse.owner.text, discourse))
    for source, named in discourse.main:
        own = [source, f"{source} & {_often(named.text, discourse)}", f"{source} & {figure.kind}"]
        if named == discourse.topic:
            own += ["topic", f"topic is {named.type}"]
        gathered.add(named.text, source, named, own, _known(named.text, discourse))
    if discourse.person is not None:
        far = str(min(discourse.unnamed, 6))
        own = ["person before", f"person before {far}", *(f"person before & {each}" for each in context)]
        gathered.add(
            discourse.person.text, "person before", discourse.person, own, _known(discourse.person.text, discourse)
        )


def _sources(figure: Figure, discourse: Discourse) -> Iterator[tuple[str, Naming, tuple[str, ...]]]:
    for naming in figure.namings:
        if _is_group(figure.frame, naming) or (figure.kind == "money" and _lists_groups(figure.frame, naming)):
            continue
        if naming.end <= figure.at:
            if _is_example(figure, naming):
                continue
            yield "own clause", naming, tuple(_own(figure, naming))
        elif naming.first > figure.at:
            if naming.run[0] > figure.at + 3 or _is_next_member(figure, naming):
                continue
            counted = getattr(figure.token.value, "of", None)
            own = ("behind & is what is counted",) if counted and naming.text == counted else ()
            yield "behind", naming, (f"behind & begins at {min(naming.first - figure.at, 4)}", *own)
    for distance, (frame, namings) in enumerate(figure.before[:CLAUSES], 1):
        inner = "bracket" if frame.clause.inner else f"clause-{min(distance, 3)}"
        for naming in namings:
            if not _is_group(frame, naming):
                yield inner, naming, ()
    for distance, leads in enumerate(discourse.recent, 1):
        for naming in leads:
            yield f"subject-{distance}", naming, ()
    for source, namings in (
        ("paragraph before", discourse.before),
        ("heading", discourse.heading),
        ("title", discourse.title),
    ):
        for naming in namings:
            yield source, naming, ()


def _only_counts(name: str, source: str, naming: Naming) -> bool:
    """Whether a name is of a body that only reports what others have: 县统计局介绍, 县统计局的公报写着."""
    if not ends_like(name, "statistics"):
        return False
    return naming.role == "speaker" or (source not in _HERE and naming.end < naming.run[1])


def _member_here(figure: Figure) -> str:
    """The thing that the figure's clause has as its subject (国有企业), empty where it has none."""
    leads = [n for n in figure.namings if n.role == "lead" and figure.low <= n.first and n.end <= figure.at]
    member = next((n.text for n in leads if n.kind == "thing" and (n.first, n.end) == n.run), "")
    return "" if ends_like(member, "measure") else member  # 尊享版每年保费 is what is measured


def _other_members(figure: Figure) -> frozenset[str]:
    """The members of the figure's list that have a figure of their own, where it has one too: 黄芪 of 党参60亩 in 种植黄芪80亩、党参60亩."""
    classes, at = figure.frame.classes, figure.at
    mark = classes.rfind("C", 0, at)
    if mark < 1 or classes[mark - 1] != "F" or set(classes[mark + 1 : at]) != {"N"}:
        return frozenset()
    return frozenset(n.text for n in figure.namings if n.end == mark - 1 and n.run[1] == n.end)


def _is_contrasted(owner: Owner, member: str) -> bool:
    """Whether a thing named earlier is another one of the kind that the clause names: 外商企业 where 国有企业进口2亿元."""
    if owner.type != "thing" or len(member) < 3 or owner.text[-2:] != member[-2:]:
        return False
    return not (owner.text.endswith(member) or member.endswith(owner.text))


def _is_next_member(figure: Figure, naming: Naming) -> bool:
    """Whether a naming behind the figure opens the next member of its list, which has a figure of its own: 茶叶300亩、桑树120亩."""
    classes, end = figure.frame.classes, naming.run[1]
    return classes[figure.at + 1 : figure.at + 2] == "C" and classes[end : end + 1] == "F"


def _is_example(figure: Figure, naming: Naming) -> bool:
    """Whether a naming is one of those that the figure counts: 李强、天河集团等12家单位."""
    before = figure.frame.tokens[max(0, figure.at - 1) : figure.at]
    return bool(before) and before[0].text == "等" and naming.run[1] >= figure.at - 1 and naming.first >= figure.low


def _is_group(frame: ClauseFrame, naming: Naming) -> bool:
    """Whether a naming is a group that a list gives figures to, one after the other, which is for whom they hold: 对特困人员4000元、低保家庭2万元."""
    classes, end = frame.classes, naming.run[1]
    if classes[end : end + 1] != "F" or not ends_like(frame.tokens[end - 1].text, "population"):
        return False
    if naming.role.startswith("prep"):
        return classes[end + 1 : end + 2] == "C" and "F" in classes[end + 2 : end + 6]
    first = naming.run[0]
    return first > 1 and classes[first - 2 : first] == "FC" and _opens_with_group(frame)


def _lists_groups(frame: ClauseFrame, naming: Naming) -> bool:
    """Whether a naming stands in a list of groups that a sum holds for: 少儿医保、在校大学生保费149元."""
    first, end = naming.run
    heads = [i for i in range(first, end) if i + 1 == end or frame.classes[i + 1] == "C"]
    return len(heads) > 1 and any(ends_like(frame.tokens[i].text, "population") for i in heads)


def _opens_with_group(frame: ClauseFrame) -> bool:
    """Whether the first figure of the clause stands behind a group that 对 or 给 introduces."""
    end = frame.classes.find("F")
    run = next((run for run in frame.runs if run[1] == end), None)
    if run is None or not frame.role_of(run).startswith("prep"):
        return False
    return bool(ends_like(frame.tokens[end - 1].text, "population"))


def _label(figure: Figure) -> Candidate[Owner | None] | None:
    """The place or body right before the figure in a list of such: 柳江3.1万人、安溪2.7万人."""
    tokens, classes, at = figure.frame.tokens, figure.frame.classes, figure.at
    name = tokens[at - 1] if at else None
    if name is None or name.mention is None or name.kind not in ("place", "organization"):
        return None
    before, behind = classes[max(0, at - 2) : at - 1], classes[at + 1 : at + 4]
    goes_on = behind in ("CXF",) or (before == "C" and classes[max(0, at - 4) : at - 2] == "XF")
    if not goes_on or before not in ("", "C", "M"):
        return None
    owner = replace(owner_of(Site(figure.frame.block, name.mention), name.text), said=(name.start, name.end))
    return Candidate(owner.text, "name of the figure in a list", owner, ("labels its figure",))


def _parallel(figure: Figure) -> Candidate[Owner | None] | None:
    """The owner of the figure at its place in the list that 分别 goes through again: 甲进口3亿元，乙进口2亿元，分别增长5%、8%."""
    owner = figure.parallel[0] if figure.parallel is not None else None
    return Candidate(owner.text, "parallel figure", owner, ("parallel figure",)) if owner is not None else None


def _member(figure: Figure) -> Owner | None:
    """The member of the list before 分别 that the figure belongs to."""
    share = figure.share
    if share is None or not share.member:
        return None
    if share.name is not None and share.name.mention is not None:
        return owner_of(Site(figure.frame.block, share.name.mention), share.name.text)
    return Owner(share.member, "thing")


def _resolved(naming: Naming, discourse: Discourse) -> tuple[Owner | None, list[str]]:
    if naming.name is not None and naming.name.mention is not None:
        return owner_of(Site(naming.block, naming.name.mention), naming.name.text), []
    if naming.text in NATIONS:
        return Owner("中国", "place"), []
    if naming.kind in ("whole place", "pointer"):
        site = resolve(naming.text, discourse.names)
        if site is not None:
            return owner_of(site, str(getattr(site.mention.value, "name", ""))), [
                "points back",
                f"points to {site.mention.type}",
            ]
        if naming.kind == "pointer" and len(naming.text) < 3 and not place_within(naming.text):
            return None, []
        return Owner(naming.text, "thing"), ["points nowhere"]
    if naming.kind == "thing" and naming.role == "lead" and naming.first == naming.run[0] and naming.next != "N":
        site = find_by_tail(naming.text, discourse.names)
        if site is not None:
            return owner_of(site, str(getattr(site.mention.value, "name", ""))), [
                "tail of a name",
                f"tail & next={naming.next}",
            ]
    return Owner(naming.text, "thing"), []


def _own(figure: Figure, naming: Naming) -> list[str]:
    """What stands between a naming of the figure's own clause and the figure."""
    tokens = figure.frame.tokens
    if naming.first < figure.low:
        return ["taken by a figure before", f"taken & role={naming.role}"]
    measured = figure.measured > naming.end and tokens[figure.measured - 1]
    found = []
    if measured and not measured.mention:
        if ends_like(measured.text, "measure"):
            found.append("rest is a measure")
        elif is_change_word(measured.text):
            found.append("rest is a change")
            head = next(
                (
                    t
                    for t in reversed(tokens[naming.end : figure.measured - 1])
                    if t.is_noun and t.text not in ("同比", "环比")
                ),
                None,
            )
            found.append(
                "rest is a measure and its change"
                if head is not None and ends_like(head.text, "measure")
                else "rest is a bare change"
            )
    elif naming.end >= figure.measured:
        found.append("all that is measured")
        if ends_like(naming.text, "measure"):
            found.append("is itself the measure")
    if naming.end == figure.at:
        found.append("right before the figure")
    if naming.end > figure.measured:
        found.append("in the hedge")
    return found


@lru_cache(maxsize=4096)
def _in_context(source: str, context: Sequence[str]) -> tuple[str, ...]:
    return (f"from={source}", *[f"{source} & {each}" for each in context])


@lru_cache(maxsize=4096)
def _beside(extra: tuple[str, ...], kind: str, role: str) -> tuple[str, ...]:
    """What stands between a naming and the figure, alone and by the naming's kind and role."""
    return (*extra, *[f"{each} & {of}" for each in extra for of in (f"kind={kind}", f"role={role}")])


def _often(text: str, discourse: Discourse) -> str:
    count = discourse.counts.get(text, 0)
    return "said once" if count < 2 else "said twice" if count < 4 else "said often"


def _known(text: str, discourse: Discourse) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How the article speaks of a wording elsewhere."""
    owner, before = discourse.owner, ""
    if owner is not None:
        if text == owner.text:
            before = "owner before"
        elif owner.text in text:
            before = "holds the owner before"
        elif text in owner.text:
            before = "inside the owner before"
    known = _KNOWN[_often(text, discourse), text in discourse.headline, before]
    return known, discourse.salience.describe(text, discourse.sentence)


_OFTEN = ("said once", "said twice", "said often")
_BEFORE = ("", "owner before", "holds the owner before", "inside the owner before")
_KNOWN = {
    (often, titled, before): (often, *(["in the title"] if titled else []), *([before] if before else []))
    for often in _OFTEN
    for titled in (False, True)
    for before in _BEFORE
}
