"""When a page was published, where it says so itself. The clock is never asked.

In this order: what the file's metadata declare; a date that stands as a dateline (据新华社北京2025年3月5日电), in a web page's source line
(发布时间：2025-03-05 10:20) or under a notice (issuer, then date); a relative word that the page itself ties to a date: 今天（2026年5月27日）, 今年（2025年）.
A mere year somewhere on the page proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import regex

from extractor.grammar import compiled
from extractor.many import Declared
from extractor.models import Date, PublishedBasis
from extractor.page import Article, Block, source_day
from extractor.values.date.find import find_dates_in
from extractor.values.number.value_words import any_word

_DAY = r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})[年./-][\d一二三四五六七八九十]{1,3}[月./-][\d一二三四五六七八九十]{1,3}日?"
_MONTH_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_CLOCK = r"(?:[T ]{0,2}\d{1,2}:\d{2}(?::\d{2})?)?"
# 据新华社北京3月5日电, 本报杭州3月5日讯, 中新网3月5日电
_DATELINE = compiled(
    rf"{any_word('dateline_source')}[^，。；！？\d]{{0,12}}(?P<date>{_DAY}|{_MONTH_DAY}){any_word('dateline_end')}"
    rf"|^\s*本报讯\s(?P<date>{_DAY}|{_MONTH_DAY})"
)
_HEAD = compiled(
    rf"^\s*[（(]?(?:{any_word('issued')}(?:时间|日期)|日期|时间)[:：]\s*(?P<date>{_DAY}){_CLOCK}"
    rf"|^\s*[（(]?(?P<date>{_DAY}){_CLOCK}\s*(?:{any_word('source_label')}|[|｜]|[)）]?\s*$)"
)
_ISSUED = compiled(
    rf"(?:^|[\n\s局会司院部府所心办处馆校厅委社站行厂店队组园团)）])\s{{0,4}}(?P<date>{_DAY})\s*[)）]?\s*$"
)
_TIED = compiled(
    r"(?P<word>今年|去年|明年)[(（](?P<year>(?:19|20)\d{2})年?[)）]|(?P<year>(?:19|20)\d{2})年?[(（](?P<word>今年|去年|明年)[)）]"
)
_PLAN_YEAR = compiled(
    r"今年(?:作为|既?是|系)[^。；]{0,12}?(?P<plan>二?十[一二三四五六七八九]五)”?(?:规划)?的?(?P<which>开局|收官|首年|头一年|第一年|最后一年)"
)
_SHIFT = {"今年": 0, "去年": 1, "明年": -1}
_TIED_DAY = compiled(
    rf"(?P<word>今天|今日|昨天|昨日|前天|明天|明日)[(（](?P<date>{_DAY}|{_MONTH_DAY})[)）]|(?P<date>{_DAY}|{_MONTH_DAY})[(（](?P<word>今天|今日|昨天|昨日|前天|明天|明日)[)）]"
)
_DAY_SHIFT = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "明天": -1, "明日": -1}
_LAST_BLOCKS = 4


def infer_published(
    articles: Sequence[Article], declared: Declared | None = None
) -> tuple[str | None, PublishedBasis | None]:
    """The publication date a page gives away, as EDTF, and how it was told: `metadata`, `text`, `inferred`, or (None, None)."""
    if declared is not None and declared.sure:
        return declared.day, "metadata"
    found = _told(articles)
    if found[0] is None and declared is not None and _is_of_its_time(articles, declared.day):
        return declared.day, "metadata"
    return found


def _is_of_its_time(articles: Sequence[Article], day: str) -> bool:
    """Whether the years printed on the page allow for it to be of that day: an old page made into a file today speaks of older ones."""
    years = [
        int(value.end[:4])
        for article in articles
        for block in article.blocks
        for mention in find_dates_in(block.text.folded)
        if isinstance(value := mention.value, Date) and value.basis == "explicit" and value.end
    ]
    return not years or max(years) >= int(day[:4]) - 1


def _told(articles: Sequence[Article]) -> tuple[str | None, PublishedBasis | None]:
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
    tied = _tied_days(texts)
    full = [day for day in tied if len(day) == 10]
    if full:
        return max(full), "inferred"
    year = _tied_year(texts)
    if year is None:
        return None, None
    told = (*tied, *filter(None, map(_month_day, without_year)))
    return max(filter(_exists, (f"{year}-{day}" for day in told)), default=year), "inferred"


def _places(articles: Sequence[Article]) -> Iterator[tuple[Block, bool]]:
    """The blocks in which a publication date may stand, each with whether it is one of the last of its article."""
    for article in articles:
        for i, block in enumerate(article.blocks):
            yield block, i >= len(article.blocks) - _LAST_BLOCKS


def _told_day(place: tuple[Block, bool]) -> tuple[bool, str] | None:
    """Whether a year is told, and the day as ISO 8601 where it is, else as printed."""
    block, is_last = place
    day = source_day(block.text.folded) if block.kind == "credit" else None
    if day is not None and _exists(day):
        return True, day
    folded = block.text.folded
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


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _tied_days(texts: list[str]) -> list[str]:
    """The days that the text ties to 今天 and its like, as ISO 8601, without the year where none is printed."""
    days = []
    for text in texts:
        for match in _TIED_DAY.finditer(text):
            found = find_dates_in(match["date"])
            value = found[0].value if found else None
            shift = timedelta(days=_DAY_SHIFT[match["word"]])
            if isinstance(value, Date) and value.basis == "explicit" and value.start and value.start == value.end:
                days.append((date.fromisoformat(value.start) + shift).isoformat())
            elif not shift and (day := _month_day(match["date"])):
                days.append(day)
    return days


def _month_day(printed: str) -> str | None:
    """`3月5日` as `03-05`."""
    found = find_dates_in(printed, "2024-12-31")  # a leap year: every day there may be
    value = found[0].value if found else None
    return value.start[5:] if isinstance(value, Date) and value.start and value.start == value.end else None


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
