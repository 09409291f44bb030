"""What narrows a figure: tier, population, place, item, condition, what it is compared with, which way it changes."""

from __future__ import annotations

from extractor.facts.qualifiers.find import find_qualifiers

__all__ = ["find_qualifiers"]
