"""Columns: how wide they are, whether two stand side by side, and which piece goes on where another breaks off."""
