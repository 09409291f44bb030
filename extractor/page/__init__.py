"""From a raw page to articles and blocks: `read_page`; what a web page's source line tells: `is_source_line`, `source_day`, `source_names`."""

from extractor.page.structure import Article, Block, Cell

__all__ = ["Article", "Block", "Cell", "is_source_line", "read_page", "source_day", "source_names"]


def read_page(raw: str) -> list[Article]:
    """The articles of a raw page, in reading order. Never raises on a `str`; an empty page has none."""
    from extractor.page.articles import read_articles

    return read_articles(raw)


def source_day(line: str) -> str | None:
    """The day in a line that tells nothing but an article's date, source, authors or counters (来源：青山日报 2025-03-05 10:20), as ISO 8601; else None."""
    from extractor.page.web.source_lines import source_day

    return source_day(line)


def is_source_line(line: str) -> bool:
    """Whether a line tells nothing but an article's date, source, authors, counters, or the buttons beside it."""
    from extractor.page.web.source_lines import is_source_line

    return is_source_line(line)


def source_names(line: str) -> tuple[str, ...]:
    """The authors that such a line or a byline (记者 张三 李四) names."""
    from extractor.page.headlines.bylines import read_byline
    from extractor.page.web.source_lines import source_names

    return source_names(line) or read_byline(line)
