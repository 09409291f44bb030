"""From a raw page to articles and blocks: `read_page`; a table's model and the words of heads and labels; what a web page's source line tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use
from extractor.page.structure import Article, Block, Cell

if TYPE_CHECKING:
    from extractor.page.tables.cell import is_blank, is_figure, is_measured, is_period
    from extractor.page.tables.fields import Field, read_fields
    from extractor.page.tables.head_words import core, is_of, role_of
    from extractor.page.tables.model import Column, Row, Table
    from extractor.page.tables.unit_line import is_unit_line, without_unit_bracket

__all__ = [
    "Article",
    "Block",
    "Cell",
    "Column",
    "Field",
    "Row",
    "Table",
    "core",
    "is_blank",
    "is_figure",
    "is_measured",
    "is_of",
    "is_period",
    "is_person_name",
    "is_source_line",
    "is_unit_line",
    "read_fields",
    "read_page",
    "role_of",
    "source_day",
    "source_names",
    "without_unit_bracket",
]

__getattr__, __dir__ = on_first_use(
    __name__,
    {
        **dict.fromkeys(("is_blank", "is_figure", "is_measured", "is_period"), "extractor.page.tables.cell"),
        **dict.fromkeys(("Field", "read_fields"), "extractor.page.tables.fields"),
        **dict.fromkeys(("Column", "Row", "Table"), "extractor.page.tables.model"),
        **dict.fromkeys(("is_unit_line", "without_unit_bracket"), "extractor.page.tables.unit_line"),
        **dict.fromkeys(("core", "is_of", "role_of"), "extractor.page.tables.head_words"),
    },
)


def read_page(raw: str) -> list[Article]:
    """The articles of a raw page, in reading order. Never raises on a `str`; an empty page has none."""
    from extractor.page.articles import read_articles
    from extractor.page.tables.model import with_tables
    from extractor.text import simplify

    read = simplify(raw)
    articles = read_articles(read)
    return [with_tables(article if read is raw else article.reprinted(raw, read)) for article in articles]


def source_day(line: str) -> str | None:
    """The day in a line that tells nothing but an article's date, source, authors or counters (来源：青山日报 2025-03-05 10:20), as ISO 8601; else None."""
    from extractor.page.web.source_lines import source_day

    return source_day(line)


def is_source_line(line: str) -> bool:
    """Whether a line tells nothing but an article's date, source, authors, counters, or the buttons beside it."""
    from extractor.page.web.source_lines import is_source_line

    return is_source_line(line)


def is_person_name(text: str) -> bool:
    """Whether a text is a name with a known family name, or a foreign one (让·雅克), and no word of the language."""
    from extractor.page.headlines.bylines import is_person_name

    return is_person_name(text)


def source_names(line: str) -> tuple[str, ...]:
    """The authors that such a line or a byline (记者 张三 李四) names."""
    from extractor.page.headlines.bylines import read_byline
    from extractor.page.web.source_lines import source_names

    return source_names(line) or read_byline(line)
