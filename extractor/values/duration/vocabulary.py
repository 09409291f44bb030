"""The words around lengths of time: their units, the hedges before and behind them, what they are counted for."""

from __future__ import annotations

import regex

from extractor.grammar import Match, compiled
from extractor.models import Modifier
from extractor.values.number.hedge import hedge_before
from extractor.values.number.numeral import Numeral
from extractor.values.number.value_words import any_word, value_words
from extractor.values.number.word_borders import turns_by_itself, word_at

_SAID: tuple[Modifier, ...] = ("nearly", "about", "over", "at_least", "at_most", "under")
BEFORE: dict[str, Modifier] = {word: said for said in _SAID for word in value_words(f"length_before_{said}")}
AFTER: dict[str, Modifier] = {
    word: said for said in _SAID if said != "nearly" for word in value_words(f"length_behind_{said}")
}
_PER = {
    word: unit
    for unit in ("day", "week", "month", "year", "person", "time")
    for word in value_words(f"length_per_{unit}")
}


def _any(words: object) -> str:
    return "|".join(sorted(map(regex.escape, words), key=len, reverse=True))  # type: ignore[call-overload]  # any iterable of str


HEDGE = rf"(?:(?P<before>{_any([w for w in BEFORE if w not in ('约', '上', '近', '满')])}|(?<![充圆美丰饱布挤坐爆])满|(?<!最)近|(?<![节预签纽条合公制大])约|上(?=[百千万]))(?:了|过|达|有)?\s?)?"
SUFFIX = rf"(?:[(（]含[)）])?(?P<after>{_any([w for w in AFTER if w not in ('内', '余', '多')])}|多(?![少种次数个么家名位项所条处地样]|年(?!来)|半(?!天|个))|内(?![容部外地在涵科需蒙陆退阁存政战])|余(?![名人个]))?"
UNIT = (
    r"(?:个季度|个财年|个?(?:世纪|星期|礼拜|小时|钟头|学期|(?<![12]\d{3})年头|时辰|春秋(?!战)|寒暑(?!假)|日日夜夜|日夜|工作日|工作天|自然日|交易日)|(?<=个|个多|个半|个来)(?:月|钟)|年|周年|载|学年|周|天|昼夜|分钟|秒钟?|刻钟|分(?=\d{1,2}秒|[一二三四五六七八九十]{1,3}秒)|分(?=半(?:钟|[，。、；]|\Z))"
    r"|(?<=两)日(?!元|本|游|常)|月(?=以上|以内|之内|(?<!(?<!\d)(?:\d|1[0-2])月)内(?![容部外阁存政])|有余)|日(?=及?以[上内下]|之内|内(?![瓦容部外蒙])|之久))"
)
# A unit that is the beginning of another word: 三年级, 两周岁, 三天两头, 五年规划.
NO_UNIT = r"(?!级|[一二三四五六七八九十\d]{1,2}班(?=[的学同教])|代(?!表|理|码|售|管|言|办|收)|薪|龄|轻|份(?!额)|度(?!假|过)|(?:[岁边刊报围长日末]|一(?![天次期更回换])|[二三四五六](?!天))(?<=周.)|气(?![温候氛体息压势象质流])|门(?=[市人籍])|津(?=[市人])|杀|热度|一遇|一度|行动|计划|规划|攻坚|倍增|系(?!统)|制(?![造作定成约止裁订图]))"


# 五一三天, 国庆“十一”七天假: a feast and the days off behind it, no number of three figures.
NO_FEAST = r"(?!(?:五一|十一|六一)[一二三四五六七八]天)"

# Before a number with colons: 用时1:30:00, 成绩为2:08:35 are lengths, no times of day.
ELAPSED = compiled(rf"{any_word('elapsed')}(?:[^\d，。；、]{{0,4}}[为是约近达了:：])?[ (（]?$", regex.VERSION1)

_LAST_YEARS = compiled(
    r"(?:住院|请假|用|历时|耗时|用时|长达|经过|经历|了|达|有|等|花|时间|持续|跨越|历经|奋战|坚守|服务|工作|从[事业教]|距今|绵延|存在|沉淀|积累)(?:了)?\Z"
)
# 住院近40天。: behind a verb and at the end of its clause it is nearly so long, not the last 40 days.
_CLAUSE_END = compiled(r"(?:[，。；、！？）)]|了|才|后(?!续)|\Z)")
_BEHIND_NEARLY = compiled(r"(?:的)?(?:时间|历史|光阴|之久|的努力|努力|岁月|坚守|发展史)")
_VERBS = frozenset({"v", "vn", "vi", "vd"})
_OFFSET = compiled(r"(?:以|之)?[前后]")


def is_offset(text: str, end: int) -> bool:
    """Whether a length that ends at `end` is counted back or forward (三天前, 两年后): then it is a date."""
    turn = _OFFSET.match(text, end)
    return turn is not None and turns_by_itself(text, turn.end())


def _is_verb(text: str, index: int) -> bool:
    """Whether a verb other than 是 ends at `index`: 住院近40天, but 尤其是近两个月."""
    _, word, tag = word_at(text, index)
    return tag in _VERBS and not word.endswith("是")


def hedge(match: Match, numeral: Numeral, inside: str | None, unit: str) -> Modifier:
    """How the text hedges a length. The 近 of 近3年 (the last three years) hedges nothing; that of 近二十年时间 does."""
    after, before = match["after"], match["before"]
    if after:
        return AFTER[after]
    if before in ("近",) and unit not in ("小时", "钟头", "分钟", "分", "秒", "秒钟", "世纪"):
        start = match.start()
        text = match.string
        if not (
            _LAST_YEARS.search(text, max(0, start - 4), start)
            or _BEHIND_NEARLY.match(text, match.end(), match.end() + 6)
            or (_CLAUSE_END.match(text, match.end()) and start and _is_verb(text, start - 1))
        ):
            before = None
    if before:
        return BEFORE[before]
    said: Modifier = {"多": "over", "来": "about"}.get(inside or "", numeral.modifier)  # type: ignore[assignment]  # literals of Modifier
    return _limit(match) or said if said == "exact" else said


def _limit(match: Match) -> Modifier | None:
    """The limit that stands off from a length: 至少需要两周, 最长可达72小时."""
    start, said = hedge_before(match.string, match.start())
    return said if start == match.start() and said in ("at_least", "at_most") else None


def per(match: Match) -> list[str]:
    """What the length is counted for: 每天8小时."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    told = next((unit for word, unit in _PER.items() if before.endswith(word)), None)
    if told is None:
        each = _EACH_BEFORE.search(match.string, max(0, match.start() - 10), match.start())
        told = each and _PER[each["each"]]
    return [told] if told else []


# 每天工作十小时: what is done stands between.
_EACH_BEFORE = compiled(
    rf"(?P<each>{_any(word for word in _PER if word.startswith('每'))})[^\d\s，。；、：！？（）()的第一二三四五六七八九十两前后近]{{1,6}}\Z"
)


def is_digit_string(digits: str) -> bool:
    return len(digits) == 4 and all(char in "〇零一二三四五六七八九" for char in digits)
