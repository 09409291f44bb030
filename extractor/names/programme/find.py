"""Programmes: named schemes that someone runs and others can join, use or be covered by.

They are told by how they are written and used, never by a list: candidates in quotation marks, between title marks and without marks are
weighed, those with enough evidence are kept, their wordings grouped, and every later mention of a kept name is found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.mentions import Mention, Word, resolve_overlaps
from extractor.names.aliases import plain_name
from extractor.names.called import find_called
from extractor.names.programme.bare import find_bare
from extractor.names.programme.candidate import Reading
from extractor.names.programme.heads import Heads, shipped_heads
from extractor.names.programme.official import find_official
from extractor.names.programme.quoted import find_quoted
from extractor.names.programme.scheme import find_later, group_schemes
from extractor.names.programme.titled import find_titled
from extractor.names.programme.weight import ENOUGH, weigh_names
from extractor.page import Article


def find_programmes(
    article: Article,
    texts: Sequence[str],
    words: Sequence[Sequence[Word]],
    taken: Sequence[Sequence[Mention]],
    heads: Heads | None = None,
) -> list[list[Mention]]:
    """The programme mentions of each block of an article, in order and without overlaps.

    `texts` are the blocks' folded and simplified texts, character for character as long as `block.text.clean`; `words` their tagged
    words (an empty list: they are tagged here); `taken` the mentions found before, of which persons and organizations are left alone;
    `heads` the head nouns that count (default: the shipped ones).
    """
    tagged = [list(own) or tag_words(text) for text, own in zip(texts, words, strict=True)]
    reading = Reading(texts, tagged, [block.kind for block in article.blocks], heads or shipped_heads())
    named = [NamedStretches(mentions) for mentions in taken]
    called = [
        {start for start, _, _ in find_called(text, mentions)} for text, mentions in zip(texts, taken, strict=True)
    ]
    candidates = [
        candidate
        for find in (find_quoted, find_titled, find_official, find_bare)
        for candidate in find(reading)
        if candidate.core_start not in called[candidate.block]
        and not named[candidate.block].cover(
            candidate.start, candidate.end, shared=find in (find_quoted, find_titled) or bool(candidate.told_by)
        )
    ]
    weights = weigh_names(candidates, reading)
    kept = [c for c in candidates if weights[plain_name(c.core)] >= ENOUGH]
    doubtful = [c for c in candidates if c.quoted and weights[plain_name(c.core)] < ENOUGH]
    printed = [block.text.clean for block in article.blocks]
    schemes = group_schemes(kept, doubtful, printed)
    for scheme, block, start, end in find_later(schemes, texts):
        if not named[block].cover(start, end, shared=True):
            scheme.spans.add((block, start, end))
    found: list[list[Mention]] = [[] for _ in texts]
    for scheme in schemes:
        for block, mention in scheme.mentions(printed):
            found[block].append(mention)
    return [resolve_overlaps(mentions) for mentions in found]


class NamedStretches:
    """The persons and organizations of a block that were found before."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._spans = sorted((m.start, m.end, m.type) for m in mentions if m.type in ("person", "organization"))

    def cover(self, start: int, end: int, *, shared: bool) -> bool:
        """Whether the stretch lies in one of them.

        `shared`: it may be all of an organization. What stands in quotation marks with the evidence of a scheme is none (“X学堂”).
        """
        i = bisect_right(self._spans, start, key=lambda span: span[0]) - 1
        if i < 0 or end > self._spans[i][1]:
            return False
        return not (shared and self._spans[i] == (start, end, "organization"))


def tag_words(text: str) -> list[Word]:
    """The words of `text` with jieba's tags, where the network has given none."""
    import rjieba

    words: list[Word] = []
    start = 0
    for surface, tag in rjieba.tag(text):
        words.append(Word(start, start + len(surface), tag))
        start += len(surface)
    return words
