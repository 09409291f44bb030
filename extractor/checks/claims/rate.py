"""Shares and rates that two other figures give: 其中合格1176批次，合格率98%; 占全港的73.8%; 完成计划的85%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.checks.claims.judge import judge, make_check, number
from extractor.checks.claims.level import is_change
from extractor.checks.verdict import Check
from extractor.figures import Sentence, Told, sentence_before

_LIGHT = r"(?:已|均|就|为|达到|达|约|近|超过|超|高达|在|是|了|到|至|升至|降至){0,3}"
# 占比73.8%; 占全港的73.8%; 占总数的比重为73.8%.
_SHARE = re.compile(rf"占(?:到|了|比)?(?P<whole>[^，。；、]{{0,12}}?)的?(?:比重|比例|份额|比)?{_LIGHT}$")
_RATE = re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{2,8}}?)(?:率|比例|占比|进度){_LIGHT}$")
_OF_FIGURE = re.compile("占[^，。；]{0,12}$")
_OF_PLAN = re.compile(rf"(?:完成|占)[^，。；]{{0,6}}?(?:计划|目标|任务)[^，。；\d]{{0,6}}?的?{_LIGHT}$")
_PLAN = re.compile("计划|目标|任务|拟|预计|应")
# 全港, 总数, 同期总量, 参赛人数: the whole of something.
_WHOLE = re.compile("全|总|整个|所有|同期|其|当年|人数|数量|面积|产量")
_AMONG = re.compile("[中里](?:，)?(?:有|已有|共有)$|当中")
_REGION = re.compile("(?:占)?全([省市县区国镇乡村港厂校院州])")
_ADVERB = re.compile("[，,、（(；;：: ]|约|仅|已|分别|其中|就|均|也|还|只|并")
# Words of a whole that name no thing: 全省的, 同期总量, 参加人数.
_GENERAL = re.compile(
    "全[省市县区国网厂院校港村镇乡州盟旗矿园行部]?|总|整个|所有|同期|其|当年|本|该|的|数量|人数|数|量|额|面积|比重"
)
# A whole that is named in another paragraph has this many pairs of characters, and the words at the figure hold all of them, or this share of a long name's.
_NAMED, _LONG, _SHARED = 2, 5, 0.7
_BACK = 60  # sentences back in which it may be named
# What is no plain share of two counts: a change of one, a share of another period or of the country.
_NOT = re.compile(
    "增长|增加(?!值)|提高|提升|上升|下降|降低|减少|加价|毛利|溢价|利润|收益|回报|利率|费率|税率|折扣|同比|环比|比上年|较|全国|世界|全球"
)


def check_rates(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """The rates whose numerator and denominator stand in the same sentence, or whose whole is told in a sentence before it."""
    for at, sentence in enumerate(sentences):
        for told in sentence.figures:
            if told.figure.unit != ("percent", "percent"):
                continue
            near = sentence.near(told)
            if _NOT.search(near):
                continue
            pair = _pair(sentences[max(0, at - _BACK) : at + 1], sentence, told, near)
            if pair is not None:
                rate = _RATE.search(near)
                rest = rate is not None and re.search(f"[不未]{rate['stem'][-2:]}", sentence.near(pair[0]))
                yield _check(told, *pair, rest=bool(rest))


def _pair(sentences: Sequence[Sentence], sentence: Sentence, told: Told, near: str) -> tuple[Told, Told] | None:
    """The part and the whole that the rate is of."""
    earlier = [
        f
        for f in sentence.figures
        if f.end <= told.start and f.figure.unit[0] in ("money", "quantity", "duration") and f.figure.number
    ]
    if not earlier:
        return None
    part = earlier[-1]
    alike = [f for f in earlier if f.figure.unit == part.figure.unit and not is_change(sentence, f)]
    if part not in alike:
        return None
    if _OF_PLAN.search(near):
        plans = [f for f in alike if _PLAN.search(sentence.near(f))]
        return (part, plans[0]) if len(plans) == 1 and plans[0] is not part else None
    if near in ("的", "的近", "的约") and _OF_FIGURE.search(sentence.near(part)) and len(alike) > 1:
        return alike[-2], part  # 占申请家庭1162户的90%
    share = _SHARE.search(near)
    if share is not None:
        # 水铁联运占比达15%: the share of something else than the figure before it.
        owner = _ADVERB.sub("", near[: share.start()])
        if owner and not _share_pair(owner, sentence.near(part)):
            return None
        found = _of_whole(sentences, sentence, part, alike, share["whole"])
        return found if found is None or _is_named(sentences, share["whole"], found) else None
    rate = _RATE.search(near)
    return None if rate is None else _of_stem(sentence, alike, rate["stem"])


def _of_whole(
    sentences: Sequence[Sentence], sentence: Sentence, part: Told, alike: Sequence[Told], whole: str
) -> tuple[Told, Told] | None:
    """占…的: the whole is the level before 其中 or the one other level before the part; else the sentence before, or an earlier one that has the words of it."""
    others = [f for f in alike if f is not part]
    within = [f for f in others if "其中" in sentence.text[f.end : part.start]]
    for candidates in (others, within[-1:]):
        if len(candidates) == 1:
            if not whole or _WHOLE.search(whole) or _share_pair(whole, sentence.before(candidates[0])):
                return part, candidates[0]
            break
    if others:
        return None
    last = sentence_before(sentences, len(sentences) - 1)
    if last is not None and (sentence.text.lstrip("，, ").startswith("其中") or (whole and _WHOLE.search(whole))):
        wholes = _levels(last, part)
        if len(wholes) == 1 and _same_measure(sentence, part, last, wholes[0]):
            return part, wholes[0]
    return _named(sentences[:-1], part, whole)


def _is_named(sentences: Sequence[Sentence], whole: str, found: tuple[Told, Told]) -> bool:
    """Whether what the share is said to be of (占全网用电负荷的) can be the figure that was found: what its words name stands beside one of the two."""
    region = _REGION.match(whole)
    if region is not None:
        # 占全省的12.4% is no share of the city's figure beside it.
        subject = found[1].used.fact.subject
        told = "".join(s.before(found[1]) for s in sentences if found[1] in s.figures)
        if region[1] not in told + (subject.text if subject else ""):
            return False
    named = _GENERAL.sub("", whole)
    part, of = ([s for s in sentences if told in s.figures] for told in found)
    if len(named) < 2 or (part and of and _same_measure(part[0], found[0], of[0], found[1])):
        return True
    beside = (s.before(told)[-24:] + s.after(told) for s in sentences for told in found if told in s.figures)
    return any(_share_pair(named, text) for text in beside)


def _levels(sentence: Sentence, part: Told) -> list[Told]:
    return [
        f
        for f in sentence.figures
        if f.figure.unit == part.figure.unit and f.figure.number and not is_change(sentence, f)
    ]


def _named(sentences: Sequence[Sentence], part: Told, whole: str) -> tuple[Told, Told] | None:
    """占规模以上工业增加值的比重: the one level of the article that is told with these very words."""
    words = _bigrams(whole)
    if len(words) < _NAMED:
        return None
    least = len(words) if len(words) < _LONG else _SHARED * len(words)
    found = [
        f
        for sentence in sentences
        for f in sentence.figures
        if f.figure.unit == part.figure.unit
        and f.figure.number
        and len(words & _bigrams(sentence.near(f) + sentence.after(f))) >= least
    ]
    return (part, found[0]) if len(found) == 1 else None


def _of_stem(sentence: Sentence, alike: Sequence[Told], stem: str) -> tuple[Told, Told] | None:
    """合格率: the part is the figure at which 合格 stands, the whole the one other figure of its unit."""
    if len(alike) != 2:
        return None
    if any(f.used.fact.linked for f in alike):
        return None  # the two ends of a change
    whole, part = alike
    if _AMONG.search(sentence.text[whole.end : part.start]):
        return part, whole  # 1376户业主中有1093户投了赞成票，同意率…
    for core, reach in ((stem[-2:], 10), (stem[-2:-1], 3), (stem[-1:], 3)):
        # 破案率 is of the cases that were 破获: where the whole word stands nowhere, its first character tells, if it stands right there.
        named = [f for f in alike if core in sentence.near(f)[-reach:]]
        named = named or [f for f in alike if core in sentence.after(f)[: reach * 2]]
        if len(named) == 1:
            part = named[0]
            return part, next(f for f in alike if f is not part)
        if named:
            break
    # 应参保50万人，实际参保49万人，参保率98%: both hold the stem, and one is what ought to be.
    wholes = [f for f in named if re.search("应|共|总|全", sentence.near(f)[-8:])]
    if len(named) == 2 and len(wholes) == 1:
        return next(f for f in named if f is not wholes[0]), wholes[0]
    return None


def _same_measure(sentence: Sentence, part: Told, other: Sentence, whole: Told) -> bool:
    """Whether both figures are told of one measure (集装箱吞吐量)."""
    return part.used.fact.metric == whole.used.fact.metric or _share_pair(
        sentence.near(part)[-6:], other.near(whole)[-6:]
    )


def _share_pair(a: str, b: str) -> bool:
    return bool(_bigrams(a) & _bigrams(b))


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _check(told: Told, part: Told, whole: Told, *, rest: bool) -> Check:
    """`rest`: the rate is of those that are not the part (不合格19批次，合格率98.48%)."""
    a, p, w = told.figure, part.figure, whole.figure
    rounded, possible = ((w.rounded - p.rounded), (w.interval - p.interval)) if rest else (p.rounded, p.interval)
    computed = (w.number - p.number if rest else p.number) / w.number
    formula = f"({number(whole)} - {number(part)})" if rest else number(part)
    verdict = judge(a, computed, rounded / w.rounded, possible / w.interval)
    return make_check("rate", verdict, told, [part, whole], f"{formula} / {number(whole)}", computed)
