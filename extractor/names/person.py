"""People."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Mention
from extractor.models import Person
from extractor.names.tagged import TaggedBlock
from extractor.page import Article


def find_people(article: Article, tagged: Sequence[TaggedBlock]) -> list[list[Mention]]:
    """The people of each block."""
    return [
        [
            Mention(start, end, Person(name=article.blocks[number].text.clean[start:end]), "person.network")
            for start, end in block.candidates("person")
        ]
        for number, block in enumerate(tagged)
    ]
