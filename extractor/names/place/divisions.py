"""China's administrative divisions: names, short forms and codes.

Divisions are known by their code: six digits of GB/T 2260 for provinces, prefectures and counties, nine digits of the statistical bureau for
townships. All tables load on first use. Sources and editions stand in the lexicons' headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from extractor.lexicon import (
    AmbiguousDivision,
    Division,
    DivisionNickname,
    FormerDivision,
    PlainTownship,
    Townships,
    rows,
)
from extractor.models import PlaceLevel

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Codes = tuple[str, ...]
Kind = Literal["full", "short", "former"]

_PROVINCE_END = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$")
_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族"
    "|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族?|各族"
)
_AUTONOMOUS = re.compile(rf"(.*?)((?:{_PEOPLES})+)自治([州县旗])")
_TOWNSHIP = re.compile("镇|乡|街道|苏木|地区")
_TOWNSHIP_ENDS = ("镇", "乡", "街道", "苏木")
_CLASS_WORD = re.compile("镇(?!长|委)|乡(?!村|长|亲|镇)|街道")
LONGEST_TOWNSHIP = 14


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer at `[start, end)` of a text, and the codes it may stand for."""

    start: int
    end: int
    codes: Codes
    kind: Kind


@cache
def divisions() -> dict[str, str]:
    """Code to name of all provinces, prefectures and counties; Taiwan's lower divisions have keys with a letter."""
    return {row.code: row.name for row in rows(Division)}


@cache
def townships() -> dict[str, list[str]]:
    """The full name of a town, township or subdistrict to the nine-digit codes of those so called."""
    codes: dict[str, list[str]] = {}
    for row in rows(Townships):
        for name in row.townships.split(" "):
            codes.setdefault(name[3:], []).append(row.county + name[:3])
            if name.endswith(("镇镇", "乡乡")):  # 乌镇 is officially 乌镇镇
                codes.setdefault(name[3:-1], []).append(row.county + name[:3])
    return codes


@cache
def _township_names() -> dict[str, str]:
    return {code: name for name, codes in sorted(townships().items(), key=lambda item: len(item[0])) for code in codes}


@cache
def former_divisions() -> dict[str, tuple[str, str]]:
    """The code of a former division to its name and the code of what holds its area today."""
    return {row.code_then: (row.name, row.code_now) for row in rows(FormerDivision)}


@cache
def ambiguous() -> dict[str, str]:
    """Short forms that mean something else as well: `word` (和平: only the article's places make it one), `name` (天长: the tagger may)
    or `sight` (西湖: the tagger makes it a place, but only the article's places make it the district)."""
    return {row.name: row.kind for row in rows(AmbiguousDivision)}


@cache
def plain_townships() -> frozenset[str]:
    """Short names of townships that are plain words far more often."""
    return frozenset(row.word for row in rows(PlainTownship))


@cache
def names() -> dict[str, tuple[Codes, Kind]]:
    """Every full, former and short name of provinces, prefectures and counties, with the codes it may stand for, the higher level first."""
    found: dict[str, tuple[list[str], Kind]] = {}
    for code, name in divisions().items():
        found.setdefault(name, ([], "full"))[0].append(code)
    for code, (name, _) in former_divisions().items():
        if name not in found:
            found[name] = ([code], "former")
    for code, name in divisions().items():
        if code[2].isalpha() and not code.endswith("000"):
            continue  # 三民, 将军, 万里: Taiwan's districts go by their full names
        for short in short_forms(code, name):
            codes, _ = found.setdefault(short, ([], "short"))
            if code not in codes:
                codes.append(code)
    for row in rows(DivisionNickname):
        found[row.name] = ([row.code], "short")
    return {name: (tuple(sorted(codes, key=_rank)), kind) for name, (codes, kind) in found.items()}


def _rank(code: str) -> tuple[int, str]:
    return len(stem(code)), code


def short_forms(code: str, name: str) -> list[str]:
    """How the division is called without its class word: 杭州 for 杭州市, 阿坝州 and 阿坝 for 阿坝藏族羌族自治州.

    A county of two characters (茂县) has none.
    """
    if is_province(code):
        return [_PROVINCE_END.sub("", name)]
    if match := _AUTONOMOUS.fullmatch(name):
        base, peoples, end = match.groups()
        if not base:
            return [peoples.removesuffix("族") + end]
        return [base + end, *([base] if len(base) > 1 else [])]
    for end in ("地区", "新区", "林区", "特区", "矿区", "市", "县", "区", "旗", "盟"):
        if name.endswith(end):
            return [name.removesuffix(end)] if len(name) > len(end) + 1 else []
    return []


