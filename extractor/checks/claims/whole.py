"""Wholes and their parts: parts that add up where the text says that they are all, and a part that is not above its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.alarm import is_credible, is_near_miss
from extractor.checks.judging.coarse import unrounded
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Interval, Sentence, Told, align, sum_of
from extractor.relation import Relation, is_of

# What is left of gains and losses may be less than one of its gains: 净利润5.2亿元，其中投资收益6.1亿元.
_NET = re.compile("利润|盈利|盈余|净|顺差|逆差|结余|增量")
_LEAST_PART = 10  # one-digit figures add up to another by chance


def check_part(sentences: Sequence[Sentence], at: int, relation: Relation[Told]) -> Iterator[Check]:
    """What a `part` relation of `sentences[at]` claims."""
    whole, parts = relation.whole, relation.parts
    assert whole is not None
    total = sum((p.figure.number for p in parts), Decimal(0))
    if len(parts) > 1 and (relation.complete or total == whole.figure.number):
        # Without a word that opens it, a short list adds up by chance.
        if relation.cue or relation.complete or min(p.figure.number for p in parts) >= _LEAST_PART:
            check = check_sum(whole, parts)
            if is_credible(check):
                yield check
        return
    if not relation.cue:
        return
    home = next(s for s in sentences if whole in s.figures)
    if _NET.search(home.near(whole)):
        return
    for part in parts:
        w, p = align([whole.figure, part.figure])
        above = p.number > w.number and not _below(p.interval, w.interval)
        # Above its whole it was rather read wrongly than written wrongly, where the words do not tie the two together, or it is far above.
        if not above or (is_of(home, whole, sentences[at], part) and is_near_miss(p.number, w.number)):
            sign = f"{number(part)} <= {number(whole)}"
            yield make_check("part", "contradicted" if above else "confirmed", part, [whole], sign, None)


def check_sum(whole: Told, parts: Sequence[Told]) -> Check:
    """The claim that `whole` is the sum of `parts`."""
    w, *aligned = align([told.figure for told in (whole, *parts)])
    total = sum((p.figure.number for p in parts), Decimal(0))
    verdict = judge(w, total, sum_of(p.rounded for p in aligned), sum_of(p.interval for p in aligned))
    verdict = unrounded(verdict, (whole, *parts), total - whole.figure.number)
    return make_check("sum", verdict, whole, parts, " + ".join(map(number, parts)), total)


def _below(part: Interval, whole: Interval) -> bool:
    """Whether the part may be as small as the whole may be large."""
    return whole.high is None or part.low <= whole.high
