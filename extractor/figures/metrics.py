"""Whether facts measure the same thing: by the code of their metric, and by what their wordings hold beside it."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import MetricCodeRow, rows
from extractor.models import Fact

# Words at the ends of a metric that tell how it was summed up or reached, and nothing of what is measured.
_FILLER = re.compile(
    r"^(?:累计|总计|共计|合计|总|共|已|全年|年度|年(?!均)|完成|实现|成功|“|”)+|(?:金额|总额|数额|数量|人数|人次|次数|总数|数|额|达到|达|“|”)+$"
)
# What a change is compared with (同比) narrows nothing.
_NO_SCOPE = frozenset({"compared_with"})


def metric_key(fact: Fact) -> tuple[str, str]:
    """What the fact measures: equal for 累计赔付 and 赔付总额 (one code, no words beside it), not for 诊疗服务 and 增值服务 (one code, other words).

    The first part is the code or empty, the second what is left of the wording without the code's words, the words of its qualifiers and filler;
    a metric without a code keeps its whole wording.
    """
    if fact.metric_code is None:
        return "", fact.metric
    rest = fact.metric
    for wording in _wordings().get(fact.metric_code, ()):
        if wording in rest:
            rest = rest.replace(wording, "", 1)
            break
    for text in fact.qualifiers.values():
        rest = rest.replace(text, "")
    return fact.metric_code, _FILLER.sub("", rest)


def scope(fact: Fact) -> tuple[tuple[str, str], ...]:
    """What narrows the fact: its qualifiers in alphabetical order."""
    return tuple(sorted((name, text) for name, text in fact.qualifiers.items() if name not in _NO_SCOPE))


def scope_text(fact: Fact) -> str:
    """The scope for a person to read: `population=家庭, tier=升级版`."""
    return ", ".join(f"{name}={text}" for name, text in scope(fact)) or "no qualifiers"


@cache
def _wordings() -> dict[str, tuple[str, ...]]:
    """The wordings of each code, the longest first."""
    found: dict[str, set[str]] = {}
    for row in rows(MetricCodeRow):
        found.setdefault(row.code, set()).add(row.wording)
    return {
        code: tuple(sorted(wordings, key=lambda wording: (-len(wording), wording))) for code, wordings in found.items()
    }