@cache
def _matcher() -> tuple[AhoCorasick, list[tuple[Codes, Kind]]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(list(names()), matchkind=MatchKind.Standard), list(names().values())


def find_divisions(text: str) -> list[Hit]:
    """All names of provinces, prefectures and counties in (folded, simplified) text, overlapping ones too (成武 and 武义县 in 完成武义县)."""
    matcher, values = _matcher()
    return [Hit(start, end, *values[i]) for i, start, end in matcher.find_matches_as_indexes(text, overlapping=True)]


def find_townships(text: str) -> Iterator[Hit]:
    """The full names of townships in text: the longest name that ends with each class word. Needs a check of its left border."""
    for match in _TOWNSHIP.finditer(text):
        known, end = townships(), match.end()
        for start in range(max(0, end - LONGEST_TOWNSHIP), match.start()):
            if text[start:end] in known:
                yield Hit(start, end, tuple(known[text[start:end]]), "full")
                break


def township_at(text: str, start: int, parent: str) -> Hit | None:
    """The township inside the division `parent` whose full or (of two characters and more) short name starts there; longest first."""
    known = townships()
    for end in range(min(len(text), start + LONGEST_TOWNSHIP), start + 1, -1):
        name = text[start:end]
        if name in known and (codes := within(known[name], parent)):
            return Hit(start, end, codes, "full")
        if end - start <= 5 and name[-1] not in "路街道":  # 春熙路 is a road before it is a subdistrict
            shorts = [code for suffix in _TOWNSHIP_ENDS for code in known.get(name + suffix, ())]
            if shorts and (codes := within(shorts, parent)):
                # A township whose class has changed since (叶坪乡, now 叶坪镇) keeps the class word it is printed with.
                printed = _CLASS_WORD.match(text, end)
                return Hit(start, printed.end(), codes, "former") if printed else Hit(start, end, codes, "short")
    return None


def within(codes: Codes | list[str], parent: str) -> Codes:
    """Those of the codes that lie inside the division `parent`."""
    return tuple(code for code in codes if contains(parent, code))


@cache
def stem(code: str) -> str:
    """The first digits that everything inside the division shares: `33` for 330000, `3301` for 330100."""
    if len(code) == 6 and code.endswith("00"):
        code = code[:3] if code[2].isalpha() else code[:4].removesuffix("00")
    return code


def contains(parent: str, child: str) -> bool:
    """Whether the division `child` lies inside `parent` (and is another one). A former division is where its code put it."""
    head = stem(parent)
    return child != parent and child.startswith(head) and len(stem(child)) > len(head)


@cache
def ancestors(code: str) -> Codes:
    """The codes of the divisions around this one, from the province down, whether or not they exist."""
    around = (code[:2] + "0000", code[:3] + "000" if code[2].isalpha() else code[:4] + "00", code[:6])
    return tuple(other for other in dict.fromkeys(around) if other != code)


def is_province(code: str) -> bool:
    """Whether the code is a province's."""
    return code.endswith("0000")


def level_of(code: str) -> PlaceLevel:
    """The level of the division; municipalities (北京市) and special administrative regions are provinces."""
    if is_province(code):
        return "province"
    if len(code) == 9:
        return "township"
    return "prefecture" if code.endswith("00") else "county"


def name_of(code: str) -> str | None:
    """The full name of a division, today's or a former one's; None for a code of none (a development zone)."""
    if len(code) == 9:
        return _township_names().get(code)
    return divisions().get(code) or former_divisions().get(code, (None, ""))[0]


def path_of(code: str) -> list[str]:
    """The full names from the province down to the division itself."""
    # A division renamed or merged since lies where its seat lies today: the former 莱芜市 in 山东省, as its old code says.
    return [name for each in (*ancestors(code), code) if (name := name_of(each))]


def public_code(code: str) -> str | None:
    """The code as the contract gives it: None where GB/T 2260 has none (below Taiwan)."""
    return None if code[2].isalpha() else code
