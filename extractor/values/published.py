"""When a page was published, where it says so itself."""

from __future__ import annotations

from extractor.models import PublishedBasis
from extractor.page import Article


def infer_published(articles: list[Article]) -> tuple[str | None, PublishedBasis | None]:
    """The publication date a page gives away, as EDTF, and how it was told."""
    del articles
    return None, None
