"""People, places, organizations and programmes, and the words between them: `NameFinder`."""

from extractor.names.finder import NamedBlock, NameFinder

__all__ = ["NameFinder", "NamedBlock"]
