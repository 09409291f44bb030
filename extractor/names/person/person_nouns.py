"""Nouns that say what a person is: posts, professions, and parts in a story."""

from __future__ import annotations

from functools import cache
from typing import Literal

from extractor.lexicon import Post, rows

LONGEST_POST = 6
_LEADS = ("常务副", "副")


@cache
def _posts() -> dict[str, str]:
    return {row.word: row.kind for row in rows(Post)}


def post_before(text: str, end: int, start: int = 0) -> tuple[int, Literal["post", "role"]] | None:
    """Where the longest noun for a person that ends at `end` begins, not before `start`, and its kind; None where none does."""
    table = _posts()
    for size in range(min(LONGEST_POST, end - start), 1, -1):
        kind = table.get(text[end - size : end])
        if kind == "post" or kind == "role":
            return end - size, "post" if kind == "post" else "role"
    return None


def post_behind(text: str, start: int) -> int | None:
    """Where the longest post that begins at `start` ends (副科长 is one as 科长 is), or None."""
    table = _posts()
    start += next((len(lead) for lead in _LEADS if text.startswith(lead, start)), 0)
    return next(
        (start + size for size in range(LONGEST_POST, 1, -1) if table.get(text[start : start + size]) == "post"), None
    )


def is_post(word: str) -> bool:
    """Whether the word is a noun for a person and nothing else: 局长, 村民."""
    return word in _posts()
