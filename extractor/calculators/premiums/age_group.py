"""The groups of people that a population names, with the ages that they are bounded by.

少儿医保、在校大学生和未满18岁新市民 are three groups: one of an age that the word means (`lexicons/age_groups.tsv`), one of none, one of an age that is written.
Written bounds follow the Civil Code, art. 1259: 以上, 以下, 以内 and 满 include the number, 不满 and 超过 exclude it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractor.lexicon import AgeWord, rows
from extractor.models import Fact, Quantity
from extractor.text import fold_width

_SPLIT = re.compile(r"[、，,；;]|以及|和|与|或|及(?!以[上下])")
_N = r"(?:\d{1,3}|[零〇一二两三四五六七八九十百]{1,5})"
_RANGE = re.compile(rf"(?P<low>{_N})(?:周?岁)?(?:至|到|[-—–~～－])+(?P<high>{_N})周?岁")
_BOUND = re.compile(
    rf"(?P<before>未满|不满|不足|未到|低于|小于|超过|大于|高于|年满|满)?(?P<number>{_N})周?岁(?:[(（]含[)）])?(?P<after>及?以上|及?以下|以内)?"
)
# What adds nothing to an age: 70周岁以上的参保人员 are all of that age.
_ANYBODY = re.compile(r"(?:的|人员|人群|群体|参保|投保|被保险|市民|居民|公民|群众|人|者|对象)*")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """People of a population. `low` and `high` bound their full years of age, both in it (None: no bound); `condition` is what they must be besides.

    The bounds come from the group's own text, from a fact of age beside it or from a word of age; `why` quotes it. Both are None where nothing speaks of age.
    """

    text: str
    low: int | None = None
    high: int | None = None
    condition: str | None = None
    bounded_by: Literal["text", "fact", "word"] | None = None
    why: str | None = None

    def holds(self, age: int) -> bool:
        """Whether somebody of that age can belong to it by age; false where it has none."""
        return (
            self.why is not None and (self.low is None or self.low <= age) and (self.high is None or age <= self.high)
        )

    @property
    def width(self) -> int:
        """How many years of age it spans."""
        return (150 if self.high is None else self.high) - (self.low or 0)


def read_groups(population: str, ages: Iterable[Fact] = ()) -> list[AgeGroup]:
    """The groups that `population` names.

    `ages` are the facts of age from the same clause: where a group's own words hold no age, one of them that is about this group bounds it.
    """
    ages = list(ages)
    parts = (part.strip("“”‘’ 的") for part in _SPLIT.split(fold_width(population)))
    return [
        _group(part, [fact for fact in ages if fact.qualifiers.get("population") == part]) for part in parts if part
    ]


def is_anybody(population: str) -> bool:
    """Whether the words mean everybody who takes part (参保人员, 市民)."""
    return _ANYBODY.fullmatch(population) is not None


def span_of_word(word: str) -> tuple[int, int | None] | None:
    """The ages that a word for people means: 老年人 from 60; None for a word of no age."""
    row = _words().get(word)
    return row[:2] if row else None


def _group(text: str, ages: list[Fact]) -> AgeGroup:
    low, high, rest = _written(text)
    if rest == text:
        for fact in ages:
            if isinstance(fact.value, Quantity) and fact.value.value == int(fact.value.value):
                low, high = _stated(fact.value)
                return AgeGroup(text, low, high, _condition(text), "fact", fact.evidence.text)
        return _worded(text)
    return AgeGroup(text, low, high, _condition(rest), "text", text)


def _written(text: str) -> tuple[int | None, int | None, str]:
    """The bounds that are written in the text, and what is left of it."""
    bounds: list[tuple[int | None, int | None]] = []

    def between(match: re.Match[str]) -> str:
        bounds.append((_number(match["low"]), _number(match["high"])))
        return ""

    def bounded(match: re.Match[str]) -> str:
        number, before, after = _number(match["number"]), match["before"] or "", match["after"] or ""
        if before in ("未满", "不满", "不足", "未到", "低于", "小于"):
            bounds.append((None, number - 1))
        elif before in ("超过", "大于", "高于"):
            bounds.append((number + 1, None))
        elif before or after.endswith("上"):
            bounds.append((number, None))
        elif after:
            bounds.append((None, number))
        else:
            bounds.append((number, number))
        return ""

    rest = _BOUND.sub(bounded, _RANGE.sub(between, text)) if "岁" in text else text
    low = max((low for low, _ in bounds if low is not None), default=None)
    high = min((high for _, high in bounds if high is not None), default=None)
    return low, high, rest


def _stated(value: Quantity) -> tuple[int | None, int | None]:
    """The bounds of an age that is a fact."""
    number = int(value.value)
    if value.upper is not None:
        return number, int(value.upper)
    if value.modifier in ("under", "nearly"):
        return None, number - 1
    if value.modifier == "at_most":
        return None, number
    if value.modifier == "over":
        return number + 1, None
    return number, None if value.modifier == "at_least" else number


def _worded(text: str) -> AgeGroup:
    """The group by a word of age in its text; a further word makes the whole a condition (少儿医保: who is insured there)."""
    word = next((word for word in sorted(_words(), key=len, reverse=True) if word in text), None)
    if word is None:
        return AgeGroup(text, condition=text)
    low, high, convention = _words()[word]
    rest = text.replace(word, "", 1)
    ages = f"from {low}" if high is None else f"{low} to {high}"
    return AgeGroup(text, low, high, None if is_anybody(rest) else text, "word", f"{word} is {ages}: {convention}")


def _condition(rest: str) -> str | None:
    """What somebody must be beside the age: nothing where only words for people, or of that age, are left."""
    rest = rest.strip("的")
    return None if is_anybody(rest) or rest in _words() else rest


def _number(text: str) -> int:
    """A number up to 199, in digits or Chinese: 十八, 六十, 一百零五."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character] if digit else _DIGITS[character]
    return total + digit


@cache
def _words() -> dict[str, tuple[int, int | None, str]]:
    return {row.word: (row.from_, row.to, row.convention) for row in rows(AgeWord)}
