"""Words that a tagger calls verbs or directions and that names hold all the same."""

from __future__ import annotations

from functools import cache

from extractor.lexicon import NominalWord, rows


@cache
def nominal_words() -> frozenset[str]:
    """Those words: 就业, 管理, 东部."""
    return frozenset(row.word for row in rows(NominalWord))
