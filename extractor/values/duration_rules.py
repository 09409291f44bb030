"""All rules of durations, in the order in which they are tried."""

from __future__ import annotations

from extractor.models import Duration
from extractor.rules import RuleSet
from extractor.values.duration_between import ranges
from extractor.values.duration_count import counts
from extractor.values.duration_told import tellings

durations: RuleSet[Duration] = RuleSet("duration", [*counts.rules, *ranges.rules, *tellings.rules])
