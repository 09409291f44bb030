"""What names of organizations are made of: their endings, their short endings, and words that make no name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extractor.grammar import compiled
from extractor.lexicon import OrganizationPlainWord, OrganizationShortForm, OrganizationSuffix, rows

if TYPE_CHECKING:
    import regex
    from ahocorasick_rs import AhoCorasick


@cache
def _suffixes() -> dict[str, str]:
    return {row.suffix: row.kind for row in rows(OrganizationSuffix)}


@cache
def _longest() -> int:
    return max(map(len, _suffixes()))


def suffix_of(name: str) -> tuple[str, str] | None:
    """The longest ending of an organization that `name` has, and its kind (agency, company, school, …)."""
    table = _suffixes()
    for size in range(min(_longest(), len(name)), 1, -1):
        kind = table.get(name[-size:])
        if kind is not None:
            return name[-size:], kind
    return None


@cache
def _matcher() -> tuple[AhoCorasick, list[str]]:
    from ahocorasick_rs import AhoCorasick

    words = list(_suffixes())
    return AhoCorasick(words), words


def find_endings(text: str) -> dict[int, list[tuple[int, str]]]:
    """Where endings of organizations stand in a text: by the offset of their end, their starts (the longest ending first) and kinds."""
    found: dict[int, list[tuple[int, str]]] = {}
    matcher, words = _matcher()
    for number, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
        found.setdefault(end, []).append((start, _suffixes()[words[number]]))
    for starts in found.values():
        starts.sort()
    return found


@cache
def state_bodies() -> frozenset[str]:
    """Ministries and the like, which are names alone: 外交部, 国务院."""
    return frozenset(
        word for word, kind in _suffixes().items() if kind == "state" and word.endswith(("部", "院", "国"))
    )


@cache
def plain_words() -> frozenset[str]:
    """Common words that stand before a general noun without making it a name."""
    return frozenset(row.word for row in rows(OrganizationPlainWord))


@cache
def _plain_pattern() -> regex.Pattern[str]:

    endings = {word for word, kind in _suffixes().items() if kind != "state"}
    words = sorted(plain_words() | endings, key=lambda word: (-len(word), word))  # in any order: no two have one key
    return compiled(rf"(?:{'|'.join(words)})++(?:处|科|室|组|团|队|会|站|所|院|馆|园|社|机构|部门|企业|单位)?")


def is_plain(name: str) -> bool:
    """Whether `name` holds nothing but common words and endings: 环卫公司, 普惠保险, 人民医院."""
    return _plain_pattern().fullmatch(name) is not None


@cache
def short_forms() -> dict[str, str]:
    """Short endings and what they stand for: 医保局, 医疗保障局."""
    return {row.short: row.full for row in rows(OrganizationShortForm)}


def full_form(name: str) -> str:
    """`name` with its short ending written out, where it has one."""
    table = short_forms()
    for size in range(min(6, len(name)), 1, -1):
        full = table.get(name[-size:])
        if full is not None and not name.endswith(full):
            return name[:-size] + full
    return name
