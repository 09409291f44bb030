"""Years counted from the beginning of an era or a reign: 民国三十八年, 光绪二十四年, 昭和十二年.

A year of a reign before 1912 is a lunar one that begins in the solar year given here. Outside the tables of the lunar calendar its months stay unresolved.
"""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.lexicon import Reign, rows
from extractor.text import fold
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.moment import Moment
from extractor.values.number.numeral import parse_numeral

reign: RuleSet[Moment] = RuleSet("date")

# As rules see them: 乾 folds to 干.
_REIGNS = {fold(row.name): row for row in rows(Reign)}
_NAMES = "|".join(sorted(_REIGNS, key=len, reverse=True))


def _number(text: str) -> int:
    """The number of a year; three digits of 民国 are read one by one (一一三) or with 百 (一百一十三)."""
    numeral = parse_numeral(text, digit_strings=True) if len(text) > 2 else None
    return int(numeral.value) if numeral else small_number(text)


@reign.rule(
    rf"(?:[明清唐宋元](?:朝|代)?(?=.{{2,4}}[元一二三四五六七八九十\d]))?(?:中华(?=民国))?(?P<name>{_NAMES})(?P<number>元|\d{{1,2}}|(?<=民国)(?:\d{{3}}|[一百零〇二三四五六七八九十]{{3,5}})|[一二三四五六七八九十廿卅]{{1,3}})年(?!级|代|[间前后](?![，。]))",
    yes={
        "民国三十八年": "1949",
        "民国38年": "1949",
        "民国元年": "1912",
        "民国二十六年七月七日": "1937-07-07",
        "光绪二十四年": "1898",
        "清康熙六十一年": "1722",
        "贞观元年": "0627",
        "昭和十二年": "1937",
        "光绪二十六年七月二十日": "1900-08-14",
        "民国113年": "2024",
        "中华民国一一三年": "2024",
        "乾隆五十年": "1785",
    },
    no=["民国年间", "乾隆年间", "康熙百年", "绍兴一百年"],
    needs="年",
)
def reign_year(match: Match) -> Moment | None:
    """A year of an era or a reign; 元年 is its first."""
    number = 1 if match["number"] == "元" else _number(match["number"])
    told = _REIGNS[match["name"]]
    if match["name"] == "绍兴" and number < 10 and match["number"] != "元":
        return None  # rather the city: 在绍兴三年
    if not 1 <= number <= told.years:
        return None
    return Moment(year=told.first + number - 1, lunar=told.calendar == "lunar")
