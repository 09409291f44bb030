"""Lengths of time: counted, told by other words, or between two others."""
