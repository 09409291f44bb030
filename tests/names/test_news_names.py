"""Names in news of many kinds: what a careful reader marks is found, with the network and without."""

from __future__ import annotations

import pytest
from marked_names import Score, Span, read_marked

from extractor.names import NameFinder
from extractor.page import Article, Block
from extractor.text import Text


def find(finder: NameFinder, text: str) -> set[Span]:
    [[block]] = finder.find([Article((Block("paragraph", Text.of(text)),))], [[[]]])
    return {(m.start, m.end, m.type) for m in block.mentions if m.type in ("person", "place", "organization")}


def score(mode: str, file: str) -> Score:
    finder = NameFinder(mode)  # type: ignore[arg-type]  # a literal, given by parametrize
    result = Score()
    for text, wanted in read_marked(file):
        result.add(find(finder, text), wanted)
    return result


@pytest.mark.parametrize(
    ("mode", "file", "person", "place", "organization"),
    [
        ("network", "news_names.txt", 0.95, 0.88, 0.93),
        ("network", "news_names_heldout.txt", 0.95, 0.85, 0.85),
        ("network", "news_names_fresh.txt", 0.90, 0.78, 0.82),
        ("network", "genre_names.txt", 0.90, 0.95, 0.95),
        ("network", "genre_names_kept.txt", 0.90, 0.88, 0.82),
        ("fast", "news_names.txt", 0.50, 0.70, 0.60),
    ],
)
def test_names_are_found(mode: str, file: str, person: float, place: float, organization: float) -> None:
    result = score(mode, file)
    found = {kind: round(result.f1(kind), 3) for kind in ("person", "place", "organization")}
    floors = {"person": person, "place": place, "organization": organization}
    assert all(found[kind] >= floor for kind, floor in floors.items()), found
