"""Parcels of land in the facts of a notice: which facts are about one parcel, and what it is called and used for."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from extractor.figures import Used
from extractor.models import Article, Block, Document, Fact

# What only a parcel has. What a table says of one thing is a parcel where it has one of these, in running text two about one subject make one.
_OF_PARCELS = frozenset({"plot_ratio", "building_density", "starting_price", "lease_term"})
_NAME_COLUMN = re.compile(r"名称|地块编?号|宗地编?号|编号")
_PLACE_COLUMN = re.compile(r"位置|坐落|地块|宗地")
_USE_COLUMN = re.compile(r"用途|用地性质|土地性质|规划性质")
_TERM = re.compile(r"年[限期]")
# A paragraph about one parcel opens with its name: （一）LC2025-03号地块位于….
_LEAD = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?(?P<name>[^，。；：:、\s]{2,30}?(?:地块|宗地|号地))(?=位于|坐落|，|,|：|:|（|\(|东至|四至|土地|出让|用地|面积|规划|为)"
)
_NAME_LABEL = "地块名称"
_BETWEEN = re.compile(r"[、，,；;/]|\s+")


@dataclass(slots=True)
class ParcelFacts:
    """The facts about one parcel. `cells` is all that the table says of it, by header or label; empty in running text."""

    name: str
    used: list[Used] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)

    def of(self, code: str) -> list[Used]:
        """The facts of a metric."""
        return [used for used in self.used if used.fact.metric_code == code]

    @property
    def terms(self) -> list[Used]:
        """For how long the land is let."""
        return [used for used in self.used if used.fact.value.type == "duration" and _is_term(used.fact)]

    @property
    def uses(self) -> list[str]:
        """What the land is for, where the table says so."""
        cell = next((cell for header, cell in self.cells.items() if _USE_COLUMN.search(header)), "")
        return [use for use in _BETWEEN.split(cell) if use]


def find_parcels(documents: Document | Iterable[Document]) -> list[ParcelFacts]:
    """The parcels of all documents, in reading order."""
    found: list[ParcelFacts] = []
    for document in [documents] if isinstance(documents, Document) else documents:
        for article in document.articles:
            found += _of_article(document, article)
    return found


def _of_article(document: Document, article: Article) -> Iterator[ParcelFacts]:
    source = document.source or document.id
    parcels: dict[Hashable, ParcelFacts] = {}
    for fact in article.facts:
        key, name, cells = _row_or_table(article, fact)
        parcel = parcels.setdefault(name if key is None else key, ParcelFacts(name, cells=cells))
        parcel.used.append(Used(document=source, published=document.published, article=article.id, fact=fact))
    for parcel in parcels.values():
        kinds = {used.fact.metric_code for used in parcel.used} & _OF_PARCELS
        kinds |= {"lease_term"} if parcel.terms else set()
        if len(kinds) >= (1 if parcel.cells else 2):
            parcel.name = _name(parcel.cells) or parcel.name
            yield parcel


def _row_or_table(article: Article, fact: Fact) -> tuple[Hashable, str, dict[str, str]]:
    """What tells of the parcel together with a fact, what that is called, and its cells by their headers: a row of a table; a column, where the parcels stand
    side by side; the whole of a table that has a label and a value in each row; a paragraph that opens with the parcel. Else the key is None."""
    start = fact.evidence.start
    name = fact.subject.text if fact.subject else ""
    for number, block in enumerate(article.blocks):
        if not any(low <= start < high for low, high in block.spans):
            continue
        if not block.rows:
            lead = _LEAD.match(block.text)
            return ((number,), lead["name"], {}) if lead is not None else (None, name, {})
        for row in block.rows:
            if "\t".join(row) != fact.evidence.text:
                continue
            if len(row) == 2 and row[0].startswith(fact.metric):
                return number, name, {cells[0]: cells[1] for cells in block.rows if len(cells) == 2}
            column = block.rows[0].index(name) if name in block.rows[0][1:] else 0
            if column and name not in row:
                cells = {cells[0]: cells[column] for cells in block.rows if len(cells) > column}
                return (number, name), name, {_NAME_LABEL: name, **cells}
            return (number, start), name, dict(zip(_heads(block), row, strict=False))
    return None, name, {}


def _heads(block: Block) -> list[str]:
    """The lowest head over each column of a table block: of two rows of heads the second holds the nearer words."""
    rows = block.rows or []
    heads = list(rows[0])
    if len(rows) > 2 and not rows[1][0].strip() and not any(char.isdigit() for char in "".join(rows[1])):
        heads = [low or high for high, low in zip_longest(heads, rows[1], fillvalue="")]
    return heads


def _is_term(fact: Fact) -> bool:
    return fact.metric_code == "lease_term" or _TERM.search(fact.metric) is not None


def _name(cells: dict[str, str]) -> str | None:
    for column in (_NAME_COLUMN, _PLACE_COLUMN):
        for header, cell in cells.items():
            if column.search(header) and cell.strip():
                return cell.strip()
    return None
