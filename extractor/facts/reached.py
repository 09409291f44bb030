"""How many were reached: a bare verb before a number of people is no name of a row, 惠及人数 is."""

from __future__ import annotations

from extractor.facts.words import endings
from extractor.models import Quantity, Value

_COUNTED = {"人": "人数", "名": "人数", "位": "人数", "人次": "人次", "户": "户数", "户次": "户次"}


def with_counted(metric: str, value: Value) -> str:
    """The metric with the noun of what is counted behind a bare verb of reaching people: 惠及 of 17.3万人 is 惠及人数; another metric as it is."""
    if not isinstance(value, Quantity) or value.of or not metric.endswith(endings("reach")):
        return metric
    return metric + _COUNTED.get(value.unit or "", "")
