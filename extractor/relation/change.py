"""Before and after: 从A增至B，增长x%; 2023年为A，2024年达到B，增长x%; 达C，比上年增加D，增长x%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.relation.paired import are_paired, fits_periods, says_earlier
from extractor.relation.passage import F, Passage, measures_same, same_kind
from extractor.relation.relation import Relation, Way

# Verbs whose direction is that of the number. 提升, 提高 and 优化 praise a shorter time as well as a larger sum: they say no direction.
_UP = "偏多|偏高|高出|增产|增收|增长|增加|增多|上升|上涨|攀升|扩大|延长|新增|净增|多增|增|升|扩|多[卖收产销招种修赚建发开接运用花吃]?"
_DOWN = "偏少|偏低|低了|减产|减收|下降|减少|降低|缩短|缩减|压缩|压减|下跌|回落|下滑|减|降|跌|缩|少[卖收产销招种修赚建发开接运用花吃]?"
_EITHER = "提高|提升|跃升|变化|变为|变|涨|提"
_VERB = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?:{_EITHER}))"
_LIGHT = r"(?:了|去|掉|到|至|为|达到|达|出|约|近|超|幅度|幅|率|量|额|数|比例){0,3}"
_ADVERB = r"(?:微|略|猛|骤|激|暴|也|又|均|都|则|已|再|大幅|明显|同步|实现|总体|净|共|累计|实际|整整|足足){0,2}"
_BASE = r"(?P<base>同比|环比|(?:比|较|相比|与|和)[^，。；、]{0,10}?(?:相比|时|年|期|月|初|底|末|前)?)??"
# How long the change took: 一周上涨8%, 全年净增385公里.
_SPAN = "(?:(?:[一两二三四五六七八九十半全当本]|\\d+)个?[年月周季天日]度?[来内间]?)?"
# 涨幅回落0.3个百分点 of two rates of change.
_RATE_NAME = "(?:涨幅|增幅|降幅|跌幅|升幅|增速)?"
# A change of the level before it: nothing stands between the two but the verb and what is compared with.
_CHANGE = re.compile(
    rf"[，,、（(：:]?(?:每[^，。；]{{1,3}}?|户均|人均|亩均)?{_SPAN}{_RATE_NAME}{_ADVERB}{_BASE}{_ADVERB}{_VERB}{_LIGHT}"
)
# 由8000元增加到2.4万元，翻了一番多: the verb is in the figure.
_DOUBLED = re.compile(rf"[，,]?{_SPAN}{_ADVERB}{_BASE}{_ADVERB}(?P<up>)(?P<down>)")
_LATER = re.compile(
    rf"(?:这一|该|此|其)?(?:[一两三四五六七八九十半几]+(?:年|个月|天|周)[间来内]?)?(?:这一|该|此)?(?:比例|比率|占比|数字|指标|数据|水平|数值)?(?:{_ADVERB}){_RATE_NAME}(?P<base>(?!))?{_VERB}{_LIGHT}"
)
_TO = re.compile(
    rf"[^，。；]{{0,6}}?{_ADVERB}{_VERB}{_LIGHT}(?:到|至|为|成)(?:{_LIGHT}(?:每[^，。；\d]{{1,3}})?的?|[^，。；、\d]{{1,4}}的)|[^，。；、]{{0,8}}(?:到|至|为|成){_LIGHT}的?"
)
_FROM = re.compile(r"(?:从|由)[^，。；]{0,16}$")
# The next period's level without 从: 2023年为A，2024年为B.
_NEXT = re.compile(
    r"[^，。；、]{0,2}[，,；](?:而|到|则|目前|如今|现在)?(?:则|已|又|就|只|仅)?"
    rf"(?:(?:为|达到|达|是|有|剩|剩下|卖了)|(?:{_UP}|{_DOWN}|落|提高|提升|跃升)(?:到|至|为|达))?"
)
# Then the period before: 全年发生163起，上年为214起; 4127套，9月的数字是5430套.
_BEFORE = re.compile(
    r"[^，。；、]{0,2}[，,；（(](?:而)?(?:常年|往年)?(?:同期)?(?:的)?(?:数字|数据|这一数字|这一数据)?(?:则|仅|只)?(?:为|是|有)(?:每[^，。；]{1,3})?"
)
# 增长到 leads to a level; 降幅为 tells a change.
_LEADS_TO = re.compile("[到至](?:了|约|近|超)?$|(?<![幅度率])为$")
_YEAR_BEFORE = re.compile(
    "上年|去年|前年|上月|上季|上周|上旬|昨[天日]|上一?[届期]|上赛季|上学期|同期|常年|前一?年|一年前|改革前|整治前|改造前|原来|原先|此前|以前|这时候"
)
# Periods shorter than a year, and words of a period of its own.
_SHORT = re.compile("季|月|周|旬|上半年|下半年|日")
_YEAR = re.compile("[今去前上本明]年|\\d{4}年|\\d月|季度|[上本]月")
# Words of the later period, and of a level, around what is measured.
_NOW = re.compile("今年|本年|本月|今[天日]|本[周届]|本学期|本赛季|如今|现在|目前|[为是达到了有]+$")
_SAID = 10  # characters before a level that tell what it measures
# 是去年的1.5倍: the later level in terms of the earlier one.
_TIMES = re.compile("[，,]?(?:约|就|也|已|正好)?(?:是|为|相当于|达到?)[^，。；、]{0,6}的(?:近|约)?")
# 领先乙队5分, 比乙县多3亿元.
_AHEAD = re.compile(
    r"[，,]?(?:领先|落后|落后于|(?:比|较)(?=.*[多少高低]))(?P<other>[^，。；\d]{2,6}?)(?:多|少|高|低)?出?了?"
)
# 今年4.5万人，比去年增加0.3万人，去年为4.2万人: the level before, told behind the change.
_TOLD_AFTER = re.compile("[，,；](?:而|则)?(?P<again>[^，。；、]{0,6}?)(?:为|是|达|仅|只有)?")
# 完成25.6亿元，比前一年的23.45亿元增长9.2%.
_THAN = re.compile(
    r"[，,]?(?:也|要)?(?:同比|环比|相比|对比|比|较)(?:(?![增减升降涨跌提多少扩缩高低])[^，。；、]){0,8}的?"
)


def read_changes(passage: Passage[F]) -> Iterator[Relation[F]]:
    """The changes that a passage tells of its own levels."""
    figures = passage.figures
    for i in range(1, len(figures)):
        ends = _ends(passage, figures[i - 1], figures[i])
        if ends is None:
            continue
        before, after, cue = ends
        both = cue is not None
        yield from _times(passage, i, before, after)
        if cue is not None and cue.re is _TO:
            yield Relation("change", None, (before, after), cue[0], before.end, way=_way(cue))
        changes = _behind(passage, i) or (_later(passage, i) if both else [])
        for change, verb in changes:
            if not _is_between(passage, before, after, change, verb):
                continue
            # Where both ends are told, a change with a base of its own (比上一年增长14.6%) is another.
            if not (verb["base"] and both):
                yield Relation("change", change, (before, after), verb[0], change.start, way=_way(verb))
    for i, level in enumerate(figures):
        yield from _growth(passage, i, level)
        yield from _from_base(passage, i, level)
        yield from _against_other(passage, i, level)


def _times(passage: Passage[F], at: int, before: F, after: F) -> Iterator[Relation[F]]:
    """从46万册增至69万册，是原来的1.5倍."""
    if at + 1 < len(passage.figures) and after is passage.figures[at]:
        times = passage.figures[at + 1]
        match = _TIMES.fullmatch(passage.words(after.end, times.start))
        if match is not None and times.unit[:2] == ("quantity", "倍"):
            yield Relation("change", times, (before, after), match[0], times.start)


def _from_base(passage: Passage[F], at: int, level: F) -> Iterator[Relation[F]]:
    """今年4.5万人，比去年增加0.3万人，去年为4.2万人; 净利润3.2亿元，同比下降20%，前年净利润4亿元."""
    changes = _behind(passage, at)
    if not changes or at + len(changes) + 1 >= len(passage.figures) or level.unit[0] == "percent":
        return
    last, verb = changes[-1]
    base = passage.figures[at + len(changes) + 1]
    raw = passage.text[last.end : base.start]
    gap = passage.words(last.end, base.start)
    told = _TOLD_AFTER.fullmatch(gap)
    if gap == raw or told is None or not same_kind(level, base) or not _YEAR_BEFORE.search(raw):
        return
    # One year back from 去年 is 前年; from anything else 去年 or the like.
    if ("去年" in passage.text[passage.clause_of(level)[0] : level.start]) != ("前年" in raw):
        return
    if passage.near(level).rstrip("为是达到").endswith(told["again"]) and (verb["base"] or len(changes) == 1):
        for change, said in changes:
            if not fits_periods(passage, base, level, passage.text[level.end : change.start], said["base"] or ""):
                continue
            yield Relation("change", change, (base, level), said[0], base.start, way=_way(said))


def _ends(passage: Passage[F], first: F, second: F) -> tuple[F, F, re.Match[str] | None] | None:
    """The level before and the level after, and the words that tell both at once (从…到; 比…的)."""
    if not same_kind(first, second):
        return None
    gap = passage.words(first.end, second.start)
    moved = _TO.fullmatch(gap) if _FROM.search(passage.near(first)) else None
    if moved is not None:
        return first, second, moved
    than = _THAN.fullmatch(gap)
    if than is not None:
        return second, first, than
    if are_paired(passage, first, second):
        return first, second, None
    worded = says_earlier(passage, first, second) or says_earlier(passage, second, first)
    if gap == passage.text[first.end : second.start] and not worded and not _YEAR_BEFORE.search(gap):
        return None  # no other period is named
    if _BEFORE.fullmatch(gap) and _goes_back(passage, first, second):
        return second, first, None
    following = _NEXT.fullmatch(gap) or _says_again(passage, first, gap)
    if following and says_earlier(passage, second, first):
        return second, first, None  # 今天每公斤22元，昨天每公斤20元
    earlier = _is_earlier(first, second) or says_earlier(passage, first, second)
    return (first, second, None) if following and earlier else None


def _against_other(passage: Passage[F], at: int, level: F) -> Iterator[Relation[F]]:
    """甲队积分34分，领先乙队5分，乙队积分29分: two levels, and by how much the one is ahead of the other."""
    three = passage.figures[at : at + 3]
    if len(three) < 3 or len({f.unit for f in three}) > 1:
        return
    _, ahead, other = three
    said = _AHEAD.fullmatch(passage.near(ahead))
    if (
        said is not None
        and said["other"] in passage.near(other)
        and said["other"] not in passage.near(level)
        and measures_same(passage.near(level), passage.near(other).replace(said["other"], "", 1))
    ):
        yield Relation("change", ahead, (other, level), said[0], ahead.start)


def _is_between(passage: Passage[F], before: F, after: F, change: F, verb: re.Match[str]) -> bool:
    """Whether a change behind two levels can be that from the one to the other: what it is compared with, or a date of its own, may make it another one."""
    base = verb["base"]
    if base and ((before.directed and after.directed) or are_paired(passage, before, after)):
        return False  # 本月同比上涨0.5%，环比下降0.1%
    first, second = sorted((before, after), key=lambda f: f.start)
    clauses = passage.text[passage.clause_of(first)[0] : second.start]
    if base == "环比" and not _SHORT.search(clauses):
        return False
    # 去年为24亿元，今年一季度为7亿元: not of one length.
    told = (passage.text[passage.clause_of(first)[0] : first.start], passage.text[first.end : second.start])
    uneven = "同期" not in told[1] and bool(_SHORT.search(told[0])) != bool(_SHORT.search(told[1]))
    if uneven and all(map(_YEAR.search, told)):
        return False
    said = passage.text[second.end : change.start]
    if not fits_periods(passage, before, after, said, base or ""):
        return False
    own = [passage.text[a:b] for a, b in passage.dates if second.end <= a and b <= change.start]
    return bool(base) or not any(_YEAR.search(date) for date in own)


def _says_again(passage: Passage[F], first: F, gap: str) -> bool:
    """去年营收4亿元，今年营收5亿元: the measure of the first level said again for the second."""
    said = _NOW.sub("", gap.strip("，,；"))
    return (
        len(said) > 1
        and gap[:1] in "，,；"
        and (passage.near(first).endswith(said) or said in passage.near(first)[-_SAID:])
    )


def _goes_back(passage: Passage[F], figure: F, other: F) -> bool:
    """Whether the second figure is of the period before: by its date, or because the words between say so."""
    return _is_earlier(other, figure) or bool(_YEAR_BEFORE.search(passage.text[figure.end : other.start]))


def _is_earlier(figure: F, other: F) -> bool:
    """Whether the figure's period begins before the other's."""
    return bool(figure.since and other.since) and figure.since < other.since


def _behind(passage: Passage[F], at: int) -> list[tuple[F, re.Match[str]]]:
    """The changes, at most two, that follow the level `figures[at]` at once."""
    found = []
    for before, figure in zip(passage.figures[at:], passage.figures[at + 1 : at + 3], strict=False):
        doubled = figure.unit[:2] == ("quantity", "倍") and figure.text.startswith("翻")
        if doubled and passage.text[figure.end :][:1] in ("半", "多", "还"):
            break  # 翻了一番半
        match = (_DOUBLED if doubled else _CHANGE).fullmatch(passage.words(before.end, figure.start))
        if match is None or _LEADS_TO.search(match[0]):
            break
        found.append((figure, match))
    return found


def _later(passage: Passage[F], at: int) -> list[tuple[F, re.Match[str]]]:
    """The change that is told of two ends with an aside between: 从54%降到51%，校医很高兴，一年降了3个百分点. Its clause names nothing else that changes."""
    if at + 1 >= len(passage.figures):
        return []
    before, figure = passage.figures[at : at + 2]
    start = passage.clause_of(figure)[0]
    if start < before.end or any(a < figure.start and b > before.end for a, b in passage.dates):
        return []
    match = _LATER.fullmatch(passage.text[start : figure.start].lstrip("，,；"))
    return [(figure, match)] if match is not None and not _LEADS_TO.search(match[0]) else []


def _growth(passage: Passage[F], at: int, level: F) -> Iterator[Relation[F]]:
    """达C，比上年增加D，增长x%: an amount and a rate of one change."""
    changes = _behind(passage, at)
    if len(changes) < 2 or level.unit[0] == "percent":
        return
    (first, said), (second, again) = changes
    ways = {_way(said), _way(again)}
    if (again["base"] and again["base"] != said["base"]) or ways >= {"up", "down"}:
        return
    amount, rate = (first, second) if second.unit[0] == "percent" else (second, first)
    if same_kind(amount, level) and rate.unit[:2] == ("percent", "percent"):
        way: Way = "down" if "down" in ways else "up" if "up" in ways else ""
        yield Relation("growth", rate, (level, amount), said[0], first.start, way=way)


def _way(verb: re.Match[str]) -> Way:
    return "up" if verb["up"] else "down" if verb["down"] else ""
