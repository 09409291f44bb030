"""Tags with thousands of attributes, cut down before the page is parsed: libxml2 compares each attribute of a tag with all before it."""

from __future__ import annotations

import regex

# No page has so many that mean something; what a page says is in the first.
MOST_ATTRIBUTES = 1000
# Fewer characters hold no more attributes than that.
_LONG = 2 * MOST_ATTRIBUTES
_ONE = r"""[^\s<>/=]++(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s<>"'][^\s<>]*+)?)?|[/=]"""
# Everything in it is possessive and may be the last: it never goes back, and what it has seen it does not see again.
_TAG = regex.compile(rf"<[A-Za-z][^\s<>/]*+(?:\s++|{_ONE})*+")
_FIRST = regex.compile(rf"<[A-Za-z][^\s<>/]*+(?:\s*+(?:{_ONE})){{{MOST_ATTRIBUTES}}}")


def without_surplus_attributes(source: str) -> str:
    """The HTML in which no tag has more than `MOST_ATTRIBUTES` attributes; the others are left out. Linear in its length."""
    return _TAG.sub(_cut, source)


def _cut(tag: regex.Match[str]) -> str:
    whole = tag[0]
    if len(whole) < _LONG:
        return whole
    first = _FIRST.match(whole)
    return whole if first is None or first.end() == len(whole) else first[0] + " "
