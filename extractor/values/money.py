"""Sums of money: the number, its currency before or behind, yuan-jiao-fen, ranges, per what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from extractor.models import Money
from extractor.rules import Match, Placed, RuleSet, examples
from extractor.values.figure import Figure, place, read_figure, read_numbers, times
from extractor.values.numeral import DIGITS, RANGE, RANGE_SIGNS, number, numbers, parse_numeral
from extractor.values.surfaces import any_of, currencies
from extractor.values.words import word_at

MONEY: RuleSet[Money] = RuleSet("money")


def _side(*sides: str) -> str:
    return any_of(surface for surface, (_, side, _) in currencies().items() if side in sides)


_BEHIND = rf"(?:{_side('behind', 'both')})(?![A-Za-z])"
_BEFORE = rf"(?:{_side('before', 'both')})"
_FIRST = frozenset(surface[0] for surface, (_, side, _) in currencies().items() if side != "before")
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
        all(c in "百千万亿" for c in number_text)
        and figure.modifier == "exact"
        and not (start == 0 and end == len(text))
    )


@MONEY.rule(
    rf"{numbers(rf'{_INCLUDED} ?(?P<lowunit>{_BEHIND})?{_INCLUDED}', signed=True, behind=f'(?:{_BEFORE} ?)?')}{_INCLUDED} ?(?P<unit>{_BEHIND}){_NOT_YUAN}(?:(?<=元)钱)?(?:整|正(?![在式好常是当]))?(?P<again>{any_of(s for s in currencies() if not s.isascii() and len(s) > 1)})?{_INCLUDED}",
    yes=examples("""
        27.59亿元 -> 2759000000 CNY | 二百余万元 -> 2000000 CNY over | 3.5万亿元 -> 3500000000000 CNY | 超36.5亿元 -> 3650000000 CNY over
        １千五百元 -> 1500 CNY | 3万5千元 -> 35000 CNY | 2千3百元 -> 2300 CNY | 一千二百三十四万五千六百七十八元 -> 12345678 CNY
        1,234,567.89元 -> 1234567.89 CNY | 12，345元 -> 12345 CNY | 0.5元 -> 0.5 CNY | -5元 -> -5 CNY
        壹佰贰拾叁万肆仟伍佰元整 -> 1234500 CNY | 伍拾元整 -> 50 CNY | 壹萬貳仟圓整 -> 12000 CNY | 人民币壹仟元整 -> 1000 CNY
        人民币20万元 -> 200000 CNY | 100元人民币 -> 100 CNY | 人民币约30亿元 -> 3000000000 CNY about | RMB100元 -> 100 CNY
        港币两千元 -> 2000 HKD | 新台币177.1亿元 -> 17710000000 TWD | 9000元日币 -> 9000 JPY | 50万元美金 -> 500000 USD
        100美元 -> 100 USD | 300欧元 -> 300 EUR | 10万韩元 -> 100000 KRW | 500卢布 -> 500 RUB | 300卢比 -> 300 INR
        2000泰铢 -> 2000 THB | 5新加坡元 -> 5 SGD | 100加元 -> 100 CAD | 100澳元 -> 100 AUD | 100瑞士法郎 -> 100 CHF
        八十英镑 -> 80 GBP | 100万日圆 -> 1000000 JPY | 12美分 -> 0.12 USD | 五百林吉特 -> 500 MYR | 3万越南盾 -> 30000 VND
        40万印尼盾 -> 400000 IDR | 200兰特 -> 200 ZAR | 60迪拉姆 -> 60 AED | 100瑞典克朗 -> 100 SEK | 10亿巴西雷亚尔 -> 1000000000 BRL
        100澳门元 -> 100 MOP | 700新西兰元 -> 700 NZD | 90土耳其里拉 -> 90 TRY | 80以色列谢克尔 -> 80 ILS | 5亿墨西哥比索 -> 500000000 MXN
        50€ -> 50 EUR | 100RMB -> 100 CNY | 100 USD -> 100 USD | 2000円 -> 2000 JPY
        3块钱 -> 3 CNY | 一百来块钱 -> 100 CNY about | 两三百块 -> 200..300 CNY | 三千五百块 -> 3500 CNY | 4700多块钱 -> 4700 CNY over
        花了3块 -> 3 CNY | 两百五十塊錢 -> 250 CNY | 十元钱 -> 10 CNY | 几百块 -> 100 CNY several
        十八至三十万日元 -> 180000..300000 JPY | 1万(含)-5万元 -> 10000..50000 CNY | 1.2亿—1.5亿元 -> 120000000..150000000 CNY
        30至40万元 -> 300000..400000 CNY | 500元—1万元 -> 500..10000 CNY | 50元到100元 -> 50..100 CNY | 大约三四万元 -> 30000..40000 CNY about
        五到六万块 -> 50000..60000 CNY | 从8500到3万港元 -> 8500..30000 HKD | 5-10美元 -> 5..10 USD | 3~5亿元 -> 300000000..500000000 CNY
        2万余元 -> 20000 CNY over | 17.3万多元 -> 173000 CNY over | 十几万元 -> 100000 CNY several | 数十亿元 -> 1000000000 CNY several
        近700万元 -> 7000000 CNY nearly | 10万元以内 -> 100000 CNY at_most | 不低于5000元 -> 5000 CNY at_least | 不足3元 -> 3 CNY under
        突破2亿元 -> 200000000 CNY over | 上百万元 -> 1000000 CNY over | 满39元 -> 39 CNY at_least | 最高164.62万元 -> 1646200 CNY at_most
        最高可享320万元 -> 3200000 CNY at_most | 至少赔付8000元 -> 8000 CNY at_least | 20元起 -> 20 CNY at_least | 一百元左右 -> 100 CNY about
        约合30亿元 -> 3000000000 CNY about | 高达67.78万元 -> 677800 CNY | 逾6亿元 -> 600000000 CNY over | 100元封顶 -> 100 CNY at_most
        1万元（含）以上 -> 10000 CNY at_least | 300元不到 -> 300 CNY under | 5万元上下 -> 50000 CNY about | ≥100元 -> 100 CNY at_least
        20元/平方米 -> 20 CNY/square_metre | 100元/人·月 -> 100 CNY/person/month | 150元/年 -> 150 CNY/year | 五百元每人 -> 500 CNY/person
        30元一斤 -> 30 CNY/jin | 每斤38元 -> 38 CNY/jin | 每公斤80元 -> 80 CNY/kilogram | 日均费用111.5元/人 -> 111.5 CNY/day/person
        每年增收2万余元 -> 20000 CNY/year over | 每人每年150元 -> 150 CNY/person/year | 亩均产值超10万元 -> 100000 CNY/mu over | 3.2元/立方米 -> 3.2 CNY/cubic_metre
        人均补助1200元 -> 1200 CNY/person | 8元/千瓦时 -> 8 CNY/kilowatt_hour | 1.5万元每平方米 -> 15000 CNY/square_metre
    """),
    no=[
        "一元化",
        "公元2024年",
        "多元文化",
        "二元结构",
        "三元桥",
        "一元二次方程",
        "一块地",
        "一块儿",
        "分成三块",
        "三块屏幕",
        "万元户",
        "亿元村",
        "千元机",
        "10元素",
        "元旦",
        "元宵节",
        "2024元旦",
        "开元",
        "状元",
        "单元3",
    ],
    needs=_MARKS,
    after=_FIRST | frozenset("(（" + RANGE_SIGNS),
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
    yes=examples("""
        三元六角五分 -> 3.65 CNY | 123元1角1分 -> 123.11 CNY | 十块三毛 -> 10.3 CNY | 两块五 -> 2.5 CNY | 三十五块八毛 -> 35.8 CNY
        19块9毛9 -> 19.99 CNY | 六十五块五毛五 -> 65.55 CNY | 三元零五分 -> 3.05 CNY | 一百二十块零五毛 -> 120.5 CNY | 九块九 -> 9.9 CNY
        35块8 -> 35.8 CNY | 3元5角 -> 3.5 CNY | 壹佰元伍角整 -> 100.5 CNY | 约12块5毛 -> 12.5 CNY about | 5块半 -> 5.5 CNY
        每斤3块5 -> 3.5 CNY/jin | 一百块零八毛钱 -> 100.8 CNY
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
    begin, named = _currency_before(match.string, match.start())
    figure = place(match.string, begin, match.end(), *whole)
    return _money(
        Figure(figure.start, figure.end, figure.value + extra, None, figure.modifier, figure.per), named or "CNY"
    )


