"""What the heads of columns and the labels of forms stand for (lexicons/table_heads.tsv)."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from extractor.lexicon import TableHead, rows

_BRACKETS = regex.compile(r"[（(\[【][^（()）\[\]【】]{0,24}+[）)\]】]")
_NUMBERING = regex.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]|(?:其中|减|加|附|注)[:：])\s*+"
)
# 第一中标候选人, 中标候选人第二名: whose turn it is, no part of the label.
_ORDINAL = regex.compile(
    r"^第[一二三四五六七八九十\d]{1,2}(?=中标|成交|候选)|第[一二三四五六七八九十\d]{1,2}(?:名|位|顺位)?$"
)
_ASPECTS = frozenset({"ratio", "step"})  # roles that a word plays beside another
_COPIES = 3  # numberings one behind the other: 一、（1）


def core(text: str) -> str:
    """The words of a head or label: without numbering (一、, 其中：, 第一名), brackets, white space and a colon at the end."""
    for _ in range(_COPIES):
        match = _NUMBERING.match(text)
        if match is None:
            break
        text = text[match.end() :]
    bare = _BRACKETS.sub("", text)
    words = "".join((bare or text).split()).rstrip(":：*")
    return _ORDINAL.sub("", words) or words


@lru_cache(maxsize=4096)
def role_of(text: str) -> str:
    """The role that the head or label plays, empty where its words are of no role. Of two words that it ends with the longer decides."""
    words = core(text)
    if not words:
        return ""
    whole, ends, longest = _roles()
    if words in whole:
        return whole[words]
    for length in range(min(len(words), longest), 0, -1):
        role = ends.get(words[-length:])
        if role is not None:
            return role
    return ""


@cache
def is_of(text: str, role: str) -> bool:
    """Whether the last words of the head are listed under `role`, whatever other role they play."""
    words = core(text)
    return any(words[-length:] in _of(role) for length in range(1, len(words) + 1))


@cache
def _of(role: str) -> frozenset[str]:
    return frozenset(row.surface for row in rows(TableHead) if row.role == role)


@cache
def _roles() -> tuple[dict[str, str], dict[str, str], int]:
    whole: dict[str, str] = {}
    ends: dict[str, str] = {}
    for row in rows(TableHead):
        if row.role not in _ASPECTS:
            (whole if row.match == "whole" else ends).setdefault(row.surface, row.role)
    return whole, ends, max(map(len, ends))
