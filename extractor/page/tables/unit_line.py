"""The line that says in which units a table counts: 单位：万元, （金额单位：人民币万元）, 单位：元/吨, 单位：万元、户."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.grammar import compiled

_UNITS = compiled(
    r"(?:计量|金额|货币|数据|面积|统计|计价|价格)?单位\s?[:：]\s?(?P<units>[^\s，。；：:（）()]{1,12}(?:[、,，][^\s，。；：:（）()、,，]{1,6}){0,3})"
)
_CURRENCY = compiled(r"^人民币(?=.)")
_SPLIT = compiled(r"[、,，]")
# What a unit may begin with; 单位：教育局 names who reports.
_LOOKS = compiled(
    r"[十百千万亿]{0,2}(?:元|角|分|美元|港元|欧元|日元|吨|公斤|千克|斤|克|人|户|家|个|件|台|辆|套|头|只|次|场|项|座|处|所|张|亩|公顷|平方|立方|米|公里|千米|千瓦|千伏|兆瓦|标箱|TEU|升|度|㎡|m|km|kg|t|%|‰|℃|毫米|厘米|天|年|月|小时|名|位|篇|册|部|艘|架|株|羽|枚|桶|箱|盒|瓶|袋|块|片|根|条|宗|笔|单|期|票|车)"
)
_ONLY = compiled(r"[（(]?\s?(?:计量|金额|货币|数据|面积|统计|计价|价格)?单位\s?[:：][^。；]{1,40}")
_BRACKETED = compiled(r"[（(](?P<unit>[^（()）]{1,10})[)）]$")
_BANDS = 160  # characters of a line in which a unit is looked for


def read_unit_line(lines: Sequence[str]) -> tuple[str, ...]:
    """The units that the last line that names any gives to the whole table, empty where none does."""
    for line in lines:
        match = _UNITS.search(line[:_BANDS])
        if match is None:
            continue
        units = tuple(_CURRENCY.sub("", unit) for unit in _SPLIT.split(match["units"].split("币种")[0]) if unit)
        if all(_LOOKS.match(unit) for unit in units):
            return units
    return ()


def is_unit_line(line: str) -> bool:
    """Whether a line only says in which units a table counts."""
    return _ONLY.fullmatch(line.strip()) is not None and bool(read_unit_line([line]))


def without_unit_bracket(label: str) -> str:
    """The label without a unit in brackets at its end: 集装箱（万标箱）; 水泥（散装） and 拖拉机（100马力以上） stay."""
    match = _BRACKETED.search(label)
    if match is None or not any(_LOOKS.fullmatch(part) for part in (match["unit"], match["unit"].split("/")[0])):
        return label
    return label[: match.start()].strip() or label
