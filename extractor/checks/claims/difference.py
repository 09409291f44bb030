"""What is left (64个，已出列48个，还剩16个), how far two are apart (3.6元、2.8元，相差0.8元), and shares that are all of a thing and so add up to one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.alarm import is_credible
from extractor.checks.judging.coarse import unrounded
from extractor.checks.judging.judge import judge, make_check, number
from extractor.checks.verdict import Check, Verdict
from extractor.figures import Sentence, Told, sum_of
from extractor.relation import counts_alike, is_change

_LEFT = re.compile(
    "(?:还|仅|尚|只)(?:剩|余|有|欠|差)下?$|(?:剩余|剩下|余下|结余|未还|余额)(?:为|是|有)?$|(?:剩下|余下)的$"
)
_HAVE = re.compile("(?:还|仍|尚)有(?:约|近)?$")
_UNDONE = re.compile("[^，。；\\d]{0,4}?(?:没有?|未|待|不曾)[\u4e00-\u9fff]{1,3}(?=[，。；])")
_GONE = re.compile("已|归还|偿还|用去|卖出|售出|发放|支出|完成|拨付|领走|退|[走去掉]了?$")
_MOST_GONE = 3
_APART = re.compile(
    "(?:两[者地家县市村镇校人厂店]|二者|彼此|前后|前后两次)?(?:相差|差额|差值|差距|差了|仅差|只差)(?:为|达|有|了|仅|只)?$"
)
_PLAN = re.compile("计划|目标|将|拟")
_REST = re.compile("其余|其他|剩余|余下")
_SHARE = re.compile("占(?:比|到|了|据)?(?:为|约|达)?$")
_LEAST_SHARES = 3


def check_differences(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The differences and the sums of shares that single sentences claim."""
    for sentence in sentences:
        for at, told in enumerate(sentence.figures):
            yield from _check_left(sentence, at, told)
            yield from _check_apart(sentence, told)
        yield from _check_shares(sentence)


def _check_left(sentence: Sentence, at: int, told: Told) -> Iterator[Check]:
    cue = _LEFT.search(sentence.near(told))
    # 剩下的4个山高路远: what stands behind the figure is what is said of them.
    bare = cue is not None and cue[0].endswith("的")
    if cue is None and _HAVE.search(sentence.near(told)):
        cue = _UNDONE.match(sentence.text, told.end)  # 还有9公里没修
    alike = [f for f in sentence.figures[:at] if (f.unit == told.unit if bare else counts_alike(f, told))]
    alike = [f for f in alike if not is_change(sentence, f)]
    if cue is None or not 2 <= len(alike) <= _MOST_GONE + 1 or len(alike) != at:
        return
    whole, *gone = alike
    if all(_GONE.search(sentence.near(f)) for f in gone) and not _PLAN.search(sentence.text, whole.end):
        check = _difference(told, whole, gone, cue[0])
        other = re.search("滚存|累计|历年|年末|期末", sentence.near(told))
        if check.verdict != "contradicted" or (is_credible(check) and not other):
            yield check


def _check_apart(sentence: Sentence, told: Told) -> Iterator[Check]:
    """Two figures of one unit before it, and no other one in the sentence."""
    cue = _APART.search(sentence.near(told))
    alike = [f for f in sentence.figures if f is not told and f.unit[:2] == told.unit[:2]]
    if cue is None or len(alike) != 2 or alike[1].start > told.start or any(is_change(sentence, f) for f in alike):
        return
    low, high = sorted(alike, key=lambda f: f.figure.number)
    if counts_alike(low, high):
        check = _difference(told, high, [low], cue[0])
        if is_credible(check):
            yield check


def _difference(claim: Told, whole: Told, less: Sequence[Told], cue: str) -> Check:
    w, *parts = (f.figure for f in (whole, *less))
    computed = w.number - sum((p.number for p in parts), Decimal(0))
    formula = " - ".join(map(number, (whole, *less)))
    rounded = w.rounded - sum_of(p.rounded for p in parts)
    possible = w.interval - sum_of(p.interval for p in parts)
    verdict = "contradicted" if computed < 0 else judge(claim.figure, computed, rounded, possible)
    verdict = unrounded(verdict, (claim, whole, *less), computed - claim.figure.number)
    return make_check("remainder", verdict, claim, [whole, *less], formula, computed, cue=cue)


def _check_shares(sentence: Sentence) -> Iterator[Check]:
    """Shares of one thing, the last of which is that of the rest."""
    shares = [f for f in sentence.figures if f.unit == ("percent", "percent")]
    if len(shares) < _LEAST_SHARES or len(shares) != len(sentence.figures) or "；" in sentence.text:
        return
    if not all(_SHARE.search(sentence.near(f)) for f in shares) or not _REST.search(sentence.near(shares[-1])):
        return
    *others, last = shares
    computed = Decimal(1) - sum((f.figure.number for f in others), Decimal(0))
    one = sum_of(f.figure.rounded for f in shares)
    if computed >= 0:
        possible = sum_of(f.figure.interval for f in shares)
        verdict: Verdict = "confirmed" if computed == last.figure.number else "rounding"
        if not possible.holds(Decimal(1)) and not one.holds(Decimal(1)):
            verdict = "contradicted"
        formula = " - ".join(["1", *map(number, others)])
        yield make_check("remainder", verdict, last, others, formula, computed, cue=sentence.near(last))
