"""The canonical code of a metric (赔付总额: payout_total), where the lexicon of common metrics has one.

A code holds only where the wording says what is measured, and unit and counted noun fit: 60多位大户 is no planted area, 13个服务中心 serve nobody, 增长贡献率 is
no growth, and a level is not its change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extractor.facts.words import ends_like, is_change_word
from extractor.lexicon import MetricCodeRow, UnitClass, rows
from extractor.models import Percent, Quantity, Value

_QUOTES = {ord(mark): None for mark in "“”‘’"}
_PEOPLE, _ANY = "people", "*"
_BEFORE = (
    "累计",
    "已",
    "共",
    "总共",
    "直接",
    "主动",
    "日均",
    "年均",
    "全年",
    "计划",
    "预计",
    "将",
    "可",
    "现已",
    "新",
    "参与",
)


@dataclass(frozen=True, slots=True)
class MetricCode:
    """A wording and the code of the metric that it says, for one type of value; `rule` is where it stands. `units` are the units and SI symbols in which a
    quantity may stand (none: any), `counted` the nouns that may end what stands behind the wording."""

    wording: str
    value_type: str
    code: str
    rule: str = "lexicon metric_codes"
    units: frozenset[str] = field(default=frozenset())
    counted: tuple[str, ...] = ()


def find_metric_code(metric: str, value: Value, own: Sequence[MetricCode] = ()) -> MetricCode | None:
    """The longest wording of lexicons/metric_codes.tsv and `own` that says what `metric` measures, with its code.

    It must be for the type of the `value` (累计赔付 in money is a sum, as a quantity a count), for its unit and for what it counts. A difference in percentage
    points has no code. `own` are the user's: they hold wherever their wording stands; of two wordings of one length theirs counts, then the later one.
    """
    text = metric.translate(_QUOTES)
    counted = (
        _Counted(value.unit, value.si.unit if value.si else None, value.of) if isinstance(value, Quantity) else None
    )
    point = isinstance(value, Percent) and value.kind == "point"
    ours = () if point else _shipped(text, value.type, counted)
    if not own:
        return max(ours, key=lambda held: held[:4])[4] if ours else None
    theirs = [
        (len(each.wording), len(each.wording), 1, text.rfind(each.wording), each)
        for each in own
        if each.value_type == value.type and each.wording in text
    ]
    return max((*ours, *theirs), key=lambda held: held[:4])[4] if ours or theirs else None


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a quantity counts: all of it that a code asks for."""

    unit: str | None
    si_unit: str | None
    of: str | None


# The cells of a column ask for the same, and so do the figures of a page about one thing.
@lru_cache(maxsize=1024)
def _shipped(text: str, value_type: str, counted: _Counted | None) -> tuple[tuple[int, int, int, int, MetricCode], ...]:
    """Of the shipped wordings those that say what the metric measures: how much of it they say, how long they are, whose they are, where they stand."""
    found = []
    for each in _codes(value_type):
        length = _said(text, each) if each.wording in text and _fits(counted, each) else 0
        if length:
            found.append((length, len(each.wording), 0, text.rfind(each.wording), each))
    return tuple(found)


def _fits(value: _Counted | None, code: MetricCode) -> bool:
    """Whether the unit and the counted noun of a quantity are such as the code counts."""
    if value is None or not code.units:
        return True
    si = f"[{value.si_unit}]" if value.si_unit else ""
    if (value.unit or "-") not in code.units and si not in code.units:
        return False
    return not value.of or value.of.endswith(code.wording) or code.wording in value.of or _counts(value.of, code)


def _said(metric: str, code: MetricCode) -> int:
    """How many characters of the metric say what the code means: the wording with the words of size behind it; 0 where they do not."""
    at = metric.rfind(code.wording)
    before, behind = metric[:at], metric[at + len(code.wording) :]
    rest = _without_size(behind)
    if before and _ends_in_rise(before):
        return 0  # 减少成本, 提高产量: a change of it
    if not rest:
        return len(code.wording) + len(behind)
    opens = not before or before.endswith(_BEFORE)
    return len(code.wording) if opens and _counts(rest, code) else 0


def _counts(noun: str, code: MetricCode) -> bool:
    if _ANY in code.counted or noun.endswith(tuple(word for word in code.counted if word not in (_PEOPLE, _ANY))):
        return True
    return _PEOPLE in code.counted and ends_like(noun, "population") is not None


def _without_size(text: str) -> str:
    """What is left of the words behind a wording without words of size: nothing of 总额."""
    while (size := ends_like(text, "size")) is not None:
        text = text[: -len(size)]
    return text.strip("的")


def _ends_in_rise(text: str) -> bool:
    return any(is_change_word(text[-length:]) for length in (2, 3) if len(text) >= length) and not text.endswith("新增")


@cache
def _codes(value_type: str) -> tuple[MetricCode, ...]:
    classes = {row.name: row.units.split() for row in rows(UnitClass)}
    return tuple(
        MetricCode(
            row.wording,
            row.value_type,
            row.code,
            units=frozenset(unit for word in row.units.split() for unit in classes.get(word, [word])),
            counted=tuple(row.counted.split()),
        )
        for row in rows(MetricCodeRow)
        if row.value_type == value_type
    )
