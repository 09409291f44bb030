"""Programmes: named schemes that someone runs and others can join, use or be covered by.

They are told by how they are written and used, never by a list: candidates in quotation marks, between title marks and without marks are
weighed, those with enough evidence are kept, their wordings grouped, and every later mention of a kept name is found.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Mention, Word, resolve_overlaps
from extractor.names.aliases import plain_name
from extractor.names.programme_bare import find_bare
from extractor.names.programme_candidate import ENOUGH, Candidate, Reading, weigh_together
from extractor.names.programme_quoted import find_quoted
from extractor.names.programme_scheme import find_later, group_schemes
from extractor.names.programme_titled import find_titled
from extractor.page import Article


def find_programmes(
    article: Article,
    texts: Sequence[str],
    words: Sequence[Sequence[Word]],
    taken: Sequence[Sequence[Mention]],
) -> list[list[Mention]]:
    """The programme mentions of each block of an article, in order and without overlaps.

    `texts` are the blocks' folded and simplified texts, character for character as long as `block.text.clean`; `words` their tagged
    words (an empty list: they are tagged here); `taken` the mentions found before, of which persons and organizations are left alone.
    """
    tagged = [list(own) or tag_words(text) for text, own in zip(texts, words, strict=True)]
    reading = Reading(texts, tagged, [block.kind for block in article.blocks])
    candidates = [
        candidate
        for find in (find_quoted, find_titled, find_bare)
        for candidate in find(reading)
        if not is_taken(candidate.start, candidate.end, taken[candidate.block], shared=find is not find_bare)
    ]
    weights = weigh_together(candidates)
    kept = [c for c in candidates if weights[plain_name(c.core)] >= ENOUGH]
    doubtful = [c for c in candidates if c.quoted and weights[plain_name(c.core)] < ENOUGH]
    printed = [block.text.clean for block in article.blocks]
    found: list[list[Mention]] = [[] for _ in texts]
    for scheme in group_schemes(kept, doubtful, printed):
        value = scheme.value()
        for candidate in scheme.candidates:
            found[candidate.block].append(Mention(candidate.start, candidate.end, value, "programme.name"))
        for block, mention in find_later(scheme, value, texts):
            if not is_taken(mention.start, mention.end, taken[block], shared=True):
                found[block].append(mention)
    return [resolve_overlaps(mentions) for mentions in found]


def is_taken(start: int, end: int, taken: Sequence[Mention], *, shared: bool) -> bool:
    """Whether the stretch lies in a person or an organization found before.

    `shared`: it may be all of one. What stands in quotation marks with the evidence of a scheme is no organization (“X学堂”).
    """
    return any(
        mention.type in ("person", "organization")
        and mention.start <= start
        and end <= mention.end
        and not (shared and mention.type == "organization" and (mention.start, mention.end) == (start, end))
        for mention in taken
    )


def tag_words(text: str) -> list[Word]:
    """The words of `text` with jieba's tags, where the network has given none."""
    import rjieba

    words: list[Word] = []
    start = 0
    for surface, tag in rjieba.tag(text):
        words.append(Word(start, start + len(surface), tag))
        start += len(surface)
    return words


__all__ = ["Candidate", "find_programmes"]
