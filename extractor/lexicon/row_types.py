"""What a row of each shipped lexicon holds: one frozen dataclass a lexicon, its fields the columns of the file.

A field that is a number in the file is one here (`int`, `Decimal`, `Fraction`); an empty cell of an optional field is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AgeWord:
    """A word for people of an age: 学龄前儿童 from 3 to 5, by the convention named."""

    FILE: ClassVar[str] = "age_groups"
    word: str
    from_: int
    to: int | None
    convention: str


@dataclass(frozen=True, slots=True)
class Currency:
    """A way to write a currency: 元 behind its number is CNY; 角 is a tenth of it (`factor`)."""

    FILE: ClassVar[str] = "currencies"
    surface: str
    iso: str
    side: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its SI symbol and factor where it has them, and its English name as a denominator."""

    FILE: ClassVar[str] = "units"
    surface: str
    si_symbol: str
    si_factor: Fraction | None
    per: str


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A measure word, and its English name as a denominator (元/人: person)."""

    FILE: ClassVar[str] = "measure_words"
    surface: str
    per: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that hedges a number, where it stands to it (`place`), and the characters beside it that make it part of another word."""

    FILE: ClassVar[str] = "hedges"
    word: str
    place: str
    modifier: str
    not_beside: str


@dataclass(frozen=True, slots=True)
class Reign:
    """An era or reign: its first year, how many years it has, and the calendar of its years."""

    FILE: ClassVar[str] = "reigns"
    name: str
    first: int
    years: int
    calendar: str


@dataclass(frozen=True, slots=True)
class FeastDay:
    """A feast or solar term: the calendar and the day in it; `weak` where the name is a common word too."""

    FILE: ClassVar[str] = "feasts"
    name: str
    calendar: str
    day: str
    weak: str


@dataclass(frozen=True, slots=True)
class Idiom:
    """An expression that looks like a date and is none: 今日影评."""

    FILE: ClassVar[str] = "date_idioms"
    surface: str


@dataclass(frozen=True, slots=True)
class FixedFigure:
    """An expression whose numeral states no figure: 五大发展理念."""

    FILE: ClassVar[str] = "fixed_figures"
    expression: str


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division of GB/T 2260."""

    FILE: ClassVar[str] = "divisions"
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class AmbiguousDivision:
    """A division whose name is a common word or a person's name too."""

    FILE: ClassVar[str] = "divisions_ambiguous"
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class FormerDivision:
    """A division that is no more: its code until then, and the code of what it is now."""

    FILE: ClassVar[str] = "divisions_former"
    name: str
    code_then: str
    until: str
    code_now: str


@dataclass(frozen=True, slots=True)
class DivisionNickname:
    """Another name of a division: 京城."""

    FILE: ClassVar[str] = "divisions_nicknames"
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Townships:
    """The townships of a county, each as three digits and its name, parted by blanks."""

    FILE: ClassVar[str] = "divisions_townships"
    county: str
    townships: str


@dataclass(frozen=True, slots=True)
class WorldPlace:
    """A country, region or city of the world."""

    FILE: ClassVar[str] = "places_world"
    name: str
    level: str
    iso: str


@dataclass(frozen=True, slots=True)
class PlaceAbbreviation:
    """A character that stands for a place: 日 for 日本."""

    FILE: ClassVar[str] = "places_abbreviated"
    character: str
    name: str


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname: common, rare, compound or japanese."""

    FILE: ClassVar[str] = "surnames"
    surname: str
    kind: str


@dataclass(frozen=True, slots=True)
class GivenNameWord:
    """A word that given names of a language are made of: 巴雅尔."""

    FILE: ClassVar[str] = "given_name_words"
    word: str
    language: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address behind a name: 女士, 老伯."""

    FILE: ClassVar[str] = "honorifics"
    honorific: str
    kind: str


@dataclass(frozen=True, slots=True)
class Post:
    """A noun that says what a person is: a post, a profession, a part in a story."""

    FILE: ClassVar[str] = "posts"
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class OrganizationSuffix:
    """An ending of names of organizations."""

    FILE: ClassVar[str] = "organization_suffixes"
    suffix: str
    kind: str


@dataclass(frozen=True, slots=True)
class OrganizationTrade:
    """A word for a trade or a kind of team behind the own name of a company or team."""

    FILE: ClassVar[str] = "organization_trades"
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class OrganizationPlainWord:
    """A word that makes no name of an organization, though it stands before an ending of one."""

    FILE: ClassVar[str] = "organization_plain_words"
    word: str


@dataclass(frozen=True, slots=True)
class OrganizationShortForm:
    """A short form of an ending: 人社厅."""

    FILE: ClassVar[str] = "organization_short_forms"
    short: str
    full: str


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A body that news speaks of everywhere by a name without a telling ending."""

    FILE: ClassVar[str] = "organizations_known"
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ProgrammeCue:
    """A word that speaks against a quoted stretch being a scheme."""

    FILE: ClassVar[str] = "programme_cues"
    surface: str
    kind: str


@dataclass(frozen=True, slots=True)
class ProgrammeVerb:
    """A verb that goes with schemes, on which side of the name, and how much it says."""

    FILE: ClassVar[str] = "programme_verbs"
    surface: str
    side: str
    weight: int
    category: str


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section of a newspaper: 时政."""

    FILE: ClassVar[str] = "page_sections"
    name: str


@dataclass(frozen=True, slots=True)
class Radical:
    """A radical, and the character that PDF fonts mean by it."""

    FILE: ClassVar[str] = "radicals"
    radical: str
    character: str


@dataclass(frozen=True, slots=True)
class Traditional:
    """A traditional character and its simplified form, the commonest where there are several."""

    FILE: ClassVar[str] = "traditional"
    traditional: str
    simplified: str


