"""The output contract as pydantic models: what `extract` returns, in Python and as JSON.

Numbers are exact decimals, strings in JSON, always written out (`"2759000000"`, never `"2.759E+9"`). `str()` of a value
is its short canonical form, as rule examples, `explain` and the tests write it.
"""

from __future__ import annotations

from extractor.models.codes import (
    SCHEMA_VERSION,
    BlockKind,
    Category,
    DateBasis,
    EntityType,
    Modifier,
    PlaceLevel,
    PublishedBasis,
    Status,
    SubjectType,
)
from extractor.models.contact_values import DocumentNumber, Phone, Url
from extractor.models.date_value import Date
from extractor.models.document import Article, Block, Document, json_schema
from extractor.models.entity import Entity, Value
from extractor.models.fact import Evidence, Fact, Subject
from extractor.models.figure_values import SI, Duration, Figure, Money, Percent, Quantity
from extractor.models.name_values import Organization, Person, Place, Programme
from extractor.models.record import Number, Record, plain

__all__ = [
    "SCHEMA_VERSION",
    "SI",
    "Article",
    "Block",
    "BlockKind",
    "Category",
    "Date",
    "DateBasis",
    "Document",
    "DocumentNumber",
    "Duration",
    "Entity",
    "EntityType",
    "Evidence",
    "Fact",
    "Figure",
    "Modifier",
    "Money",
    "Number",
    "Organization",
    "Percent",
    "Person",
    "Phone",
    "Place",
    "PlaceLevel",
    "Programme",
    "PublishedBasis",
    "Quantity",
    "Record",
    "Status",
    "Subject",
    "SubjectType",
    "Url",
    "Value",
    "json_schema",
    "plain",
]
