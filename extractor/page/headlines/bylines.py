"""Bylines: the lines that name the authors, with or without ■, 记者, 通讯员."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from extractor.grammar import compiled
from extractor.lexicon import Surname, rows

_RARE_WORDS = frozenset("和能都从家相后通水空那")  # family names that are far more often words
_MARKS = "■●◆□▪▲◎☆★"
_MOST_BARE, _MOST_MARKED = 8, 20  # names of a line without and with a mark or role

_HOUSE = (
    r"(?:本[报刊网台社端]|全媒体|融媒体?|常?驻\p{Han}{1,6}?|特约|特派|首席|见习|实习|资深|高级|"
    r"\p{Han}{2,8}?(?:日报|晚报|晨报|时报|早报|商报|快报|青年报|新闻网?|网|社|电视台|之声|传媒|客户端|周刊|在线))"
)
_ROLE = (
    rf"(?:{_HOUSE}){{0,4}}(?:记者|通讯员|实习生|报道员|特派员|评论员|作者|译者|撰文|撰稿人?|文字|摄影报道|摄影|编译|翻译|整理|报道组|供稿|采写|执笔|主笔|文图|图文"
    r"|[文图摄](?=[\s:：/／|｜、·&]|$))"
)
_TOKEN = compiled(
    rf"""
      (?P<country>[\[（(【〔]\p{{Han}}{{1,4}}[\]）)】〕](?=\p{{Han}}{{1,8}}·|[A-Z]))
    | (?P<gap>[\s、，,/／|｜;；&:：（()）【】—]++)
    | (?P<spaced>(?<!\p{{Han}})(?![文图摄]\s\p{{Han}}\s\p{{Han}}(?!\s?\p{{Han}}))\p{{Han}}[\ \u3000]{{1,3}}\p{{Han}}(?:[\ \u3000]{{1,3}}\p{{Han}}(?![\ \u3000]{{0,3}}\p{{Han}}))?+(?!\p{{Han}}))
    | (?P<role>{_ROLE})
    | (?P<place>\p{{Han}}{{2,6}}(?:报[道导]|发自\p{{Han}}{{2,6}})(?!\p{{Han}})|(?:报[道导]|发自\p{{Han}}{{2,6}})(?!\p{{Han}}))
    | (?P<filler>[等和与及](?!\p{{Han}}))
    | (?P<foreign>\p{{Han}}{{1,8}}(?:·\p{{Han}}{{1,10}}){{1,3}}|[A-Z][A-Za-z'.’-]*+(?:[\ ·](?:[A-Z][A-Za-z'.’-]*+|de|van|von|bin|al))*+)
    | (?P<han>\p{{Han}}{{2,14}}+)
    """,
    regex.VERBOSE,
)
# A desk or column before the role: 文化周刊 记者 李红, 都市记者 李红.
_DESK = compiled(
    r"(?P<desk>(?:(?!记者|通讯员|作者)\p{Han}){2,8})(?:[\s·|｜]+(?=(?:首席|见习|特约|融媒体?|全媒体)?(?:记者|通讯员)\s)|(?P<joined>(?=(?:记者|通讯员)\s+\p{Han}{2,4}(?:\s|$))))"
)
_LINKED_ROLE = compiled(rf"(?<=\p{{Han}})[和与及](?={_ROLE})")
_TAKEN = compiled(r"(?<=\p{Han}{2})摄$")
_BESIDES = compiled(
    r"\s++(?:作者)?(?:单位|职务|职称|来源|编辑|责编|审核|校对|电话|邮箱|时间|日期|发布时间)\s*+[:：].*+$"
)
_NO_NAMES = compiled(r"[。！？!?；;“”《》0-9%]|本[报刊网台社]讯|[讯电]\s?[（(]")
_OPENING = compiled(
    r"^[^。！？]{0,30}?[（(【]\s*+(?P<open>(?:[^（）()【】。]{0,20}(?:记者|通讯员)[^（）()【】。]{1,60}))[）)】]"
    r"|^[^。！？（(]{0,24}?[讯电]\s?[（(](?P<plain>[\p{Han}\s、]{2,30})[)）]"
    r"|^[^。！？（(]{0,24}?[讯电]\s{1,4}(?P<bare>(?:本报)?(?:记者|通讯员)[\p{Han}\s、]{2,30}?)(?:报道|\s{2,}|[:：])"
)
_CLOSING = compiled(r"[。！？”]\s?[（(]\s*+(?P<end>[^（）()。]{2,50})[）)]$")
# 丨 is a Chinese character, which posts use as a bar: 记者丨张三.
_FOLD = str.maketrans("記報導攝圖訊員實習見編譯與‧•・丨", "记报导摄图讯员实习见编译与···｜")


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    """Family names of one character, and longer ones."""
    names = [row.surname for row in rows(Surname) if row.kind != "japanese"]
    return frozenset(n for n in names if len(n) == 1) - _RARE_WORDS, tuple(n for n in names if len(n) > 1)


@lru_cache(maxsize=4096)
def read_byline(text: str) -> tuple[str, ...]:
    """The names of a byline line; empty where the line is none.

    A line with a mark (■) or a role (记者, 通讯员) may name anybody; a bare line must hold nothing but one to eight Chinese names
    with a known family name.
    """
    if not 2 <= len(text) <= 120:
        return ()
    text = _BESIDES.sub("", text)
    if _NO_NAMES.search(text):
        return ()
    names, marked = _names(text)
    return names if len(names) <= (_MOST_MARKED if marked else _MOST_BARE) else ()


def is_person_name(text: str) -> bool:
    """Whether a text is one name with a known family name, or a foreign one, and no word of the language."""
    return (_is_known(text) and not _is_word(text)) or ("·" in text and _is_foreign(text))


def is_marked(text: str) -> bool:
    """Whether a byline says by a mark or a role that it is one."""
    return _names(text)[1]


def opening_byline(text: str) -> tuple[str, ...]:
    """The reporters named at the start of running text: 本报讯（记者 张三 通讯员 李四）."""
    match = _OPENING.search(text[:120].translate(_FOLD))
    if match is None:
        return ()
    start, end = match.span(next(group for group in ("open", "plain", "bare") if match[group]))
    return _names(text[start:end], strict=True)[0]


def closing_byline(text: str) -> tuple[int, tuple[str, ...]]:
    """Where a byline in brackets at the end of running text begins, and its names; (0, ()) where there is none."""
    match = _CLOSING.search(text[-60:])
    names = _names(match["end"], strict=True)[0] if match else ()
    return (
        (len(text) - len(text[-60:]) + text[-60:].index(match[0]) + match[0].rindex(match["end"]) - 1, names)
        if match and names
        else (0, ())
    )


def _without_desk(text: str) -> str:
    """The line from its role on, where what stands before that is a desk and no name (王小明 通讯员 李红)."""
    match = _DESK.match(text.translate(_FOLD))
    if match is None or regex.fullmatch(_ROLE, match["desk"]) is not None:
        return text
    singles, doubles = _surnames()
    desk = match["desk"]
    named = match["joined"] is None and len(desk) < 4 and (desk[0] in singles or desk.startswith(doubles))
    return text if named else text[match.end() :]


@lru_cache(maxsize=4096)
def _names(text: str, *, strict: bool = False) -> tuple[tuple[str, ...], bool]:
    """The names that a line consists of, and whether it has a mark or role. No names where anything else stands in it.

    `strict` asks for known family names even beside a role.
    """
    bare = text.lstrip(_MARKS + " \t\u3000")
    marked = len(bare) < len(text.lstrip())
    bare = _without_desk(bare)
    folded = _TAKEN.sub("、", _LINKED_ROLE.sub("、", bare.translate(_FOLD)))
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(folded):
        match = _TOKEN.match(folded, at)
        if match is None:
            return (), marked
        kind = match.lastgroup or ""
        marked |= kind in ("role", "country")
        tokens.append((kind, bare[at : match.end()]))
        at = match.end()
    names: list[str] = []
    sure = False
    for kind, token in tokens:
        if kind == "spaced":
            whole = "".join(token.split())
            if not _is_known(whole):
                return (), marked
            names.append(whole)
            sure = True
        elif kind == "foreign":
            if not marked and not ("·" in token and len(tokens) == 1 and _is_foreign(token)):
                return (), marked
            names.append(token.strip())
            sure = True
        elif kind == "han":
            found = _split(token, free=marked and not strict)
            if not found:
                return (), marked
            names += found
    if not sure and names and all(_is_word(name) and not (marked and _is_known(name)) for name in names):
        return (), marked
    return tuple(dict.fromkeys(names)), marked


def _split(run: str, *, free: bool) -> list[str]:
    """The names that a run of Chinese characters consists of; `free` lets unknown family names pass."""
    if _is_known(run):
        return [run]
    for i in range(2, len(run) - 1):
        if run[i] in "和与及" and _is_known(run[:i]):
            rest = _split(run[i + 1 :], free=free)
            if rest:
                return [run[:i], *rest]
    if free and 4 <= len(run) <= 6:
        for i in (len(run) // 2, len(run) - len(run) // 2):
            if _is_known(run[:i]) and _is_known(run[i:]):
                return [run[:i], run[i:]]
    return [run] if free and len(run) <= 3 else []


def _is_known(name: str) -> bool:
    """Whether a name opens with a known family name and is no longer than names are."""
    single, double = _surnames()
    return (2 <= len(name) <= 3 and name[0] in single) or (3 <= len(name) <= 4 and name.startswith(double))


def _is_foreign(token: str) -> bool:
    return 4 <= len(token) <= 20 and not all(_is_word(part) for part in token.split("·"))


@lru_cache(maxsize=4096)
def _is_word(token: str) -> bool:
    """Whether a would-be name is a word of the language: 高质量, 金融."""
    import rjieba

    return any(word == token and not tag.startswith("nr") and rjieba.has_word(word) for word, tag in rjieba.tag(token))
