"""A metric's wording with what a later figure may take over from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extractor.facts.words import words_of
from extractor.grammar import compiled

_COUNTS = ("人次", "人数", "户数", "件数")


@dataclass(frozen=True, slots=True)
class Measure:
    """`text` is the wording, `verb` the verb that opens it, which the members of a list share (种植丹参300余亩、黄芪210余亩); `owner` whose it was."""

    text: str
    verb: str = ""
    owner: str = ""

    @property
    def base(self) -> str:
        """What changed, without the words of the change: 利润总额 of 利润总额同比增长."""
        return strip_change(self.text)

    def without_count(self) -> Measure:
        """The measure as a sum may have it: 赔付 of 赔付人次."""
        text = next((self.text.removesuffix(end) for end in _COUNTS if self.text.endswith(end)), self.text)
        return Measure(text, self.verb, self.owner) if len(text) > 1 else self

    def for_owner(self, owner: str) -> Measure:
        """The measure as another may have it: without the words of the one whose it was (利润 of 采矿业利润)."""
        if not self.owner or self.owner == owner or not self.text.startswith(self.owner) or _akin(self.owner, owner):
            return self
        return Measure(self.text.removeprefix(self.owner).removeprefix("的"), self.verb)


def _akin(a: str, b: str) -> bool:
    """Whether two wordings share a word: 全县新开工项目 and 新开工项目 are no two owners."""
    return any(a[i : i + 2] in b for i in range(len(a) - 1))


@lru_cache(maxsize=4096)
def strip_change(text: str) -> str:
    """A wording without the change or gap at its end: 可支配收入比上年增加 gives 可支配收入; a change alone stays."""
    match = _change_end().search(text)
    return text[: match.start()] if match and match.start() > 1 else text


@cache
def _change_end() -> regex.Pattern[str]:
    changes = "|".join(
        sorted(
            [*sorted(words_of("up")), *sorted(words_of("down")), *sorted(words_of("gap"))], key=lambda w: (-len(w), w)
        )
    )
    return compiled(
        rf"(?:(?:比|较|相比|与)[^，。]{{1,14}}?)?(?:同比|环比|分别|平均|均)?(?:实现|累计)?(?:{changes})(?:了|至|到|为)?(?:[^，。]{{1,10}}(?<=平均水平|平均|城镇|农村|同期|上年|去年|标准))?$"
        r"|占[^，。]{0,14}$"
    )
