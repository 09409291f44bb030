"""Whether a numeral states a figure: not in an order or rank (第9次, 二级), a name (“三小庭院”), a set phrase (四梁八柱), nor as an article (一个)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from extractor.grammar import compiled
from extractor.lexicon import FixedFigure, rows
from extractor.values.number.numeral import CHINESE, parse_numeral
from extractor.values.number.unit_words import any_of, measure_words, units
from extractor.values.number.value_words import any_word, value_words
from extractor.values.number.word_borders import THINGS, cuts_a_word

_ORDINAL = compiled(r"(?:第|#|№|[Nn][Oo]\.?)[\d一二三四五六七八九十百两、,和至到—-]{0,12} ?$")
_RANKS = frozenset("级期届代层号版楼等档度组班")
# 点 counts these; else it is o'clock.
_POINTS = value_words("counted_in_points")
_RANKED = compiled(rf"期{any_word('in_phases')}|[级类](?:{any_word('ranked')}|工(?![作资程序厂地]))")
_TIERS_OF_STATE = compiled(r"[省市县区乡镇村组州盟][省市县区乡镇村组州盟街]$")
_FORCE = compiled(any_word("force"), regex.VERSION1)
_FORCE_BEFORE = compiled(rf"{any_word('force_before')}[达到为]?$", regex.VERSION1)
# 分三档, 分为四期, 共三层: how many there are.
_PARTED = compiled(r"(?:分(?:为|成|作)?|划分?[为成]|共|总计)$")
# 二十届四中全会: a congress is numbered, not counted.
_CONGRESS = compiled(r"[一二三四五六七八九](?:中全会|次(?:全会|会议|全体))|中央|全国|人大|政协|政治局")
# 高三2班: which class of a grade.
_GRADE = compiled(r"(?:[初高大][一二三四]|[一二三四五六]年级?)$")
_YEAR = compiled(r"(?:19|20)\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2}")
# 2.2本计划, 3本项目: 本 is "this".
_THIS = compiled(any_word("this_one"))
# 三环路, 四环内: a ring road of a city.
_RING_ROAD = compiled(r"[东西南北]?(?:路|线|高架|快速|沿线|以?[内外]|之[内外])")
_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_LOTS = 10**4
_SESSION = compiled(any_word("session"))
# Between a figure and one of these, a numeral in characters needs a noun behind it (三口井, but 两头跑).
_NEEDS_NOUN = frozenset("头口面节码担环通样声球步管车船局门里平股发席栏棚缸垛挺碟")
# These need one behind any number: 三听可乐, 2打鸡蛋, 5钱黄芪.
_ALWAYS_NOUN = frozenset("打听钱石")
_FULL_TURNS = 100
_SCORED = compiled(r"(?:得|打|扣|加|记|减|计|各|均|满|领先|比分|高|低|差|了|为|达)$")


def is_ordinal(text: str, start: int) -> bool:
    """Whether what stands before `start` makes the number an ordinal or a label: 第9次, 第一、二名, G235."""
    before = text[max(0, start - 14) : start]
    if not before:
        return False
    if _ORDINAL.search(before) or (before[-1] in "初老周" and before[-2:-1] != "每"):
        return True
    return before[-1].isascii() and before[-1].isalpha()


def is_rank(text: str, num: str, unit: str, start: int, end: int, *, ranged: bool) -> bool:
    """Whether number and unit name a grade, a stage or a clock time: 二级, 三期工程, 四点.

    What counts two is 两; 二 before a measure word names the second (二组, 二类), but for 二人 and 二位.
    """
    if num[0] == "0" and num[1:2].isdigit():
        # 05版, 08号: a label.
        return True
    if unit == "对" and text[end : end + 1].isdigit():
        return True
    one_character = len(num) == 1 and num in CHINESE
    if unit == "度" and num == "百":
        return True  # 百度
    if unit == "度" and start == 0 and end == len(text):
        return False
    if num == "二" and unit not in units() and unit not in ("人", "位", "名", "倍", "岁"):
        return True
    if unit == "级" and not ranged and _TIERS_OF_STATE.search(text, max(0, start - 2), start):
        # 市县两级, 县乡村三级: who, not how many.
        return True
    if unit == "级" and (_FORCE.match(text, end) or _FORCE_BEFORE.search(text, max(0, start - 4), start)):
        return False  # 六级大风, 风力六级
    if (
        one_character
        and num != "两"
        and unit in _RANKS
        and not ranged
        and not _PARTED.search(text, max(0, start - 3), start)
    ):
        return not (unit == "层" and text[end : end + 1] in ("楼", "高", "的") and num != "一")
    if unit == "级" and num[-1] in "百千万亿":
        # 百万级, 亿级: an order of size.
        return True
    if unit == "班" and _GRADE.search(text, max(0, start - 3), start):
        return True
    if unit in ("级", "期", "类") and _RANKED.match(text, end - 1):
        return not _PARTED.search(text, max(0, start - 3), start)
    if unit == "点" and not ranged:
        numeral = parse_numeral(num)
        return numeral is None or (numeral.value <= 24 and not text.startswith(_POINTS, end))
    if one_character and num in _CAPITALS:
        return not (start == 0 and end == len(text))  # 他拾起落叶
    return _is_label(text, num, unit, end, start_of_text=start == 0)


def _is_label(text: str, num: str, unit: str, end: int, *, start_of_text: bool) -> bool:
    """Whether what stands behind the unit, or the unit itself, makes the number a label: 二十届四中全会, 2.2本计划, 2.0版."""
    if unit == "届" and (_CONGRESS.match(text, end) or _YEAR.fullmatch(num)):
        return True  # 2024届毕业生
    if unit == "本" and num[-1].isdigit() and _THIS.match(text, end):
        return True
    if (unit == "层" and num[0] in "负-") or (unit == "人" and text[end : end + 1] == "制"):
        return True
    if unit == "码" and not 20 <= value_of(num) <= 50:
        return not (start_of_text and end == len(text))  # 36码 is a size; 三码 are three codes
    if unit == "环" and _RING_ROAD.match(text, end):
        return True
    if unit == "手" and value_of(num) < _LOTS:
        return True  # 两手, 一手: hands; what is traded by the lot is traded in ten thousands
    if unit in ("类", "等", "档", "产") and num in ("一二", "二三", "一二三"):
        return True  # 一二类苗
    if unit == "次" and not num.isdigit() and _SESSION.match(text, end):
        return True
    if unit == "平" and text[end : end + 2][1:] == "负":
        return True
    return "." in num and unit in ("版", "代", "届")


def value_of(num: str) -> Decimal:
    """The value of a numeral, 0 for what is none."""
    numeral = parse_numeral(num)
    return Decimal(0) if numeral is None else numeral.value


_QUOTED = compiled(r"[“‘「『\"]([^“”‘’「」『』\"，。；！？]{0,12})$")
_CLOSING = compiled(r"[^“”‘’「」『』\"，。；！？]{0,12}[”’」』\"]")


def is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the figure stands in a short quoted name (“三小庭院”) or a book title (《…》): it is a part of the name."""
    before = text[max(0, start - 41) : start]
    opened = before.rfind("《")
    if opened >= 0 and "》" not in before[opened:] and "》" in text[end : end + 41]:
        return True
    quoted = _QUOTED.search(before)
    if quoted is None:
        return False
    closing = _CLOSING.match(text, end)
    if closing is None or len(quoted[1]) + closing.end() - end > 10:
        return False
    return quoted.start() == 0 or before[quoted.start() - 1] not in "：:"


