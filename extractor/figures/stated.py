"""An article's facts where they stand: by block, sentence and clause, with the words around each figure.

Checks ask how figures are tied together in the text (其中, 占…的, 从…到…), so they need the words between them, not only the facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TypeAlias

from extractor.figures.printed_figure import Printed, printed
from extractor.figures.working import Used
from extractor.models import Article, BlockKind, Document, Duration, Fact, Money, Percent, Quantity
from extractor.relation import Figure, Passage
from extractor.text import fold_width, split_sentences

# A table's cells are no sentences; its figures are what the calculators of notices are for.
PROSE: frozenset[BlockKind] = frozenset({"kicker", "title", "subtitle", "heading", "paragraph", "list", "caption"})
# A sentence with more figures is no prose, and what it claims is anybody's guess.
_MOST_FIGURES = 60
_NOUN = 6  # characters behind a figure that may name what it counts
_HAN = re.compile("[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Told(Figure):
    """A figure with its fact, and its number as it was printed."""

    used: Used = field(kw_only=True)
    figure: Printed = field(kw_only=True)


Sentence: TypeAlias = Passage[Told]


def tell(document: Document, article: Article) -> list[Sentence]:
    """The article's sentences in reading order, those without figures too."""
    facts: dict[str, Fact] = {}
    for said in article.facts:
        facts.setdefault(said.entity, said)
    places = Places(article)
    mentions: dict[int, list[tuple[int, int, Told | None]]] = {}
    name = document.source or document.id
    for entity in article.entities:
        fact = facts.get(entity.id)
        place = places.find(entity.start) if fact is not None or entity.type == "date" else None
        if place is None:
            continue
        number, start = place
        told = None
        if fact is not None:
            behind = article.blocks[number].text[start + len(entity.text) :][:_NOUN]
            told = _told(
                Used(document=name, published=document.published, article=article.id, fact=fact),
                entity.text,
                start,
                behind,
            )
            if told is None:
                continue
        mentions.setdefault(number, []).append((start, start + len(entity.text), told))
    return [
        sentence
        for number, block in enumerate(article.blocks)
        if block.kind in PROSE
        for sentence in _sentences(number, block.kind, block.text, mentions.get(number, []))
    ]


def tell_cells(document: Document, article: Article) -> list[list[Told]]:
    """The figures of each table of the article, in reading order; their places in it are those of their evidence."""
    if not any(block.kind == "table" for block in article.blocks):
        return []
    tables: dict[int, list[Told]] = {}
    places, texts = Places(article), {entity.id: entity for entity in article.entities}
    name = document.source or document.id
    for fact in article.facts:
        entity = texts[fact.entity]
        place = places.find(entity.start)
        if place is None or article.blocks[place[0]].kind != "table":
            continue
        used = Used(document=name, published=document.published, article=article.id, fact=fact)
        told = _told(used, entity.text, place[1], "")
        if told is not None:
            tables.setdefault(place[0], []).append(told)
    return list(tables.values())


def _told(used: Used, text: str, start: int, behind: str) -> Told | None:
    """The figure of a fact that stands as `text` at `start`, with the words behind it; None where it is no single number."""
    fact = used.fact
    figure = printed(fact.value, text)
    if figure is None:
        return None
    return Told(
        start,
        start + len(text),
        text,
        figure.unit,
        of=_counted(fact.value, behind),
        metric=fact.metric,
        owner=fact.subject.text if fact.subject else "",
        directed="direction" in fact.qualifiers,
        linked=bool(fact.linked),
        since=(fact.period.start or "") if fact.period else "",
        used=used,
        figure=figure,
    )


def _counted(value: Money | Percent | Quantity | Duration, behind: str) -> str:
    """What a figure counts; of the general 个 without a noun of its own, the words behind it (12个专业展区)."""
    if not isinstance(value, Quantity):
        return ""
    if value.of or value.unit != "个":
        return value.of or ""
    noun = _HAN.match(behind)
    return noun[0] if noun is not None else ""


class Places:
    """Where the raw offsets of an article stand in its blocks."""

    def __init__(self, article: Article) -> None:
        pieces = []
        for number, block in enumerate(article.blocks):
            begins = accumulate((end - start for start, end in block.spans), initial=0)
            pieces += [(start, end, number, begin) for (start, end), begin in zip(block.spans, begins, strict=False)]
        self._pieces = sorted(pieces)

    def find(self, raw: int) -> tuple[int, int] | None:
        """The block and the offset in its text; None where no block holds the raw offset."""
        i = bisect_right(self._pieces, raw, key=lambda piece: piece[0]) - 1
        if i < 0 or raw >= self._pieces[i][1]:
            return None
        start, _, number, begin = self._pieces[i]
        return number, begin + raw - start


def _sentences(
    number: int, kind: BlockKind, text: str, mentions: Sequence[tuple[int, int, Told | None]]
) -> list[Sentence]:
    folded = fold_width(text)
    ordered = sorted(mentions, key=lambda mention: mention[:2])
    sentences = []
    at = 0
    for start, end in split_sentences(text):
        own = []
        while at < len(ordered) and ordered[at][0] < end:
            if ordered[at][0] >= start:
                own.append(ordered[at])
            at += 1
        figures = tuple(replace(t, start=a - start, end=b - start) for a, b, t in own if t is not None)
        dates = tuple((a - start, b - start) for a, b, t in own if t is None)
        kept = figures if len(figures) <= _MOST_FIGURES else ()
        sentences.append(Sentence(number, kind, folded[start:end], kept, dates))
    return sentences
