"""A user's names in the text: found wherever they stand, longest first, where no word runs across their border."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.mentions import Mention, resolve_overlaps
from extractor.text import fold
from extractor.user.entries import Name
from extractor.values import word_at

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

# A name of fewer characters may be a piece of other words (中信 in 其中信息): the dictionary is asked.
_SURE = 4
# Words of one character that stand beside any name.
_PARTICLES = frozenset("的了和与及或在为对从向以将把被让给由是有都也还就又")


class Gazetteer:
    """The names of one extractor's lexicons. It travels to other processes as its names alone."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._surfaces = [(surface, name) for name in names for surface in name.surfaces]

    def __getstate__(self) -> dict[str, object]:
        return {"_surfaces": self._surfaces}

    @cached_property
    def _matcher(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick([surface for surface, _ in self._surfaces])

    def find(self, text: str) -> list[Mention]:
        """The names in clean text, in order and without overlaps: of two that overlap the longer stays."""
        folded = fold(text)
        found = []
        for number, start, end in self._matcher.find_matches_as_indexes(folded, overlapping=True):
            if is_bordered(folded, start, end):
                _, name = self._surfaces[number]
                found.append(Mention(start, end, name.value, name.rule))
        return resolve_overlaps(found)


def is_bordered(text: str, start: int, end: int) -> bool:
    """Whether the stretch is no piece of a longer word: letters and digits do not go on at its ends, and where it has fewer than four characters, no
    word of the dictionary lies across one of them; but a particle may (和暖 in 海卡和暖巢).
    """
    if _goes_on(text, start - 1, start) or _goes_on(text, end - 1, end):
        return False
    return end - start >= _SURE or not (_cuts(text, start, inside_behind=True) or _cuts(text, end, inside_behind=False))


def _goes_on(text: str, left: int, right: int) -> bool:
    """Whether a word of letters or a number runs over the border between the characters `left` and `right`."""
    if left < 0 or right >= len(text):
        return False
    a, b = text[left], text[right]
    return a.isascii() and b.isascii() and a.isalnum() and b.isalnum()


def _cuts(text: str, border: int, *, inside_behind: bool) -> bool:
    """Whether a word lies across the border; the name is on its far side (`inside_behind`) or on its near one."""
    if not 0 < border < len(text):
        return False
    start, word, _ = word_at(text, border)
    if start >= border:
        return False
    outside = text[start:border] if inside_behind else text[border : start + len(word)]
    return outside not in _PARTICLES
