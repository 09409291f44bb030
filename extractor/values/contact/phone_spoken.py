"""Phone numbers whose digits are written as they are read out: 幺三八零零一三八零零零, 热线九五五八八."""

from __future__ import annotations

import regex

from extractor.grammar import Match, Placed, RuleSet, compiled, examples
from extractor.models import Phone
from extractor.values.contact.phone import PHONE
from extractor.values.number.value_words import any_word

PHONE_SPOKEN: RuleSet[Phone] = RuleSet("phone")

_DIGITS = "零〇一二三四五六七八九幺"
_TYPED = str.maketrans(_DIGITS, "001234567891")
_CUE = compiled(rf"(?:{any_word('phone_cue', 'dialled')}[^\d，。；！？]{{0,6}}|打)$", regex.VERSION1)


@PHONE_SPOKEN.rule(
    rf"(?<![{_DIGITS}十百千万亿点第\d])(?P<number>[{_DIGITS}]{{2,4}}(?:[ ，、-]?[{_DIGITS}]{{2,8}}){{1,3}}|[{_DIGITS}]{{3,12}})(?![{_DIGITS}十百千万亿点\d年月日号人元个])",
    yes=examples("""
        幺三八零零一三八零零零 -> +8613800138000 | 一三九一二三四五六七八 -> +8613912345678 | 电话零五七一，八七六五四三二一 -> +8657187654321 | 拨打幺二零 -> 120 | 热线九五五八八 -> 95588
    """),
    no=["二零二四", "一三五七九", "拨打一百二十次", "电话一一通知", "编号一三九一二三四五六七"],
    needs=tuple(_DIGITS),
)
def read_out(match: Match) -> Placed[Phone] | None:
    """A number in Chinese digits, where it is a mobile number or a word announces it; 幺 is 一."""
    number = "".join(match["number"].translate(_TYPED).split())
    digits = "".join(c for c in number if c.isdigit())
    announced = _CUE.search(match.string, max(0, match.start() - 12), match.start()) is not None
    if not announced and not _MOBILE.fullmatch(digits):
        return None
    for cue in ("", "电话："):
        for found in PHONE.find(cue + digits):
            if found.start == len(cue) and found.end == len(cue) + len(digits):
                return Placed(found.value, match.start(), match.end())
    return None


_MOBILE = regex.compile(r"1[3-9]\d{9}")
