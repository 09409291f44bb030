"""Do two stretches of text speak of the same thing: the share of content words they have in common.

Used where the form leaves open whether a short line heads a section of the running article or a new article. Sections of one
article share about a sixth of their words, different articles a thirtieth (measured on real pages and on the articles in tests/page).
"""

from __future__ import annotations

from functools import lru_cache

_MOST = 1500  # characters read of either side
_LEAST = 20  # words below which nothing can be told


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    import rjieba

    return frozenset(word for word in rjieba.cut(text) if len(word) > 1 and "\u4e00" <= word[0] <= "\u9fff")


def shared_words(above: str, below: str) -> float | None:
    """The share of the shorter side's words that stand in the other, 0 to 1; None where there are too few to tell."""
    left, right = _words(above[-_MOST:]), _words(below[:_MOST])
    least = min(len(left), len(right))
    return len(left & right) / least if least >= _LEAST else None


def count_shared(line: str, text: str) -> int:
    """How many content words of a short line stand in the text."""
    return sum(word in text for word in _words(line))
