"""Words without the network: rjieba's dictionary words and tags in the network's terms, for very large archives.

jieba's guesses of people (`nr`) are right about as often as wrong; they become people here only by shape and common surname, and what does not stand
so is left to the rules (a post before, a form of address behind).
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions import Word
from extractor.names.person.form import shape, surname_of, surnames

# jieba's tags in LAC's terms; a tag not listed keeps its first letter.
_TAGS = {
    "ns": "ns",
    "nt": "nt",
    "nz": "nz",
    "nrt": "nr",
    "nrfg": "nr",
    "nr": "nr",
    "x": "w",
    "j": "n",
    "l": "n",
    "i": "n",
    "b": "a",
    "z": "a",
    "k": "xc",
    "eng": "nz",
    "zg": "xc",
    "vn": "vn",
    "an": "an",
    "ad": "ad",
    "vd": "vd",
}


def tag_words_fast(texts: Sequence[str]) -> list[list[Word]]:
    """The words of each (simplified) text with tags in LAC's terms, as `network.tag_words` gives them."""
    import rjieba

    table = _TAGS
    tagged: list[list[Word]] = []
    for text in texts:
        words: list[Word] = []
        start = 0
        for surface, tag in rjieba.tag(text):
            end = start + len(surface)
            known = table.get(tag) or tag[:1]
            if known == "nr" and end - start == 3 and _is_person(surface):
                known = "PER"
            words.append(Word(start, end, known))
            start = end
        tagged.append(words)
    return tagged


def _is_person(surface: str) -> bool:
    """Whether three characters that jieba holds for a name open with a surname that many bear, or with one of two characters."""
    if surnames().get(surface[0]) != "common" and surface[:2] not in surnames():
        return False
    return shape(surface) == "full" and surnames().get(surname_of(surface) or "") in ("common", "compound")
