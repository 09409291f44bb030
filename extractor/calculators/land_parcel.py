"""Parcels of land in the facts of a notice: which facts are about one parcel, and what it is called and used for."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from extractor.calculators.working import Used
from extractor.models import Article, Document, Fact

# What only a parcel has. A row of a table that has one of these is a parcel, in running text two about one subject make one.
_OF_PARCELS = frozenset({"plot_ratio", "building_density", "starting_price", "lease_term"})
_NAME_COLUMN = re.compile(r"名称|地块编?号|宗地编?号|编号")
_PLACE_COLUMN = re.compile(r"位置|坐落|地块|宗地")
_USE_COLUMN = re.compile(r"用途|用地性质|土地性质")
_TERM = re.compile(r"年[限期]")
_BETWEEN = re.compile(r"[、，,；;/]|\s+")


@dataclass(slots=True)
class ParcelFacts:
    """The facts about one parcel. `cells` is all that its row of the table says, by column; empty in running text."""

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
        row = "\t" in fact.evidence.text
        name = fact.subject.text if fact.subject else ""
        key: Hashable = (fact.evidence.start, fact.evidence.end) if row else name
        parcel = parcels.setdefault(key, ParcelFacts(name, cells=_cells(article, fact.evidence.text) if row else {}))
        parcel.used.append(Used(document=source, published=document.published, article=article.id, fact=fact))
    for parcel in parcels.values():
        kinds = {used.fact.metric_code for used in parcel.used} & _OF_PARCELS
        kinds |= {"lease_term"} if parcel.terms else set()
        if len(kinds) >= (1 if parcel.cells else 2):
            parcel.name = _name(parcel.cells) or parcel.name
            yield parcel


def _is_term(fact: Fact) -> bool:
    return fact.metric_code == "lease_term" or _TERM.search(fact.metric) is not None


def _cells(article: Article, row_text: str) -> dict[str, str]:
    """The cells of a row under their headers."""
    for block in article.blocks:
        for row in (block.rows or [])[1:]:
            if "\t".join(row) == row_text and block.rows:
                return dict(zip(block.rows[0], row, strict=False))
    return {}


def _name(cells: dict[str, str]) -> str | None:
    for column in (_NAME_COLUMN, _PLACE_COLUMN):
        for header, cell in cells.items():
            if column.search(header) and cell.strip():
                return cell.strip()
    return None
