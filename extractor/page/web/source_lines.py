"""Lines made of nothing but what a web page says about an article: when, where from, by whom, how often it was read, what to do with it.

Such a line is read token by token (2014-08-24 15:44| 4283次阅读| 来源某技术网| 作者周小舟); it is one only where every token is known and one of them
proves it, so that 评论 or 某某网 alone stays what it is.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from extractor.grammar import compiled
from extractor.page.headlines.bylines import read_byline
from extractor.page.web.chrome_words import either, words_of

CHARACTER_AS_BAR = "丨"  # posts set this Chinese character as a bar: 来源丨某某发布
_LONGEST = 160  # characters of a line that is looked at
_DAY = r"(?P<year>(?:19|20)\d\d)\s?[-/.年\s]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})\s?日?"
_SHORT_DAY = r"(?P<year>[012]\d)[-/](?P<month>\d{2})[-/](?P<day>\d{2})"
_CLOCK = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
_WEEKDAY = r"[（(]?(?:星期|周)[一二三四五六日天][）)]?"
_NUMBER = r"\d[\d,.]*+\s?[万千kKwW]?\+?"
_SITE_END = r"(?:网|报|社|台|新闻|客户端|在线|发布|融媒|频道|号)"
_OFFICE_END = r"(?:局|委|厅|办|政府|中心|公司|院|会|室|部)"
_STRONG = frozenset({"stamp", "told", "label", "staff", "author", "counter", "crumbs"})
_MOST_OTHERS = 2  # words that are not known (原创, 深度) in a line that two of the known prove
_PARTS = frozenset(("year", "month", "day"))  # groups inside the tokens
_ANOTHER = regex.compile(r"\p{Han}{2,4}(?=[\s、]|$)")  # a second author behind the first
_LEAST_BUTTONS = 2
_LONG_BUTTON = 4  # characters of a button that stands alone


@cache
def _token() -> regex.Pattern[str]:
    label, staff, author = either("label"), either("staff"), either("author")
    time, count, named = either("time"), either("count"), either("label", "staff", "author", "time")
    after = rf"(?=\s|$|[|｜;；，,】\])）]|{named}\s*[:：]|{_DAY})"
    return compiled(
        rf"""
          (?P<crumbs>(?:(?:当前|您的?|您现在的?)?(?:所在)?位置\s*[:：]\s*)?[^\s>＞›»，。]{{1,14}}(?:\s?(?:>+|[＞›»])\s?[^\s>＞›»，。]{{1,14}}){{1,7}}(?:\s?[>＞›»])?)(?=\s|$)
        | (?P<told>{time}\s*[:：]?\s*(?:{_DAY}|{_SHORT_DAY})(?:\s*{_WEEKDAY})?(?:[\sT]*{_CLOCK})?)
        | (?P<stamp>(?:{_DAY}|{_SHORT_DAY})(?:\s*{_WEEKDAY})?[\sT]*{_CLOCK})
        | (?P<date>{_DAY}(?:\s*{_WEEKDAY})?)
        | (?P<clock>{_CLOCK})
        | (?P<counter>(?:已有?)?{_NUMBER}\s?(?:次|条|人|个|名)?\s?(?:{count}|人气)(?:量|数|次数|人数)?|(?:总?{count}|人气)(?:量|数|次数|人数|次|率)?\s*[:：(（]?\s*{_NUMBER}\s?(?:次|条|人|个)?+[)）]?(?!{count}))
        | (?P<author>{author}\s*[:：/|｜]\s*[^:：|｜。！？]{{2,40}}?{after}|(?:本[报网刊]|全媒体|见习|实习|首席|特约)*(?:记者|作者|通讯员)\s?(?=\p{{Han}}{{2}})[\p{{Han}}、\s]{{2,24}}?{after})
        | (?P<staff>{staff}\s*[:：|｜/／■]\s*(?:(?!{named}\s*[:：])[^|｜。！？，:：]){{0,30}}?{after})
        | (?P<role>(?:本[报网刊台])?(?:记者|作者|通讯员)(?=\s*(?:$|[|｜]|{_DAY})))
        | (?P<empty>(?:{named}|{count}(?:量|数|次数|人数)?)\s*[:：]\s*(?:[\[【（(]\s*[\]】）)]|次)?(?=\s|$|[\]】）)]))
        | (?P<label>(?:本文)?{label}\s*[:：|｜/／■]\s*(?:(?!{named}\s*[:：])[^\s|｜。！？，]){{0,40}}?{after})
        | (?P<bare>(?:来源|编辑|责编)\s?\p{{Han}}[\p{{Han}}A-Za-z]{{1,12}}{after})
        | (?P<region>{either("region")}省?(?=\s|$|[|｜]))
        | (?P<told_region>{time}\s*[:：]\s*{either("region")}[省市]?(?=\s|$|[|｜]))
        | (?P<button>(?:[【\[（(]\s*)?(?:{either("act")}[本此该]?{either("acted_on")}|{either("button")})(?:\s*[】\])）])?(?=\s|$|[|｜/·、，>＞【】\[\]（(）)]|[:：](?!\s?\d)))
        | (?P<channel>{either("channel")}(?=\s|$|[|｜]))
        | (?P<edition>(?:第\s?)?[A-Z]{{0,2}}\d{{1,3}}\s?版)
        | (?P<site>[\p{{Han}}A-Za-z][\p{{Han}}A-Za-z0-9·]{{1,13}}?{_SITE_END}(?=\s|$|[|｜]|{_DAY}))
        | (?P<person>\p{{Han}}{{2,4}}(?=\s|$|[·•|｜]))
        | (?P<office>[\p{{Han}}A-Za-z]{{2,20}}?{_OFFICE_END}(?=\s|$|[|｜]))
        | (?P<address>(?:https?://|www\.)[^\s|｜]{{1,80}})
        | (?P<gap>[\s|｜·•/／,，、;；\[\]【】（）()\-—–>＞*＊]+|[:：](?=\s|$))
        | (?P<other>[^\s|｜·，:：]{{1,12}}(?=\s|$|[|｜·]))
        """,
        regex.VERBOSE,
    )


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[str, str], ...]:
    """The tokens of a line, each kind and text; empty where anything else stands in it."""
    text = text.replace(CHARACTER_AS_BAR, "｜")
    if not 2 <= len(text) <= _LONGEST or any(mark in text for mark in "。！？；“”《》"):
        return ()
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        another = _ANOTHER.match(text, at) if found and found[-1][0] in ("author", "person") else None
        if another and _names_of(another[0]):
            found.append(("person", another[0]))
            at = another.end()
            continue
        match = _token().match(text, at)
        if match is None or match.end() == at:
            return ()
        kind = next(name for name, said in match.groupdict().items() if said is not None and name not in _PARTS)
        if kind == "author" and not _names_of(match[0]):
            if not regex.search("[:：]", match[0]):
                return ()
            kind = "unit"  # 作者：宣传部
        if kind == "person" and not read_byline(match[0]):
            kind = "other"
        if kind != "gap":
            found.append((kind, match[0]))
        at = match.end()
    others = sum(kind == "other" for kind, _ in found)
    known = {kind for kind, _ in found if kind in _STRONG}
    proved = len(known) > 1 or (bool(known) and others == 1 and any(mark in text for mark in "·•|｜"))
    return tuple(found) if not others or (others <= _MOST_OTHERS and proved) else ()


def is_source_line(text: str) -> bool:
    """Whether a line tells nothing but an article's date, source, authors, counters, or the buttons beside it.

    >>> is_source_line("2025-03-05 10:20  来源：青山日报  阅读 4283")
    True
    >>> is_source_line("来源：他说不清楚，谁也说不清楚。")
    False
    """
    tokens = _read(text)
    kinds = [kind for kind, _ in tokens]
    if not kinds:
        return False
    if any(kind in _STRONG for kind in kinds):
        if set(kinds) <= {"author", "person", "other"}:
            return False  # a byline
        return len(tokens) > 1 or _proves(*tokens[0])
    if "date" in kinds:  # a day alone may sign a notice; beside a site or an edition it is that of the page
        signed = "person" in kinds and any(mark in text for mark in "·•|｜")
        return signed or any(kind in ("site", "edition", "bare", "clock", "empty") for kind in kinds)
    if kinds == ["empty"]:  # 分享到：
        return len(text.rstrip(":： ")) >= _LONG_BUTTON - 1
    if set(kinds) == {"button", "clock"}:  # 听新闻 00:00/03:25
        return kinds.count("clock") >= _LEAST_BUTTONS
    if set(kinds) != {"button"}:
        return False
    return len(kinds) >= _LEAST_BUTTONS or len(text) >= _LONG_BUTTON or text == "分享到"


def ends_article(text: str) -> bool:
    """Whether a line stands where articles end: it names the staff (责任编辑：李红), counts readers, or is made of buttons."""
    return is_source_line(text) and any(kind in ("staff", "button", "counter") for kind, _ in _read(text))


def is_crumbs(text: str) -> bool:
    """Whether a line is a path of channels (首页 > 新闻 > 正文), as it stands above an article."""
    tokens = _read(text)
    return [kind for kind, _ in tokens] == ["crumbs"] and _proves(*tokens[0])


def is_site_name(text: str) -> bool:
    """Whether a line is the name of a site or paper and nothing else, by its end (某某发布, 某某日报)."""
    return [kind for kind, _ in _read(text)] == ["site"]


def _proves(kind: str, token: str) -> bool:
    """Whether a token alone on its line is no part of a text: not 3000人参与, 时间：2025年3月5日, 设计：从图纸到现实, 作者：张三."""
    if kind == "counter":
        return (
            regex.search(r"[阅浏点访评跟]", token) is not None
            and (not token[0].isdigit() or regex.search(r"[次条]|人[评跟]", token) is not None)
        ) or token[0] == "0"
    if kind == "told":
        return regex.match(r"时间|日期", token) is None or regex.search(r"\d[:：]\d", token) is not None
    if kind == "staff":  # with a name behind it, or with nobody
        return token[-1] in ":：" or bool(
            read_byline("记者 " + regex.sub(r"^[^:：|｜/／■]*[:：|｜/／■]\s*", "", token))
        )
    if kind == "crumbs":
        return (
            len(regex.findall(r"[>＞›»]+", token)) > 1
            or regex.search(rf"首页|位置|正文|详情|内容|^{either('channel')}", token) is not None
        )
    return kind in ("stamp", "label")


def _names_of(token: str) -> tuple[str, ...]:
    """The names in an author token; the words that sites put where nobody is named are none."""
    names = read_byline("记者 " + regex.sub(rf"^.*?{either('author')}\s*[:：/|｜]?\s*", "", token))
    return tuple(name for name in names if name not in words_of("nobody"))


def source_names(text: str) -> tuple[str, ...]:
    """The authors that a source line names."""
    names: list[str] = []
    for kind, token in _read(text):
        if (
            kind in ("author", "person") and text.count(token.removeprefix("作者")) == 1
        ):  # not a source that writes itself
            names += _names_of(token) if kind == "author" else [token]
    return tuple(dict.fromkeys(names))


def source_day(text: str) -> str | None:
    """The day that a source line gives, as ISO 8601; None where it gives none."""
    for kind, token in _read(text):
        if kind in ("told", "stamp", "date"):
            match = regex.search(rf"{_DAY}|{_SHORT_DAY}", token)
            if match:
                year = match["year"] if len(match["year"]) == 4 else "20" + match["year"]
                return f"{year}-{int(match['month']):02}-{int(match['day']):02}"
    return None
