"""The rooms in a row: what is found on a page, before it gets ids and raw offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.facts import FoundFact, MetricCode, ReadBlock, find_facts, settle_counted
from extractor.many import Declared
from extractor.mentions import Mention, resolve_overlaps
from extractor.models import PublishedBasis
from extractor.names import NamedBlock, NameFinder, TaggedBlock
from extractor.page import Article, read_page
from extractor.printed import facts_as_printed, mentions_as_printed, simplified
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


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page before its texts are read: its articles as printed and in simplified characters, and its date.

    `tagged` are the words of the simplified articles, where they were tagged together with those of other pages.
    """

    articles: tuple[Article, ...]
    plain: tuple[Article, ...]
    published: str | None
    basis: PublishedBasis | None
    tagged: tuple[Sequence[TaggedBlock], ...] | None = None


def lay_out(text: str, published: str | None, declared: Declared | None = None) -> LaidPage:
    """The articles of the raw page `text`.

    `published` is EDTF or None: then the page may give it away, in its metadata (`declared`) or its text.
    """
    articles = tuple(read_page(text))
    basis: PublishedBasis | None = "given"
    if published is None:
        published, basis = infer_published(articles, declared)
    return LaidPage(articles, tuple(simplified(article) for article in articles), published, basis)


def tag_pages(pages: Sequence[LaidPage], names: NameFinder) -> list[LaidPage]:
    """The pages with their words: all texts go through the tagger at once, which costs less than one page after the other."""
    words = iter(names.tag([article for page in pages for article in page.plain]))
    return [replace(page, tagged=tuple(next(words) for _ in page.plain)) for page in pages]


def read_laid_out(page: LaidPage, names: NameFinder, own: Additions | None = None, *, why: bool = False) -> ReadPage:
    """What is found on a page. `own` are the user's lexicons and rules: of two mentions that overlap the longer stays, of equally
    long ones the user's. `why` keeps with each fact what its parts were chosen from.
    """
    published, plain = page.published, page.plain
    values = [find_values(article, published, own.measures if own else None) for article in plain]
    found = own.find(page.articles) if own else None
    named = names.find(plain, values, found.names if found else None, page.tagged)
    if found is not None:
        values = [
            [[*theirs, *ours] for theirs, ours in zip(*blocks, strict=True)]
            for blocks in zip(found.values, values, strict=True)
        ]
    codes = own.codes if own else ()
    return ReadPage(
        tuple(
            _read_article(printed, article, figures, said, codes, published, why=why)
            for printed, article, figures, said in zip(page.articles, plain, values, named, strict=True)
        ),
        published,
        page.basis,
    )


def _read_article(
    article: Article,
    plain: Article,
    values: Sequence[Sequence[Mention]],
    names: Sequence[NamedBlock],
    codes: Sequence[MetricCode],
    published: str | None,
    *,
    why: bool,
) -> ReadArticle:
    blocks = []
    reported = []
    for block, found, named in zip(plain.blocks, values, names, strict=True):
        # 央视网消息（新闻联播）： names who reports: no programme that anybody joins.
        candidates = [m for m in named.mentions if m.type != "programme" or m.start >= block.dateline]
        read = settle_counted(block, ReadBlock(tuple(resolve_overlaps([*found, *candidates])), named.words))
        blocks.append(read)
        reported.append(replace(read, mentions=tuple(m for m in read.mentions if m.start >= block.dateline)))
    facts = find_facts(plain, reported, codes, published=published, why=why)
    if plain is not article:
        blocks = [
            replace(read, mentions=mentions_as_printed(read.mentions, block.text))
            for read, block in zip(blocks, article.blocks, strict=True)
        ]
        facts = facts_as_printed(facts, article)
    return ReadArticle(article, tuple(blocks), tuple(facts))
