"""Screen names behind @: one name as a whole, or none, but never a place or a body cut out of one (@爱吃鱼的北京小王子)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from extractor.mentions import Mention
from extractor.names.person.form import shape

_HANDLE = regex.compile(r"(?<![A-Za-z0-9._])@(?P<name>[\p{Han}A-Za-z][\p{Han}\w·\-]{1,14})(?![\p{Han}\w·\-])")


def find_handles(text: str) -> Iterator[tuple[int, int]]:
    """The screen names that are written like the name of a person."""
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if len(match["name"]) < 5 and shape(match["name"]) in ("full", "nickname", "foreign"):
                yield match.span("name")


def without_parts(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions of a block without those that are only part of a screen name."""
    if "@" not in text:
        return list(mentions)
    handles = [match.span("name") for match in _HANDLE.finditer(text)]
    return [
        mention
        for mention in mentions
        if not any(
            start < mention.end and mention.start < end and (mention.start, mention.end) != (start, end)
            for start, end in handles
        )
    ]
