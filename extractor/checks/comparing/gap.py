"""How far two named figures are apart: 甲县产量45吨，比乙县多7吨，乙县产量38吨; 最贵的比最便宜的贵800元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.comparing.label import label, levels_of_unit, named_by
from extractor.checks.judging.alarm import are_of_one_time, is_credible, names_more
from extractor.checks.judging.coarse import unrounded
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told, align
from extractor.relation import fits_periods, is_change, measures_same

_MORE = "(?:多|少|高|低|贵|便宜|重|轻|长|短|大|小|远|近|快|慢|早|晚)"
_APART = rf"(?:整整|足足|正好|还|要|就|又)?{_MORE}[\u4e00-\u9fff]{{0,2}}?(?:出|了|得)?(?:约|近|整整|足足)?$"
_THAN = re.compile(rf"^[，,]?(?:而)?(?P<one>[^，。；]{{0,8}}?)比(?P<other>[^，。；]{{2,8}}?)的?{_APART}")
_PERIOD = re.compile("去年|上年|前年|上月|上周|上季|同期|年初|上次|往年|此前|以前|原来|计划|预期|目标")
_HIGHEST = "最[高大多贵长重远快晚热厚]"
_LOWEST = "最[低小少短轻近慢早冷薄]|最便宜"
_EXTREMES = re.compile(
    rf"(?:(?:{_HIGHEST})[^，。；]{{0,6}}?[比与和跟同](?:{_LOWEST})|(?:{_LOWEST})[^，。；]{{0,6}}?[比与和跟同](?:{_HIGHEST}))"
    rf"[^，。；]{{0,6}}?(?:{_MORE}|相差|差)[\u4e00-\u9fff]{{0,3}}$"
)
_SMALLEST, _LARGEST = Decimal("0.3"), Decimal(3)
_LEAST = 3  # figures of a list that has extremes


def check_gaps(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The gaps whose two ends stand in the sentence, with no other figure of their unit."""
    for sentence in sentences:
        for told in sentence.figures:
            if told.unit[0] not in ("money", "quantity") or len(sentence.figures) < _LEAST:
                continue
            near = _raw(sentence, told)
            pair = None
            if cue := _EXTREMES.search(near):
                pair = _extremes(sentence, told)
            elif cue := _THAN.match(near):
                pair = _named(sentence, told, cue["one"], cue["other"])
            if cue is None or pair is None:
                continue
            check = _check(told, *pair, cue=cue[0])
            if check.verdict != "contradicted" or (
                _is_of_size(check) and not names_more(sentence.text) and are_of_one_time([sentence], [*pair, told])
            ):
                yield check


def _is_of_size(check: Check) -> bool:
    """Both ends are named, so that a gap may be told further off than other figures."""
    computed = check.computed
    return is_credible(check) or (bool(computed) and _SMALLEST <= check.stated / (computed or 1) <= _LARGEST)


def _extremes(sentence: Sentence, told: Told) -> tuple[Told, Told] | None:
    """The largest and the smallest of the list that stands before the gap."""
    listed = [f for f in levels_of_unit(sentence, told, told.unit) if f.end <= told.start]
    if len(listed) < _LEAST or len(listed) != sum(f.unit == told.unit for f in sentence.figures) - 1:
        return None
    ordered = sorted(listed, key=lambda f: f.figure.number)
    return ordered[-1], ordered[0]


def _named(sentence: Sentence, told: Told, one: str, other: str) -> tuple[Told, Told] | None:
    """The two figures that the gap lies between, the larger first: `other` names the one, and the gap stands behind the level that it is told of."""
    figures = [f for f in sentence.figures if f is not told and f.unit[:2] == told.unit[:2]]
    figures = levels_of_unit(sentence, told, figures[0].unit) if figures else []
    if len(figures) != 2 or len([f for f in sentence.figures if f.unit[:2] == told.unit[:2]]) != len(figures) + 1:
        return None
    within = [f for f in figures if other in _raw(sentence, f)]
    named = within[0] if len(within) == 1 else named_by(sentence, other, figures)
    if named is None or _PERIOD.search(other):
        return None
    rest = figures[0] if named is figures[1] else figures[1]
    if not fits_periods(sentence, named, rest, _raw(sentence, told), ""):
        return None
    if not measures_same(sentence.near(rest), _raw(sentence, named).replace(other, "", 1)):
        return None
    if (one and named_by(sentence, one, figures) is not rest and one not in label(sentence, rest)) or any(
        is_change(sentence, f) for f in figures
    ):
        return None
    return (rest, named) if rest.figure.number >= named.figure.number else (named, rest)


def _raw(sentence: Sentence, told: Told) -> str:
    """The words of the figure's clause before it, back to the figure before; the dates among them: 比二月份多."""
    start = max([sentence.clause_of(told)[0], *(f.end for f in sentence.figures if f.end <= told.start)])
    return sentence.text[start : told.start]


def _check(told: Told, high: Told, low: Told, *, cue: str) -> Check:
    h, lo = align([high.figure, low.figure])
    computed = high.figure.number - low.figure.number
    verdict = judge(told.figure, computed, h.rounded - lo.rounded, h.interval - lo.interval)
    verdict = unrounded(verdict, (told, high, low), computed - told.figure.number)
    formula = f"{number(high)} - {number(low)}"
    return make_check("remainder", verdict, told, [high, low], formula, computed, cue=cue)
