"""From a raw page to articles and blocks: `read_page`; the day that a source line gives: `source_day`."""

from extractor.page.structure import Article, Block, Cell

__all__ = ["Article", "Block", "Cell", "read_page", "source_day"]


def read_page(raw: str) -> list[Article]:
    """The articles of a raw page, in reading order. Never raises on a `str`; an empty page has none."""
    from extractor.page.articles import read_articles

    return read_articles(raw)


def source_day(line: str) -> str | None:
    """The day in a line that tells nothing but an article's date, source, authors or counters (来源：青山日报 2025-03-05 10:20), as ISO 8601; else None."""
    from extractor.page.web.source_lines import source_day

    return source_day(line)
