"""Sums whose currency goes without saying: 成交额5403亿, 投资3个亿."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.grammar import Match, Placed, RuleSet, compiled, examples
from extractor.models import Money
from extractor.values.money.amount import money, price_of_one
from extractor.values.number.numeral import DIGITS, RANGE, RANGE_SIGNS, number, numbers
from extractor.values.number.placed_number import Figure, place, read_figure, read_numbers
from extractor.values.number.value_words import any_word, value_words

IMPLIED: RuleSet[Money] = RuleSet("money")

_AMOUNTS = rf"(?:[额值资](?!源|料|格|讯)|{any_word('sum')})"
# What has these is said in plain numbers too (售价2999, 月薪8000).
_PRICES = rf"(?:[售定标单报总票房均起底特现原货楼菜油租]价|[年月周日时]薪|{any_word('price')})"
_TO = r"(?:[一-龥]{0,3}?(?:达到|达|为|至|到|是|有|共|计|约|超|增|降|升|破|近|过|在|涨|要)(?:了|至|到|为|达)?|合计|总计|累计|已|仅|只要?|:|：|)"
_IMPLIED = compiled(rf"(?:{_AMOUNTS}|{_PRICES}){_TO}$", regex.VERSION1)
# 两万三, 3万5: an end left out is heard in prices, not in counts; so a verb of selling before it is enough.
_SOLD = compiled(
    rf"{any_word('sold')}(?:了|出|到|出了|到了|进去|出去|给)?(?:他|她|我|你|人家)?$",
    regex.VERSION1,
)
_SPENT = compiled(rf"{any_word('spending')}(?:他|她|我|你|人家)?$", regex.VERSION1)
_SMALL = compiled(rf"{any_word('small_price')}(?:仅|只要?|才|为|是|:|：|涨到|降到|降至)?$", regex.VERSION1)
# 每平两万三, 工资一个月五千: what the sum is counted per, right before it.
_PER_BEFORE = compiled(
    r"(?<![这那前近后第同])(?:每一?|一)(?P<of>个?月|年|天|日|个?小时|晚|平方?米?|㎡|亩|个?学期|学年)(?:才|就|只要?|要|就要|大概)?$",
    regex.VERSION1,
)
# 五千多的工资: what it is stands behind.
_SUM_BEHIND = compiled(rf"的{any_word('sum_behind')}", regex.VERSION1)
_PEOPLE_BEHIND = compiled(
    r"的[一-龥]{0,2}?(?:人|观众|粉丝|用户|学生|员工|客流|点击|播放|阅读|票数|得票|人口|距离|海拔|高度|面积|数量)"
)
_END_LEFT_OUT = compiled(rf".*[百千万亿][{DIGITS[2:]}]|\d+(?:\.\d+)?[百千万亿]\d", regex.VERSION1)
_PRICED = compiled(rf"(?:{_PRICES}){_TO}$|(?:[价费薪租]|工资|成本)[一-龥]{{0,4}}?[涨降跌升]了?$", regex.VERSION1)
_ENDS = rf"(?=(?:多|余|左右|以上|以下|以内|上下|起|出头)?(?:[\s，。；、！？,;)）/·|]|$|的|了(?=[，。；、！？]|$)|{any_word('paid_behind')}))"


@IMPLIED.rule(
    rf"{numbers(signed=True)}{_ENDS}",
    yes=examples("""
        总投资额近1000亿 -> 100000000000 CNY nearly | 成交额5403亿 -> 540300000000 CNY | 市值突破2万亿 -> 2000000000000 CNY over | 营收达3.5亿 -> 350000000 CNY
        票房45.2亿 -> 4520000000 CNY | 票房破10亿 -> 1000000000 CNY over | 市值3.2万亿 -> 3200000000000 CNY | 年薪30万 -> 300000 CNY/year | 月薪8000 -> 8000 CNY/month
        售价1.99万 -> 19900 CNY | 定价2999 -> 2999 CNY | 预算500万 -> 5000000 CNY | 奖金5万 -> 50000 CNY | 贷款20万 -> 200000 CNY | 身价过亿 -> 100000000 CNY over
        花了一百二 -> 120 CNY | 花了三千多 -> 3000 CNY over | 房租涨了三百多 -> 300 CNY over | 租金30万/年 -> 300000 CNY/year | 总价150万左右 -> 1500000 CNY about
        耗资3.2亿 -> 320000000 CNY | 赚了两万 -> 20000 CNY | 月供5000左右 -> 5000 CNY/month about | 首付60万起 -> 600000 CNY at_least | 工资八千多 -> 8000 CNY over
        年薪30万-50万 -> 300000..500000 CNY/year | 卖了两万三 -> 23000 CNY | 他卖了3万5 -> 35000 CNY | 奖金13万2 -> 132000 CNY | 花了一百五 -> 150 CNY | 总价300万至350万 -> 3000000..3500000 CNY
        五万六的车 -> 56000 CNY | 花了八百买鞋 -> 800 CNY | 他花七百五买的 -> 750 CNY | 中奖五百万 -> 5000000 CNY | 工资一个月五千 -> 5000 CNY/month | 房租每月三千五 -> 3500 CNY/month | 每平两万三 -> 23000 CNY/square_metre | 票价50 -> 50 CNY | 五千多的工资 -> 5000 CNY over | 净赚两百万 -> 2000000 CNY | 老伴一个月两千六 -> 2600 CNY/month | 单价三万八一平 -> 38000 CNY/square_metre
    """),
    no=[
        "人数达3亿",
        "破3亿人次",
        "面积5万",
        "资源3万",
        "投资3项",
        "粉丝涨了三百多",
        "价格2",
        "卖了三万",
        "食品价格指数为132.4",
        "拍了一百张",
        "存了300",
        "游客涨了一百二",
        "单价高15%",
        "花了三天",
        "工资2024年",
        "一万二的粉丝",
        "三千五的观众",
        "两百的速度",
        "花了三百天",
        "每天一万二",
        "门票2",
        "花了一百步就走到",
    ],
    after=[
        *"多余左以上起出的了·|，。、；！？,;)）/\n",
        "",
        *RANGE_SIGNS,
        *(word[0] for word in value_words("paid_behind")),
    ],
)
def implied(match: Match) -> Placed[Money] | None:
    """A number with no currency, behind what is counted in money: 成交额5403亿, 月薪8000."""
    text, num = match.string, match["num"]
    figure = read_figure(match)
    if figure is None:
        return None
    before = text[max(0, figure.start - 18) : figure.start]
    if "指数" in before[-14:]:
        return None  # 食品价格指数为132.4
    if not _is_sum(text, num, figure, before[-14:], before):
        return None
    return money(price_of_one(text, figure), "CNY")


def _is_sum(text: str, num: str, figure: Figure, near: str, before: str) -> bool:
    """Whether a bare number is a sum, by what stands before it (`near`; `before` reaches farther, over what it is counted per) and behind it."""
    if num[0] in "二两" and len(num) == 1:
        return False
    left_out = _END_LEFT_OUT.fullmatch(num) is not None
    scaled = left_out or num.rstrip("多余几来")[-1:] in ("百", "千", "万", "亿")
    large = left_out or num.rstrip("多余几")[-1:] in ("万", "亿")
    plain = 100 <= figure.value < 10**7 and len(num) > 1
    behind = text[figure.end : figure.end + 1]
    if _SUM_BEHIND.match(text, figure.end):
        return plain and (scaled or figure.value >= 1000)
    if behind == "的":
        return left_out and figure.value >= 1000 and not _PEOPLE_BEHIND.match(text, figure.end)
    if behind.isalpha() and behind != "了":
        return scaled and bool(_SPENT.search(near) or (left_out and _SOLD.search(near)))
    if (large and _IMPLIED.search(near)) or (plain and _PRICED.search(near)) or (left_out and _SOLD.search(near)):
        return True
    if _SMALL.search(near):
        return (len(num) > 1 or num.isdigit()) and figure.value >= 5
    per = _PER_BEFORE.search(before)
    if per is None:
        return False
    return (left_out and (per["of"][0] in "平㎡亩" or per["of"][-1] in "月年期")) or (
        (plain or scaled) and _PRICED.search(before[: per.start()]) is not None
    )


_PAID_BY_TIME = compiled(r" ?[/每] ?(?:月|年|天|日|小时|个月)|的?(?:[月年底]薪|工资|薪资)")
_MAGNITUDES = {"w": Decimal(10**4), "k": Decimal(10**3)}


@IMPLIED.rule(
    rf"(?<![A-Za-z\d.])(?:(?P<low>\d{{1,6}}(?:\.\d{{1,4}})?)(?P<small>[wWkK])?{RANGE})?(?P<num>\d{{1,6}}(?:\.\d{{1,4}})?)(?P<size>[wWkK])(?P<unit>元|块)?(?![A-Za-z\d])",
    yes=examples("""
        3w元 -> 30000 CNY | 月薪15k -> 15000 CNY/month | 1.2W元 -> 12000 CNY | 5k块 -> 5000 CNY | 月薪15k-20k -> 15000..20000 CNY/month | 年薪30w -> 300000 CNY/year
        价格5k -> 5000 CNY | 月薪15-20k -> 15000..20000 CNY/month | 5k-8k/月 -> 5000..8000 CNY/month | 3k工资 -> 3000 CNY
    """),
    no=["5k", "3W灯泡", "10k跑", "4K电视", "500W电机", "粉丝3w", "5w人", "K歌"],
    needs=("w", "k", "W", "K"),
)
def letters(match: Match) -> Placed[Money] | None:
    """w for 万 and k for thousand, where 元 follows or a price or wage stands before: 3w元, 月薪15k."""
    text = match.string
    paid = match["unit"] or _PAID_BY_TIME.match(text, match.end())
    if not paid and not _PRICED.search(text[max(0, match.start() - 12) : match.start()]):
        return None
    numbers_read = read_numbers(match["low"], match["num"])
    if numbers_read is None:
        return None
    figure = place(text, match.start(), match.end(), *numbers_read)
    return money(figure, "CNY", _MAGNITUDES[match["size"].lower()])


@IMPLIED.rule(
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
    return money(figure, "CNY")


@IMPLIED.rule(
    rf"{numbers()}(?P<verb>收购|购得|购入|买下|拍得|拍下|拿下|竞得|摘得|成交|入股|接盘|易主|易手|租下|买断|求购)",
    yes=examples("""
        四千万收购 -> 40000000 CNY | 3.2亿竞得 -> 320000000 CNY | 近5亿拍下 -> 500000000 CNY nearly | 1.5亿成交 -> 150000000 CNY
    """),
    no=["5收购", "三万购得票者", "四千收购站", "2024年收购"],
    needs=("收购", "购", "下", "得", "成交", "入股", "接盘", "易", "买断"),
    after="收购买拍拿竞摘成入接易租求",
)
def paid_for(match: Match) -> Placed[Money] | None:
    """A number of ten thousands or more right before a verb of buying is what is paid: 四千万收购股份."""
    figure = read_figure(match, match.end("num"))
    if figure is None or figure.value < 10**5 or match["num"][-1] not in "万亿":
        return None
    return money(figure, "CNY")


@IMPLIED.rule(
    rf"{numbers()}(?=包邮)",
    yes={"9.9包邮": "9.9 CNY", "满99包邮": "99 CNY at_least"},
    no=["满3包邮", "第一包邮件", "2包邮票"],
    needs=("包邮",),
    after="包",
)
def delivered(match: Match) -> Placed[Money] | None:
    """A bare number before 包邮 is a price; a small whole one may count what is bought."""
    figure = read_figure(match)
    if figure is None or (figure.value < _A_PRICE and "." not in match["num"]):
        return None
    return money(figure, "CNY")


_A_PRICE = 5


_RENT = compiled(rf"{any_word('price')}[^，。；！？\d]{{0,6}}(?:[，,]?押.付.[，,])?$", regex.VERSION1)


@IMPLIED.rule(
    rf"{numbers()}(?:(?P<time>/(?:月|年|天|小时))(?![一-龥A-Za-z\d])|(?:/|每|一)(?:平方米|平米|平方|平|㎡|亩)(?![方米均原安价整])|(?<=每(?:平方米|平米|平方|平|㎡)(?:约|近|超|超过|售价|均价|单价)?[^，。；]{{0,12}}万)(?=[，。；、！？）\s]|$))",
    yes=examples("""
        1.2万/平 -> 12000 CNY/square_metre | 8000一平 -> 8000 CNY/square_metre | 每平米1.2万 -> 12000 CNY/square_metre | 1.5万-2万/平 -> 15000..20000 CNY/square_metre | 房租4500/月 -> 4500 CNY/month
    """),
    no=["3人/平方公里", "5/平", "一平方米", "2平米", "2024/月", "故障300/月"],
    needs=("/", "每", "一平", "一㎡", "一亩"),
    after=[*"/每一，。；、！？）\n", "", *RANGE_SIGNS],
)
def per_area(match: Match) -> Placed[Money] | None:
    """A bare number per square metre or mu is a price, and one per month behind a rent or wage: 1.2万/平, 房租4500/月."""
    if match["time"] and not _RENT.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    figure = read_figure(match, match.end("num"))
    return None if figure is None or figure.value < 100 or not figure.per else money(figure, "CNY")
