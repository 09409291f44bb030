"""Shares and rates: the percentage, the part, and that of which it is a part. 其中合格1176批次，合格率98%; 占全港的73.8%; 完成计划的85%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.relation.level import is_change
from extractor.relation.passage import F, Passage, counts_alike, pairs_of, passage_before, shares_words
from extractor.relation.relation import Relation

_LIGHT = r"(?:已|均|就|为|达到|达|约|近|超过|超|高达|在|是|了|到|至|升至|降至){0,3}"
# 占比73.8%; 占全港的73.8%; 占总数的比重为73.8%.
_SHARE = re.compile(rf"占(?:到|了|比)?(?P<whole>[^，。；、]{{0,12}}?)的?(?:比重|比例|份额|比)?{_LIGHT}$")
_RATE = re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{2,8}}?)(?:率|比例|占比|进度){_LIGHT}$")
_OF_FIGURE = re.compile("占[^，。；]{0,12}$|^[，,]?(?:为|是|相当于)[^，。；]{0,12}$")
_OF_PLAN = re.compile(rf"(?:完成|占)[^，。；]{{0,6}}?(?:计划|目标|任务)[^，。；\d]{{0,6}}?的?{_LIGHT}$")
# 全长84公里，已建成63公里，完成75%.
_DONE = re.compile("[，,]?(?:已|就|共)?完成了?(?:(?:总量|总长|全部|全线|总投资|总任务)的?)?(?:约|近)?$")
_PLAN = re.compile("计划|目标|任务|拟|预计|应")
# 全港, 总数, 同期总量, 参赛人数: the whole of something.
_WHOLE = re.compile("全|总|整个|所有|同期|其|当年|人数|数量|面积|产量")
_AMONG = re.compile("[中里](?:，)?(?:有|已有|共有)$|当中")
_REGION = re.compile("(?:占)?全([省市县区国镇乡村港厂校院州])")
_YEAR = re.compile("今年|去年|上年|前年|明年|本年|上月|本月")
_BOUND = re.compile("以[上下内]$")
_THAT_IS = re.compile("[，,（(]?(?:即|也就是|合计?|约合|折合)(?:约|近|有)?|[，,]为")
_ADVERB = re.compile("[，,、（(；;：: ]|约|仅|已|分别|其中|就|均|也|还|只|并")
# Words of a whole that name no thing: 全省的, 同期总量, 参加人数.
_GENERAL = re.compile(
    "全[省市县区国网厂院校港村镇乡州盟旗矿园行部]?|总|整个|所有|同期|其|当年|本|该|的|数量|人数|数|量|额|面积|比重"
)
# A whole that is named in another paragraph has this many pairs of characters, and the words at the figure hold all of them, or this share of a long name's.
_NAMED, _LONG, _SHARED = 2, 5, 0.7
_OWNER = 6  # characters of what a share is of, where one of them tells its part
_BACK = 60  # sentences back in which it may be named
# What is no plain share of two counts: a change of one, a share of another period or of the country.
_NOT = re.compile(
    "增长|增加(?!值)|提高|提升|上升|下降|降低|减少|加价|毛利|溢价|利润|收益|回报|利率|费率|税率|折扣|同比|环比|比上年|较|全国|世界|全球"
)


def read_shares(passages: Sequence[Passage[F]], at: int) -> Iterator[Relation[F]]:
    """The percentages of `passages[at]` whose part stands in it, with the whole there or in a passage before. `complete`: the rate is of those that are
    not the part (不合格19批次，合格率98.48%)."""
    passage = passages[at]
    for figure in passage.figures:
        if figure.unit != ("percent", "percent"):
            continue
        near = passage.near(figure)
        if _NOT.search(near):
            continue
        yield from _worked_out(passage, figure, near)
        pair = _pair(passages[max(0, at - _BACK) : at + 1], passage, figure, near)
        if pair is not None and not _is_sibling(passages, pair[1], figure):
            rate = _RATE.search(near)
            rest = rate is not None and re.search(f"[不未]{rate['stem'][-2:]}", passage.near(pair[0]))
            yield Relation("share", figure, pair, rate[0] if rate else near, figure.start, complete=not rest)


def _worked_out(passage: Passage[F], share: F, near: str) -> Iterator[Relation[F]]:
    """志愿者共2400人，其中大学生占三分之二，即1600人: the share first, and then what it comes to."""
    at = passage.figures.index(share)
    if not _SHARE.search(near) or not 0 < at < len(passage.figures) - 1:
        return
    whole, part = passage.figures[at - 1], passage.figures[at + 1]
    said = _THAT_IS.fullmatch(passage.text, share.end, part.start)
    if said is not None and whole.unit == part.unit and not is_change(passage, whole) and whole.unit[0] != "percent":
        yield Relation("share", share, (part, whole), said[0], share.start, complete=True)


def _pair(passages: Sequence[Passage[F]], passage: Passage[F], figure: F, near: str) -> tuple[F, F] | None:
    """The part and the whole that the rate is of."""
    earlier = [f for f in passage.figures if f.end <= figure.start and f.unit[0] in ("money", "quantity", "duration")]
    if not earlier:
        return None
    part = earlier[-1]
    alike = [f for f in earlier if _is_alike(passage, f, part) and not is_change(passage, f)]
    if part not in alike:
        return None
    if _OF_PLAN.search(near):
        plans = [f for f in alike if _PLAN.search(passage.near(f))]
        return (part, plans[0]) if len(plans) == 1 and plans[0] is not part else None
    if _DONE.fullmatch(near) and not passage.after(figure).startswith("的"):
        wholes = [f for f in alike if f is not part and re.search("全长|全部|共|总", passage.near(f))]
        done = len(alike) == 2 and "已" in passage.near(part)
        return (part, wholes[0]) if len(wholes) == 1 and done else None
    if near in ("的", "的近", "的约") and _OF_FIGURE.search(passage.near(part)) and len(alike) > 1:
        return alike[-2], part  # 占申请家庭1162户的90%
    share = _SHARE.search(near)
    if share is not None and (named := _both_named(passage, figure, near, share)) is not None:
        return named
    if share is not None:
        # 水铁联运占比达15%: the share of something else than the figure before it.
        owner = _ADVERB.sub("", near[: share.start()])
        if owner and not _is_of(passage, owner, part, alike):
            return None
        found = _of_whole(passages, passage, part, alike, share["whole"])
        return found if found is None or _is_named(passages, share["whole"], found) else None
    rate = _RATE.search(near)
    return None if rate is None else _of_stem(passage, alike, rate["stem"])


def _is_alike(passage: Passage[F], figure: F, part: F) -> bool:
    """Whether the figure counts what the part is of: things of one kind, or those among whom the part is (1500名学生中有600名住校生)."""
    if counts_alike(figure, part):
        return True
    return figure.unit == part.unit and _AMONG.search(passage.text[figure.end : part.start]) is not None


def _is_of(passage: Passage[F], owner: str, part: F, alike: Sequence[F]) -> bool:
    """Whether a share's owner is what the part counts: by words they share, with nothing new before them (女高级教师 of 高级教师; 高管中女性 of 女性), or by
    a character that tells the part from the whole (女员工占比 of 1200名员工 and 540名女性)."""
    beside = passage.beside(part)
    wholes = [passage.before(f) + passage.beside(f) for f in alike if f is not part]
    known = set(beside).union(*map(set, wholes))
    if shares_words(owner, beside):
        among = re.split("[中里]", owner, maxsplit=1)
        narrower = len(among) > 1 and len(among[0]) > 1 and not shares_words(among[0], "".join(wholes))
        return not narrower and (len(owner) < _NAMED or owner[0] in known)
    if len(wholes) != 1 or len(owner) > _OWNER:
        return False
    own = set(beside) - set(wholes[0])
    return bool(own & set(owner)) and set(owner) <= known


def _both_named(passage: Passage[F], figure: F, near: str, share: re.Match[str]) -> tuple[F, F] | None:
    """研发投入2.4亿元，营业收入30亿元，研发投入占营业收入的8%: the one figure that goes by each of both names."""
    names = [_ADVERB.sub("", text).removesuffix("的") for text in (near[: share.start()], share["whole"])]
    if min(map(len, names)) < _NAMED:
        return None
    found = []
    for name in names:
        own = [f for f in passage.figures if f.end <= figure.start and f.unit[0] != "percent"]
        called = [f for f in own if re.sub("[为达是]到?$", "", passage.near(f)).endswith(name)]
        if len(called) != 1 or is_change(passage, called[0]):
            return None
        found.append(called[0])
    part, whole = found
    return (part, whole) if part is not whole and part.unit == whole.unit else None


def _is_sibling(passages: Sequence[Passage[F]], whole: F, share: F) -> bool:
    """Whether a share of its own is told of what would be the whole: then both are parts of a third."""
    for passage in passages:
        if whole in passage.figures:
            at = passage.figures.index(whole) + 1
            behind = passage.figures[at] if at < len(passage.figures) else None
            return (
                behind is not None
                and behind is not share
                and behind.unit[0] == "percent"
                and _SHARE.search(passage.near(behind)) is not None
            )
    return False


def _of_whole(
    passages: Sequence[Passage[F]], passage: Passage[F], part: F, alike: Sequence[F], whole: str
) -> tuple[F, F] | None:
    """占…的: the whole is the level before 其中 or the one other level before the part; else the passage before, or an earlier one that has the words of it."""
    others = [f for f in alike if f is not part]
    within = [f for f in others if "其中" in passage.text[f.end : part.start]]
    for candidates in (others, within[-1:]):
        if len(candidates) == 1:
            if not whole or _WHOLE.search(whole) or shares_words(whole, passage.before(candidates[0])):
                return part, candidates[0]
            break
    if others:
        return None
    last = passage_before(passages, len(passages) - 1)
    if last is not None and (passage.text.lstrip("，, ").startswith("其中") or (whole and _WHOLE.search(whole))):
        wholes = _levels(last, part)
        if len(wholes) == 1 and _same_measure(passage, part, last, wholes[0]):
            return part, wholes[0]
    return _named(passages[:-1], part, whole)


def _is_named(passages: Sequence[Passage[F]], whole: str, found: tuple[F, F]) -> bool:
    """Whether what the share is said to be of (占全网用电负荷的) can be the figure that was found: what its words name stands beside one of the two."""
    region = _REGION.match(whole)
    if region is not None:
        # 占全省的12.4% is no share of the city's figure beside it.
        said = "".join(s.before(found[1]) for s in passages if found[1] in s.figures)
        if region[1] not in said + found[1].owner:
            return False
    named = _GENERAL.sub("", whole)
    part, of = ([s for s in passages if figure in s.figures] for figure in found)
    if len(named) < 2 or (part and of and _same_measure(part[0], found[0], of[0], found[1])):
        return True
    beside = (s.before(figure)[-24:] + s.after(figure) for s in passages for figure in found if figure in s.figures)
    return any(shares_words(named, text) for text in beside)


def _levels(passage: Passage[F], part: F) -> list[F]:
    return [f for f in passage.figures if counts_alike(f, part) and not is_change(passage, f)]


def _named(passages: Sequence[Passage[F]], part: F, whole: str) -> tuple[F, F] | None:
    """占规模以上工业增加值的比重: the one level of the article that is told with these very words."""
    words = pairs_of(whole)
    if len(words) < _NAMED:
        return None
    least = len(words) if len(words) < _LONG else _SHARED * len(words)
    found = [
        f
        for passage in passages
        for f in passage.figures
        if counts_alike(f, part) and len(words & pairs_of(passage.near(f) + passage.after(f))) >= least
    ]
    return (part, found[0]) if len(found) == 1 else None


def _of_stem(passage: Passage[F], alike: Sequence[F], stem: str) -> tuple[F, F] | None:
    """合格率: the part is the figure at which 合格 stands, the whole the one other figure of its unit."""
    if len(alike) != 2 or any(_BOUND.search(f.text) for f in alike):
        return None  # 百元以下的合格率: a class of prices
    if any(f.linked for f in alike):
        return None  # the two ends of a change
    years = [_YEAR.findall(passage.text[passage.clause_of(f)[0] : f.start])[-1:] for f in alike]
    if all(years) and years[0] != years[1]:
        return None  # 去年录取186人，今年报考620人
    whole, part = alike
    if _AMONG.search(passage.text[whole.end : part.start]):
        return part, whole  # 1376户业主中有1093户投了赞成票，同意率…
    for core, reach in ((stem[-2:], 10), (stem[-2:-1], 3), (stem[-1:], 3)):
        # 破案率 is of the cases that were 破获: where the whole word stands nowhere, its first character tells, if it stands right there.
        named = [f for f in alike if core in passage.near(f)[-reach:]]
        named = named or [f for f in alike if core in passage.after(f)[: reach * 2]]
        if len(named) == 1:
            part = named[0]
            return part, next(f for f in alike if f is not part)
        if named:
            break
    # 应参保50万人，实际参保49万人，参保率98%: both hold the stem, and one is what ought to be.
    wholes = [f for f in named if re.search("应|共|总|全", passage.near(f)[-8:])]
    if len(named) == 2 and len(wholes) == 1:
        return next(f for f in named if f is not wholes[0]), wholes[0]
    return None


def _same_measure(passage: Passage[F], part: F, other: Passage[F], whole: F) -> bool:
    """Whether both figures are told of one measure (集装箱吞吐量)."""
    return (part.metric and part.metric == whole.metric) or shares_words(
        passage.near(part)[-6:], other.near(whole)[-6:]
    )
