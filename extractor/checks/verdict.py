"""What a check of an article's own arithmetic says."""

from __future__ import annotations

from typing import Literal

from extractor.figures import Used
from extractor.models import Number, Record

Verdict = Literal["confirmed", "rounding", "contradicted"]
CheckKind = Literal["remainder", "rate", "sum", "part", "change", "average", "repeated", "count", "rank", "date"]


class Check(Record):
    """A claim that an article makes about its own figures, and whether the arithmetic bears it out.

    `kind` names the relation between the figures, `cue` the words that say it (其中, 合计, 上座率; empty where a list alone does); `claim` is the clause
    that makes the claim; `arithmetic` the calculation in plain decimals (`677800 - 300000 - 302500 = 75300`); `stated` what the
    article says and `computed` what comes out of its other figures (None for a comparison, where nothing is computed). `confirmed`: it holds
    as printed, hedges counted; `rounding`: it holds within the rounding of the printed digits; `contradicted`: it does not hold.
    `note` tells what is right in number and not in its unit: percent said of a difference in percentage points.
    The claiming fact comes first in `used`; raw offsets are those of its evidence.
    """

    kind: CheckKind
    verdict: Verdict
    claim: str
    cue: str = ""
    arithmetic: str
    stated: Number
    computed: Number | None = None
    note: str | None = None
    used: list[Used]
