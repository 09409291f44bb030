"""People, places, organizations and programmes, and the words between them: `NameFinder`.

For what users bring: the head nouns of programmes (`Heads`), and the names and paths of divisions by their codes.
"""

from extractor.names.finder import NamedBlock, NameFinder
from extractor.names.place.divisions import name_of, path_of
from extractor.names.programme.heads import Head, Heads, shipped_heads
from extractor.names.tagger.tagged import TaggedBlock

__all__ = ["Head", "Heads", "NameFinder", "NamedBlock", "TaggedBlock", "name_of", "path_of", "shipped_heads"]
