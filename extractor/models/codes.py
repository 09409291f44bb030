"""The closed lists of the contract: the words a field may hold."""

from __future__ import annotations

from typing import Literal

SCHEMA_VERSION: Literal["1"] = "1"
Modifier = Literal["exact", "about", "nearly", "over", "at_least", "at_most", "under", "several"]
EntityType = Literal[
    "programme",
    "organization",
    "person",
    "place",
    "money",
    "percent",
    "quantity",
    "date",
    "duration",
    "phone",
    "url",
    "document_number",
]
SubjectType = Literal[
    "programme",
    "organization",
    "person",
    "place",
    "thing",
]
Status = Literal["actual", "planned", "negated", "disputed"]
BlockKind = Literal[
    "kicker", "title", "subtitle", "byline", "heading", "paragraph", "caption", "credit", "table", "list", "slogan"
]
PlaceLevel = Literal["country", "province", "prefecture", "county", "township", "village", "site"]
Category = Literal[
    "insurance",
    "fund",
    "subsidy",
    "plan",
    "service",
    "platform",
    "mechanism",
    "training",
    "campaign",
    "brand",
    "regulation",
    "other",
]
PublishedBasis = Literal["given", "metadata", "text", "inferred"]
DateBasis = Literal["explicit", "relative", "vague"]
