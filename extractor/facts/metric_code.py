"""The canonical code of a metric (赔付总额: payout_total), where the lexicon of common metrics has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.lexicon import MetricCodeRow, rows
from extractor.models import Quantity, Value


@dataclass(frozen=True, slots=True)
class MetricCode:
    """A wording and the code of the metric that it says, for one type of value; `rule` is where it stands."""

    wording: str
    value_type: str
    code: str
    units: tuple[str, ...] = ()
    rule: str = "lexicon metric_codes"


def find_metric_code(metric: str, value: Value, own: Sequence[MetricCode] = ()) -> MetricCode | None:
    """The longest wording of lexicons/metric_codes.tsv and `own` that `metric` holds, with its code.

    It must be for the type of the `value` (累计赔付 in money is a sum, as a quantity a count) and for its unit: 60多位大户 is no planted area. `own` are the
    user's; of two wordings of one length theirs counts, then the later one.
    """
    value_type, unit = value.type, (value.unit or "-") if isinstance(value, Quantity) else ""
    text = metric.translate({ord(mark): None for mark in "“”‘’"})
    ours = [
        (len(each.wording), 0, text.rfind(each.wording), each)
        for each in _codes(value_type)
        if each.wording in text and (not each.units or unit in each.units)
    ]
    theirs = [
        (len(each.wording), 1, text.rfind(each.wording), each)
        for each in own
        if each.value_type == value_type and each.wording in text
    ]
    return max((*ours, *theirs), key=lambda held: held[:3])[3] if ours or theirs else None


@cache
def _codes(value_type: str) -> tuple[MetricCode, ...]:
    return tuple(
        MetricCode(row.wording, row.value_type, row.code, tuple(row.units.split()))
        for row in rows(MetricCodeRow)
        if row.value_type == value_type
    )
