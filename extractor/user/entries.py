"""What the rows of a user's lexicons mean: names with their values, units, currencies, metric codes and head nouns, each checked.

Every entry carries its rule, `user.lexicon:FILE:LINE`, which `explain` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import cast, get_args

from extractor.facts import MetricCode
from extractor.mentions import USER
from extractor.models import Category, Organization, Person, Place, PlaceLevel, Programme
from extractor.names import Head, name_of, path_of, shipped_heads
from extractor.text import fold
from extractor.user.lexicon_file import LexiconFile, Row, one_of, raise_problems
from extractor.values import Side, UserCurrency, UserUnit

CATEGORIES: tuple[str, ...] = get_args(Category)
LEVELS: tuple[str, ...] = get_args(PlaceLevel)
_VALUE_TYPES = ("money", "percent", "quantity", "duration")
_LONGEST = 80
# Quotation marks around a name set it apart; they are no part of it.
_MARKS = re.compile(r"[“‘「『《\"](.+)[”’」』》\"]")
_ALIAS = re.compile(r"[|｜]")
_FACTOR = re.compile(r"\d{1,20}(?:\.\d{1,20})?(?:/\d{1,20})?")
# Behind and inside quotation marks what 保险 and 基金 weigh. Without marks, enough for any name that ends so: the user is sure of the noun.
_WEIGHTS = (4.0, 3.0, 8.0)


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be found wherever one of its folded surfaces stands; `value` is what it means, with all aliases."""

    value: Programme | Organization | Person | Place
    surfaces: tuple[str, ...]
    rule: str


@dataclass(slots=True)
class Entries:
    """The entries of all lexicons of an extractor."""

    names: list[Name] = field(default_factory=list)
    units: list[UserUnit] = field(default_factory=list)
    currencies: list[UserCurrency] = field(default_factory=list)
    codes: list[MetricCode] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)


class _Wrong(ValueError):
    """A cell is wrong; the message says how, and what would mend it."""


def read_entries(files: Sequence[LexiconFile]) -> Entries:
    """The entries of the lexicons. Raises LexiconError that names file and line of each cell that is wrong and of each surface that stands twice."""
    entries = Entries()
    problems: list[str] = []
    seen: dict[tuple[str, ...], str] = {}
    for file in files:
        read = _READERS[file.kind.name]
        for row in file.rows:
            try:
                for surface in read(row, f"{USER}lexicon:{row.where}", entries):
                    other = seen.setdefault(surface, row.where)
                    if other != row.where:
                        raise _Wrong(f"'{surface[-1]}' stands in {other} already; leave it out of one of the two")
            except _Wrong as wrong:
                problems.append(f"{row.where}: {wrong}")
    raise_problems(problems)
    return entries


# What a row claims for itself: no other row may have it. The last part is the word as folded.
_Claims = list[tuple[str, ...]]


def _programme(row: Row, rule: str, entries: Entries) -> _Claims:
    name, aliases = _wordings(row.cells)
    category = row.cells.get("category", "")
    if category and category not in CATEGORIES:
        raise _Wrong(f"there is no category '{category}'; {one_of(CATEGORIES, category)}")
    told = cast(Category, category) if category else shipped_heads().category_of(fold(name)) or "other"
    return _name(entries, rule, Programme(name=name, aliases=aliases, category=told), aliases)


def _organization(row: Row, rule: str, entries: Entries) -> _Claims:
    name, aliases = _wordings(row.cells)
    return _name(entries, rule, Organization(name=name, aliases=aliases), aliases)


def _person(row: Row, rule: str, entries: Entries) -> _Claims:
    name, aliases = _wordings(row.cells)
    return _name(entries, rule, Person(name=name), aliases)


def _place(row: Row, rule: str, entries: Entries) -> _Claims:
    name, aliases = _wordings(row.cells)
    level, code = row.cells.get("level", ""), row.cells.get("code", "")
    if level and level not in LEVELS:
        raise _Wrong(f"there is no level '{level}'; {one_of(LEVELS, level)}")
    if code and not re.fullmatch(r"\d{6}(?:\d{3})?", code):
        raise _Wrong(
            f"code '{code}' has not six digits (GB/T 2260) or nine (a township's); a village's is that of the town it lies in"
        )
    around = [] if not code else path_of(code)
    path = around if not code or name_of(code) == name else [*around, name]
    place = Place(name=name, level=cast(PlaceLevel, level) if level else None, code=code or None, path=path)
    return _name(entries, rule, place, aliases)


def _name(
    entries: Entries, rule: str, value: Programme | Organization | Person | Place, aliases: Sequence[str]
) -> _Claims:
    surfaces = tuple(dict.fromkeys(fold(wording) for wording in (value.name, *aliases)))
    entries.names.append(Name(value, surfaces, rule))
    return [("name", surface) for surface in surfaces]


