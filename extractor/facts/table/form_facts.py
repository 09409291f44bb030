"""Facts of label-value pages: each record's name owns its figures.

供应商名称：甲公司      a label that comes again opens the next record
中标金额：100万元       甲公司's
供应商名称：乙公司
中标金额：200万元       乙公司's
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.facts.clauses.token import FIGURES, NAMED
from extractor.facts.found import FoundFact, Owner, ReadBlock, Site, owner_of
from extractor.facts.table.head import is_measure, without_unit
from extractor.facts.table.notice_prose import is_called, labelled_figures
from extractor.facts.table.reporting import Reporting
from extractor.mentions import Mention
from extractor.page import Article, Field, core, is_blank, is_of, is_period, read_fields, role_of

_NAMING = ("bidder", "parcel", "position", "named", "project", "place", "lot")
_FORMS = frozenset({"paragraph", "list", "caption"})
_SECTIONS = frozenset({"heading", "table", "title"})
_PROSE = 40  # a paragraph longer than that ends a form


@dataclass(frozen=True, slots=True)
class _Placed:
    """A field in its block."""

    block: int
    field: Field
    text: str

    @property
    def role(self) -> str:
        """The role of its label."""
        return "lot" if self.field.lot else role_of(self.field.label)


@dataclass(slots=True)
class _Record:
    """The fields that are about one thing, and those that hold for all records of the form."""

    own: list[_Placed] = field(default_factory=list)
    common: list[_Placed] = field(default_factory=list)
    _named: tuple[dict[str, _Placed], dict[str, _Placed]] | None = field(default=None, init=False)

    def name(self, *roles: str) -> _Placed | None:
        """The field that names the record in one of these roles, its own before the common ones."""
        return next((first[role] for first in self._firsts() for role in roles if role in first), None)

    def own_name(self, *roles: str) -> _Placed | None:
        """The same among its own fields."""
        return next((self._firsts()[0][role] for role in roles if role in self._firsts()[0]), None)

    def _firsts(self) -> tuple[dict[str, _Placed], dict[str, _Placed]]:
        """The first field of each role that is not blank, own and common; looked up once for each field of a record."""
        if self._named is None:
            self._named = _first_of_role(self.own), _first_of_role(self.common)
        return self._named


def _first_of_role(fields: Sequence[_Placed]) -> dict[str, _Placed]:
    found: dict[str, _Placed] = {}
    for placed in fields:
        if not is_blank(placed.text):
            found.setdefault(placed.role, placed)
    return found


def find_form_facts(
    article: Article, blocks: Sequence[ReadBlock], topic: Owner | None, reporting: Reporting
) -> dict[tuple[int, int], FoundFact | None]:
    """The fact of each figure that stands in a field, by its block and clean start; None for one inside a name or code. `topic` owns what no record names."""
    facts: dict[tuple[int, int], FoundFact | None] = {}
    seen: list[_Placed] = []
    for group in _groups(article):
        for placed in group:
            if placed.field.lot or placed.role in ("code", *_NAMING):
                facts |= {(placed.block, mention.start): None for mention in _figures(blocks, placed)}
        for record in _records(group, seen):
            for placed in record.own:
                _field_facts(article, blocks, record, placed, topic, reporting, facts)
        seen += group
    return facts | _prose_facts(article, blocks, seen)


def _prose_facts(
    article: Article, blocks: Sequence[ReadBlock], fields: Sequence[_Placed]
) -> dict[tuple[int, int], FoundFact | None]:
    """The fees and budgets in the paragraphs of a notice whose `fields` name a project, or lots: the project's, of the lot that stands before each."""
    project = next((f for f in fields if f.role == "project" and not is_blank(f.text)), None)
    lots = [f for f in fields if f.role == "lot"]
    if project is None and not lots:
        return {}
    owner = _owner(article, blocks, project) if project is not None else None
    facts: dict[tuple[int, int], FoundFact | None] = {}
    for number, block in enumerate(article.blocks):
        text = block.text.folded
        if block.kind not in _FORMS or block.rows or read_fields(text):
            continue
        for mention, said, label in labelled_figures(text, [m for m in blocks[number].mentions if m.type in FIGURES]):
            lot = next((name for name in map(_lot_text, lots) if said and is_called(name, said)), said)
            facts[number, mention.start] = FoundFact(
                figure=Site(number, mention),
                subject=owner,
                metric=label,
                period=None,
                evidence=(text.rindex(label, 0, mention.start), mention.end),
                qualifiers={"item": lot} if lot else {},
                rules={"metric": "label", "subject": "name of the project", "evidence": "label and value"},
            )
    return facts


