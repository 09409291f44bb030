"""The output contract as pydantic models: what `extract` returns, in Python and as JSON.

Numbers are exact decimals, strings in JSON, always written out (`"2759000000"`, never `"2.759E+9"`). `str()` of a value
is its short canonical form, as rule examples, `explain` and the tests write it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

if TYPE_CHECKING:
    import pandas
    import polars

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


def plain(number: Decimal) -> str:
    """The decimal written out, without an exponent: `Decimal("2.7E+9")` gives `"2700000000"`."""
    return format(number, "f")


# So many zeros may a number have that nobody has written. Ours have far fewer; `1e9999999` in a file would be ten million of them.
_ZEROS = 400


def _can_be_written_out(number: Decimal) -> Decimal:
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent > _ZEROS or -exponent > len(digits) + _ZEROS:
        raise ValueError("a number that is not finite, or of too many digits to be written out")
    return number


Number = Annotated[
    Decimal, AfterValidator(_can_be_written_out), PlainSerializer(plain, return_type=str, when_used="json")
]


class Record(BaseModel):
    """Base of all records: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Value(Record):
    def _short(self, head: str, modifier: Modifier = "exact", per: list[str] | None = None) -> str:
        parts = [head, *(f"/{unit}" for unit in per or [])]
        return " ".join(["".join(parts), *([modifier] if modifier != "exact" else [])])


def _range(lower: Decimal, upper: Decimal | None) -> str:
    return plain(lower) if upper is None else f"{plain(lower)}..{plain(upper)}"


class Money(_Value):
    """A sum in the currency's major unit; `currency` is the ISO 4217 code. `str()`: `3650000000 CNY over`."""

    type: Literal["money"] = "money"
    amount: Number
    upper: Number | None = None
    currency: str = "CNY"
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        return self._short(f"{_range(self.amount, self.upper)} {self.currency}", self.modifier, self.per)


class Percent(_Value):
    """A ratio: 43.87% is 0.4387. `str()`: `0.4387`, `0.30 point nearly`, `0.3..0.4`."""

    type: Literal["percent"] = "percent"
    value: Number
    upper: Number | None = None
    kind: Literal["percent", "point"] = "percent"
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        head = _range(self.value, self.upper) + (" point" if self.kind == "point" else "")
        return self._short(head, self.modifier, self.per)


class SI(Record):
    """The same quantity in the SI (or SI-derived) unit of its kind."""

    value: Number
    unit: str


class Quantity(_Value):
    """A count or measure. `unit` as printed, `of` the counted noun. `str()`: `12 家 of 企业`, `220 亩 over`."""

    type: Literal["quantity"] = "quantity"
    value: Number
    upper: Number | None = None
    unit: str | None = None
    of: str | None = None
    si: SI | None = None
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        head = _range(self.value, self.upper)
        head += f" {self.unit}" if self.unit else ""
        head += f" of {self.of}" if self.of else ""
        return self._short(head, self.modifier, self.per)


class Duration(_Value):
    """A length of time in ISO 8601. `str()`: `P4Y`, `P3M..P6M`, `PT4H at_most`."""

    type: Literal["duration"] = "duration"
    iso: str | None = None
    upper: str | None = None
    modifier: Modifier = "exact"
    per: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        head = (self.iso or "?") + (f"..{self.upper}" if self.upper else "")
        return self._short(head, self.modifier, self.per)


class Date(_Value):
    """A date in EDTF (ISO 8601-2). `start` and `end` are the first and last day covered. `str()`: `2024-11`, `2018/..`, `vague`."""

    type: Literal["date"] = "date"
    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    basis: DateBasis = "explicit"
    modifier: Modifier = "exact"

    def __str__(self) -> str:
        return self._short(self.edtf or ("vague" if self.basis == "vague" else "unresolved"), self.modifier)


class Phone(_Value):
    """A phone number, in E.164 where it can be told. `str()`: the number."""

    type: Literal["phone"] = "phone"
    number: str

    def __str__(self) -> str:
        return self.number


class Url(_Value):
    """A web address. `str()`: the address."""

    type: Literal["url"] = "url"
    url: str

    def __str__(self) -> str:
        return self.url


class DocumentNumber(_Value):
    """The number of an official document, whole. `str()`: the number."""

    type: Literal["document_number"] = "document_number"
    number: str

    def __str__(self) -> str:
        return self.number


