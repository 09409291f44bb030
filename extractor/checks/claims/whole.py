"""A whole and its parts behind 其中, 分为 and the like; parts that are not above the whole.

Parts need not be all (其中党员60人，妇女80人): they must add up only where the words say that they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extractor.checks.claims.judge import judge, make_check, number
from extractor.checks.claims.level import is_change
from extractor.checks.verdict import Check
from extractor.figures import Interval, Sentence, Told, align, sentence_before, sum_of
from extractor.lexicon import read_lexicon

OPENS = re.compile(
    r"其中|当中|(?<!部)分为|(?<!部)分成|包括|包含|涵盖|投向|用于|来自|分别(?:是|为|有)|由(?=[^。；]{4,80}(?:组成|构成))|构成为|分[^，。；：:]{1,12}[：:]|[：:]"
    r"|(?:从|按照?|分|逐)[^，。；]{1,8}?(?:来看|看|划分|统计|分)"
)
# Words that say the parts are all of it; 包括 and a colon say so where no 等 follows.
_ALL = re.compile("分为|分成|分别|由|包括|包含|[：:]|看|划分|统计|按照?[^，。；]{1,8}分")
REST = re.compile("其余|剩余|余下|其他|剩下|另外的")
TOTAL = re.compile(
    r"(?:合计|共计|总计|一共|总共|[两二三四五六七八九]项(?:合计|共)|加起来|累计共|合共|总和|之和)[^，。；]{0,8}$"
)
# Between a whole and the colon of its list: its noun, or how it is parted.
_LEADS = re.compile("[^，。；：:]{0,14}(?:，[^，。；：:]{1,14})?")
_THESE = re.compile("(?:这些|上述|其|这)[^，。；：:]{0,20}$")
# 涉及四个门类：新材料14个 counts the classes, not what is in them.
_CLASSES = re.compile(
    "(?:大|个)?(?:门类|类别|类型|方面|方向|部分|板块|领域|环节|批次|层次|档次|阶段|类|等级|区域|片区)"
)
PAYS = re.compile("报销|赔付|支付|承担|自付|负担|补助|救助|拨付")
_CLOSE = 16  # characters between a whole and the number of its parts
_NESTED = re.compile("其中|从[^，。；]{1,8}看")
_PAST = re.compile("上年|去年同期|同期|上月|上季")
_RANK = re.compile("[前第]$")
_LABEL = 14  # characters of a part's name in a plain list


def check_sums(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Wholes with the parts behind them."""
    for at in range(len(sentences)):
        yield from _check_wholes(sentences, at)


def _check_wholes(sentences: Sequence[Sentence], at: int) -> Iterator[Check]:
    sentence = sentences[at]
    for opening in OPENS.finditer(sentence.text):
        if any(f.start <= opening.start() < f.end for f in sentence.figures):
            continue
        found = _whole(sentences, at, opening)
        if found is None:
            continue
        home, whole = found
        rest = _NESTED.search(sentence.text, opening.end())
        end = rest.start() if rest else len(sentence.text)
        parts = [
            f
            for f in sentence.figures
            if opening.end() <= f.start < end
            and f.figure.unit == whole.figure.unit
            and not is_change(sentence, f)
            and not f.used.fact.linked
            and not _RANK.search(sentence.text[: f.start])
            and not TOTAL.search(sentence.near(f))
        ]
        parts = _first_run(sentence, parts)
        if parts:
            counted = _are_counted(home, whole, parts) or _are_counted(sentence, whole, parts)
            yield from check_parts(whole, parts, every=counted or _are_all(sentence, parts, opening[0]))


def _whole(sentences: Sequence[Sentence], at: int, opening: re.Match[str]) -> tuple[Sentence, Told] | None:
    """The figure that 其中 takes apart and its sentence: the nearest level before it whose unit a part has; in the sentence before where 其中 opens one."""
    sentence = sentences[at]
    following = [f for f in sentence.figures if f.start >= opening.end() and not is_change(sentence, f)]
    if not following or following[0].figure.unit[0] in ("percent", "duration"):
        return None
    unit = following[0].figure.unit
    homes = [sentence]
    before = sentence_before(sentences, at)
    opened = sentence.text[: opening.start()]
    if before is not None and (not opened.strip("，, ") or (opening[0] in "：:" and _THESE.match(opened))):
        homes.append(before)
    for home in homes:
        earlier = [f for f in home.figures if home is not sentence or f.end <= opening.start()]
        for told in reversed(earlier):
            if (
                opening[0] in "：:"
                and home is sentence
                and not _LEADS.fullmatch(sentence.text, told.end, opening.start())
            ):
                break
            if _PAST.search(home.text[home.clause_of(told)[0] : told.start]):
                continue
            if told.figure.unit == unit and not is_change(home, told) and not _CLASSES.match(home.after(told)):
                return home, told
    return None


def _first_run(sentence: Sentence, parts: Sequence[Told]) -> list[Told]:
    """The parts up to a full break of the thought: another year, another subject opened by 此外 and the like."""
    run: list[Told] = []
    for told in parts:
        gap = sentence.text[run[-1].end if run else told.start : told.start]
        if re.search("此外|另外，|同时|累计|目前|截至|全年|总|共", gap):
            break
        run.append(told)
    return run


def check_parts(whole: Told, parts: Sequence[Told], *, every: bool) -> Iterator[Check]:
    """`every`: the words say that these parts are all of the whole."""
    w, *aligned = align([told.figure for told in (whole, *parts)])
    total = sum((p.figure.number for p in parts), Decimal(0))
    if len(parts) > 1 and (every or total == w.number):
        verdict = judge(w, total, sum_of(p.rounded for p in aligned), sum_of(p.interval for p in aligned))
        yield make_check("sum", verdict, whole, parts, " + ".join(map(number, parts)), total)
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
    if opening.startswith("从") and (len(parts) < 3 or not _is_plain_list(sentence, parts)):
        return False  # 从流向看，留在本省的3096人，… may go on with those of whom no figure is told
    if 0 < sum(bool(PAYS.search(label)) for label in labels) < len(labels):
        return False  # what somebody pays of a part is no part beside it
    return bool(_ALL.search(opening)) or bool(REST.search(labels[-1])) or are_complementary(labels)


def _is_plain_list(sentence: Sentence, parts: Sequence[Told]) -> bool:
    """Whether nothing but short names stands between the parts."""
    gaps = [sentence.text[a.end : b.start] for a, b in pairwise(parts)]
    return all(len(gap) <= _LABEL and gap.count("，") + gap.count("、") + gap.count("；") <= 1 for gap in gaps)


def _are_counted(home: Sentence, whole: Told, parts: Sequence[Told]) -> bool:
    """Whether the sentence says how many parts there are, and it is so many: 3家影院…其中; 分四个方向投入."""
    return len(parts) > 1 and any(
        (parts[0] not in home.figures or f.start < parts[0].start)
        and f is not whole
        and f not in parts
        and f.figure.unit[0] == "quantity"
        and f.figure.number == len(parts)
        for f in home.figures
        if abs(f.end - whole.start) < _CLOSE or home.text[whole.end : f.start].count("，") <= 1
    )


def are_complementary(labels: Sequence[str]) -> bool:
    return any(
        len(kinds) == len(labels) and all(any(any(w in label for w in kind) for label in labels) for kind in kinds)
        for kinds in _divisions()
    )


@cache
def _divisions() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(kind.split("/")) for kind in row[0].split("|")) for row in read_lexicon("whole_parts"))
