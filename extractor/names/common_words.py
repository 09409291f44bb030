"""Whether a stretch is made of common words, as the dictionary knows them: 城市景区, 农民专业合作社, but not 银桥."""

from __future__ import annotations

from functools import lru_cache

from extractor.names.place.divisions import names
from extractor.names.place.value import world

# The dictionary's tags of names; x is a word that it does not have.
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz", "x", "eng"))


@lru_cache(maxsize=4096)
def common_words(name: str) -> bool:
    """Whether the dictionary cuts the name into words that are no names; its places of two characters are ones only where the gazetteer has them."""
    import rjieba

    return all(
        tag not in _NAMES or (tag == "ns" and len(piece) < 4 and piece not in names() and piece not in world())
        for piece, tag in rjieba.tag(name)
    )