def _wordings(cells: Mapping[str, str]) -> tuple[str, list[str]]:
    """The name and its aliases, checked and without the quotation marks around them."""
    name = _wording(cells["name"])
    aliases = [_wording(alias) for alias in _ALIAS.split(cells.get("aliases", "")) if alias.strip()]
    return name, [alias for alias in dict.fromkeys(aliases) if alias != name]


def _wording(cell: str) -> str:
    cell = cell.strip()
    quoted = _MARKS.fullmatch(cell)
    name = quoted[1].strip() if quoted else cell
    if len(name) < 2:
        raise _Wrong(f"'{name}' is too short for a name: it would be found in every word; write two characters or more")
    if len(name) > _LONGEST:
        raise _Wrong(f"'{name[:12]}…' has {len(name)} characters; a name has at most {_LONGEST}")
    if not (name[0].isalnum() or name[-1].isalnum()):
        raise _Wrong(f"'{name}' neither begins nor ends with a letter, a character or a digit")
    return name


def _unit(row: Row, rule: str, entries: Entries) -> _Claims:
    surface = _measure(row.cells["surface"])
    symbol, factor = row.cells.get("si_symbol", ""), row.cells.get("si_factor", "")
    if bool(symbol) != bool(factor):
        raise _Wrong("a unit has si_symbol and si_factor, a measure word neither; give both or leave both empty")
    if symbol and not re.fullmatch(r"[A-Za-z°Ωμ%][A-Za-z0-9°Ωμ·/^.\-]{0,15}", symbol):
        raise _Wrong(f"'{symbol}' is no SI symbol; write m, m2, kg, kW and the like")
    entries.units.append(UserUnit(surface, rule, symbol, _factor(factor, "si_factor") if factor else None))
    return [("measure", surface)]


def _currency(row: Row, rule: str, entries: Entries) -> _Claims:
    surface = _measure(row.cells["surface"])
    iso, side, factor = (row.cells.get(name, "") for name in ("iso", "side", "factor"))
    if not re.fullmatch("[A-Z]{3}", iso):
        raise _Wrong(
            f"'{iso}' is no currency code; write three capital letters as ISO 4217 does (CNY), XTS and the like for one that has none"
        )
    if side and side not in get_args(Side):
        raise _Wrong(f"there is no side '{side}'; {one_of(get_args(Side), side)}")
    parts = _factor(factor or "1", "factor")
    exact = Decimal(parts.numerator) / Decimal(parts.denominator)
    if Fraction(exact) != parts:
        raise _Wrong(f"factor '{factor}' is no finite decimal; sums are exact")
    entries.currencies.append(UserCurrency(surface, rule, iso, cast(Side, side or "behind"), exact))
    return [("measure", surface)]


def _measure(cell: str) -> str:
    surface = fold(cell)
    if any(c.isspace() for c in surface) or any(c.isdigit() for c in surface[:1]) or len(surface) > 12:
        raise _Wrong(f"'{cell}' is no unit: it has blanks, begins with a digit, or is longer than 12 characters")
    return surface


def _factor(cell: str, column: str) -> Fraction:
    if not _FACTOR.fullmatch(cell) or not any(c in "123456789" for c in cell) or re.search(r"/0+$", cell):
        raise _Wrong(f"{column} '{cell}' is no number above 0; write 0.5 or 10000/15")
    above, _, below = cell.partition("/")
    return Fraction(above) / Fraction(below or 1)


def _code(row: Row, rule: str, entries: Entries) -> _Claims:
    value_type, code = row.cells["value_type"], row.cells["code"]
    # A metric is compared without its quotation marks.
    wording = re.sub("[“”‘’]", "", row.cells["wording"])
    if not wording:
        raise _Wrong("the wording is nothing but quotation marks")
    if value_type not in _VALUE_TYPES:
        raise _Wrong(f"there is no value type '{value_type}'; {one_of(_VALUE_TYPES, value_type)}")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,63}", code):
        raise _Wrong(
            f"code '{code}' has other than small letters, digits and underscores, or does not begin with a letter; write it like payout_total"
        )
    entries.codes.append(MetricCode(wording, value_type, code, rule=rule))
    return [("code", value_type, wording)]


def _head(row: Row, rule: str, entries: Entries) -> _Claims:
    surface, category = fold(_wording(row.cells["surface"])), row.cells["category"]
    if category not in CATEGORIES:
        raise _Wrong(f"there is no category '{category}'; {one_of(CATEGORIES, category)}")
    entries.heads.append(Head(surface, cast(Category, category), *_WEIGHTS, through=False, rule=rule))
    return [("head", surface)]


_READERS: Mapping[str, Callable[[Row, str, Entries], _Claims]] = {
    "programmes": _programme,
    "organizations": _organization,
    "people": _person,
    "places": _place,
    "units": _unit,
    "currencies": _currency,
    "metric_codes": _code,
    "programme_heads": _head,
}
