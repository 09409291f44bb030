"""Text that knows its raw offsets, cut into sentences and clauses.

`Text` is a clean string with the raw pieces it comes from, as printed and folded (`fold`); `split_sentences` and `split_clauses` cut one.
"""

from extractor.text.fold import fold, fold_width, radicals, simplify
from extractor.text.sentences import CLOSERS, OPENERS, QUOTES, Span, split_clauses, split_sentences
from extractor.text.text import Text

__all__ = [
    "CLOSERS",
    "OPENERS",
    "QUOTES",
    "Span",
    "Text",
    "fold",
    "fold_width",
    "radicals",
    "simplify",
    "split_clauses",
    "split_sentences",
]
