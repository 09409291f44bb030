"""The rooms in a row: what is found on a page, before it gets ids and raw offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.facts import FoundFact, MetricCode, ReadBlock, find_facts, settle_counted
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import PublishedBasis
from extractor.names import NamedBlock, NameFinder
from extractor.page import Article, read_page
from extractor.text import Text
from extractor.user import Additions
from extractor.values import find_values, infer_published


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article, the mentions and words of its blocks, and its facts. Offsets are clean ones, in their block."""

    article: Article
    blocks: tuple[ReadBlock, ...]
    facts: tuple[FoundFact, ...]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's articles, and the publication date that its relative dates were resolved against."""

    articles: tuple[ReadArticle, ...]
    published: str | None
    basis: PublishedBasis | None


def read(text: str, published: str | None, names: NameFinder, own: Additions | None = None) -> ReadPage:
    """What is found on the raw page `text`.

    `published` is EDTF or None: then the page may give it away. `own` are the user's lexicons and rules: of two mentions that overlap the longer stays, of equally
    long ones the user's.
    """
    articles = read_page(text)
    basis: PublishedBasis | None = "given"
    if published is None:
        published, basis = infer_published(articles)
    values = [find_values(article, published, own.measures if own else None) for article in articles]
    found = own.find(articles) if own else None
    named = names.find(articles, values, found.names if found else None)
    if found is not None:
        values = [
            [[*theirs, *ours] for theirs, ours in zip(*blocks, strict=True)]
            for blocks in zip(found.values, values, strict=True)
        ]
    codes = own.codes if own else ()
    return ReadPage(
        tuple(_read_article(text, *parts, codes, published) for parts in zip(articles, values, named, strict=True)),
        published,
        basis,
    )


def _read_article(
    raw: str,
    article: Article,
    values: Sequence[Sequence[Mention]],
    names: Sequence[NamedBlock],
    codes: Sequence[MetricCode],
    published: str | None,
) -> ReadArticle:
    blocks = []
    for block, found, named in zip(article.blocks, values, names, strict=True):
        mentions = [m for m in resolve_overlaps([*found, *named.mentions]) if _is_whole(raw, block.text, m)]
        blocks.append(settle_counted(block, ReadBlock(tuple(mentions), named.words)))
    return ReadArticle(article, tuple(blocks), tuple(find_facts(article, blocks, codes, published=published)))


def _is_whole(raw: str, text: Text, mention: Mention) -> bool:
    """Whether the raw slice of the mention holds nothing but its text and white space.

    A mention broken in two by a caption or by another article has no such slice; the contract has no way to point at it, so it is
    left out.
    """
    start, end = text.raw_span(mention.start, mention.end)
    return "".join(raw[start:end].split()) == "".join(text.clean[mention.start : mention.end].split())
