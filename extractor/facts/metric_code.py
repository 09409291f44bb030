"""The canonical code of a metric (赔付总额: payout_total), where the lexicon of common metrics has one."""

from __future__ import annotations

from functools import cache

from lexicons import read_lexicon


def find_metric_code(metric: str, value_type: str) -> str | None:
    """The code of the longest wording of lexicons/metric_codes.tsv that `metric` holds; of two of one length the later one.

    `value_type` is `money`, `percent`, `quantity` or `duration`: 累计赔付 in money is a sum, as a quantity a count.
    """
    text = metric.translate({ord(mark): None for mark in "“”‘’"})
    holding = [(len(wording), text.rfind(wording), code) for wording, code in _codes(value_type) if wording in text]
    return max(holding)[2] if holding else None


@cache
def _codes(value_type: str) -> tuple[tuple[str, str], ...]:
    return tuple((wording, code) for wording, kind, code in read_lexicon("metric_codes") if kind == value_type)
