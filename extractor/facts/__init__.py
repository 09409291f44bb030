"""Subject, metric, value, period and qualifiers of every figure: `find_facts`."""

from __future__ import annotations

from extractor.facts.assemble import find_facts
from extractor.facts.choose import Candidate, Choice, Weights
from extractor.facts.counted import settle_counted
from extractor.facts.found import FoundFact, Owner, ReadBlock, Site
from extractor.facts.metric_code import MetricCode
from extractor.facts.table import label_dates

__all__ = [
    "Candidate",
    "Choice",
    "FoundFact",
    "MetricCode",
    "Owner",
    "ReadBlock",
    "Site",
    "Weights",
    "find_facts",
    "label_dates",
    "settle_counted",
]
