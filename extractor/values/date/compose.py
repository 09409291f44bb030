"""From atoms to whole dates: adjacent atoms merge, two dates make an interval, and the words around set bounds and hedges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from extractor.mentions import Found
from extractor.values.date.merge import inherit, merge
from extractor.values.date.moment import Expression, Level, Moment
from extractor.values.date.plausible import stands
from extractor.values.date.rules.atoms import find_atoms

if TYPE_CHECKING:
    pass

_NOT_AFTER = r"(?!期|续|勤|台|者|来|面|方|备|代|盾|悔|果|天|再|退|进|排|卫|人|院|厨|世|景|往|列|沿|端|提|瞻|行|途|线|身|辈|任|所未|\d|[一二三四五六七八九十两几])"
_GAP = regex.compile(r"[”」』\"]?(?:的|\s{1,2})?[“「『]?(?=.)|")
_BRACKET = regex.compile(r"\s?[(（](?:周|星期|礼拜)[一二三四五六日天][)）]\s?")
_WHOLE_YEAR = regex.compile(r"全年(?!级)")
_LINK = regex.compile(
    r"[”」』\"]?\s?(?:起?(?:至|到|直至|直到)(?!今(?![年天日晚早春夏秋冬]))(?:了|北京时间)?|(?<=[去今]冬)(?=[今明]春)|-{1,2}|—{1,2}|–|―|~{1,2}|～|〜|－)\s?[“「『]?"
)
_FROM_AND = regex.compile(r"[”」』]?\s?(?:和|与|及)\s?")
_SUFFIX = regex.compile(
    rf"[”」』\"]?(?:期间|夜|晚|当天|之日)?(?P<since>以来|来(?=，)|至今(?![天日年月早晚晨夏秋春冬])|迄今|(?<!买)起(?!来|到|诉|源|点|步|伏|草|飞|价|拍|始|征|用|因|义|码|降|火|名|重)|(?:正式)?开始(?!前|后)|(?:以|之)后|后{_NOT_AFTER})"
    rf"|[”」』\"]?(?P<until>(?:以|之)前|前(?!后|夕){_NOT_AFTER})"
    r"|(?P<about>钟?左右|前后|上下(?!半)|(?<=[点时分])许|(?<=点)多(?!钟))|(?P<stop>止(?!境|步|损))"
)
_PREFIX = regex.compile(
    r"(?:(?<![来各独亲源出私擅])(?P<since>自从?)|(?P<from>从)|(?P<until>不晚于|不迟于|最迟于?|最晚于?|早于)|(?P<about>大约|大概|大致|(?<![节预签纽条合公制大誓特违相邀应履失赴守])约)"
    r"|(?P<yearly>每年的?|每月的?))(?:(?<!约)[“「『])?\Z"
)
_AHEAD_BEFORE = regex.compile(
    r"(?:将|拟|计划|预计|预定|定于|有望|争取|力争|即将|确保|预期|或将|准备|打算|(?:考试|报名|活动|举办|截止|开标|面试|演出|投标|公示|缴费|开幕)(?:时间|日期)(?:为|[:：]))[^，。；！？、\s]{0,5}\Z"
)
_AHEAD_OF_ALL = regex.compile(r"(?:请|须|应|需|务必|可|截止|截至)[^，。；！？、\s]{0,6}?[于在]?\Z")
_BACK_BEFORE = regex.compile(r"(?:已于?|曾于?|已经在?|此前于|早在|此前在|曾在|已在)\Z")
_COMPARED = regex.compile(r"(?:[比较超]|相比|同比|对比|与|高于|低于|多于|少于)\Z")
_AHEAD_BEHIND = regex.compile(
    r"[^，。；！？\d]{0,8}?(?:将(?:于|在|举|召|开|迎|正式|有|会|是|到|进行|达|启|推|出台|实施|投|交付|竣|完|建成|上线|全面|陆续|首|再|继续)|拟(?!人)|计划(?=[于在开实])|即将|有望|预计)"
)
# 自3月1日起，门票价格将下调: what begins then is still to come. 已将, 将…作为 tell of what is done.
_BEGINNING = regex.compile(
    r"，?(?![^。；！？，]{0,24}?[已曾了])[^。；！？，\d]{0,24}?(?:将(?:不再|统一|取消|停|恢复|执行|调|提高|提升|提至|降|下调|上调|升|上浮|下浮|增至|增加|扩|逐步|可|按|新增|免|实行|开|正式|全面|继续)|(?<!在|已|原)拟(?!人))"
)


def compose(text: str, *, alone: bool = False) -> list[Found[Expression]]:
    """The dates of folded text, left to right, without overlaps. With `alone`, weak atoms count too: the text is nothing but a date."""
    by_start: dict[int, list[Found[Moment]]] = {}
    for atom in sorted(find_atoms(text), key=lambda a: (a.start, a.start - a.end)):
        by_start.setdefault(atom.start, []).append(atom)
    found: list[Found[Expression]] = []
    position = 0
    for start in sorted(by_start):
        if start < position:
            continue
        expression = _read(text, start, by_start, alone)
        if expression is not None:
            if found and expression.start < found[-1].end:
                expression = replace(expression, start=start)
            found.append(expression)
            position = expression.end
    return found


def _chain(text: str, start: int, by_start: dict[int, list[Found[Moment]]]) -> Found[Moment] | None:
    """The longest run of mergeable atoms from `start` on, as one."""
    best: Found[Moment] | None = None
    for atom in by_start.get(start, ()):
        grown = _grow(text, atom, by_start)
        if best is None or grown.end > best.end or (grown.end == best.end and best.value.weak and not grown.value.weak):
            best = grown
    return best


# The parts of one date: 农历, year, month, day, weekday, feast, half of the day, time.
_MOST_PARTS = 8


def _grow(text: str, atom: Found[Moment], by_start: dict[int, list[Found[Moment]]], depth: int = 1) -> Found[Moment]:
    if depth == _MOST_PARTS or atom.value.vague:
        return atom
    gaps = {atom.end}
    gap = _GAP.match(text, atom.end)
    if gap:
        gaps.add(gap.end())
    bracket = _BRACKET.match(text, atom.end)
    if bracket:
        gaps.add(bracket.end())
    best = atom
    for end in gaps:
        for right in by_start.get(end, ()):
            merged = merge(atom.value, right.value)
            if merged is None:
                continue
            name = atom.rule if right.rule == atom.rule else f"{atom.rule}+{right.rule.partition('.')[2]}"
            grown = _grow(text, Found(atom.start, right.end, merged, name), by_start, depth + 1)
            if grown.end > best.end:
                best = grown
    whole = _WHOLE_YEAR.match(text, best.end) if best.value.levels() == (Level.YEAR, Level.YEAR) else None
    if whole is not None and best is atom:
        return replace(atom, end=whole.end())
    if best is atom and bracket and atom.value.days is not None:
        return replace(atom, end=len(text[: bracket.end()].rstrip()))
    return best


def _read(text: str, start: int, by_start: dict[int, list[Found[Moment]]], alone: bool) -> Found[Expression] | None:
    """The whole date that begins at `start`: a moment or an interval, with its bounds."""
    left = _chain(text, start, by_start)
    if left is None:
        return None
    if left.value.part is not None and left.value.levels()[0] == Level.DAY and left.value.week_shift is None:
        return None  # 第一周 of nothing
    if left.value.vague and left.value.weak and (start > 0 or left.end < len(text)):
        return None  # 每周三, 将来: no date but by itself
    right = None
    before = text[max(0, start - 8) : start]
    prefix = _PREFIX.search(before)
    link = _LINK.match(text, left.end)
    if link is None:
        link = _FROM_AND.match(text, left.end)
        if link is not None and not (prefix and prefix["from"]):
            beyond = _chain(text, link.end(), by_start)  # 2007年与2009年之间
            link = link if beyond is not None and text.startswith("之间", beyond.end) else None
    if link and not left.value.vague:
        right = _chain(text, link.end(), by_start)
        if right is not None and not _joins(left.value, right.value):
            right = None
    if right is None and left.value.year_to is not None:
        right = _shared_years(left, by_start)
    end = right.end if right else left.end
    first = left.value
    if right is not None and right.start < left.end:
        first = replace(first, year_to=None)
    if right is not None and right.value.weekdays and right.value.clock and first.clock is None:
        return _read_days_only(text, left, right, by_start)
    expression = Expression(first, right.value if right else None)
    if right is None and not alone and not stands(text, left):
        return None
    if right is not None and left.value.weak and right.value.weak and not _is_even(left.value, right.value):
        return None
    rule = (
        left.rule if right is None else f"date.interval({left.rule.partition('.')[2]},{right.rule.partition('.')[2]})"
    )
    return _bounded(text, Found(start, end, expression, rule), prefix, len(before))


def _shared_years(left: Found[Moment], by_start: dict[int, list[Found[Moment]]]) -> Found[Moment] | None:
    """The end of an interval whose two years share one 年, where a month goes with the second: 1985到89年9月."""
    last = Moment(year=left.value.year_to)
    for atom in by_start.get(left.end, ()):
        merged = merge(last, atom.value)
        if merged is not None:
            return Found(left.start, atom.end, merged, atom.rule)
    return None


def _read_days_only(
    text: str, left: Found[Moment], right: Found[Moment], by_start: dict[int, list[Found[Moment]]]
) -> Found[Expression] | None:
    """周一至周五上午9:00-11:30: the weekdays are one interval and the hours another."""
    for atom in by_start.get(right.start, ()):
        if atom.value.weekdays and not atom.value.clock:
            expression = Expression(left.value, atom.value)
            return Found(
                left.start,
                atom.end,
                expression,
                f"date.interval({left.rule.partition('.')[2]},{atom.rule.partition('.')[2]})",
            )
    del text
    return None


def _joins(left: Moment, right: Moment) -> bool:
    if left.clock is not None and left.clock.hour is None and left.coarsest == Level.CLOCK:
        return False
    if (
        right.vague
        or left.offset is not None
        or right.offset is not None
        or (left.lunar and not right.lunar and right.months)
    ):
        return False
    (_, left_fine), (right_coarse, right_fine) = left.levels(), right.levels()
    if right_coarse > left_fine:
        return False
    if (left_fine == Level.CLOCK and right_fine != Level.CLOCK) or (
        right_fine == Level.CLOCK and left_fine != Level.CLOCK
    ):
        return left_fine == Level.DAY or right_fine == Level.DAY
    return not (right.weak and right_coarse == Level.YEAR and not right.months and left.year is None)


def _is_even(left: Moment, right: Moment) -> bool:
    """Whether two weak ends make a sure interval: 5号至8号, 3点到5点, 85年到89年."""
    return inherit(left, right).levels()[1] == left.levels()[1] and left.feast is None


def _bounded(text: str, found: Found[Expression], prefix: regex.Match[str] | None, offset: int) -> Found[Expression]:
    """The date with what stands before and behind it: 自, 约, 以来, 前, 左右; and whether the clause looks ahead."""
    expression, start, end = found.value, found.start, found.end
    suffix = _SUFFIX.match(text, end)
    if expression.first.vague:
        return found
    taken = False
    if suffix:
        end = suffix.end()
        if suffix["since"] and expression.first.coarsest == Level.CLOCK and suffix["since"].endswith("开始"):
            end = found.end  # 下午4点开始: when it begins, not since when
        elif suffix["since"] and expression.last is None:
            expression, taken = replace(expression, bound="since"), True
        elif suffix["until"]:
            expression = replace(expression, bound="until") if expression.last is None else expression
            end = end if expression.last is None else found.end
        elif suffix["about"]:
            expression = replace(expression, about=True)
        elif not suffix["stop"]:
            end = found.end
    if prefix:
        at = start - offset + prefix.start()
        if prefix["since"]:
            start = at
            if expression.last is None and expression.bound is None:
                expression = replace(expression, bound="since")
        elif prefix["from"] and (expression.last is not None or taken):
            start = at
        elif prefix["until"] and expression.bound is None and expression.last is None:
            start, expression = at, replace(expression, bound="until")
        elif prefix["about"]:
            start, expression = at, replace(expression, about=True)
        elif prefix["yearly"] and expression.first.levels()[0] in (Level.MONTH, Level.DAY):
            start, expression = at, replace(expression, yearly=True)
    ahead = bool(
        _AHEAD_BEFORE.search(text, max(0, found.start - 12), found.start) or _AHEAD_BEHIND.match(text, end, end + 16)
    )
    if expression.bound == "since" and not ahead and text[end - 1 : end] == "起":
        ahead = _BEGINNING.match(text, end) is not None
    before = text[max(0, start - 3) : start]
    return Found(
        start,
        end,
        replace(
            expression,
            ahead=ahead,
            back=not ahead and _BACK_BEFORE.search(before) is not None,
            compared=_COMPARED.search(before) is not None,
        ),
        found.rule,
    )
