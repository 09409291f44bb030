"""Figures, dates and the interface itself in words, in the language of the report."""
