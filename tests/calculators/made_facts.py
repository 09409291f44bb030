"""Facts and documents made by hand, for cases that no page has."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from extractor.models import (
    Article,
    Date,
    Document,
    Duration,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Modifier,
    Money,
    Percent,
    Place,
    Programme,
    Quantity,
    Subject,
)

Figure = Money | Percent | Quantity | Duration
_numbers = count()


def money(amount: str, modifier: Modifier = "exact", **fields: object) -> Money:
    return Money(amount=Decimal(amount), modifier=modifier, **fields)


def quantity(value: str, unit: str | None = None, modifier: Modifier = "exact", **fields: object) -> Quantity:
    return Quantity(value=Decimal(value), unit=unit, modifier=modifier, **fields)


def percent(value: str, modifier: Modifier = "exact") -> Percent:
    return Percent(value=Decimal(value), modifier=modifier)


def year(number: int) -> Date:
    return Date(edtf=str(number), start=f"{number}-01-01", end=f"{number}-12-31")


def span(start: str, end: str | None) -> Date:
    return Date(edtf=f"{start}/{end or '..'}", start=start, end=end)


def fact(
    value: Figure,
    metric: str = "赔付总额",
    *,
    code: str | None = None,
    period: Date | None = None,
    subject: str = "安居保",
    type: EntityType = "programme",
    evidence: str | None = None,
    **more: object,
) -> Fact:
    """A fact with an id and an evidence of its own; `more` are its qualifiers, `same_as` and `linked`."""
    number = next(_numbers)
    text = evidence or f"{metric}{number}"
    return Fact(
        id=f"a0f{number}",
        subject=Subject(text=subject, type=type, entity=None),
        metric=metric,
        metric_code=code,
        value=value,
        entity="a0e0",
        period=period,
        qualifiers={name: str(text) for name, text in more.items() if name not in ("same_as", "linked")},
        evidence=Evidence(text=text, start=100 * number, end=100 * number + len(text)),
        same_as=more.get("same_as"),
        linked=more.get("linked"),
    )


def programme(name: str, *aliases: str, category: str = "insurance") -> Entity:
    return Entity(
        id="a0e0",
        type="programme",
        text=name,
        start=0,
        end=len(name),
        value=Programme(name=name, aliases=list(aliases), category=category),
    )


def place(name: str, *path: str, code: str | None = None) -> Entity:
    return Entity(
        id="a0e1", type="place", text=name, start=0, end=len(name), value=Place(name=name, path=list(path), code=code)
    )


def document(
    *facts: Fact, source: str = "page.txt", published: str | None = "2026-03", entities: tuple[Entity, ...] = ()
) -> Document:
    """A document of one article; the subjects of its facts are named in it, where no entity names them already."""
    named = {getattr(entity.value, "name", "") for entity in entities}
    subjects = {one.subject.text for one in facts if one.subject and one.subject.text not in named}
    return Document(
        id=f"sha256:{source}",
        source=source,
        published=published,
        text="",
        articles=[Article(id="a0", entities=[*entities, *map(programme, sorted(subjects))], facts=list(facts))],
    )
