"""Words of two periods that go together, so that the one level is before the other: 去年 and 今年, 开盘 and 收盘, 治疗前 and 治疗后."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import PeriodPair, rows
from extractor.relation.passage import F, Passage

_WEEKDAY = re.compile("(?:周|星期)([一二三四五六日])")
_WEEK = "一二三四五六日"
# The words of the second level: 收盘报, 年末为.
_PAIRED_GAP = re.compile("[，,；](?:价|为|至|报|时|则|就|已|是|有|达到|达|收|增|降|升|涨|跌|至|到|余额)*")
# The words for periods that a comparison may name, and how long a period it spans.
_PERIOD = re.compile(
    r"去年|上一?年|前一?年|今年|本年|昨[天日]|今[天日]|前天|上个?[月周季]|本[月周季]|上一?届|本届|年初|年末|年底|常年|\d{4}年|\d{1,2}月"
)
_SPAN = re.compile("[，,](?:一|全|当)个?(?P<length>[年月周季天日])(?:[来内间]|(?=[涨跌增减升降上下多少净]))")
_LENGTH = {"年": "年", "月": "月", "周": "周", "季": "季", "天": "天", "日": "天"}


def are_paired(passage: Passage[F], first: F, second: F) -> bool:
    """Whether two levels are told by words that go together, and nothing else stands between them: 开盘价20元，收盘报21元."""
    gap, near = passage.text[first.end : second.start], passage.text[passage.clause_of(first)[0] : first.start]
    return any(
        before in near and after in gap and _PAIRED_GAP.fullmatch(gap.replace(after, "", 1))
        for before, after in _pairs("ends")
    )


def says_earlier(passage: Passage[F], figure: F, other: F) -> bool:
    """Whether the words say that the second figure is of the period behind the first's, whenever that is: 去年, 今年."""
    one, two = (passage.text[passage.clause_of(f)[0] : f.start] for f in (figure, other))
    days = [_WEEKDAY.findall(text)[-1:] for text in (one, two)]
    if all(days) and "上周" not in one + two:
        return _WEEK.index(days[0][0]) < _WEEK.index(days[1][0])
    return any(before in one and after in two for before, after in _pairs("follows"))


def fits_periods(passage: Passage[F], before: F, after: F, said: str, base: str) -> bool:
    """Whether a change told as `said` is from the period of the one level to that of the other, as far as their words say: 比上周 is not from yesterday to
    today, and 同比 not from December to January."""
    told = [_words_of(passage.text[passage.clause_of(f)[0] : f.start]) for f in (before, after)]
    compared = _words_of(said)
    months = [[word for word in words if word.endswith("月") and word[0].isdigit()] for words in told]
    if base == "同比" and all(months) and months[0] != months[1]:
        return False
    # 比5月多96毫米 is not from 去年5月, nor 比上周 from 昨天.
    if told[0] and compared and (compared[0] not in told[0] or not set(told[0]) <= {*compared, *told[1]}):
        return False
    span = _SPAN.search(said)
    lengths = {_LENGTH[word[-1]] for words in told for word in words if word[-1] in _LENGTH}
    return span is None or not lengths or _LENGTH[span["length"]] in lengths


def _words_of(text: str) -> list[str]:
    """The words for periods in a text, those that mean the same made one."""
    same = _same()
    return [same.get(word, word) for word in _PERIOD.findall(text)]


@cache
def _pairs(role: str) -> tuple[tuple[str, str], ...]:
    return tuple((row.word, row.other) for row in rows(PeriodPair) if row.role == role)


@cache
def _same() -> dict[str, str]:
    return dict(_pairs("same"))
