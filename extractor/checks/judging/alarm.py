"""What speaks for an alarm: a figure that is contradicted looks like the right one written wrongly, and not like a figure of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.checks.judging.slip import is_slip
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.figures import number as number_of

# Between these factors of what comes out a figure is one of the same thing; farther off it was rather read wrongly, unless it is a slip away.
_LEAST, _MOST = Decimal("0.5"), Decimal(2)
# A sum is farther off only where its list is one of other things.
_LEAST_SUM, _MOST_SUM = Decimal("0.7"), Decimal("1.4")
# Something beside what the sentence counts: 加上文具，总收入11.3万元.
_BESIDE = re.compile(
    "加上|算上|计入|连同|外加|另(?!一)|此外|不含|除去|除了|扣除|附加|并入|追加|折扣|打[^，。；]{0,3}折|部分|(?<!不)(?<!包)含|连[\u4e00-\u9fff]{1,3}(?:一共|总共|共|在内)"
)
_YEAR = re.compile("今年|去年|上年|前年|明年|本年|上月|本月")


def names_more(text: str) -> bool:
    """Whether a sentence speaks of something beside what it counts, so that its figures need not come out."""
    return _BESIDE.search(text) is not None


def are_of_one_time(sentences: Sequence[Sentence], told: Sequence[Told]) -> bool:
    """Whether no two of the figures stand with different words for their year (去年录取186人，今年报考620人)."""
    words = set()
    for sentence in sentences:
        for figure in (f for f in sentence.figures if f in told):
            begin = max((f.end for f in sentence.figures if f.end <= figure.start), default=0)
            words.update(_YEAR.findall(sentence.text, begin, figure.start)[-1:])
    return len(words) < 2


def is_near_miss(stated: Decimal, computed: Decimal | None) -> bool:
    """Whether `stated` may be `computed` written wrongly: of its size, or a slip of the pen away."""
    if computed is None or computed <= 0:
        return False
    return _LEAST <= stated / computed <= _MOST or is_slip(stated, computed)


def is_credible(check: Check) -> bool:
    """Whether the check is no alarm, or one of a figure of the size of what comes out."""
    if check.verdict != "contradicted":
        return True
    if check.kind == "sum" and check.computed:
        return _LEAST_SUM <= check.stated / check.computed <= _MOST_SUM or _has_slip(check)
    return is_near_miss(check.stated, check.computed)


def _has_slip(check: Check) -> bool:
    """Whether one slip explains a sum that does not come out: of its whole, or of one of its parts."""
    assert check.computed is not None
    gap = check.stated - check.computed
    parts = [number for used in check.used[1:] if (number := number_of(used.fact.value)) is not None]
    return is_slip(check.stated, check.computed) or any(part + gap > 0 and is_slip(part, part + gap) for part in parts)


def are_all(sentence: Sentence, used: list[Told], start: int, end: int) -> bool:
    """Whether the stretch `[start, end)` of the sentence has no other figures of the first one's unit than those used: none that may belong to the sum."""
    unit = used[0].unit
    return all(f in used or f.unit[:2] != unit[:2] for f in sentence.figures if start <= f.start < end)


def member_of(sentence: Sentence, told: Told) -> tuple[int, int]:
    """The stretch between semicolons in which the figure stands."""
    start = sentence.text.rfind("；", 0, told.start) + 1
    end = sentence.text.find("；", told.end)
    return start, end if end >= 0 else len(sentence.text)
