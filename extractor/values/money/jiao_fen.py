"""Yuan with jiao and fen (三元六角五分, 两块五), and sums below one yuan (五毛钱)."""

from __future__ import annotations

from decimal import Decimal

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Money
from extractor.values.money.amount import currency_before, money, price_of_one
from extractor.values.number.figure import Figure, place, read_figure, read_numbers
from extractor.values.number.numeral import DIGITS, RANGE_SIGNS, number, numbers, parse_numeral
from extractor.values.number.word_borders import word_at

CHANGE: RuleSet[Money] = RuleSet("money")

_DIGIT = rf"(?:[{DIGITS}]|\d(?![\d.]))"


_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖貳陸")


@CHANGE.rule(
    rf"{number('num', inside=False)} ?(?P<yuan>元|圆|块(?:钱)?)(?:零|〇|又)?(?:(?P<jiao>{_DIGIT})(?:(?:角|毛)(?:钱)?(?:(?:零|〇)?(?P<fen>{_DIGIT})分?(?:钱)?)?|(?=(?:[^\w]|钱|的|左右|一[斤个公]|以上|以下|多|包邮|起|$)))|(?P<fen>{_DIGIT})分(?:钱)?|(?P<half>半))(?:整|钱)?",
    yes=examples("""
        三元六角五分 -> 3.65 CNY | 123元1角1分 -> 123.11 CNY | 十块三毛 -> 10.3 CNY | 两块五 -> 2.5 CNY | 三十五块八毛 -> 35.8 CNY
        19块9毛9 -> 19.99 CNY | 六十五块五毛五 -> 65.55 CNY | 三元零五分 -> 3.05 CNY | 一百二十块零五毛 -> 120.5 CNY | 九块九 -> 9.9 CNY | 九块九包邮 -> 9.9 CNY
        35块8 -> 35.8 CNY | 3元5角 -> 3.5 CNY | 壹佰元伍角整 -> 100.5 CNY | 约12块5毛 -> 12.5 CNY about | 5块半 -> 5.5 CNY
        每斤3块5 -> 3.5 CNY/jin | 一斤卖两块五 -> 2.5 CNY/jin | 一百块零八毛钱 -> 100.8 CNY
    """),
    no=["第一块3号地"],
    needs=("元", "圆", "块"),
    after="元圆块",
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
    begin, named = currency_before(match.string, match.start())
    figure = price_of_one(match.string, place(match.string, begin, match.end(), *whole))
    return money(
        Figure(figure.start, figure.end, figure.value + extra, None, figure.modifier, figure.per), named or "CNY"
    )


@CHANGE.rule(
    rf"{numbers('[角毛]?')} ?(?:(?P<jiao>角|毛)(?P<money>钱)?(?:(?P<fen>{_DIGIT})分?(?P<money>钱)?)?|(?P<cent>分)(?P<money>钱))",
    yes=examples("""
        五毛钱 -> 0.5 CNY | 8角 -> 0.8 CNY | 三毛五 -> 0.35 CNY | 五分钱 -> 0.05 CNY | 三角五分 -> 0.35 CNY | 5毛5分钱 -> 0.55 CNY
        两三毛钱 -> 0.2..0.3 CNY | 贰角 -> 0.2 CNY | 不到1毛钱 -> 0.1 CNY under
    """),
    no=["三角洲", "五角星", "长三角一体化", "三角形", "三毛流浪记", "六角亭", "八角茴香", "得5分", "三角债"],
    needs=("角", "毛", "分钱"),
    after="角毛分" + RANGE_SIGNS,
)
def small_change(match: Match) -> Placed[Money] | None:
    """Sums under one yuan, in 角, 毛 or 分."""
    text, unit = match.string, match["jiao"] or "分"
    start, word, _ = word_at(text, match.start("num"))
    if match["jiao"] and not match["money"]:
        capital = match["num"] in _CAPITALS
        if match["num"][-1:].isdigit() is False and (unit == "角" and not match["fen"]) and not capital:
            return None
        if (
            start < match.start("num")
            or start + len(word) > match.end()
            or (text[match.end() : match.end() + 1].isalpha() and text[match.end()] not in "的一每了左以就也多")
        ):
            return None
    figure = read_figure(match)
    if figure is None:
        return None
    if match["fen"]:
        cents = parse_numeral(match["fen"])
        tenths = figure.value + (cents.value / 10 if cents else 0)
        figure = Figure(figure.start, figure.end, tenths, None, figure.modifier, figure.per)
    return money(figure, "CNY", Decimal("0.1") if match["jiao"] else Decimal("0.01"))


@CHANGE.rule(
    r"(?<![\d一二三四五六七八九十百千万亿两几大])(?:(?P<half>半)块钱|(?P<about>[百千万]|十几)(?P<ba>把)?块(?:钱|(?![一-龥])))",
    yes=examples("""
        半块钱 -> 0.5 CNY | 千把块钱 -> 1000 CNY about | 万把块 -> 10000 CNY about
    """),
    no=["半块地", "百块屏"],
    needs=("块",),
)
def roundly(match: Match) -> Placed[Money] | None:
    """Half a yuan, and about a hundred, a thousand or ten thousand (百把块)."""
    one = parse_numeral("1" if match["half"] else match["about"])
    if one is None or not (match["half"] or match["ba"]):
        return None
    figure = place(match.string, match.start(), match.end(), one)
    if match["half"]:
        return money(Figure(figure.start, figure.end, Decimal("0.5"), None, figure.modifier, figure.per), "CNY")
    return money(Figure(figure.start, figure.end, figure.value, None, "about", figure.per), "CNY")
