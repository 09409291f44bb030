"""What the words around a date make of it: bounds (自, 以来, 前), hedges (约, 左右), and whether the clause looks ahead (将于) or back (已于)."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.grammar import compiled
from extractor.mentions import Found
from extractor.values.date.moment import Expression, Level
from extractor.values.number.value_words import any_word
from extractor.values.number.word_borders import turns_by_itself

_NOT_AFTER = r"(?!\d|[一二三四五六七八九十两几])"
_SUFFIX = compiled(
    rf"[”」』\"]?(?:期间|夜|晚|当天|之日)?(?P<since>以来|来(?=，)|至今(?![天日年月早晚晨夏秋春冬])|迄今|一?直?到(?:现在|目前|如今)(?!的?[高低大小多少])(?:为止)?|(?<!买)起(?!{any_word('behind_from')})|(?:正式)?开始(?!前|后)|(?:以|之)后|后{_NOT_AFTER})"
    rf"|[”」』\"]?(?P<until>(?:以|之)前|前(?!后|夕){_NOT_AFTER})"
    r"|(?P<about>钟?左右|前后|上下(?!半)|(?<=[点时分])许(?!多|可|诺|久)|(?<=点)多(?![钟少年种次数个么半家名位人项所条处地样]))|(?P<stop>止(?!境|步|损))"
)
PREFIX = compiled(
    r"(?:(?<![来各独亲源出私擅])(?P<since>自从?)|(?P<from>从)|(?P<until>不晚于|不迟于|最迟于?|最晚于?|早于)|(?P<about>大约|大概|大致|(?<![节预签纽条合公制大誓特违相邀应履失赴守])约)"
    r"|(?P<yearly>每年的?|每月的?)(?:(?:\d{1,2}月)?\d{1,2}[日号][、和及]){0,4})(?:(?<!约)[“「『])?\Z"
)
_AHEAD_BEFORE = compiled(
    rf"(?:{any_word('ahead_before')}|{any_word('timed')}(?:时间|日期)(?:为|[:：]))[^，。；！？、\s]{0, 5}\Z"
)
_ASKED = compiled(r"(?:请|须|务必|应当?)[^，。；！？、\s]{0,4}?[于在]\Z")
_BACK_BEFORE = compiled(rf"{any_word('back_before')}\Z")
_BACK_BEHIND = compiled(r"[^。；，！？\d]{0,8}?(?:已(?![于经]?[将在])|已将|已经|曾(?=[在于经]))")
_COMPARED = compiled(r"(?:[比较超]|相比|同比|对比|与|高于|低于|多于|少于)\Z")
_AHEAD_BEHIND = compiled(
    rf"[^，。；！？\d]{{0,8}}?(?:将{any_word('ahead_behind')}|拟(?!人)|计划(?=[于在开实])|即将|有望|预计)"
)
# 自3月1日起，门票价格将下调: what begins then is still to come. 已将, 将…作为 tell of what is done.
_BEGINNING = compiled(
    rf"，?(?![^。；！？，]{{0,24}}?[已曾了])[^。；！？，\d]{{0,24}}?(?:将{any_word('changes_then')}|(?<!在|已|原)拟(?!人))"
)


def bounded(text: str, found: Found[Expression], prefix: regex.Match[str] | None, offset: int) -> Found[Expression]:
    """The date with what stands before and behind it. `prefix` is what `PREFIX` found before it, in the `offset` characters that end at its start."""
    if found.value.first.vague:
        return found
    expression, end = _behind(text, found)
    start = found.start
    if prefix:
        closed = expression.last is not None or expression.bound == "since"
        expression, taken = _before(expression, prefix, closed)
        start = start - offset + prefix.start() if taken else start
    ahead = bool(
        _AHEAD_BEFORE.search(text, max(0, found.start - 12), found.start)
        or _ASKED.search(text, max(0, found.start - 8), found.start)
        or _AHEAD_BEHIND.match(text, end, end + 16)
    )
    if expression.bound == "since" and not ahead and text[end - 1 : end] == "起":
        ahead = _BEGINNING.match(text, end) is not None
    before = text[max(0, start - 3) : start]
    # 自5月1日起，该局已将…: a bound governs the clause behind its comma.
    begins = end + (expression.bound == "since" and text[end : end + 1] == "，")
    back = not ahead and bool(_BACK_BEFORE.search(before) or _BACK_BEHIND.match(text, begins))
    compared = _COMPARED.search(before) is not None
    return Found(start, end, replace(expression, ahead=ahead, back=back, compared=compared), found.rule)


def _behind(text: str, found: Found[Expression]) -> tuple[Expression, int]:
    """The expression with the bound or hedge behind it, and where that ends."""
    expression, end = found.value, found.end
    suffix = _SUFFIX.match(text, end)
    if suffix is None or (suffix[0][-1] in "前后" and not turns_by_itself(text, suffix.end())):
        return expression, end
    if suffix["since"]:
        if expression.first.coarsest == Level.CLOCK and suffix["since"].endswith("开始"):
            return expression, end  # 下午4点开始: when it begins, not since when
        if expression.last is None:
            return replace(expression, bound="since"), suffix.end()
        return expression, suffix.end()
    if suffix["until"]:
        return (expression, end) if expression.last is not None else (replace(expression, bound="until"), suffix.end())
    if suffix["about"]:
        return replace(expression, about=True), suffix.end()
    return expression, suffix.end() if suffix["stop"] else end


def _before(expression: Expression, prefix: regex.Match[str], closed: bool) -> tuple[Expression, bool]:
    """The expression with the bound or hedge before it, and whether the word belongs to it. `closed`: it has an end or a bound behind it."""
    if prefix["since"]:
        opens = expression.last is None and expression.bound is None
        return (replace(expression, bound="since") if opens else expression), True
    if prefix["from"]:
        return expression, closed
    if prefix["until"] and expression.bound is None and expression.last is None:
        return replace(expression, bound="until"), True
    if prefix["about"]:
        return replace(expression, about=True), True
    if prefix["yearly"] and expression.first.levels()[0] in (Level.MONTH, Level.DAY):
        return replace(expression, yearly=True), True
    return expression, False
