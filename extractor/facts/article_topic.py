"""What an article is about, as a fallback for figures whose sentences name no subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.facts.clause import NAMED, Token
from extractor.facts.found import ReadBlock, Site
from extractor.facts.lead_name import is_tier
from extractor.models import Place
from extractor.page import Article

_OPENING = 8  # the block up to which an article opens: headline, byline and the first paragraphs
_TITLES = ("title", "subtitle", "kicker")


def find_article_topic(article: Article, blocks: Sequence[ReadBlock]) -> Site | None:
    """What an article is about: the programme its title names, else the name that opens the title, the kicker or the
    subtitle, else the name that the body speaks of most."""
    titles = [
        Site(number, mention)
        for kind in _TITLES
        for number, block in enumerate(article.blocks)
        if block.kind == kind
        for mention in blocks[number].mentions
        if mention.type in NAMED
    ]
    for kind in _TITLES:
        here = [site for site in titles if article.blocks[site.block].kind == kind and site.mention.type != "person"]
        for wanted in (("programme", "organization"), ("place",)):
            for site in here:
                if site.mention.type in wanted and not _is_wide(site):
                    return (kind == "kicker" and _told_of(site, article, blocks)) or site
    weak = [site for site in titles if site.mention.type != "person"]
    counts: Counter[str] = Counter()
    first: dict[str, Site] = {}
    for number, (block, read) in enumerate(zip(article.blocks, blocks, strict=True)):
        if block.kind not in ("paragraph", "list", "table", "heading"):
            continue
        for mention in read.mentions:
            if mention.type in NAMED - {"person"} and not _is_tier_text(block.text.clean[mention.start : mention.end]):
                name = _name_of(Site(number, mention))
                first.setdefault(name, Site(number, mention))
                counts[name] += 1
    if not counts:
        return weak[0] if weak else None
    if weak:  # only a province: what the opening paragraphs speak of beats it
        opening = [
            name
            for name, site in first.items()
            if site.mention.type in ("programme", "organization") and site.block <= _OPENING
        ]
        if opening:
            return first[max(opening, key=lambda name: (counts[name], -opening.index(name)))]
        return weak[0]
    best = max(counts, key=lambda name: (counts[name], -list(first).index(name)))
    return first[best]


def _told_of(site: Site, article: Article, blocks: Sequence[ReadBlock]) -> Site | None:
    """The community or village that an article under a county's name (德阳中江) tells of, where the body never speaks of the county itself."""
    county = site.mention.value
    if not isinstance(county, Place) or county.level not in ("prefecture", "county"):
        return None
    inside: Site | None = None
    for number, (block, read) in enumerate(zip(article.blocks, blocks, strict=True)):
        if block.kind != "paragraph":
            continue
        for mention in read.mentions:
            value = mention.value
            if not isinstance(value, Place):
                continue
            if value.name == county.name:
                return None
            if inside is None and value.level in ("village", "township") and county.name in value.path:
                inside = Site(number, mention)
    return inside


def _is_tier_text(text: str) -> bool:
    return is_tier(Token(0, len(text), text, "n"))


def _is_wide(site: Site) -> bool:
    """Whether a name is that of a province or a country: in a headline the name of a column, not what the article is about."""
    value = site.mention.value
    return isinstance(value, Place) and value.level in ("province", "country")


def _name_of(site: Site) -> str:
    return str(getattr(site.mention.value, "name", ""))
