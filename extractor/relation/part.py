"""A whole and its parts behind 其中, 分为, 包括 and the like.

A part is a part of its whole only within the reach of the words that say so: the sentence up to its ；, of the whole's own unit and kind.
Parts need not be all (其中党员60人，妇女80人): `complete` is said only where the words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractor.lexicon import WholeParts, rows
from extractor.relation.level import is_change
from extractor.relation.passage import F, Passage, counts_alike, passage_before, shares_words
from extractor.relation.relation import Relation
from extractor.relation.relation_words import pattern_of

OPENS = re.compile(
    r"其中|当中|(?<!部)分为|(?<!部)分成|包括|包含|涵盖|投向|用于|来自|分别(?:是|为|有)|由(?=[^。；]{4,80}(?:组成|构成))|构成为|分[^，。；：:]{1,12}[：:]|[：:]"
    r"|(?:从|按照?|分|逐)[^，。；]{1,8}?(?:来看|看|划分|统计|分)"
)
# Words that say the parts are all of it; 包括 and a colon say so where no 等 follows.
_ALL = re.compile("分为|分成|分别|由|包括|包含|[：:]|看|划分|统计|按照?[^，。；]{1,8}分")
# 三大领域构成全部投资: said behind the list.
_ARE_ALL = re.compile(
    "[两二三四五六七八九](?:大|者|项|个|类)[^，。；]{0,6}(?:构成|组成|就是|即为|占)(?:了)?(?:全部|所有|整个|总)"
)
# 其余乘客中有2人 is not all of the rest.
REST = re.compile("(?:其余|剩余|余下|其他|剩下|另外的)(?![^，。；]{0,6}[中里](?:[，,有的约]|$))")
TOTAL = re.compile(
    r"(?:合计|共计|总计|一共|总共|拢共|统共|[两二三四五六七八九][项宗类者地]?[^，。；]{0,3}(?:合计|共(?!同|有))|下来|算起来"
    r"|前?[两二三四五六七八九](?:个?季度|个?月|[年天次期批届轮日])[^，。；]{0,3}累计|加起来|[加合]在一起|合起来|相加|累计共|合共|总和|之和)[^，。；]{0,8}$"
    r"|^共(?!同|有)[^，。；]{0,6}$|总(?:数|额|量|计|分)[^，。；]{0,3}$"
)
# Between a whole and the colon of its list: its noun, or how it is parted.
_LEADS = re.compile("[^，。；：:]{0,14}(?:，[^，。；：:]{1,14})?")
_THESE = re.compile("(?:这些|上述|其|这)[^，。；：:]{0,20}$")
PAYS = re.compile("报销|赔付|支付|承担|自付|负担|补助|救助|拨付")
_CLOSE = 16  # characters between a whole and the number of its parts
_NESTED = re.compile("其中|从[^，。；]{1,8}看")
_PAST = re.compile("上年|去年同期|同期|上月|上季")
_RANK = re.compile("[前第]$")
_OWN = 8  # characters of a label that name a part of a division
_LABEL = 14  # characters of a part's name in a plain list
_SHORT = 4  # characters of a label that can only name a part: 男生, 民生类
# What speaks of the whole of something is a part of nothing: 全国公路里程.
_WHOLE = re.compile("^[，,：:、]?(?:全[国省市县区年]|总|共)")


def read_parts(passages: Sequence[Passage[F]], at: int) -> Iterator[Relation[F]]:
    """The wholes of `passages[at]`, or of the passage before it that it goes on from, with their parts."""
    passage = passages[at]
    for opening in OPENS.finditer(passage.text):
        if any(f.start <= opening.start() < f.end for f in passage.figures):
            continue
        found = _whole(passages, at, opening)
        if found is None:
            continue
        home, whole = found
        parts = _parts(passage, opening, whole)
        if parts and (divided := _divided(passage, opening, parts)) is not None:
            yield Relation("part", whole, divided, opening[0], opening.start(), complete=True)
        elif parts:
            counted = are_counted(home, whole, parts) or are_counted(passage, whole, parts)
            complete = counted or _are_all(passage, parts, opening[0])
            yield Relation("part", whole, tuple(parts), opening[0], opening.start(), complete)


def is_of(home: Passage[F], whole: F, passage: Passage[F], part: F) -> bool:
    """Whether the words at a part let it be one of that very whole: they share a word, or the label names nothing but a part (男生)."""
    label = re.sub("^.*(?:其中|当中|包括|包含)[，,：:]?", "", passage.near(part)) + part.of
    if _WHOLE.search(label):
        return False
    of_whole = f"{home.before(whole)[-24:]} {whole.of} {home.after(whole)}"
    if shares_words(f"{label} {passage.after(part)}", of_whole):
        return counts_alike(whole, part)
    if whole.of and whole.unit[1:2] != ("人",):
        return False  # 20个产业集群…筹措岗位10万个
    plain = re.sub("[，,、：:（(有为是达约近超过]|仅|共", "", label)
    return len(plain) <= _SHORT and not pattern_of("measure", after="$").search(plain) and counts_alike(whole, part)


def _parts(passage: Passage[F], opening: re.Match[str], whole: F) -> list[F]:
    nested = _NESTED.search(passage.text, opening.end())
    # 其中 reaches to the end of its own member of the sentence; what 分为 and a colon open may be a list with ；.
    end = passage.text.find("；", opening.end()) if opening[0] in ("其中", "当中") else -1
    end = min(end if end >= 0 else len(passage.text), nested.start() if nested else len(passage.text))
    found = [
        f
        for f in passage.figures
        if opening.end() <= f.start < end
        and counts_alike(whole, f)
        and not is_change(passage, f)
        and not _RANK.search(passage.text[: f.start])
        and not TOTAL.search(passage.near(f))
    ]
    return _first_run(passage, found)


def _divided(passage: Passage[F], opening: re.Match[str], parts: Sequence[F]) -> tuple[F, ...] | None:
    """其中，出口140亿元，增长15%；进口185亿元: behind the ； at which 其中 ends, what makes the whole with its part; None where nothing does."""
    behind = [f for f in passage.figures if f.start > parts[-1].end and counts_alike(parts[0], f)]
    levels = [parts[0], *(f for f in (*parts[1:], *behind) if not is_change(passage, f))]
    for some in (levels[:2], levels[:3]) if opening[0] == "其中" else ():
        parted = "；" in passage.text[some[0].end : some[-1].start]
        if len(some) > 1 and parted and are_complementary([passage.near(p)[-_OWN:] for p in some]):
            return tuple(some)
    return None


def _whole(passages: Sequence[Passage[F]], at: int, opening: re.Match[str]) -> tuple[Passage[F], F] | None:
    """The figure that 其中 takes apart and its passage: the nearest level before it whose unit a part has; in the passage before where 其中 opens one."""
    passage = passages[at]
    following = [f for f in passage.figures if f.start >= opening.end() and not is_change(passage, f)]
    if not following or following[0].unit[0] in ("percent", "duration"):
        return None
    homes = [passage]
    before = passage_before(passages, at)
    opened = passage.text[: opening.start()]
    if before is not None and (not opened.strip("，, ") or (opening[0] in "：:" and _THESE.match(opened))):
        homes.append(before)
    for home in homes:
        earlier = [f for f in home.figures if home is not passage or f.end <= opening.start()]
        for figure in reversed(earlier):
            if (
                opening[0] in "：:"
                and home is passage
                and not _LEADS.fullmatch(passage.text, figure.end, opening.start())
            ):
                break
            if _PAST.search(home.text[home.clause_of(figure)[0] : figure.start]):
                continue
            if home is passage and "分别" in opening[0] and _is_of_another(passage, figure, opening):
                continue
            alike = counts_alike(figure, following[0])
            if alike and not is_change(home, figure) and not _counts_classes(home.after(figure)):
                return home, figure
    return None


def _is_of_another(passage: Passage[F], whole: F, opening: re.Match[str]) -> bool:
    """基本生活费1403元，三档照料费分别为236元、707元、1180元: the list has a measure of its own."""
    between = passage.words(whole.end, opening.start())
    measure = pattern_of("measure", after="$").search(between)  # 研发费用 beside 净利润 is no part of it
    return measure is not None and between[max(0, measure.start() - 2) :] not in passage.near(whole)


def _first_run(passage: Passage[F], parts: Sequence[F]) -> list[F]:
    """The parts up to a full break of the thought: another year, another subject opened by 此外 and the like."""
    run: list[F] = []
    for figure in parts:
        gap = passage.text[run[-1].end if run else figure.start : figure.start]
        if re.search("此外|另外，|同时|累计|目前|截至|全年|总|共", gap):
            break
        run.append(figure)
    return run


def _are_all(passage: Passage[F], parts: Sequence[F], opening: str) -> bool:
    """Whether the words say that these parts are all of the whole."""
    labels = [passage.near(p)[-10:] + "|" + passage.after(p)[:6] for p in parts]
    if any("等" in label for label in labels):
        return False
    if opening.startswith("从") and (len(parts) < 3 or not _is_plain_list(passage, parts)):
        return False  # 从流向看，留在本省的3096人，… may go on with those of whom no figure is told
    if 0 < sum(bool(PAYS.search(label)) for label in labels) < len(labels):
        return False  # what somebody pays of a part is no part beside it
    if _ARE_ALL.search(passage.text, parts[-1].end):
        return True
    return bool(_ALL.search(opening)) or bool(REST.search(labels[-1])) or are_complementary(labels)


def _is_plain_list(passage: Passage[F], parts: Sequence[F]) -> bool:
    """Whether nothing but short names stands between the parts."""
    gaps = [passage.text[a.end : b.start] for a, b in pairwise(parts)]
    return all(len(gap) <= _LABEL and gap.count("，") + gap.count("、") + gap.count("；") <= 1 for gap in gaps)


def are_counted(home: Passage[F], whole: F, parts: Sequence[F]) -> bool:
    """Whether the text says how many parts there are, and it is so many: 3家影院…其中; 分四个方向投入."""
    return len(parts) > 1 and any(
        (parts[0] not in home.figures or f.start < parts[0].start)
        and f is not whole
        and f not in parts
        and (f.unit[0] == "quantity" or _are_days(f, parts))
        and _says(f.text, len(parts))
        for f in home.figures
        if abs(f.end - whole.start) < _CLOSE or home.text[whole.end : f.start].count("，") <= 1
    )


def _are_days(figure: F, parts: Sequence[F]) -> bool:
    """为期三天…首日3.1亿元，次日…，末日…: days that are counted, where parts of periods follow."""
    return figure.unit == ("duration", "D") and len(parts) > 2


_DIGITS = "零一二三四五六七八九"


def _says(printed: str, number: int) -> bool:
    """Whether a figure as printed is that small number: 3家, 三个."""
    chinese = _DIGITS[number] if number < len(_DIGITS) else ""
    return (
        re.match(rf"(?:{number}|{chinese or number}{'|两' if number == 2 else ''})(?![\d.,万亿十百千])", printed)
        is not None
    )


def are_complementary(labels: Sequence[str]) -> bool:
    """Whether the labels divide a thing between them: 男生 and 女生, 出口 and 进口."""
    return any(
        len(kinds) == len(labels) and all(any(any(w in label for w in kind) for label in labels) for kind in kinds)
        for kinds in _divisions()
    )


@cache
def _divisions() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(kind.split("/")) for kind in row.labels.split("|")) for row in rows(WholeParts))


def _counts_classes(behind: str) -> bool:
    """涉及四个门类：新材料14个 counts the classes, not what is in them."""
    return pattern_of("class", before="(?:大|个)?").match(behind) is not None
