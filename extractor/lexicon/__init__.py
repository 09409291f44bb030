"""Lexicons: data files that explain themselves, and the one reader of them.

`read_lexicon` gives the rows of a shipped one, `parse_lexicon` those of a text; LexiconError says file and line.
"""

from extractor.lexicon.file import LexiconError, parse_lexicon, scan_lexicon
from extractor.lexicon.shipped import read_lexicon

__all__ = ["LexiconError", "parse_lexicon", "read_lexicon", "scan_lexicon"]
