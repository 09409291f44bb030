"""Yuan with jiao and fen (三元六角五分, 两块五), and sums below one yuan (五毛钱)."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Money
from extractor.values.money.amount import currency_before, money, price_of_one
from extractor.values.number.numeral import CHINESE, DIGITS, RANGE, RANGE_SIGNS, number, numbers, parse_numeral
from extractor.values.number.placed_number import Figure, place, read_figure, read_numbers
from extractor.values.number.unit_words import currencies
from extractor.values.number.word_borders import word_at

CHANGE: RuleSet[Money] = RuleSet("money")

_DIGIT = rf"(?:[{DIGITS}]|\d(?![\d.]))"


_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖貳陸")


_AFTER_DIGIT = r"(?=(?:[^\w]|钱|[的呢吧啊吗嘛呀哦哈啦喽了]|左右|一[斤个公份本张瓶盒袋箱包只条碗杯串件套盘]|每|两[斤个只件瓶盒袋份本包]|以上|以下|多|包邮|(?<!一)起|[至到]|才|就|不到|出头|成交|拿下|[买卖](?![家点场方主菜])|$))"


def _spoken(part: str, after: str = _AFTER_DIGIT) -> str:
    """The pattern of yuan with tenths and hundredths, or with a bare last digit. The groups bear the prefix `part`; the digit may stand before `after`."""
    return (
        rf"{number(f'{part}num', inside=False, signed=part != 'high_', border=part != 'high_')} ?(?:元|圆|块(?:钱)?)(?P<{part}zero>[零〇])?又?"
        rf"(?:(?P<{part}jiao>{_DIGIT})(?:(?:角|毛)(?:钱)?(?:[零〇]?(?P<{part}fen>{_DIGIT})分?(?:钱)?)?|{after})"
        rf"|(?P<{part}fen>{_DIGIT})分(?:钱)?|(?P<{part}half>半)(?![天个年月日小晌点路数价夜]))"
    )


def _spoken_sum(match: Match, part: str = "") -> Decimal | None:
    """What `_spoken` matched, in yuan. Behind 零 a bare digit counts hundredths: 六块零七 is 6.07, 三块零五毛 3.5."""
    whole = parse_numeral(match[f"{part}num"])
    if whole is None or whole.upper is not None:
        return None
    groups = {name: match[f"{part}{name}"] for name in ("jiao", "fen", "zero", "half")}
    tenths, hundredths = (parse_numeral(groups[name]) if groups[name] else None for name in ("jiao", "fen"))
    said = match.string[match.end(f"{part}jiao") : match.end(f"{part}jiao") + 1] if tenths else ""
    change = Decimal("0.5") if groups["half"] else Decimal(0)
    if tenths:
        change += tenths.value / (100 if groups["zero"] and said not in ("角", "毛") else 10)
    change += hundredths.value / 100 if hundredths else 0
    return whole.value - change if match[f"{part}num"][0] in "负-−" else whole.value + change


@CHANGE.rule(
    rf"{_spoken('')}(?:整|钱)?",
    yes=examples("""
        三元六角五分 -> 3.65 CNY | 123元1角1分 -> 123.11 CNY | 十块三毛 -> 10.3 CNY | 两块五 -> 2.5 CNY | 三十五块八毛 -> 35.8 CNY
        19块9毛9 -> 19.99 CNY | 六十五块五毛五 -> 65.55 CNY | 三元零五分 -> 3.05 CNY | 一百二十块零五毛 -> 120.5 CNY | 九块九 -> 9.9 CNY | 九块九包邮 -> 9.9 CNY
        35块8 -> 35.8 CNY | 3元5角 -> 3.5 CNY | 壹佰元伍角整 -> 100.5 CNY | 约12块5毛 -> 12.5 CNY about | 5块半 -> 5.5 CNY
        每斤3块5 -> 3.5 CNY/jin | 一斤卖两块五 -> 2.5 CNY/jin | 一百块零八毛钱 -> 100.8 CNY | 六块零七 -> 6.07 CNY | 三十块零五 -> 30.05 CNY
        一盒14块4呢 -> 14.4 CNY/box | 35块5吧 -> 35.5 CNY | 26块7买的 -> 26.7 CNY | 18块6一份 -> 18.6 CNY/copy
        亏了负三块五 -> -3.5 CNY | 四十九块九才成交 -> 49.9 CNY | 8块8两斤 -> 8.8 CNY
    """),
    no=["第一块3号地", "分两块4家承包"],
    needs=("元", "圆", "块"),
    after="元圆块",
)
def yuan_jiao_fen(match: Match) -> Placed[Money] | None:
    """Yuan with tenths (角, 毛) and hundredths (分), or with a bare last digit for the tenths (两块五)."""
    whole, value = read_numbers(None, match["num"]), _spoken_sum(match)
    if whole is None or value is None:
        return None
    begin, named = currency_before(match.string, match.start())
    figure = price_of_one(match.string, place(match.string, begin, match.end(), *whole))
    return money(Figure(figure.start, figure.end, value, None, figure.modifier, figure.per), named or "CNY")


_MINOR = {
    "便士": "GBP",
    "美分": "USD",
    "欧分": "EUR",
    "港仙": "HKD",
    "澳分": "AUD",
    "加分": "CAD",
    "戈比": "RUB",
    "仙": "HKD",
    "分": "",
}


@CHANGE.rule(
    rf"{number('num', signed=True, inside=False)} ?(?P<major>英镑|镑|美元|美金|欧元|港元|港币|澳元|加元|新加坡元|卢布)(?:零|又)?{number('cents', inside=False, border=False)} ?(?P<minor>{'|'.join(_MINOR)})(?![钟之])",
    yes=examples("""
        1英镑20便士 -> 1.2 GBP | 十美元五十美分 -> 10.5 USD | 3欧元5欧分 -> 3.05 EUR
    """),
    no=["分美元"],
    needs=("便士", "分", "仙", "戈比"),
    after="英镑美欧港澳加新卢",
)
def major_and_minor(match: Match) -> Placed[Money] | None:
    """A foreign sum in its major unit and hundredths."""
    whole, cents = read_numbers(None, match["num"]), parse_numeral(match["cents"])
    iso = currencies()[match["major"]][0]
    if whole is None or cents is None or not 0 < cents.value < 100 or _MINOR[match["minor"]] not in ("", iso):
        return None
    figure = place(match.string, match.start(), match.end(), *whole)
    value = figure.value + cents.value / 100
    return money(Figure(figure.start, figure.end, value, None, figure.modifier, figure.per), iso)


_PLAIN = rf"{number('low_num', inside=False)} ?(?:元|圆|块(?:钱)?)"
_PLAIN_HIGH = rf"{number('high_num', inside=False, border=False)} ?(?:元|圆|块(?:钱)?)"


@CHANGE.rule(
    rf"(?=[\d.,{CHINESE}几]{{1,10}} ?[元圆块][^，。；、]{{0,6}}[{RANGE_SIGNS}][^，。；、]{{1,9}}[块元圆])(?:{_spoken('low_')}{RANGE}(?:{_spoken('high_')}|{_PLAIN_HIGH})|{_PLAIN}{RANGE}{_spoken('high_')})",
    yes=examples("""
        三块二到三块五毛六 -> 3.2..3.56 CNY | 三块五到四块 -> 3.5..4 CNY | 两块到两块五 -> 2..2.5 CNY | 1元5角至2元 -> 1.5..2 CNY | 5块5-6块5 -> 5.5..6.5 CNY
    """),
    no=["三块到货", "三角到五角形"],
    needs=("元", "圆", "块"),
    after="元圆块",
)
def between_spoken(match: Match) -> Placed[Money] | None:
    """A range of two such sums, or of one and a whole number of yuan: 三块五到四块."""
    low, high = _spoken_sum(match, "low_"), _spoken_sum(match, "high_")
    one = parse_numeral("1")
    if low is None or high is None or one is None or low >= high:
        return None
    figure = price_of_one(match.string, place(match.string, match.start(), match.end(), one))
    return money(Figure(figure.start, figure.end, low, high, figure.modifier, figure.per), "CNY")


_STEP = regex.compile(r"(?:[涨跌降贵]|上涨|下跌|下降|上调|下调|便宜|提高|降低)了?$")
_PRICE = regex.compile(r"[价元]|每(?:公斤|斤|千克|升|度|吨|股|平方米|立方米|瓶|箱|件|只|个)")
# 三毛一条, 五毛一个: what one costs.
_ONE_OF_THEM = regex.compile(r"一[条个根只斤串本张支包瓶份块袋颗粒碗杯次件盒把双件](?![一-龥]?家)")


def _is_price_step(text: str, start: int) -> bool:
    """Whether a number of 分 at `start` is what a price, named before it in the sentence, went up or down by."""
    before = text[max(0, start - 40) : start]
    before = before[before.rfind("。") + 1 :]
    return _STEP.search(before) is not None and _PRICE.search(before) is not None


# 6分/度: what power, water or gas costs.
_PER_POWER = regex.compile(r"(?:/|每)(?:千瓦时|度|kWh|立方米|吨|公斤|斤|升)")
# 一分钱没要, 没花一分钱: nothing at all. 不到一分钱 is a sum.
_NOTHING_BEHIND = regex.compile(r"(?:也|都|钱)?(?:没|不(?![到足止过])|未(?!来))")
_NOTHING_BEFORE = regex.compile(r"(?:没|未|不(?![到足止过超少低下]))[^，。；！？\d]{0,4}$")


def _is_nothing(text: str, start: int, end: int) -> bool:
    """Whether one 分 or 角 at `[start, end)` is what is denied to have been paid or taken at all."""
    return (
        _NOTHING_BEHIND.match(text, end) is not None
        or _NOTHING_BEFORE.search(text, max(0, start - 6), start) is not None
    )


@CHANGE.rule(
    rf"{numbers('[角毛]?')} ?(?:(?P<jiao>角|毛)(?P<money>钱)?(?:(?P<fen>{_DIGIT}(?![条个根只斤串本张支包瓶份块袋颗粒碗杯次件盒把双]))分?(?P<money>钱)?)?|(?P<cent>分)(?:(?P<money>钱)|(?![钟之数比别秒为公子米])))",
    yes=examples("""
        五毛钱 -> 0.5 CNY | 8角 -> 0.8 CNY | 三毛五 -> 0.35 CNY | 五分钱 -> 0.05 CNY | 三角五分 -> 0.35 CNY | 5毛5分钱 -> 0.55 CNY
        两三毛钱 -> 0.2..0.3 CNY | 贰角 -> 0.2 CNY | 不到1毛钱 -> 0.1 CNY under | 不到一分钱 -> 0.01 CNY under | 三毛一条 -> 0.3 CNY | 每公斤涨了2分 -> 0.02 CNY/kilogram
        单价下降7分 -> 0.07 CNY | 电价每度上调5分 -> 0.05 CNY/kilowatt_hour | 6分/千瓦时 -> 0.06 CNY/kilowatt_hour
    """),
    no=[
        "三角洲",
        "五角星",
        "长三角一体化",
        "三角形",
        "三毛流浪记",
        "六角亭",
        "八角茴香",
        "得5分",
        "三角债",
        "成绩下降7分",
        "三毛一家",
        "高了2分",
        "百分",
        "三分天下",
        "一分钱没要",
        "不收一毛钱",
    ],
    needs=("角", "毛", "分"),
    after="角毛分" + RANGE_SIGNS,
)
def small_change(match: Match) -> Placed[Money] | None:
    """Sums under one yuan, in 角, 毛 or 分; a bare 分 is money only where a price goes up or down by it."""
    text, unit = match.string, match["jiao"] or "分"
    start, word, _ = word_at(text, match.start("num"))
    per_power = _PER_POWER.match(text, match.end()) is not None
    if match["cent"] and not match["money"] and not per_power and not _is_price_step(text, match.start()):
        return None
    if match["jiao"] and not match["money"]:
        capital = match["num"] in _CAPITALS
        whole = match.start() == 0 and match.end() == len(text)
        if not match["num"][-1:].isdigit() and unit == "角" and not match["fen"] and not capital and not whole:
            return None
        if (
            start < match.start("num")
            or start + len(word) > match.end()
            or (
                text[match.end() : match.end() + 1].isalpha()
                and text[match.end()] not in "的每了左以就也多"
                and not _ONE_OF_THEM.match(text, match.end())
            )
        ):
            return None
    if match["num"] == "一" and match["money"] and _is_nothing(text, match.start(), match.end()):
        return None
    figure = read_figure(match)
    if figure is None:
        return None
    if match["cent"] and not match["money"]:
        figure = price_of_one(text, figure)
    if match["fen"]:
        cents = parse_numeral(match["fen"])
        tenths = figure.value + (cents.value / 10 if cents else 0)
        figure = Figure(figure.start, figure.end, tenths, None, figure.modifier, figure.per)
    return money(figure, "CNY", Decimal("0.1") if match["jiao"] else Decimal("0.01"))


@CHANGE.rule(
    r"(?<![\d一二三四五六七八九十百千万亿两几大])(?:(?P<half>半)块钱|(?P<few>好?几)(?P<unit>块钱|毛钱|角钱|分钱|元钱|元(?![一-龥]))|(?P<about>[百千万]|十几)(?P<ba>把)?块(?:钱|(?![一-龥])))",
    yes=examples("""
        半块钱 -> 0.5 CNY | 千把块钱 -> 1000 CNY about | 万把块 -> 10000 CNY about | 几块钱 -> 1 CNY several | 好几毛钱 -> 0.1 CNY several
    """),
    no=["半块地", "百块屏", "几块地", "几元店"],
    needs=("块", "几"),
)
def roundly(match: Match) -> Placed[Money] | None:
    """Half a yuan, some few, and about a hundred, a thousand or ten thousand (百把块)."""
    one = parse_numeral("1" if match["half"] or match["few"] else match["about"])
    if match["few"]:
        change = {"毛": Decimal("0.1"), "角": Decimal("0.1"), "分": Decimal("0.01")}.get(match["unit"][0], Decimal(1))
        return Placed(Money(amount=change, currency="CNY", modifier="several"), *match.span())
    if one is None or not (match["half"] or match["ba"]):
        return None
    figure = place(match.string, match.start(), match.end(), one)
    if match["half"]:
        return money(Figure(figure.start, figure.end, Decimal("0.5"), None, figure.modifier, figure.per), "CNY")
    return money(Figure(figure.start, figure.end, figure.value, None, "about", figure.per), "CNY")
