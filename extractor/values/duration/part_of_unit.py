"""Parts of a unit of time: 四分之三小时, 500毫秒."""

from __future__ import annotations

from decimal import Decimal

from extractor.grammar import Match, RuleSet
from extractor.models import Duration
from extractor.values.duration.length import add_units, iso_duration
from extractor.values.number.numeral import number, parse_numeral

parts: RuleSet[Duration] = RuleSet("duration")


@parts.rule(
    r"(?:(?<![\d一二三四五六七八九十百])(?P<whole>[一二两三四五六七八九十]|\d{1,2})(?:个?又|个(?=.分之))|(?<![\d一二三四五六七八九十百又个]))(?P<below>[二三四五六]|[2-6])分之(?P<above>[一二三四五]|[1-5])个?(?P<unit>年|世纪|小时|钟头|天|分钟)(?!度|级|前|后|代)",
    yes={
        "四分之三小时": "PT45M",
        "三分之一天": "PT8H",
        "四分之一世纪": "P25Y",
        "三分之二年": "P8M",
        "一又二分之一小时": "PT1H30M",
    },
    no=["百分之五天", "五分之三年轻人"],
    needs=("分之",),
)
def part_of_unit(match: Match) -> Duration | None:
    """A fraction of a unit that is whole in a smaller one: 四分之三小时."""
    below, above = (parse_numeral(match[name]) for name in ("below", "above"))
    whole = parse_numeral(match["whole"] or "零")
    unit, count = _PARTS[match["unit"]]
    if (
        whole is None
        or below is None
        or above is None
        or above.value >= below.value
        or match.string.startswith("轻", match.end())
    ):
        return None
    smaller = count * above.value / below.value
    if smaller != smaller.to_integral_value():
        return None
    amounts: dict[str, Decimal] = {}
    add_units(amounts, match["unit"], whole.value)
    amounts[unit] = amounts.get(unit, Decimal(0)) + smaller
    return Duration(iso=iso_duration(amounts))


_PARTS = {
    "年": ("M", 12), "世纪": ("Y", 100), "小时": ("m", 60), "钟头": ("m", 60), "天": ("h", 24), "分钟": ("s", 60),
}  # fmt: skip
_PARTS_OF_SECOND = {"毫秒": 3, "ms": 3, "微秒": 6, "纳秒": 9, "ns": 9}


@parts.rule(
    rf"(?:{number('n1')}|(?<![\dA-Za-z.-])(?P<n1>\d{{1,6}}(?:\.\d{{1,3}})?)) ?(?P<unit>毫秒|微秒|纳秒|ms(?![A-Za-z\d])|ns(?![A-Za-z\d]))",
    yes={"500毫秒": "PT0.5S", "200ms": "PT0.2S", "3微秒": "PT0.000003S"},
    no=["毫秒级", "第3毫秒", "5msg"],
    needs=("毫秒", "微秒", "纳秒", "ms", "ns"),
)
def parts_of_second(match: Match) -> Duration | None:
    """Thousandths of a second and less."""
    numeral = parse_numeral(match["n1"])
    if numeral is None or match.string[max(0, match.start() - 1) : match.start()] == "第":
        return None
    return Duration(
        iso=iso_duration({"s": numeral.value.scaleb(-_PARTS_OF_SECOND[match["unit"]])}), modifier=numeral.modifier
    )
