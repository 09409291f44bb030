"""A document in a notebook: as HTML, and its records as a data frame of pandas or polars."""

from __future__ import annotations

from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from extractor.frames.tables import TableName, columns_of, rows_of

if TYPE_CHECKING:
    import pandas
    import polars

    from extractor.models import Document, Fact

# A page of a newspaper has a hundred facts; what is more is counted, not shown.
_SHOWN = 200
_LIBRARIES: tuple[Literal["pandas", "polars"], ...] = ("pandas", "polars")


def to_dataframe(
    document: Document, table: TableName, library: Literal["pandas", "polars"] | None = None
) -> pandas.DataFrame | polars.DataFrame:
    """See `Document.to_dataframe`."""
    rows = list(rows_of(document, table))
    if library is None:
        library = next((name for name in _LIBRARIES if find_spec(name)), None)
    if library == "pandas":
        import pandas

        frame: pandas.DataFrame = pandas.DataFrame(rows, columns=columns_of(table))
        return frame
    if library == "polars":
        import polars

        return polars.DataFrame(rows, schema=columns_of(table), infer_schema_length=None)
    if library is None:
        raise ImportError("a data frame needs pandas or polars: pip install pandas")
    raise ValueError(f"library={library!r}: pandas or polars")


def html(document: Document) -> str:
    """A line about the document, and a table of facts for each article; all text escaped."""
    parts = [f"<p>{_summary(document)}</p>"]
    left = _SHOWN
    for article in document.articles:
        parts.append(f"<h4>{escape(article.title or article.id)}</h4>")
        facts = article.facts[:left]
        left -= len(facts)
        if facts:
            head = "".join(
                f"<th>{name}</th>" for name in ("subject", "metric", "value", "period", "qualifiers", "evidence")
            )
            rows = "".join(f"<tr>{_cells(fact)}</tr>" for fact in facts)
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    more = sum(len(article.facts) for article in document.articles) - (_SHOWN - left)
    if more:
        parts.append(f"<p>… and {more} more facts</p>")
    return "".join(parts)


def _summary(document: Document) -> str:
    entities = sum(len(article.entities) for article in document.articles)
    facts = sum(len(article.facts) for article in document.articles)
    parts = [document.source or document.id[:19], document.published or "no publication date"]
    counts = [f"{len(document.articles)} articles", f"{entities} mentions", f"{facts} facts"]
    return " · ".join([*map(escape, parts), *counts])


def _cells(fact: Fact) -> str:
    cells = [
        fact.subject.text if fact.subject else "",
        fact.metric,
        str(fact.value),
        str(fact.period) if fact.period else "",
        " ".join(f"{name}={text}" for name, text in fact.qualifiers.items()),
        fact.evidence.text,
    ]
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells)
