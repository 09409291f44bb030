"""What a figure of a list goes by: 甲镇 in 甲镇产茶12吨, and which figure of a sentence a name means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.figures import Sentence, Told
from extractor.relation import is_change

_MARKS = re.compile("^(?:其中|而|则|分别|[，,、；：: （(])+")
_TAIL = re.compile("(?:分别)?(?:[为是有达到了约近超得获共仅只]|实现|完成|达到)+$")
_MEASURES = frozenset("量额数率价值")
_PRONOUNS = {"前者": 0, "后者": -1}


def label(sentence: Sentence, told: Told) -> str:
    """The words of the figure's own clause before it, without marks and verbs that name nothing."""
    return _TAIL.sub("", _MARKS.sub("", sentence.near(told)))


def levels_of_unit(sentence: Sentence, told: Told, unit: tuple[str, ...]) -> list[Told]:
    """The figures of a unit in the sentence beside `told`, those that are changes left out."""
    return [f for f in sentence.figures if f is not told and f.unit == unit and not is_change(sentence, f)]


def named_by(sentence: Sentence, name: str, figures: Sequence[Told]) -> Told | None:
    """The one figure of a list that a name means: the pronouns 前者 and 后者, or words of its label; None where it is none or several."""
    if name in _PRONOUNS:
        return figures[_PRONOUNS[name]] if len(figures) == 2 else None
    if len(name) < 2:
        return None
    found = [f for f in figures if name in label(sentence, f) or label(sentence, f) == name]
    if not found:
        found = [f for f in figures if len(own := label(sentence, f)) > 1 and name.startswith(own)]
        found = [] if name[-1] in _MEASURES else found  # 居民用水量 is no price of 居民用水
    return found[0] if len(found) == 1 else None
