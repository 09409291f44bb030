"""The article text of a web page, by trafilatura (extra `html`)."""

from __future__ import annotations

import re

from extractor.extras import install_hint
from extractor.reading.encoding import UnreadableError, decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.I)
_OF_THE_WEB = re.compile(r"utf-8|gb|big5|hz|euc|iso|cp|shift_jis|koi8|mac|ascii")


def html_text(data: bytes, name: str, *, encoding: str | None = None) -> str:
    """The page's main text with its title as the first line, tables as lines with `|` between cells; no navigation, no adverts.

    The encoding is the given one, that of the page's `meta` tag, or found as for plain text. Raises UnreadableError where the extra is not
    installed or no article text is found.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise UnreadableError(f"{name}: reading HTML needs an extra", install_hint("html")) from error
    source = _decoded(data, name, encoding)
    try:
        body = trafilatura.extract(
            source, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
        )
        metadata = trafilatura.extract_metadata(source) if body else None
    except Exception as error:
        # Of all kinds: trafilatura and the parsers under it say nowhere which they may raise, and raise other ones for each odd page.
        raise UnreadableError(f"{name}: HTML that cannot be read ({type(error).__name__}: {error})") from error
    if not body or not body.strip():
        raise UnreadableError(f"{name}: no article text found in the HTML")
    title = (metadata.title or "").strip() if metadata else ""
    return body if not title or body.lstrip().startswith(title) else f"{title}\n\n{body}"


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    """As the caller says, else as the page says, else as its bytes tell: what a page says of itself may be wrong, and bytes that are UTF-8 are."""
    declared = None if encoding or _is_utf8(data) else _declared(data)
    if declared is not None:
        try:
            return decode(data, name, encoding=declared)
        except UnreadableError:
            return decode(data, name)
    return decode(data, name, encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    """By more than letters without accents, which are the same nearly everywhere."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares, where Python knows it as one of text; GB2312 pages use the characters of GB18030."""
    import codecs

    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    declared = match[1].decode("ascii").lower()
    try:
        known = codecs.lookup(declared).name
    except LookupError:
        return None
    if known in ("gb2312", "gbk"):
        return "gb18030"
    # Not Python's own (`unicode_escape`, `rot13`, `zip`), and not UTF-16, in which the tag could not be read.
    return known if _OF_THE_WEB.match(known) else None
