"""The words that web pages print around an article, from lexicons/page_chrome.tsv."""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

from extractor.lexicon import ChromeWord, rows

Kind = Literal[
    "label",
    "staff",
    "author",
    "time",
    "count",
    "button",
    "channel",
    "related",
    "comments",
    "footer",
    "nobody",
    "region",
    "call",
    "record",
    "act",
    "acted_on",
    "list_lead",
    "list_end",
]


@cache
def words_of(kind: Kind) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(row.word for row in rows(ChromeWord) if row.kind == kind)


@cache
def either(*kinds: Kind) -> str:
    """A pattern for any word of these kinds, the longest first."""
    words = sorted([row.word for row in rows(ChromeWord) if row.kind in kinds], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(regex.escape(word) for word in words) + ")"
