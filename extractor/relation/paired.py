"""Words of two periods that go together, so that the one level is before the other: 去年 and 今年, 开盘 and 收盘, 治疗前 and 治疗后."""

from __future__ import annotations

import re

from extractor.relation.passage import F, Passage

# Periods that follow each other.
_PERIODS = (
    ("去年", "今年"),
    ("上年", "本年"),
    ("上年", "今年"),
    ("前年", "去年"),
    ("上月", "本月"),
    ("上周", "本周"),
    ("期初", "期末"),
    ("昨天", "今天"),
    ("昨日", "今日"),
    ("前天", "昨天"),
    ("上届", "本届"),
    ("上一届", "本届"),
    ("上学期", "本学期"),
    ("上赛季", "本赛季"),
    ("年前", "如今"),
    ("年前", "现在"),
    ("原来", "如今"),
    ("原来", "现在"),
    ("过去", "如今"),
    ("过去", "现在"),
    ("以前", "现在"),
)
_PAIRED = (
    ("开盘", "收盘"),
    ("早盘", "收盘"),
    ("年初", "年末"),
    ("年初", "年底"),
    ("期初", "期末"),
    ("月初", "月末"),
    ("治疗前", "治疗后"),
    ("改造前", "改造后"),
    ("整治前", "整治后"),
    ("改革前", "改革后"),
    ("施工前", "施工后"),
)
# The words of the second level: 收盘报, 年末为.
_PAIRED_GAP = re.compile("[，,；](?:价|为|至|报|时|则|就|已|是|有|达到|达|收|增|降|升|涨|跌|至|到|余额)*")


def are_paired(passage: Passage[F], first: F, second: F) -> bool:
    """Whether two levels are told by words that go together, and nothing else stands between them: 开盘价20元，收盘报21元."""
    gap, near = passage.text[first.end : second.start], passage.text[passage.clause_of(first)[0] : first.start]
    return any(
        before in near and after in gap and _PAIRED_GAP.fullmatch(gap.replace(after, "", 1))
        for before, after in _PAIRED
    )


def says_earlier(passage: Passage[F], figure: F, other: F) -> bool:
    """Whether the words say that the second figure is of the period behind the first's, whenever that is: 去年, 今年."""
    one, two = (passage.text[passage.clause_of(f)[0] : f.start] for f in (figure, other))
    return any(before in one and after in two for before, after in _PERIODS)