@MONEY.rule(
    rf"{numbers('[角毛]?')} ?(?:(?P<jiao>角|毛)(?P<money>钱)?(?:(?P<fen>{_DIGIT})分?(?P<money>钱)?)?|(?P<cent>分)(?P<money>钱))",
    yes=examples("""
        五毛钱 -> 0.5 CNY | 8角 -> 0.8 CNY | 三毛五 -> 0.35 CNY | 五分钱 -> 0.05 CNY | 三角五分 -> 0.35 CNY | 5毛5分钱 -> 0.55 CNY
        两三毛钱 -> 0.2..0.3 CNY | 不到1毛钱 -> 0.1 CNY under
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
        if match["num"][-1:].isdigit() is False and (unit == "角" and not match["fen"]):
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
    return _money(figure, "CNY", Decimal("0.1") if match["jiao"] else Decimal("0.01"))


@MONEY.rule(
    rf"(?<![A-Za-z])(?P<name>{_BEFORE})[:：]? ?(?:{number('low', signed=True, border=False)}{RANGE}(?:{_BEFORE} ?)?)?{number('num', signed=True, border=False)}(?!\d|[年月日号])",
    yes=examples("""
        US$1.2亿 -> 120000000 USD | $100 -> 100 USD | ¥1,234.56 -> 1234.56 CNY | USD 100 -> 100 USD | ￥99.9 -> 99.9 CNY
        HK$500 -> 500 HKD | NT$300 -> 300 TWD | A$20 -> 20 AUD | €50 -> 50 EUR | £30 -> 30 GBP | ₩10000 -> 10000 KRW | ₽500 -> 500 RUB
        RMB 100 -> 100 CNY | CNY100 -> 100 CNY | 人民币20万 -> 200000 CNY | 港币三千 -> 3000 HKD | $5-$10 -> 5..10 USD | $5-10 -> 5..10 USD
        C$75 -> 75 CAD | S$12.5 -> 12.5 SGD | ₹2000 -> 2000 INR | ฿350 -> 350 THB | EUR 1,000 -> 1000 EUR | 超$3亿 -> 300000000 USD over
        JPY 5000 -> 5000 JPY | R$80 -> 80 BRL
    """),
    no=["RMBS2023", "USD", "A$AP", "人民币2024年升值"],
    before={surface[-1] for surface, (_, side, _) in currencies().items() if side != "behind"},
)
def currency_first(match: Match) -> Placed[Money] | None:
    """A currency's sign, code or name, then the number."""
    figure = read_figure(match)
    if figure is None:
        return None
    return _money(figure, currencies()[match["name"]][0])


_SUMS = r"(?:[额值资](?!源|料|格|讯)|产值|营收|利润|收入|支出|GDP|资金|投资|市值|税收|贷款|存款|债务)"
_IMPLIED = regex.compile(
    rf"{_SUMS}(?:[一-龥]{{0,3}}?(?:达到|达|为|至|到|是|有|共|计|约|超|增|降|升|破|近)(?:了|至|到|为|达)?|合计|总计|累计|已|)$"
)


@MONEY.rule(
    rf"{numbers(signed=True)}(?=[\s，。；、！？,;)）]|$)",
    yes=examples("""
        总投资额近1000亿 -> 100000000000 CNY nearly | 成交额5403亿 -> 540300000000 CNY | 市值突破2万亿 -> 2000000000000 CNY over | 营收达3.5亿 -> 350000000 CNY
    """),
    no=["人数达3亿", "面积5万", "资源3万", "投资3项"],
    holds="亿万億萬",
    after=[*"，。、；！？,;)）\n", ""],
)
def implied(match: Match) -> Placed[Money] | None:
    """A number in 万 or 亿 with no unit, behind what is counted in money: 成交额5403亿."""
    text = match.string
    figure = read_figure(match)
    if figure is None or match["num"][-1] not in "万亿多余":
        return None
    if not _IMPLIED.search(text[max(0, figure.start - 14) : figure.start]):
        return None
    return _money(figure, "CNY")


@MONEY.rule(
    rf"(?=[\d.{DIGITS}十几]{{1,8}}个多?[千百十]?[亿万]){number('num')}",
    yes=examples("""
        1个亿 -> 100000000 CNY | 两个多亿 -> 200000000 CNY over | 三个亿 -> 300000000 CNY | 近10个亿 -> 1000000000 CNY nearly | 超5个亿 -> 500000000 CNY over
    """),
    no=["1个亿人口大省", "一个人"],
    needs=("个亿", "个多亿", "个千万"),
)
def hundred_millions(match: Match) -> Placed[Money] | None:
    """N个亿 with nothing behind it is money."""
    following = match.string[match.end() : match.end() + 1]
    figure = read_figure(match)
    if figure is None or (following.isalpha() and following not in "的以左上了资产投注用来打砸"):
        return None
    return _money(figure, "CNY")
