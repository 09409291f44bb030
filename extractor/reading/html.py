"""The article text of a web page, by trafilatura (extra `html`)."""

from __future__ import annotations

import re

from extractor.extras import install_hint
from extractor.reading.encoding import UnreadableError, decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.I)


def html_text(data: bytes, name: str, *, encoding: str | None = None) -> str:
    """The page's main text with its title as the first line, tables as lines with `|` between cells; no navigation, no adverts.

    The encoding is the given one, that of the page's `meta` tag, or found as for plain text. Raises UnreadableError where the extra is not
    installed or no article text is found.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise UnreadableError(f"{name}: reading HTML needs an extra", install_hint("html")) from error
    source = decode(data, name, encoding=encoding or _declared(data))
    body = trafilatura.extract(
        source, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if not body or not body.strip():
        raise UnreadableError(f"{name}: no article text found in the HTML")
    metadata = trafilatura.extract_metadata(source)
    title = (metadata.title or "").strip() if metadata else ""
    return body if not title or body.lstrip().startswith(title) else f"{title}\n\n{body}"


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares, where Python knows it; GB2312 pages use the characters of GB18030."""
    import codecs

    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    declared = match[1].decode("ascii").lower()
    if declared in ("gb2312", "gbk"):
        return "gb18030"
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return None