@dataclass(frozen=True, slots=True)
class WholeParts:
    """Labels that together make a whole: 城区/主城区|乡镇/农村."""

    FILE: ClassVar[str] = "whole_parts"
    labels: str


@dataclass(frozen=True, slots=True)
class PeriodPair:
    """Two words for periods: the other follows (去年, 今年), ends the same stretch (开盘, 收盘), or means the same (上年, 去年)."""

    FILE: ClassVar[str] = "period_pairs"
    word: str
    other: str
    role: str


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A word beside figures that says, or rules out, how one comes out of others."""

    FILE: ClassVar[str] = "relation_words"
    word: str
    role: str


@dataclass(frozen=True, slots=True)
class NamedResult:
    """A figure whose name says how it comes out of two others: 毛利 is 收入 less 成本, 上座率 the 观众 by what the hall holds."""

    FILE: ClassVar[str] = "named_results"
    result: str
    operation: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class GivenNameCharacter:
    """A character that Chinese given names are made of."""

    FILE: ClassVar[str] = "given_name_characters"
    character: str


@dataclass(frozen=True, slots=True)
class Transliteration:
    """A character that foreign names are written with: strong, weak or town."""

    FILE: ClassVar[str] = "transliteration"
    character: str
    kind: str


@dataclass(frozen=True, slots=True)
class NameWeight:
    """How much a feature speaks for a candidate of a kind of names."""

    FILE: ClassVar[str] = "name_choice"
    kind: str
    feature: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class FastNameWeight:
    """The same where no network has read the text."""

    FILE: ClassVar[str] = "name_choice_fast"
    kind: str
    feature: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class OfficialHead:
    """A compound head of schemes that official news names without quotation marks, and the characters it wants before it."""

    FILE: ClassVar[str] = "programme_official_heads"
    surface: str
    category: str
    least: int


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """A head noun of named schemes: its category and its weight behind, inside and without quotation marks."""

    FILE: ClassVar[str] = "programme_heads"
    surface: str
    category: str
    after: Decimal
    inside: Decimal
    bare: Decimal
    through: str


@dataclass(frozen=True, slots=True)
class NominalWord:
    """A word that a tagger calls a verb or a direction and that names hold: 就业, 东部."""

    FILE: ClassVar[str] = "nominal_words"
    word: str


@dataclass(frozen=True, slots=True)
class PeriodWord:
    """A word that says when a figure holds, by its role: 将 (ahead), 累计 (total), 公布 (report)."""

    FILE: ClassVar[str] = "period_words"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class ValueWord:
    """A word around a number, date or phone number that says how it is meant, by its role: 用时 (elapsed) before 1:30:00."""

    FILE: ClassVar[str] = "value_words"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class NameCue:
    """A word in or around a name that says what it is, by its role: 美丽 (slogan_before) before 中国."""

    FILE: ClassVar[str] = "name_cues"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word by which lines and cells of a page are told apart, by its role."""

    FILE: ClassVar[str] = "page_words"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class TopLevelDomain:
    """A top-level domain by which an address without a scheme is told; `plain` where it is a plain word or file ending too and needs a path or www."""

    FILE: ClassVar[str] = "top_level_domains"
    name: str
    plain: str


@dataclass(frozen=True, slots=True)
class QualifierWord:
    """A word that leads to what narrows a figure, by its role: 较 (against), 高于 (gap), 面向 (for_whom)."""

    FILE: ClassVar[str] = "qualifier_words"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word around a cue of status that makes it none, by its role: 完成 before 计划 (measured_by), 超过 behind 不 (bound)."""

    FILE: ClassVar[str] = "status_words"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A word by which a text says that a figure is planned, denied, hearsay or, behind such a word, a fact again; where it stands and how far it reaches."""

    FILE: ClassVar[str] = "status_cues"
    surface: str
    status: str
    side: str
    reach: str


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """The first and last day off around a public holiday of a year."""

    FILE: ClassVar[str] = "holidays"
    year: int
    feast: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class MetricCodeRow:
    """A wording of a common metric: the type of value it measures, its code, the units in which it may stand and the nouns that it may count."""

    FILE: ClassVar[str] = "metric_codes"
    wording: str
    value_type: str
    code: str
    units: str
    counted: str


@dataclass(frozen=True, slots=True)
class UnitClass:
    """The units that count one kind of thing: people (人, 名, 人次)."""

    FILE: ClassVar[str] = "unit_classes"
    name: str
    units: str


@dataclass(frozen=True, slots=True)
class FactWord:
    """A word that gives a statement of figures its shape, by its role there."""

    FILE: ClassVar[str] = "fact_words"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class FeatureWeight:
    """A feature of the choice of a fact's part, and the weight that was learned for it."""

    FILE: ClassVar[str] = "fact_choice"
    part: str
    feature: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class PlainTownship:
    """A short name of townships that is a plain word far more often: 人民."""

    FILE: ClassVar[str] = "divisions_townships_plain"
    word: str


@dataclass(frozen=True, slots=True)
class TableHead:
    """What the head of a column or the label of a form stands for; `match`: whether the words must be the whole head, or its end."""

    FILE: ClassVar[str] = "table_heads"
    surface: str
    role: str
    match: str


@dataclass(frozen=True, slots=True)
class TablePeriod:
    """A period in a head that is counted from the page's reporting year: 上年同期."""

    FILE: ClassVar[str] = "table_periods"
    surface: str
    role: str


@dataclass(frozen=True, slots=True)
class ChromeWord:
    """A word that a web page prints around an article: a button, a channel, a counter."""

    FILE: ClassVar[str] = "page_chrome"
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class BriefColumn:
    """The name of a column of short items: 快讯."""

    FILE: ClassVar[str] = "brief_columns"
    word: str
