"""Counts and measures: with a unit, bare, compound, or told by their company."""
