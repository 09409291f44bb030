"""The one grammar of Chinese numbers, under money, percent, quantity, duration and date.

`number(name)` gives the pattern of a run of numeral characters, loose but linear; `parse_numeral` reads such a run strictly, as an exact
decimal, and says None to what only looks like a number (三三两两, 一一). It knows digits (1,234.56), Chinese numerals, financial capitals in both
scripts, mixed forms (3万5, 1.2亿, 2千3百), decimals in words (六点四二万), colloquial ends (一万五), neighbours as ranges (七八十, 三五百)
and the hedges inside a number (十几万, 百来, 300余万).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

import regex

from extractor.grammar import NumberSite, compiled
from extractor.models import Modifier
from extractor.values.number.powers import DIGIT_VALUES, POWERS, decimal_in_words, digits_in_a_row, sum_of, written_out

# Characters of a numeral: single digits, and what multiplies them.
DIGITS = "零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖貳貮參叄陸兩"
SCALES = "十百千万亿拾佰仟萬億兆"
_TENS = "廿卅卌"
# Fractions of one character: ½, ¾.
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
CHINESE = DIGITS + SCALES + _TENS

# 千 and 兆 open the name of a unit here (5千米, 3千瓦, 2兆瓦), they do not multiply.
_SCALE = rf"(?:[{SCALES.replace('千', '').replace('百', '').replace('兆', '')}]|千(?![克米瓦卡焦帕伏赫])|百(?![帕分])|兆(?![瓦赫帕欧比字伏焦宽光带网流]))"
# k and w are thousands and ten thousands of spoken sums (15k, 50w粉丝); 4K is a kind of screen, 60W a power.
# A full-width comma parts thousands behind one or two digits only: 120，300元 are two prices.
_THOUSANDS = r"(?:\d{1,3}(?:,\d{3}){1,8}+|(?!\d0，\d00(?!\d))\d{1,2}(?:，\d{3}){1,8}+)(?!\d)(?:\.\d++)?(?![.]\d)"
_ARABIC = rf"(?:{_THOUSANDS}|\d++(?:\.\d++)?(?![.]\d)(?:[kw](?![A-Za-z\d])|[KW](?=[元块人]))?)"
# The first character must not stand inside another number, nor a Latin word (G235, A4).
_BORDER = rf"(?<![\d{CHINESE}]|\d[.,]|[A-Za-z.^]|[\dA-Za-z]-)(?<![统唯单专](?=一))|(?<=[统唯单专]一)(?=[一两])|(?<=[一-龥][一二三四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟])(?=\d)|(?<=[一-龥][伍陆])(?=[一二三四五六七八九两几])"
# 两 behind another digit is the unit of weight (五两), but for 一两 and 三两 before what is counted (一两百, 一两个, 三两天).
_TWO = r"(?<=[百千万亿零〇])两(?=[百千万亿])|(?<=一)两(?=[百千万亿十个位名家次天年人种周秒句件条场趟遍户斤]|分钟|小时|块钱|星期|礼拜)|(?<=三)两(?=[个位名家次天年人句件条场遍户下步]|分钟|小时)"
# 三万一台 is 30000 for each, not 31000.
_EACH = r"(?!一(?<=[百千万亿][二三四五六七八九]?一)[平亩斤台套晚天年月股吨辆个本张])"
# 3,900 万元: pages set a blank between the digits and the scale.
_BLANK = r" (?<=\d )(?=[百千]?[万亿]{1,2}[余多]?[元美港欧日人家户亩吨公平立千只个名辆件张册台套份次条种项斤头尾株度篇本位所座处])"
# 24点5度 is a decimal, 9点5分 a time of day.
_POINT = r"点(?<=\d点)\d{1,2}(?=度(?![假过])|℃|摄氏|倍|%|个?百分点)"
_RUN = (
    rf"(?:{_ARABIC}[{VULGAR}]?|[{VULGAR}]|{_SCALE}|[{DIGITS}{_TENS}几]|数(?={_SCALE}))"
    rf"(?:{_SCALE}|(?<!\d|[一-龥][伍陆](?=[一二三四五六七八九两几]))(?:{_EACH}[{DIGITS.replace('两', '').replace('兩', '')}{_TENS}几]|{_TWO})|(?<=[{SCALES}零〇]){_ARABIC}|[余多来几数](?=[{SCALES}])(?={_SCALE})"
    rf"|(?<=[{SCALES}])[零〇]|(?<=[{DIGITS}十拾])点(?=[{DIGITS}])|个(?=[万千]?亿)|个多(?=[万千]?亿)|{_BLANK}|{_POINT})*+"
)
# A minus sign is none between numbers or words (2020-5); 负 is none where it ends a word (减负90亿元).
_SIGN = r"(?:(?<![\dA-Za-z)）%年月日号时点元级岁人个类期米克斤里度倍零〇一二三四五六七八九两十百千万亿])[-−]|(?<![减担背肩抱欺胜辜自身承正])负)"
RANGE_SIGNS = "-—–―~～〜至到"
# 四、五百: two neighbours through an enumeration comma are a range too.
LIST = rf"(?P<list>、)(?=[{DIGITS}]|\d(?!\d))"
RANGE = r"(?: ?(?:-{1,2}|—{1,2}|–|―|~{1,2}|～|〜|至|到) ?)"


def number(name: str, *, signed: bool = False, inside: bool = True, border: bool = True) -> str:
    """The pattern of one number as the group `name`.

    `signed`: a minus before it counts. `inside`: so does a hedge behind it (余 in 20余). Without `border` it may stand right behind anything.
    """
    tail = rf"(?:[余多来几](?![\d{DIGITS}])|有余)?+" if inside else ""
    return rf"(?P<{name}>{_SIGN + '?' if signed else ''}{f'(?:{_BORDER})' if border else ''}(?>{_RUN}){tail})"


def numbers(between: str = "", *, signed: bool = False, behind: str = "", listed: bool = False) -> str:
    """The pattern of one number (group `num`) or a range of two (`low` and `num`).

    `between` may stand behind the lower number (its unit), `behind` before the higher one. `listed`: 、 may stand between the two (group `list`).
    """
    low, high = number("low", signed=signed), number("num", signed=signed, border=False)
    link = f"(?:{RANGE}|{LIST})" if listed else RANGE
    return rf"(?:{low}{between}{link}{behind}{high}|{number('num', signed=signed)})"


# 12 345元: blanks part thousands right behind a word or a mark, before a unit; in a row of columns they part numbers.
# At the head of a line a single figure may number it (1 500千伏变电站): there a decimal, a sum or the end of the text must tell.
_PARTED = re.compile(
    r"(?<=[一-龥，。：:（(；、“「])(?<![表图附第款条注号版组期年月日])[1-9]\d{0,2}(?: \d{3}){1,4}(?=(?:\.\d+)? ?[一-龥%‰])|(?<=[¥$€£])[1-9]\d{0,2}(?: \d{3}){1,4}(?!\d)"
    r"|(?:^|(?<=\n))(?:[1-9]\d{1,2}(?: \d{3}){1,4}|[1-9](?: \d{3}){2,4})(?=(?:\.\d+)? ?[一-龥%‰])"
    r"|(?:^|(?<=\n))[1-9] \d{3}(?=\.\d+ ?[一-龥%‰]| ?(?:[百千]?[万亿]{0,2}(?:[元块]|[美欧日港澳]元)|[^\s\d]{1,3}$))"
)
# A thin blank stands between digits for no other reason.
_THIN = re.compile(r"(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))")


# 300，000元 is one sum: nothing costs 000.
_BEFORE_ZERO = re.compile(r"(?<![\d，.])[1-9]\d\d(?:，\d{3}){0,6}，0\d\d(?:，\d{3}){0,6}(?!\d)")


def with_commas(text: str) -> str:
    """Folded text with commas for the blanks and full-width commas that part thousands (12 345元), of the same length: the grammar knows these."""
    if not text.isascii() and ("\u2009" in text or "\u202f" in text):
        text = _THIN.sub(",", text)
    if " " in text:
        text = _PARTED.sub(lambda match: match[0].replace(" ", ","), text)
    return _BEFORE_ZERO.sub(lambda match: match[0].replace("，", ","), text) if "，0" in text else text


@cache
def _sites() -> regex.Pattern[str]:
    return compiled(
        rf"(?<![\d{CHINESE}]|\d[.,])(?>{_RUN})(?:[余多来几]|有余)?+|(?<=[统唯单专同]一)[一两]|(?<=[一-龥][一二三四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟])(?=\d)(?>{_RUN})[余多来几]?+|(?<=[一-龥][伍陆])(?=[一二三四五六七八九两几])(?>{_RUN})[余多来几]?+",
        regex.VERSION1,
    )


def number_sites(text: str) -> list[NumberSite]:
    """Where the numbers of folded text are, for rules that begin with one."""
    sites = []
    for match in _sites().finditer(text):
        start, end = match.span()
        starts: tuple[int, ...] = (start,)
        if start and text[start - 1] in "-−负上下":
            starts = (start - 2, start - 1, start) if start > 1 and text[start - 1] in "上下" else (start - 1, start)
        while end < len(text) and text[end] == " ":
            end += 1
        low = start
        while low and text[low - 1] in " -−负:：":
            low -= 1
        sites.append(NumberSite(start, starts, match[0], text[end : end + 1], text[low - 1 : low]))
    return sites


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a run of numeral characters says: its value, the higher end where it is a range, the hedge inside it.

    `scaled` tells whether it holds 百 and above, `size` is the 万 and 亿 it ends in (13.5万: 10000), `ending` all of 百, 千, 万, 亿 (五千万: 10000000).
    """

    value: Decimal
    upper: Decimal | None = None
    modifier: Modifier = "exact"
    scaled: bool = False
    size: Decimal = Decimal(1)
    ending: Decimal = Decimal(1)


