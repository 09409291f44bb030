"""Which pieces of a web page are its article: the element that holds most of the running text, with headline and source line above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import regex
from lxml.html import HtmlElement

from extractor.lexicon import ChromeWord, rows
from extractor.page import is_source_line, source_names
from extractor.reading.web.elements import Unit, is_aside, is_called_title
from extractor.reading.web.metadata import read_day

_SENTENCE = 18  # characters of a piece that is running text
_LINKED = 0.5  # share of links from which a piece is no text
_MOST_OF_IT = 0.75  # of the running text that the article's element holds
_LEAST_RECORDS = 3  # labels of a document's own data that a table of them has
_MOST_ABOVE = 4  # lines between headline and text that are kept
_SITE = regex.compile(r"\s*[_|｜—–-]{1,3}\s*[^_|｜—–。，！？]{2,24}$")
# At the head of a paper's page on the web; the day of a forecast or a visit stands in a sentence.
_DAY_OF_ISSUE = regex.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天](?:\s*第\d+期)?")
_PARTS = frozenset(("p", "li", "table"))
_TIMES = ("期", "间")  # how labels of days end: 发布日期, 成文时间


def article_units(units: Sequence[Unit]) -> list[Unit]:
    """The pieces of the element that holds the article's text, in order; empty where the page has no running text."""
    own = [unit for unit in units if not is_aside(unit)]
    weights = {id(unit): weight for unit in own if (weight := _weight(unit))}
    if not weights:  # an article all in tables, or one whose element calls itself an aside
        own = list(units)
        weights = {id(unit): weight for unit in own if (weight := _weight(unit))}
    total = sum(weights.values())
    if not total:
        return []
    held: Counter[int] = Counter()
    deepest: dict[int, tuple[int, HtmlElement]] = {}
    for unit in own:
        for depth, element in enumerate(unit.path):
            held[id(element)] += weights.get(id(unit), 0)
            deepest[id(element)] = (depth, element)
    _, best = max((depth, n) for n, (depth, _) in deepest.items() if held[n] >= _MOST_OF_IT * total)
    container = deepest[best][1]
    while container.tag in _PARTS and container.getparent() is not None:
        container = container.getparent()  # a paragraph or table is no article, however much of the text it is
    return [unit for unit in own if any(element is container for element in unit.path)]


def _weight(unit: Unit) -> int:
    if unit.rows:
        return 0 if _is_record(unit) else sum(len(cell) for row in unit.rows for cell in row) // 2
    text = unit.text
    if unit.links > _LINKED or len(text) < _SENTENCE or not any(mark in text for mark in "。！？；，"):
        return 0
    return len(text) if not is_source_line(text) else 0


def _is_record(unit: Unit) -> bool:
    """Whether a table holds an official document's own data (索引号, 发文机关, 成文日期) and no part of its text."""
    labels = ["".join(cell.split()).rstrip("：:") for row in unit.rows for cell in row[::2] if cell]
    return len(labels) >= _LEAST_RECORDS and sum(label in _records() for label in labels) * 2 > len(labels)


@cache
def _records() -> frozenset[str]:
    return frozenset(row.word for row in rows(ChromeWord) if row.kind == "record")


def find_title(units: Sequence[Unit], declared: str, window: str) -> str:
    """The article's headline: the first heading element that the metadata or the window's title hold, else these without the site's name."""
    declared, window = _one_line(declared), _one_line(window)
    headings = [_one_line(unit.text) for unit in units if unit.level in (1, 2, 3) and len(unit.text) >= 4]
    for title in headings:
        if title in declared or title in window:
            return title
    ones = [_one_line(unit.text) for unit in units if unit.level == 1 and len(unit.text) >= 4]
    if ones:
        return ones[0]
    called = [_one_line(u.text) for u in units if 6 <= len(u.text) <= 100 and not u.links and is_called_title(u)]
    if max(len(declared), len(window)) < _SENTENCE // 3:  # 公告, 详情: the window's title names no article
        return next((text for unit in units if (text := _one_line(unit.text)) in (*headings, *called)), "")
    # The longest piece above the text that the window's title opens with or holds is the headline as the page prints it.
    printed = [
        _one_line(u.text)
        for u in units
        if 4 <= len(u.text) <= 100 and not u.links and _one_line(u.text) in (window, declared)
    ]
    holding = [_one_line(u.text) for u in units if 6 <= len(u.text) <= 100 and _one_line(u.text) in window]
    if printed or holding:
        return max(printed or holding, key=len)
    if called:
        return called[0]
    if not declared and (printed_above := _above_source_line(units)):
        return printed_above
    title = declared or window
    while title and (match := _SITE.search(title)) and match.start() >= 6:
        title = title[: match.start()]
    return title


