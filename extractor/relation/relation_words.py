"""Words that say, or rule out, how one figure comes out of others (lexicons/relation_words.tsv)."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import RelationWord, rows


@cache
def one_of(role: str) -> str:
    """A pattern of the words of a role, longer ones first; the columns of the lexicon say which roles there are."""
    words = [row.word for row in rows(RelationWord) if row.role == role]
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def pattern_of(role: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The words of a role as a pattern, between two others."""
    return re.compile(f"{before}{one_of(role)}{after}")
