"""From a raw page to articles and blocks: `read_page`."""

from extractor.page.structure import Article, Block, Cell

__all__ = ["Article", "Block", "Cell", "read_page"]


def read_page(raw: str) -> list[Article]:
    """The articles of a raw page, in reading order. Never raises on a `str`; an empty page has none."""
    from extractor.page.articles import read_articles

    return read_articles(raw)
