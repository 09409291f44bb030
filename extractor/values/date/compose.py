"""From atoms to whole dates: adjacent atoms merge, two dates make an interval, and the words around set bounds and hedges."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.mentions import Found
from extractor.values.date.atoms import find_atoms
from extractor.values.date.bounds import PREFIX, bounded
from extractor.values.date.merge import inherit, merge
from extractor.values.date.moment import Expression, Level, Moment
from extractor.values.date.plausible import stands

_GAP = regex.compile(r"[”」』\"]?(?:的|\s{1,2})?[“「『]?(?=.)|")
_BRACKET = regex.compile(r"\s?[(（](?:周|星期|礼拜)[一二三四五六日天][)）]\s?")
_WHOLE_YEAR = regex.compile(r"全年(?!级)")
_LINK = regex.compile(
    r"[”」』\"]?\s?(?:(?:起|(?:起|开始)，?)?(?:至|到|直至|直到)(?!今(?![年天日晚早春夏秋冬]))(?:了|北京时间)?|(?<=[去今]冬)(?=[今明]春)|-{1,2}|—{1,2}|–|―|~{1,2}|～|〜|－)\s?[“「『]?"
)
_FROM_AND = regex.compile(r"[”」』]?\s?(?:和|与|及)\s?")


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
    # 明天晚上从6点到8点: the hours are of that day.
    hours = atom.end + 1 if text.startswith("从", atom.end) and atom.value.finest >= Level.DAY else None
    for end in sorted(gaps if hours is None else gaps | {hours}):
        for right in by_start.get(end, ()):
            if end == hours and right.value.coarsest != Level.CLOCK:
                continue
            merged = merge(atom.value, right.value)
            if merged is None:
                continue
            name = atom.rule if right.rule == atom.rule else f"{atom.rule}+{right.rule.partition('.')[2]}"
            grown = _grow(text, Found(atom.start, right.end, merged, name), by_start, depth + 1)
            if grown.end > best.end:
                best = grown
    whole = _WHOLE_YEAR.match(text, best.end) if best.value.levels() == (Level.YEAR, Level.YEAR) else None
    if whole is not None and best is atom:
        return replace(atom, end=whole.end(), value=replace(atom.value, weak=False))
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
    prefix = PREFIX.search(before)
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
    return bounded(text, Found(start, end, expression, rule), prefix, len(before))


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