def _groups(article: Article) -> list[list[_Placed]]:
    """The fields of each stretch of the page that headings, tables and paragraphs of prose do not part."""
    groups: list[list[_Placed]] = [[]]
    for number, block in enumerate(article.blocks):
        fields = read_fields(block.text.folded) if block.kind in _FORMS and not block.rows else []
        groups[-1] += [_Placed(number, f, block.text.folded[f.start : f.end].strip()) for f in fields]
        if block.kind in _SECTIONS or (not fields and len(block.text) > _PROSE):
            groups.append([])
    return [group for group in groups if group]


def _records(group: Sequence[_Placed], seen: Sequence[_Placed]) -> list[_Record]:
    """The records of a group. A lot, else the first label that comes again, opens a record; what stands before the first is common to all."""
    projects = [f for f in seen if f.role == "project"]
    openers = [i for i, f in enumerate(group) if f.field.lot]
    if not openers:
        counts = Counter(core(f.field.label) for f in group)
        label = next((core(f.field.label) for f in group if counts[core(f.field.label)] > 1), None)
        openers = [i for i, f in enumerate(group) if core(f.field.label) == label]
    if not openers:
        return [_Record(list(group), projects)]
    common = list(group[: openers[0]])
    records = [_Record(common, projects)] if common else []
    for start, end in zip(openers, [*openers[1:], len(group)], strict=True):
        stretch = list(group[start:end])
        for record in _records(stretch[1:], []) if stretch[0].field.lot else [_Record(stretch)]:
            lot = [stretch[0]] if stretch[0].field.lot else []
            records.append(_Record(record.own, [*lot, *record.common, *common, *projects]))
    return records


def _field_facts(
    article: Article,
    blocks: Sequence[ReadBlock],
    record: _Record,
    placed: _Placed,
    topic: Owner | None,
    reporting: Reporting,
    facts: dict[tuple[int, int], FoundFact | None],
) -> None:
    label, role = placed.field.label, placed.role
    if placed.field.lot or is_period(label) or role in ("code", "person", "serial", *_NAMING):
        return
    named = _namer(record, role, label)
    known = role in ("award", "budget") or is_measure(label)
    if named is None and not known:
        return
    owner, rule = None if role == "award" else topic, "article topic"
    if named is not None:
        owner, rule = _owner(article, blocks, named), "name of the record"
    lot = record.name("lot")
    items = {"item": _lot_text(lot)} if lot is not None and lot is not named else {}
    told = record.name("parcel", "bidder") is not None or role in ("award", "budget")
    period = None if told else reporting.said
    for mention in _figures(blocks, placed):
        facts[placed.block, mention.start] = FoundFact(
            figure=Site(placed.block, mention),
            subject=owner,
            metric=without_unit(label),
            period=period,
            evidence=(max(0, _label_start(article, placed)), placed.field.end),
            qualifiers=items,
            rules={
                "metric": "label",
                "subject": rule,
                "evidence": "label and value",
                **({"period": "caption or title"} if period else {}),
            },
        )


def _namer(record: _Record, role: str, label: str) -> _Placed | None:
    """The field that names whom the figure is about: an award is the bidder's, a budget the project's, all else the most telling name's."""
    if role == "award" or is_of(label, "award"):
        return record.name("bidder", "parcel", "position", "named")
    if role == "budget":
        return record.name("project")
    return record.own_name(*_NAMING) or record.name(*_NAMING)


def _owner(article: Article, blocks: Sequence[ReadBlock], named: _Placed) -> Owner:
    start, end = named.field.start, named.field.end
    if named.field.lot:
        return Owner(named.field.label, "thing")
    for mention in blocks[named.block].mentions:
        if mention.type in NAMED and mention.start == start and mention.end == end:
            return owner_of(Site(named.block, mention), article.blocks[named.block].text.clean[start:end])
    return Owner(article.blocks[named.block].text.clean[start:end].strip(), "thing")


def _lot_text(lot: _Placed) -> str:
    if lot.field.lot:
        return lot.field.label
    return f"{core(lot.field.label)}{lot.text}" if lot.text.isdecimal() else lot.text


def _figures(blocks: Sequence[ReadBlock], placed: _Placed) -> list[Mention]:
    return [
        m
        for m in blocks[placed.block].mentions
        if m.type in FIGURES and placed.field.start <= m.start and m.end <= placed.field.end
    ]


def _label_start(article: Article, placed: _Placed) -> int:
    """Where the label stands in its block."""
    return article.blocks[placed.block].text.folded.rfind(placed.field.label, 0, placed.field.start)
