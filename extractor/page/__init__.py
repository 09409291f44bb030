"""From a raw page to articles and blocks: `read_page`."""

from extractor.page.structure import Article, Block, Cell

__all__ = ["Article", "Block", "Cell", "read_page"]


def read_page(raw: str) -> list[Article]:
    """The articles of a raw page, in reading order."""
    from extractor.text import Text

    return [Article(blocks=(Block("paragraph", Text.of(raw)),))] if raw.strip() else []
