"""Totals that no word such as 其中 ties to their parts: told behind their list (…，合计C), or before labels that divide a thing, or before a plain list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.relation.level import is_change
from extractor.relation.part import OPENS, PAYS, REST, TOTAL, are_complementary, are_counted
from extractor.relation.passage import F, Passage, counts_alike, passage_before, shares_words
from extractor.relation.relation import Relation

_SUM = re.compile("总|共|全|合计")
# What may stand before 合计 of the members of the very list: 两项合计, 三镇共计, 以上合计. Another thing's total has a name of its own.
_OWN_NAME = re.compile(
    "[一二两三四五六七八九十几各以上述这些前后累计,，、：: 项个家镇村县市区校院班组次天日者宗地块场轮期批届类种队支部株笔年月季度人]*"
)
# 四节得分分别为22分、…，全场拿下95分; 初一240人、…，全校共有720人: the thing itself that the parts are of.
_OF_ALL = re.compile(
    "(?:全(?:[场校县市镇村区厂店院程年天]|年级|公司|小区)|总)(?:共有?|一共|拿下|得分?|砍下)(?:为|是)?$"
)
# 总名额为110名 behind the 名额 of each.
_TOTAL_OF = re.compile("总(?P<noun>[^，。；]{2,6}?)(?:为|是|达|有|约){0,2}$")
_NUMBER = ("money", "quantity")
# 全场总分94分 behind 四节: the whole thing's total; no other thing of the sentence has it.
_WHOLE_THING = re.compile("全(?:[场校县市镇村区厂店院程年天省乡班国]|公司|矿|园)(?:的)?")
_TOLD_TOTAL = re.compile("(?:合计|共计|总计)(?:为|达|约)?$")
_NOTHING_ELSE = re.compile("(?:没有|别无|再无|并无|无)(?:其他|其它|别的|他)")
_NEXT_ITEM = re.compile("[，、][^，。；、]{1,8}")
# Characters that stand at any figure and name nothing.
_PLAIN = frozenset("的了有为是达到约近超共计合总数量额各个这那其中和与及以上在将已被也就，,、。：:；（）() ")


_NET = re.compile("净|纯|结余|剩|利润")  # what is left is no sum
_HOW_MANY = re.compile(
    "[，,、以上述这]*前?(?P<count>[两二三四五六七八九])(?:[项宗个家地镇村县市校人次批期届天年者季]|场|轮)"
)
_DIGITS = "零一二三四五六七八九"
_MORE = re.compile("另|还有|外加|此外")
_UNEVEN = 2
_LABEL = 8  # characters of a part's label


def read_totals(passage: Passage[F]) -> Iterator[Relation[F]]:
    """A…，B…，合计C: the total behind its list; not `complete` where it is only that of the thing itself (全校共有), of which the list may be a part."""
    for figure in passage.figures:
        near = passage.near(figure)
        cue = TOTAL.search(near) or _TOTAL_OF.search(near)
        if cue is None and (raw := _clause(passage, figure)) != near:
            near, cue = raw, TOTAL.search(raw)  # 三项支出共…, 前三季度累计…
        whole = _OF_ALL.search(near) if cue is None else None
        cue = cue or whole
        if cue is None or figure.unit[0] not in _NUMBER or _NET.search(cue[0]):
            continue
        # 共320万元，其中甲180万元、乙140万元，两项合计320万元: what stands before 其中 is the whole again.
        begin = max((m.end() for m in re.finditer("其中|；", passage.text[: figure.start])), default=0)
        before = [f for f in passage.figures if begin <= f.start and f.end <= figure.start]
        parts = [f for f in before if counts_alike(f, figure) and not is_change(passage, f)]
        if len(parts) > 2 and parts[0].text == figure.text and _SUM.search(passage.near(figure)):
            parts, before = (
                parts[1:],
                [f for f in before if f is not parts[0]],
            )  # 共有860人，…，合计860人: the whole again
        near_kind = [f for f in before if f.unit[:2] == figure.unit[:2]]
        if len(parts) < 2 or len(near_kind) > len(parts):
            continue  # 每月370元 beside sums: what adds up is not clear
        if len(re.findall("[，；]", passage.text[parts[-1].end : figure.start])) > 1:
            continue  # 一期8亿元，二期11亿元，三期尚在论证，总投资35亿元: a member without a figure
        named = near[: cue.start()] + (cue["noun"] if cue.re is _TOTAL_OF else "")
        said = _HOW_MANY.match(named + cue[0])
        if said is not None and _DIGITS.index(said["count"].replace("两", "二")) != len(parts):
            continue
        labels = " ".join(passage.near(p)[-8:] + p.of for p in parts) + passage.before(parts[0])
        own = _OWN_NAME.fullmatch(named) or _WHOLE_THING.fullmatch(named) or shares_words(named, labels)
        if whole is None and not own and not _names_all(passage, parts, named):
            continue
        yield Relation("total", figure, tuple(parts), cue[0], figure.start, complete=whole is None)


def _named(passage: Passage[F], part: F) -> str:
    """What a part goes by, before its figure or right behind it (9宗成交)."""
    behind = re.match("[^，、；。]{0,6}", passage.after(part))
    return f"{passage.near(part)[-_LABEL:]} {behind[0] if behind is not None else ''}"


def _clause(passage: Passage[F], figure: F) -> str:
    """The words of the figure's clause before it, with its dates and its small counts, but not back over a figure of its own unit."""
    alike = (f.end for f in passage.figures if f.end <= figure.start and f.unit[:2] == figure.unit[:2])
    return passage.text[max(passage.clause_of(figure)[0], max(alike, default=0)) : figure.start]