@cache
def _fixed() -> regex.Pattern[str]:
    return compiled(any_of(row.expression for row in rows(FixedFigure)), regex.VERSION1)


_INSIDE_NUMERAL = frozenset("点余多来几数到至")
_ONE = "[一二三四五六七八九十百千万两半]"
_FOUR = compiled(
    rf"(?:一[一-龥]{{1,2}}一[一-龥]|一[对比]一|{_ONE}(?P<first>(?!{_ONE})[一-龥]){_ONE}(?P<second>(?!{_ONE})[一-龥]))"
)


def is_set_phrase(text: str, start: int, end: int) -> bool:
    """Whether the numeral `[start, end)` in characters lies in a fixed expression, or in a phrase of the shape 一村一品, 四梁八柱, 十里八乡."""
    low = max(0, start - 4)
    for pattern in (_fixed(), _FOUR):
        for match in pattern.finditer(text, low, min(len(text), end + 5), overlapped=True):
            if not (match.start() <= start and match.end() >= end):
                continue
            if pattern is not _FOUR and match.end() == end and text[end : end + 1] in THINGS:
                continue  # 三包 is a warranty, 三包烟 are three packets
            if pattern is _FOUR and match["first"] and _is_number_with_unit(match["first"], match[0]):
                continue
            if pattern is _FOUR and match["first"] and match["first"] in units() and match["second"] in units():
                continue
            return True
    return False


