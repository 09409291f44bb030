"""Old names; goes with the last of the old files."""
from extractor.facts.clauses.sentence import Clause, Sentence, clause_of, read_sentences
from extractor.facts.clauses.token import FIGURES, NAMED, NOUNS, Token, read_tokens

__all__ = ["Clause", "FIGURES", "NAMED", "NOUNS", "Sentence", "Token", "clause_of", "read_sentences", "read_tokens"]
