"""Years counted from the beginning of an era or a reign: 民国三十八年, 光绪二十四年, 昭和十二年.

A year of a reign before 1912 is a lunar one that begins in the solar year given here. Outside the tables of the lunar calendar its months stay unresolved.
"""

from __future__ import annotations

from extractor.grammar import Match, RuleSet
from extractor.values.date.calendar.calendar_number import small_number
from extractor.values.date.moment import Moment

reign: RuleSet[Moment] = RuleSet("date")

# First year and number of years. Source: 中国历史年代简表 (文物出版社, 1973), general knowledge of Japanese eras; facts.
_SOLAR = {
    "民国": (1912, 200),
    "明治": (1868, 45),
    "大正": (1912, 15),
    "昭和": (1926, 64),
    "平成": (1989, 31),
    "令和": (2019, 80),
}
_LUNAR = {
    "贞观": (627, 23), "永徽": (650, 6), "开元": (713, 29), "天宝": (742, 15), "贞元": (785, 21), "元和": (806, 15), "会昌": (841, 6),
    "建隆": (960, 4), "太平兴国": (976, 9), "景德": (1004, 4), "天圣": (1023, 10), "庆历": (1041, 8), "嘉祐": (1056, 8), "熙宁": (1068, 10),
    "元丰": (1078, 8), "元祐": (1086, 9), "崇宁": (1102, 5), "宣和": (1119, 7), "建炎": (1127, 4), "绍兴": (1131, 32), "淳熙": (1174, 16), "咸淳": (1265, 10),
    "至元": (1264, 31), "至正": (1341, 30), "洪武": (1368, 31), "建文": (1399, 4), "永乐": (1403, 22), "洪熙": (1425, 1), "宣德": (1426, 10),
    "正统": (1436, 14), "景泰": (1450, 8), "天顺": (1457, 8), "成化": (1465, 23), "弘治": (1488, 18), "正德": (1506, 16), "嘉靖": (1522, 45),
    "隆庆": (1567, 6), "万历": (1573, 48), "天启": (1621, 7), "崇祯": (1628, 17), "顺治": (1644, 18), "康熙": (1662, 61), "雍正": (1723, 13),
    "乾隆": (1736, 60), "嘉庆": (1796, 25), "道光": (1821, 30), "咸丰": (1851, 11), "同治": (1862, 13), "光绪": (1875, 34), "宣统": (1909, 3),
}  # fmt: skip
_NAMES = "|".join(sorted(_SOLAR | _LUNAR, key=len, reverse=True))


@reign.rule(
    rf"(?:[明清唐宋元](?:朝|代)?(?=.{{2,4}}[元一二三四五六七八九十\d]))?(?P<name>{_NAMES})(?P<number>元|\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}})年(?!级|代|[间前后](?![，。]))",
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
    },
    no=["民国年间", "乾隆年间", "康熙百年", "绍兴一百年"],
    needs="年",
)
def reign_year(match: Match) -> Moment | None:
    """A year of an era or a reign; 元年 is its first."""
    number = 1 if match["number"] == "元" else small_number(match["number"])
    first, years = _SOLAR.get(match["name"]) or _LUNAR[match["name"]]
    if match["name"] == "绍兴" and number < 10 and match["number"] != "元":
        return None  # rather the city: 在绍兴三年
    if not 1 <= number <= years:
        return None
    return Moment(year=first + number - 1, lunar=match["name"] in _LUNAR)