class Person(_Value):
    """A person. `name` without the honorific; `title` the post, `organization` the employer named beside it."""

    type: Literal["person"] = "person"
    name: str
    honorific: str | None = None
    title: str | None = None
    organization: str | None = None

    def __str__(self) -> str:
        return self.name + (f" ({self.honorific})" if self.honorific else "")


class Place(_Value):
    """A place. `code` is GB/T 2260 (six digits) or statistical (nine digits); `path` goes from the province down."""

    type: Literal["place"] = "place"
    name: str
    level: PlaceLevel | None = None
    code: str | None = None
    path: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.name, self.level, self.code]))


class Organization(_Value):
    """An organization; `name` is canonical within the document, `aliases` its other wordings there."""

    type: Literal["organization"] = "organization"
    name: str
    aliases: list[str] = Field(default_factory=list)

    def __str__(self) -> str:
        return self.name


class Programme(_Value):
    """A named scheme that someone runs and others can join, use or be covered by."""

    type: Literal["programme"] = "programme"
    name: str
    aliases: list[str] = Field(default_factory=list)
    category: Category = "other"

    def __str__(self) -> str:
        return f"{self.name} {self.category}"


Figure = Annotated[Money | Percent | Quantity | Duration, Field(discriminator="type")]
Value = Annotated[
    Money
    | Percent
    | Quantity
    | Duration
    | Date
    | Phone
    | Url
    | DocumentNumber
    | Person
    | Place
    | Organization
    | Programme,
    Field(discriminator="type"),
]


class Entity(Record):
    """One mention: `text` as printed without line breaks, raw offsets half-open.

    `spans` are the raw pieces of a mention that the layout cut in two (a caption or another article stands between them), in reading order; null where
    nothing but white space stands inside it. `qualifiers` tell of a date in a notice whose label it stands behind (`item`: 报名时间).
    """

    id: str
    type: EntityType
    text: str
    start: int
    end: int
    value: Value
    spans: list[tuple[int, int]] | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Entity({self.id}, {self.type}, {self.text!r}, [{self.start}, {self.end}), {self.value})"


class Subject(Record):
    """Whom or what a figure is about: a canonical name and the mention it was taken from, or a `thing` (蔬菜, 试点地区), which has no mention."""

    text: str
    type: SubjectType
    entity: str | None = None


class Evidence(Record):
    """The clause that says so. `start` and `end` are the raw offsets of the stretch that holds it all."""

    text: str
    start: int
    end: int


class Fact(Record):
    """Subject, metric, value, period and qualifiers of one figure, with its evidence.

    `metric_code` is the canonical code of a common metric (`payout_total`), `same_as` the id of the first fact of the article that says the
    same, `linked` the id of the other end of a change (从15天延长至56天). `status` says whether the figure holds (`actual`), is only meant to
    (`planned`), is denied (`negated`) or is hearsay (`disputed`).
    """

    id: str
    subject: Subject | None = None
    metric: str
    status: Status = "actual"
    value: Figure
    entity: str
    period: Date | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)
    evidence: Evidence
    metric_code: str | None = None
    same_as: str | None = None
    linked: str | None = None

    def __repr__(self) -> str:
        subject = self.subject.text if self.subject else None
        period = f", {self.period}" if self.period else ""
        qualifiers = "".join(f", {name}={text}" for name, text in self.qualifiers.items())
        return f"Fact({self.id}, {subject!r}, {self.metric!r}, {self.value}{period}{qualifiers})"


class Block(Record):
    """A piece of an article's text. `spans` are the raw pieces it was joined from, in reading order."""

    kind: BlockKind
    text: str
    spans: list[tuple[int, int]]
    rows: list[list[str]] | None = None

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= 40 else f"{self.text[:39]}…"
        return f"Block({self.kind}, {text!r})"


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
        from extractor.frames import to_dataframe

        return to_dataframe(self, table, library)

    def __repr__(self) -> str:
        counts = f"articles={len(self.articles)}, entities={len(self.entities)}, facts={len(self.facts)}"
        return f"Document(source={self.source!r}, published={self.published!r}, {counts})"

    def _repr_html_(self) -> str:
        from extractor.frames import html

        return html(self)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `Document`, as `extractor schema` prints it."""
    return Document.model_json_schema(mode="serialization")