def _is_number_with_unit(first: str, four: str) -> bool:
    """Whether four characters of that shape count or measure: 三点五倍, 十余万件, 两个半(馒头)."""
    return first in _INSIDE_NUMERAL or (four[2] == "半" and is_measure(first))


_CUE = compiled(
    rf"(?:[仅只共限可]|唯独|唯一|每[人户家年月周天日村镇县校企床]|各(?![地界类种方])[^\d，。；]{{0,3}}|{any_word('counts_one')}){any_word('counts_one_verb')}?$"
)
_NOT_A_COUNT = compiled(rf"{any_word('points_at_one')}$")
_SIBLING_BEHIND = compiled(
    r"[^\d。；！？，]{0,10}[、和及](?:[两三四五六七八九十]|\d+)(?:[个家名位处座所条项场支张份次辆台件套]|只)"
)
_SIBLING_BEFORE = compiled(
    r"(?:[两三四五六七八九十]|\d+)[个家名位处座所条项场支张份次辆台件套][^\d。；！？，]{0,10}[、和及]$"
)


def is_indefinite(text: str, unit: str, start: int, end: int) -> bool:
    """Whether 一 at `start` and its measure word only introduce a noun (这样一个平台, 一支队伍) and state no figure.

    They state one with a physical unit, behind a word that counts or deals out (仅一家, 可申请一次, 出让一幅地块, 每户一份), and beside other counts
    (一个中心、三个站点).
    """
    before = text[max(0, start - 8) : start]
    if _NOT_A_COUNT.search(before):
        return True
    if unit in ("倍", "岁", "周岁", "人次") or (
        unit in units() and unit not in ("方", "度", "里", "两", "担", "平", "兆")
    ):
        return False
    if _CUE.search(before):
        return False
    return not (_SIBLING_BEHIND.match(text, end) or _SIBLING_BEFORE.search(text[max(0, start - 14) : start]))


_LI_OF_WAY = compiled(r"[一-龥]{0,2}路|地|外|远|[长花][街堤廊溪]|坡")


def is_way(text: str, unit: str, end: int) -> bool:
    """Whether 里 before `end` measures a way: 十里山路, 五里地."""
    return unit == "里" and _LI_OF_WAY.match(text, end) is not None


def states_a_figure(text: str, num: str, unit: str, start: int, end: int, *, hedged: bool, noun: bool) -> bool:
    """Whether a numeral in characters and its unit at `[start, end)` state a figure, all of the above considered.

    `hedged`: a hedge or a denominator stands beside it; `noun`: a counted noun stands behind it.
    """
    if start == 0 and end == len(text):
        return True
    if cuts_a_word(text, start, end) or is_set_phrase(text, start, end):
        return False
    if hedged:
        return True
    if all(c in "百千万亿" for c in num):
        return False
    if num == "一":
        return not is_indefinite(text, unit, start, end)
    if len(num) == 1 and unit in _NEEDS_NOUN and not noun:
        return False
    if len(num) == 1 and unit == "方":
        return False
    return not (len(num) == 1 and unit == "分" and not _SCORED.search(text[max(0, start - 4) : start]))


def lacks_its_noun(text: str, unit: str, value: Decimal, start: int, end: int, *, noun: bool) -> bool:
    """Whether a word that measures only before its noun (打, 听, 钱) has none, or 转 counts too few turns to be a speed."""
    if start == 0 and end == len(text):
        return False
    return (unit in _ALWAYS_NOUN and not noun) or (unit == "转" and value < _FULL_TURNS)


def is_measure(word: str) -> bool:
    """Whether `word` is a measure word or a unit."""
    return word in measure_words() or word in units()
