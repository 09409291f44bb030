"""The dates and lengths of time of an article where they stand: what date arithmetic is checked on.

A length of time that no fact was made of (建校70周年) is a claim all the same; it is told as a fact made of its mention, under the mention's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.figures.stated import PROSE, Places
from extractor.figures.working import Used
from extractor.models import Article, Date, Document, Duration, Entity, Evidence, Fact
from extractor.text import fold_width, split_sentences


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a length of time at `[start, end)` of its sentence; `used` the fact that a length of time stands for."""

    start: int
    end: int
    value: Date | Duration
    used: Used | None = None


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence, folded in width, with its dates and lengths of time in their order."""

    text: str
    moments: tuple[Moment, ...]


def tell_moments(document: Document, article: Article) -> Iterator[TimedSentence]:
    """The article's sentences that hold both a date and a length of time, in reading order."""
    if not any(entity.type == "duration" for entity in article.entities):
        return
    facts = {fact.entity: fact for fact in reversed(article.facts)}
    places = Places(article)
    by_block: dict[int, list[tuple[int, Entity]]] = {}
    for entity in article.entities:
        if entity.type in ("date", "duration") and (place := places.find(entity.start)) is not None:
            by_block.setdefault(place[0], []).append((place[1], entity))
    for number, found in sorted(by_block.items()):
        block = article.blocks[number]
        if block.kind not in PROSE or len({entity.type for _, entity in found}) < 2:
            continue
        for start, end in split_sentences(block.text):
            inside = _within(found, start, end)
            if len({entity.type for _, entity in inside}) < 2:
                continue
            text = block.text[start:end]
            moments = [_moment(document, article, facts, text, at - start, entity) for at, entity in inside]
            yield TimedSentence(fold_width(text), tuple(moments))


def _within(found: Sequence[tuple[int, Entity]], start: int, end: int) -> list[tuple[int, Entity]]:
    return sorted(((at, entity) for at, entity in found if start <= at < end), key=lambda placed: placed[0])


def _moment(document: Document, article: Article, facts: dict[str, Fact], text: str, at: int, entity: Entity) -> Moment:
    assert isinstance(entity.value, Date | Duration)
    used = None
    if isinstance(entity.value, Duration):
        fact = facts.get(entity.id) or Fact(
            id=entity.id,
            metric="时长",
            value=entity.value,
            entity=entity.id,
            evidence=Evidence(text=text.strip(), start=entity.start, end=entity.end),
        )
        used = Used(
            document=document.source or document.id, published=document.published, article=article.id, fact=fact
        )
    return Moment(at, at + len(entity.text), entity.value, used)
