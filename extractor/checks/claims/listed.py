"""Wholes and parts that no word such as 其中 ties together: a total behind its list, a plain list behind its total, labels that divide a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.claims.judge import judge, make_check, number
from extractor.checks.claims.level import is_change
from extractor.checks.claims.whole import OPENS, PAYS, REST, TOTAL, are_complementary, check_parts
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told, align, sentence_before, sum_of

_SUM = re.compile("总|共|全|合计")
_LEAST_PART = 10  # one-digit figures add up to another by chance


def check_lists(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Lists with their total behind or before them."""
    for at, sentence in enumerate(sentences):
        yield from _check_totals(sentence)
        yield from _check_divided(sentences, at)
        yield from _check_plain(sentence)


def _check_totals(sentence: Sentence) -> Iterator[Check]:
    """A…，B…，合计C."""
    for told in sentence.figures:
        near = sentence.near(told)
        if TOTAL.search(near) is None or told.figure.unit[0] not in ("money", "quantity"):
            continue
        # 共320万元，其中甲180万元、乙140万元，两项合计320万元: what stands before 其中 is the whole again.
        begin = max((m.end() for m in re.finditer("其中", sentence.text[: told.start])), default=0)
        before = [f for f in sentence.figures if begin <= f.start and f.end <= told.start]
        parts = [f for f in before if f.figure.unit == told.figure.unit and not is_change(sentence, f)]
        near_kind = [f for f in before if f.figure.unit[:2] == told.figure.unit[:2]]
        if len(parts) < 2 or len(near_kind) > len(parts):
            continue  # 每月370元 beside sums: what adds up is not clear
        total = sum((p.figure.number for p in parts), Decimal(0))
        claim, *aligned = align([f.figure for f in (told, *parts)])
        verdict = judge(claim, total, sum_of(p.rounded for p in aligned), sum_of(p.interval for p in aligned))
        yield make_check("sum", verdict, told, parts, " + ".join(map(number, parts)), total)


def _check_divided(sentences: Sequence[Sentence], at: int) -> Iterator[Check]:
    """全市进出口总值…。出口…；进口…: labels that divide a thing, behind the figure of the whole and without a word that opens a list."""
    sentence = sentences[at]
    if OPENS.search(sentence.text):
        return
    levels = [f for f in sentence.figures if f.figure.unit[0] in ("money", "quantity") and not is_change(sentence, f)]
    for start, first in enumerate(levels):
        parts = [f for f in levels[start:] if f.figure.unit == first.figure.unit]
        for count in (2, 3):
            if len(parts) < count or not are_complementary([sentence.near(p)[-8:] for p in parts[:count]]):
                continue
            before = sentence_before(sentences, at)
            earlier = [(sentence, f) for f in levels[:start]]
            earlier += [(before, f) for f in before.figures if not is_change(before, f)] if before is not None else []
            wholes = [
                f for home, f in earlier if f.figure.unit == first.figure.unit and _SUM.search(home.near(f)[-12:])
            ]
            if len(wholes) == 1:
                yield from check_parts(wholes[0], parts[:count], every=True)
                return


def _check_plain(sentence: Sentence) -> Iterator[Check]:
    """A total and a plain list behind it, 考生2318人，一中考点1264人、二中考点1054人: a claim where it adds up, or where 其余 closes the list."""
    if OPENS.search(sentence.text):
        return
    levels = [
        f
        for f in sentence.figures
        if f.figure.unit[0] in ("money", "quantity") and not is_change(sentence, f) and not f.used.fact.linked
    ]
    for at, whole in enumerate(levels):
        if any(f.figure.unit == whole.figure.unit for f in levels[:at]):
            continue  # what is a part of something before is no whole here
        parts: list[Told] = []
        for f in levels[at + 1 :]:
            if f.figure.unit != whole.figure.unit or TOTAL.search(sentence.near(f)):
                break
            parts.append(f)
        if len(parts) < 2 or min(p.figure.number for p in parts) < _LEAST_PART:
            continue
        pays = sum(bool(PAYS.search(sentence.near(p)[-10:] + sentence.after(p)[:6])) for p in parts)
        closed = REST.search(sentence.near(parts[-1])) is not None
        rest = len(parts) > 2 and closed and pays in (0, len(parts))
        if rest or sum((p.figure.number for p in parts), Decimal(0)) == whole.figure.number:
            yield from check_parts(whole, parts, every=True)
            return
