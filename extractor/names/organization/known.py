"""Bodies that go by a name without a telling ending, found by a list of those that news speaks of everywhere (腾讯, 世卫组织, 曼联)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractor.lexicon import KnownOrganization, matcher, rows
from extractor.names.tagger.tagged import TaggedBlock


def find_known(block: TaggedBlock) -> Iterator[tuple[int, int]]:
    """The known bodies in the block, where words begin and end with them and no longer name holds them."""
    for _, start, end in matcher(KnownOrganization).find_matches_as_indexes(block.text):
        if start in block.starts and end in block.ends:
            first, last = block.word_from(start), block.word_to(end)
            if first is not None and first.tag == "PER" and first != last:
                continue  # a surname and a given name that the words run through
            yield start, end


@cache
def known_names() -> frozenset[str]:
    """The names of those bodies."""
    return frozenset(row.name for row in rows(KnownOrganization))