def _names_all(passage: Passage[F], parts: Sequence[F], named: str) -> bool:
    """Whether the total's name has a character that every part's label has: 获奖者共45名 of 一等奖, 二等奖 and 三等奖."""
    labels = [set(passage.near(part)[-_LABEL:] + part.of) - _PLAIN for part in parts]
    return len(parts) > 2 and bool(set.intersection(*labels) & set(named))


def read_divided(passages: Sequence[Passage[F]], at: int) -> Iterator[Relation[F]]:
    """全市进出口总值…。出口…；进口…: labels that divide a thing, behind the figure of the whole and without a word that opens a list."""
    passage = passages[at]
    if OPENS.search(passage.text):
        return
    levels = [f for f in passage.figures if f.unit[0] in _NUMBER and not is_change(passage, f)]
    for start, first in enumerate(levels):
        parts = [f for f in levels[start:] if f.unit == first.unit]
        for count in (2, 3):
            if len(parts) < count or not are_complementary([passage.near(p)[-8:] for p in parts[:count]]):
                continue
            before = passage_before(passages, at)
            earlier = [(passage, f) for f in levels[:start]]
            earlier += [(before, f) for f in before.figures if not is_change(before, f)] if before is not None else []
            wholes = [f for home, f in earlier if f.unit == first.unit and _SUM.search(home.near(f)[-12:])]
            if wholes and any(wholes[0].start < f.start for f in levels[:start] if wholes[0] in levels):
                continue  # 12名球员身高超过1.9米，…
            if len(wholes) == 1 and not _goes_on(passage, parts[:count]):
                yield Relation("part", wholes[0], tuple(parts[:count]), "", first.start, complete=True)
                return


def read_listed(passage: Passage[F]) -> Iterator[Relation[F]]:
    """考生2318人，一中考点1264人、二中考点1054人: a figure and a plain list behind it. `complete` where 其余 closes the list; else whether the list is of
    the figure at all is for its numbers to say."""
    levels = [f for f in passage.figures if f.unit[0] in _NUMBER and not is_change(passage, f)]
    if levels and OPENS.search(passage.text, levels[0].start):
        return  # what opens a list before the first figure (普查结果：) opens none of these
    for at, whole in enumerate(levels):
        if any(f.unit == whole.unit for f in levels[:at]):
            continue  # what is a part of something before is no whole here
        parts: list[F] = []
        for f in levels[at + 1 :]:
            if f.unit != whole.unit and not parts:
                continue  # 分给三个儿子: how many parts there are
            if f.unit != whole.unit or TOTAL.search(passage.near(f)):
                break
            parts.append(f)
        if len(parts) < 2:
            continue
        pays = sum(bool(PAYS.search(passage.near(p)[-10:] + passage.after(p)[:6])) for p in parts)
        closed = REST.search(passage.near(parts[-1])) is not None
        # 共有45人，18人受伤，其余27人平安: of two, the first figure has to say that it is the whole.
        enough = len(parts) > 2 or _SUM.search(passage.near(whole)[-6:]) is not None
        between = any(whole.end <= f.start < parts[0].start and not is_change(passage, f) for f in passage.figures)
        # 分给三个儿子; 三个小组共有耕地680亩.
        counted = between
        counted |= _SUM.search(passage.near(whole)) is not None and "分别" not in passage.text
        told = (
            (not between and are_complementary([_named(passage, p) for p in parts]))
            or (counted and _are_alike(passage, parts) and are_counted(passage, whole, parts))
            or _closes(passage, whole, parts)
            or _NOTHING_ELSE.search(passage.text, parts[-1].end) is not None
        ) and not _goes_on(passage, parts)
        rest = ((enough and closed) or told) and pays in (0, len(parts))
        yield Relation("part", whole, tuple(parts), "", parts[0].start, complete=rest)


def _closes(passage: Passage[F], whole: F, parts: Sequence[F]) -> bool:
    """Whether a total told as one (物资合计96万元) is followed by short names with their figures and nothing else: 口罩48万元、防护服30万元、消毒液18万元."""
    gaps = [passage.text[a.end : b.start] for a, b in pairwise((whole, *parts))]
    return (
        len(parts) > 2
        and _TOLD_TOTAL.search(passage.near(whole)) is not None
        and all(_NEXT_ITEM.fullmatch(gap) for gap in gaps)
        and not passage.text[parts[-1].end :].strip("。！ ")
    )


def _goes_on(passage: Passage[F], parts: Sequence[F]) -> bool:
    """Whether more is told behind the parts, whatever its figure: 其余发给第四名, 另有1名."""
    behind = _NOTHING_ELSE.sub("", passage.text[parts[-1].end :])
    return REST.search(behind) is not None or _MORE.search(behind) is not None


def _are_alike(passage: Passage[F], parts: Sequence[F]) -> bool:
    """Whether the parts' names are of about one length: 一组, 二组 and 三组, and not 三组水浇地."""
    lengths = [len(passage.near(part).strip("，、；")) for part in parts[1:]]
    return max(lengths) - min(lengths) <= _UNEVEN
