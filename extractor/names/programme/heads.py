"""The language of schemes: head nouns, verbs that go with them, and words that speak against one (three lexicons)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

import regex

from extractor.lexicon import ProgrammeCue, ProgrammeHead, ProgrammeVerb, matcher_of, rows
from extractor.models import Category

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Side = Literal["before", "after", "barrier"]
Cue = Literal["figure", "abstract", "people", "honour", "generic"]


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun (计划, 基金, 学堂): the category it gives and its weight behind, inside and without quotation marks.

    `through`: a head noun before it gives the category (培训项目 is a training, 补贴制度 a subsidy). `rule` names the user's lexicon that it
    comes from, empty for ours.
    """

    surface: str
    category: Category
    after: float
    inside: float
    bare: float
    through: bool
    rule: str = ""


# Words that end in a one-character head without being named by it (环保 is no 保, 畅通 no 通).
_NOT_HEADED = regex.compile(
    r"(?:[环担确力劳社参投续承低应尽兜难脱风危冒抢探]保|[风危冒抢探保]险|[交沟打互畅流卡普疏联贯融变精开直]通"
    r"|[体机控限研编复定强抑法学税管钳遏牵炼绘克录监自调型缝创双公专帝节压印]制|[办方做说看想用手立执司依合违守普宪刑民书魔非释]法"
    r"|[环季细关情调礼春时章使枝音气小脱]节|[国经运民私合直联露军阵自公宿主]营|[上联入全触官渔电织]网|[号密编代数解起筹扫条]码"
    r"|[多白风蓝乌青流]云|[借信房还放]贷|[参本决竞]赛|[打刷贺名关]卡|[社集集财军代乐]团|[上下值加早晚轮]班|[发进扩施舒]展)$"
)


class Heads:
    """Head nouns by surface, and the longest of them that a phrase ends in.

    The ones that everybody has are `shipped_heads()`; an extractor whose user brings head nouns has a table of its own.
    """

    def __init__(self, heads: Iterable[Head]) -> None:
        self.table = {head.surface: head for head in heads}
        self.longest = max(map(len, self.table))
        self.has_own = any(head.rule for head in self.table.values())
        # The last two characters, or the one, of the heads of names without quotation marks: a quick look before `of`.
        self.bare_endings = frozenset(surface[-2:] for surface, head in self.table.items() if head.bare > 0)

    def of(self, phrase: str) -> Head | None:
        """The longest head noun that `phrase` ends in, or None. A one-character head does not count in words that merely end in it."""
        for length in range(min(len(phrase), self.longest), 0, -1):
            head = self.table.get(phrase[-length:])
            if head is not None:
                return None if length == 1 and _NOT_HEADED.search(phrase[-2:]) else head
        return None

    def category_of(self, phrase: str) -> Category | None:
        """The category that the head noun of `phrase` gives, seen through 项目, 制度 and the like to the head noun before them."""
        head = self.of(phrase)
        if head is None:
            return None
        if head.through:
            before = self.of(phrase[: -len(head.surface)])
            if before is not None and before.category in (
                "insurance",
                "fund",
                "subsidy",
                "training",
                "service",
                "campaign",
            ):
                return before.category
        return head.category


@cache
def shipped_heads() -> Heads:
    """The head nouns of lexicons/programme_heads.tsv."""
    return Heads(
        Head(
            row.surface,
            cast(Category, row.category),
            float(row.after),
            float(row.inside),
            float(row.bare),
            row.through == "x",
        )
        for row in rows(ProgrammeHead)
    )


@cache
def verbs(side: Side) -> dict[str, int]:
    """The verbs of one side with their weights: a scheme is the object of those `before` it and the subject of those `after` it.

    A `barrier` ends the noun phrase behind a name.
    """
    return {row.surface: row.weight for row in rows(ProgrammeVerb) if row.side == side}


def verb_at(side: Side, text: str, start: int) -> str | None:
    """The longest verb of one side that begins at `start` of `text`."""
    table = verbs(side)
    return next((text[start : start + size] for size in range(12, 0, -1) if text[start : start + size] in table), None)


@cache
def verb_categories() -> dict[str, Category]:
    """What a scheme mostly is that is the object of the verb (上线: a platform)."""
    return {
        row.surface: cast(Category, row.category)
        for row in rows(ProgrammeVerb)
        if row.side == "before" and row.category
    }


@cache
def _verb_matcher(side: Side) -> tuple[AhoCorasick, list[str]]:
    words = list(verbs(side))
    return matcher_of(tuple(words)), words


def find_verbs(side: Side, text: str) -> list[tuple[str, int, int]]:
    """The verbs of one side in `text`, leftmost and longest, each with where it starts and ends."""
    matcher, words = _verb_matcher(side)
    return [(words[number], start, end) for number, start, end in matcher.find_matches_as_indexes(text)]


@cache
def cues(kind: Cue) -> frozenset[str]:
    """The words of one kind that speak against a scheme."""
    return frozenset(row.surface for row in rows(ProgrammeCue) if row.kind == kind)


@cache
def _cue_matcher(kind: Cue) -> AhoCorasick:
    return matcher_of(tuple(sorted(cues(kind))))


def has_cue(kind: Cue, text: str) -> bool:
    """Whether a cue word of that kind stands anywhere in `text`."""
    return bool(_cue_matcher(kind).find_matches_as_indexes(text))


def starts_with_cue(kind: Cue, text: str) -> bool:
    """Whether `text` opens with a cue word of that kind."""
    return any(text[:length] in cues(kind) for length in range(1, min(len(text), 12) + 1))


def ends_with_cue(kind: Cue, text: str) -> bool:
    """Whether `text` ends in a cue word of that kind."""
    return any(text[-length:] in cues(kind) for length in range(1, min(len(text), 12) + 1))
