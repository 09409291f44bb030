"""What a unit alone measures: 亩 an area, 岁 an age, 公里 a length of way, or how far away something is."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.clauses.token import Token
from extractor.models import Quantity

AREA = frozenset({"亩", "公顷", "平方米", "平方公里", "㎡", "顷", "万亩"})
DIMENSIONS = {
    **dict.fromkeys(AREA, "面积"),
    **dict.fromkeys(("公里", "千米", "里"), "里程"),
    **dict.fromkeys(("米", "厘米", "毫米"), "长度"),
    **dict.fromkeys(("吨", "公斤", "千克", "斤", "克"), "重量"),
    **dict.fromkeys(("度", "℃", "摄氏度"), "温度"),
    **dict.fromkeys(("人", "名", "位"), "人数"),
    "人次": "人次",
    "户": "户数",
    "岁": "年龄",
    "周岁": "年龄",
}
_WAYS = frozenset({"公里", "千米", "里", "米", "海里"})
_AWAY = ("外", "以外", "之外", "开外", "远", "之遥", "之隔", "远处", "外处")
_APART = ("距", "距离", "离", "相距", "相隔", "仅距", "紧距")
_OLDEST, _YOUNGEST = ("最大", "最年长", "最老"), ("最小", "最年轻", "最年幼")
# What may stand between 最大 and the age: 年纪最大的已有81岁, but not 最小的儿子6岁.
_BETWEEN = frozenset({
    "的", "者", "只有", "只", "已", "已有", "已经", "才", "仅", "仅有", "是", "为", "达", "已达", "有",
    "年龄", "大", "小", "年长", "年轻", "年幼", "老",
})  # fmt: skip
_REACH = 6  # tokens between 距 and the figure: 距县城中心只有15公里


def unit_of(value: object) -> str:
    """The unit of a quantity; empty for other values."""
    return (value.unit or "") if isinstance(value, Quantity) else ""


def is_distance(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure says how far away something is: 40公里外的县城, 距县城15公里, 离市区有50公里远."""
    if unit_of(tokens[at].value) not in _WAYS:
        return False
    if at and tokens[at - 1].text[-1:] == "至":
        return False  # 配送半径延伸至2公里外 says what the radius is
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if behind in _AWAY or (behind == "开" and at + 2 < len(tokens) and tokens[at + 2].text == "外"):
        return True
    for token in reversed(tokens[max(0, at - _REACH) : at]):
        if token.text in _APART:
            return True
        if token.is_figure or token.text in ("，", "。", "；", "、", "：", "的"):
            return False
    return False


def age_measure(tokens: Sequence[Token], at: int) -> str:
    """年龄, or whose of a group: 年纪最大的54岁，最小的才19岁."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if tokens[i].text not in _BETWEEN and not tokens[i].text.startswith("最"):
            break
        said = tokens[i].text if tokens[i].text != "最" else "最" + tokens[i + 1].text
        if said in _OLDEST:
            return "最大年龄"
        if said in _YOUNGEST:
            return "最小年龄"
    return "年龄"
