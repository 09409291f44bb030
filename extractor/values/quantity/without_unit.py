"""Numbers with no measure word: before their noun (36万群众, 四大主题区域) or behind what they measure (参保人数超550万)."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Quantity
from extractor.values.number.hedge import hedge_behind
from extractor.values.number.not_figures import is_in_name, is_measure, is_ordinal, is_set_phrase
from extractor.values.number.numeral import RANGE_SIGNS, number, numbers, parse_numeral
from extractor.values.number.placed_number import place, read_numbers
from extractor.values.number.word_borders import cuts_a_word, starts_inside_word, word_at
from extractor.values.quantity.counted_noun import counted_noun
from extractor.values.quantity.si import quantity

BARE: RuleSet[Quantity] = RuleSet("quantity")


@BARE.rule(
    rf"{number('num', inside=False)}大(?=[一-龥])",
    yes=examples("""
        四大主题区域 -> 4 of 主题区域 | 3大成长阶段 -> 3 of 成长阶段 | 5大举措 -> 5 of 举措 | 三大产业 -> 3 of 产业 | 十大工程 -> 10 of 工程 | 三大类 -> 3 of 类
        六大类 -> 6 of 类 | 8大类 -> 8 of 类
    """),
    no=[
        "3大学生",
        "四大班子",
        "五大洲",
        "一大亮点",
        "二大爷",
        "第三大城市",
        "8大街",
        "三大战役",
        "四大名著",
        "“三大行动”",
    ],
    needs=("大",),
    after="大",
)
def great_ones(match: Match) -> Placed[Quantity] | None:
    """N大 and a noun: 四大主题区域. 大 is no measure word, the unit is null."""
    text, num = match.string, match["num"]
    numeral = parse_numeral(num)
    if numeral is None or not 2 <= numeral.value <= 100 or numeral.upper is not None or num == "二":
        return None
    if is_ordinal(text, match.start()) or is_in_name(text, match.start(), match.end()):
        return None
    start, word, tag = word_at(text, match.end() - 1)
    if start + len(word) > match.end() and start == match.end() - 1 and tag.startswith("n"):
        return None
    if not num[0].isdigit() and (
        starts_inside_word(text, match.start()) or is_set_phrase(text, match.start(), match.end())
    ):
        return None
    following = word_at(text, match.end())
    # 举措 and its like are verbs to the dictionary; behind 大 a word of two characters is a noun.
    of = counted_noun(text, match.end()) or (
        following[1] if following[0] == match.end() and (len(following[1]) > 1 or following[1] == "类") else None
    )
    if of is None and text.startswith("大类", match.end() - 1) and start + len(word) == match.end() + 1:
        of = "类"  # 六大类 is one word to the dictionary
    if of is None or not of.isalpha():
        return None
    return quantity(place(text, match.start(), match.end(), numeral), None, of)


_UNITS_OF_TIME = ("小时", "分钟", "年", "天", "秒", "周", "月", "号")


@BARE.rule(
    rf"{numbers()}(?=[一-龥A-Za-z])",
    yes=examples("""
        36万群众 -> 360000 of 群众 | 超700万新老市民 -> 7000000 of 新老市民 over | 数十万乘客 -> 100000 of 乘客 several | 近百万居民 -> 1000000 of 居民 nearly
        三千余学子 -> 3000 of 学子 over | 1.2亿农民工 -> 120000000 of 农民工 | 上千工人 -> 1000 of 工人 over | 两万多家庭 -> 20000 of 家庭 over | 5万居民 -> 50000 of 居民
        20万人口以上 -> 200000 of 人口 at_least | 几十万天门人 -> 100000 of 天门人 several | 数千万失能老人 -> 10000000 of 失能老人 several
    """),
    no=[
        "百姓",
        "万众一心",
        "千家万户",
        "成千上万",
        "2024年",
        "千企",
        "百城",
        "第500强",
        "万物",
        "百花",
        "千人计划",
        "世界500强",
    ],
    needs=("万", "亿", "千", "百", "几十", "余", "多", "w", "k"),
    holds="百千万亿余多几来数佰仟萬億wk",
)
def bare_count(match: Match) -> Placed[Quantity] | None:
    """A large or hedged number right before its noun, with no measure word between (36万群众)."""
    text, num = match.string, match["num"]
    start, end = match.span()
    if text[end] in "元亩吨" or text.startswith("大关", end) or is_measure(word_at(text, end)[1]):
        return None
    read = read_numbers(match["low"], num)
    if read is None or not (read[0].scaled or read[0].modifier != "exact") or is_ordinal(text, start):
        return None
    figure = place(text, start, end, *read)
    if figure.end != end or (all(c in "十百千万亿" for c in num) and figure.modifier == "exact"):
        return None
    if is_in_name(text, start, end):
        return None
    if not num[0].isdigit() and (cuts_a_word(text, start, end) or is_set_phrase(text, start, end)):
        return None
    of = counted_noun(text, end)
    # 百万小时 is a length of time, 两百多号人 counts with 号.
    if of is not None and of.startswith(_UNITS_OF_TIME) and word_at(text, end)[2] != "ns":
        return None
    if of is None:
        return None
    bound, said = hedge_behind(text, end + len(of))
    if said in ("at_least", "at_most") and figure.modifier == "exact":
        figure = replace(figure, end=bound, modifier=said)  # 20万人口以上
    return quantity(figure, None, of)


@BARE.rule(
    rf"{numbers()}(?=大关)",
    yes=examples("""
        突破14亿大关 -> 1400000000 over | 跨过1000大关 -> 1000 over | 站上3000大关 -> 3000 | 突破百万大关 -> 1000000 over
    """),
    no=["亿元大关", "突破大关", "三大关"],
    needs=("大关",),
    after="大",
)
def passed_mark(match: Match) -> Placed[Quantity] | None:
    """A mark with no unit that is passed or reached: 突破14亿大关."""
    text = match.string
    read = read_numbers(match["low"], match["num"])
    if read is None or read[0].value < 100:
        return None
    figure = place(text, match.start(), match.end(), *read)
    if figure.modifier == "exact" and text[max(0, match.start() - 2) : match.start()] in _PASSING:
        figure = replace(figure, modifier="over")
    return quantity(figure, None, None)


_PASSING = frozenset({"跨过", "冲破", "越过", "迈过", "跨越"})
_METRIC = regex.compile(
    r"[一-龥](?:[率数量值比]|指数|系数|规模|人口|人次|比分)"
    r"(?:[一-龥]{0,3}?(?:达到|达|为|至|到|是|有|共|计|约|超|增|降|升|破|近)(?:了|至|到|为|达)?|合计|总计|累计|已|)$",
    regex.VERSION1,
)
_ENDS = "，。；、！？,;)）"


@BARE.rule(
    rf"{numbers(signed=True)}(?=[\s{_ENDS}]|$)",
    yes=examples("""
        参保人数超550万 -> 5500000 over | 容积率提升至3.0 -> 3.0 | 人数突破3万 -> 30000 over | 容积率2.00—2.20 -> 2.00..2.20 | 常住人口120万 -> 1200000
        指数为103.5 -> 103.5 | 下载量达8000 -> 8000 | 用户数超过两千万 -> 20000000 over | 总人口约为45万 -> 450000 about | 系数0.85 -> 0.85
    """),
    no=["次数不限", "数一数二", "参数2024年", "号码数12345678号"],
    after=[*_ENDS, "\n", "", *RANGE_SIGNS],
)
def bare_metric(match: Match) -> Placed[Quantity] | None:
    """A number with no unit behind what it measures: a rate, a number, an index (参保人数超550万, 容积率提升至3.0)."""
    text = match.string
    read = read_numbers(match["low"], match["num"])
    if read is None or (not match["num"][0].isdigit() and not read[0].scaled):
        return None
    figure = place(text, match.start(), match.end(), *read)
    return quantity(figure, None, None) if _METRIC.search(text, max(0, figure.start - 16), figure.start) else None


_AREA_CUE = regex.compile(
    r"(?:来自|涉及|覆盖|跨|辐射|全[国球市省区县]|周边|沿[线江海黄]|[东西中南北]部|联合|包括|遍布|等)(?:了|全国|国内|境内|我国|\d{1,3}[省市县国区乡镇]|和|与|、)*$"
)
_LETTERS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝黔滇藏陕甘青宁新港澳台")


@BARE.rule(
    rf"{number('num', inside=False)}(?P<unit>省份|省区市|省市(?!场|民|长|级)|省|[市县区州](?=[、，。；\d的]|共)|国(?=[、，。；\d的]|代表|专家|选手|运动员|留学生|语言|公民|游客|旅客|元首|领导人|企业|学者|记者|学生|青年|签证|护照)|(?<=\d)城(?=[、，。；的]|房价|溢价|均价|楼市|联动|同步|成交|土地|库存))(?!道|级|长|委|会|内|外|直|属|域|城|[一二三四五六七八九]市)",
    yes=examples("""
        7省份 -> 7 省份 | 8省市 -> 8 省市 | 31省区市 -> 31 省区市 | 对54国公民 -> 54 国 | 22城溢价率 -> 22 城
        鄂豫湘3省 -> 3 省 | 苏浙皖三省 -> 3 省 | 浙江、江苏等5省 -> 5 省 | 涉及12省 -> 12 省 | 覆盖全国31省 -> 31 省 | 来自15国代表 -> 15 国
    """),
    no=[
        "东北三省",
        "三省一市",
        "3省道",
        "第3省",
        "二十国集团",
        "六国论坛",
        "三市里",
        "“四省通办”",
        "3省市场",
        "2城区",
        "三城联动",
    ],
    needs=("省", "市", "县", "区", "州", "国", "城"),
    after="省市县区州国城",
)
def areas(match: Match) -> Placed[Quantity] | None:
    """How many provinces, cities or countries: behind as many abbreviations (鄂豫湘3省), a list (等5省), or a word that says where (来自15国)."""
    text, num, start = match.string, match["num"], match.start()
    numeral = parse_numeral(num)
    if (
        numeral is None
        or numeral.upper is not None
        or not 2 <= numeral.value <= 300
        or is_in_name(text, start, match.end())
    ):
        return None
    count = int(numeral.value)
    abbreviated = count <= 9 and start >= count and _LETTERS.issuperset(text[start - count : start])
    if not abbreviated and not _tells_itself(match, count) and not _AREA_CUE.search(text, max(0, start - 10), start):
        return None
    return quantity(place(text, start, match.end(), numeral), match["unit"], None)


def _tells_itself(match: Match, count: int) -> bool:
    """Whether the unit alone says that areas are counted: 7省份, 54国公民, 22城."""
    return match["num"].isdigit() and (len(match["unit"]) > 1 or (match["unit"] in "国城" and count > 2))
