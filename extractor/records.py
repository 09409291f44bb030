"""What was found on a page as the records of the contract: ids and raw offsets put on."""

from __future__ import annotations

import hashlib

from extractor.facts import FoundFact, Site, label_dates
from extractor.models import Article, Block, Document, Entity, Evidence, Fact, Subject
from extractor.page import Article as PageArticle
from extractor.pipeline import ReadArticle, ReadPage

# The mention at a block's index and clean start.
_Entities = dict[tuple[int, int], Entity]


def make_document(text: str, page: ReadPage, source: str | None) -> Document:
    """The document of the raw page `text`."""
    return Document(
        id=f"sha256:{hashlib.sha256(text.encode('utf-8')).hexdigest()}",
        source=source,
        published=page.published,
        published_basis=page.basis,
        text=text,
        articles=[_article(f"a{number}", text, article) for number, article in enumerate(page.articles)],
    )


def _article(id: str, raw: str, read: ReadArticle) -> Article:
    article = read.article
    entities = _entities(id, raw, read)

    def text_of(kind: str) -> str | None:
        return next((block.text.clean for block in article.blocks if block.kind == kind), None)

    return Article(
        id=id,
        kicker=text_of("kicker"),
        title=text_of("title"),
        subtitle=text_of("subtitle"),
        byline=list(article.byline),
        blocks=[
            Block(
                kind=block.kind,
                text=block.text.clean,
                spans=list(block.text.pieces),
                rows=None if block.rows is None else [[block.cell_text(cell) for cell in row] for row in block.rows],
            )
            for block in article.blocks
        ],
        entities=list(entities.values()),
        facts=[_fact(id, number, found, article, entities) for number, found in enumerate(read.facts)],
    )


def _entities(id: str, raw: str, read: ReadArticle) -> _Entities:
    entities: _Entities = {}
    labels = label_dates(read.article, read.blocks)
    for number, (block, found) in enumerate(zip(read.article.blocks, read.blocks, strict=True)):
        for mention in found.mentions:
            start, end = block.text.raw_hull(mention.start, mention.end)
            text = block.text.clean[mention.start : mention.end]
            printed = raw[start:end]
            cut = printed != text and "".join(printed.split()) != "".join(text.split())
            entities[number, mention.start] = Entity(
                id=f"{id}e{len(entities)}",
                type=mention.type,
                text=text,
                start=start,
                end=end,
                value=mention.value,
                spans=list(block.text.slice(mention.start, mention.end).pieces) if cut else None,
                qualifiers={"item": labels[number, mention.start]} if (number, mention.start) in labels else {},
            )
    return entities


def _fact(article_id: str, number: int, found: FoundFact, article: PageArticle, entities: _Entities) -> Fact:
    def entity(site: Site) -> Entity:
        return entities[site.block, site.mention.start]

    figure = entity(found.figure)
    if figure.value.type not in ("money", "percent", "quantity", "duration"):
        raise TypeError(f"a fact's figure is a {figure.value.type}")
    subject = None
    if found.subject is not None:
        site = found.subject.site
        subject = Subject(
            text=found.subject.text, type=found.subject.type, entity=entity(site).id if site is not None else None
        )
    text = article.blocks[found.figure.block].text
    start, end = text.raw_hull(*found.evidence)
    return Fact(
        id=f"{article_id}f{number}",
        subject=subject,
        metric=found.metric,
        status=found.status,
        value=figure.value,
        entity=figure.id,
        period=found.period,
        qualifiers=dict(found.qualifiers),
        evidence=Evidence(text=text.clean[found.evidence[0] : found.evidence[1]], start=start, end=end),
        metric_code=found.metric_code,
        same_as=None if found.same_as is None else f"{article_id}f{found.same_as}",
        linked=None if found.linked is None else f"{article_id}f{found.linked}",
    )
