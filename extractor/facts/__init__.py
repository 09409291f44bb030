"""Subject, metric, value, period and qualifiers of every figure: `find_facts`."""

from __future__ import annotations

from extractor.facts.assemble import find_facts
from extractor.facts.found import FoundFact, ReadBlock, Site
from extractor.facts.metric_code import MetricCode

__all__ = ["FoundFact", "MetricCode", "ReadBlock", "Site", "find_facts"]