_SIMPLE = str.maketrans(
    "零壹贰叁肆伍陆柒捌玖貳貮參叄陸兩两拾佰仟萬億俩仨−，kKwW",
    "〇一二三四五六七八九二二三三六二二十百千万亿二三-,千千万万",
)
_NEIGHBOURS = {"一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"}
# 百八十块, 千八百人: nearly so many, or all of it.
_ABOUT = {"百八十": Decimal(10), "千八百": Decimal(100), "万八千": Decimal(1000)}
_PAIR = regex.compile(r"[一二三四五六七八九]{2}")
_LONGEST = 48
_INSIDE: dict[str, Modifier] = {"余": "over", "多": "over", "来": "about", "几": "several", "数": "several"}


@lru_cache(maxsize=4096)
def parse_numeral(text: str, *, digit_strings: bool = False) -> Numeral | None:
    """What the number `text` says, or None where it is none.

    `text` is in half width, without blanks. With `digit_strings`, bare digits are read one by one (二五: 25); without it only three or more are
    (二〇二四), and neighbours mean a range (七八: 7 to 8). Conventions: contract.md, "Values"; 兆 is 10^12.
    """
    if not text or len(text) > _LONGEST:
        return None
    simple = text.translate(_SIMPLE).replace(" ", "")
    negative = simple[0] in "-负"
    simple = simple[negative:].replace("廿", "二十").replace("卅", "三十").replace("卌", "四十").replace("个", "")
    if simple.endswith("有余"):
        simple = simple[:-2] + "余"
    modifier: Modifier = "exact"
    hedges = [c for c in simple if c in _INSIDE]
    if hedges:
        if len(hedges) > 1 or simple == hedges[0]:
            return None
        modifier = _INSIDE[hedges[0]]
        if hedges[0] == "几" and simple.endswith("几") and not simple.endswith("十几") and not simple[-2].isdigit():
            return None
        simple = simple.replace(hedges[0], "")
    found = _read(simple, digit_strings)
    if found is None or (
        "两" in text and len(simple) > 1 and all(c in DIGIT_VALUES for c in simple) and found.upper is None
    ):
        return None
    if negative:
        low, high = (found.value, found.upper)
        found = replace(found, value=-low) if high is None else replace(found, value=-high, upper=-low)
    scaled = any(c in simple for c in "百千万亿兆")
    return replace(
        found,
        modifier=found.modifier if found.modifier != "exact" else modifier,
        scaled=scaled,
        size=_product(simple, "万亿兆"),
        ending=_product(simple, "百千万亿兆"),
    )


