"""Programmes: candidates in and outside quotation marks, the evidence for and against, and which are one scheme."""