def _above_source_line(units: Sequence[Unit]) -> str:
    """The line right above the source line, as sites set a headline whose window tells the site's name alone; empty where none is there."""
    for above, source in pairwise(unit for unit in units if unit.text):
        if is_source_line(source.text) and _tells_day(source.text):
            text = _one_line(above.text)
            named = 6 <= len(text) <= 60 and not above.links and not text.endswith("。") and not is_source_line(text)
            return text if named and not is_aside(above) else ""
    return ""


def lines_above(units: Sequence[Unit], content: Sequence[Unit], title: str) -> list[Unit]:
    """The lines that stand between the headline and the text, of which the source line is one, and before the headline where no source line is there."""
    if not content:
        return []
    # What a second look found is none of the units: then its first line is told by its text.
    first = next((i for i, unit in enumerate(units) if unit is content[0]), None)
    if first is None:
        first = next((i for i, unit in enumerate(units) if _one_line(unit.text) == _one_line(content[0].text)), 0)
    at = max((i for i in range(first) if _one_line(units[i].text) == title), default=-1)
    between = [unit for unit in units[at + 1 : first] if _may_stand_above(unit)] if at >= 0 else []
    sources = [unit for unit in between if is_source_line(unit.text)]
    if not sources:
        before = [line for unit in units[: max(at, first)] for line in _telling(unit)]
        between = [*between, *before[-1:]]
    return between[:_MOST_ABOVE] if len(between) > _MOST_ABOVE and not sources else [*between][: 2 * _MOST_ABOVE]


def authors_below(units: Sequence[Unit], content: Sequence[Unit]) -> list[Unit]:
    """The source lines right below the text's element that name authors (作者：李红　编辑：胡秋萍)."""
    last = next((i for i in range(len(units) - 1, -1, -1) if content and units[i] is content[-1]), len(units))
    below = units[last + 1 : last + 1 + _MOST_ABOVE]
    return [unit for unit in below if len(unit.text) <= 120 and source_names(unit.text) and is_source_line(unit.text)]


def day_of_issue(units: Sequence[Unit], content: Sequence[Unit]) -> str | None:
    """The day with its weekday that stands alone above the text, as newspapers head their pages; ISO 8601, None where there is none."""
    for unit in units:
        if content and unit is content[0]:
            break
        if _DAY_OF_ISSUE.fullmatch(unit.text):
            return read_day(unit.text)
    return None


def _telling(unit: Unit) -> list[Unit]:
    """The source lines in a piece that tell a day; those of a table of labels and values (发布日期： | 2025-06-18) each as a line."""
    texts = [unit.text]
    for row in unit.rows:
        texts += [
            f"{label.rstrip('：: ')}：{value}" for label, value in pairwise(row) if label.rstrip("：: ")[-1:] in _TIMES
        ]
    return [Unit(text, path=unit.path) for text in texts if is_source_line(text) and _tells_day(text)]


def _may_stand_above(unit: Unit) -> bool:
    text = unit.text
    return (
        sum(map(str.isalpha, text)) + sum(map(str.isdigit, text)) // 4 > 1
        and unit.links <= _LINKED
        and len(text) <= 120
        and not is_aside(unit)
    )


def _tells_day(text: str) -> bool:
    return regex.search(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}", text) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split())
