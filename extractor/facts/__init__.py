"""Subject, metric, value, period and qualifiers of every figure: `find_facts`."""

from __future__ import annotations

from extractor.facts.assemble import find_facts
from extractor.facts.found import FoundFact, ReadBlock, Site

__all__ = ["FoundFact", "ReadBlock", "Site", "find_facts"]
