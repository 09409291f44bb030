"""Numbers, money, percentages, quantities, durations, dates, phones, URLs and document numbers: `find_values`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazy import on_first_use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.many import Declared
    from extractor.mentions import Mention
    from extractor.models import PublishedBasis
    from extractor.page import Article, Block
    from extractor.values.custom_measures import Side, UserCurrency, UserMeasures, UserUnit
    from extractor.values.explain import explain_mention
    from extractor.values.number.word_borders import word_at
    from extractor.values.parse import parse_date, parse_number

__all__ = [
    "Side",
    "UserCurrency",
    "UserMeasures",
    "UserUnit",
    "explain_mention",
    "find_values",
    "infer_published",
    "parse_date",
    "parse_number",
    "word_at",
]

# These load on first use; the functions below import what they need when they are called.
__getattr__, __dir__ = on_first_use(
    __name__,
    {
        "Side": "extractor.values.custom_measures",
        "UserCurrency": "extractor.values.custom_measures",
        "UserMeasures": "extractor.values.custom_measures",
        "UserUnit": "extractor.values.custom_measures",
        "explain_mention": "extractor.values.explain",
        "parse_date": "extractor.values.parse",
        "parse_number": "extractor.values.parse",
        "word_at": "extractor.values.number.word_borders",
    },
)


def infer_published(
    articles: Sequence[Article], declared: Declared | None = None
) -> tuple[str | None, PublishedBasis | None]:
    """The publication date a page gives away, as EDTF, and how it was told. See publication_date.py."""
    from extractor.values import publication_date

    return publication_date.infer_published(articles, declared)


def find_values(article: Article, published: str | None, own: UserMeasures | None = None) -> list[list[Mention]]:
    """The value mentions of each block of the article, in order and without overlaps within a block.

    `published` is the publication date as EDTF; relative dates are resolved against it. `own` are the units and currencies that a user brings.
    """
    from extractor.mentions import resolve_overlaps
    from extractor.values.date.find import find_dates

    dates = find_dates(article, published)
    return [
        resolve_overlaps([*_in_block(block, own), *dated]) for block, dated in zip(article.blocks, dates, strict=True)
    ]


def _in_block(block: Block, own: UserMeasures | None) -> list[Mention]:
    from extractor.page import is_unit_line
    from extractor.values.cells import find_in_fields, find_in_table
    from extractor.values.duration.find import find_durations
    from extractor.values.find import find_running

    if not block.rows:
        clean, folded = block.text.clean, block.text.folded
        if is_unit_line(folded):
            return []
        running = (*find_running(clean, own, folded=folded), *find_durations(clean, folded=folded))
        return [*running, *find_in_fields(folded, own)]
    return list(find_in_table(block, own))
