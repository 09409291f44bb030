"""Whether a figure is a level (达120亿元, 增加到1105间) or a change of one (增加20亿元, 新增35个)."""

from __future__ import annotations

import re

from extractor.relation.passage import F, Passage

_VERB = re.compile(
    "(?:增加(?!值)|增长|增收|增(?!加|长|收)|减少|减(?!排|负|贫)|新增|净增|下降|降低|提高|提升|上升|扩大|缩短|压缩|回落)(?P<rest>[^，。；、]{0,4})$|[多少]了?$"
)


def is_change(passage: Passage[F], figure: F) -> bool:
    """Whether the words before the figure make it a change; a verb with 到 or 至 leads to a level."""
    match = _VERB.search(passage.near(figure))
    if match is not None:
        return not re.search("[到至为达]", match["rest"] or "")
    return figure.directed and not re.search("[到至为达]$", passage.near(figure))
