"""Figures whose name says how they come out of two others: 营业收入8亿元，营业成本6亿元，毛利2亿元; 观众2.1万人，可容纳3万人，上座率70%.

The names, and the words that the two others go by, are in lexicons/named_results.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.checks.judging.alarm import are_all, are_of_one_time, is_credible, member_of, names_more
from extractor.checks.judging.coarse import unrounded
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Interval, Sentence, Told, align
from extractor.lexicon import NamedResult, rows
from extractor.relation import is_change, passage_before, pattern_of

_TAIL = "(?:总额|金额|资金|总值|额|价|款|为|是|达|到|有|了|约|近|超|仅|只|则|共){0,3}$"
_LOOSE = "[^，。；、]{0,4}$"
_SMALL = re.compile(
    "[，,、：:；的其则为达]|全年|当年|本期|实际|最终|整体|总体|平均|目前|因此|所以|算下来|仍|还|就|共|约|已"
)
_ONE = Interval(Decimal(1), Decimal(1))


@dataclass(frozen=True, slots=True)
class _Name:
    """A row of the lexicon, ready to be matched with the words before a figure."""

    operation: str
    result: re.Pattern[str]
    first: re.Pattern[str]
    second: re.Pattern[str]
    first_behind: re.Pattern[str]
    second_behind: re.Pattern[str]

    def is_first(self, sentence: Sentence, figure: Told) -> tuple[int, int]:
        """How close the figure goes by the first name, before it (中标价3亿元) or behind it (以3亿元成交, 2.1万名观众), and by how much of it; zeros where it
        does not."""
        return _closeness(sentence, figure, self.first, self.first_behind)

    def is_second(self, sentence: Sentence, figure: Told) -> tuple[int, int]:
        """As `is_first`, of the second name: 支出预算58亿元 is one of 预算."""
        return _closeness(sentence, figure, self.second, self.second_behind)


def _closeness(sentence: Sentence, figure: Told, before: re.Pattern[str], behind: re.Pattern[str]) -> tuple[int, int]:
    named = before.search(sentence.near(figure))
    if named is not None:
        return named.end("name"), named.end("name") - named.start()
    return (1, 0) if behind.match(figure.of or sentence.after(figure)) else (0, 0)


def check_named(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The named results whose two figures stand in the same sentence, or the one before it."""
    for at, sentence in enumerate(sentences):
        for told in sentence.figures:
            near = sentence.near(told)
            if pattern_of("other_scope").search(near):
                continue
            for name in _names():
                if (cue := name.result.search(near)) is None:
                    continue
                check = _check(sentences, at, told, name, cue[0])
                if check is not None:
                    yield check
                    break


def _check(sentences: Sequence[Sentence], at: int, told: Told, name: _Name, cue: str) -> Check | None:
    """The check of one named result; None where its two figures are not there, or more figures of their kind stand beside them than an alarm allows."""
    sentence = sentences[at]
    start, end = member_of(sentence, told)
    pair = _pair([(sentence, start, end)], told, name)
    before = passage_before(sentences, at)
    apart = pair is None and before is not None
    if pair is None and before is not None:
        pair = _pair([(before, 0, len(before.text)), (sentence, start, end)], told, name)
    if pair is None:
        return None
    check = _reckoned(told, *pair, name.operation, cue)
    if check is None or check.verdict != "contradicted":
        return check
    homes = [sentence] if before is None or not apart else [before, sentence]
    if not are_of_one_time(homes, [*pair, told]) or any(names_more(home.text) for home in homes):
        return None
    # What comes behind the result is not what it came out of.
    lonely = all(are_all(home, [*pair, told], 0, told.end if home is sentence else len(home.text)) for home in homes)
    # 其中 opens the part that the rate is of, or parts of something else.
    opened = "其中" not in sentence.text[start:end] or sentence.near(pair[0]).lstrip("，,").startswith("其中")
    narrower = name.operation != "difference" and _names_new(sentence, told, cue)
    return check if lonely and opened and not narrower and is_credible(check) else None


def _names_new(sentence: Sentence, told: Told, cue: str) -> bool:
    """Whether the words before a rate's name open with what the sentence has not spoken of: 重症床位占用率 beside all the beds."""
    near = sentence.near(told)
    prefix = _SMALL.sub("", near[: near.rfind(cue)])
    return len(prefix) > 1 and prefix[:2] not in sentence.text[: told.start - len(near)]


def _pair(scopes: Sequence[tuple[Sentence, int, int]], told: Told, name: _Name) -> tuple[Told, Told] | None:
    """The one figure of each of both names, of one unit: that of the result, where it is a difference."""
    seconds: list[Told] = []
    firsts: list[Told] = []
    for sentence, start, end in scopes:
        for f in sentence.figures:
            if f is told or not start <= f.start < end or f.unit[0] == "percent" or is_change(sentence, f):
                continue
            if name.operation == "difference" and f.unit != told.unit:
                continue
            first, second = name.is_first(sentence, f), name.is_second(sentence, f)
            if max(first, second) > (0, 0):
                (firsts if first >= second else seconds).append(f)
    if len(firsts) != 1 or len(seconds) != 1 or firsts[0].unit != seconds[0].unit:
        return None
    return firsts[0], seconds[0]


def _reckoned(told: Told, first: Told, second: Told, operation: str, cue: str) -> Check | None:
    a, b = align([first.figure, second.figure])
    x, y = first.figure.number, second.figure.number
    if operation == "difference":
        # A difference is never below zero: who names a gap tells the larger one first or second.
        verdict = judge(told.figure, x - y, a.rounded - b.rounded, a.interval - b.interval)
        verdict = unrounded(verdict, (told, first, second), x - y - told.figure.number)
        return make_check(
            "remainder", verdict, told, [first, second], f"{number(first)} - {number(second)}", x - y, cue=cue
        )
    if told.unit != ("percent", "percent") or not x or not y:
        return None
    rounded, possible, computed = a.rounded / b.rounded, a.interval / b.interval, x / y
    formula = f"{number(first)} / {number(second)}"
    if operation == "remaining_share":
        rounded, possible, computed, formula = _ONE - rounded, _ONE - possible, 1 - computed, f"1 - {formula}"
    elif operation == "excess_share":
        rounded, possible, computed, formula = rounded - _ONE, possible - _ONE, computed - 1, f"{formula} - 1"
    verdict = judge(told.figure, computed, rounded, possible)
    return make_check("rate", verdict, told, [first, second], formula, computed, cue=cue)


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(
        _Name(
            row.operation,
            re.compile(f"(?:{row.result}){_TAIL}"),
            re.compile(f"{_not_within(row.first)}{_LOOSE}"),
            re.compile(f"{_not_within(row.second)}{_LOOSE}"),
            re.compile(f"的?(?:{row.first})"),
            re.compile(f"的?(?:{row.second})"),
        )
        for row in rows(NamedResult)
    )


def _not_within(words: str) -> str:
    """The wordings as a pattern; 出口 is not the end of 进出口."""
    return f"(?<!进)(?<!进出)(?P<name>{words})"
