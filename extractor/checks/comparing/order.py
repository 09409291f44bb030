"""Who of a list is the most, the least or the third: 甲镇12家、乙镇15家、丙镇9家，乙镇最多; 四人里韩力排在第三; 前三名依次是…，得分分别为….

The place in the list is compared both ways, from the top and from below, for more is not always better (用时, 排放).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.comparing.label import label
from extractor.checks.judging.judge import make_check, number
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told
from extractor.relation import is_change, read_distributions

_DIGITS = "零一二三四五六七八九"
_AMONG = "[，,；](?:其中|当中|(?:[三四五六七八九]|\\d)[\u4e00-\u9fff]{1,3}[里中](?:面|间)?)?[，,]?(?:以|属|数)?"
_MOST = "最[高大多长重远]|居首|居第一|排第一|位列第一|领跑|拔得头筹"
_LEAST = "最[低小少短轻近]|垫底|排(?:在)?最后|排(?:在)?末位|居末"
_RANK = r"(?:排名|排在|排|位居|位列|列|居)第(?P<rank>[一二三四五六七八九]|\d)(?:名|位)?(?![\d十])"
_CLAIM = rf"(?:的)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|{_RANK})(?=[，。；！]|$)"
_IN_TURN = re.compile("前(?P<count>[三四五六七八九])(?:名|位|强)?[^，。；]{0,6}(?:依次|分别)")
_SCORE = re.compile("得分|成绩|分数|总分|票数|得票|用时")
_OF_CHANGE = re.compile("同比|环比|增[速幅长]|涨幅|降幅|占比|率")
_SHORTEST = 2  # characters of a label that can be found again
_LONGEST_GAP = 10  # characters between two figures of one list
_FEWEST = 3  # figures of a list that has places


def check_orders(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The places that sentences claim for a member of their own list, and lists that are told in their order."""
    for sentence in sentences:
        for listed in _lists(sentence):
            yield from _check_claims(sentence, listed)
        yield from _check_in_turn(sentence)


def _lists(sentence: Sentence) -> Iterator[list[Told]]:
    """The runs of three or more figures of one unit that stand one behind the other, each with a name of its own."""
    run: list[Told] = []
    for figure in sentence.figures:
        if run and (figure.unit != run[-1].unit or len(sentence.text[run[-1].end : figure.start]) > _LONGEST_GAP):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(figure)
    if len(run) >= _FEWEST:
        yield run


def _check_claims(sentence: Sentence, listed: list[Told]) -> Iterator[Check]:
    names = [label(sentence, told) for told in listed]
    # 甲镇12家 is a name; the first may have its verb or subject before it.
    names[0] = names[0][-max(map(len, names[1:])) :]
    told_once = len(set(names)) == len(names) and min(map(len, names)) >= _SHORTEST
    if not told_once or any(is_change(sentence, f) or f.figure.modifier != "exact" for f in listed):
        return
    behind = sentence.text[listed[-1].end :]
    for name, told in zip(names, listed, strict=True):
        match = re.match(rf"[^，。；]{{0,4}}{_AMONG}{re.escape(name)}{_CLAIM}", behind)
        if match is not None:
            yield _judged(told, listed, match)


def _judged(told: Told, listed: Sequence[Told], match: re.Match[str]) -> Check:
    others = [f for f in listed if f is not told]
    value = told.figure.number
    above = sum(f.figure.number > value for f in others)
    below = sum(f.figure.number < value for f in others)
    if match["rank"]:
        rank = int(match["rank"]) if match["rank"].isdigit() else _DIGITS.index(match["rank"])
        ties = len(others) - above - below
        holds = above + 1 <= rank <= above + 1 + ties or below + 1 <= rank <= below + 1 + ties
    else:
        top = match["most"] is not None
        holds = (above == 0) if top else (below == 0)
        if re.search("居|排|位列|领跑|垫底|头筹", match[0]):
            holds = above == 0 or below == 0
    formula = " > ".join(map(number, sorted(listed, key=lambda f: -f.figure.number)))
    cue = match["most"] or match["least"] or f"第{match['rank']}"
    return make_check("rank", "confirmed" if holds else "contradicted", told, others, formula, None, cue=cue)


def _check_in_turn(sentence: Sentence) -> Iterator[Check]:
    """前三名依次是甲县、乙县、丙县，得分分别为93.6分、92.2分、91.8分: the figures go down, or up, with the places."""
    turn = _IN_TURN.search(sentence.text)
    if turn is None:
        return
    for relation in read_distributions(sentence):
        told = relation.parts
        if len(told) != _DIGITS.index(turn["count"]) or told[0].start < turn.end():
            continue
        metric = re.sub("分别.*$", "", sentence.near(told[0])).strip("，,")
        if _OF_CHANGE.search(metric) or not (_SCORE.search(metric) or metric in sentence.text[: turn.start()]):
            continue
        values = [f.figure.number for f in told]
        falls, rises = (all(a >= b for a, b in pairwise(v)) for v in (values, values[::-1]))
        # The one figure that is out of its place.
        wrong = next((b for a, b in pairwise(told) if b.figure.number > a.figure.number), told[0])
        verdict = "confirmed" if falls or rises else "contradicted"
        formula = " >= ".join(map(number, told))
        yield make_check("rank", verdict, wrong, [f for f in told if f is not wrong], formula, None, cue=turn[0])  # type: ignore[arg-type]  # one of the two verdicts
