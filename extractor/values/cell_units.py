"""The unit of a table's cell or a form's value: as its head writes or implies it, its row gives it, or the whole table bears it."""

from __future__ import annotations

from functools import lru_cache

from extractor.grammar import compiled
from extractor.models import Duration, Money, Percent, Quantity
from extractor.page import Row, Table, role_of
from extractor.values.custom_measures import UserMeasures
from extractor.values.duration.find import find_durations
from extractor.values.money.amount import MONEY
from extractor.values.money.currency_first import SIGNED
from extractor.values.quantity.si import si_value
from extractor.values.quantity.simple import QUANTITY
from extractor.values.ratio.percent import PERCENT

# Where a header writes its unit: in brackets, behind a slash or colon, as its last word, or as a sign at its end.
BRACKETS = compiled(r"[(（\[【](?:计量)?(?:单位[:：]?\s?)?([^()（）\[\]【】]{1,14})[)）\]】]")
_TAIL = compiled(r"[/:：\s]\s*([^\s/:：]{1,8}(?:/[^\s/:：]{1,4})?)\s*$")
_SIGN = compiled(r"([%‰℃])\s*$")
# A header that is a unit and nothing else (亿元, 元/公斤); 场次 and 平 are measures.
_UNIT_ONLY = compiled(r"[十百千万亿]{1,2}\p{Han}{1,3}(?:/\S{1,4})?|\S{1,4}/\S{1,4}|元|%")
# A unit of money that the whole table bears does not hold for shares of something, nor for what is counted in pieces.
_SHARE = compiled(r"[率比]$|[%‰]|增[长减速幅]|占比|±|幅度?$|比重|比例|环比|同比")
COUNT = compiled(
    r"(?:人|户|台|件|个|家|次|宗|笔|套|辆|头|只|场|篇|张|项|天|月|年|班|栋|层|户|批|单|面|度|位|项目|岗位|数)数$|数量|人口|人次|面积|里程|长度|容积率|密度|倍数|年限|年期|期限|工期|次数|指数|气温|温度"
)
_SCALE = compiled(r"[（(]([百千]?[万亿])[）)]$")
_MONEY = compiled(
    r"(?:(?<![份名限])额度?|价|价格|费|费用|金|款|收入|支出|投资|产值|市值|总值|利润|资产|负债|成本|税收|预算|营收|补贴|补助|贷款|债务|规模)$"
)
_PIECES = compiled(r"(人次|[户台人件家套辆头只场篇张天月班栋层票次宗笔项株座])数$")
_UNITS_SPOKEN = {"月": "个月", "日": "天", "日历天": "天", "自然天": "天", "历天": "天"}
SCALES = "百千万亿"
CellValue = Money | Percent | Quantity | Duration
Read = tuple[CellValue | None, str]


@lru_cache(maxsize=4096)
def unit_of(header: str, own: UserMeasures | None = None) -> str:
    """The unit that a header names (金额(万元/年): 万元/年), empty where it names none."""
    whole = [header] if _UNIT_ONLY.fullmatch(header) else []
    said = [*reversed(BRACKETS.findall(header)), *whole, *_TAIL.findall(header), *_SIGN.findall(header)]
    return next(
        (
            _spoken(unit.strip())
            for unit in said
            if len(unit) <= 14
            and not unit[:1].isdigit()
            and read_whole(f"1{_spoken(unit.strip())}", own)[0] is not None
        ),
        "",
    )


def _spoken(unit: str) -> str:
    """The unit as running text has it: 月 that counts is 个月, 元/生·年 is 元/学生·年."""
    return _UNITS_SPOKEN.get(unit, unit).replace("/生", "/学生")


@lru_cache(maxsize=4096)
def read_whole(phrase: str, own: UserMeasures | None) -> Read:
    """The one value that covers all of `phrase`, and the row of the user's file that it is by (empty: it is by our rules)."""
    for mention in own.find(phrase) if own is not None else ():
        if mention.start == 0 and mention.end == len(phrase) and isinstance(mention.value, Money | Quantity):
            return mention.value, mention.rule
    for rules in (MONEY, SIGNED, PERCENT, QUANTITY):
        for found in rules.find(phrase):
            if found.start == 0 and found.end == len(phrase) and isinstance(found.value, Money | Percent | Quantity):
                return found.value, ""
    for mention in find_durations(phrase):
        if mention.start == 0 and mention.end == len(phrase) and isinstance(mention.value, Duration):
            return mention.value, ""
    return None, ""


@lru_cache(maxsize=4096)
def si_unit(unit: str, own: UserMeasures | None) -> str:
    """The spelling of a unit by which `si_value` knows it: 平方米 of 万平方米, 公里/小时; empty where it is no physical unit."""
    one = read_whole(f"1{unit}", own)[0]
    if not isinstance(one, Quantity) or one.si is None:
        return ""
    spellings = (one.unit or "", unit, unit.lstrip(SCALES), "千瓦时")
    return next((text for text in spellings if si_value(one.value, text) == one.si), "")


def implied_unit(head: str) -> str:
    """The unit that the words of a head imply: 台数 counts 台, 受益户数 户, 发行总额（亿） 亿元."""
    bare = BRACKETS.sub("", head).strip()
    scale = _SCALE.search(head)
    if scale is not None:
        return scale[1] + ("元" if _MONEY.search(bare) else "")
    count = _PIECES.search(bare)
    return _spoken(count[1]) if count is not None else ""


def row_unit(table: Table, row: Row, above: str) -> str:
    """The unit that the row's own unit cell gives, not for changes and shares."""
    if table.unit is None or table.unit >= len(row.names) or role_of(above) == "change" or _SHARE.search(above):
        return ""
    return row.names[table.unit]


def table_unit(table: Table, above: str, beside: str) -> str:
    """The unit of the whole table that suits what is measured: of 万元、户 the one for 发放金额, the other for 发放户数."""
    units = table.unit_line
    share = any(_SHARE.search(text) or role_of(text) == "change" for text in (above, beside))
    if share:
        return next((unit for unit in units if unit in "%‰"), "")
    measured = [unit for unit in units if unit not in ("%", "‰")]
    for text in (above, beside):
        said = next((unit for unit in measured if unit.lstrip(SCALES) and unit.lstrip(SCALES) in text), None)
        if said is not None:
            return said
    counted = next((text for text in (above, beside) if COUNT.search(text)), "")
    first = measured[0] if measured else ""
    if counted and isinstance(read_whole(f"1{first}", None)[0], Money):
        return ""
    return first
