"""How many times one figure is another: 甲公司市值1500亿元，是乙公司的三倍，乙公司市值500亿元; 门诊量是住院人次的20倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.checks.comparing.label import label, levels_of_unit, named_by
from extractor.checks.judging.alarm import are_of_one_time, is_near_miss, names_more
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.relation import is_change, shares_words

# 前者是后者的3倍; 是乙公司的三倍; 相当于乙县的1.5倍. A growth of so many times (增长3倍) is another claim.
_OF = re.compile(
    "^[，,]?(?:而)?(?P<one>[^，。；]{0,10}?)(?:就|约|正好|恰好|足足|几乎|也)?(?:是|为|相当于|达到|达)(?P<other>[^，。；]{2,10}?)的(?:近|约|整整)?$"
)


_BASE = re.compile("[，,]?(?:约|正好|就)?(?:是|为|相当于)[^，。；]{2,10}$")


def check_multiples(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The multiples whose two figures, and no other one of their unit, stand in the sentence."""
    for sentence in sentences:
        for told in sentence.figures:
            if told.unit[:2] != ("quantity", "倍"):
                continue
            match = _OF.match(sentence.near(told))
            pair = _inside(sentence, told) if match is None else _pair(sentence, told, match["one"], match["other"])
            if pair is None:
                continue
            many, few = pair
            m, f = many.figure, few.figure
            verdict = judge(told.figure, m.number / f.number, m.rounded / f.rounded, m.interval / f.interval)
            formula = f"{number(many)} / {number(few)}"
            check = make_check(
                "rate",
                verdict,
                told,
                [many, few],
                formula,
                m.number / f.number,
                cue=match[0] if match is not None else sentence.near(few),
            )
            if check.verdict != "contradicted" or (
                is_near_miss(check.stated, check.computed)
                and not names_more(sentence.text)
                and are_of_one_time([sentence], [many, few, told])
            ):
                yield check


def _inside(sentence: Sentence, told: Told) -> tuple[Told, Told] | None:
    """新校区占地300亩，是老校区120亩的2.5倍: the base has its figure within the claim."""
    before = [f for f in sentence.figures if f.end <= told.start]
    if sentence.near(told) not in ("的", "的近", "的约") or len(before) != 2:
        return None
    many, few = before
    said = _BASE.match(sentence.near(few)) is not None and many.unit == few.unit and few.figure.number
    return (many, few) if said and not is_change(sentence, many) else None


def _pair(sentence: Sentence, told: Told, one: str, other: str) -> tuple[Told, Told] | None:
    """The figure that is so many times the other one: `other` names the one that is the base, and `one`, where it is said, shares words with the other."""
    for unit in dict.fromkeys(f.unit for f in sentence.figures if f.unit[0] in ("money", "quantity") and f is not told):
        figures = levels_of_unit(sentence, told, unit)
        everything = [f for f in sentence.figures if f is not told and f.unit[:2] == unit[:2]]
        if len(figures) != 2 or len(everything) != 2:
            continue
        few = named_by(sentence, other, figures) or _by_words(sentence, other, figures)
        if few is None or not few.figure.number:
            continue
        many = figures[0] if few is figures[1] else figures[1]
        told_one = not one or named_by(sentence, one, figures) is many or shares_words(one, label(sentence, many))
        if told_one:
            return many, few
    return None


def _by_words(sentence: Sentence, name: str, figures: Sequence[Told]) -> Told | None:
    """The figure that alone shares words with a name: 住院人次 and 住院7.8万人次."""
    found = [f for f in figures if shares_words(name, label(sentence, f))]
    return found[0] if len(found) == 1 else None
