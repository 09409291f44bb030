"""Lengths of time in ISO 8601, exact: 一年半 is 18 months and so `P1Y6M`, 半天 `PT12H`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

# Each unit's surface, the ISO unit it counts in, and how many of it one is.
UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(["年", "载", "周年", "年头", "春秋", "寒暑", "学年", "财年"], ("Y", 1)),
    "学期": ("M", 6),  # a school year has two terms
    "世纪": ("Y", 100),
    "月": ("M", 1),
    "季度": ("M", 3),
    **dict.fromkeys(["周", "星期", "礼拜"], ("W", 1)),
    **dict.fromkeys(["天", "日", "昼夜", "工作日", "工作天", "自然日", "交易日", "日夜", "日日夜夜"], ("D", 1)),
    **dict.fromkeys(["小时", "钟头", "钟", "时"], ("h", 1)),
    "时辰": ("h", 2),
    **dict.fromkeys(["分钟", "分"], ("m", 1)),
    "刻钟": ("m", 15),
    **dict.fromkeys(["秒", "秒钟"], ("s", 1)),
}
ORDER = "YMWDhms"
# What a fraction of a unit is counted in. A month counts 30 days here (半个月 is `P15D`).
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("h", 24), "h": ("m", 60), "m": ("s", 60)}


def add_units(parts: dict[str, Decimal], surface: str, count: Decimal) -> None:
    """Add `count` times the unit `surface` to `parts`; a fraction goes to the next smaller unit where it is whole there."""
    unit, factor = UNITS[surface]
    _add(parts, unit, count * factor)


def _add(parts: dict[str, Decimal], unit: str, count: Decimal) -> None:
    whole = count.to_integral_value(rounding="ROUND_FLOOR")
    rest = count - whole
    if rest and unit in _SMALLER:
        smaller, size = _SMALLER[unit]
        if rest * size == (rest * size).to_integral_value() or (unit == "W" and rest * 2 == 1):
            if whole:
                parts[unit] = parts.get(unit, Decimal(0)) + whole
            _add(parts, smaller, rest * size)
            return
    parts[unit] = parts.get(unit, Decimal(0)) + count


def iso_duration(parts: Mapping[str, Decimal]) -> str:
    """The ISO 8601 duration of amounts by unit; weeks among other units are counted in days, for ISO allows them only by themselves."""
    amounts = {unit: amount for unit, amount in parts.items() if amount}
    if "W" in amounts and len(amounts) > 1:
        amounts["D"] = amounts.get("D", Decimal(0)) + 7 * amounts.pop("W")
    date_part = "".join(f"{_plain(amounts[unit])}{unit}" for unit in "YMWD" if unit in amounts)
    time_part = "".join(f"{_plain(amounts[unit])}{unit.upper()}" for unit in "hms" if unit in amounts)
    if not date_part and not time_part:
        return "PT0S"
    return f"P{date_part}" + (f"T{time_part}" if time_part else "")


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
