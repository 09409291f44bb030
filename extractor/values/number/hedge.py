"""How the words around a number hedge it: before (超, 近, 最高), inside (余, 多, 几) and behind it (以上, 左右).

Convention: contract.md, "Shared by money, percent, quantity and duration". 达, 高达, 共, 计 hedge nothing. A hedge right beside its number
belongs to the mention; one that stands off from it (最高可享320万元) only says how it is meant. The highest and lowest of what is
measured are figures like others (最高气温28℃, 最长跨径200米).
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

import regex

from extractor.grammar import compiled
from extractor.lexicon import Hedge, rows
from extractor.models import Modifier
from extractor.values.number.unit_words import any_of
from extractor.values.number.word_borders import word_at


def _words(place: str) -> dict[str, Hedge]:
    return {row.word: row for row in rows(Hedge) if row.place == place}


_ADJACENT, _REACHING, _LIMITS, _BEHIND = (_words(place) for place in ("before", "reaching", "limit", "behind"))
_BY_WORD: dict[str, Modifier] = {
    word: cast("Modifier", hedge.modifier) for table in (_ADJACENT, _REACHING, _LIMITS) for word, hedge in table.items()
}
_BEFORE = compiled(
    rf"(?:(?P<word>{any_of(_ADJACENT)})(?:了|达到|达|有|为|至|到|是|占|需|要|:)?"
    rf"|(?P<far>{any_of(_REACHING)})(?:[^\d\s，。；、：:！？（）()“”的一二三四五六七八九十两百千万亿]{{0,5}})"
    rf"|(?P<limit>{any_of(_LIMITS)})(?:{any_of(_words('giving'))}){{0,3}}(?P<ceiling>{any_of(_words('ceiling'))})?(?:[为是达至:：]|可达|不超过)?)"
    r"[ ]?(?:人民币|US\$|HK\$|[¥$€£])?$",
    regex.VERSION1,
)
_WINDOW = 16
# 海拔最高1500米, 最高38℃ are readings, not limits.
_MEASURED = compiled(
    r"(?:海拔|水位|气温|温度|体温|浪高|风力|风速|阵风|时速|雨量|水量|浓度|指数|血压|心率|流量|落差|高程)$"
)
_BOUNDS = ("over", "nearly", "under", "about")
# 约占全省的三分之一: a hedge before 占 is one of the share.
_SHARE_OF = compiled(
    rf"(?P<word>{any_of(w for w, hedge in _ADJACENT.items() if hedge.modifier in _BOUNDS and w.isalpha())})占(?:[^\d，。；、：！？占]{{1,16}}?的|到|了|比)?$",
    regex.VERSION1,
)
# 单日最高达120万人次 is a record, 单日最高赔付300元 a limit.
_RECORD = compiled(r"(?:(?<!每)[单当首][日月周年季场次天]|(?<![每\d])[日月年]|历史|历年|同期|近年|创下|刷新)的?$")
_REACHED = frozenset({"达", "达到", "为", "是", "至", "到", ""})
_TENTHS = compiled(r"[一二三四五六七八九\d]{1,3}成")
# 票房破10亿 is more than that; 打破10项纪录 and 破获 are not.
_BREAKING = frozenset("打侦攻击识撞冲爆看点告查")
_LARGE = compiled(r"[\d.]{1,6}[万亿%]|[一二三四五六七八九十两]{1,3}[万亿]", regex.VERSION1)
_TEMPERATURE = compiled(r"零?[下上]?[-−]?[\d.一二三四五六七八九十]{1,6}(?:℃|°C|摄氏度|度)", regex.VERSION1)

_BEHIND_PATTERN = compiled(rf"(?P<word>{any_of(_BEHIND)})", regex.VERSION1)
# 以上百, 线上千: what 上, 过 and 破 belong to there.
_GOES_BY = frozenset("以之晚早线网身路马实地面基海通超经不打突")


# 超11项世界纪录: records are broken, not exceeded in number.
_RECORDS = compiled(r"\d{1,3}[项次][一-龥]{0,8}[纪记]录")


# Several rules ask about one number: the last answers are kept.
@lru_cache(maxsize=256)
def hedge_before(text: str, start: int) -> tuple[int, Modifier | None]:
    """Where the hedge before a number at `start` begins, and what it says; `(start, None)` where there is none.

    Over words between, `start` itself and what it says.
    """
    low = max(0, start - _WINDOW)
    window = text[low:start]
    match = _BEFORE.search(window)
    if match is None:
        # 上百, 过万: only before a bare power of ten.
        if (
            window[-1:] in ("上", "过", "破")
            and text[start : start + 1] in set("百千万亿半")
            and window[-2:-1] not in _GOES_BY
        ):
            return start - 1, "over"
        if window[-1:] == "过" and _TENTHS.match(text, start) and window[-2:-1] not in _GOES_BY:
            return start - 1, "over"
        share = (
            _SHARE_OF.search(text, max(0, start - 2 * _WINDOW), start)
            if "占" in text[max(0, start - 20) : start]
            else None
        )
        if share is not None and not _is_part_of_word(text, share.start(), share["word"]):
            return start, _BY_WORD[share["word"]]
        if window[-1:] == "破" and window[-2:-1] not in _BREAKING and _LARGE.match(text, start):
            return start - 1, "over"
        return start, None
    group = "word" if match["word"] else "far" if match["far"] else "limit"
    word = match[group]
    at = low + match.start(group)
    if word == "好" and text[start : start + 1] not in ("几", "多", "些", "一", "两"):
        return start, None  # 好几百人, but 只好5个人去
    if _is_part_of_word(text, at, word) or (word == "超" and _RECORDS.match(text, start)):
        return start, None
    if match["limit"] and (_TEMPERATURE.match(text, start) or _MEASURED.search(text, max(0, at - 6), at)):
        return start, None
    between = text[low + match.end(group) : start].strip(" 了:：")
    if match["limit"] and between in _REACHED and _RECORD.search(text, max(0, at - 6), at):
        return start, None
    stands_off = between[:1].isalpha() and not between.startswith("人民币") and between not in _BY_WORD
    return start if stands_off else at, _BY_WORD[word]


def _is_part_of_word(text: str, at: int, word: str) -> bool:
    """Whether a hedge at `at` is the end of another word (附近, 签约), as the dictionary cuts the clause (更新近270万辆 holds 更新)."""
    hedge = _ADJACENT.get(word)
    if hedge is None or not at or text[at - 1] not in hedge.not_beside:
        return False
    return len(word) > 1 or word_at(text, at)[0] < at


def hedging_word(text: str, start: int) -> str:
    """The word that hedges a number at `start` from before (最高 in 最高可享320万元), empty where there is none."""
    match = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return "" if match is None else match["word"] or match["far"] or match["limit"]


def leads_up(text: str) -> bool:
    """Whether `text` is nothing but a hedge and words between it and its number (最高可享)."""
    match = _BEFORE.search(text)
    return match is not None and match.start() == 0


@lru_cache(maxsize=256)
def hedge_behind(text: str, end: int) -> tuple[int, Modifier | None]:
    """Where the hedge behind a unit ending at `end` ends, and what it says; `(end, None)` where there is none."""
    match = _BEHIND_PATTERN.match(text, end)
    if match is None:
        return end, None
    word = match["word"]
    following = text[match.end() : match.end() + 1]
    if following and following in _BEHIND[word].not_beside:
        return end, None
    if word in ("多", "余") and following.isalpha() and following not in "的了一就以每":
        return end, None
    if word in ("不足", "不到") and following.isalpha() and following not in "的了就也都":
        return end, None  # 最低的一批不足标示值的三成
    if word in ("起步", "起") and "从" in text[max(0, end - 14) : end]:
        return end, None
    return match.end(), cast("Modifier", _BEHIND[word].modifier)


def hedged(text: str, start: int, end: int, inside: Modifier = "exact") -> tuple[int, int, Modifier]:
    """The span of a figure with its hedges, and its modifier: what stands before wins over inside, inside over behind."""
    low, before = hedge_before(text, start)
    high, behind = hedge_behind(text, end)
    modifier = before or (inside if inside != "exact" else None) or behind or "exact"
    return low, high, modifier
