"""Numbers, money, percentages, quantities, durations, dates, phones, URLs and document numbers: `find_values`."""

from __future__ import annotations

from extractor.mentions import Mention
from extractor.models import PublishedBasis
from extractor.page import Article

__all__ = ["find_values", "infer_published"]


def infer_published(articles: list[Article]) -> tuple[str | None, PublishedBasis | None]:
    """The publication date a page gives away, as EDTF, and how it was told. See published.py."""
    return None, None


def find_values(article: Article, published: str | None) -> list[list[Mention]]:
    """The value mentions of each block of the article, in order and without overlaps within a block."""
    return [[] for _ in article.blocks]
