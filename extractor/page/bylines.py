"""Bylines: the lines that name the authors, with or without ■, 记者, 通讯员."""

from __future__ import annotations

from functools import cache

import regex

from lexicons import read_lexicon

_RARE_WORDS = frozenset("和能都从家相后通水空那")  # family names that are far more often words


@cache
def _surnames() -> tuple[frozenset[str], tuple[str, ...]]:
    """Family names of one character, and longer ones."""
    names = [name for name, kind in read_lexicon("surnames") if kind != "japanese"]
    return frozenset(n for n in names if len(n) == 1) - _RARE_WORDS, tuple(n for n in names if len(n) > 1)


_ROLE = (
    r"(?:本报|本刊|本网|本台|全媒体|融媒体?|驻\p{Han}{1,6}?|特约|特派|首席|见习|实习|资深|新华社|新华网|人民网|中新社)*+"
    r"(?:记者|通讯员|作者|撰文|撰稿|撰稿人|文字|文|图|摄影|摄|评论员|编译|整理|报道组|供稿|采写|执笔|文图|图文)"
)
_LEAD = regex.compile(rf"[■●◆□▪▲◎☆★]?\s*+(?:(?:{_ROLE})(?:[/／、·&和及]\s*+(?:{_ROLE}))*+\s*+[:：/／|｜]?\s*+)?")
_ANY_ROLE = regex.compile(
    rf"(?:(?<=^|[\s、，,;；/／|｜（(]){_ROLE}(?=[\s:：/／|｜\p{{Han}}]))(?:[/／、·]\s*+(?:{_ROLE}))*+\s*+[:：/／|｜]?\s*+|(?<=\p{{Han}})(?:\s*+[/／]\s*+|\s++)(?:摄影|文|图|摄|文图|图文|供稿|整理)$"
)
_NO_NAMES = regex.compile(r"[。！？!?；;“”《》0-9%]")
_BETWEEN = regex.compile(r"[\s、，,/／|｜;；&和]++")
_TOKEN = regex.compile(r"\p{Han}{2,4}|\p{Han}{1,3}·\p{Han}{1,6}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)*+")
_SPACED = regex.compile(r"(?<![\p{Han}])(\p{Han})[ \u3000]{1,3}(\p{Han})(?![\p{Han}])")
_OPENING = regex.compile(
    r"^[^。！？]{0,30}?[（(]\s*+(?P<open>(?:[^（）()。]{0,20}(?:记者|通讯员)[^（）()。]{1,60}))[）)]"
    r"|^[^。！？（(]{0,24}?[讯电]\s{1,4}(?P<bare>(?:本报)?(?:记者|通讯员)[\p{Han}\s、]{2,30}?)(?:报道|\s{2,}|[:：])"
)
_CLOSING = regex.compile(r"[。！？”][（(]\s*+(?P<end>[^（）()。]{2,50})[）)]$")


def read_byline(text: str) -> list[str] | None:
    """The names of a byline line, or None where the line is none.

    A line with a mark (■) or a role (记者, 通讯员) may name anybody; a bare line must hold nothing but one to six Chinese names
    with a known family name.
    """
    if not 2 <= len(text) <= 80 or _NO_NAMES.search(text):
        return None
    bare = text.strip("（()） 　")
    lead = _LEAD.match(bare)
    marked = bool(lead and lead.end())
    names = _names(bare, strict=not marked)
    if names is None or not 1 <= len(names) <= (12 if marked else 6):
        return None
    return names


def opening_byline(text: str) -> list[str]:
    """The reporters named at the start of running text: 本报讯（记者 张三 通讯员 李四）."""
    match = _OPENING.search(text[:120])
    return (_names(match["open"] or match["bare"], strict=True) or []) if match else []


def closing_byline(text: str) -> tuple[int, list[str]]:
    """Where a byline in brackets at the end of running text begins, and its names; (0, []) where there is none."""
    match = _CLOSING.search(text[-60:])
    if match is None:
        return 0, []
    names = _names(match["end"], strict=True)
    return (len(text) - len(text[-60:]) + match.start() + 1, names) if names else (0, [])


def _names(text: str, *, strict: bool) -> list[str] | None:
    text = text.lstrip("■●◆□▪▲◎☆★ \t\u3000")
    text = _ANY_ROLE.sub("、", " " + text)
    text = _SPACED.sub(r"\1\2", text)
    names: list[str] = []
    single, double = _surnames()
    for token in _BETWEEN.split(text):
        if not token or token == "等":
            continue
        if not _TOKEN.fullmatch(token):
            return None
        known = token.startswith(double) or (token[0] in single and len(token) <= 3) or "·" in token
        if strict and not known:
            return None
        if not strict and not known and len(token) > 3:
            return None
        names.append(token)
    if strict and names and all(_is_word(name) for name in names):
        return None
    return names or None


def _is_word(token: str) -> bool:
    """Whether a would-be name is a word of the language: 高质量, 金融."""
    import rjieba

    return any(word == token and not tag.startswith("nr") and rjieba.has_word(word) for word, tag in rjieba.tag(token))
