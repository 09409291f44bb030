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


@cache
def _longest_posts() -> dict[str, int]:
    """The length of the longest post, of those that are looked for, that begins with a character."""
    longest: dict[str, int] = {}
    for word, kind in _posts().items():
        if kind == "post" and 1 < len(word) <= LONGEST_POST:
            longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return longest


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
    for lead in _LEADS:
        if text.startswith(lead, start):
            start += len(lead)
            break
    # Asked at nearly every character of a page: most begin no post.
    longest = _longest_posts().get(text[start : start + 1])
    if longest is None:
        return None
    table = _posts()
    return next(
        (start + size for size in range(longest, 1, -1) if table.get(text[start : start + size]) == "post"), None
    )


def is_post(word: str) -> bool:
    """Whether the word is a noun for a person and nothing else: 局长, 村民."""
    return word in _posts()
