"""What a page saved from the web carries above and below its article: menus, the window's title, a date over several lines, lists of other articles.

None of these lines says by itself what it is (新闻, 2024, 关注); their neighbours do.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.grammar import compiled
from extractor.page.lines.lines import Line
from extractor.page.web.chrome import is_chrome
from extractor.page.web.headline_place import lines_around_headline
from extractor.page.web.menus import is_menu, may_be_column
from extractor.page.web.page_end import lines_below
from extractor.page.web.source_lines import is_source_line

_TOP = 60  # lines above the text in which a menu may stand
_SENTENCE = 25  # characters of a line of running text
_LONGEST_SITE = 16  # characters of a site's name behind the headline in a window's title
_YEAR = compiled(r"(?:19|20)\d\d年?")
_MONTH_DAY = compiled(r"(?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])日?")
_DAY = compiled(r"(?:[·•|｜]\s*)?[（(]?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?[）)]?")
_CLOCK = compiled(r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?")
_LATIN = compiled(r"[A-Za-z][A-Za-z &'·-]{2,40}")
_SITE = compiled(r"\s*[_|｜—–-]{1,3}\s*(?P<site>[^_|｜。，！？]{2,40})$")


def split_dates(lines: Sequence[Line]) -> dict[int, int]:
    """Dates set over two or three lines (2024 / 03/28 / 09:56): the number of the first line of each, and that just past its last."""
    found: dict[int, int] = {}
    for i in range(len(lines) - 1):
        if _YEAR.fullmatch(lines[i].clean) and _MONTH_DAY.fullmatch(lines[i + 1].clean):
            found[i] = i + 3 if i + 2 < len(lines) and _CLOCK.fullmatch(lines[i + 2].clean) else i + 2
    return found


def page_frame(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines above and below the text that are no part of it."""
    running = [i for i, line in enumerate(lines) if _is_running(line)]
    if not running:
        return set()
    first, last = running[0], running[-1]
    return (
        _dates(lines, min(first, _TOP))
        | _menus(lines, min(first, _TOP))
        | _window_titles(lines, first)
        | lines_around_headline(lines, min(first, _TOP))
        | lines_below(lines, last)
    )


def _is_running(line: Line) -> bool:
    text = line.clean
    return len(text) >= _SENTENCE and any(mark in text for mark in "。！？；") and not is_chrome(text)


def _dates(lines: Sequence[Line], first: int) -> set[int]:
    """Days alone on a line between headline and text."""
    return {i for i in range(1, first) if _DAY.fullmatch(lines[i].clean)}


def _menus(lines: Sequence[Line], first: int) -> set[int]:
    """Lines of channels and buttons above the text: several, one with more than a word, or one at the very top with a name in Latin below it."""
    found: set[int] = set()
    for i in range(first):
        text = lines[i].clean
        if lines[i].level or not is_menu(text):
            continue
        after = lines[i + 1].clean if i + 1 < first else ""
        if _LATIN.fullmatch(after):
            found |= {i, i + 1}
        elif (
            len(regex.split(r"[\s|｜·/>＞»]+", text)) > 2 or is_menu(after) or i - 1 in found or not may_be_column(text)
        ):
            found.add(i)
    # Without a line left for the headline the last one was it.
    rest = [i for i in range(first) if i not in found and not is_source_line(lines[i].clean)]
    return found if rest or not found else found - {max(found)}


def _window_titles(lines: Sequence[Line], first: int) -> set[int]:
    """A headline that stands once more below, with or without the site's name behind it (标题_某网)."""
    found: set[int] = set()
    below = {"".join(line.clean.split()) for line in lines[:first]}
    for i in range(first):
        text = lines[i].clean
        match = _SITE.search(text)
        head = "".join(text[: match.start()].split()) if match and len(match["site"]) <= 2 * _LONGEST_SITE else ""
        if (len(head) >= 4 and head in below) or (
            len(text) >= 8
            and any("".join(text.split()) == "".join(lines[j].clean.split()) for j in range(i + 1, min(first, i + 8)))
        ):
            found.add(i)
    return found
