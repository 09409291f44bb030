"""Ranks against the values that are ranked: 甲县以12.4万吨居第一位，乙县以11.8万吨居第二位，丙县以9.7万吨居第三位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.judging.judge import make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.relation import counts_alike, is_change

# Behind the figure, in its own member: 居第一位, 排名第2, 列第三.
_RANK = re.compile(
    r"[，,]?[^，。；、]{0,6}?(?:位居|位列|名列|排在|排名|居|列|排|获|夺得?|得)(?:全[省市县区国])?第(?P<rank>[一二三四五六七八九]|\d{1,2})(?:位|名)?(?![\d十])"
)
_DIGITS = "零一二三四五六七八九"
_LEAST = 3  # with two, it is not told whether more is better


def check_ranks(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Three or more figures of one kind in a sentence that stand with the ranks 1, 2, 3 …: their values go up or down with the ranks."""
    for sentence in sentences:
        if "第" not in sentence.text or len(sentence.figures) < _LEAST:
            continue
        ranked = [(rank, told) for told in sentence.figures if (rank := _rank(sentence, told))]
        told = [figure for _, figure in ranked]
        if [rank for rank, _ in ranked] != list(range(1, len(ranked) + 1)) or len(ranked) < _LEAST:
            continue
        if all(counts_alike(told[0], other) for other in told) and not any(is_change(sentence, f) for f in told):
            yield _check(told)


def _check(ranked: Sequence[Told]) -> Check:
    values = [told.figure.number for told in ranked]
    for sign in (">=", "<="):
        if all((a >= b) if sign == ">=" else (a <= b) for a, b in pairwise(values)):
            formula = f" {sign} ".join(map(number, ranked))
            return make_check("rank", "confirmed", ranked[0], ranked[1:], formula, None, cue="第")
    formula = " >= ".join(map(number, ranked))
    # The figure that stands above the one before it.
    wrong = next(b for a, b in pairwise(ranked) if b.figure.number > a.figure.number)
    others = [told for told in ranked if told is not wrong]
    return make_check("rank", "contradicted", wrong, others, formula, None, cue="第")


def _rank(sentence: Sentence, told: Told) -> int | None:
    following = min((f.start for f in sentence.figures if f.start > told.start), default=len(sentence.text))
    match = _RANK.match(sentence.text, told.end, following)
    if match is None:
        return None
    rank = match["rank"]
    return int(rank) if rank.isdigit() else _DIGITS.index(rank)
