"""Organizations."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Mention
from extractor.models import Organization
from extractor.names.tagged import TaggedBlock
from extractor.page import Article


def find_organizations(
    article: Article, tagged: Sequence[TaggedBlock], places: Sequence[Sequence[Mention]]
) -> list[list[Mention]]:
    """The organizations of each block."""
    return [
        [
            Mention(start, end, Organization(name=article.blocks[number].text.clean[start:end]), "organization.network")
            for start, end in block.candidates("organization")
        ]
        for number, block in enumerate(tagged)
    ]
