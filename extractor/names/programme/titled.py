"""Rules and plans between title marks: 《…管理办法》, 《…积分细则》, 《…行动方案》. Books, songs and articles are none."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.models import Category
from extractor.names.programme.candidate import Candidate, Reading
from extractor.names.programme.weight import ENOUGH

_TITLED = regex.compile(r"《(?P<in>[^《》\n]{4,40})》|“(?P<in>关于[^“”《》\n]{4,40}的(?:通知|意见|决定|公告|通告))”")
_RULES = regex.compile(
    r"^关于.+的(?:通知|意见|决定|公告|通告)$|(?:条例|办法|细则|规定|规范|公约|章程|准则|守则|规程|规则|(?:若干|实施|指导)意见|若干(?:政策)?措施|若干政策|政策措施|(?<!第)[一二三四五六七八九十\d]{1,3}条(?:措施|意见|政策|举措|规定)?)(?:[(（][^()（）]{1,8}[)）])?$"
)
_PLANS = regex.compile(r"(?:行动|实施|工作|改革)?(?:方案|计划|规划|纲要)(?:[(（][^()（）]{1,12}[)）])?$")


def find_titled(reading: Reading) -> Iterator[Candidate]:
    """Every regulation and plan between title marks."""
    for block, text in enumerate(reading.texts):
        for match in _TITLED.finditer(text):
            category: Category | None = (
                "regulation" if _RULES.search(match["in"]) else "plan" if _PLANS.search(match["in"]) else None
            )
            if category is not None:
                start, end = match.span("in")
                yield Candidate(block, start, end, match["in"], start, {"title marks": ENOUGH}, category)
