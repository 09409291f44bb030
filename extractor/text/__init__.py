"""Text that knows its raw offsets, cut into sentences and clauses.

`Text` is a clean string with the raw pieces it comes from; `split_sentences` and `split_clauses` cut one.
"""

from extractor.text.sentences import CLOSERS, OPENERS, QUOTES, Span, split_clauses, split_sentences
from extractor.text.text import Text, fold_width

__all__ = ["CLOSERS", "OPENERS", "QUOTES", "Span", "Text", "fold_width", "split_clauses", "split_sentences"]
