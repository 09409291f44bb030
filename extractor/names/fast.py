"""Words without the network: rjieba's dictionary words and tags in the network's terms, for very large archives.

jieba's guesses of people (`nr`) are right about as often as wrong; they become people here only by shape and common surname, and what does not stand
so is left to the rules (a post before, a form of address behind).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.mentions import Word
from extractor.names.person_shape import shape, surname_of, surnames

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
    return [list(_words(text)) for text in texts]


def _words(text: str) -> Iterator[Word]:
    import rjieba

    start = 0
    for surface, tag in rjieba.tag(text):
        end = start + len(surface)
        yield Word(start, end, _tag(surface, tag))
        start = end


def _tag(surface: str, tag: str) -> str:
    known = _TAGS.get(tag, tag[:1])
    if known == "nr" and len(surface) == 3 and shape(surface) == "full":
        kind = surnames().get(surname_of(surface) or "")
        return "PER" if kind in ("common", "compound") else "nr"
    return known
