"""A number of things that falls into those of one kind and the others: 十四个市中，有十一个增速高于全省，另外三个低于全省."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.alarm import is_credible, names_more
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told, sum_of

_AMONG = re.compile(
    "[^，。；\\d]{0,8}(?:[中里](?:面|间)?|当中)[，,]?(?:已|已经|只|仅|约)?(?:有|是)?|[^，。；\\d]{0,8}[，,](?:其中|眼下|目前|如今)[，,]?(?:已|已经|只|仅)?(?:有|是)?"
)
_OTHERS = re.compile("^[，,；]?(?:而)?(?:另外|另有|其余的?|其他|剩下的?|余下的?|还有)(?:的)?$")
_MORE = re.compile(
    "[一二两三四五六七八九十\\d](?:个|家|名|人|座|所|户|项|条|只)"
)  # counts that are no figures: 一个进度滞后
_MOST = 4
_KIND = re.compile("[\u4e00-\u9fff]?[县区市镇乡村省国校院人户家]")


def check_splits(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The counts of one unit in a sentence whose last is that of the others, where the first is told as that which they are among."""
    for sentence in sentences:
        for at, told in enumerate(sentence.figures):
            counts = [f for f in sentence.figures if f.unit[:2] == told.unit[:2]]
            if told.unit[0] != "quantity" or counts[-1] is not told or not 3 <= len(counts) <= _MOST:
                continue
            whole, *parts = counts
            if _MORE.search(sentence.text, told.end):
                continue
            cue = _OTHERS.match(sentence.near(told))
            among = _AMONG.fullmatch(sentence.text, whole.end, parts[0].start)
            if cue is None or among is None or whole is not sentence.figures[0] or any(f.directed for f in counts):
                continue
            named = _KIND.match(sentence.after(told)) if at else None
            if named is not None and named[0] not in whole.of + sentence.after(whole):
                continue  # 另外四个县 are none of the cities
            check = _check(told, whole, parts[:-1], cue=cue[0])
            if check.verdict != "contradicted" or (
                _is_close(check) and not names_more(sentence.text.replace("另", ""))
            ):
                yield check


def _is_close(check: Check) -> bool:
    """Of small counts a difference of one or two, else what `is_credible` says."""
    computed = check.computed
    return computed is not None and computed > 0 and (is_credible(check) or abs(check.stated - computed) <= 2)


def _check(told: Told, whole: Told, gone: Sequence[Told], *, cue: str) -> Check:
    computed = whole.figure.number - sum((f.figure.number for f in gone), Decimal(0))
    rounded = whole.figure.rounded - sum_of(f.figure.rounded for f in gone)
    possible = whole.figure.interval - sum_of(f.figure.interval for f in gone)
    verdict = "contradicted" if computed < 0 else judge(told.figure, computed, rounded, possible)
    formula = " - ".join(map(number, (whole, *gone)))
    return make_check("remainder", verdict, told, [whole, *gone], formula, computed, cue=cue)
