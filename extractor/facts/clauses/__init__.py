"""Tokens, phrases and frames of a block's clauses."""
