"""Where a page copied from a browser's window has its headline: above the source line, below the last menu.

What stands above that menu (the site's name, the list of the paper's pages, an app's call to open it) is of the site, and what stands between the source
line and the last button below it is so too (0, 分享至, 来自浙江). None of these lines says so by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.grammar import compiled
from extractor.page.headlines.bylines import is_marked, read_byline
from extractor.page.lines.lines import Line
from extractor.page.web.chrome import is_chrome
from extractor.page.web.chrome_words import words_of
from extractor.page.web.menus import is_menu, may_be_column
from extractor.page.web.source_lines import is_crumbs, is_site_name, is_source_line, source_day

_HEADLINE = 6  # characters of a headline
_RECORD = compiled(r"\s*+(?P<label>(?:\p{Han}[ \u3000]?){2,8})[:：]")
_LITTLE = compiled(r"\d{1,4}[万wW+]?|(?:来自|IP属地[:：]?)\s?\p{Han}{2,8}")


def lines_around_headline(lines: Sequence[Line], first: int) -> set[int]:
    """The numbers of the lines above the headline and between source line and text that are no part of an article; `first` is the first line of running text."""
    found = {i for i in range(first) if _is_record(lines[i].clean)}
    source = next((i for i in range(first) if _tells_source(lines[i].clean)), None)
    menu = _last_menu(lines, first if source is None else source, found, sure=source is None)
    found.update(range(menu + 1))
    if source is None or not (is_source_line(lines[source].clean) or found):
        return found
    if is_source_line(lines[source].clean):
        found.add(source)
    last = max(
        (i for i in range(source, first) if is_chrome(lines[i].clean) or is_menu(lines[i].clean)), default=source
    )
    for i in range(menu + 1, first):
        text = lines[i].clean
        small = i > source and not is_marked(text) and (_is_little(text) or (i < last and not read_byline(text)))
        headed = any(_may_be_headline(lines[j], found, j) for j in range(menu + 1, i))
        if small or (headed and is_site_name(text)):
            found.add(i)
    return found


def _is_little(text: str) -> bool:
    """Whether a line counts something, or names the province that a post came from."""
    return _LITTLE.fullmatch(text) is not None or text in words_of("region")


def _tells_source(text: str) -> bool:
    """Whether a line tells an article's day, or its authors."""
    return (source_day(text) is not None and is_source_line(text)) or (is_marked(text) and bool(read_byline(text)))


def _last_menu(lines: Sequence[Line], end: int, records: set[int], *, sure: bool) -> int:
    """The last menu above `end` with a line below it that may be the headline; -1 where there is none. `sure`: a single name proves no menu."""
    for i in range(end - 1, -1, -1):
        text = lines[i].clean
        framed = is_crumbs(text) or (is_menu(text) and (len(text.split()) > 1 if sure else not may_be_column(text)))
        if framed and any(_may_be_headline(lines[j], records, j) for j in range(i + 1, end)):
            return i
    return -1


def _may_be_headline(line: Line, records: set[int], at: int) -> bool:
    text = line.clean
    return (
        len(text) >= _HEADLINE
        and at not in records
        and not is_chrome(text)
        and not is_menu(text)
        and not is_site_name(text)
        and not read_byline(text)
    )


def _is_record(text: str) -> bool:
    """Whether a line opens with a label of an official document's own data (索 引 号：) and is no source line."""
    match = _RECORD.match(text)
    return (
        match is not None
        and "".join(match["label"].split()) in words_of("record")
        and len(text) <= 120
        and not is_source_line(text)
    )
