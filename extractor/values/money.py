"""Sums of money: the number, its currency before or behind, yuan-jiao-fen, ranges, per what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from extractor.models import Money
from extractor.rules import Match, Placed, RuleSet
from extractor.values.figure import Figure, place, read_figure, read_numbers, times
from extractor.values.numeral import DIGITS, RANGE, number, numbers, parse_numeral
from extractor.values.surfaces import any_of, currencies
from extractor.values.words import word_at

MONEY: RuleSet[Money] = RuleSet("money")


def _side(*sides: str) -> str:
    return any_of(surface for surface, (_, side, _) in currencies().items() if side in sides)


_BEHIND = rf"(?:{_side('behind', 'both')})(?![A-Za-z])"
_BEFORE = rf"(?:{_side('before', 'both')})"
_NOT_YUAN = "(?<!元(?=[素旦宵月首老气件宇朝曲代谋勋]))"
_INCLUDED = r"(?:[(（](?:不?含|包含)[)）])?"
_MARKS = tuple(sorted({surface[-1] for surface, (_, side, _) in currencies().items() if side != "before"}))


@cache
def _before_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<name>{_BEFORE})[:：]? ?$", regex.VERSION1)


def _currency_before(text: str, start: int) -> tuple[int, str | None]:
    """Where a currency that ends right before `start` begins, and its code."""
    low = max(0, start - 8)
    match = _before_pattern().search(text[low:start])
    if match is None or (
        match["name"][0].isascii()
        and match["name"][0].isalpha()
        and low + match.start()
        and text[low + match.start() - 1].isascii()
        and text[low + match.start() - 1].isalpha()
    ):
        return start, None
    return low + match.start(), currencies()[match["name"]][0]


def _money(figure: Figure, currency: str, factor: Decimal = Decimal(1)) -> Placed[Money]:
    upper = None if figure.upper is None else times(figure.upper, factor)
    value = Money(
        amount=times(figure.value, factor), upper=upper, currency=currency, modifier=figure.modifier, per=figure.per
    )
    return Placed(value, figure.start, figure.end)


def _is_bare(text: str, number_text: str, start: int, end: int, figure: Figure) -> bool:
    """Whether 万元, 百元 states no figure: no digit, no hedge, and not the whole text."""
    return (
        all(c in "十百千万亿" for c in number_text)
        and figure.modifier == "exact"
        and not (start == 0 and end == len(text))
    )


@MONEY.rule(
    rf"{numbers(rf'{_INCLUDED} ?(?P<lowunit>{_BEHIND})?{_INCLUDED}', signed=True, behind=f'(?:{_BEFORE} ?)?')}{_INCLUDED} ?(?P<unit>{_BEHIND}){_NOT_YUAN}(?:(?<=元)钱)?(?:整|正(?![在式好常是当]))?(?P<again>{any_of(s for s in currencies() if not s.isascii() and len(s) > 1)})?{_INCLUDED}",
    yes={
        "27.59亿元": "2759000000 CNY",
        "二百余万元": "2000000 CNY over",
    },
    no=["一元化", "公元2024年", "多元文化"],
    needs=_MARKS,
)
def amount(match: Match) -> Placed[Money] | list[Placed[Money]] | None:
    """A number and the currency behind it, or on both sides of it (人民币20万元, 9000元日币)."""
    text, unit = match.string, match["unit"]
    start, end = match.span()
    if match["num"] and unit in ("元", "圆", "块", "块钱", "镑", "盾", "铢") and not _is_sum(match):
        return None
    iso, _, factor = currencies()[unit]
    if match["lowunit"] and currencies()[match["lowunit"]][0] != iso and match["lowunit"] != "元":
        return None
    if match["again"] and unit in ("元", "圆"):
        iso = currencies()[match["again"]][0]
    elif match["again"]:
        end = match.start("again")
    begin, named = _currency_before(text, start)
    figure = read_figure(match, end, start=begin, shared=not match["lowunit"])
    if figure is None:
        return _apart(match, end, iso, factor)
    if not named:
        # 人民币约30亿元: the hedge stands between the currency and the number.
        begin, named = _currency_before(text, figure.start)
        figure = replace(figure, start=begin) if named and unit in ("元", "圆", "块") else figure
    if _is_bare(text, match["num"], start, end, figure):
        return None
    if named and unit in ("元", "圆", "块"):
        iso = named
    return _money(figure, iso, factor)


def _apart(match: Match, end: int, iso: str, factor: Decimal) -> list[Placed[Money]] | None:
    """The two sums of what is no range, because it falls or one of its ends is no number (100元到80元)."""
    found = []
    for group, stop in (("low", match.end("lowunit")), ("num", end)):
        numbers_read = read_numbers(None, match[group]) if match[group] and stop > 0 else None
        if numbers_read:
            found.append(_money(place(match.string, match.start(group), stop, *numbers_read), iso, factor))
    return found or None


_SPENDING = frozenset("花卖付收赚给省补掏要涨降贵值费用了才只价价钱得元达交出")


def _is_sum(match: Match) -> bool:
    """Whether 元 or 块 behind a number is money: not 二元结构, 一块地, 分成三块."""
    text, unit, num = match.string, match["unit"], match["num"]
    end = match.end("unit")
    following = text[end : end + 1]
    start, word, _ = word_at(text, match.start("num"))
    if unit == "块":
        if following in ("钱", "") and match.start() == 0:
            return True
        if following.isalpha() and following not in "的了就不一每左以起多上呢吧吗啊到至":
            return False
        numeral = parse_numeral(num)
        big = numeral is not None and (numeral.value >= 10 or numeral.value % 1 != 0)
        return big or (text[match.start() - 1 : match.start()] in _SPENDING and match.start() > 0)
    if unit in ("元", "圆"):
        if word[-1:] not in ("元", "圆") and start + len(word) > end:
            return False
        if num in ("一", "二", "三", "多") and following.isalpha() and following in "化论次方结制素桥区里牛猪杂一思对":
            return False
    return True


_DIGIT = rf"(?:[{DIGITS}]|\d(?![\d.]))"


@MONEY.rule(
    rf"{number('num', inside=False)} ?(?P<yuan>元|圆|块(?:钱)?)(?:零|〇|又)?(?:(?P<jiao>{_DIGIT})(?:(?:角|毛)(?:钱)?(?:(?:零|〇)?(?P<fen>{_DIGIT})分?(?:钱)?)?|(?=(?:[^\w]|钱|的|左右|一[斤个公]|以上|以下|多|$)))|(?P<fen>{_DIGIT})分(?:钱)?|(?P<half>半))(?:整|钱)?",
    yes={
        "三元六角五分": "3.65 CNY",
        "123元1角1分": "123.11 CNY",
        "十块三毛": "10.3 CNY",
        "两块五": "2.5 CNY",
    },
    needs=("元", "圆", "块"),
)
def yuan_jiao_fen(match: Match) -> Placed[Money] | None:
    """Yuan with tenths (角, 毛) and hundredths (分), or with a bare last digit for the tenths (两块五)."""
    whole = read_numbers(None, match["num"])
    if whole is None or whole[0].upper is not None:
        return None
    tenths, hundredths = (parse_numeral(match[group]) if match[group] else None for group in ("jiao", "fen"))
    if match["half"]:
        tenths = parse_numeral("5")
    extra = Decimal(0)
    if tenths:
        extra += tenths.value / 10
    if hundredths:
        extra += hundredths.value / 100
    begin, named = _currency_before(match.string, match.start())
    figure = place(match.string, begin, match.end(), *whole)
    return _money(
        Figure(figure.start, figure.end, figure.value + extra, None, figure.modifier, figure.per), named or "CNY"
    )


@MONEY.rule(
    rf"{numbers('[角毛]?')} ?(?:(?P<jiao>角|毛)(?P<money>钱)?(?:(?P<fen>{_DIGIT})分?(?P<money>钱)?)?|(?P<cent>分)(?P<money>钱))",
    yes={"五毛钱": "0.5 CNY", "8角": "0.8 CNY", "三毛五": "0.35 CNY", "五分钱": "0.05 CNY"},
    no=["三角洲", "五角星", "长三角一体化", "三角形", "九毛九"],
    needs=("角", "毛", "分钱"),
)
def small_change(match: Match) -> Placed[Money] | None:
    """Sums under one yuan, in 角, 毛 or 分."""
    text, unit = match.string, match["jiao"] or "分"
    start, word, _ = word_at(text, match.start("num"))
    if match["jiao"] and not match["money"]:
        if match["num"][-1:].isdigit() is False and (unit == "角" and not match["fen"]):
            return None
        if (
            start < match.start("num")
            or start + len(word) > match.end()
            or text[match.end() : match.end() + 1] in ("形", "洲", "星", "尖", "毛")
        ):
            return None
    figure = read_figure(match)
    if figure is None:
        return None
    if match["fen"]:
        cents = parse_numeral(match["fen"])
        tenths = figure.value + (cents.value / 10 if cents else 0)
        figure = Figure(figure.start, figure.end, tenths, None, figure.modifier, figure.per)
    return _money(figure, "CNY", Decimal("0.1") if match["jiao"] else Decimal("0.01"))


@MONEY.rule(
    rf"(?<![A-Za-z])(?P<name>{_BEFORE})[:：]? ?(?:{number('low', signed=True, border=False)}{RANGE}(?:{_BEFORE} ?)?)?{number('num', signed=True, border=False)}(?!\d|[年月日号])",
    yes={"US$1.2亿": "120000000 USD", "$100": "100 USD", "¥1,234.56": "1234.56 CNY", "USD 100": "100 USD"},
    no=["RMBS2023"],
)
def currency_first(match: Match) -> Placed[Money] | None:
    """A currency's sign, code or name, then the number."""
    figure = read_figure(match)
    if figure is None:
        return None
    return _money(figure, currencies()[match["name"]][0])


@MONEY.rule(
    rf"(?=[\d.{DIGITS}十几]{{1,8}}个多?[千百十]?[亿万]){number('num')}",
    yes={"1个亿": "100000000 CNY", "两个多亿": "200000000 CNY over"},
    no=["1个亿人口大省"],
    needs=("个亿", "个多亿", "个千万"),
)
def hundred_millions(match: Match) -> Placed[Money] | None:
    """N个亿 with nothing behind it is money."""
    following = match.string[match.end() : match.end() + 1]
    figure = read_figure(match)
    if figure is None or (following.isalpha() and following not in "的以左上了资产投注用来打砸"):
        return None
    return _money(figure, "CNY")
