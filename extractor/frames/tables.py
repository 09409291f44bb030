"""The records of a document as flat rows, for data frames, Parquet and SQL: documents, articles, entities and facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias

from extractor.models import (
    Article,
    Date,
    Document,
    Duration,
    Entity,
    Evidence,
    Fact,
    Money,
    Organization,
    Percent,
    Person,
    Place,
    Programme,
    Quantity,
    Value,
)

TableName = Literal["documents", "articles", "entities", "facts"]
TABLES: tuple[TableName, ...] = ("documents", "articles", "entities", "facts")
Row: TypeAlias = dict[str, object]


def rows_of(document: Document, table: TableName) -> Iterator[Row]:
    """The rows of one table, a dict each with the same keys in the same order.

    `number`, `upper` and `si_number` are Decimals; `date_start`, `period_start` and their ends are `datetime.date`; `value` is the whole
    value as JSON, exact. `unit` is the currency of money, `ratio` or `point` of a percentage, the unit or measure word of a quantity.
    """
    if table == "documents":
        yield {
            "id": document.id,
            "source": document.source,
            "published": document.published,
            "published_basis": document.published_basis,
            "articles": len(document.articles),
            "entities": sum(len(article.entities) for article in document.articles),
            "facts": sum(len(article.facts) for article in document.articles),
            "text": document.text,
        }
        return
    for article in document.articles:
        if table == "articles":
            yield {
                "article": article.id,
                "kicker": article.kicker,
                "title": article.title,
                "subtitle": article.subtitle,
                "byline": article.byline,
                "text": "\n".join(block.text for block in article.blocks),
            }
        elif table == "entities":
            yield from (_entity_row(article.id, entity) for entity in article.entities)
        elif table == "facts":
            yield from (_fact_row(article.id, fact) for fact in article.facts)
        else:
            raise ValueError(f"table {table!r}: documents, articles, entities or facts")


@cache
def columns_of(table: TableName) -> tuple[str, ...]:
    """The keys of the rows that `rows_of` gives, learnt from a document that has a row in each table."""
    money = Money(amount=Decimal(1))
    entity = Entity(id="", type="money", text="", start=0, end=0, value=money)
    fact = Fact(id="", metric="", value=money, entity="", evidence=Evidence(text="", start=0, end=0))
    article = Article(id="", entities=[entity], facts=[fact])
    return tuple(next(rows_of(Document(id="", text="", articles=[article]), table)))


def _entity_row(article: str, entity: Entity) -> Row:
    value = entity.value
    dated = value if isinstance(value, Date) else None
    return {
        "article": article,
        "entity": entity.id,
        "type": entity.type,
        "text": entity.text,
        "name": value.name if isinstance(value, Person | Place | Organization | Programme) else None,
        **_figure(value),
        "edtf": dated.edtf if dated else None,
        "date_start": _day(dated.start) if dated else None,
        "date_end": _day(dated.end) if dated else None,
        "value": value.model_dump_json(),
        "raw_start": entity.start,
        "raw_end": entity.end,
    }


def _fact_row(article: str, fact: Fact) -> Row:
    return {
        "article": article,
        "fact": fact.id,
        "subject": fact.subject.text if fact.subject else None,
        "subject_type": fact.subject.type if fact.subject else None,
        "subject_entity": fact.subject.entity if fact.subject else None,
        "metric": fact.metric,
        "metric_code": fact.metric_code,
        "status": fact.status,
        "type": fact.value.type,
        **_figure(fact.value),
        "period": fact.period.edtf if fact.period else None,
        "period_start": _day(fact.period.start) if fact.period else None,
        "period_end": _day(fact.period.end) if fact.period else None,
        "qualifiers": fact.qualifiers,
        "evidence": fact.evidence.text,
        "value": fact.value.model_dump_json(),
        "entity": fact.entity,
        "same_as": fact.same_as,
        "linked": fact.linked,
        "raw_start": fact.evidence.start,
        "raw_end": fact.evidence.end,
    }


def _figure(value: Value) -> Row:
    """The columns that all figures share; None in all of them for another value."""
    row: Row = dict.fromkeys(("number", "upper", "unit", "counted", "duration", "duration_upper"))
    row |= {"si_number": None, "si_unit": None, "modifier": getattr(value, "modifier", None), "per": []}
    if isinstance(value, Money):
        row |= {"number": value.amount, "upper": value.upper, "unit": value.currency}
    elif isinstance(value, Percent):
        row |= {"number": value.value, "upper": value.upper, "unit": "point" if value.kind == "point" else "ratio"}
    elif isinstance(value, Quantity):
        row |= {"number": value.value, "upper": value.upper, "unit": value.unit, "counted": value.of}
        if value.si is not None:
            row |= {"si_number": value.si.value, "si_unit": value.si.unit}
    elif isinstance(value, Duration):
        row |= {"duration": value.iso, "duration_upper": value.upper}
    if isinstance(value, Money | Percent | Quantity | Duration):
        row["per"] = value.per
    return row


def _day(text: str | None) -> date | None:
    """The day, or None where it is none that Python's calendar holds (the year 0 and before)."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
