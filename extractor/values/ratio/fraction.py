"""Fractions: in words (五分之二, 一又二分之一), in digits (2/5), and ranges of two."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Percent
from extractor.values.number.numeral import DIGITS, RANGE, VULGAR, number, parse_numeral
from extractor.values.number.placed_number import is_finite, place, read_numbers
from extractor.values.number.word_borders import word_at

FRACTIONS: RuleSet[Percent] = RuleSet("percent")

_VULGAR_ALONE = rf"(?<![\dA-Za-z第])[{VULGAR}](?=[的，。；、）)是左以或到至\s]|$)"
_PART = rf"(?:[{DIGITS}十百]{{1,4}}分之[{DIGITS}十百]{{1,4}}|一半)"


@FRACTIONS.rule(
    rf"(?:{number('whole')}又)?{number('below')}分之{number('num')}(?P<lean>[强弱](?![大势者制调化烈度人点项信行力壮小省市县磁光队敌国村]))?",
    yes=examples("""
        三分之一 -> 0.333333 | 五分之二 -> 0.4 | 一又二分之一 -> 1.5 | 三分之二以上 -> 0.666667 at_least | 四分之三 -> 0.75 | 近三分之二 -> 0.666667 nearly
        二十分之一 -> 0.05 | 八分之三 -> 0.375 | 超过四分之一 -> 0.25 over | 7分之2 -> 0.285714 | 十二分之七 -> 0.583333 | 五分之二强 -> 0.4 over | 四分之一弱 -> 0.25 nearly | 三分之二左右 -> 0.666667 about | 不足五分之一 -> 0.2 under
        十分之九 -> 0.9 | 三分之一多 -> 0.333333 over | 一百分之一 -> 0.01 | 万万分之三 -> 0.00000003 | 百万分之三 -> 0.000003 | 十分之一二 -> 0.1..0.2
    """),
    no=["十分之好", "分之", "三分之差"],
    needs=("分之",),
    after="分又",
)
def fraction(match: Match) -> Placed[Percent] | None:
    """A fraction in words; of a mixed one, the whole number first."""
    if match["below"] in ("百", "千", "万") and not match["whole"]:
        return None
    whole = parse_numeral(match["whole"]) if match["whole"] else None
    below, above = parse_numeral(match["below"]), parse_numeral(match["num"])
    if below is None or above is None or below.value == 0 or (match["whole"] and whole is None):
        return None
    end = match.end()
    if above.upper is not None and len(match["num"]) == 2 and word_at(match.string, end - 1)[0] == end - 1:
        word = word_at(match.string, end - 1)[1]
        if len(word) > 1:  # 十分之一二手房: the second digit begins the next word
            above, end = parse_numeral(match["num"][0]) or above, end - 1
    if match["lean"]:
        above = replace(above, modifier="over" if match["lean"] == "强" else "nearly")
    figure = place(match.string, match.start(), end, above)
    whole_parts = whole.value * below.value if whole else Decimal(0)
    value = ratio(above.value + whole_parts, below.value)
    upper = None if above.upper is None else ratio(above.upper + whole_parts, below.value)
    return Placed(Percent(value=value, upper=upper, modifier=figure.modifier, per=figure.per), figure.start, figure.end)


@FRACTIONS.rule(
    r"(?<![\d./A-Za-z+-])(?:(?P<whole>\d{1,3})(?: |又))?(?P<num>[1-9]\d{0,2})/(?P<below>[1-9]\d{0,3})(?![\d./A-Za-z年月日号版楼-]|决赛)",
    yes=examples("""
        2/5 -> 0.4 | 1/3以上 -> 0.333333 at_least | 近1/2 -> 0.5 nearly | 3/4 -> 0.75 | 1/100 -> 0.01 | 超2/3 -> 0.666667 over
    """),
    no=["24/7", "2024/5", "12/25/2024", "9/11事件", "1/2/3", "120/80", "3/4月", "3/4版", "1/4决赛"],
    needs=("/",),
)
def slashed(match: Match) -> Placed[Percent] | None:
    """A fraction in digits, smaller than one, over a denominator that fractions have."""
    above, below = int(match["num"]), int(match["below"])
    if above >= below or not (below <= 10 or below in (12, 15, 16, 20, 25, 50, 100, 1000)):
        return None
    figure = place(match.string, match.start(), match.end(), *(read_numbers(None, match["num"]) or ()))
    value = ratio(Decimal(above) + int(match["whole"] or 0) * below, Decimal(below))
    return Placed(Percent(value=value, modifier=figure.modifier, per=figure.per), figure.start, figure.end)


@FRACTIONS.rule(
    rf"(?P<num>{_VULGAR_ALONE})",
    yes={"½": "0.5", "近¾的居民": "0.75 nearly", "占⅓": "0.333333"},
    no=["½杯", "第½页"],
    needs=tuple(VULGAR),
)
def of_one_character(match: Match) -> Placed[Percent] | None:
    """A fraction of one character that stands as a share: ¾的居民."""
    part = parse_numeral(match["num"])
    if part is None:
        return None
    figure = place(match.string, match.start(), match.end(), part)
    return Placed(Percent(value=figure.value, modifier=figure.modifier, per=figure.per), figure.start, figure.end)


@FRACTIONS.rule(
    rf"(?P<low>{_PART}){RANGE}(?P<high>{_PART})",
    yes=examples("""
        三分之一至二分之一 -> 0.333333..0.5 | 三分之一到一半 -> 0.333333..0.5 | 一半到三分之二 -> 0.5..0.666667
    """),
    no=["三分之好", "分之一至"],
    needs=("分之",),
)
def fractions(match: Match) -> Placed[Percent] | None:
    """A range of two fractions."""
    low, high = _fraction(match["low"]), _fraction(match["high"])
    one = parse_numeral("1")
    if low is None or high is None or one is None or low >= high:
        return None
    figure = place(match.string, match.start(), match.end(), one)
    return Placed(Percent(value=low, upper=high, modifier=figure.modifier), figure.start, figure.end)


def _fraction(text: str) -> Decimal | None:
    """The value of a fraction in words, None where it is none."""
    if text == "一半":
        return Decimal("0.5")
    below, _, above = text.partition("分之")
    parts = parse_numeral(below), parse_numeral(above)
    if parts[0] is None or parts[1] is None or not parts[0].value or parts[1].upper is not None:
        return None
    return ratio(parts[1].value, parts[0].value)


def ratio(above: Decimal, below: Decimal) -> Decimal:
    """`above / below`, exact where it is finite, else six significant digits (contract.md, "percent")."""
    with localcontext(prec=60 if is_finite(Fraction(above) / Fraction(below)) else 6):
        return above / below
