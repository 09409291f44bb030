"""What a web page declares of itself: title, authors and day of publication, from JSON-LD, OpenGraph and other meta tags, and `<time>`.

Conventions: schema.org (NewsArticle), ogp.me (article:*), and the meta names that Chinese sites use (PubDate and ArticleTitle of government
sites, GB/T 38651; publishdate, og:release_date).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import regex
from lxml.html import HtmlElement

_ARTICLES = regex.compile(r"Article|NewsArticle|ReportageNewsArticle|BlogPosting|LiveBlogPosting|Report|WebPage")
_TITLES = ("articletitle", "og:title", "twitter:title", "pagetitle", "dc.title", "title")
_AUTHORS = ("author", "og:article:author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author")
_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "og:release_date",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publish_time",
    "publishtime",
    "publication_date",
    "firstpublishedtime",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "weibo:article:create_at",
    "bytedance:published_time",
    "sailthru.date",
    "parsely-pub-date",
    "apub:time",
    "createdate",
)
_DAY = regex.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]?\s?(0?[1-9]|1[0-2])\s?[-/.月]?\s?(3[01]|[12]\d|0?[1-9])(?!\d)")
_TIME = regex.compile(r"[T ](\d\d):\d\d(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]00:?00)$")
_CHINA = timedelta(hours=8)
_MOST_JSON = 200_000  # characters of one JSON-LD script that are read


@dataclass(frozen=True, slots=True)
class Metadata:
    """`title` may carry the site's name; `authors` are as declared, an organisation among them; `published` is ISO 8601."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None


def read_metadata(tree: HtmlElement) -> Metadata:
    """What the page declares of itself; empty where it declares nothing. A day that does not exist counts as none."""
    articles = list(_linked_data(tree))
    metas = _metas(tree)
    titles = [str(a["headline"]) for a in articles if isinstance(a.get("headline"), str)]
    titles += [metas[name] for name in _TITLES if metas.get(name)]
    days = [day for a in articles if (day := read_day(str(a.get("datePublished") or a.get("pubDate") or "")))]
    days += [day for name in _DAYS if (day := read_day(metas.get(name, "")))]
    days += [day for day in map(read_day, _times(tree)) if day]
    authors = [name for a in articles for name in _people(a.get("author"))] or [
        name for key in _AUTHORS for name in _listed(metas.get(key, ""))
    ]
    return Metadata(titles[0].strip() if titles else "", tuple(dict.fromkeys(authors)), days[0] if days else None)


def read_day(text: str) -> str | None:
    """The day in a declared date, as ISO 8601; a time in UTC is that of China (+08:00). None where there is no such day.

    >>> read_day("2025-06-17T22:30:00Z")
    '2025-06-18'
    """
    match = _DAY.search(text[:60])
    if match is None:
        return None
    try:
        day = date(*map(int, match.groups()))
        clock = _TIME.search(text.strip()[:60])
        if clock and int(clock[1]) + _CHINA.seconds // 3600 >= 24:
            day += timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return day.isoformat()


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that are articles; scripts that are not JSON are passed over, as browsers do."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MOST_JSON:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            said = kinds if isinstance(kinds, list) else [kinds]
            # What a search engine of China asks of pages has no type: title and pubDate.
            if any(_ARTICLES.fullmatch(str(kind)) for kind in said) or (not kinds and "pubDate" in item):
                yield item


def _objects(data: object) -> Iterator[dict[str, object]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else []) if isinstance(part, dict))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by name, property or itemprop in lower case; of several the first with content."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if key and content:
                found.setdefault(key.lower(), content)
    return found


def _times(tree: HtmlElement) -> Iterator[str]:
    """The values of `<time>` and of itemprop=datePublished that say when the article was published."""
    for element in tree.iter("time"):
        said = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if "updated" not in said or "published" in said:
            yield element.get("datetime") or ""
            return
    for element in tree.iter():
        if element.get("itemprop") == "datePublished":
            yield element.get("content") or element.get("datetime") or element.text_content()
            return


def _people(author: object) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield from _listed(name)


def _listed(names: str) -> Iterable[str]:
    return (name for name in regex.split(r"[\s,，;；、/|]+", names[:200]) if name)
