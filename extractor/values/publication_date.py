"""When a page was published, where it says so itself. The clock is never asked.

In this order: a date that stands as a dateline (据新华社北京2025年3月5日电), at the head of a web page (发布时间：2025-03-05 10:20) or under a
notice (issuer, then date); a dateline without its year, completed by the years the page speaks of; a year that those years fix.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.models import Date, PublishedBasis
from extractor.page import Article
from extractor.text import fold
from extractor.values.date.find import find_dates_in

_DAY = r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})[年./-][\d一二三四五六七八九十]{1,3}[月./-][\d一二三四五六七八九十]{1,3}日?"
_MONTH_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_CLOCK = r"(?:[T ]{0,2}\d{1,2}:\d{2}(?::\d{2})?)?"
# 据新华社北京3月5日电, 本报杭州3月5日讯, 中新网3月5日电
_DATELINE = regex.compile(
    rf"(?:社|报|网|台|讯|电|客户端|通讯员|记者)[^，。；！？\d]{{0,12}}(?P<date>{_DAY}|{_MONTH_DAY})(?:电|讯|消息|专电|综合消息)"
    rf"|^\s*本报讯\s(?P<date>{_DAY}|{_MONTH_DAY})"
)
_HEAD = regex.compile(
    rf"^\s*[（(]?(?:(?:发布|发文|成文|更新|发表|刊登|印发)(?:时间|日期)|日期|时间)[:：]\s*(?P<date>{_DAY}){_CLOCK}"
    rf"|^\s*[（(]?(?P<date>{_DAY}){_CLOCK}\s*(?:来源|作者|编辑|浏览|点击|字号|责任编辑|[|｜]|[)）]?\s*$)"
)
_ISSUED = regex.compile(
    rf"(?:^|[\n\s局会司院部府所心办处馆校厅委社站行厂店队组园团)）])\s{{0,4}}(?P<date>{_DAY})\s*[)）]?\s*$"
)
_TIED = regex.compile(
    r"(?P<word>今年|去年|明年)[(（](?P<year>(?:19|20)\d{2})年?[)）]|(?P<year>(?:19|20)\d{2})年?[(（](?P<word>今年|去年|明年)[)）]"
)
_PLAN_YEAR = regex.compile(
    r"今年(?:作为|既?是|系)[^。；]{0,12}?(?P<plan>二?十[一二三四五六七八九]五)”?(?:规划)?的?(?P<which>开局|收官|首年|头一年|第一年|最后一年)"
)
_SHIFT = {"今年": 0, "去年": 1, "明年": -1}
_LAST_BLOCKS = 4
# Papers look back a few months at most on what they call the state of things.
_RECENT_MONTHS = 6


def infer_published(articles: list[Article]) -> tuple[str | None, PublishedBasis | None]:
    """The publication date a page gives away, as EDTF, and how it was told: `text`, `inferred`, or (None, None)."""
    days: list[str] = []
    without_year: list[str] = []
    for text in _places(articles):
        found = _told_day(text)
        if found is None:
            continue
        (days if found[0] else without_year).append(found[1])
    if days:
        return max(days), "text"
    texts = [block.text.folded for article in articles for block in article.blocks]
    year = _tied_year(texts) or _spoken_year(texts)
    if year is None:
        return None, None
    if without_year:
        day = find_dates_in(without_year[0], year)
        if day and isinstance(day[0].value, Date) and day[0].value.start and day[0].value.start.startswith(year):
            return day[0].value.start, "inferred"
    return year, "inferred"


def _places(articles: list[Article]) -> Iterator[tuple[str, bool]]:
    """The texts in which a publication date may stand, each with whether it is one of the last of its article."""
    for article in articles:
        for i, block in enumerate(article.blocks):
            yield block.text.clean, i >= len(article.blocks) - _LAST_BLOCKS


def _told_day(place: tuple[str, bool]) -> tuple[bool, str] | None:
    """Whether a year is told, and the day as ISO 8601 where it is, else as printed."""
    text, is_last = place
    folded = fold(text)
    match = _DATELINE.search(folded, 0, 120) or _HEAD.search(folded, 0, 120)
    if match is None and is_last:
        match = _ISSUED.search(folded, max(0, len(folded) - 40))
    if match is None:
        return None
    printed: str = match["date"]
    found = find_dates_in(printed)
    value = found[0].value if found else None
    if isinstance(value, Date) and value.basis == "explicit" and value.start and value.start == value.end:
        return True, value.start
    return (False, printed) if regex.fullmatch(_MONTH_DAY, printed) else None


def _tied_year(texts: list[str]) -> str | None:
    """The year where the text itself ties it to a relative one: 今年(2025年), 今年是“十五五”开局之年."""
    for text in texts:
        match = _TIED.search(text)
        if match:
            return str(int(match["year"]) + _SHIFT[match["word"]])
        match = _PLAN_YEAR.search(text)
        if match:
            plan = find_dates_in(match["plan"])
            if plan and isinstance(plan[0].value, Date) and plan[0].value.edtf:
                first, _, last = plan[0].value.edtf.partition("/")
                return last if match["which"] in ("收官", "最后一年") else first
    return None


def _spoken_year(texts: list[str]) -> str | None:
    """The latest year spoken of, where the latest month or day spoken of lies in it or in the last months of the year before.

    A year by itself is too little: papers speak of last year's figures all year long.
    """
    latest_year, latest_month = 0, (0, 0)
    for text in texts:
        for mention in find_dates_in(text):
            value = mention.value
            if not isinstance(value, Date) or value.basis != "explicit" or not value.end or not value.start:
                continue
            behind, before = text[mention.end : mention.end + 6], text[max(0, mention.start - 6) : mention.start]
            if regex.search(r"将|拟|计划|到|预计|(?<!截)至|力争|目标", before) or regex.match(
                r"[前起末]|开始|将|目标", behind
            ):
                continue
            year = int(value.end[:4])
            if int(value.start[:4]) != year:
                continue
            latest_year = max(latest_year, year)
            if value.start[:7] == value.end[:7]:
                latest_month = max(latest_month, (year, int(value.end[5:7])))
    year, month = latest_month
    if not year or latest_year < year:
        return None
    if latest_year == year:
        return str(year) if month <= 12 - _RECENT_MONTHS else None
    return str(latest_year) if latest_year == year + 1 and month > 12 - _RECENT_MONTHS else None
