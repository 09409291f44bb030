"""A whole and its parts: 共…其中…; A…，B…，合计…; parts that are not above the whole.

Parts need not be all (其中党员60人，妇女80人): they must add up only where the words say that they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractor.calculators.checks.judge import judge, make_check, number
from extractor.calculators.interval import Interval, sum_of
from extractor.calculators.printed import align
from extractor.calculators.story import Sentence, Told, sentence_before
from extractor.calculators.verdict import Check
from lexicons import read_lexicon

_OPENS = re.compile(r"其中|分为|分成|包括|包含|分别(?:是|为|有)|由[^，。；]{0,10}组成|构成为")
# Words that say the parts are all of it.
_ALL = re.compile("分为|分成|分别|组成")
_REST = re.compile("其余|剩余|余下|其他|剩下|另外的")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|一共|总共|[两二三四五六七八九]项(?:合计|共)|加起来|累计共|合共|总和|之和)[^，。；]{0,8}$"
)
_CHANGE = re.compile("增加(?!值)|减少|新增|增长|下降|增至|降至|提高|同比|净增|多|少")
_NESTED = re.compile("其中")


def check_sums(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Wholes with the parts behind them, and lists with their total behind them."""
    for at, sentence in enumerate(sentences):
        yield from _check_wholes(sentences, at)
        yield from _check_totals(sentence)


def _check_wholes(sentences: Sequence[Sentence], at: int) -> Iterator[Check]:
    sentence = sentences[at]
    for opening in _OPENS.finditer(sentence.text):
        if any(f.start <= opening.start() < f.end for f in sentence.figures):
            continue
        whole = _whole(sentences, at, opening.start())
        if whole is None:
            continue
        rest = _NESTED.search(sentence.text, opening.end())
        end = rest.start() if rest else len(sentence.text)
        parts = [
            f
            for f in sentence.figures
            if opening.end() <= f.start < end and f.figure.unit == whole.figure.unit and not _is_change(sentence, f)
        ]
        parts = _first_run(sentence, parts)
        if parts:
            yield from _check_parts(sentence, whole, parts, opening[0])


def _whole(sentences: Sequence[Sentence], at: int, opening: int) -> Told | None:
    """The figure that 其中 takes apart: the nearest level before it whose unit a part has; in its sentence, or in the one before where 其中 opens one."""
    sentence = sentences[at]
    following = [f for f in sentence.figures if f.start > opening and not _is_change(sentence, f)]
    if not following:
        return None
    unit = following[0].figure.unit
    if unit[0] == "percent" or unit[0] == "duration":
        return None
    homes = [sentence]
    before = sentence_before(sentences, at)
    if before is not None and not sentence.text[:opening].strip("，, "):
        homes.append(before)
    for home in homes:
        earlier = [f for f in home.figures if home is not sentence or f.end <= opening]
        for told in reversed(earlier):
            if told.figure.unit == unit and not _is_change(home, told):
                return told
    return None


def _is_change(sentence: Sentence, told: Told) -> bool:
    return "direction" in told.used.fact.qualifiers or bool(_CHANGE.search(sentence.near(told)[-8:]))


def _first_run(sentence: Sentence, parts: Sequence[Told]) -> list[Told]:
    """The parts up to a full break of the thought: another year, another subject opened by 此外 and the like."""
    run: list[Told] = []
    for told in parts:
        gap = sentence.text[run[-1].end if run else told.start : told.start]
        if re.search("此外|另外，|同时|累计|目前|截至|全年|总|共", gap):
            break
        run.append(told)
    return run


def _check_parts(sentence: Sentence, whole: Told, parts: Sequence[Told], opening: str) -> Iterator[Check]:
    w, *aligned = align([told.figure for told in (whole, *parts)])
    total = sum((p.figure.number for p in parts), Decimal(0))
    formula = " + ".join(map(number, parts))
    if len(parts) > 1:
        verdict = judge(w, total, sum_of(p.rounded for p in aligned), sum_of(p.interval for p in aligned))
        if verdict != "contradicted" and (total == w.number or _are_all(sentence, parts, opening)):
            yield make_check("sum", verdict, whole, parts, formula, total)
            return
        if verdict == "contradicted" and _are_all(sentence, parts, opening):
            yield make_check("sum", verdict, whole, parts, formula, total)
            return
    for part in parts:
        above = part.figure.number > w.number and not _below(part.figure.interval, w.interval)
        sign = f"{number(part)} <= {number(whole)}"
        yield make_check("part", "contradicted" if above else "confirmed", part, [whole], sign, None)


def _below(part: Interval, whole: Interval) -> bool:
    """Whether the part may be as small as the whole may be large."""
    return whole.high is None or part.low <= whole.high


def _are_all(sentence: Sentence, parts: Sequence[Told], opening: str) -> bool:
    """Whether the words say that these parts are all of the whole."""
    labels = [sentence.near(p)[-10:] + "|" + sentence.after(p)[:6] for p in parts]
    if any(re.search("等", label) for label in labels):
        return False
    return bool(_ALL.search(opening)) or bool(_REST.search(labels[-1])) or _complementary(labels)


def _complementary(labels: Sequence[str]) -> bool:
    return any(
        len(kinds) == len(labels) and all(any(any(w in label for w in kind) for label in labels) for kind in kinds)
        for kinds in _divisions()
    )


@cache
def _divisions() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(kind.split("/")) for kind in row[0].split("|")) for row in read_lexicon("whole_parts"))


def _check_totals(sentence: Sentence) -> Iterator[Check]:
    """A…，B…，合计C."""
    for told in sentence.figures:
        near = sentence.near(told)
        if _TOTAL.search(near) is None or told.figure.unit[0] not in ("money", "quantity"):
            continue
        parts = [
            f
            for f in sentence.figures
            if f.end <= told.start and f.figure.unit == told.figure.unit and not _is_change(sentence, f)
        ]
        if len(parts) < 2:
            continue
        total = sum((p.figure.number for p in parts), Decimal(0))
        claim, *aligned = align([f.figure for f in (told, *parts)])
        verdict = judge(claim, total, sum_of(p.rounded for p in aligned), sum_of(p.interval for p in aligned))
        yield make_check("sum", verdict, told, parts, " + ".join(map(number, parts)), total)
