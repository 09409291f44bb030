"""Records of sport, which have a form of their own: 20投13中，命中率65%; 30场比赛18胜7平5负; 以52比45取胜，净胜7分."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.checks.judging.judge import make_check
from extractor.checks.verdict import Check, Verdict
from extractor.figures import Sentence, Told

_SHOTS = re.compile(r"(?P<tries>\d{1,3})(?:投|罚)(?P<hits>\d{1,3})中")
_HIT_RATE = re.compile("(?:命中率|成功率)(?:为|达|高达|达到|是|仅|只有)*$")
_COUNTED = (
    r"[胜赢]了?(?P<won2>\d{1,3})场?[、，]?(?:[平和]了?(?P<drawn2>\d{1,3})场?[、，]?)?[负输]了?(?P<lost2>\d{1,3})场?"
)
_GAMES = re.compile(
    r"[^，。；\d]{0,8}[，,]?[^，。；\d]{0,8}?(?:(?P<won>\d{1,3})胜(?:(?P<drawn>\d{1,3})平)?(?P<lost>\d{1,3})负(?:(?P<last>\d{1,3})平)?"
    rf"|{_COUNTED})"
)
_SCORE = re.compile(r"(?<![\d.])(?P<a>\d{1,3})(?:比|[:：—-])(?P<b>\d{1,3})(?![\d.])")
_MARGIN = re.compile("(?:净胜|赢了|输了|大胜|狂胜|惜败|多得|分差(?:为|是|达)?)(?:对手|对方)?(?:整整|足足)?$")
_PART_OF_GAME = re.compile("曾|一度|半场|[一二三四首末]节|加时|盘|局|总分|积分|累计")


def check_records(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The rates, sums and margins of records of sport."""
    for sentence in sentences:
        for told in sentence.figures:
            if told.unit == ("percent", "percent"):
                yield from _check_shots(sentence, told)
            elif told.unit[:2] in (("quantity", "场"), ("quantity", "轮")):
                yield from _check_games(sentence, told)
            elif told.unit[:2] == ("quantity", "分"):
                yield from _check_margin(sentence, told)


def _check_shots(sentence: Sentence, told: Told) -> Iterator[Check]:
    """The rate right behind the shots: 三分球8投3中，命中率37.5%."""
    if _HIT_RATE.search(sentence.near(told)) is None:
        return
    shots = list(_SHOTS.finditer(sentence.text, 0, told.start))
    between = sentence.text[shots[-1].end() : told.start] if shots else ""
    if not shots or len(shots) > 1 or re.search("[。；\\d]", between) or not int(shots[0]["tries"]):
        return
    tries, hits = Decimal(shots[0]["tries"]), Decimal(shots[0]["hits"])
    yield _judged(told, f"{hits} / {tries}", hits / tries, shots[0][0], "rate")


def _check_games(sentence: Sentence, told: Told) -> Iterator[Check]:
    match = _GAMES.match(sentence.text, told.end)
    if match is None or told.figure.modifier != "exact":
        return
    names = ("won", "drawn", "lost", "last", "won2", "drawn2", "lost2")
    counts = [Decimal(match[name]) for name in names if match[name]]
    others = [f for f in sentence.figures if match.start() <= f.start < match.end()]
    formula = " + ".join(map(str, counts))
    total = sum(counts, Decimal(0))
    near = abs(total - told.figure.number) <= max(told.figure.number / 4, Decimal(2))
    if near or total == told.figure.number:
        yield _judged(told, formula, total, match[0], "sum", others)


def _check_margin(sentence: Sentence, told: Told) -> Iterator[Check]:
    """The margin of the one score that the sentence tells, of the whole game."""
    scores = list(_SCORE.finditer(sentence.text))
    cue = _MARGIN.search(sentence.near(told))
    if cue is None or len(scores) != 1 or _PART_OF_GAME.search(sentence.text):
        return
    a, b = Decimal(scores[0]["a"]), Decimal(scores[0]["b"])
    yield _judged(told, f"{max(a, b)} - {min(a, b)}", abs(a - b), cue[0], "remainder")


def _judged(told: Told, formula: str, computed: Decimal, cue: str, kind: str, others: Sequence[Told] = ()) -> Check:
    holds = told.figure.claimed.holds(computed)
    verdict: Verdict = "confirmed" if holds else "contradicted"
    return make_check(kind, verdict, told, others, formula, computed, cue=cue)  # type: ignore[arg-type]  # one of the three kinds above
