"""Measures that are more than a number and a unit: 3斤5两, 一米七五, 半斤, 翻两番."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import regex

from extractor.grammar import Match, Placed, RuleSet, examples
from extractor.models import Quantity
from extractor.values.number.hedge import hedge_before
from extractor.values.number.not_figures import is_ordinal
from extractor.values.number.numeral import DIGITS, number, parse_numeral
from extractor.values.number.placed_number import Figure, place
from extractor.values.number.unit_words import any_of, units
from extractor.values.number.word_borders import ends_inside_word
from extractor.values.quantity.si import quantity
from extractor.values.quantity.simple import PRINTED_UNITS
from extractor.values.ratio.fraction import ratio

COMPOUND: RuleSet[Quantity] = RuleSet("quantity")

_LENGTH = any_of([surface for surface, (si, _, _) in units().items() if si == "m" and surface not in ("里", "光年")])

_SMALLER = {
    "斤": "两", "公斤": "克", "千克": "克", "吨": "公斤", "丈": "尺", "尺": "寸", "米": "厘米", "公里": "米", "千米": "米",
    "英尺": "英寸", "升": "毫升", "市斤": "两", "里": "米", "亩": "分", "顷": "亩",
}  # fmt: skip


@COMPOUND.rule(
    rf"{number('num', inside=False)} ?(?P<unit>{any_of([*_SMALLER, '度'])})(?:零|又)?(?:{number('less', inside=False)} ?(?P<lesser>{any_of(_SMALLER.values())})(?!(?<=分)[之钟])|(?P<tail>[{DIGITS}]{{1,2}}|\d{{1,2}})(?![\d.{DIGITS}十百千万亿]|[一-龥](?<!的|高|长|宽|深|以|左|多|体|重|身|出|上|大|，|亩.地)))",
    yes=examples("""
        3斤5两 -> 3.5 斤 | 三斤五两 -> 3.5 斤 | 一米七五 -> 1.75 米 | 1米8 -> 1.8 米 | 2公斤300克 -> 2.3 公斤 | 五尺三寸 -> 5.3 尺 | 1公里200米 -> 1.2 公里
        6英尺6英寸 -> 6.5 英尺 | 3吨500公斤 -> 3.5 吨 | 约1米6 -> 1.6 米 about | 一尺二 -> 1.2 尺 | 一丈二 -> 1.2 丈 | 一米八大个 -> 1.8 米 | 一丈二尺 -> 1.2 丈 | 5斤3两 -> 5.3 斤 | 1丈5尺 -> 1.5 丈 | 2升500毫升 -> 2.5 升 | 三亩五分 -> 3.5 亩 | 一亩三分 -> 1.3 亩 | 三亩三 -> 3.3 亩 | 两斤三 -> 2.3 斤 | 6英尺2英寸 -> 6.16667 英尺 | 三十七度二 -> 37.2 度 | 38度5 -> 38.5 度
    """),
    no=["三米线"],
    needs=(*_SMALLER, "度"),
    after={*(u[0] for u in _SMALLER), "度"},
)
def compound(match: Match) -> Placed[Quantity] | None:
    """A larger and a smaller unit of one measure (3斤5两), or a bare decimal behind 米 (一米七五)."""
    text, unit = match.string, match["unit"]
    whole = parse_numeral(match["num"])
    if whole is None or whole.upper is not None or is_ordinal(text, match.start()):
        return None
    if match["tail"]:
        digits = parse_numeral(match["tail"], digit_strings=True)
        if (
            unit not in ("米", "尺", "丈", "度", "亩", "斤")
            or digits is None
            or not (30 <= whole.value <= 45 if unit == "度" else whole.value <= 9)
            or (unit != "米" and len(match["tail"]) > 1)
        ):
            return None
        value = whole.value + digits.value.scaleb(-len(match["tail"]))
    else:
        less = parse_numeral(match["less"])
        if less is None or match["lesser"] != _SMALLER.get(unit) or less.upper is not None:
            return None
        value = _in_unit(whole.value, less.value, match["lesser"], unit)
    return quantity(replace(place(text, match.start(), match.end(), whole), value=value), unit, None)


def _in_unit(whole: Decimal, less: Decimal, lesser: str, unit: str) -> Decimal:
    """So many of a unit and of a lesser one, in the unit: exact where it is finite, else six significant digits."""
    if unit == "亩":
        factor = Fraction(1, 10)  # ten 分 are a 亩; by itself 分 is no unit of area
    else:
        factor = (units()[lesser][1] or Fraction(0)) / (units()[unit][1] or Fraction(1))
    return ratio(whole * factor.denominator + less * factor.numerator, Decimal(factor.denominator))


@COMPOUND.rule(
    rf"{number('num', inside=False)} ?(?P<unit>周?岁)(?:零|又)?(?P<months>1[01]|[1-9]|十一?|[一二两三四五六七八九])(?:个(?P<half>半)?月(?![前后来内])|月(?=[大的，。；、）]|$))",
    yes=examples("""
        两岁零三个月 -> 2.25 岁 | 1岁6个月 -> 1.5 岁 | 3岁8个月 -> 3.66667 岁
    """),
    no=["岁末三个月", "几岁几个月"],
    needs=("岁",),
    after="周岁",
)
def age_with_months(match: Match) -> Placed[Quantity] | None:
    """An age of years and months, in years."""
    years, months = parse_numeral(match["num"]), parse_numeral(match["months"])
    if years is None or months is None or years.upper is not None:
        return None
    halves = 2 * (12 * years.value + months.value) + (1 if match["half"] else 0)
    figure = replace(place(match.string, match.start(), match.end(), years), value=ratio(halves, Decimal(24)))
    return quantity(figure, match["unit"], None)


@COMPOUND.rule(
    rf"(?P<scale>摄氏|华氏)(?P<frost>零下|零上)?{number('num', signed=True, border=False)} ?(?:度|°)",
    yes=examples("""
        摄氏30度 -> 30 摄氏度 | 摄氏零下5度 -> -5 摄氏度 | 华氏98.6度 -> 98.6 华氏度 | 约摄氏二十度 -> 20 摄氏度 about | 华氏70度左右 -> 70 华氏度 about
    """),
    no=["摄氏温标", "华氏家族"],
    needs=("摄氏", "华氏"),
)
def degrees_of_scale(match: Match) -> Placed[Quantity] | None:
    """A temperature with its scale before it: 摄氏30度."""
    numeral = parse_numeral(match["num"])
    if numeral is None:
        return None
    figure = place(match.string, match.start(), match.end(), numeral)
    if match["frost"] == "零下":
        figure = replace(figure, value=-figure.value)
    return quantity(figure, f"{match['scale']}度", None)


@COMPOUND.rule(
    rf"(?:(?<![一-龥])|(?<=[约近超过有要了到达每足中共为成仅只足]))半(?P<unit>{any_of([u for u in PRINTED_UNITS if u not in ('方', '度', '里', '两', '分')] + ['个', '碗', '杯', '瓶', '袋', '箱', '桶', '里地', '里路'])})(?!月|小时|钟头|世纪|学期|星期|季度|多?月|工作日|天)",
    yes=examples("""
        半斤 -> 0.5 斤 | 半公里 -> 0.5 公里 | 半亩 -> 0.5 亩 | 半个 -> 0.5 个 | 半吨 -> 0.5 吨 | 不到半米 -> 0.5 米 under | 约半升 -> 0.5 升 about
    """),
    no=["半斤八两", "半个月", "半小时", "半导体", "半空", "半边天", "大半个", "半个多小时", "半里面"],
    needs=("半",),
)
def half(match: Match) -> Placed[Quantity] | None:
    """Half of one: 半斤, 半公里."""
    one = parse_numeral("1")
    if (
        one is None
        or ends_inside_word(match.string, match.end())
        or match.string[match.end() : match.end() + 1] in ("八", "体")
    ):
        return None
    figure = replace(place(match.string, match.start(), match.end(), one), value=Decimal("0.5"))
    return quantity(figure, match["unit"], None)


@COMPOUND.rule(
    rf"(?:翻(?:了|上|过)?(?P<inner>近|将近|接近|超过?|不止|不到)?(?:(?P<num>[{DIGITS}]|\d)番|番|倍(?!数))|(?P<inner>近|将近|接近)(?P<num>[一两])番)(?!茄|译|薯|号|功夫|话|心血|周折|折腾|景象|天地|滋味)",
    yes=examples("""
        翻番 -> 2 倍 | 翻倍 -> 2 倍 | 翻一番 -> 2 倍 | 翻两番 -> 4 倍 | 翻了一番 -> 2 倍 | 翻了三番 -> 8 倍 | 翻番以上 -> 2 倍 at_least | 翻了一番多 -> 2 倍 over | 翻一番还多 -> 2 倍 over | 翻了近一番 -> 2 倍 nearly | 近一番 -> 2 倍 nearly | 翻了两番多 -> 4 倍 over
    """),
    no=["翻番茄", "翻译", "三番五次", "翻身", "近一番功夫"],
    needs=("番", "翻倍"),
)
def doubled(match: Match) -> Placed[Quantity] | None:
    """翻一番 is twice as much, 翻两番 four times."""
    numeral = parse_numeral(match["num"] or "一")
    if numeral is None or not 1 <= numeral.value <= 9:
        return None
    figure = place(match.string, match.start(), match.end(), numeral)
    if match["inner"]:
        inner, said = hedge_before(f"{match['inner']}1", len(match["inner"]))
        figure = replace(figure, modifier=said or "exact") if inner == 0 else figure
    return quantity(replace(figure, value=Decimal(2) ** int(numeral.value)), "倍", None)


@COMPOUND.rule(
    rf"{number('num', inside=False)}(?P<metal>[金银铜])(?P<plate>牌)?(?=(?P<behind>[\d一二三四五六七八九十两]{{1,3}}[金银铜]|[，。、；！）)的\s,和及与共入进位排]|$))",
    yes=examples("""
        39金27银24铜 -> 39 金 | 获得40金 -> 40 金 | 斩获3金2银 -> 2 银 | 摘得1银3铜 -> 3 铜 | 夺得五金三银 -> 5 金 | 收获12金牌 -> 12 金 | 以26金位居 -> 26 金
    """),
    no=["五险一金", "三金", "沉淀资金", "一寸光阴一寸金", "千金", "百金", "五金", "白金", "500金币", "1929铜"],
    needs=("金", "银", "铜"),
    after="金银铜",
)
def medals(match: Match) -> Placed[Quantity] | None:
    """Medals won, by their metal: 39金27银24铜."""
    text, num = match.string, match["num"]
    numeral = parse_numeral(num)
    before = text[max(0, match.start() - 4) : match.start()]
    in_a_row = (match["behind"][1:] and match["behind"][-1] in "金银铜") or before[-1:] in ("金", "银", "铜", "牌")
    if numeral is None or numeral.upper is not None or numeral.value > 400 or is_ordinal(text, match.start()):
        return None
    alone = match.start() == 0 and match.end() == len(text) and num.isdigit()
    if not (in_a_row or alone or _WON.search(before)):
        return None
    return quantity(place(text, match.start(), match.end(), numeral), match["metal"], None)


_PHYSICAL = any_of(
    surface for surface, (si, _, _) in units().items() if si and surface not in ("里", "方", "度", "两", "分")
)


@COMPOUND.rule(
    rf"(?:(?:{number('whole', inside=False)}又)?{number('below', inside=False)}分之{number('num', inside=False)}|(?<![\d./A-Za-z+-])(?P<num>[1-9])/(?P<below>[2-9]|1[026])(?![\d./]))(?P<unit>{_PHYSICAL}|杯|勺|匙|碗)(?![A-Za-z\d数])",
    yes=examples("""
        三分之一公里 -> 0.333333 公里 | 四分之三英里 -> 0.75 英里 | 一又二分之一英里 -> 1.5 英里 | 约五分之二公顷 -> 0.4 公顷 about | 1/2杯 -> 0.5 杯 | 3/4英寸 -> 0.75 英寸
    """),
    no=["三分之一公里数", "百分之五米", "三分之一克服"],
    needs=("分之", "/"),
)
def part_of_unit(match: Match) -> Placed[Quantity] | None:
    """A fraction of a physical unit: 三分之一公里."""
    whole = parse_numeral(match["whole"]) if match["whole"] else parse_numeral("零")
    below, above = parse_numeral(match["below"]), parse_numeral(match["num"])
    if whole is None or below is None or above is None or not 1 < below.value < 100 or above.value >= below.value:
        return None
    if above.upper is not None or ends_inside_word(match.string, match.end()):
        return None
    figure = place(match.string, match.start(), match.end(), above)
    value = ratio(whole.value * below.value + above.value, below.value)
    return quantity(replace(figure, value=value), match["unit"], None)


@COMPOUND.rule(
    rf"{number('num', inside=False)} ?(?P<unit>°|度)(?P<minutes>\d{{1,2}}(?:\.\d{{1,5}})?|[{DIGITS}十]{{1,3}})(?:['′’分])(?:(?P<seconds>\d{{1,2}}(?:\.\d{{1,4}})?|[{DIGITS}十]{{1,3}})(?:[\"″”秒]|''))?",
    yes=examples("""
        30°15′ -> 30.25 ° | 东经120°10′30″ -> 120.175 ° | 北纬三十度十五分 -> 30.25 度 | 36度6分 -> 36.1 度
    """),
    no=["三角度分析"],
    needs=("°", "度"),
    after="°度",
)
def degrees_and_minutes(match: Match) -> Placed[Quantity] | None:
    """An angle in degrees, minutes and seconds, as a decimal number of degrees."""
    parts = [
        parse_numeral(match[name]) if match[name] else parse_numeral("零") for name in ("num", "minutes", "seconds")
    ]
    if match.string.startswith("钟", match.end()) or is_ordinal(match.string, match.start()):
        return None
    degrees, minutes, seconds = (part.value if part else None for part in parts)
    if degrees is None or minutes is None or seconds is None or minutes >= 60 or seconds >= 60:
        return None
    whole = parts[0]
    if whole is None or whole.upper is not None:
        return None
    figure = place(match.string, match.start(), match.end(), whole)
    value = degrees + ratio(60 * minutes + seconds, Decimal(3600))
    return quantity(replace(figure, value=value), match["unit"], None)


_WON = regex.compile(r"(?:[获夺摘斩收揽取拿赢][得下获取了]{0,2}|[以共计]|[了过达])$")
_TIMES = "[×*＊✕xX乘]"
_SIDE = rf"(?:\d{{1,5}}(?:\.\d{{1,4}})?|[{DIGITS}十百]{{1,4}})"


@COMPOUND.rule(
    rf"(?<![\d×*A-Za-z.{DIGITS}])(?P<first>{_SIDE}) ?(?P<unit1>{_LENGTH})?(?P<sign> ?{_TIMES}以? ?)(?P<second>{_SIDE}) ?(?P<unit2>{_LENGTH})?(?:(?P<sign2> ?{_TIMES}以? ?)(?P<third>{_SIDE}) ?(?P<unit3>{_LENGTH}))?(?![A-Za-z0-9×*]|[男女混]{{0,3}}合?(?:自由泳|混合泳)?接力)",
    yes=examples("""
        30×40米 -> 30 米 | 1.2米×0.8米 -> 0.8 米 | 20×15×10厘米 -> 15 厘米 | 1.5m*2m -> 1.5 m | 3×5 cm -> 3 cm
        5米x3米 -> 5 米 | 5米乘3米 -> 5 米 | 十乘二十毫米 -> 10 毫米 | 1.2x0.6米 -> 1.2 米
    """),
    no=["2×50", "7×24", "3×5型", "三乘以五", "2乘客"],
    needs=("×", "*", "✕", "x", "X", "乘"),
)
def sides(match: Match) -> list[Placed[Quantity]] | None:
    """Length by width (by height): the last unit holds for the sides that have none of their own."""
    found = []
    groups = [("first", "unit1"), ("second", "unit2"), *([("third", "unit3")] if match["third"] else [])]
    last = match[groups[-1][1]]
    if not last:
        return None
    for side, unit in groups:
        numeral = parse_numeral(match[side])
        if numeral is None:
            return None
        end = match.end(unit) if match[unit] else match.end(side)
        found.append(
            quantity(Figure(match.start(side), end, numeral.value, None, "exact", []), match[unit] or last, None)
        )
    return found
