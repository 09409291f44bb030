"""All rules of durations, in the order in which they are tried."""

from __future__ import annotations

from extractor.grammar import RuleSet
from extractor.models import Duration
from extractor.values.duration.between import ranges
from extractor.values.duration.by_words import tellings
from extractor.values.duration.counted_units import counts
from extractor.values.duration.part_of_unit import parts

durations: RuleSet[Duration] = RuleSet("duration", [*counts.rules, *ranges.rules, *tellings.rules, *parts.rules])