def _product(simple: str, powers: str) -> Decimal:
    """The product of the powers of ten that a number ends in."""
    size = Decimal(1)
    for c in reversed(simple):
        if c not in powers:
            break
        size *= POWERS[c]
    return size


def _read(simple: str, digit_strings: bool) -> Numeral | None:
    if not simple:
        return None
    if simple[-1] in VULGAR:
        return _with_fraction(simple)
    if simple in _ABOUT:
        return Numeral(_ABOUT[simple] * 8, _ABOUT[simple] * 10, "about")
    if simple == "三二" and not digit_strings:
        return Numeral(Decimal(2), Decimal(3))  # 三两天: two or three
    if len(simple) > 1 and simple[0] in "百千万亿兆" and any(c not in "百千万亿兆" for c in simple):
        return None
    if digit_strings and all(c in DIGIT_VALUES for c in simple):
        return Numeral(digits_in_a_row(simple))
    pairs = _PAIR.findall(simple)
    if pairs and (len(simple) == 2 or not all(c in DIGIT_VALUES for c in simple)):
        if len(pairs) > 1 or pairs[0] not in _NEIGHBOURS or "点" in simple:
            return None if "点" not in simple else _single(simple)
        low, high = (_single(simple.replace(pairs[0], digit)) for digit in pairs[0])
        return replace(low, upper=high.value) if low and high and low.value < high.value else None
    return _single(simple)


def _with_fraction(simple: str) -> Numeral | None:
    """A fraction of one character, behind the whole number of a mixed one: ½, 2½; what is not finite has six significant digits."""
    whole = simple[:-1] or "0"
    if not whole.isdecimal():
        return None
    part = Fraction(unicodedata.numeric(simple[-1])).limit_denominator(8)
    value = int(whole) + part
    with localcontext(prec=len(whole) + 3 if 8 % part.denominator == 0 or part.denominator == 5 else 6):
        return Numeral(Decimal(value.numerator) / value.denominator)


def _single(simple: str) -> Numeral | None:
    if all(c in DIGIT_VALUES for c in simple):
        return Numeral(digits_in_a_row(simple)) if len(simple) == 1 or len(simple) > 2 or simple[0] == "〇" else None
    with localcontext(prec=100):
        value = decimal_in_words(simple) if "点" in simple else sum_of(simple)
        return None if value is None else Numeral(written_out(value))
