"""A page: the document, its articles and their blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from extractor.models.codes import SCHEMA_VERSION, BlockKind, PublishedBasis
from extractor.models.date_value import Date
from extractor.models.entity import Entity
from extractor.models.fact import Fact
from extractor.models.record import Record

if TYPE_CHECKING:
    import pandas
    import polars


class Block(Record):
    """A piece of an article's text. `spans` are the raw pieces it was joined from, in reading order."""

    kind: BlockKind
    text: str
    spans: list[tuple[int, int]]
    rows: list[list[str]] | None = None

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= 40 else f"{self.text[:39]}…"
        return f"Block({self.kind}, {text!r})"

    def __str__(self) -> str:
        return repr(self)


class Article(Record):
    """One article, notice or advertisement of a page."""

    id: str
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: list[str] = Field(default_factory=list)
    blocks: list[Block] = Field(default_factory=list)
    entities: list[Entity] = Field(default_factory=list)
    facts: list[Fact] = Field(default_factory=list)

    def __repr__(self) -> str:
        counts = f"blocks={len(self.blocks)}, entities={len(self.entities)}, facts={len(self.facts)}"
        return f"Article({self.id}, {self.title!r}, {counts})"

    def __str__(self) -> str:
        return repr(self)


class Document(Record):
    """What `extract` returns. All offsets count the characters of `text`, the raw input."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    id: str
    source: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    text: str
    articles: list[Article] = Field(default_factory=list)

    @property
    def entities(self) -> list[Entity]:
        """The mentions of all articles, in reading order."""
        return [entity for article in self.articles for entity in article.entities]

    @property
    def facts(self) -> list[Fact]:
        """The facts of all articles, in reading order."""
        return [fact for article in self.articles for fact in article.facts]

    @property
    def unresolved_dates(self) -> int:
        """How many dates are relative (昨天, 今年5月底) to a publication date that is not known, or not known to the day."""
        return sum(
            isinstance(entity.value, Date) and entity.value.basis == "relative" and entity.value.edtf is None
            for entity in self.entities
        )

    def to_dataframe(
        self,
        table: Literal["documents", "articles", "entities", "facts"] = "facts",
        library: Literal["pandas", "polars"] | None = None,
    ) -> pandas.DataFrame | polars.DataFrame:
        """The records as a data frame, a row each: see `extractor.frames.tables.rows_of` for the columns.

        `library` is by default pandas, where it is installed, else polars. Raises ImportError where neither is.
        """
        # The rows are made by who knows all records; a document only lends its name to them, here and in `_repr_html_`.
        from extractor.frames import to_dataframe

        return to_dataframe(self, table, library)

    def __repr__(self) -> str:
        counts = f"articles={len(self.articles)}, entities={len(self.entities)}, facts={len(self.facts)}"
        return f"Document(source={self.source!r}, published={self.published!r}, {counts})"

    def __str__(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        from extractor.frames import html

        return html(self)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `Document`, as `extractor schema` prints it."""
    return Document.model_json_schema(mode="serialization")
