"""Whether a moment that may as well be something else stands for a date where it is: 98年, 5日, 三点."""

from __future__ import annotations

import regex

from extractor.grammar import compiled
from extractor.mentions import Found
from extractor.values.date.moment import Level, Moment
from extractor.values.number.value_words import any_word
from extractor.values.number.word_borders import word_at

_YEAR_CUE = compiled(r"(?:自|从|生于|始于|建于|截至|早在|到了|(?<=[建成卒死生始迁即位立])于|公元)[“'’]?\Z")
_YEAR_CUE_BEHIND = compiled(r"以来|出生|生人|毕业|参军|入伍|入党|入学|参加工作|每[月季周天日]|全年|上半年|下半年")
# What a year of two figures is remembered for: 98年抗洪. A round number below 40 may as well be a length.
_YEAR_EVENT_BEHIND = compiled(
    r"(?:的)?(?:特大)?(?:洪水|抗洪|洪灾|大水|雪灾|地震|世界杯(?!之|梦|路)|奥运会|亚运会|全运会|欧洲杯|金融危机|股灾|非典|春晚|香港回归)|(?:的)?那(?:一年|年|场|会儿)"
)
_DURATION_CUE = compiled(rf"{any_word('no_day_before')}\Z")
_NO_DAY_BEHIND = compiled(
    r"(?:内|以内|之内|游(?!客|览)|均|龄|期|个|以上|以下|行|之久|时间|工期|余|多|来|租|薪|常|元|用|光|刊|报(?![道名告])|化|本(?!报|市|月|县|省|次|届)|新增)"
)
_HOUR_CUE = compiled(r"(?:从|自|到|至|在|于|截至|时间)\Z")
_HOUR_BEHIND = compiled(
    r"(?:[，。、；,)）]|之?前(?!期)|之?后(?!期)|左右|以前|以后|开[始门会工幕播]|出发|集合|准时|整|\Z)"
)


# 8点前, 9点以后
_BOUND_BEHIND = compiled(r"(?:[之以]?前|[之以]后|后)(?!期|续|勤|台|者|来|面|方)(?=[，。；、一-龥]|\Z)")
_OPEN = compiled(r"(?:^|[，。；：、（(“天日晨上午晚早点每])$")
# What has so many 点 (三点建议), or goes up and down by them.
_POINTS = compiled(any_word("counted_in_points"), regex.VERSION1)
_NOT_OCLOCK = frozenset("涨跌升降高低增减加提出谈讲说有列共以下这几第至得扣差比了的")
_SPOKEN_BEFORE = frozenset("他她我你们人天日晨午晚早夜每就才定在约于到是个家车班")


def _begins_something(text: str, atom: Found[Moment]) -> bool:
    """Whether a bare hour stands before what happens at it: 9点开会, 他三点要上课."""
    clock = atom.value.clock
    before = text[max(0, atom.start - 1) : atom.start]
    if clock is None or clock.until is not None or atom.end >= len(text) or _POINTS.match(text, atom.end):
        return False
    if before in _NOT_OCLOCK or not (before in _SPOKEN_BEFORE or not before or not before.isalnum()):
        return False
    start, word, tag = word_at(text, atom.end)
    if text[atom.end] == "的":
        return before == "个" and clock.hour is not None and clock.hour > 3
    return start == atom.end and (tag in ("v", "vn", "vi") or word in ("就", "要", "才", "准时"))


def _opens_sentence(text: str, atom: Found[Moment]) -> bool:
    """Whether a bare 22号 is the day on which the sentence happens: 22号，他的折子上….

    A number of something else (22号选手) has its noun behind it.
    """
    return (
        text[atom.end - 1] in "号號"
        and text[atom.end : atom.end + 1] == "，"
        and text[: atom.start].rstrip()[-1:] in "。！？”"
    )


def stands(text: str, atom: Found[Moment]) -> bool:
    """Whether a single moment may stand for itself here."""
    moment, before, behind = atom.value, text[max(0, atom.start - 6) : atom.start], text[atom.end : atom.end + 6]
    coarsest, finest = moment.levels()
    if moment.weak:
        if moment.days is not None and finest == Level.DAY and coarsest == Level.DAY:
            return _opens_sentence(text, atom)
        if moment.year is not None and finest == Level.YEAR:
            return bool(_YEAR_CUE.search(before) and not behind.startswith(("内", "来", "间", "的时间"))) or bool(
                _YEAR_CUE_BEHIND.match(behind)
                or (_YEAR_EVENT_BEHIND.match(behind) and (moment.year % 5 or 1940 <= moment.year < 2000))
            )
        if moment.clock is not None and moment.clock.hour is not None:
            if behind.startswith(("左右", "前后")) or (_HOUR_CUE.search(before) and _HOUR_BEHIND.match(behind)):
                return True
            return bool(_BOUND_BEHIND.match(behind) and _OPEN.search(before)) or _begins_something(text, atom)
        return False
    if coarsest == Level.DAY and moment.days is not None and moment.clock is None:
        return not _DURATION_CUE.search(before) and not _NO_DAY_BEHIND.match(behind)
    return True
