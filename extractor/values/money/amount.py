"""Sums of money: the number, its currency before or behind, yuan-jiao-fen, ranges, per what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from extractor.grammar import Match, Placed, RuleSet, compiled, examples
from extractor.models import Money
from extractor.values.money.shared_names import code_in_context
from extractor.values.number.denominator import denominators, per_behind
from extractor.values.number.numeral import RANGE_SIGNS, numbers, parse_numeral
from extractor.values.number.placed_number import Figure, is_list_of_two, place, read_numbers, times
from extractor.values.number.unit_words import any_of, currencies
from extractor.values.number.value_words import any_word
from extractor.values.number.word_borders import word_at

MONEY: RuleSet[Money] = RuleSet("money")


def _side(*sides: str) -> str:
    return any_of(surface for surface, (_, side, _) in currencies().items() if side in sides)


_BEHIND = rf"(?:{_side('behind', 'both')})(?![A-Za-z])"
BEFORE = rf"(?:{_side('before', 'both')})"
_FIRST = frozenset(surface[0] for surface, (_, side, _) in currencies().items() if side != "before")
# 一元店, 零元购, 亿元级: names of kinds, no sums.
_NOT_YUAN = "(?<!元(?=[素旦宵宇朝曲勋级店]|购(?![买得入置物票车房])))(?<!欧(?=[洲盟亚美罗阳式]))(?<!蚊(?=[子虫香帐]))"
_INCLUDED = r"(?:[(（](?:不?含|包含)[)）])?"
_MARKS = tuple(sorted({surface[-1] for surface, (_, side, _) in currencies().items() if side != "before"}))


@cache
def _before_pattern() -> regex.Pattern[str]:
    return compiled(rf"(?P<name>{BEFORE})[:：]? ?$", regex.VERSION1)


def currency_before(text: str, start: int) -> tuple[int, str | None]:
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


def money(figure: Figure, currency: str, factor: Decimal = Decimal(1)) -> Placed[Money]:
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


# 一斤8块 is a price as 8块一斤 is.
_ONE_OF = regex.compile(
    r"(?<![这那近前后第每同唯统第另某万])一(?P<unit>斤|公斤|吨|两|克|份|瓶|盒|亩|平方米|平米|平|次|晚|件|套|本|袋|箱|公里|股|辆|头|张|碗|杯|个月|年|天|个?小时|个?学期|学年|节课?)(?:要|卖|才|只要|只|就|约)?$",
    regex.VERSION1,
)


@MONEY.rule(
    rf"{numbers(rf'{_INCLUDED} ?(?P<lowunit>{_BEHIND})?{_INCLUDED}(?P<lowper>/[一-龥㎡]{{1,4}})?', signed=True, behind=f'(?:{BEFORE} ?)?', listed=True)}{_INCLUDED} ?(?P<unit>{_BEHIND}){_NOT_YUAN}(?:(?<=元)钱)?(?:整|正(?![在式好常是当]))?(?P<again>{any_of(s for s in currencies() if not s.isascii() and len(s) > 1)})?{_INCLUDED}",
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
        花了3块 -> 3 CNY | 找我五块 -> 5 CNY | 便宜五块 -> 5 CNY | 两百五十塊錢 -> 250 CNY | 十元钱 -> 10 CNY | 几百块 -> 100 CNY several
        十八至三十万日元 -> 180000..300000 JPY | 1万(含)-5万元 -> 10000..50000 CNY | 1.2亿—1.5亿元 -> 120000000..150000000 CNY
        30至40万元 -> 300000..400000 CNY | 四到五千元 -> 4000..5000 CNY | 四、五百元 -> 400..500 CNY | 三到五百万元 -> 3000000..5000000 CNY | 0.02元/股–0.03元/股 -> 0.02..0.03 CNY/share | 3,900 万元– 5,850 万元 -> 39000000..58500000 CNY | 三四百元 -> 300..400 CNY
        亏损负两千万元 -> -20000000 CNY | 负三亿元 -> -300000000 CNY | 三万万元 -> 300000000 CNY | 三百十二元 -> 312 CNY | 26.8元/500克 -> 26.8 CNY/500 gram | 8万元/㎡ -> 80000 CNY/square_metre | 100块人民币 -> 100 CNY | 300块港币 -> 300 HKD | 千八百块 -> 800..1000 CNY about
        500元—1万元 -> 500..10000 CNY | 50元到100元 -> 50..100 CNY | 大约三四万元 -> 30000..40000 CNY about
        五到六万块 -> 50000..60000 CNY | 从8500到3万港元 -> 8500..30000 HKD | 5-10美元 -> 5..10 USD | 3~5亿元 -> 300000000..500000000 CNY
        2万余元 -> 20000 CNY over | 17.3万多元 -> 173000 CNY over | 十几万元 -> 100000 CNY several | 数十亿元 -> 1000000000 CNY several
        近700万元 -> 7000000 CNY nearly | 10万元以内 -> 100000 CNY at_most | 不低于5000元 -> 5000 CNY at_least | 不足3元 -> 3 CNY under
        突破2亿元 -> 200000000 CNY over | 上百万元 -> 1000000 CNY over | 满39元 -> 39 CNY at_least | 最高164.62万元 -> 1646200 CNY at_most
        最高可享320万元 -> 3200000 CNY at_most | 至少赔付8000元 -> 8000 CNY at_least | 20元起 -> 20 CNY at_least | 一百元左右 -> 100 CNY about
        约合30亿元 -> 3000000000 CNY about | 高达67.78万元 -> 677800 CNY | 逾6亿元 -> 600000000 CNY over | 100元封顶 -> 100 CNY at_most
        1万元（含）以上 -> 10000 CNY at_least | 300元不到 -> 300 CNY under | 5万元上下 -> 50000 CNY about | ≥100元 -> 100 CNY at_least
        300，000元 -> 300000 CNY | 20元/平方米 -> 20 CNY/square_metre | 100元/人·月 -> 100 CNY/person/month | 150元/年 -> 150 CNY/year | 五百元每人 -> 500 CNY/person
        30元一斤 -> 30 CNY/jin | 每斤38元 -> 38 CNY/jin | 每公斤80元 -> 80 CNY/kilogram | 日均费用111.5元/人 -> 111.5 CNY/day/person
        每年增收2万余元 -> 20000 CNY/year over | 每人每年150元 -> 150 CNY/person/year | 亩均产值超10万元 -> 100000 CNY/mu over | 3.2元/立方米 -> 3.2 CNY/cubic_metre
        人均补助1200元 -> 1200 CNY/person | 8元/千瓦时 -> 8 CNY/kilowatt_hour | 1.5万元每平方米 -> 15000 CNY/square_metre
        50欧 -> 50 EUR | 月薪8000元 -> 8000 CNY/month | 年薪30万元 -> 300000 CNY/year | 时薪25元 -> 25 CNY/hour | 月入3万元 -> 30000 CNY/month | 月租2500元 -> 2500 CNY/month
        1.5万-2万元/月 -> 15000..20000 CNY/month | 3000元/亩·年 -> 3000 CNY/mu/year | 80美元/桶 -> 80 USD/barrel | 每吨上涨50元 -> 50 CNY/tonne | 千元以上 -> 1000 CNY at_least
        每股收益0.35元 -> 0.35 CNY/share | 突破千亿元大关 -> 100000000000 CNY over | 0.56元/度 -> 0.56 CNY/kilowatt_hour | 每度电0.5元 -> 0.5 CNY/kilowatt_hour | 5元/平·月 -> 5 CNY/square_metre/month
        最高赔付金额88.4万元 -> 884000 CNY at_most | 最高限额为5万元 -> 50000 CNY at_most | 最高可奖补5万元 -> 50000 CNY at_most | 最高帮扶3万元 -> 30000 CNY at_most | 最高可提取20万元 -> 200000 CNY at_most | 最低工资标准2490元 -> 2490 CNY | 每亩最高可获赔4000元 -> 4000 CNY/mu at_most
        8块一斤 -> 8 CNY/jin | 一斤8块 -> 8 CNY/jin | 一晚300元 -> 300 CNY/night | 一公里2.5元 -> 2.5 CNY/kilometre | 一个月8000元 -> 8000 CNY/month | 一天一百块 -> 100 CNY/day | 一年3000元 -> 3000 CNY/year | 100元一张 -> 100 CNY/sheet | 100块出头 -> 100 CNY over | 花20块打车 -> 20 CNY | 10块三瓶 -> 10 CNY | 科威特的100第纳尔 -> 100 KWD | 最高不超过3万元 -> 30000 CNY at_most | 最高补贴可达2万元 -> 20000 CNY at_most | 100万越盾 -> 1000000 VND | 300元/人/天 -> 300 CNY/person/day | 500元购买 -> 500 CNY
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
        "两元店",
        "零元购",
        "十亿元级",
        "亿元大关",
        "5欧洲国家",
        "1比特币",
        "百万元级",
        "赵四人民币不计",
        "开元",
        "状元",
        "单元3",
        "100第纳尔",
    ],
    needs=_MARKS,
    after=_FIRST | frozenset("(（、" + RANGE_SIGNS),
)
def amount(match: Match) -> Placed[Money] | list[Placed[Money]] | None:
    """A number and the currency behind it, or on both sides of it (人民币20万元, 9000元日币)."""
    text, unit = match.string, match["unit"]
    start, end = match.span()
    if match["num"] and unit in ("元", "圆", "块", "块钱", "镑", "盾", "铢", "人民币") and not _is_sum(match):
        return None
    iso, _, factor = currencies()[unit]
    iso = code_in_context(text, unit, start, iso)
    if not iso:
        return None
    if match["lowunit"] and currencies()[match["lowunit"]][0] != iso and match["lowunit"] != "元":
        return None
    if match["again"] and unit in _ANY_CURRENCY:
        iso = currencies()[match["again"]][0]
    elif match["again"]:
        end = match.start("again")
    begin, named = currency_before(text, start)
    read = read_numbers(match["low"], match["num"], shared=not match["lowunit"])
    if read is None or (read[1] and (is_list_of_two(match, read[0], read[1]) or not _same_per(match, end))):
        return _apart(match, end, iso, factor)
    figure = place(text, begin, end, *read)
    if not named:
        # 人民币约30亿元: the hedge stands between the currency and the number.
        begin, named = currency_before(text, figure.start)
        figure = replace(figure, start=begin) if named and unit in ("元", "圆", "块") else figure
    if _is_bare(text, match["num"], start, end, figure):
        return None
    if named and unit in ("元", "圆", "块"):
        iso = named
    return money(price_of_one(text, figure), iso, factor)


def _same_per(match: Match, end: int) -> bool:
    """Whether what the lower end is counted per (0.02元/股—0.03元/股) stands behind the higher one as well."""
    return not match["lowper"] or match.string.startswith(match["lowper"], end)


def price_of_one(text: str, figure: Figure) -> Figure:
    """The figure with the 一斤 that may stand before it as what it is the price of."""
    one = _ONE_OF.search(text[max(0, figure.start - 8) : figure.start]) if not figure.per else None
    if one is None:
        return figure
    return replace(figure, start=figure.start - len(one[0]), per=[denominators()[one["unit"].removesuffix("课")]])


def _apart(match: Match, end: int, iso: str, factor: Decimal) -> list[Placed[Money]] | None:
    """The two sums of what is no range, because it falls or one of its ends is no number (100元到80元)."""
    found = []
    for group, stop in (("low", match.end("lowunit")), ("num", end)):
        numbers_read = read_numbers(None, match[group]) if match[group] and stop > 0 else None
        if numbers_read:
            found.append(money(place(match.string, match.start(group), stop, *numbers_read), iso, factor))
    return found or None


# 100元港币, 200块人民币: which yuan is said behind it.
_ANY_CURRENCY = frozenset({"元", "圆", "块", "块钱"})
# 10块三瓶, 20块2斤: so many are had for it.
_SO_MANY_FOR = regex.compile(
    r"(?:[两三四五六七八九十]|\d{1,2})(?:公?斤|[瓶盒袋包件双串份杯碗支枝朵](?![一-龥])|[个只本张条根](?=[，。；！？、]|$))"
)
# 找我五块, 便宜五块: money goes from hand to hand.
_HANDED_OVER = compiled(rf"{any_word('handed_over')}$", regex.VERSION1)
_BEHIND_YUAN = frozenset("月首老气件代谋")
_ROUGHLY = frozenset({"多", "左右", "上下", "以上", "以下", "以内", "不到", "出头", "整"})
_PAYING = frozenset("花付掏赚挣交")
_SPENDING = frozenset("花卖付收赚给省补掏要涨降贵值费用了才只价价钱得元达交出")


def _is_sum(match: Match) -> bool:
    """Whether 元 or 块 behind a number is money: not 二元结构, 一块地, 分成三块."""
    text, unit, num = match.string, match["unit"], match["num"]
    end = match.end("unit")
    following = text[end : end + 1]
    start, word, _ = word_at(text, match.start("num"))
    if unit == "人民币" and len(num) == 1 and not num.isdigit():
        return match.start() == 0 and match.end() == len(text)  # 赵四人民币: a name ends in the numeral
    if unit == "块":
        if match["again"]:
            return True
        if match.start() == 0 and (following in ("钱", "") or text[end:] in _ROUGHLY):
            return True
        if per_behind(text, end)[1] or _ONE_OF.search(text[max(0, match.start() - 8) : match.start()]):
            return True
        if _SO_MANY_FOR.match(text, end):
            return True
        if text[match.start() - 1 : match.start()] in _PAYING and match.start() and word_at(text, end)[2] in ("v", "n"):
            return word_at(text, end)[2] == "v"  # 花20块打车, but 交了5块电池
        if following.isalpha() and following not in "的了就不一每左以起多上呢吧吗啊到至出才成卖买整":
            return False
        numeral = parse_numeral(num)
        big = numeral is not None and (abs(numeral.value) >= 10 or numeral.value % 1 != 0)
        if match.start() and text[match.start() - 1] in _SPENDING:
            return True
        return big or _HANDED_OVER.search(text, max(0, match.start() - 5), match.start()) is not None
    if unit in ("元", "圆"):
        if len(num) == 1 and not num.isdigit() and following in _BEHIND_YUAN:
            return False  # 两元老, but 5万元首付
        if word[-1:] not in ("元", "圆") and start + len(word) > end:
            return False
        if num in ("一", "二", "三", "多") and following.isalpha() and following in "化论次方结制素桥区里牛猪杂一思对":
            return following == "一" and text[end + 1 : end + 2] != "次" and bool(per_behind(text, end)[1])
    return True
